"""The carers that a scheme has in a spreadsheet, with their households.

A carer with a day of approval has been approved outside; without one the household is at its
beginning. Rows that name one household come into one, and never into one that was here before:
living there opens its path, its report and its answers, so its own page says who is of it. What
counts of an approval is what the rows say that come in, and no other.
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
    find_area,
    kinds_in,
    known_areas,
    names_here,
    plain,
    say_all_kinds,
    say_inherited,
    say_shared,
    say_terms,
)
from alongside_shared_lives.import_training import taken
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.settings import MOST_ADULTS
from alongside_shared_lives.states import Step

CARER_FIELDS = (
    *PERSON_FIELDS,
    ImportField(
        "household",
        _l("What the household is called"),
        ("household", "home", "address name", "household name", "carer household", "aelwyd"),
    ),
    ImportField(
        "area",
        _l("Area"),
        (
            "local authority",
            "council area",
            "la",
            "borough",
            "county",
            "district",
            "ardal",
            "awdurdod lleol",
        ),
        hint=_l("The local authority where the household is, by its name."),
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


def check_carers(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    """Say of each carer who is perhaps here, whose household is, and of dates that cannot be.

    Only what a row says that comes in is said of its household, so each is looked at alone first.
    """
    check_people(session, rows, by)
    here = names_here(session, by)
    named: dict[str, Named] = {}
    known = known_areas()
    for row in rows:
        find_area(row, known)
        check_dates(row, row.values)
        check_kinds(row)
        name = plain(row.values.get("household"))
        if name in here:
            words = _("A household of this name is here already. This one would be another")
            row.alike("household", words)
        row.values["named"] = named.setdefault(name, Named()) if name else Named()
    for row in rows:
        if row.status != "bad":
            say_shared(row, row.values["named"])
        if row.comes_in:
            say_terms(row, row.values["named"])
    for row in rows:
        if row.status != "bad":
            check_dates(row, row.values["named"].terms)
    allowed = practice_settings("shared_lives").most_adults
    for row in rows:
        _say_what_counts(row, row.values["named"], allowed)


def _say_what_counts(row: ImportRow, one: Named, allowed: int) -> None:
    """Say what is taken of a row, or left out, where it is another than somebody may think."""
    if row.comes_in:
        say_inherited(row, one)
        say_all_kinds(row, one)
    approved = one.terms.get("approved_on") or row.values.get("approved_on")
    if row.values.get("review_on") and not approved:
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
        parts: list[Any] = [
            Housemate(household_id=one.home.id, person_id=person.id, part="carer"),
            *taken(row, one.home.id, person, by),
        ]
        session.add_all(parts)
        objects += parts
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
        area=terms.get("area") or "",
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
        kinds=kinds_in(terms["kinds"])[0] if terms.get("kinds") else list(settings.kinds),
        until_on=terms.get("until_on"),
    )
