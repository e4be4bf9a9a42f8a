"""What somebody is told when their roles in the council change. It names no role and no reason."""

from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.messages.outbox import send
from alongside.people.models import Person
from alongside.web.addresses import absolute_url


def tell_changed(session: CouncilSession, person: Person) -> None:
    """Tell someone that what they may do here has changed, and where they can read it."""
    send(
        session,
        to=person,
        subject=_l("What you can do here has changed"),
        body=_l(
            "What you can do here for the council has changed. Here you can read what it is now, "
            "why, since when and until when.\n\n%(link)s\n\nIf this is a surprise, ask an "
            "administrator at the council.",
            link=absolute_url("sign_ins.index"),
        ),
        about=f"roles.changed:{person.id}",
    )


def tell_left(session: CouncilSession, person: Person) -> None:
    """Tell someone that their work for the council has ended here."""
    send(
        session,
        to=person,
        subject=_l("What you can do here has changed"),
        body=_l(
            "Your work for the council has ended here, and you were signed out everywhere. If this "
            "is a surprise, ask an administrator at the council."
        ),
        about=f"roles.left:{person.id}",
    )
