"""What a scheme keeps in spreadsheets today: its carers with their households, and who looks.

Nothing that comes in this way is shown to anybody but the scheme until its people say so. A carer
with a day of approval has been approved outside; without one the household is at its beginning.
Rows that name one household come into one, and never into one that was here before: living there
opens its path, its report and its answers, so its own page says who is of it.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
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
    practice_settings,
)
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.import_homes import (
    Named,
    check_dates,
    check_kinds,
    kinds_in,
    names_here,
    plain,
    say_terms,
)
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
    ImportField(
        "kinds",
        _l("Approved for which kinds"),
        (
            "approved kinds",
            "approved types",
            "arrangement types",
            "types of arrangement",
            "type of arrangement",
            "service types",
            "mathau",
        ),
        kind="long",
        hint=_l("One or several, with commas between, such as “Living together, Short breaks”."),
    ),
    ImportField(
        "until_on",
        _l("Approved until"),
        ("approval until", "approval ends", "approval end date", "approval expires"),
        kind="date",
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
    """Say of each carer who is perhaps here, whose household is, and of dates that cannot be."""
    check_people(session, rows, by)
    here = names_here(session, by)
    named: dict[str, Named] = {}
    for row in rows:
        check_dates(row, row.values)
        name = plain(row.values.get("household"))
        if name in here:
            words = _("A household of this name is here already. This one would be another")
            row.alike("household", words)
        one = named.setdefault(name, Named()) if name else Named()
        row.values["named"] = one
        if row.status != "bad":
            say_terms(row, one)
    allowed = practice_settings("shared_lives").most_adults
    for row in rows:
        terms = row.values["named"].terms
        if row.status != "bad":
            check_dates(row, terms)
            check_kinds(row, row.values["named"])
        if row.values.get("review_on") and not terms.get("approved_on"):
            row.look("review_on", _("Without a day of approval the review is left out"))
        if int(row.values.get("most_adults") or 1) > allowed:
            row.look("most_adults", _("The council allows %(number)s", number=allowed))
        until = row.values.get("until_on")
        if until and until < today():
            passed = _("That day has passed. Nothing begins there before it is approved again")
            row.look("until_on", passed)


def keep_carers(
    session: CouncilSession, rows: Sequence[ImportRow], by: Person | None
) -> list[list[Any]]:
    """Add carers, each in a new household: two rows that name the same household are in one."""
    made = keep_people(session, rows, by)
    for row, objects in zip(rows, made, strict=True):
        person: Person = objects[0]
        one: Named = row.values["named"]
        if one.home is None:
            one.home = _home(row, one.terms, person)
            session.add(one.home)
            session.flush()
            objects.append(one.home)
            note(session, current.actor, "began", "shared_lives.household", one.home.id, "imported")
            if (approval := _approval(one.terms, one.home.id)) is not None:
                session.add(approval)
                objects.append(approval)
        mate = Housemate(household_id=one.home.id, person_id=person.id, part="carer")
        session.add(mate)
        objects.append(mate)
    session.flush()
    return made


def _home(row: ImportRow, terms: Mapping[str, Any], person: Person) -> Household:
    approved: date | None = terms.get("approved_on")
    name = row.values.get("household") or _("%(name)s’s household", name=person.display_name)
    return Household(
        name=name,
        state=(Step.APPROVED if approved else Step.ENQUIRY).value,
        state_since=approved or today(),
        begun_by_id=person.id,
    )


def _approval(terms: Mapping[str, Any], household_id: uuid.UUID) -> Approval | None:
    approved: date | None = terms.get("approved_on")
    if approved is None:
        return None
    settings = practice_settings("shared_lives")
    due = terms.get("review_on") or months_later(approved, settings.review_months)
    return Approval(
        household_id=household_id,
        from_on=approved,
        review_on=max(due, approved + timedelta(days=1)),
        most_adults=min(int(terms.get("most_adults") or 1), settings.most_adults),
        kinds=kinds_in(terms.get("kinds") or "")[0] or list(settings.kinds),
        until_on=terms.get("until_on"),
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
