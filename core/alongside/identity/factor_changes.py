"""What follows when somebody's second ways to sign in change: a line in the record, and word of it.

The message goes to the address that they sign in with, because that is what it is about.
"""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from alongside.access.actor import Actor
from alongside.db.tenancy import CouncilSession
from alongside.identity import recovery, sessions
from alongside.identity.account_models import WorkAccount
from alongside.identity.factor_models import Factor
from alongside.identity.factors import factors_of, has_factor
from alongside.messages.outbox import send
from alongside.people.models import Person
from alongside.records.log import note
from alongside.web.addresses import absolute_url


def added(session: CouncilSession, actor: Actor, person: Person, factor: Factor) -> None:
    """A new one counts. Sessions that began before it, other than this one, are over."""
    note(session, actor, "factor added", "person", person.id, factor.kind)
    sessions.end_others(session, person, actor.sign_in)
    tell_of_a_change(
        session,
        person,
        _l("A new way to sign in was added for you"),
        _l(
            "A new way to sign in was added for you just now. If it was you, all is well.\n\n"
            "If it was not you: sign in, take it away on this page, and tell the person you know "
            "at the council.\n\n%(link)s",
            link=absolute_url("factors.index"),
        ),
    )


def renamed(session: CouncilSession, actor: Actor, factor: Factor, name: str) -> None:
    """It is called something else. Nobody needs a message about that."""
    factor.name = name
    note(session, actor, "factor renamed", "person", factor.person_id, factor.kind)


def may_remove(session: CouncilSession, person: Person, must_have_one: bool) -> bool:
    """Whether one can go: not the last, of somebody who must have one."""
    return not must_have_one or len(factors_of(session, person)) > 1


def removed(session: CouncilSession, actor: Actor, person: Person, factor: Factor) -> None:
    """One is taken away; with the last, the recovery codes as well."""
    note(session, actor, "factor removed", "person", person.id, factor.kind)
    session.delete(factor)
    session.flush()
    if not has_factor(session, person.id):
        recovery.forget(session, person)
    tell_of_a_change(
        session,
        person,
        _l("A way to sign in was taken away"),
        _l(
            "One of your ways to sign in was taken away just now. If it was you, all is well.\n\n"
            "If it was not you, look at what is left on this page, and tell the person you know at "
            "the council.\n\n%(link)s",
            link=absolute_url("factors.index"),
        ),
    )


def codes_made(session: CouncilSession, actor: Actor, person: Person) -> list[str]:
    """Ten new recovery codes, instead of those of before."""
    made = recovery.make(session, person)
    note(session, actor, "codes made", "person", person.id)
    tell_of_a_change(
        session,
        person,
        _l("You have new recovery codes"),
        _l(
            "New recovery codes were made for you just now; those of before no longer work. If it "
            "was you, all is well.\n\nIf it was not you: sign in, make others on this page, and "
            "tell the person you know at the council.\n\n%(link)s",
            link=absolute_url("factors.index"),
        ),
    )
    return made


def code_used(session: CouncilSession, person: Person) -> None:
    """A recovery code let somebody in, which happens seldom enough to say so."""
    tell_of_a_change(
        session,
        person,
        _l("One of your recovery codes was used"),
        _l(
            "One of your recovery codes was used to sign in just now. If it was you, all is well."
            "\n\nIf it was not you: sign in, make new codes on this page, and tell the person you "
            "know at the council.\n\n%(link)s",
            link=absolute_url("factors.index"),
        ),
    )


def released(session: CouncilSession, actor: Actor, person: Person) -> int:
    """Take all away of somebody who lost them, so that they can begin again; gives how many.

    Their work account is joined anew as well, the next time that they come in with one.
    """
    found = factors_of(session, person)
    session.execute(delete(WorkAccount).where(WorkAccount.person_id == person.id))
    for factor in found:
        session.delete(factor)
    recovery.forget(session, person)
    sessions.end_everywhere(session, person)
    note(session, actor, "factors reset", "person", person.id, str(len(found)))
    tell_of_a_change(
        session,
        person,
        _l("Your second step for signing in was taken away"),
        _l(
            "The council took away what it asked you for after the link, so that you can sign in "
            "and set it up again here:\n\n%(link)s\n\nIf you did not ask for that, tell the person "
            "you know at the council at once.",
            link=absolute_url("factors.index"),
        ),
    )
    return len(found)


def tell_of_a_change(session: CouncilSession, person: Person, subject: Any, body: Any) -> None:
    """Send word of it to whoever has an address that they sign in with."""
    if person.sign_in_address:
        send(
            session,
            to=person,
            address=person.sign_in_address,
            subject=subject,
            body=body,
            about="identity.factor",
        )
