"""What stands on a person's page, read in one statement.

A page has seven kinds of things in seven tables. Reading each on its own would cost seven
statements; joining them would multiply their rows. They are read as one union of rows in a common
shape, which `PersonPage` sorts into the parts that the template shows.
"""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any, NamedTuple

from sqlalchemy import (
    Boolean,
    Date,
    Row,
    Select,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    literal,
    null,
    or_,
    select,
)
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
from alongside.people.walls import is_wall
from alongside.people.withholding import kept_from
from alongside.people.withholding_models import Withholding
from alongside.rights.models import Correction

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


class Decided(NamedTuple):
    """What was decided of some words, as the macro `corrected` takes it."""

    old: str
    final: str
    asked: str
    decided_at: datetime


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
    def decided(self) -> dict[tuple[str, uuid.UUID, str], "Decided"]:
        """What was decided of rows on this page that were not right, the newest each."""
        found = {}
        for row in sorted(self.parts["decided"], key=lambda row: row.moment):
            table, column = row.kind.split(":")
            found[table, row.id, column] = Decided(row.note, row.body, row.who, row.moment)
        return found

    @cached_property
    def needs_review(self) -> bool:
        """Whether it is time to ask again about a communication need."""
        return any(need.day is not None and need.day <= today() for need in self.needs)


def read_page(
    session: CouncilSession, viewer: Person, person: Person, *, reach: bool
) -> PersonPage:
    """Everything on a person's page that this viewer may see. One statement.

    `reach` says whether contacts are among it. Of groups, those that the viewer is in as well; on
    one's own page all. What is kept back for somebody's safety is not among it, on the page of
    whoever is related to them either.
    """
    parts: dict[str, list[Row[Any]]] = defaultdict(list)
    asked = _asked(viewer.id == person.id, reach)
    for row in session.execute(asked, {"viewer": viewer.id, "person": person.id}):
        parts[row.part].append(row)
    for rows in parts.values():
        rows.sort(key=lambda row: row.id)
    return PersonPage(parts)


@cache
def _asked(own: bool, reach: bool) -> Any:
    """Made once for each kind of reader, because making it costs more than running it."""
    viewer, person = bindparam("viewer", type_=Uuid()), bindparam("person", type_=Uuid())
    who = aliased(Person)
    kept = kept_from(viewer, person, Withholding.about)
    statements = [one.where(~kept) for one in (_about(person, who), _gifts(person, who))]
    statements.append(_needs(person))
    statements += [_relations(viewer, person, back) for back in (False, True)]
    statements += [_groups(viewer, person, own), _decided(person)]
    if reach:
        statements.append(_contacts(person))
    return union(*statements)


def _decided(person: Any) -> Select[Any]:
    """What was said not to be right by the person, or of what relates somebody else to them."""
    here = or_(Relationship.person_id == person, Relationship.other_id == person)
    related = select(Relationship.id).where(here)
    return _row(
        "decided",
        id=Correction.row_id,
        kind=Correction.row_table + ":" + Correction.row_column,
        body=Correction.final,
        note=Correction.old,
        who=Correction.asked,
        moment=Correction.decided_at,
    ).where(
        Correction.decided_at.is_not(None),
        or_(
            Correction.person_id == person,
            (Correction.row_table == "relationship") & Correction.row_id.in_(related),
        ),
    )


def _about(person: Any, who: Any) -> Select[Any]:
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
        .where(AboutMe.person_id == person)
    )


def _gifts(person: Any, who: Any) -> Select[Any]:
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
        .where(Gift.person_id == person)
    )


def _contacts(person: Any) -> Select[Any]:
    return _row(
        "contact",
        id=Contact.id,
        kind=Contact.kind,
        body=Contact.value,
        note=Contact.note,
        email=Contact.safe_to_email,
        text=Contact.safe_to_text,
        call=Contact.safe_to_call,
    ).where(Contact.person_id == person)


def _needs(person: Any) -> Select[Any]:
    need = CommunicationNeed
    return _row("need", id=need.id, kind=need.kind, body=need.detail, day=need.review_on).where(
        need.person_id == person
    )


def _relations(viewer: Any, person: Any, back: bool) -> Select[Any]:
    """Those said on this page, or on the other's; `call` is whether the viewer may call there.

    Not of somebody whose people around them are kept back from the viewer, and never of two
    between whom there is a wall.
    """
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
            call=there.in_(together_with(viewer)),
        )
        .join(other, other.id == there)
        .where(
            here == person,
            ~kept_from(viewer, here, Withholding.relations),
            ~kept_from(viewer, there, Withholding.relations),
            ~is_wall(here, there),
            ~is_wall(viewer, there),
        )
    )


def _groups(viewer: Any, person: Any, own: bool) -> Select[Any]:
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
        .where(Membership.person_id == person, is_current(), is_open())
    )
    return query if own else query.where(Group.id.in_(open_groups(viewer)))
