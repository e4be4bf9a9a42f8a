"""Pages for when something is not there, not allowed or not working, in a citizen's words."""

import logging
from typing import cast

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from alongside.db.engine import get_session
from alongside.web.context import house
from alongside.web.unsent import Unsent, unsent

log = logging.getLogger(__name__)


def _words(code: int) -> tuple[str, str]:
    if code == 401 and "actor" in g and g.actor.person is not None:
        return (
            _("Show that it is still you"),
            _(
                "Before something this important we ask once more, when the last time is over "
                "ten minutes ago. What you sent waits here, and nothing has happened yet."
            ),
        )
    return {
        400: (
            _("Something in that request was not right"),
            _("Go back, and try once more. What you wrote should still be there."),
        ),
        401: (
            _("You were signed out while you wrote"),
            _(
                "That happens when nothing was sent for a while. What you wrote is still here. It "
                "was sent to nobody."
            ),
        ),
        403: (
            _("This part is not open to you"),
            _(
                "You did nothing wrong: it is for people with another part to play here. If you "
                "think that you should see it, ask the person you know at the council."
            ),
        ),
        404: (
            _("We cannot find that page"),
            _(
                "It may have moved, or it may not be yours to open. Check the address, or start "
                "again from your home page."
            ),
        ),
        405: (
            _("That page does not work that way"),
            _("Go back, and use the buttons on the page."),
        ),
        409: (
            _("Someone else saved this at the same moment"),
            _(
                "What you wrote was not saved over theirs. Open the page again, look at what "
                "changed, and save yours if you still want to."
            ),
        ),
        413: (
            _("That was too large to send"),
            _("Go back and send less at once: shorter text, or a smaller file."),
        ),
        503: (
            _("Alongside is resting for a moment"),
            _(
                "It cannot reach its data just now. Nothing you saved is lost. Try again in a few "
                "minutes."
            ),
        ),
    }.get(
        code,
        (
            _("Something went wrong here"),
            _(
                "It is our fault, not yours, and it has been "
                "noted. Go back and try again; if it happens again, tell us."
            ),
        ),
    )


def page(
    code: int, title: str = "", text: str = "", typed: Unsent | None = None
) -> tuple[str, int]:
    """The page for an error. It shows nothing of what was being looked at.

    `typed` is what whoever gets this page has just written, for them to keep.
    """
    own_title, own_text = _words(code)
    context = {"title": title or own_title, "text": text or own_text, "code": code, "typed": typed}
    if typed is not None:
        context["exit_this_page"] = True  # somebody's words are on it, signed in or not
    try:
        return render_template("error.html", **context), code
    except Exception:
        log.exception("The error page could not be shown")
        plain = current_app.jinja_env.get_template("error_plain.html")
        return plain.render(**context), code  # which asks neither the council nor the address map


def install(app: Flask) -> None:
    """Give every error a page of ours."""

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None or (error.code or 500) < 400:
            return cast(ResponseReturnValue, error)
        body, code = page(error.code or 500)
        headers = {k: v for k, v in error.get_headers() if k.lower() in {"allow", "retry-after"}}
        return body, code, headers

    @app.errorhandler(CSRFError)
    def csrf(error: CSRFError) -> ResponseReturnValue:
        return page(
            400,
            _("This form was open for too long"),
            _(
                "To keep you safe, forms stop working after a while, and when somebody else signs "
                "in. Open the page again, and send it once more."
            ),
            unsent(),
        )

    @app.errorhandler(StaleDataError)
    def stale(error: StaleDataError) -> ResponseReturnValue:
        get_session().rollback()
        return page(409, typed=unsent())

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> ResponseReturnValue:
        log.error("%s %s failed", request.method, request.endpoint, exc_info=error)
        record = house(app).registry.records.get((request.blueprint or "").partition(".")[0])
        resting = isinstance(error, OperationalError) and (record is None or not _asks_wrong(error))
        if record is not None and not resting:
            record.failed_at(request.endpoint or "", error)
        if app.config["TESTING"] and not isinstance(error, DBAPIError):
            raise error
        if g.get("council") is not None:
            get_session().rollback()
        return page(503 if resting else 500, typed=unsent())


def _asks_wrong(error: OperationalError) -> bool:
    """Whether SQLite refused a statement that is wrong in itself; PostgreSQL says so by a class."""
    return getattr(error.orig, "sqlite_errorname", "") == "SQLITE_ERROR"
