"""What everybody may learn: words without names, changes, and counts that point at nobody."""

from datetime import date

import pytest
from sqlalchemy import select
from telling import told

from alongside import utcnow
from alongside.testing.statements import statements
from alongside_feedback.change_models import Change
from alongside_feedback.learning import in_public
from alongside_feedback.models import Enterprise, Reflection


@pytest.fixture
def town(northbank):
    northbank.enable("feedback")
    return northbank


def revealed(town, words, reach="public", name="Zebedee Quill"):
    """A reflection that was revealed and whose writer lets these words travel."""
    person = town.person(name)
    with town.session() as session:
        enterprise = Enterprise(
            hope="Secret hope",
            look_back_on=date(2026, 1, 1),
            state="revealed",
            revealed_at=utcnow(),
        )
        session.add(enterprise)
        session.flush()
        session.add(
            Reflection(
                enterprise_id=enterprise.id,
                person_id=person,
                who="Secret words",
                travelling=words,
                reach=reach,
                reach_wanted=reach,
                revealed=True,
                finished_at=utcnow(),
            )
        )
        return enterprise.id


def page(town):
    return town.visitor().get("/feedback/learning").text


def test_an_empty_page_says_why_kindly(town):
    text = page(town)
    assert "Learning takes time" in text
    assert "none yet" in text


def test_shared_words_stand_there_without_names(town):
    revealed(town, "I learnt that she reads the weather in people's faces")
    text = page(town)
    assert "reads the weather" in text
    for secret in ("Zebedee", "Quill", "Secret"):
        assert secret not in text


@pytest.mark.parametrize("reach", ["us", "group"])
def test_words_that_may_not_travel_so_far_are_not_there(town, reach):
    revealed(town, "Only between us", reach)
    assert "Only between us" not in page(town)


def test_rule_23_words_that_are_taken_back_vanish_at_once(town):
    revealed(town, "I learnt that she reads the weather")
    assert "reads the weather" in page(town)
    with town.session() as session:
        session.scalars(select(Reflection)).one().reach = "us"
    assert "reads the weather" not in page(town)


def test_changes_that_happened_are_told(town):
    enterprise_id = revealed(town, "x")
    with town.session() as session:
        for status, words in (("done", "There is a lamp now"), ("agreed", "There will be a bench")):
            session.add(
                Change(enterprise_id=enterprise_id, what="w", status=status, public_words=words)
            )
    text = page(town)
    assert "There is a lamp now" in text
    assert "There will be a bench" not in text


def test_small_counts_are_not_shown():
    assert [in_public(n) for n in (0, 1, 4, 5, 40)] == ["none yet", "a few", "a few", "5", "40"]


def test_counts_and_words_of_conversations_give_nobody_away(town):
    told(town, "Something about Nan")
    text = page(town)
    assert "a few" in text
    assert "Nan" not in text


def test_the_page_costs_the_same_however_much_was_learnt(town):
    revealed(town, "One")
    page(town)
    with statements(town.app) as before:
        page(town)
    for number in range(4):
        revealed(town, f"More {number}", name=f"Person {number}")
    with statements(town.app) as after:
        page(town)
    assert len(after) == len(before)


def test_another_council_reads_none_of_it(town, abergwyn):
    abergwyn.enable("feedback")
    revealed(town, "I learnt that she reads the weather")
    assert "reads the weather" not in abergwyn.visitor().get("/feedback/learning").text
