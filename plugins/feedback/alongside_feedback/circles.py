"""A circle: an enterprise with everyone named in it. What every page and every function asks."""

import uuid
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import Select, select

from alongside import CouncilSession, Person
from alongside_feedback.models import Enterprise, Participant, Reflection
from alongside_feedback.states import NotNow, State


@dataclass
class Party:
    """One person in a circle, and the reflection that is theirs to write, without its words."""

    participant: Participant
    person: Person
    reflection: Reflection | None
    enterprise: Enterprise

    @property
    def here(self) -> bool:
        """Whether they are in it today."""
        return self.participant.standing == "here"

    @property
    def confirmed(self) -> bool:
        """Whether they confirmed the shared words as they stand now."""
        return self.here and self.participant.confirmed_edition == self.enterprise.edition

    @property
    def has_written(self) -> bool:
        """Whether they said that they have finished. All that anyone else learns of it."""
        return self.reflection is not None and self.reflection.finished_at is not None


@dataclass
class Circle:
    """An enterprise and its parties, by name."""

    enterprise: Enterprise
    parties: list[Party]

    @property
    def id(self) -> uuid.UUID:
        """The enterprise's id."""
        return self.enterprise.id

    @property
    def state(self) -> State:
        """Where the enterprise is."""
        return State(self.enterprise.state)

    @property
    def here(self) -> list[Party]:
        """Those who are in it today."""
        return [party for party in self.parties if party.here]

    def party(self, person: Person) -> Party | None:
        """A person's place in it, past or present."""
        return next((party for party in self.parties if party.person.id == person.id), None)

    def others(self, person: Person) -> list[Party]:
        """Those who are in it today, but this person."""
        return [party for party in self.here if party.person.id != person.id]

    def has(self, person: Person) -> bool:
        """Whether a person is in it today."""
        party = self.party(person)
        return party is not None and party.here

    def keeps_words_of(self, person: Person) -> bool:
        """Whether a person had a reflection to write here, even if they left since."""
        party = self.party(person)
        return party is not None and party.reflection is not None

    def seat(self, person: Person) -> Party:
        """The place of someone who is in it today; raises NotNow when they are not."""
        party = self.party(person)
        if party is None or not party.here:
            raise NotNow(_("You are not in this any more."))
        return party

    def must_be(self, *states: State) -> None:
        """Raise NotNow unless the enterprise is in one of these states."""
        if self.state not in states:
            raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))


def load(session: CouncilSession, enterprise_id: uuid.UUID) -> Circle | None:
    """A circle by its enterprise's id, in two statements."""
    enterprise = session.get(Enterprise, enterprise_id)
    if enterprise is None:
        return None
    circle = Circle(enterprise, [])
    _seat(session, circle, _parties(enterprise.id))
    return circle


def hold(session: CouncilSession, circle: Circle) -> None:
    """Take the enterprise for this transaction alone, and look at it anew.

    Whoever comes second waits here and then sees what the first did. So two last submissions
    reveal once, and nothing is decided on what was true a moment ago.
    """
    session.scalars(
        select(Enterprise)
        .where(Enterprise.id == circle.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    _seat(session, circle, _parties(circle.id).execution_options(populate_existing=True))


def _parties(enterprise_id: uuid.UUID) -> Select[Participant, Person, Reflection]:
    return (
        select(Participant, Person, Reflection)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(
            Reflection,
            (Reflection.enterprise_id == Participant.enterprise_id)
            & (Reflection.person_id == Participant.person_id),
        )
        .where(Participant.enterprise_id == enterprise_id)
        .order_by(Person.sort_name, Person.id)
    )


def _seat(
    session: CouncilSession, circle: Circle, query: Select[Participant, Person, Reflection]
) -> None:
    circle.parties = [
        Party(participant, person, reflection, circle.enterprise)
        for participant, person, reflection in session.execute(query)
    ]
