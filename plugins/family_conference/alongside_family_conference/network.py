"""The family network: who there is, in which households, and how they are with each other.

The coordinator draws it with the family. Each person may hide what concerns them: then for
everyone else in the family neither picture nor list nor counts tell that there is somebody.
Source: domain.md 1a, stage 3.
"""

import uuid
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_family_conference.gatherings import FAMILY_SIDE, Gathering, Party, load
from alongside_family_conference.network_models import NetworkPerson, Tie


@dataclass
class Drawn:
    """Somebody in the picture, with their place in the conference if they have one."""

    row: NetworkPerson
    party: Party | None

    @property
    def central(self) -> bool:
        """Whether it is their plan."""
        return self.party is not None and self.party.role == "central"

    @property
    def hidden(self) -> bool:
        """Whether they hid what concerns them."""
        return self.party is not None and self.party.participant.network_hidden


@dataclass
class Spot:
    """Somebody's place in the picture, with all that is drawn."""

    network: "Network"
    drawn: Drawn

    @property
    def gathering(self) -> Gathering:
        """The conference that it belongs to."""
        return self.network.gathering

    @property
    def id(self) -> uuid.UUID:
        """The id of their place."""
        return self.drawn.row.id


@dataclass
class Line:
    """A tie in the picture, with all that is drawn."""

    network: "Network"
    tie: Tie

    @property
    def gathering(self) -> Gathering:
        """The conference that it belongs to."""
        return self.network.gathering

    @property
    def id(self) -> uuid.UUID:
        """The tie's id."""
        return self.tie.id


@dataclass
class Network:
    """All that is drawn, or what one person sees of it."""

    gathering: Gathering
    people: list[Drawn] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    @property
    def names(self) -> dict[uuid.UUID, str]:
        """What the people are called, by the id of their place."""
        return {one.row.id: one.row.name for one in self.people}

    def between(self, tie: Tie) -> str:
        """Whom a tie is between, in words; whoever's plan it is comes first."""
        ends = [one for one in self.people if one.row.id in (tie.one_id, tie.other_id)]
        one, other = sorted(ends, key=lambda end: not end.central)
        return str(_("%(one)s and %(other)s", one=one.row.name, other=other.row.name))

    def households(self) -> dict[str, list[Drawn]]:
        """People by household, whose plan it is first; those without one come last, under ""."""
        found: dict[str, tuple[str, list[Drawn]]] = {}
        for one in sorted(self.people, key=lambda one: not one.central):
            label = " ".join(one.row.household.split())
            found.setdefault(label.casefold(), (label, []))[1].append(one)
        alone = found.pop("", ("", []))
        return {label: them for label, them in (*found.values(), alone) if them}

    def seen_by(self, person: Person) -> "Network":
        """What somebody sees of it. A tie is there only for who sees both of its people.

        The coordinator, who draws it, sees everything. Everyone else sees themself, and of the
        others nobody who hid, who is kept out, or whom they must not know to be in the conference.
        """
        me = self.gathering.party(person)
        if me is not None and me.role == "coordinator":
            return self
        known = {one.person.id for one in self.gathering.seen_by(person) if not one.excluded}
        people = [
            one
            for one in self.people
            if one.row.person_id == person.id
            or (not one.hidden and (one.row.person_id is None or one.row.person_id in known))
        ]
        ids = {one.row.id for one in people}
        ties = [one for one in self.ties if one.one_id in ids and one.other_id in ids]
        return Network(self.gathering, people, ties)

    def not_drawn(self) -> list[Party]:
        """Who is in the conference for the family, and not in the picture."""
        drawn = {one.row.person_id for one in self.people}
        return [one for one in self.gathering.who(*FAMILY_SIDE) if one.person.id not in drawn]

    def tie_between(self, one_id: uuid.UUID, other_id: uuid.UUID) -> Tie | None:
        """How two are with each other, where that is drawn."""
        pair = {one_id, other_id}
        return next((one for one in self.ties if {one.one_id, one.other_id} == pair), None)


def network_of(session: CouncilSession, gathering: Gathering) -> Network:
    """Everything that is drawn, in the order in which it was. Show of it what one `seen_by`s."""
    rows = session.scalars(
        select(NetworkPerson)
        .where(NetworkPerson.conference_id == gathering.id)
        .order_by(NetworkPerson.created_at, NetworkPerson.id)
    )
    ties = session.scalars(
        select(Tie).where(Tie.conference_id == gathering.id).order_by(Tie.created_at, Tie.id)
    )
    parties = {one.person.id: one for one in gathering.parties}
    people = [Drawn(one, parties.get(one.person_id) if one.person_id else None) for one in rows]
    return Network(gathering, people, list(ties))


def load_spot(
    session: CouncilSession, conference_id: uuid.UUID, network_person_id: uuid.UUID
) -> Spot | None:
    """Somebody's place in the picture, or None where there is no such place in it."""
    if (gathering := load(session, conference_id)) is None:
        return None
    network = network_of(session, gathering)
    found = (one for one in network.people if one.row.id == network_person_id)
    return next((Spot(network, one) for one in found), None)


def load_line(session: CouncilSession, conference_id: uuid.UUID, tie_id: uuid.UUID) -> Line | None:
    """A tie in the picture, or None where there is no such tie in it."""
    if (gathering := load(session, conference_id)) is None:
        return None
    network = network_of(session, gathering)
    return next((Line(network, one) for one in network.ties if one.id == tie_id), None)
