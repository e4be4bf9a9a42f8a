"""Telling people that something waits for them. Never what, and never whose question it is."""

from flask_babel import lazy_gettext as _l

from alongside import CouncilSession, Person, send


def tell(session: CouncilSession, person: Person, about: str) -> None:
    """Say to somebody that a circle waits for them. `about` names the occasion in the outbox."""
    send(
        session,
        to=person,
        subject=_l("Something waits for you"),
        body=_l(
            "A circle waits for you. Sign in, and you will find it on your home page. There is "
            "no hurry."
        ),
        about=about,
    )
