"""What happens around every request: whose council, who asks, which practices."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

from flask import Flask, abort, current_app, g, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from alongside.access.actor import Actor
from alongside.access.core import NEVER_NARROWED
from alongside.councils import practices
from alongside.councils.hosts import council_for
from alongside.councils.models import Council
from alongside.db.engine import get_session, read_only
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity import sessions
from alongside.identity.cookies import cookie_name
from alongside.kernel import failures
from alongside.kernel.hooks import HookFailed
from alongside.kernel.readiness import ready_practices
from alongside.web import uploads
from alongside.web.addresses import site
from alongside.web.context import house
from alongside.web.pages import SAFE

WITHOUT_COUNCIL = frozenset({"static", "platform.health", "platform.ready"})
WITHOUT_DATA = frozenset({"static", "platform.health"})
MARK = "restoring"


def being_restored(app: Flask) -> bool:
    """Whether a restore has begun and not ended: nobody is let in, and nothing is sent."""
    return (Path(app.instance_path) / MARK).exists()


def enabled_practices() -> frozenset[str]:
    """The practices that work and that the council at hand has switched on."""
    return cast(frozenset[str], g.get("practices", frozenset()))


def enter(session: CouncilSession, council: Council) -> None:
    """Bind a session to a council, and say to `current` whose practices are on."""
    session.enter_council(council.id)
    g.council = council
    on = frozenset(practices.enabled(session, council))
    g.practices = ready_practices(house().registry, session, on, council.id, council.configuration)


@contextmanager
def at_council(app: Flask, slug: str) -> Iterator[CouncilSession]:
    """Work for one council outside a request: jobs, commands, the demo.

    `current` knows the council and its practices; nobody is signed in; addresses are those of the
    council's own host. Commits at the end, rolls back on an error; then what went wrong in
    practices is written down. Raises LookupError for a slug that no council has.
    """
    try:
        with app.test_request_context(base_url=_own_address(app, slug)):
            session = get_session()
            council = session.scalars(select(Council).where(Council.slug == slug)).one_or_none()
            if council is None:
                raise LookupError(f"There is no council {slug!r}.")
            g.actor = Actor(session)
            enter(session, council)
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise
    finally:
        failures.write(app)


def _own_address(app: Flask, slug: str) -> str:
    """Where a council's pages are, for links that are written when nobody asks for a page."""
    with app.app_context():
        host = get_session().scalars(select(Council.host).where(Council.slug == slug)).first()
    return site(app.config, host or "localhost") + "/"


def _begin() -> None:
    read_only(request.method in SAFE)
    session = get_session()
    g.actor = Actor(session)
    if request.endpoint not in WITHOUT_DATA and being_restored(current_app):
        abort(503)
    if request.endpoint in WITHOUT_COUNCIL:
        return
    council = council_for(session, request.host, current_app.config["DEFAULT_COUNCIL"])
    if council is None:
        abort(404)
    enter(session, council)
    idle = timedelta(minutes=current_app.config["SHARED_DEVICE_MINUTES"])
    g.actor = sessions.actor_for(
        session,
        request.cookies.get(cookie_name()),
        idle,
        staff_must_prove=current_app.config["SECOND_FACTOR"] == "required",
    )


def _must_be_text() -> None:
    """Refuse an address with bytes that are no characters, or with a NUL, which no database takes.

    No browser sends one; views may then read any part of an address as text.
    """
    try:
        query = request.query_string.decode()
    except UnicodeDecodeError:
        abort(400)
    if "\0" in query or "%00" in query:
        abort(400)
    if "\0" in request.path:
        abort(404)


def _touch(response: Response) -> Response:
    """Write down, every few minutes, that a session is in use."""
    sign_in = g.actor.sign_in if "actor" in g else None
    if sign_in is not None and sessions.stale(sign_in, now := utcnow()):
        session = get_session()
        session.rollback()
        read_only(False)
        sessions.touch(session, sign_in.id, now)
        session.commit()
    return response


def _write_afterwards(response: Response) -> Response:
    """Let what went wrong in practices be written down once the page has been read to its end."""
    if failures.waiting(house().registry):
        app = cast(Any, current_app)._get_current_object()
        response.call_on_close(partial(failures.write, app))
    return response


def _let_files_in() -> None:
    """Read more of a request where a page takes a picture or a recording."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "alongside_uploads", False):
        request.max_content_length = uploads.LARGEST + 1024 * 1024


def install(app: Flask) -> None:
    """Put these around every request, before anything else looks at it."""
    app.before_request(_begin)
    app.before_request(_must_be_text)
    app.before_request(_let_files_in)
    app.after_request(_touch)
    app.after_request(_write_afterwards)


def narrowing(app: Flask) -> None:
    """Let practices deny what the core would allow; when one cannot answer, the answer is no.

    They are not asked about `NEVER_NARROWED`.
    """

    def narrow(actor: Actor, permission: str, obj: object) -> bool:
        if permission in NEVER_NARROWED:
            return False
        hooks = house(app).hooks
        if not hooks.implementations("narrow", enabled_practices()):
            return False
        try:
            answers = hooks.call(
                "narrow",
                enabled_practices(),
                actor.session,
                actor=actor,
                permission=permission,
                obj=obj,
            )
        except HookFailed:
            return True
        return any(value for answer in answers for value in answer.values or ())

    house(app).permissions.narrow = narrow
