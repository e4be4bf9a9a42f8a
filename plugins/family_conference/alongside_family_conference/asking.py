"""A family asks for a conference itself, and somebody speaks with them.

Nothing is decided by a form: a coordinator reads it, speaks with the family in the way that they
said is safe, and then either asks a worker to begin the referral or says what is offered instead.
Source: domain.md 1a, "self-referral possible".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import and_, or_, select

from alongside import (
    CouncilSession,
    Person,
    apart_from,
    people_with_role,
    practice_settings,
    utcnow,
)
from alongside_family_conference import notices
from alongside_family_conference.access import ARRANGE
from alongside_family_conference.asking_models import Asked
from alongside_family_conference.gatherings import Gathering
from alongside_family_conference.referring import name_person
from alongside_family_conference.states import NotNow

OPEN = ("waiting", "taken")
WRITTEN = ("name", "words", "email", "phone", "through", "safe_when")
"""What the family wrote: it is emptied when they take it back."""


@dataclass(frozen=True)
class Told:
    """What somebody says when they ask. Of what they wrote, only a way to reach them is needed."""

    name: str
    asker: str = ""
    words: str = ""
    language: str = ""
    email: str = ""
    phone: str = ""
    through: str = ""
    safe_when: str = ""


def ask(session: CouncilSession, told: Told, person: Person | None = None) -> Asked:
    """Ask for a conference; `person` is who asks, where they have an account."""
    asked = Asked(**vars(told), person_id=person.id if person else None)
    session.add(asked)
    session.flush()
    return asked


def load_asked(session: CouncilSession, asked_id: UUID) -> Asked | None:
    """What a family asked, by its id."""
    return session.get(Asked, asked_id)


def waiting(session: CouncilSession, reader: Person) -> list[Asked]:
    """Families who asked and have no answer yet, the longest first, as this coordinator may see.

    One's own is not among them, nor whom one is kept from.
    """
    rows = session.execute(
        select(Asked, Person)
        .outerjoin(Person, Person.id == Asked.person_id)
        .where(Asked.state.in_(OPEN), or_(Asked.person_id.is_(None), Asked.person_id != reader.id))
        .order_by(Asked.state.desc(), Asked.created_at, Asked.id)  # those who wait come first
        .limit(100)
    )
    apart = apart_from(session, reader)
    return [asked for asked, person in rows if person is None or person.id not in apart]


def concerning(session: CouncilSession, person: Person) -> Sequence[Asked]:
    """What somebody asked themself, and what they were asked to begin. One statement."""
    handed = and_(Asked.worker_id == person.id, Asked.state == "taken")
    return session.scalars(
        select(Asked)
        .where(or_(and_(Asked.person_id == person.id, Asked.state != "withdrawn"), handed))
        .order_by(Asked.created_at.desc(), Asked.id)
        .limit(20)
    ).all()


def behind(session: CouncilSession, gathering: Gathering) -> Asked | None:
    """What the family wrote when they asked for this conference, if they did."""
    if not gathering.conference.asked_by_family:
        return None
    return session.scalars(select(Asked).where(Asked.conference_id == gathering.id)).first()


def take(session: CouncilSession, asked: Asked, by: Person, seen: int | None) -> None:
    """Say that one speaks with them. Somebody else may take it over later.

    `seen` is the version that they looked at: whoever looked at an old one is told how it is now.
    """
    _hold(session, asked, *OPEN, seen=seen)
    asked.state, asked.taken_by_id, asked.taken_at = "taken", by.id, utcnow()


def may_begin(session: CouncilSession, asked: Asked) -> list[Person]:
    """Who can be asked to begin the referral: whoever may refer, and neither asks nor is kept away.

    Consent is asked of each person then, as ever: that somebody asked is nobody else's yes.
    """
    roles = ["worker"]
    if practice_settings("family_conference").coordinators_may_refer:
        roles.append("coordinator")
    people = [one for one in people_with_role(session, *roles) if one.id != asked.person_id]
    asker = session.get(Person, asked.person_id) if asked.person_id else None
    apart = apart_from(session, asker) if asker is not None else frozenset()
    return [one for one in people if one.id not in apart]


def hand(session: CouncilSession, asked: Asked, worker: Person, seen: int | None) -> None:
    """Ask somebody to begin the referral. Raises NotNow for somebody who cannot.

    `seen` is as in `take`.
    """
    _hold(session, asked, "taken", seen=seen)
    if worker.id not in {one.id for one in may_begin(session, asked)}:
        raise NotNow(_("They cannot begin this referral. Choose somebody else."))
    asked.worker_id = worker.id
    notices.tell(session, worker, f"family_conference.request:{asked.id}")


def begin(session: CouncilSession, asked: Asked, gathering: Gathering, by: Person) -> None:
    """Note that a referral came of it, which says that the family asked itself.

    Whoever asked with an account is in it, and is asked for their consent like everybody.
    """
    _hold(session, asked, "taken")
    if asked.worker_id != by.id:
        raise NotNow(_("Somebody else was asked to begin this referral."))
    asked.state, asked.conference_id, asked.settled_at = "begun", gathering.id, utcnow()
    gathering.conference.asked_by_family = True
    asker = session.get(Person, asked.person_id) if asked.person_id else None
    if asker is not None:
        if gathering.party(asker) is None:
            name_person(session, gathering, asker, "family", by=by)
        notices.tell(session, asker, f"family_conference.request:{asked.id}")


def answer(session: CouncilSession, asked: Asked, instead: str) -> None:
    """Say why there is no conference now, and what is offered instead."""
    _hold(session, asked, "taken")
    asked.state, asked.instead, asked.settled_at = "answered", instead, utcnow()
    asker = session.get(Person, asked.person_id) if asked.person_id else None
    if asker is not None:
        notices.tell(session, asker, f"family_conference.request:{asked.id}")


def withdraw(session: CouncilSession, asked: Asked) -> None:
    """Take it back, as whoever asked. What they wrote is emptied, and nobody asks why."""
    _hold(session, asked, *OPEN)
    asked.state, asked.worker_id, asked.settled_at = "withdrawn", None, utcnow()
    for name in WRITTEN:
        setattr(asked, name, "")


def tell_coordinators(session: CouncilSession) -> int:
    """Tell those who arrange conferences that families asked, once however many; gives how many."""
    unheard = session.scalars(
        select(Asked).where(Asked.state == "waiting", Asked.told_at.is_(None)).limit(500)
    ).all()
    for asked in unheard:
        asked.told_at = utcnow()
    if unheard:
        for person in people_with_role(session, *ARRANGE):
            notices.tell(session, person, "family_conference.requests")
    return len(unheard)


_ANY = -1


def _hold(session: CouncilSession, asked: Asked, *states: str, seen: int | None = _ANY) -> None:
    """Take it for this transaction alone. Raises NotNow unless it is in one of these states."""
    session.scalars(
        select(Asked)
        .where(Asked.id == asked.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if asked.state not in states or seen not in (_ANY, asked.version):
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
