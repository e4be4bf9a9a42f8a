"""The Marsh family and those at the council, for the tests of family group conferences."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from stages import Cast, bring

from alongside import Group, Membership, Person
from alongside.lifecycle import at_council
from alongside_family_conference.gatherings import Gathering, load
from alongside_family_conference.states import State

ADDRESS = "/family-conference/conferences"


@dataclass
class Family:
    """Kai, his mother and his grandfather; a worker who refers, and a coordinator."""

    town: Any
    child: UUID
    parent: UUID
    relative: UUID
    referrer: UUID
    coordinator: UUID
    manager: UUID
    admin: UUID
    outsider: UUID

    def cast(self, session: Any) -> Cast:
        names = ("child", "parent", "relative", "referrer", "coordinator")
        return Cast(*(session.get_one(Person, getattr(self, one)) for one in names))

    def conference(self, state: State) -> UUID:
        """A conference in a state."""
        with self.session() as session:
            return bring(session, self.cast(session), state).id

    def session(self) -> Any:
        return at_council(self.town.app, self.town.host.partition(".")[0])

    def do(self, act: Any, conference: UUID, *rest: Any, **named: Any) -> Any:
        """Do something to a conference in a transaction of its own."""
        with self.session() as session:
            return act(session, self.gathering(session, conference), *rest, **named)

    def gathering(self, session: Any, conference: UUID) -> Gathering:
        found = load(session, conference)
        assert found is not None
        return found

    def state(self, conference: UUID) -> State:
        with self.session() as session:
            return self.gathering(session, conference).state

    def page(self, person: UUID, conference: UUID, tail: str = "") -> Any:
        return self.town.signed_in(person).get(f"{ADDRESS}/{conference}{tail}")


def gather(town: Any) -> Family:
    town.enable("family_conference")
    family = Family(
        town,
        child=town.person("Kai Marsh"),
        parent=town.person("Dani Marsh"),
        relative=town.person("Winston Marsh"),
        referrer=town.person("Tom Whitfield", "worker"),
        coordinator=town.person("Mo Kelly", "coordinator"),
        manager=town.person("Ines Prior", "family_conference.manager"),
        admin=town.person("Priya Raman", "administrator"),
        outsider=town.person("Halina Nowak"),
    )
    with town.session() as session:
        group = Group(kind="family", name="The Marshes")
        session.add(group)
        session.flush()
        for one in (family.child, family.parent, family.relative):
            session.add(Membership(group_id=group.id, person_id=one))
    return family
