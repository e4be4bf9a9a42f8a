"""The parts of a person's page that come one by one: gifts, wishes, contacts, needs, relations."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import inspect, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.people import contacts, forms, needs, relations
from alongside.people.models import CommunicationNeed, Contact, Gift, Person, Relationship


@dataclass(frozen=True)
class Part:
    """One kind of part: its table and form, and the words of its pages."""

    model: type[Any]
    form: type[Any]
    add: Any
    change: Any
    remove: Any
    words: Callable[[CouncilSession, Any, Person], Any]
    lede: Any = ""
    own_lede: Any = ""
    values: dict[str, str] = field(default_factory=dict)


PARTS = {
    "gifts": Part(
        Gift,
        forms.Gift,
        _l("Add a gift"),
        _l("Change a gift"),
        _l("Remove this gift?"),
        lambda _session, row, _person: row.body,
        _l(
            "Something they bring: a skill, a way of being, a thing they know. "
            "Everyone has gifts, whoever they are."
        ),
        _l(
            "Something you bring: a skill, a way of being, a thing you know. "
            "Everyone has gifts, whoever they are."
        ),
        {"kind": "gift"},
    ),
    "wishes": Part(
        Gift,
        forms.Gift,
        _l("Add a wish"),
        _l("Change a wish"),
        _l("Remove this wish?"),
        lambda _session, row, _person: row.body,
        _l("Something they hope for, large or small."),
        _l("Something you hope for, large or small."),
        {"kind": "wish"},
    ),
    "contacts": Part(
        Contact,
        forms.Contact,
        _l("Add a way to keep in touch"),
        _l("Change a way to keep in touch"),
        _l("Remove this way to keep in touch?"),
        lambda _session, row, _person: f"{contacts.KINDS.get(row.kind, row.kind)}: {row.value}",
        _l(
            "We use it only in the ways that you tick as safe. "
            "A message seen by the wrong person can do harm."
        ),
    ),
    "needs": Part(
        CommunicationNeed,
        forms.Need,
        _l("Add what helps to communicate"),
        _l("Change what helps to communicate"),
        _l("Remove this communication need?"),
        lambda _session, row, _person: needs.KINDS.get(row.kind, row.kind),
        _l("Everybody who opens this page sees it first, so that it is met every time."),
    ),
    "relationships": Part(
        Relationship,
        forms.Removal,
        _l("Add somebody"),
        "",
        _l("Remove this relationship?"),
        relations.in_words,
    ),
}


def part_of(session: CouncilSession, name: str, person: Person, part_id: uuid.UUID) -> Any:
    """One part of this person's page, or None. A relationship belongs to both people's pages."""
    model = PARTS[name].model
    theirs = model.person_id == person.id
    if model is Relationship:
        theirs = or_(theirs, Relationship.other_id == person.id)
    return session.scalars(select(model).where(model.id == part_id, theirs)).one_or_none()


def changed_fields(row: Any) -> str:
    """The names of what is about to be saved differently, for the record."""
    return ", ".join(a.key for a in inspect(row).attrs if a.history.has_changes())
