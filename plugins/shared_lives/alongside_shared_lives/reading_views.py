"""Keeping how somebody likes to read, so that they need not choose it on each page."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from alongside import current
from alongside_shared_lives import reading
from alongside_shared_lives.models import Looking
from alongside_shared_lives.parties import Pair, load_pair
from alongside_shared_lives.views import POSSIBILITY, pages, record


@pages.post(
    f"{POSSIBILITY}/look",
    permission="shared_lives.keep_look",
    load=load_pair,
    known_by="shared_lives.possibility",
)
def keep_look(pair: Pair) -> ResponseReturnValue:
    """Show every page about the others in this way from now on."""
    row, asked = reading.row_of(pair, current.person), request.form.get("to", "")
    if row is None or asked not in reading.LOOKS:
        raise BadRequest
    row.look = asked
    record("chose how to read", "possibility", pair)
    flash(_("Kept. You can change it at any time."), "success")
    whose = "household" if isinstance(row, Looking) else "person"
    return redirect(url_for(f"shared_lives.read_{whose}", possibility_id=pair.id))
