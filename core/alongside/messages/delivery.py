"""Sending what waits: each message claimed by one worker, tried again when it fails, given up at
last.

A claim is a lease. Whoever claims a message has ten minutes to send it; when a crash comes between,
the lease runs out and another round takes the message up. So a message may arrive twice after a
crash, and is never lost.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select, update

from alongside.councils.models import Council
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.messages.letters import as_email
from alongside.messages.models import Message
from alongside.messages.texts import TextTransport
from alongside.messages.transports import Transport, Undeliverable
from alongside.people.models import Person

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)
OPEN = ("waiting", "sending")


def deliver(
    session: CouncilSession,
    council: Council,
    transport: Transport,
    sender: str,
    texts: TextTransport | None = None,
    limit: int = 500,
) -> int:
    """Send what waits in the council's outbox, up to `limit`; gives how many went out.

    Without `texts`, text messages are tried and given up like mail without a mail server. Every
    claim and every outcome is committed at once, so that nothing is locked while a mail server
    takes its time.
    """
    _give_up(session)
    sent = 0
    for _ in range(limit):
        message = claim(session)
        if message is None:
            break
        hand_over = (
            _text(message, texts)
            if message.channel == "text"
            else _email(session, message, council, transport, sender)
        )
        sent += _send(session, message, hand_over)
    return sent


def claim(session: CouncilSession) -> Message | None:
    """Take the message that has waited longest, for ten minutes, and commit; None without one.

    Of any number of workers that ask at the same moment, one gets it.
    """
    now = utcnow()
    due = (
        Message.status.in_(OPEN) & (Message.send_after <= now) & (Message.attempts < MOST_ATTEMPTS)
    )
    oldest = select(Message.id).where(due).order_by(Message.send_after, Message.id).limit(1)
    message = session.scalars(
        update(Message)
        .where(Message.id == oldest.with_for_update(skip_locked=True).scalar_subquery(), due)
        .values(
            status="sending",
            attempts=Message.attempts + 1,
            send_after=now + LEASE,
            version=Message.version + 1,
        )
        .returning(Message)
        .execution_options(synchronize_session=False, populate_existing=True)
    ).one_or_none()
    session.commit()
    return message


def _email(
    session: CouncilSession, message: Message, council: Council, transport: Transport, sender: str
) -> Callable[[], None]:
    def hand_over() -> None:
        with force_locale(_language(session, message, council)):
            email = as_email(message, council, sender)
        session.rollback()
        transport.send(email)

    return hand_over


def _text(message: Message, texts: TextTransport | None) -> Callable[[], None]:
    def hand_over() -> None:
        if texts is None:
            raise Undeliverable("this installation sends no texts")
        texts.send(message.to_address, message.body.strip(), str(message.id))

    return hand_over


def _send(session: CouncilSession, message: Message, hand_over: Callable[[], None]) -> bool:
    try:
        hand_over()
    except Undeliverable as error:
        _later(session, message, error.reason, error.for_good)
        return False
    except Exception as error:
        _later(session, message, f"it could not be made ({type(error).__name__})", False)
        return False
    _settle(session, message, status="sent", sent_at=utcnow(), trouble="", **_emptied())
    return True


def _emptied() -> dict[str, str]:
    """Nothing to keep of a text that has arrived: links stand in it. The demo shows its texts."""
    return {} if current_app.config["MODE"] == "demo" else {"body": ""}


def _language(session: CouncilSession, message: Message, council: Council) -> str:
    person = session.get(Person, message.to_person_id) if message.to_person_id else None
    wish = person.language if person else ""
    return wish if wish in council.languages else council.languages[0]


def _later(session: CouncilSession, message: Message, reason: str, for_good: bool) -> None:
    given_up = for_good or message.attempts >= MOST_ATTEMPTS
    pause = FIRST_PAUSE * 2 ** (message.attempts - 1)
    log.warning(
        "Message %s was not sent: %s; %s",
        message.id,
        reason,
        "given up" if given_up else f"again in {pause}",
    )
    status = "failed" if given_up else "waiting"
    _settle(session, message, status=status, send_after=utcnow() + pause, trouble=reason)


def _settle(session: CouncilSession, message: Message, **values: object) -> None:
    """Write an outcome, unless the lease ran out and somebody else holds the message by now."""
    session.execute(
        update(Message)
        .where(
            Message.id == message.id,
            Message.status == "sending",
            Message.attempts == message.attempts,
        )
        .values(version=Message.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    session.commit()


def _give_up(session: CouncilSession) -> None:
    """Give up what was claimed often enough and never came to an end."""
    session.execute(
        update(Message)
        .where(
            Message.status.in_(OPEN),
            Message.send_after <= utcnow(),
            Message.attempts >= MOST_ATTEMPTS,
        )
        .values(
            status="failed",
            trouble="the worker stopped each time it tried",
            version=Message.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    session.commit()
