"""A gathering: a conference with everyone in it. What every page and every function asks."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Select, select

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.states import (
    BEFORE_THE_DAY,
    MOVES,
    STOPPED,
    NotNow,
    State,
    must_be,
)

FAMILY_SIDE = frozenset({"central", "family", "supporter", "advocate", "interpreter"})
"""Who is with the family: who makes the plan, and who carries a voice or a language for them."""

COUNCIL_SIDE = frozenset({"coordinator", "referrer"})
"""Who is there for the council, for as long as they work for it."""


@dataclass
class Party:
    """One person in a conference."""

    participant: Participant
    person: Person

    @property
    def role(self) -> str:
        """Their part."""
        return self.participant.role

    @property
    def excluded(self) -> bool:
        """Whether they cannot be in the room, for somebody's safety."""
        return bool(self.participant.excluded_because)

    @property
    def with_family(self) -> bool:
        """Whether they are on the family's side, and may be in the room."""
        return self.role in FAMILY_SIDE and not self.excluded

    @property
    def name(self) -> str:
        """What they are called."""
        return self.person.display_name


@dataclass
class Gathering:
    """A conference and the people in it, by name."""

    conference: Conference
    parties: list[Party] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        """The conference's id."""
        return self.conference.id

    @property
    def state(self) -> State:
        """Where it is."""
        return State(self.conference.state)

    @property
    def day_has_come(self) -> bool:
        """Whether the family has met; of one that stopped, whether it had come that far."""
        if self.state in STOPPED:
            conference = self.conference
            return (conference.private_started_at or conference.plan_shared_at) is not None
        return self.state not in BEFORE_THE_DAY

    def party(self, person: Person | None) -> Party | None:
        """A person's place in it."""
        if person is None:
            return None
        return next((one for one in self.parties if one.person.id == person.id), None)

    def who(self, *roles: str) -> list[Party]:
        """Those with one of these parts."""
        return [one for one in self.parties if one.role in roles]

    @property
    def coordinator(self) -> Party | None:
        """Who prepares it, and then leaves the room."""
        return next(iter(self.who("coordinator")), None)

    @property
    def referrer(self) -> Party | None:
        """Who asked for it, and agrees to the plan or says why not."""
        return next(iter(self.who("referrer")), None)

    @property
    def family(self) -> list[Party]:
        """Those on the family's side who may be in the room."""
        return [one for one in self.parties if one.with_family]

    def seen_by(self, person: Person) -> list[Party]:
        """Whom somebody may know to be in it.

        Until the coordinator has cleared the list, that is themself, whom they named, the
        coordinator and the referrer. Whoever is excluded never sees the list.
        """
        me = self.party(person)
        if me is not None and me.role == "coordinator":
            return self.parties
        if me is not None and not me.excluded and self.conference.list_cleared_at is not None:
            return [one for one in self.parties if not one.excluded or one is me]
        return [
            one
            for one in self.parties
            if one is me or one.participant.added_by_id == person.id or one.role in COUNCIL_SIDE
        ]

    def must_be_family(self, person: Person) -> None:
        """Raise NotNow unless a person is on the family's side, and may be in the room."""
        party = self.party(person)
        if party is None or not party.with_family:
            raise NotNow(_("Only the family can do this."))

    def must_be(self, *states: State) -> None:
        """Raise NotNow unless it is in one of these states."""
        must_be(self.state, *states)

    def move(self, to: State) -> None:
        """Bring it to another state; raises NotNow for a way that does not exist."""
        if to not in MOVES[self.state]:
            raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
        self.conference.state = to.value


@dataclass
class Seat:
    """A person's place in a conference, for what is about them alone."""

    gathering: Gathering
    party: Party

    @property
    def id(self) -> uuid.UUID:
        """The id of their place."""
        return self.party.participant.id


def load_seat(
    session: CouncilSession, conference_id: uuid.UUID, participant_id: uuid.UUID
) -> Seat | None:
    """A person's place in a conference, or None where they have none."""
    gathering = load(session, conference_id)
    if gathering is None:
        return None
    seats = (Seat(gathering, one) for one in gathering.parties)
    return next((one for one in seats if one.id == participant_id), None)


def load_many(session: CouncilSession, asked: Select[Conference]) -> list[Gathering]:
    """Gatherings by a query for their conferences, in two statements however many there are."""
    found = {one.id: Gathering(one) for one in session.scalars(asked)}
    for participant, person in session.execute(_parties(*found)):
        found[participant.conference_id].parties.append(Party(participant, person))
    return list(found.values())


def load(session: CouncilSession, conference_id: uuid.UUID) -> Gathering | None:
    """A gathering by its conference's id, in two statements."""
    conference = session.get(Conference, conference_id)
    if conference is None:
        return None
    gathering = Gathering(conference)
    _seat(session, gathering, _parties(conference.id))
    return gathering


def hold(session: CouncilSession, gathering: Gathering) -> None:
    """Take the conference for this transaction alone, and look at it anew.

    Whoever comes second waits here and then sees what the first did.
    """
    session.scalars(
        select(Conference)
        .where(Conference.id == gathering.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    _seat(session, gathering, _parties(gathering.id).execution_options(populate_existing=True))


def of(
    session: CouncilSession, person: Person, *, works_here: bool = True
) -> list[tuple[Conference, Participant]]:
    """The conferences that somebody is in, the latest first.

    Somebody who no longer works for the council (`works_here`) is in none in its name.
    """
    rows = session.execute(
        select(Conference, Participant)
        .join(Participant, Participant.conference_id == Conference.id)
        .where(Participant.person_id == person.id)
        .order_by(Conference.created_at.desc(), Conference.id)
        .limit(200)
    )
    return [
        (conference, participant)
        for conference, participant in rows
        if works_here or participant.role not in COUNCIL_SIDE
    ]


def today() -> date:
    """The date now, in UTC."""
    return utcnow().date()


def _parties(*conference_ids: uuid.UUID) -> Select[Participant, Person]:
    return (
        select(Participant, Person)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.conference_id.in_(conference_ids))
        .order_by(Person.sort_name, Person.id)
    )


def _seat(
    session: CouncilSession, gathering: Gathering, query: Select[Participant, Person]
) -> None:
    gathering.parties = [Party(one, person) for one, person in session.execute(query)]
