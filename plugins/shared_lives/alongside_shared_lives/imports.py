"""What a scheme keeps in spreadsheets today: its carers with their households, and who looks.

Nothing that comes in this way is shown to anybody but the scheme until its people say so. A carer
with a day of approval has been approved outside; without one the household is at its beginning.
"""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

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
    practice_settings,
)
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.settings import MOST_ADULTS
from alongside_shared_lives.states import Step
from alongside_shared_lives.words import KINDS

CARER_FIELDS = (
    *PERSON_FIELDS,
    ImportField(
        "household",
        _l("What the household is called"),
        ("household", "home", "address name", "household name", "carer household", "aelwyd"),
    ),
    ImportField(
        "approved_on",
        _l("Approved on"),
        ("approval date", "date approved", "approved", "dyddiad cymeradwyo"),
        kind="past_date",
    ),
    ImportField(
        "review_on",
        _l("Next review of the approval"),
        ("review due", "annual review", "next review", "review date", "approval review"),
        kind="date",
    ),
    ImportField(
        "most_adults",
        _l("For how many adults"),
        ("approved for", "number of people", "max", "capacity", "places", "how many"),
        kind="choice",
        choices=tuple((str(one), str(one)) for one in range(1, MOST_ADULTS + 1)),
    ),
)
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


def check_carers(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    """Say of each carer who is perhaps here, and of dates that cannot both be."""
    check_people(session, rows, by)
    allowed = practice_settings("shared_lives").most_adults
    for row in rows:
        approved, review = row.values.get("approved_on"), row.values.get("review_on")
        if review and not approved:
            row.look("review_on", _("Without a day of approval the review is left out"))
        elif approved and review and review <= approved:
            row.wrong("review_on", _("The review is not after the approval"))
        if int(row.values.get("most_adults") or 1) > allowed:
            row.look("most_adults", _("The council allows %(number)s", number=allowed))


def keep_carers(
    session: CouncilSession, rows: Sequence[ImportRow], by: Person | None
) -> list[list[Any]]:
    """Add carers, each in a household: two rows that name the same household are in one."""
    made = keep_people(session, rows, by)
    wanted = {name for row in rows if (name := row.values.get("household"))}
    asked = select(Household).where(Household.name.in_(wanted)).order_by(Household.created_at)
    homes = {one.name: one for one in session.scalars(asked)}
    for row, objects in zip(rows, made, strict=True):
        person: Person = objects[0]
        name = row.values.get("household") or _("%(name)s’s household", name=person.display_name)
        home = homes.get(name) if row.values.get("household") else None
        if home is None:
            home = homes[name] = _home(name, row, person)
            session.add(home)
            session.flush()
            objects.append(home)
            note(session, current.actor, "began", "shared_lives.household", home.id, "imported")
            if (approval := _approval(row, home.id)) is not None:
                session.add(approval)
                objects.append(approval)
        mate = Housemate(household_id=home.id, person_id=person.id, part="carer")
        session.add(mate)
        objects.append(mate)
    session.flush()
    return made


def _home(name: str, row: ImportRow, person: Person) -> Household:
    approved: date | None = row.values.get("approved_on")
    return Household(
        name=name,
        state=(Step.APPROVED if approved else Step.ENQUIRY).value,
        state_since=approved or today(),
        begun_by_id=person.id,
    )


def _approval(row: ImportRow, household_id: uuid.UUID) -> Approval | None:
    approved: date | None = row.values.get("approved_on")
    if approved is None:
        return None
    settings = practice_settings("shared_lives")
    due = row.values.get("review_on") or months_later(approved, settings.review_months)
    return Approval(
        household_id=household_id,
        from_on=approved,
        review_on=max(due, approved + timedelta(days=1)),
        most_adults=min(int(row.values.get("most_adults") or 1), settings.most_adults),
        kinds=list(settings.kinds),
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
        hint=_l("Carers with their households, and until when each is approved, and for how many."),
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
