"""How long records are kept: classes, and each council's own years for them.

The proposed years are those that councils publish (security.md, section 2).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from flask_babel import lazy_gettext as _l
from sqlalchemy import (
    select,
)

from alongside.councils.models import Council
from alongside.db.tenancy import CouncilSession
from alongside.people.models import Person
from alongside.rights.models import Retention

MOST_YEARS = 120


@dataclass(frozen=True)
class Class:
    """A class of records: what it is for, for how many years, from when, and who says so.

    `starts` is "contact" (the last that was recorded of the person), "birth" (their birthday; where
    it is not known, the last contact), "made" (when the row was made: it goes by itself, not with
    the person), or "never".
    """

    id: str
    title: Any
    years: int
    starts: Literal["contact", "birth", "made", "never"]
    source: Any


CLASSES = {
    one.id: one
    for one in (
        Class(
            "care",
            _l("What people do together, and what stands on their pages"),
            8,
            "contact",
            _l("Adult social care: councils keep 6 (Bracknell Forest) to 8 years (Blackpool)."),
        ),
        Class(
            "carer",
            _l("People who open their home or care for others"),
            25,
            "contact",
            _l("Carers: 25 years (Derbyshire)."),
        ),
        Class(
            "child_protection",
            _l("The protection of a child"),
            35,
            "contact",
            _l("Child protection: 35 years after the last contact (Blackpool)."),
        ),
        Class(
            "looked_after",
            _l("A child in the council's care"),
            75,
            "birth",
            _l(
                "Until the 75th birthday (Care Planning, Placement and Case Review (England) "
                "Regulations 2010, regulation 50). After a death under 18, 15 years: that is not "
                "known here."
            ),
        ),
        Class(
            "adoption",
            _l("An adoption"),
            100,
            "contact",
            _l("100 years from the order, which is not known here: counted from the last contact."),
        ),
        Class(
            "traces",
            _l("Traces of coming and going: sign-ins, invitations, messages that were sent"),
            1,
            "made",
            _l("The council's own choice: as long as somebody may ask what happened."),
        ),
        Class(
            "accountability",
            _l("What the council must be able to show: roles, requests, complaints, the record"),
            0,
            "never",
            _l("It is kept as long as the council is here; of somebody erased it has no name."),
        ),
    )
}


@dataclass(frozen=True)
class Rule:
    """A class as one council has it."""

    kept: Class
    years: int
    because: str
    own: Retention | None


def rules(session: CouncilSession) -> dict[str, Rule]:
    """Every class with the council's own years and source, or the proposed ones."""
    own = {one.class_id: one for one in session.scalars(select(Retention))}
    return {
        name: Rule(
            kept,
            own[name].years if name in own else kept.years,
            own[name].because if name in own else str(kept.source),
            own.get(name),
        )
        for name, kept in CLASSES.items()
    }


def change(session: CouncilSession, name: str, years: int, because: str, by: Person) -> None:
    """Let the council keep a class for so many years, and say who says so.

    Raises ValueError for a class that there is not or that nobody can set, or odd years.
    """
    if name not in CLASSES or CLASSES[name].starts == "never" or not 1 <= years <= MOST_YEARS:
        raise ValueError(f"{name}: {years}")
    session.get_one(Council, session.council_id, with_for_update={"key_share": True})
    own = _own(session, name)  # of two who set it at once, the later sees the first
    if own is None:
        session.add(Retention(class_id=name, years=years, because=because, changed_by_id=by.id))
    else:
        own.years, own.because, own.changed_by_id = years, because, by.id
    session.flush()


def propose_again(session: CouncilSession, name: str) -> None:
    """Go back to the proposed years."""
    own = _own(session, name)
    if own is not None:
        session.delete(own)
        session.flush()


def _own(session: CouncilSession, name: str) -> Retention | None:
    return session.scalars(select(Retention).where(Retention.class_id == name)).one_or_none()


def years_later(day: date, years: int) -> date:
    """The same day so many years later; after 29 February, 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def years_before(day: date, years: int) -> date:
    """The last day from which so many years are over by `day`."""
    before = years_later(day, -years)
    return before if years_later(before, years) <= day else before - timedelta(days=1)


def _first_moment_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def cut(day: date, years: int) -> datetime:
    """The first moment that is less than so many years ago on a day."""
    return _first_moment_after(years_before(day, years))
