"""Telling people that something waits. Never about whom, and never in anybody's words."""

from flask_babel import lazy_gettext as _l

from alongside import CouncilSession, Person, send


def tell(session: CouncilSession, person: Person, about: str) -> bool:
    """Say to someone that something waits for them; False where no address of theirs is safe."""
    message = send(
        session,
        to=person,
        subject=_l("Something waits for you"),
        body=_l(
            "Something that you are part of waits for you. Sign in, and you will find it on your "
            "home page. There is no hurry."
        ),
        about=about,
    )
    return message is not None
