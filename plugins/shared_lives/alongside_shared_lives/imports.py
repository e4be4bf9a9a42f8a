"""What a scheme keeps in spreadsheets today: its carers with their households, and who looks.

Nothing that comes in this way is shown to anybody but the scheme until its people say so.
"""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import (
    PERSON_FIELDS,
    CouncilSession,
    Importable,
    ImportField,
    ImportRow,
    Person,
    check_people,
    current,
    keep_people,
    note,
)
from alongside_shared_lives.import_carers import CARER_FIELDS, check_carers, keep_carers
from alongside_shared_lives.import_training import course_fields
from alongside_shared_lives.models import Looking
from alongside_shared_lives.words import KINDS

LOOKING_FIELDS = (
    *PERSON_FIELDS,
    ImportField(
        "kind",
        _l("What they look for"),
        ("type", "service", "arrangement", "arrangement type", "support type"),
        kind="choice",
        choices=tuple((key, title) for key, title in KINDS.items()),
    ),
    ImportField(
        "situation",
        _l("Where they live now"),
        ("current situation", "situation", "living situation", "lives now"),
        kind="long",
    ),
    ImportField(
        "social_worker",
        _l("Who walks with them"),
        ("social worker", "sw", "allocated worker", "care manager", "gweithiwr cymdeithasol"),
    ),
)


def keep_looking(
    session: CouncilSession, rows: Sequence[ImportRow], by: Person | None
) -> list[list[Any]]:
    """Add people who look for a household; what each of them writes comes later, and from them."""
    made = keep_people(session, rows, by)
    for row, objects in zip(rows, made, strict=True):
        looking = Looking(
            person_id=objects[0].id,
            worker_id=by.id if by else None,
            kind=row.values.get("kind") or "",
            situation=row.values.get("situation") or "",
            social_worker=row.values.get("social_worker") or "",
        )
        session.add(looking)
        session.flush()
        objects.append(looking)
        note(session, current.actor, "began looking", "shared_lives.looking", looking.id)
    return made


IMPORTS = (
    Importable(
        "carers",
        _l("Shared Lives carers"),
        CARER_FIELDS,
        permission="shared_lives.bring",
        keep=keep_carers,
        check=check_carers,
        hint=_l("Carers with their households: until when each is approved, and for what."),
        more_fields=course_fields,
    ),
    Importable(
        "looking",
        _l("People who look for a Shared Lives household"),
        LOOKING_FIELDS,
        permission="shared_lives.bring",
        keep=keep_looking,
        check=check_people,
        hint=_l("What they write about themselves comes later, and from them."),
    ),
)
