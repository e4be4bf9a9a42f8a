"""Telling people that something waits. Never about whom, and never in anybody's words."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from alongside import CouncilSession, Person, send


def tell(session: CouncilSession, people: Iterable[Person], about: str) -> int:
    """Say to each, once, that something waits; gives to how many an address was safe."""
    sent = 0
    for person in {one.id: one for one in people}.values():
        message = send(
            session,
            to=person,
            subject=_l("Something waits for you"),
            body=_l(
                "Something that you are part of waits for you. Sign in, and you will find it on "
                "your home page. There is no hurry."
            ),
            about=about,
        )
        sent += message is not None
    return sent
