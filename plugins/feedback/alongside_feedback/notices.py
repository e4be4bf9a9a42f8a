"""Telling people that something waits or has moved. Never whose, and never in whose words."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from alongside import CouncilSession, Person, send
from alongside_feedback.circles import Circle, Party


def waits(session: CouncilSession, circle: Circle, parties: Iterable[Party], what: str) -> None:
    """Say to each that something waits for them. `what` names the occasion in the outbox."""
    for party in parties:
        tell(session, party.person, f"feedback.{what}:{circle.id}")


def tell(session: CouncilSession, person: Person, about: str) -> None:
    """Say to someone that something waits for them."""
    send(
        session,
        to=person,
        subject=_l("Something waits for you"),
        body=_l(
            "Something that you do together with others waits for you. Sign in, and you will "
            "find it on your home page. There is no hurry."
        ),
        about=about,
    )


def moved(session: CouncilSession, circle: Circle, parties: Iterable[Party]) -> None:
    """Say to each that something has moved because of them."""
    for party in parties:
        send(
            session,
            to=party.person,
            subject=_l("Something has moved because of you"),
            body=_l(
                "A change that you agreed with others has moved. Sign in, and you will find it on "
                "your home page."
            ),
            about=f"feedback.moved:{circle.id}",
        )
