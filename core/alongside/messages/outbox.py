"""The outbox: a message is written in the transaction of what it is about."""

from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.messages.models import Message
from alongside.people.models import Contact, Person
from alongside.web.i18n import as_read_by


def safe_address(session: CouncilSession, person: Person) -> str:
    """An e-mail address that it is safe to write to, or "" when there is none.

    Only a contact that is marked as safe to e-mail counts. The address that someone signs in
    with does not: they chose to read a link there, not to be written to whenever we like.
    """
    found = session.scalars(
        select(Contact.value).where(
            Contact.person_id == person.id, Contact.kind == "email", Contact.safe_to_email
        )
    ).first()
    return found or ""


def send(
    session: CouncilSession,
    *,
    to: Person | None,
    subject: str,
    body: str,
    about: str,
    address: str = "",
) -> Message | None:
    """Write a message to be delivered once the transaction is kept.

    `about` names what it belongs to. The subject never holds anybody's name or words, nor does
    the body hold what someone wrote in confidence: it says that something waits, and where.
    Lazy texts are written in the language of whoever gets them.
    Gives None where there is no safe way to reach the person; it then waits on their home page.
    """
    where = address or (safe_address(session, to) if to is not None else "")
    if not where:
        return None
    with as_read_by(to):
        message = Message(
            to_person_id=to.id if to is not None else None,
            to_address=where,
            subject=str(subject),
            body=str(body),
            about=about,
        )
    session.add(message)
    return message


def send_text(
    session: CouncilSession, *, to: Person | None, number: str, subject: str, body: str, about: str
) -> Message:
    """Write a text message to be delivered once the transaction is kept.

    It shows on a locked screen: `body` says no more than that something is there, and where.
    `subject` is for those who look through the outbox, as an e-mail's. See `texts.safe_number`
    for a number that it is safe to write to.
    """
    with as_read_by(to):
        message = Message(
            to_person_id=to.id if to is not None else None,
            to_address=number,
            channel="text",
            subject=str(subject),
            body=str(body),
            about=about,
        )
    session.add(message)
    return message
