"""Work accounts: whom one lets in, and how it comes to be joined to a person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from alongside.access.actor import Actor
from alongside.db.tenancy import CouncilSession
from alongside.identity import links
from alongside.identity.account_models import WorkAccount
from alongside.identity.factor_changes import tell_of_a_change
from alongside.identity.roles import holds_a_role
from alongside.people.models import Person
from alongside.records.log import note
from alongside.web.addresses import absolute_url


def accounts_of(session: CouncilSession, person: Person) -> Sequence[WorkAccount]:
    """The work accounts that somebody comes in with."""
    return session.scalars(
        select(WorkAccount).where(WorkAccount.person_id == person.id).order_by(WorkAccount.id)
    ).all()


def person_of(
    session: CouncilSession, issuer: str, subject: str, address: str = ""
) -> Person | None:
    """Whom an account lets in: someone with a role in the council today, or nobody.

    An account that is not known yet is joined to whoever signs in with its checked `address`, if
    they have a role and no other account of this issuer: so nobody who only gets an address that
    was a colleague's comes in as them, and no citizen is taken over.
    """
    person = _joined(session, issuer, subject)
    if person is None and address:
        person = _join(session, issuer, subject, address)
    return person if person is not None and holds_a_role(session, person) else None


def _joined(session: CouncilSession, issuer: str, subject: str) -> Person | None:
    return session.scalars(
        select(Person)
        .join(WorkAccount, WorkAccount.person_id == Person.id)
        .where(WorkAccount.issuer == issuer, WorkAccount.subject == subject)
    ).one_or_none()


def _join(session: CouncilSession, issuer: str, subject: str, address: str) -> Person | None:
    person = links.person_with(session, address)
    if person is None or not holds_a_role(session, person):
        return None
    try:
        with session.begin_nested():
            session.add(WorkAccount(person_id=person.id, issuer=issuer, subject=subject))
            session.flush()
    except IntegrityError:  # another account is joined, or this one was just now, in another tab
        return _joined(session, issuer, subject)
    note(session, Actor(session, person), "account joined", "person", person.id)
    tell_of_a_change(
        session,
        person,
        _l("Your work account now signs you in"),
        _l(
            "Somebody signed in here with your work account for the first time just now. If it "
            "was you, all is well.\n\nIf it was not you, tell whoever looks after your work "
            "account, and the person you know at the council, at once.\n\n%(link)s",
            link=absolute_url("factors.index"),
        ),
    )
    return person
