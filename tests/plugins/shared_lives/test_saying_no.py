"""A no at any time, which needs no reason and tells nobody whose it is (rule 24)."""

import pytest
from living_cast import AGREED, DAY, ROOT, gather
from sqlalchemy import select

from alongside_shared_lives import (
    choosing,
    living_agreements,
    living_arrangements,
    living_choosing,
    living_ending,
    living_meetings,
    living_reviews,
    suggesting,
)
from alongside_shared_lives.capacity import spans_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_models import Arrangement, Introduction
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.living_states import Living
from alongside_shared_lives.models import Looking
from alongside_shared_lives.states import NotNow

RESTS = "This rests now"


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


def plan_tea(harbour):
    with harbour.session() as session:
        by = harbour.who(session, "carer")
        pair = harbour.pair(session)
        living_meetings.plan(session, pair, by, kind="tea", planned_on=today() + 3 * DAY)


@pytest.mark.parametrize("who", ["person", "helper", "carer"])
def test_rule_24_who_said_yes_to_meeting_can_say_no_before_they_have_met(harbour, who) -> None:
    plan_tea(harbour)
    page = f"/possibilities/{harbour.pair_id}"
    assert "No, after all" in harbour.get(who, page).text
    said = harbour.send(who, page, {"to": "no"}, to=f"{page}/answer")
    assert said.status_code == 302
    for name in ("person", "helper", "carer"):
        text = harbour.get(name, page).text
        assert RESTS in text
        assert "No, after all" not in text
        assert (
            "Getting to know"
            not in harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        )
    with harbour.session() as session:
        [tea] = session.scalars(select(Introduction)).all()
        assert tea.state == "called_off"
    assert RESTS in harbour.get("carer", harbour.meetings).text


def test_rule_24_a_no_after_all_looks_as_when_the_scheme_lets_it_rest(harbour) -> None:
    page = f"/possibilities/{harbour.pair_id}"
    harbour.send("worker", page, {"to": "rest"}, to=f"{page}/rest")
    by_scheme = harbour.get("person", page).text
    with harbour.session() as session:
        pair = harbour.pair(session)
        pair.possibility.closed_at = None
        choosing.answer(session, pair, "household", "no", harbour.who(session, "carer"))
    token = harbour.town.signed_in(harbour.person)
    own = token.hidden(by_scheme)
    theirs = harbour.get("person", page).text
    for name, value in token.hidden(theirs).items():
        theirs = theirs.replace(value, own[name])
    assert theirs == by_scheme


def test_rule_24_where_two_know_each_other_already_a_no_lets_it_rest(harbour) -> None:
    page = f"/possibilities/{harbour.pair_id}"
    with harbour.session() as session:
        one = harbour.pair(session).possibility
        one.existing, one.person_answer, one.household_answer = True, "", ""
    harbour.send("carer", page, {"to": "no"}, to=f"{page}/answer")
    assert RESTS in harbour.get("person", page).text
    with harbour.session() as session:
        assert harbour.pair(session).possibility.household_answer == ""


def test_rule_24_when_it_does_not_go_on_it_rests_and_nobody_can_look_and_take_back(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        pair.possibility.person_shows_at = pair.possibility.household_shows_at = (
            pair.seeker.looking.created_at
        )
        harbour.meet(session, pair)
        harbour.choose(session, pair, "person", "no")
        harbour.choose(session, pair, "household", "yes")
        for side in ("person", "household"):
            with pytest.raises(NotNow):
                living_choosing.take_back(session, Part(pair, side))
            with pytest.raises(NotNow):
                harbour.choose(session, pair, side)
    page = f"/possibilities/{harbour.pair_id}"
    assert harbour.get("carer", f"{page}/person").status_code in (403, 404)
    for name in ("person", "carer"):
        assert "It does not go on between you" in harbour.get(name, harbour.meetings).text
        assert "Take it back" not in harbour.get(name, harbour.meetings).text
        assert "Plan a time together" not in harbour.get(name, harbour.meetings).text
    with harbour.session() as session:
        pair = harbour.pair(session)
        suggesting.think_again(session, pair)
        assert choosing.outcome(pair) is None
        pair.possibility.person_answer = pair.possibility.household_answer = "yes"
        harbour.choose(session, pair, "person", "yes")
        with pytest.raises(NotNow):  # the household's yes of before does not count any more
            living_arrangements.try_it(session, pair, Trial("live_in", today(), today() + 9 * DAY))


def test_in_an_emergency_both_go_on_choosing_where_they_live(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        living_arrangements.in_emergency(
            session, pair, Trial("live_in", today()), today() + 9 * DAY, household_agreed=True
        )
        harbour.meet(session, pair)
        harbour.choose(session, pair, "person", "yes")
        harbour.choose(session, pair, "household", "no")
        harbour.choose(session, pair, "household", "yes")
        assert pair.possibility.closed_at is None


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_rule_24_a_worker_writes_over_nobody_s_own_answer(harbour, answer) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        pair.possibility.household_answer = ""
        pair.possibility.person_answer = answer
    page = f"/possibilities/{harbour.pair_id}"
    other = "no" if answer == "yes" else "yes"
    how = "She pointed at the boat, and her sister was there"
    noted = harbour.send("worker", f"{page}/note", {"answer": other, "how": how})
    assert noted.status_code == 422
    assert "Only they can change it" in noted.text or "may read about them" in noted.text
    assert "her sister was there" in noted.text, "what was typed stays"
    with harbour.session() as session:
        assert harbour.pair(session).possibility.person_answer == answer


def test_rule_24_a_worker_writes_over_nobody_s_own_choice(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.meet(session, pair)
        harbour.choose(session, pair, "person", "no")
        worker = harbour.who(session, "worker")
        with pytest.raises(NotNow):
            living_choosing.choose(
                session, Part(pair, "person"), worker, "yes", how="said", with_words="At tea"
            )
        living_choosing.choose(
            session, Part(pair, "household"), worker, "yes", how="said", with_words="By phone"
        )


def test_the_scheme_hears_that_two_have_chosen_each_other(harbour) -> None:
    worker = harbour.town.signed_in(harbour.worker)
    assert "Two have chosen each other" not in worker.get("/home").text
    with harbour.session() as session:
        harbour.both_choose(session, harbour.pair(session))
    home = worker.get("/home").text
    assert "Two have chosen each other" in home
    assert f"{ROOT}{harbour.meetings}" in home
    assert "Mei" not in home
    with harbour.session() as session:
        trial = Trial("live_in", today(), today() + 9 * DAY)
        life = living_arrangements.try_it(session, harbour.pair(session), trial)
    assert "Two have chosen each other" not in worker.get("/home").text
    with harbour.session() as session:
        living_ending.stop(session, harbour.life(session, life.id))
    assert "Two have chosen each other" not in worker.get("/home").text


def begins_later(harbour, days=60):
    """They have agreed, and their first day is to come."""
    with harbour.session() as session:
        life = harbour.tried(session)
        living_agreements.write(session, life, AGREED)
        harbour.sign(session, life, "person", "household")
        living_arrangements.start(session, life, today() + days * DAY)
        living_reviews.plan_next(session, life)
        return life.id


@pytest.mark.parametrize("who", ["person", "carer"])
def test_what_has_not_begun_can_be_stopped_by_either(harbour, who) -> None:
    one = begins_later(harbour)
    page = f"/arrangements/{one}/ending"
    assert "Yes, stop it" in harbour.get(who, page).text
    assert harbour.send(who, page, to=f"{page}/stop").status_code == 302
    with harbour.session() as session:
        life = harbour.life(session, one)
        assert life.state is Living.ENDED
        assert spans_of(life.arrangement)[-1].until_on <= today()


def test_the_first_day_can_be_another_until_it_has_come(harbour) -> None:
    one = begins_later(harbour, days=3650)
    page = f"/arrangements/{one}"
    assert "Another first day" in harbour.get("worker", page).text
    assert "Since" not in harbour.get("person", page).text
    day = today() + 10 * DAY
    parts = {f"starts_on-{name}": str(getattr(day, name)) for name in ("day", "month", "year")}
    assert harbour.send("worker", f"{page}/start", parts).status_code == 302
    with harbour.session() as session:
        life = harbour.life(session, one)
        assert life.arrangement.starts_on == day
        [review] = living_reviews.reviews_of(session, life)
        assert review.due_on == day + 42 * DAY
        life.arrangement.starts_on = today()
    assert "Another first day" not in harbour.get("worker", page).text
    assert harbour.send("worker", f"{page}/start", parts).status_code == 422


def test_whoever_gives_notice_first_does_not_keep_the_other(harbour) -> None:
    one = harbour.living()
    far, soon = today() + 900 * DAY, today() + 28 * DAY
    with harbour.session() as session:
        life = harbour.life(session, one)
        living_ending.give_notice(session, life, harbour.who(session, "carer"), far)
    page = f"/arrangements/{one}/ending"
    assert "You can give notice yourself, too" in harbour.get("person", page).text
    assert "You can give notice yourself, too" not in harbour.get("carer", page).text
    with harbour.session() as session:
        life = harbour.life(session, one)
        mei, gwen = harbour.who(session, "person"), harbour.who(session, "carer")
        for by, day in ((gwen, soon), (mei, today() + 3 * DAY), (mei, far + DAY)):
            with pytest.raises(NotNow):
                living_ending.give_notice(session, life, by, day)
        living_ending.give_notice(session, life, mei, soon)
        assert (life.arrangement.ends_on, life.arrangement.notice_side) == (soon, "person")


def test_an_emergency_s_short_break_is_over_when_they_begin(harbour) -> None:
    begun = Arrangement(kind="short_break", state="living", weekdays=[])
    begun.trial_from, begun.starts_on = today() - 30 * DAY, today() - 3 * DAY
    [span] = spans_of(begun)
    assert span.until_on == today() - 4 * DAY


def test_who_lives_with_one_household_goes_on_when_a_break_with_another_ends(harbour) -> None:
    one = harbour.living()
    with harbour.session() as session:
        looking = session.get_one(Looking, harbour.looking)
        assert looking.state == "settled"
        other = Arrangement(
            possibility_id=harbour.pair_id,
            looking_id=looking.id,
            household_id=harbour.household,
            person_id=harbour.person,
            kind="short_break",
            weekdays=[],
            state="living",
            starts_on=today(),
        )
        session.add(other)
        session.flush()
        living_ending.end_now(session, harbour.life(session, other.id), "It was the summer’s")
        assert looking.state == "settled"
        living_ending.end_now(session, harbour.life(session, one), "The home is sold")
        assert looking.state == "paused"


def test_what_a_worker_wrote_of_a_no_is_kept_for_the_person_and_shown_to_nobody_else(harbour):
    page = f"/possibilities/{harbour.pair_id}"
    with harbour.session() as session:
        one = harbour.pair(session).possibility
        one.existing, one.person_answer, one.household_answer = True, "", ""
    noted = {"answer": "no", "how": "She shook her head, twice; Su was there"}
    assert harbour.send("worker", f"{page}/note", noted).status_code == 302
    for name, reads in (("person", True), ("worker", True), ("carer", False)):
        text = harbour.get(name, page).text
        assert RESTS in text
        assert ("shook her head" in text) == reads, name
