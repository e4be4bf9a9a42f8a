"""Groups, brought in from a spreadsheet with the people who are in them.

Being in a group opens what is shared there. So whoever brings groups in can bring anybody into
them who is here, but never themself: running a council's Alongside opens nobody's record.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, or_, select

from alongside.db.tenancy import CouncilSession
from alongside.groups.gathering import bring_group
from alongside.groups.kinds import CORE_KINDS, MEMBER, roles_of
from alongside.groups.letters import tell_joined
from alongside.groups.models import Group
from alongside.kernel.importable import Importable, ImportField, ImportRow
from alongside.people.alike import alike, batches
from alongside.people.models import Contact, Person
from alongside.people.names import words
from alongside.people.wall_models import Wall
from alongside.people.walls import STANDS
from alongside.records.log import note
from alongside.web.context import current

PLAIN = "circle"
MOST_MEMBERS = 60
_KINDS = {kind.id: kind for kind in CORE_KINDS}
FIELDS = (
    ImportField(
        "name",
        _l("What the group is called"),
        ("name", "group", "group name", "team", "family", "household", "grŵp", "enw"),
        required=True,
    ),
    ImportField(
        "kind",
        _l("What kind of group it is"),
        ("kind", "type", "group type", "category", "math"),
        kind="choice",
        choices=tuple((kind.id, kind.title) for kind in CORE_KINDS),
        hint=_l("A circle where nothing is said."),
    ),
    ImportField(
        "purpose",
        _l("What brings these people together"),
        ("purpose", "description", "about", "aim", "notes", "pwrpas"),
        kind="long",
    ),
    ImportField(
        "members",
        _l("Who is in it"),
        ("members", "people", "participants", "names", "who", "aelodau"),
        kind="long",
        hint=_l("Names or e-mail addresses of people who are here, with ; between them."),
    ),
    ImportField(
        "leading",
        _l("Who looks after it"),
        ("lead", "leader", "leaders", "keeper", "host", "contact", "coordinator", "arweinydd"),
        kind="long",
    ),
)


def check(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    """Find everybody who is named, all at once; say who is not here, or who of several is meant."""
    named = {one for row in rows for one in (*_named(row, "members"), *_named(row, "leading"))}
    found = _people(session, named, by)
    there = _groups(session, {row.values["name"] for row in rows})
    apart = _walls(session, {one for people in found.values() for one in people})
    above: dict[str, int] = {}
    for row in rows:
        ids = _members(row, found, by)
        if any({one, other} <= ids for one, other in apart):
            row.wrong("members", _("This cannot be done here. Ask a coordinator at the council."))
        name = row.values["name"].casefold()
        if name in there:
            row.alike("name", _("A group of this name is here already"))
        if name in above:
            row.alike("name", _("The same name stands in row %(number)s", number=above[name]))
        above.setdefault(name, row.number)


def _members(
    row: ImportRow, found: Mapping[str, Sequence[uuid.UUID]], by: Person | None
) -> set[uuid.UUID]:
    """Whom a row brings together; each with the part they play, the leading one first."""
    kind = _KINDS[row.values.get("kind") or PLAIN]
    leading = next((role.id for role in roles_of(kind) if role.leads), MEMBER.id)
    parts: dict[uuid.UUID, str] = {}
    for column, role in (("leading", leading), ("members", MEMBER.id)):
        for one in _named(row, column):
            people = found.get(one, ())
            if len(people) == 1:
                parts.setdefault(people[0], role)
            elif not people:
                row.wrong(column, _("Nobody here is called “%(name)s”", name=one))
            else:
                row.wrong(
                    column,
                    _("Several people are called “%(name)s”: write an e-mail address", name=one),
                )
    if not parts and row.status != "bad":
        row.wrong("members", _("Name somebody who is in it: nobody else could open the group"))
    if len(parts) > MOST_MEMBERS:
        row.wrong("members", _("More than %(most)s people", most=MOST_MEMBERS))
    if by is not None and by.id in parts:
        row.wrong("members", _("You cannot bring yourself into a group. Let it invite you."))
    row.values["parts"] = parts
    return set(parts)


def _named(row: ImportRow, column: str) -> list[str]:
    """The names or addresses in a cell, one by one."""
    said = row.values.get(column) or ""
    between = r"[;\n]" if re.search(r"[;\n]", said) else r",|&|\band\b"
    return [name for one in re.split(between, said) if (name := " ".join(one.split()))]


def _people(
    session: CouncilSession, named: set[str], by: Person | None
) -> Mapping[str, Sequence[uuid.UUID]]:
    """By what a cell says, the ids of the people whom it can mean."""
    found: dict[str, Sequence[uuid.UUID]] = {}
    names = {one: words(one) for one in named if "@" not in one}
    for name, people in alike(session, names, by).items():
        same = [one for one in people if one.same]
        found[name] = [one.id for one in same or people]
    addresses = {one.casefold(): one for one in named if "@" in one}
    for some in batches(addresses):
        reached = select(Contact.person_id, func.lower(Contact.value)).where(
            Contact.kind == "email", func.lower(Contact.value).in_(some)
        )
        signing_in = select(Person.id, Person.sign_in_address).where(
            or_(Person.sign_in_address.in_(some))
        )
        for person_id, address in (*session.execute(reached), *session.execute(signing_in)):
            ids = {*found.get(addresses[address], ()), person_id}
            found[addresses[address]] = sorted(ids)
    return found


def _groups(session: CouncilSession, names: set[str]) -> set[str]:
    """Those of these names that groups here have."""
    there: set[str] = set()
    for some in batches({name.casefold() for name in names}):
        asked = select(Group.name).where(func.lower(Group.name).in_(some))
        there |= {name.casefold() for name in session.scalars(asked)}
    return there


def _walls(session: CouncilSession, ids: set[uuid.UUID]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """The pairs of these people whom nobody may bring together."""
    if not ids:
        return []
    rows = session.execute(select(Wall.one_id, Wall.other_id).where(STANDS))
    return [(one, other) for one, other in rows if one in ids and other in ids]


def keep(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> list[list[Any]]:
    """Begin each group with its people, tell them, and tell the practices."""
    made: list[list[Any]] = []
    ids = {one for row in rows for one in row.values["parts"]}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
    for row in rows:
        group, memberships = bring_group(
            session,
            kind=row.values.get("kind") or PLAIN,
            name=row.values["name"],
            purpose=row.values.get("purpose") or "",
            parts={people[one]: role for one, role in row.values["parts"].items()},
            how=_("They were in it before it was brought in here."),
            by=by,
        )
        note(session, current.actor, "added", "group", group.id, "imported")
        for membership in memberships:
            note(session, current.actor, "joined", "membership", membership.id)
            current.call("membership_changed", membership=membership)
            tell_joined(session, membership, people[membership.person_id])
        made.append([group, *memberships])
    return made


GROUPS = Importable(
    "groups",
    _l("Groups"),
    FIELDS,
    permission="imports.begin",
    keep=keep,
    check=check,
    hint=_l("What they are called and for, and who of the people here is in them."),
)
