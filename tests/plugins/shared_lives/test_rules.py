"""The rules of domain.md, section 5, that two who share a life can rely on, by random histories."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from living_cast import AGREED, DAY, gather
from sqlalchemy import select

from alongside_shared_lives import (
    choosing,
    living_agreements,
    living_arrangements,
    living_choosing,
    living_ending,
    living_meetings,
    living_numbers,
    living_ordinary,
    suggesting,
)
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_models import Arrangement, Choice, Introduction
from alongside_shared_lives.living_parties import Life, Part, hold, running
from alongside_shared_lives.living_states import MOVES, Living
from alongside_shared_lives.models import Household
from alongside_shared_lives.parties import load_pair
from alongside_shared_lives.states import NotNow


@pytest.fixture
def harbour(northbank):
    return gather(northbank, most_adults=1)


class Story:
    """Two people, one room: what somebody tries to do, by its name."""

    def __init__(self, harbour, session) -> None:
        self.harbour, self.session = harbour, session
        self.pairs = [harbour.pair(session), harbour.another(session)]
        self.carer = harbour.who(session, "carer")

    def by(self, pair, side):
        return pair.seeker.person if side == "person" else self.carer

    def life(self, pair):
        now = running(self.session, pair)
        if now is None:
            raise NotNow
        return Life(now, pair)

    def plan(self, pair) -> None:
        one = living_meetings.plan(
            self.session, pair, self.carer, kind="tea", planned_on=today() - DAY
        )
        self.session.flush()
        self.planned = Part(pair, one)

    def meet(self, pair) -> None:
        self.plan(pair)
        living_meetings.went(self.session, self.planned, "happened")

    def choose(self, pair, side, answer="yes") -> None:
        living_choosing.choose(self.session, Part(pair, side), self.by(pair, side), answer)

    def act(self, name, pair) -> None:
        session = self.session
        trial = Trial("live_in", today(), today() + 20 * DAY)
        match name:
            case "plan" | "meet":
                getattr(self, name)(pair)
            case "call off":
                for one in session.scalars(
                    select(Introduction).where(Introduction.possibility_id == pair.id)
                ).all():
                    living_meetings.went(session, Part(pair, one), "called_off")
            case "person yes" | "household yes" | "person no" | "household no":
                self.choose(pair, *name.split())
            case "think again":
                living_choosing.take_back(session, Part(pair, "person"))
            case "after all":
                choosing.answer(session, pair, "person", "no", pair.seeker.person)
            case "ask again":
                suggesting.think_again(session, pair)
                for whose in ("person", "household"):
                    choosing.show(session, pair, whose)
                    choosing.answer(session, pair, whose, "yes", self.by(pair, whose))
            case "try":
                living_arrangements.try_it(session, pair, trial)
            case "emergency":
                urgent = Trial("live_in", today())
                living_arrangements.in_emergency(
                    session, pair, urgent, today() + 9 * DAY, household_agreed=True
                )
            case "move":
                life = self.life(pair)
                living_arrangements.move_trial(session, life, today(), today() + 40 * DAY)
            case "write":
                living_agreements.write(session, self.life(pair), AGREED)
            case "sign":
                life = self.life(pair)
                if not living_agreements.editions(session, life):
                    raise NotNow
                self.harbour.sign(session, life, "household", "person")
            case "start":
                living_arrangements.start(session, self.life(pair), today() + 2 * DAY)
            case "pause" | "go on":
                living_arrangements.pause(session, self.life(pair), pauses=name == "pause")
            case "stop":
                living_ending.stop(session, self.life(pair))
            case "notice":
                last = today() + 28 * DAY
                living_ending.give_notice(session, self.life(pair), pair.seeker.person, last)
            case "their notice":
                last = today() + 40 * DAY
                living_ending.give_notice(session, self.life(pair), self.carer, last)
            case "stay after all":
                living_ending.stay_after_all(session, self.life(pair), pair.seeker.person)
            case "end now":
                living_ending.end_now(session, self.life(pair), "x")
            case "approval":
                home = session.get_one(Household, pair.home.id)
                home.state = "paused" if home.state == "approved" else "approved"
        session.flush()

    def kept(self, one):
        """The yeses of both sides, each after a time together that happened."""
        rows = self.session.execute(
            select(Choice.side)
            .join(Introduction, Introduction.id == Choice.after_id)
            .where(
                Choice.possibility_id == one.possibility_id,
                Choice.answer == "yes",
                Choice.taken_back_at.is_(None),
                Introduction.state == "happened",
            )
        )
        return {row.side for row in rows}

    def there(self, one, day) -> bool:
        """Whether an arrangement brings somebody on a day, told from its rows alone."""
        if one.ends_on and day > one.ends_on:
            return False
        last = one.trial_until or day
        tried = one.trial_from is not None and one.trial_from <= day <= last
        return tried or (one.starts_on is not None and one.starts_on <= day)


ORDER = ["meet", "person yes", "household yes", "try", "write", "sign", "start", "notice"]
ANY = [
    *("plan", "call off", "person no", "household no", "think again", "emergency", "move"),
    *("pause", "go on", "stop", "stay after all", "end now", "approval", *ORDER),
    *("after all", "ask again", "their notice"),
]
strays = st.lists(
    st.tuples(st.integers(0, 16), st.sampled_from(ANY), st.integers(0, 1)), max_size=14
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(strays)
def test_rule_24_nothing_begins_without_meeting_two_yeses_room_and_approval(
    harbour, strays
) -> None:
    steps = [(name, 0) for name in ORDER] + [(name, 1) for name in ORDER]
    for place, name, whom in sorted(strays, reverse=True):
        steps.insert(place, (name, whom))
    with harbour.session() as session:
        story = Story(harbour, session)
        begun = {}
        for name, whom in steps:
            pair = load_pair(session, story.pairs[whom].id)
            step = session.begin_nested()
            try:
                story.act(name, pair)
                step.commit()
            except NotNow:
                step.rollback()
                session.expire_all()
            everybody = session.scalars(select(Arrangement)).all()
            approved = session.get_one(Household, harbour.household).state == "approved"
            for one in everybody:
                if begun.get(one.id, (None, None)) != (one.trial_from, one.starts_on):
                    assert approved, (name, one.state)
                    begun[one.id] = (one.trial_from, one.starts_on)
                urgent = one.state == "trial" and one.emergency
                assert one.state == "ended" or urgent or story.kept(one) == {"person", "household"}
                assert not urgent or one.choose_again_on is not None
            for days in range(60):
                here = {
                    one.looking_id for one in everybody if story.there(one, today() + days * DAY)
                }
                assert len(here) <= 1, (name, days)
        session.rollback()


def test_the_map_leads_from_every_state_to_an_end_and_from_there_nowhere() -> None:
    assert all(Living.ENDED in ways for one, ways in MOVES.items() if one is not Living.ENDED)
    assert MOVES[Living.ENDED] == frozenset()


def test_rule_24_a_yes_before_they_have_met_is_none(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        with pytest.raises(NotNow, match="First meet"):
            harbour.choose(session, pair, "person")
        with pytest.raises(NotNow, match="First they meet"):
            living_arrangements.try_it(session, pair, Trial("live_in", today(), today()))
        pair.possibility.existing = True  # they know each other: no matching, but all the rest
        pair.possibility.person_answer = pair.possibility.household_answer = ""
        with pytest.raises(NotNow, match="First they meet"):
            living_arrangements.try_it(session, pair, Trial("live_in"))
        harbour.both_choose(session, pair)
        pair.home.household.state = "panel"
        with pytest.raises(NotNow, match="not approved"):
            living_arrangements.try_it(session, pair, Trial("live_in", today(), today()))
        pair.home.household.state = "approved"
        life = living_arrangements.try_it(session, pair, Trial("live_in"))
        assert life.state is Living.TRIAL
        session.rollback()


def test_rule_24_neither_side_hears_the_other_first_and_a_no_hides_nothing_else(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.meet(session, pair)
        harbour.choose(session, pair, "household", "no")
    page = harbour.get("person", harbour.meetings).text
    assert "No</" not in page
    assert "Both said yes" not in page
    assert "It does not go on" not in page
    assert "What do you choose?" in page
    with harbour.session() as session:
        harbour.choose(session, harbour.pair(session), "person", "yes")
    for name in ("person", "helper", "carer", "mate"):
        page = harbour.get(name, harbour.meetings).text
        assert "It does not go on between you" in page
        assert "Tea" in page
    for name, own in (("person", "Yes, I would like this"), ("carer", "You chose: No")):
        assert own in harbour.get(name, harbour.meetings).text
    assert "You chose: No" not in harbour.get("person", harbour.meetings).text


def test_rule_1_nobody_is_only_a_receiver_both_sides_plan_write_agree_and_ask(harbour) -> None:
    for name in ("person", "helper", "carer", "mate"):
        assert harbour.get(name, f"{harbour.meetings}/plan").status_code == 200
    life = harbour.living()
    for name in ("person", "helper", "carer"):
        for page in ("agreement/write", "ending/notice", "days", "ordinary"):
            assert harbour.get(name, f"/arrangements/{life}/{page}").status_code == 200
        page = harbour.get(name, f"/arrangements/{life}").text
        assert "Ask for a review" in page
        assert "service user" not in page.lower()


def test_rule_22_an_ordinary_thing_is_one_field_and_in_no_number(harbour) -> None:
    life = harbour.living()
    words = "BURNT-THE-RICE"
    page = f"/arrangements/{life}/ordinary"
    assert harbour.send("person", page, {"words": words}).status_code == 302
    with harbour.session() as session:
        assert words not in str(living_numbers.table(session))
        [(thing, author)] = living_ordinary.things(
            session, harbour.life(session, life), harbour.who(session, "carer")
        )
        assert (thing.words, author) == (words, "Mei Lin Chow")
        thing_id = thing.id
    here = f"/arrangements/{life}"
    for name in ("person", "helper", "carer", "mate"):
        assert words in harbour.get(name, here).text
    for name in ("worker", "manager"):
        assert words not in harbour.get(name, here).text
        assert words not in harbour.get(name, "/arrangements").text
    assert words not in harbour.get("manager", "/arrangements.csv").text
    show = f"{here}/ordinary/{thing_id}/show"
    assert harbour.send("carer", page, {"to": "show"}, to=show).status_code == 404
    assert harbour.send("worker", page, {"to": "show"}, to=show).status_code == 404
    assert harbour.send("person", page, {"to": "show"}, to=show).status_code == 302
    assert words in harbour.get("worker", here).text
    assert words not in harbour.get("manager", "/arrangements.csv").text
    harbour.send("person", page, to=f"{here}/ordinary/{thing_id}/take-back")
    assert words not in harbour.get("carer", here).text


def test_holding_a_life_sees_what_another_did(harbour) -> None:
    with harbour.session() as session:
        life = harbour.lived(session)
        hold(session, life)
        assert life.state is Living.LIVING
        with pytest.raises(NotNow):
            living_ending.stop(session, life)
