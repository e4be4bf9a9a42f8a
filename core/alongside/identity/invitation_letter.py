"""The printed letter of an invitation: it says who invites, and how to come in, and no more."""

from flask import render_template
from flask_babel import get_locale
from markupsafe import Markup

from alongside.groups.kinds import CORE_KINDS
from alongside.groups.models import Group
from alongside.identity.invitation_models import Invitation
from alongside.identity.keys import in_halves
from alongside.people.models import Person
from alongside.web.addresses import absolute_url
from alongside.web.i18n import as_read_by
from alongside.web.qr import qr_svg

PLAIN_KINDS = {kind.id: kind.title for kind in CORE_KINDS}
"""What a letter may say about a group. A practice's kind can say what a family goes through."""


def letter(invitation: Invitation, group: Group, person: Person, code: str, token: str) -> Markup:
    """The letter with its two ways in, in the language of whoever gets it."""
    with as_read_by(person):
        drawn = render_template(
            "invitations/letter.html",
            invitation=invitation,
            kind=PLAIN_KINDS.get(group.kind),
            invited=person,
            code=in_halves(code),
            picture=Markup(qr_svg(absolute_url("joining.join", token=token)).decode()),  # noqa: S704
            shown=absolute_url("joining.enter").partition("://")[2],
            language=str(get_locale()).partition("@")[0].replace("_", "-"),
        )
    return Markup(drawn)  # noqa: S704 (our own template)
