"""Some people of Northbank who do something together, for the tests of shared reflection."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from alongside import Group, Membership, Person
from alongside_feedback import enterprises, writing
from alongside_feedback.circles import Circle, load
from alongside_feedback.reading import Words

CANARY = "Kanarienvogel-7f3a"
SOON = date(2031, 5, 14)


@dataclass
class Friends:
    """Amina works for the council; Tom is a parent; Grace is his mother."""

    town: Any
    amina: UUID
    tom: UUID
    grace: UUID
    admin: UUID
    other_worker: UUID

    def begin(self, *others: UUID, opener: UUID | None = None, **values: Any) -> UUID:
        """Open an enterprise between Amina and others (Tom if nobody is named)."""
        with self.town.session() as session:
            people = [session.get_one(Person, one) for one in others or (self.tom,)]
            given = {"hope": "Calmer mornings", "look_back_on": SOON, **values}
            opened = session.get_one(Person, opener or self.amina)
            return enterprises.open_enterprise(session, opened, people, **given).id

    def do(self, act: Any, enterprise: UUID, person: UUID, *rest: Any, **named: Any) -> Any:
        """Let a person do something to an enterprise, in a transaction of its own."""
        with self.town.session() as session:
            circle = self.circle(session, enterprise)
            return act(session, circle, session.get_one(Person, person), *rest, **named)

    def circle(self, session: Any, enterprise: UUID) -> Circle:
        circle = load(session, enterprise)
        assert circle is not None
        return circle

    def state(self, enterprise: UUID) -> str:
        with self.town.session() as session:
            return str(self.circle(session, enterprise).state.value)

    def together(self, *others: UUID, **values: Any) -> UUID:
        """An enterprise that everyone has confirmed."""
        enterprise = self.begin(*others, **values)
        for one in others or (self.tom,):
            self.do(enterprises.confirm, enterprise, one, "")
        return enterprise

    def writing(self, *others: UUID, **values: Any) -> UUID:
        """An enterprise in which everyone may write."""
        enterprise = self.together(*others, **values)
        self.do(writing.open_looking_back, enterprise, self.amina)
        return enterprise

    def revealed(self, *others: UUID, **values: Any) -> UUID:
        """An enterprise in which everyone has written; each wrote who they are."""
        enterprise = self.writing(*others, **values)
        for one, words in zip((self.amina, *(others or (self.tom,))), WROTE, strict=False):
            self.do(writing.finish, enterprise, one, words)
        return enterprise


WROTE = (
    Words(who="Amina about the others", change="Ring before eight"),
    Words(who="Tom about the others", surprised="She laughed"),
    Words(who="Grace about the others"),
)


def gather(town: Any) -> Friends:
    """Add the friends, in one family group, and switch the practice on."""
    town.enable("feedback")
    friends = Friends(
        town,
        amina=town.person("Amina Okafor", "worker"),
        tom=town.person("Tom Bell"),
        grace=town.person("Grace Bell"),
        admin=town.person("Ada Minister", "administrator"),
        other_worker=town.person("Wilf Stone", "worker"),
    )
    with town.session() as session:
        group = Group(kind="family", name="The Bells")
        session.add(group)
        session.flush()
        for one in (friends.amina, friends.tom, friends.grace):
            session.add(Membership(group_id=group.id, person_id=one))
    return friends
