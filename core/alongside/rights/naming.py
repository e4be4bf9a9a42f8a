"""What is held, in the reader's words, also of a practice whose package is gone."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.groups.memberships import together_with
from alongside.groups.models import Group, Membership
from alongside.kernel.models import HoldingRecord
from alongside.kernel.registry import Registry
from alongside.kernel.remembering import in_this_language, states, title_of
from alongside.people.models import Person
from alongside.rights.tables import Held


class Naming:
    """What things are called: as the declaration says, or as it said when it was last there."""

    def __init__(
        self, session: CouncilSession, registry: Registry, records: Sequence[HoldingRecord]
    ) -> None:
        """Look up what is remembered of practices that are not there any more."""
        self.registry = registry
        gone = {one.practice_id for one in records} - {"core"}
        gone -= {one.id for one in registry.usable()}
        self.remembered = states(session) if gone else {}

    def title(self, record: HoldingRecord) -> str:
        """Of the practice; "" for the core."""
        if record.practice_id == "core":
            return ""
        practice = self.registry.practice(record.practice_id)
        if practice is not None:
            return str(practice.title)
        return title_of(self.remembered.get(record.practice_id), record.practice_id)

    def columns(self, record: HoldingRecord) -> Mapping[str, Any]:
        """Of the practice's columns."""
        practice = self.registry.practice(record.practice_id)
        if practice is not None:
            return practice.columns
        state = self.remembered.get(record.practice_id)
        return (in_this_language(state.columns) if state else None) or {}

    def what(self, record: HoldingRecord) -> str:
        """Of what a table holds."""
        return in_the_readers_words(self.registry, record, "what")


def in_the_readers_words(registry: Registry, record: HoldingRecord, name: str) -> str:
    """The `what` or `because` of a holding, in the language that is read now."""
    for holding in registry.holdings(record.practice_id):
        if (holding.table, holding.person) == (record.table_name, record.person_column):
            return str(getattr(holding, name))
    words = in_this_language(record.words or {}) or {}
    return str(words.get(name) or getattr(record, name))


def names_known(
    session: CouncilSession,
    person: Person,
    held: Held,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> dict[uuid.UUID, str]:
    """The names behind the ids in some columns' values that the person may know: their own, of whom
    they share a group with, of their groups.
    """
    asked: dict[str, set[uuid.UUID]] = {"person": set(), "group": set()}
    for place, name in enumerate(columns):
        if name in held.named:
            asked[held.named[name]] |= {row[place] for row in rows if row[place]}
    names = {person.id: person.name}
    if asked["person"] - {person.id}:
        known = Person.id.in_(together_with(person.id))
        people = select(Person.id, Person.name).where(Person.id.in_(asked["person"]), known)
        names |= {row.id: row.name for row in session.execute(people)}
    if asked["group"]:
        been_in = select(Membership.group_id).where(Membership.person_id == person.id)
        groups = select(Group.id, Group.name).where(
            Group.id.in_(asked["group"]), Group.id.in_(been_in)
        )
        names |= {row.id: row.name for row in session.execute(groups)}
    return names
