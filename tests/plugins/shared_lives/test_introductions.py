"""Getting to know each other: planning, a diary with everybody's own page, and choosing."""

import re

import pytest
from living_cast import DAY, gather
from sqlalchemy import select

from alongside_shared_lives import living_cards, living_choices, living_meetings
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_meetings import Told
from alongside_shared_lives.living_models import Choice, DiaryEntry, Introduction
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.models import Possibility
from alongside_shared_lives.states import NotNow


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


def dated(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def meeting_of(harbour):
    with harbour.session() as session:
        return session.scalars(select(Introduction.id)).one()


def test_a_cup_of_tea_is_planned_happens_and_is_told_of_by_everybody(harbour) -> None:
    page = harbour.meetings
    tea = {"kind": "tea", "place": "Gwen’s kitchen", **dated("planned_on", today())}
    assert harbour.send("person", f"{page}/plan", tea).status_code == 302
    one = meeting_of(harbour)
    assert "Gwen’s kitchen" in harbour.get("carer", page).text
    assert "The diary opens when you have met" in str(
        harbour.send("person", f"{page}/{one}/diary", {"words": "x"}).text
    )
    assert (
        harbour.send("carer", page, {"to": "happened"}, to=f"{page}/{one}/went").status_code == 302
    )

    mine = {"words": "The light on the teapot", "written_with": "Su"}
    assert harbour.send("person", f"{page}/{one}/diary", mine).status_code == 302
    cat = {"words": "Sat on her coat", "pet": "Admiral", "share": "y"}
    assert harbour.send("mate", f"{page}/{one}/diary", cat).status_code == 302
    facts = {"words": "They walked to the quay"}
    assert harbour.send("worker", f"{page}/{one}/diary", facts).status_code == 302
    harbour.send("helper", f"{page}/{one}/diary", {"words": "She hummed all the way home"})
    assert "written with Su Chow" in harbour.get("person", page).text

    for name in ("person", "helper"):
        text = harbour.get(name, page).text
        for words in ("The light on the teapot", "Admiral", "Sat on her coat", "to the quay"):
            assert words in text
        assert "Only your side reads this" in text
    for name in ("carer", "mate", "worker", "manager"):
        text = harbour.get(name, page).text
        assert "Sat on her coat" in text
        assert "The light on the teapot" not in text

    assert "Bryn Hartley" not in harbour.get("person", page).text  # it is the cat who speaks
    with harbour.session() as session:
        own_page = select(DiaryEntry.id).where(DiaryEntry.author_id == harbour.person)
        entry = session.scalars(own_page).one()
    own = f"{page}/diary/{entry}"
    for name in ("helper", "carer", "worker"):  # the helper reads it, and its words stay hers
        assert harbour.get(name, own).status_code == 404
    shared = {"words": "The light on the teapot, still", "share": "y"}
    assert harbour.send("person", own, shared).status_code == 302
    assert "teapot, still" in harbour.get("carer", page).text
    harbour.send("person", own, {"words": "Mine again"})
    assert "Mine again" not in harbour.get("worker", page).text


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(harbour) -> None:
    page = f"{harbour.meetings}/plan"
    answer = harbour.send("carer", page, {"place": "Gwen’s kitchen", "planned_on-day": "x"})
    assert answer.status_code == 422
    assert "Gwen’s kitchen" in answer.text
    far = {"kind": "tea", **dated("planned_on", today().replace(day=1, year=today().year + 40))}
    assert "Check the year of this day" in harbour.send("carer", page, far).text


def test_only_what_has_happened_happened_and_it_stays_so(harbour) -> None:
    with harbour.session() as session:
        pair, by = harbour.pair(session), harbour.who(session, "carer")
        soon = living_meetings.plan(session, pair, by, kind="meal", planned_on=today() + DAY)
        session.flush()
        with pytest.raises(NotNow, match="still to come"):
            living_meetings.went(session, Part(pair, soon), "happened")
        living_meetings.went(session, Part(pair, soon), "called_off")
        tea = harbour.meet(session, pair)
        for to in ("called_off", "planned", "nonsense"):
            with pytest.raises(NotNow):
                living_meetings.went(session, Part(pair, tea), to)
        by = harbour.who(session, "worker")
        entry = living_meetings.tell(session, Part(pair, tea), by, Told("x", pet="Admiral"))
        assert (entry.side, entry.pet) == ("scheme", "")
        assert entry.shared_at is not None


def test_choosing_waits_for_meeting_and_counts_until_it_is_taken_back(harbour) -> None:
    choice = f"{harbour.meetings}/choice/person"
    assert "First meet." in harbour.send("person", choice, {"answer": "yes"}).text
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    assert harbour.send("helper", choice, {"answer": "yes"}).status_code == 302
    page = harbour.get("helper", harbour.meetings).text
    assert "Mei Lin Chow chose: Yes" in page
    with harbour.session() as session:
        assert session.scalars(select(Choice.how)).one() == "helper"
    back = f"{choice}/take-back"
    for name in ("carer", "mate", "worker"):  # to the scheme it is told, and theirs it stays
        assert harbour.send(name, harbour.meetings, to=back).status_code == 403
    assert harbour.send("person", harbour.meetings, to=back).status_code == 302
    with harbour.session() as session:
        assert living_choices.chosen(session, harbour.pair(session)).person is None


def test_the_scheme_writes_down_an_answer_only_with_how_and_who_was_there(harbour) -> None:
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    choice = f"{harbour.meetings}/choice/person"
    assert harbour.send("worker", choice, {"answer": "yes", "how": "said"}).status_code == 422
    told = {"answer": "yes", "how": "pictured", "with_words": "Su, with the two photos"}
    assert harbour.send("worker", choice, told).status_code == 302
    page = harbour.get("person", harbour.meetings).text
    assert "Su, with the two photos" in page
    assert "Take it back" in page
    for name in ("carer", "mate"):  # a household's answer is its carer's, a person's is theirs
        assert harbour.get(name, choice).status_code == 403
    assert harbour.get("mate", f"{harbour.meetings}/choice/household").status_code == 403
    assert "Su, with the two photos" not in harbour.get("carer", harbour.meetings).text


def test_nobody_else_sees_any_of_it_and_nothing_opens_before_both_said_yes(harbour) -> None:
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    for name in ("outsider", "panel"):
        for tail in ("", "/plan", "/choice/person", f"/{meeting_of(harbour)}/diary"):
            assert harbour.get(name, harbour.meetings + tail).status_code == 404
    with harbour.session() as session:
        other = harbour.another(session)
        other.possibility.household_answer = "not_yet"
        closed = other.id
    assert harbour.get("worker", f"/possibilities/{closed}/introductions").status_code == 404
    with harbour.session() as session:
        session.get_one(Possibility, closed).existing = True
    page = harbour.get("carer", f"/possibilities/{closed}/introductions")
    assert "You know each other already" in page.text


def test_the_home_page_says_what_waits_and_to_nobody_else(harbour) -> None:
    def cards(name):
        home = harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        return re.sub(r"\s+", " ", home)

    assert "Plan a first cup of tea" in cards("person")
    assert "Getting to know each other: Gwen’s house" in cards("helper")
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    assert "Meet again, or choose" in cards("carer")
    assert "Getting to know each other: Mei Lin Chow" in cards("mate")
    for name in ("outsider", "panel", "worker"):
        assert "Getting to know" not in cards(name)
    with harbour.session() as session:
        harbour.choose(session, harbour.pair(session), "household")
        found = living_cards.cards_for(session, harbour.who(session, "carer"))
        assert "Meet again, or choose" not in [card.text for card in found]
