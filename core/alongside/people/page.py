"""What stands on a person's page, read in one statement.

A page has seven kinds of things in seven tables. Reading each on its own would cost seven
statements; joining them would multiply their rows. They are read as one union of rows in a common
shape, which `PersonPage` sorts into the parts that the template shows.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Boolean, Date, Row, Select, Text, Uuid, case, cast, literal, null, select
from sqlalchemy import union_all as union
from sqlalchemy.orm import aliased

from alongside.db.tenancy import CouncilSession
from alongside.db.time import UtcDateTime
from alongside.groups.memberships import open_groups, together_with
from alongside.groups.models import Group, Membership, is_current, is_open, today
from alongside.people.models import (
    AboutMe,
    CommunicationNeed,
    Contact,
    Gift,
    Person,
    Relationship,
)
from alongside.people.relations import INVERSE

SHAPE: dict[str, Any] = {
    "part": Text(),
    "id": Uuid(),
    "kind": Text(),
    "body": Text(),
    "note": Text(),
    "day": Date(),
    "moment": UtcDateTime(),
    "who_id": Uuid(),
    "who": Text(),
    "email": Boolean(),
    "text": Boolean(),
    "call": Boolean(),
}


def _row(part: Any, **values: Any) -> Select[Any]:
    """A select in the common shape; what a part has nothing to say about is NULL."""
    values["part"] = literal(part) if isinstance(part, str) else part
    columns = (
        values[name].label(name) if name in values else cast(null(), kind).label(name)
        for name, kind in SHAPE.items()
    )
    return select(*columns)


def _called(who: Any) -> Any:
    return case((who.known_as != "", who.known_as), else_=who.name)


@dataclass(frozen=True)
class PersonPage:
    """The rows of a page by part, in the order in which they were written."""

    parts: dict[str, list[Row[Any]]]

    @cached_property
    def about(self) -> dict[str, Row[Any]]:
        """What is said under each About Me heading."""
        return {row.kind: row for row in self.parts["about"]}

    @property
    def gifts(self) -> Sequence[Row[Any]]:
        """What the person brings."""
        return self.parts["gift"]

    @property
    def wishes(self) -> Sequence[Row[Any]]:
        """What the person hopes for."""
        return self.parts["wish"]

    @property
    def contacts(self) -> Sequence[Row[Any]]:
        """Ways to reach them; empty for whoever may not."""
        return self.parts["contact"]

    @property
    def needs(self) -> Sequence[Row[Any]]:
        """Communication needs."""
        return self.parts["need"]

    @property
    def groups(self) -> Sequence[Row[Any]]:
        """Groups, by name."""
        return sorted(self.parts["group"], key=lambda row: (row.body.casefold(), row.id))

    @cached_property
    def relations(self) -> Sequence[tuple[str, Row[Any]]]:
        """Each related person with what they are to this one, from whichever side it was said."""
        said = [(row.kind, row) for row in self.parts["relation"]]
        said += [(INVERSE.get(row.kind, row.kind), row) for row in self.parts["relation-back"]]
        return sorted(said, key=lambda pair: pair[1].id)

    @cached_property
    def needs_review(self) -> bool:
        """Whether it is time to ask again about a communication need."""
        return any(need.day is not None and need.day <= today() for need in self.needs)


def read_page(
    session: CouncilSession, viewer: Person, person: Person, *, reach: bool
) -> PersonPage:
    """Everything on a person's page that this viewer may see. One statement.

    `reach` says whether contacts are among it. Of groups, those that the viewer is in as well; on
    one's own page all.
    """
    who = aliased(Person)
    statements = [_about(person, who), _gifts(person, who), _needs(person)]
    statements += [_relations(viewer, person, back) for back in (False, True)]
    statements.append(_groups(viewer, person))
    if reach:
        statements.append(_contacts(person))
    parts: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(union(*statements)):
        parts[row.part].append(row)
    for rows in parts.values():
        rows.sort(key=lambda row: row.id)
    return PersonPage(parts)


def _about(person: Person, who: Any) -> Select[Any]:
    return (
        _row(
            "about",
            id=AboutMe.id,
            kind=AboutMe.heading,
            body=AboutMe.body,
            note=AboutMe.helped_by,
            moment=AboutMe.updated_at,
            who_id=AboutMe.written_by_id,
            who=_called(who),
        )
        .outerjoin(who, who.id == AboutMe.written_by_id)
        .where(AboutMe.person_id == person.id)
    )


def _gifts(person: Person, who: Any) -> Select[Any]:
    return (
        _row(
            Gift.kind,
            id=Gift.id,
            body=Gift.body,
            moment=Gift.created_at,
            who_id=Gift.added_by_id,
            who=_called(who),
        )
        .outerjoin(who, who.id == Gift.added_by_id)
        .where(Gift.person_id == person.id)
    )


def _contacts(person: Person) -> Select[Any]:
    return _row(
        "contact",
        id=Contact.id,
        kind=Contact.kind,
        body=Contact.value,
        note=Contact.note,
        email=Contact.safe_to_email,
        text=Contact.safe_to_text,
        call=Contact.safe_to_call,
    ).where(Contact.person_id == person.id)


def _needs(person: Person) -> Select[Any]:
    need = CommunicationNeed
    return _row("need", id=need.id, kind=need.kind, body=need.detail, day=need.review_on).where(
        need.person_id == person.id
    )


def _relations(viewer: Person, person: Person, back: bool) -> Select[Any]:
    """Those said on this page, or on the other's; `call` is whether the viewer may call there."""
    here, there = Relationship.person_id, Relationship.other_id
    if back:
        here, there = there, here
    other = aliased(Person)
    return (
        _row(
            "relation-back" if back else "relation",
            id=Relationship.id,
            kind=Relationship.kind,
            body=_called(other),
            note=Relationship.note,
            who_id=there,
            call=there.in_(together_with(viewer.id)),
        )
        .join(other, other.id == there)
        .where(here == person.id)
    )


def _groups(viewer: Person, person: Person) -> Select[Any]:
    query = (
        _row(
            "group",
            id=Group.id,
            kind=Group.kind,
            body=Group.name,
            note=Membership.role,
            day=Membership.joined_on,
        )
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id, is_current(), is_open())
    )
    if viewer.id != person.id:
        query = query.where(Group.id.in_(open_groups(viewer.id)))
    return query
