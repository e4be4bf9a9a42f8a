"""Where one is signed in, and what one does for the council: one's own page about both."""

import uuid
from datetime import timedelta
from typing import Any

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.access.permissions import permission
from alongside.access.predicates import is_signed_in
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity import links, sessions
from alongside.identity.appointments import appointments
from alongside.identity.devices import in_words
from alongside.identity.models import SignIn
from alongside.identity.roles import names
from alongside.identity.views import EVERYTHING, out
from alongside.records.log import note
from alongside.rights.corrections import corrections
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("sign_ins", __name__)


def is_ones_own(actor: Actor, sign_in: Any) -> bool:
    """A session of the person who asks."""
    return sign_in is not None and actor.id is not None and sign_in.person_id == actor.id


PERMISSIONS = (
    permission("sign_ins.see", any_of=[[is_signed_in]]),
    permission("sign_ins.end", any_of=[[is_ones_own]], writes=True),
    permission("sign_ins.end_all", any_of=[[is_signed_in]], writes=True),
)


def load_sign_in(session: CouncilSession, sign_in_id: uuid.UUID) -> SignIn | None:
    """The session that an address is about."""
    return session.get(SignIn, sign_in_id)


@pages.get("/me/sign-ins", permission="sign_ins.see")
def index() -> str:
    """Every session that is open, this one marked; and one's roles, each with reason and end."""
    idle = timedelta(minutes=current_app.config["SHARED_DEVICE_MINUTES"])
    found = sessions.open_now(current.session, current.person, idle)
    own = appointments(current.session, current.person)
    return render_template(
        "identity/sign_ins.html",
        sign_ins=[(one, in_words(one.device)) for one in found],
        here=current.actor.sign_in.id,
        appointments=own,
        decided=corrections(
            current.session, "council_role", [one.role.id for one in own if one.role.reason]
        ),
        names=names(),
    )


@pages.post("/me/sign-ins/<uuid:sign_in_id>/end", permission="sign_ins.end", load=load_sign_in)
def end(sign_in: SignIn) -> Response:
    """End one of them: whoever sits there is signed out with the next page."""
    if sign_in.ended_at is None:
        sign_in.ended_at = utcnow()
        note(current.session, current.actor, "session ended", "person", current.person.id)
    flash(_("That one is signed out."), "success")
    return redirect(url_for("sign_ins.index"))


@pages.post("/me/sign-ins/everywhere", permission="sign_ins.end_all")
def end_everywhere() -> Response:
    """End all of them, this one too, and the links that were sent and not used."""
    sessions.end_everywhere(current.session, current.person)
    links.use_up(current.session, current.person.id)
    note(current.session, current.actor, "left everywhere", "person", current.person.id)
    return out(redirect(url_for("identity.signed_out")), EVERYTHING)
