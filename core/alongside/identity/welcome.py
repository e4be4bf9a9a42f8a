"""Letting someone in: adding a person with their consent, and sending a link that signs them in."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.identity import links
from alongside.messages.outbox import send
from alongside.people.directory import add_person
from alongside.people.models import Contact, Person
from alongside.web.addresses import absolute_url
from alongside.web.context import current


def person_with_address(session: CouncilSession, address: str) -> Person | None:
    """Whose sign-in address this is."""
    return links.person_with(session, address)


def welcome(
    session: CouncilSession,
    *,
    name: str,
    email: str = "",
    phone: str = "",
    safe_to_email: bool = False,
    safe_to_text: bool = False,
    safe_to_call: bool = False,
) -> Person:
    """Add someone who said that they want to take part, and how they may be reached.

    With an e-mail address they can sign in. Ask `person_with_address` first: an address lets in
    one person only.
    """
    person = add_person(session, name=name, sign_in_address=email or None)
    if email:
        session.add(
            Contact(person_id=person.id, kind="email", value=email, safe_to_email=safe_to_email)
        )
    if phone:
        session.add(
            Contact(
                person_id=person.id,
                kind="phone",
                value=phone,
                safe_to_text=safe_to_text,
                safe_to_call=safe_to_call,
            )
        )
    session.flush()
    return person


def send_link_if_known(session: CouncilSession, address: str, *, then: str | None = None) -> None:
    """Send whoever signs in with this address a link; for an unknown address, do the same work.

    Else the time that the answer takes would tell who is known here. So somebody else's link is
    written in a savepoint that is taken back at once: nobody gets it, and nothing of it stays.
    """
    person = links.person_with(session, address)
    somebody = session.scalars(
        select(Person).where(Person.sign_in_address.is_not(None)).limit(1)
    ).first()
    attempt = session.begin_nested()
    if to := person or somebody:
        send_sign_in_link(session, to, then=then)
        session.flush()
    if person is not None:
        attempt.commit()
    else:
        attempt.rollback()


def send_sign_in_link(session: CouncilSession, person: Person, *, then: str | None = None) -> None:
    """Send someone, to the address that they sign in with, a link that signs them in.

    `then` is the page of this site that they are led to. Someone without such an address gets
    nothing.
    """
    if not person.sign_in_address:
        return
    token = links.make(session, person)
    send(
        session,
        to=person,
        address=person.sign_in_address,
        subject=_l("Your link to sign in"),
        body=_l(
            "Here is your link to sign in to %(council)s. It works once, for 15 minutes."
            "\n\n%(link)s\n\nLater you can ask for another one, with this e-mail address, here:"
            "\n\n%(again)s\n\nIf you did not ask for it, you need do nothing.",
            council=current.council.name,
            link=absolute_url("identity.link", token=token, next=then),
            again=absolute_url("identity.sign_in", next=then),
        ),
        about="identity.link",
    )


def send_first_link(session: CouncilSession, person: Person, address: str) -> None:
    """Send someone a link to an address that they want to come in with from now on.

    Using it shows that they read it there. An address that lets in somebody else gets nothing.
    """
    known = links.person_with(session, address)
    if known is not None and known.id != person.id:
        return
    token = links.make(session, person, address=address)
    send(
        session,
        to=person,
        address=links.normal_address(address),
        subject=_l("Your link to sign in"),
        body=_l(
            "Here is a link to %(council)s. It works once, for 15 minutes. When you have used it, "
            "you can always ask for another one with this e-mail address.\n\n%(link)s\n\n"
            "If you did not ask for it, you need do nothing.",
            council=current.council.name,
            link=absolute_url("identity.link", token=token),
        ),
        about="identity.link",
    )


def tell_code_made(session: CouncilSession, person: Person) -> None:
    """Tell someone, where it is safe, that staff made a code that signs them in."""
    send(
        session,
        to=person,
        subject=_l("A code was made for you"),
        body=_l(
            "Somebody at %(council)s made a code, so that you can sign in without an e-mail. Who "
            "it was, you can read under “Who has looked at my page”:\n\n%(link)s\n\n"
            "If you did not ask for it, tell the person you know at the council.",
            council=current.council.name,
            link=absolute_url("people.looks", person_id=person.id),
        ),
        about="identity.code",
    )
