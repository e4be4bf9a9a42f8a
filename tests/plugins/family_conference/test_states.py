"""The ways a conference can go, against the rules, with random histories (domain.md 1a)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stages import Cast, plan_of

from alongside import Person
from alongside_family_conference import (
    allocating,
    following,
    planning,
    preparing,
    referring,
    reporting,
    reviewing,
    the_day,
)
from alongside_family_conference.gatherings import hold, today
from alongside_family_conference.planning import ItemSeen, Written
from alongside_family_conference.reviewing import Looked
from alongside_family_conference.states import MOVES, OVER, NotNow, State


class TestTheMap:
    def test_every_state_is_reached_and_only_the_last_lead_nowhere(self) -> None:
        reached = {to for ways in MOVES.values() for to in ways}
        assert reached == set(State) - {State.DRAFTED}
        assert {one for one, ways in MOVES.items() if not ways} == set(OVER)

    def test_rule_15_private_time_leads_to_agreeing_and_nowhere_else(self) -> None:
        assert MOVES[State.PRIVATE] == {State.AGREEING}

    def test_an_end_is_reached_from_every_open_state_but_private_time(self) -> None:
        for state, ways in MOVES.items():
            if state not in OVER | {State.PRIVATE}:
                assert ways >= {State.DECLINED, State.WITHDRAWN}, state


def _written(what="Grandad cooks"):
    return Written(what)


ACTS = {
    "send": lambda s, g, c, who: referring.send(s, g),
    "consent": lambda s, g, c, who: [
        referring.note_consent(s, g, p, "yes", "x", today()) for p in g.who("central", "family")
    ],
    "refuse": lambda s, g, c, who: referring.note_consent(
        s, g, g.who("central")[0], "no", "x", today()
    ),
    "allocate": lambda s, g, c, who: allocating.allocate(s, g, c.coordinator, c.coordinator),
    "screen": lambda s, g, c, who: preparing.screen(
        s, g, c.coordinator, found="x", plan="", goes_ahead=True
    ),
    "no go": lambda s, g, c, who: preparing.screen(
        s, g, c.coordinator, found="x", plan="", goes_ahead=False
    ),
    "clear": lambda s, g, c, who: preparing.clear_list(s, g),
    "share report": lambda s, g, c, who: reporting.share(s, g),
    "ready": lambda s, g, c, who: preparing.ready(s, g),
    "inform": lambda s, g, c, who: the_day.give_information(s, g, ""),
    "line": lambda s, g, c, who: reporting.add_line(s, g, "x", "y", c.referrer),
    "start private": lambda s, g, c, who: the_day.start_private_time(s, g, who),
    "end private": lambda s, g, c, who: the_day.end_private_time(s, g, who),
    "go without": lambda s, g, c, who: the_day.go_without_private_time(s, g, who, "x"),
    "share": lambda s, g, c, who: the_day.share_plan(s, g, who, plan_of(c)),
    "add": lambda s, g, c, who: planning.add_item(s, g, who, _written()),
    "amend": lambda s, g, c, who: planning.amend(
        s, ItemSeen(g, planning.items_of(s, g)[0]), who, _written("Other words")
    ),
    "agree": lambda s, g, c, who: [
        planning.decide(s, ItemSeen(g, one), c.referrer, agrees=True, reason="")
        for one in planning.items_of(s, g)
    ],
    "decline": lambda s, g, c, who: planning.decide(
        s, ItemSeen(g, planning.items_of(s, g)[0]), c.referrer, agrees=False, reason="harm"
    ),
    "start": lambda s, g, c, who: planning.start(s, g, who),
    "review": lambda s, g, c, who: following.open_review(s, g, who),
    "reviewed": lambda s, g, c, who: reviewing.finish(s, g, who, Looked(better="x")),
    "close": lambda s, g, c, who: following.close(s, g),
    "pause": lambda s, g, c, who: following.stop(s, g, who, State.PAUSED, "x"),
    "resume": lambda s, g, c, who: following.resume(s, g),
    "withdraw": lambda s, g, c, who: following.stop(s, g, who, State.WITHDRAWN, "x"),
}
PATH = (
    "send consent allocate screen clear share-report ready inform start-private share agree start "
    "review reviewed close"
)
ORDER = [one.replace("-", " ") for one in PATH.split()]


def histories():
    """The way as it should be, with anything else put in anywhere, by anybody."""
    return st.lists(
        st.tuples(st.integers(0, len(ORDER)), st.sampled_from(sorted(ACTS)), st.integers(0, 4)),
        max_size=12,
    )


class TestRandomHistories:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(histories())
    def test_rules_15_and_16_hold_whatever_happens(self, family, strays) -> None:
        steps = [(one, 1) for one in ORDER]
        for place, act, who in sorted(strays, reverse=True):
            steps.insert(place, (act, who))
        with family.session() as session:
            cast = family.cast(session)
            found = referring.draft(session, cast.referrer, [cast.child], kind="child", name="x")
            named = {"parental": True, "by": cast.referrer}
            referring.name_person(session, found, cast.parent, "family", **named)
            self._prepare(found.conference)
            people = [cast.child, cast.parent, cast.relative, cast.referrer, cast.coordinator]
            for act, who in steps:
                self._try(session, found, cast, act, people[who])
            session.rollback()

    def _prepare(self, conference) -> None:
        """What the pages ask for is there, so that a history gets far."""
        conference.reasons = conference.must_change = "x"
        conference.strengths = conference.worries = conference.questions = "x"
        conference.held_on, conference.place = today(), "x"

    def _try(self, session, found, cast: Cast, act: str, who: Person) -> None:
        for party in found.family:
            if not party.participant.answer:
                party.participant.answer, party.participant.voice = "coming", "there"
        before = found.state
        items = [(one.id, one.what) for one in planning.items_of(session, found)]
        lines = len(reporting.lines_of(session, found))
        kept = session.begin_nested()
        try:
            ACTS[act](session, found, cast, who)
            session.flush()
            kept.commit()
        except (NotNow, IndexError):
            kept.rollback()
            hold(session, found)
            return
        conference, party = found.conference, found.party(who)
        if before is State.PRIVATE and found.state is not State.PRIVATE:
            assert found.state is State.AGREEING
            assert party is not None
            assert party.with_family
            assert conference.private_ended_at is not None
        if found.state in (State.AGREED, State.ACTIVE, State.CLOSED):
            held = conference.private_ended_at is not None
            assert held or conference.no_private_by_id is not None
            assert conference.plan_shared_at is not None
        now = [(one.id, one.what) for one in planning.items_of(session, found)]
        if now != items:
            assert party is not None
            assert party.with_family
        if found.state is State.WITHDRAWN and conference.plan_shared_at is not None:
            assert party is not None
            assert following.may_take_back(found, party)
        if len(reporting.lines_of(session, found)) > lines:
            assert conference.private_started_at is None or before in (
                State.ALLOCATED,
                State.PREPARING,
                State.READY,
                State.INFORMATION,
            )


@pytest.mark.parametrize("state", [State.PRIVATE, State.AGREEING, State.ACTIVE, State.CLOSED])
def test_rule_16_a_bottom_line_after_private_time_began_is_refused(family, state) -> None:
    conference = family.conference(state)
    with family.session() as session, pytest.raises(NotNow, match="stand"):
        cast = family.cast(session)
        found = family.gathering(session, conference)
        reporting.add_line(session, found, "New", "Harm", cast.referrer)
