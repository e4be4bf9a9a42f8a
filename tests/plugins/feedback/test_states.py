"""Whatever people do, and in whatever order: nobody reads anybody before all have written."""

from typing import Any
from uuid import UUID

import pytest
from circle import SOON, Friends, gather
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from alongside import Person
from alongside_feedback import enterprises, letting_go, states, talking, writing
from alongside_feedback.reading import Words, read
from alongside_feedback.states import NotNow, State


class Enterprise(RuleBasedStateMachine):
    """Three people and an outsider do to one enterprise whatever they may ask for."""

    friends: Friends

    def __init__(self) -> None:
        super().__init__()
        them = self.friends
        self.people = [them.amina, them.tom, them.grace]
        self.enterprise = them.begin(them.tom, them.grace)
        self.opened = them.town.session()
        self.session = self.opened.__enter__()
        self.here = set(self.people)
        self.finished: set[UUID] = set()
        self.released: set[UUID] = set()
        self.gone: set[UUID] = set()
        self.revealed: set[UUID] | None = None

    def attempt(self, act: Any, number: int, *rest: Any, **named: Any) -> bool:
        person = self.session.get_one(Person, self.people[number])
        try:
            act(self.session, self.circle(), person, *rest, **named)
        except NotNow:
            self.session.rollback()
            return False
        self.session.commit()
        return True

    def circle(self) -> Any:
        return self.friends.circle(self.session, self.enterprise)

    def state(self) -> str:
        return str(self.circle().state.value)

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)

    who = st.integers(min_value=0, max_value=2)

    @rule(who=who)
    def confirm(self, who: int) -> None:
        self.attempt(enterprises.confirm, who, "time")

    @rule()
    def everyone_confirms(self) -> None:
        for number in range(3):
            self.attempt(enterprises.confirm, number, "time")

    @rule(who=who, hope=st.sampled_from(["this", "that"]))
    def change_words(self, who: int, hope: str) -> None:
        words = {"hope": hope, "signs": "", "look_back_on": SOON}
        self.attempt(enterprises.change_words, who, **words)

    @rule(who=who, whom=who)
    def ask_in(self, who: int, whom: int) -> None:
        def ask(session: Any, circle: Any, person: Person) -> None:
            other = session.get_one(Person, self.people[whom])
            enterprises.add_people(session, circle, person, [other])

        if self.attempt(ask, who):
            self.here.add(self.people[whom])

    @rule(who=who)
    def leave(self, who: int) -> None:
        before = self.state()
        if self.attempt(enterprises.leave, who):
            self.here.discard(self.people[who])
            if before == "writing":
                self.finished.clear()

    @rule(who=who)
    def open_looking_back(self, who: int) -> None:
        self.attempt(writing.open_looking_back, who)

    @rule(who=who)
    def save(self, who: int) -> None:
        if self.attempt(writing.save, who, Words(who="draft")):
            self.finished.discard(self.people[who])

    @rule(who=who)
    def finish(self, who: int) -> None:
        if self.attempt(writing.finish, who, Words(who="finished")):
            self.finished.add(self.people[who])

    @rule(who=who)
    def take_back(self, who: int) -> None:
        if self.attempt(writing.take_back, who):
            self.finished.discard(self.people[who])

    @rule(who=who)
    def release(self, who: int) -> None:
        if self.attempt(letting_go.release, who):
            self.released.add(self.people[who])

    @rule(who=who)
    def take_away(self, who: int) -> None:
        if self.attempt(letting_go.take_away, who):
            writer = self.people[who]
            self.finished.discard(writer)
            self.released.discard(writer)
            if self.state() != "writing":
                self.gone.add(writer)

    @rule(who=who)
    def say(self, who: int) -> None:
        spoke = self.attempt(talking.say, who, "hello")
        assert not spoke or self.state() == "revealed"

    @invariant()
    def nobody_reads_before_all_have_written(self) -> None:
        circle = self.circle()
        state = circle.state.value
        if state == "revealed" and self.revealed is None:
            assert len(self.here) >= 2
            assert self.here <= self.finished
            self.revealed = set(self.here)
        for reader_id in (*self.people, self.friends.other_worker):
            reader = self.session.get_one(Person, reader_id)
            found = {one.person_id for one in read(self.session, reader, circle) if one.words}
            for writer in found - {reader_id}:
                shown = self.revealed is not None and writer in self.revealed
                freed = writer in self.released and state in ("revealed", "ended")
                assert (shown and reader_id in self.here) or (freed and reader_id in self.people)
            if self.revealed and reader_id in self.here:
                assert self.revealed - self.gone <= found


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nobody_reads_before_all_have_written(northbank: Any) -> None:
    Enterprise.friends = gather(northbank)
    run_state_machine_as_test(
        Enterprise,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


class TestTheWays:
    @pytest.mark.parametrize("end", [State.REVEALED, State.ENDED])
    def test_nothing_leads_out_of_an_end(self, end: State) -> None:
        assert not states.MOVES[end]

    def test_a_way_that_does_not_exist_is_refused(self) -> None:
        class Stub:
            state = "forming"

        with pytest.raises(ValueError, match="cannot become revealed"):
            states.move(Stub(), State.REVEALED)

    def test_every_state_is_reached(self) -> None:
        reached = {State.FORMING, *(to for ways in states.MOVES.values() for to in ways)}
        assert reached == set(State)
