"""The invented people as rows of Alongside's tables, inserted in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, text

from alongside.db.ids import new_id
from alongside.groups.models import Group, Membership
from alongside.people.models import AboutMe, Contact, Gift, NameWord, Person
from alongside.people.names import fold, words
from bench.bare_side import in_chunks
from bench.people import CONTACTS_A_PERSON, Invented, groups, groups_of, invent, known


class Ids:
    """The keys of what was loaded, by the numbers of the invented people and groups."""

    def __init__(self, people: int) -> None:
        self.people = [new_id() for _ in range(people)]
        self.groups = [new_id() for _ in groups(people)]


def load(connection: Connection, council_id: UUID, people: int) -> Ids:
    """Insert in bulk, as the tables' owner: the app's own session refuses to, with good reason."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT set_config('alongside.council', :id, true)"), {"id": str(council_id)}
        )
    ids = Ids(people)
    rows: dict[type[Any], Iterable[dict[str, object]]] = {
        Group: (
            {"id": key, "kind": "circle", "name": name}
            for key, name in zip(ids.groups, groups(people), strict=True)
        ),
        Person: (_person(one, ids) for one in invent(people)),
        NameWord: (
            {"person_id": ids.people[one.number], "word": word, "sort_name": fold(one.name)}
            for one in invent(people)
            for word in words(one.name)
        ),
        Contact: (row for one in invent(people) for row in _contacts(one, ids)),
        AboutMe: (
            {
                "person_id": ids.people[one.number],
                "heading": "matters",
                "body": "Likes a walk before breakfast.",
            }
            for one in known(people)
        ),
        Gift: (
            {"person_id": ids.people[one.number], "kind": "gift", "body": "Mends bicycles."}
            for one in known(people)
        ),
        Membership: (
            {"person_id": key, "group_id": ids.groups[group], "role": "member"}
            for number, key in enumerate(ids.people)
            for group in groups_of(number, len(ids.groups))
        ),
    }
    for model, some in rows.items():
        for chunk in in_chunks({"council_id": council_id, "version": 1, **row} for row in some):
            connection.execute(insert(model.__table__), chunk)
    return ids


def _person(one: Invented, ids: Ids) -> dict[str, object]:
    return {
        "id": ids.people[one.number],
        "name": one.name,
        "sort_name": fold(one.name),
        "born_on": one.born,
    }


def _contacts(one: Invented, ids: Ids) -> list[dict[str, object]]:
    contacts = [("email", one.email), ("phone", one.phone)][:CONTACTS_A_PERSON]
    return [
        {"person_id": ids.people[one.number], "kind": kind, "value": value}
        for kind, value in contacts
    ]
