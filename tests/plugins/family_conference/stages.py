"""Conferences in each state, brought there by the domain's own functions."""

from dataclasses import dataclass
from datetime import timedelta

from alongside import Person
from alongside_family_conference import (
    allocating,
    following,
    planning,
    preparing,
    referring,
    reporting,
    the_day,
)
from alongside_family_conference.gatherings import Gathering, today
from alongside_family_conference.planning import Draft, ItemSeen, Written
from alongside_family_conference.states import State

ON_THE_WAY = (
    State.DRAFTED,
    State.REFERRED,
    State.CONSENTED,
    State.ALLOCATED,
    State.PREPARING,
    State.READY,
    State.INFORMATION,
    State.PRIVATE,
    State.AGREEING,
    State.AGREED,
    State.ACTIVE,
    State.REVIEWING,
    State.CLOSED,
)


@dataclass
class Cast:
    """Who is in it: the child, a parent, another relative, and those from the council."""

    child: Person
    parent: Person
    relative: Person
    referrer: Person
    coordinator: Person


def bring(session, cast: Cast, to: State, *, name: str = "A conference") -> Gathering:
    """A conference, as far as a state on the way."""
    found = referring.draft(session, cast.referrer, [cast.child], kind="child", name=name)
    named = {"relation": "mum", "parental": True, "by": cast.referrer}
    referring.name_person(session, found, cast.parent, "family", **named)
    referring.name_person(session, found, cast.relative, "family", by=cast.referrer)
    bring_on(session, found, cast, to)
    return found


def bring_on(session, found: Gathering, cast: Cast, to: State) -> None:
    """A draft, as far as a state on the way."""
    for state in ON_THE_WAY[1 : ON_THE_WAY.index(to) + 1]:
        STEPS[state](session, found, cast)
        session.flush()
    assert found.state is to


def send(session, found, cast):
    found.conference.reasons, found.conference.must_change = "Mondays", "That Mondays work"
    found.conference.coordinator_wish = "Somebody who speaks Welsh"
    referring.send(session, found)


def consent(session, found, cast):
    for party in found.who("central", "family"):
        referring.note_consent(session, found, party, "yes", "At home", today())


def allocate(session, found, cast):
    allocating.allocate(session, found, cast.coordinator, cast.coordinator)


def begin(session, found, cast):
    preparing.begin(session, found)


def ready(session, found, cast):
    conference = found.conference
    conference.strengths, conference.worries = "Four people", "Mondays"
    conference.questions, conference.resources = "Who helps?", "A bus pass"
    reporting.add_line(session, found, "Not alone overnight", "He was ill", cast.referrer)
    reporting.share(session, found)
    conference.held_on, conference.held_at, conference.place = today(), "14:00", "The library"
    preparing.screen(session, found, cast.coordinator, found="x", plan="y", goes_ahead=True)
    for party in found.family:
        given = {"brings": "Time", "needs": "Quiet", "contribution": "", "voice": "there"}
        given["advocate"] = "no"
        preparing.answer(session, found, party, answer="coming", **given)
    preparing.clear_list(session, found)
    preparing.ready(session, found)


def cleared(session, found):
    """The list is cleared, after the screening that has to come first."""
    by = found.coordinator.person
    preparing.screen(session, found, by, found="x", plan="y", goes_ahead=True)
    preparing.clear_list(session, found)


def inform(session, found, cast):
    the_day.give_information(session, found, "")


def alone(session, found, cast):
    the_day.start_private_time(session, found, cast.parent)


def back(session, found, cast):
    the_day.end_private_time(session, found, cast.parent)


def plan_of(cast: Cast) -> Draft:
    return Draft(
        items=[
            Written("Grandad cooks on Mondays", who_id=cast.relative.id, by=today()),
            Written(
                "The council gives a bus pass",
                who_id=cast.referrer.id,
                by=today() - timedelta(days=3),
            ),
        ],
        contingency="We ring",
        own_words="This is mine",
    )


def share(session, found, cast):
    the_day.share_plan(session, found, cast.parent, plan_of(cast))


def agree(session, found, cast):
    share(session, found, cast)
    for item in planning.items_of(session, found):
        planning.decide(session, ItemSeen(found, item), cast.referrer, agrees=True, reason="")


def start(session, found, cast):
    planning.start(session, found, cast.parent)


def review(session, found, cast):
    following.open_review(session, found, cast.parent)


def close(session, found, cast):
    following.close(session, found)


STEPS = {
    State.REFERRED: send,
    State.CONSENTED: consent,
    State.ALLOCATED: allocate,
    State.PREPARING: begin,
    State.READY: ready,
    State.INFORMATION: inform,
    State.PRIVATE: alone,
    State.AGREEING: back,
    State.AGREED: agree,
    State.ACTIVE: start,
    State.REVIEWING: review,
    State.CLOSED: close,
}
