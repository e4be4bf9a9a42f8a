"""The page of a practice whose package is gone: what it was, what is kept, what can be done."""

import pytest

from alongside.councils.models import CouncilPractice
from alongside.db.time import utcnow
from alongside.kernel.models import HoldingRecord, PracticeState
from alongside.lifecycle import at_council
from alongside.records.log import note
from alongside.testing import Town
from alongside.testing.browser import Browser
from alongside.web.context import current

LIST = "/council/practices"
CHOIR = f"{LIST}/choir"


@pytest.fixture
def choir(northbank: Town) -> Town:
    """Northbank, where there once was a choir."""
    seat = {
        "practice_id": "choir",
        "table_name": "choir_seat",
        "clear": [],
        "shows": [],
        "words": {"en": {"what": "Where you sing"}, "cy": {"what": "Ble rydych chi’n canu"}},
    }
    with at_council(northbank.app, "northbank") as session:
        session.add_all(
            [
                PracticeState(
                    practice_id="choir",
                    titles={"en": "The choir"},
                    columns={},
                    source="the package alongside-choir",
                    release="1.2",
                    upgraded_at=utcnow().replace(2026, 3, 31),
                ),
                HoldingRecord(**seat, person_column="person_id", what="Seats", erasure="delete"),
                HoldingRecord(
                    practice_id="choir",
                    table_name="choir_fee",
                    person_column="person_id",
                    what="What you paid",
                    erasure="retain",
                    because="The law of fees",
                    clear=[],
                    shows=[],
                ),
                HoldingRecord(
                    practice_id="choir",
                    table_name="choir_song",
                    what="Songs",
                    erasure="delete",
                    clear=[],
                    shows=[],
                ),
                CouncilPractice(practice_id="choir", enabled=True, settings={}),
            ]
        )
        current.council.changed()
        note(session, current.actor, "upgraded", "practice", current.council.id, "choir: 1.1 → 1.2")
    return northbank


def test_it_says_what_it_was_what_is_kept_and_what_was_done(
    choir: Town, administrator: Browser
) -> None:
    assert f'href="{CHOIR}"' in administrator.get(LIST).text
    page = administrator.get(CHOIR).text
    for words in (
        "<h1>The choir</h1>",
        "Not installed any more",
        "1.2",
        "the package alongside-choir",
        "31 March 2026",
        "nobody wrote down the day",
        "About a person, and erased with them",
        "Where you sing",
        "About a person, and kept when they are erased",
        "The law of fees",
        "What you paid",
        "About nobody",
        "Songs",
        "What is held about me",
        "choir: 1.1 → 1.2",
    ):
        assert words in page, words
    assert "Seats" not in page, "it was said in words that people read"
    assert "canu" not in page


def test_it_says_what_whoever_runs_the_server_can_do_next(
    choir: Town, administrator: Browser
) -> None:
    page = administrator.get(CHOIR).text
    assert "install it again" in page
    assert "alongside plugin archive choir</code>" in page
    assert "alongside plugin purge choir</code>" in page
    assert "--undo" not in page
    with choir.session() as session:
        session.query(PracticeState).filter_by(practice_id="choir").one().archived_at = utcnow()
    page = administrator.get(CHOIR).text
    assert "Archived since" in page
    assert "nobody wrote down the day" not in page
    assert "alongside plugin archive choir --undo</code>" in page
    assert "alongside plugin purge choir</code>" in page


def test_it_can_be_switched_off_where_it_is_still_on(choir: Town, administrator: Browser) -> None:
    assert "still switched on here" in administrator.get(CHOIR).text
    administrator.send(CHOIR, {"on": "0"}, to=f"{CHOIR}/switch")
    page = administrator.get(CHOIR).text
    assert "still switched on here" not in page
    assert "switched a practice off" in page


def test_one_of_which_nothing_was_written_down_but_its_switch_has_a_page(
    northbank: Town, abergwyn: Town, administrator: Browser
) -> None:
    with northbank.session() as session:
        session.add(CouncilPractice(practice_id="old_band", enabled=False, settings={}))
    page = administrator.get(f"{LIST}/old_band").text
    assert "<h1>Old band</h1>" in page
    assert page.count("Nobody wrote it down.") == 3
    assert "Nobody wrote down that it kept anything" in page
    other = abergwyn.signed_in(abergwyn.person("Bron", "administrator"))
    assert other.get(f"{LIST}/old_band").status_code == 404


def test_it_is_for_this_councils_administrators(choir: Town) -> None:
    assert choir.visitor().get(CHOIR).status_code == 302
    for role in ((), ("worker",)):
        assert choir.signed_in(choir.person("Some Body", *role)).get(CHOIR).status_code == 403
