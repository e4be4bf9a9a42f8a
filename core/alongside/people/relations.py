"""How people are related, in words that read right from both sides.

A relationship is kept once: `kind` says what the other is to the person. From the other's side it
is read through `INVERSE`.
"""

from flask_babel import lazy_gettext as _l
from sqlalchemy import or_, select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person, Relationship

KINDS = {
    "partner": _l("Wife, husband or partner"),
    "parent": _l("Parent"),
    "child": _l("Son, daughter or child"),
    "sibling": _l("Brother, sister or sibling"),
    "grandparent": _l("Grandparent"),
    "grandchild": _l("Grandchild"),
    "aunt-or-uncle": _l("Aunt or uncle"),
    "niece-or-nephew": _l("Niece or nephew"),
    "cousin": _l("Cousin"),
    "friend": _l("Friend"),
    "neighbour": _l("Neighbour"),
    "gives-support": _l("Gives care and support"),
    "has-support": _l("Has care and support from them"),
    "foster-parent": _l("Foster parent"),
    "foster-child": _l("Foster son, daughter or child"),
    "other": _l("Something else"),
}
PAIRS = (
    ("parent", "child"),
    ("grandparent", "grandchild"),
    ("aunt-or-uncle", "niece-or-nephew"),
    ("gives-support", "has-support"),
    ("foster-parent", "foster-child"),
)
INVERSE = {kind: kind for kind in KINDS} | {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}


def relate(
    session: CouncilSession, person: Person, other: Person, kind: str, note: str, by: Person
) -> Relationship:
    """Say that `other` is the person's `kind`; said before, from either side, it is kept once."""
    found = session.scalars(
        select(Relationship).where(
            or_(
                (Relationship.person_id == person.id)
                & (Relationship.other_id == other.id)
                & (Relationship.kind == kind),
                (Relationship.person_id == other.id)
                & (Relationship.other_id == person.id)
                & (Relationship.kind == INVERSE[kind]),
            )
        )
    ).first()
    if found is None:
        found = Relationship(person_id=person.id, other_id=other.id, kind=kind, added_by_id=by.id)
        session.add(found)
    found.note = note or found.note or ""
    session.flush()
    return found


def in_words(session: CouncilSession, row: Relationship, person: Person) -> str:
    """Who the other is, and what they are to this person, whichever side the row was kept from."""
    mine = row.person_id == person.id
    other = session.get_one(Person, row.other_id if mine else row.person_id)
    kind = row.kind if mine else INVERSE[row.kind]
    return f"{other.display_name}: {KINDS.get(kind, kind)}"
