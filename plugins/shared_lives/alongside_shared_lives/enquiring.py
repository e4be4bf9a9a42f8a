"""Somebody would like to share their home and their life, asks, and is spoken with.

A visitor's enquiry is words and a safe way to reach them, until somebody of the scheme makes a
household of it with them. Somebody with an account has a household at once.
Source: domain.md 1b, carer path 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import or_, select

from alongside import CouncilSession, Person, apart_from, people_with_role, utcnow
from alongside_shared_lives import notices, path
from alongside_shared_lives.access import MANAGER, WORKER
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.parties import Home, homes_of, load_home
from alongside_shared_lives.states import NotNow, Step

OPEN = ("waiting", "taken")
WRITTEN = ("name", "words", "email", "phone", "through", "safe_when")
"""What was written: it is emptied when it is taken back."""


@dataclass(frozen=True)
class Told:
    """What somebody says when they ask. Only a name and a way to reach them is needed."""

    name: str
    words: str = ""
    language: str = ""
    email: str = ""
    phone: str = ""
    through: str = ""
    safe_when: str = ""


def ask(session: CouncilSession, told: Told, person: Person | None = None) -> Enquiry:
    """Ask; with an account, a household begins at once, with whoever asks as its carer."""
    enquiry = Enquiry(**vars(told), person_id=person.id if person else None)
    if person is not None:
        name = str(_("The household of %(name)s", name=person.display_name))
        enquiry.state, enquiry.household_id = "begun", path.begin(session, name, person, person).id
    session.add(enquiry)
    session.flush()
    return enquiry


def under_way(session: CouncilSession, person: Person) -> Household | None:
    """The household that somebody asked with already, or shares: nobody has to ask twice."""
    alive = path.OPEN | path.LIVE
    for household in homes_of(session, person):
        home = load_home(session, household.id)
        if home and Step(household.state) in alive and home.part(person) == "carer":
            return household
    return None


def load_enquiry(session: CouncilSession, enquiry_id: UUID) -> Enquiry | None:
    """What somebody asked, by its id."""
    return session.get(Enquiry, enquiry_id)


def waiting(session: CouncilSession, reader: Person) -> list[Enquiry]:
    """Who asked and has no answer yet, the longest first, as this reader may see."""
    found = session.scalars(
        select(Enquiry)
        .where(
            Enquiry.state.in_(OPEN),
            or_(Enquiry.person_id.is_(None), Enquiry.person_id != reader.id),
        )
        .order_by(Enquiry.created_at, Enquiry.id)
        .limit(100)
    ).all()
    apart = apart_from(session, reader)
    return [one for one in found if one.person_id is None or one.person_id not in apart]


def asked_by(session: CouncilSession, person: Person) -> Sequence[Enquiry]:
    """What somebody asked themself and did not take back, the newest first."""
    return session.scalars(
        select(Enquiry)
        .where(Enquiry.person_id == person.id, Enquiry.state != "withdrawn")
        .order_by(Enquiry.created_at.desc(), Enquiry.id)
        .limit(20)
    ).all()


def is_in_it(session: CouncilSession, person: Person) -> bool:
    """Whether somebody is in Shared Lives at all; most are not. One statement."""
    mine = (
        select(Housemate.id).where(Housemate.person_id == person.id),
        select(Looking.id).where(
            or_(Looking.person_id == person.id, Looking.helper_id == person.id)
        ),
        select(Enquiry.id).where(Enquiry.person_id == person.id),
    )
    asked = select(Person.id).where(Person.id == person.id, or_(*(one.exists() for one in mine)))
    return session.scalars(asked).first() is not None


def behind(session: CouncilSession, home: Home) -> Enquiry | None:
    """What was written when this household asked, if it did."""
    return session.scalars(select(Enquiry).where(Enquiry.household_id == home.id)).first()


def take(session: CouncilSession, enquiry: Enquiry, by: Person, seen: int | None) -> None:
    """Say that one speaks with them. `seen` is the version that was looked at."""
    _hold(session, enquiry, *OPEN)
    if seen != enquiry.version:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
    enquiry.state, enquiry.taken_by_id, enquiry.taken_at = "taken", by.id, utcnow()


def begin(session: CouncilSession, enquiry: Enquiry, by: Person, person: Person, name: str) -> Home:
    """Begin a household's path with whoever asked; whoever begins it walks with them."""
    _hold(session, enquiry, *OPEN)
    if person.id == by.id:
        raise NotNow(_("Somebody who lives there cannot walk with it for the scheme."))
    if enquiry.person_id not in (None, person.id):
        raise NotNow(_("Somebody else asked this."))
    home = path.begin(session, name, person, by, worker=by)
    enquiry.state, enquiry.settled_at = "begun", utcnow()
    enquiry.household_id, enquiry.person_id = home.id, person.id
    notices.tell(session, [person], f"shared_lives.household:{home.id}")
    return home


def answer(session: CouncilSession, enquiry: Enquiry, instead: str) -> None:
    """Say why it goes no further, and how to ask again."""
    _hold(session, enquiry, "taken")
    enquiry.state, enquiry.instead, enquiry.settled_at = "answered", instead, utcnow()
    asker = session.get(Person, enquiry.person_id) if enquiry.person_id else None
    if asker is not None:
        notices.tell(session, [asker], f"shared_lives.enquiry:{enquiry.id}")


def may_take_back(session: CouncilSession, enquiry: Enquiry) -> bool:
    """Whether it can be taken back: as long as nobody has visited."""
    home = load_home(session, enquiry.household_id) if enquiry.household_id else None
    if home is not None:
        return Step(home.household.state) is Step.ENQUIRY
    return enquiry.state in OPEN


def withdraw(session: CouncilSession, enquiry: Enquiry, by: Person) -> None:
    """Take it back, as whoever asked. What they wrote is emptied, and nobody asks why."""
    _hold(session, enquiry, *OPEN, "begun")
    if not may_take_back(session, enquiry):
        raise NotNow(_("You are further along than that. Say on your household’s page to stop."))
    home = load_home(session, enquiry.household_id) if enquiry.household_id else None
    if home is not None:
        path.stop(session, home, by)
        home.household.name = str(_("A household that asked"))
    enquiry.state, enquiry.settled_at = "withdrawn", utcnow()
    for name in WRITTEN:
        setattr(enquiry, name, "")
    session.flush()


def tell_scheme(session: CouncilSession) -> int:
    """Tell the scheme that somebody asked, once however many; gives how many asked."""
    unheard = session.scalars(
        select(Enquiry)
        .where(Enquiry.state.in_(("waiting", "begun")), Enquiry.told_at.is_(None))
        .limit(500)
    ).all()
    for enquiry in unheard:
        enquiry.told_at = utcnow()
    if unheard:
        notices.tell(session, people_with_role(session, WORKER, MANAGER), "shared_lives.enquiries")
    return len(unheard)


def _hold(session: CouncilSession, enquiry: Enquiry, *states: str) -> None:
    """Take it for this transaction alone. Raises NotNow unless it is in one of these states."""
    session.scalars(
        select(Enquiry)
        .where(Enquiry.id == enquiry.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if enquiry.state not in states:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
