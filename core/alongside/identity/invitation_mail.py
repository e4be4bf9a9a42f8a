"""The e-mail or the text of an invitation. Neither names anybody, nor says what the group is."""

from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.identity.invitation_models import Invitation
from alongside.messages.outbox import send, send_text
from alongside.people.models import Person
from alongside.web.addresses import absolute_url
from alongside.web.context import current
from alongside.web.i18n import as_read_by


def write_email(
    session: CouncilSession,
    invitation: Invitation,
    person: Person,
    where: str,
    token: str,
    *,
    until: date,
    spoken: bool,
) -> None:
    """Put it into the outbox, in the language of whoever gets it."""
    with as_read_by(person):
        day = format_date(until, "long")
        numbers = "\n\n" + _(
            "You are asked for six numbers. The person who invites you says them to you, by phone "
            "or face to face. Nobody else needs them."
        )
    send(
        session,
        to=person,
        address=where,
        subject=_l("An invitation for you"),
        body=_l(
            "%(council)s invites you to be part of a group. Here is your invitation. It works "
            "once, until %(day)s.\n\n%(link)s%(numbers)s\n\nIf you do not know what this is about, "
            "you need do nothing.",
            council=current.council.name,
            day=day,
            link=absolute_url("joining.join", token=token),
            numbers=numbers if spoken else "",
        ),
        about=f"identity.invitation:{invitation.id}",
    )


def write_text(
    session: CouncilSession,
    invitation: Invitation,
    person: Person,
    number: str,
    token: str,
    *,
    until: date,
    spoken: bool,
) -> None:
    """The same as a text, which shows on a locked screen: so it speaks of no group."""
    with as_read_by(person):
        day = format_date(until, "long")
        numbers = " " + _("You are asked for the six numbers that you were told.")
    send_text(
        session,
        to=person,
        number=number,
        subject=_l("An invitation for you"),
        body=_l(
            "%(council)s: something waits for you.\n%(link)s\nIt works once, until %(day)s."
            "%(numbers)s",
            council=current.council.name,
            day=day,
            link=absolute_url("joining.join", token=token),
            numbers=numbers if spoken else "",
        ),
        about=f"identity.invitation:{invitation.id}",
    )
