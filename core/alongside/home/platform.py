"""Whether the server is alive, and whether it is ready."""

from flask import jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from alongside.db.engine import get_session
from alongside.db.tenancy import unscoped
from alongside.kernel.readiness import behind
from alongside.web.context import house
from alongside.web.pages import Pages

pages = Pages("platform", __name__)


@pages.get("/health", permission="core.public")
def health() -> ResponseReturnValue:
    """Alive: the process answers. It asks nothing of the database."""
    return jsonify(status="ok")


@pages.get("/ready", permission="core.public")
def ready() -> ResponseReturnValue:
    """Ready: the database is reachable, the core's tables are there, and how each plugin is.

    It names plugins and states, never a path, a version or a reason: anybody can ask.
    """
    registry = house().registry
    session = get_session()
    try:
        with unscoped("readiness belongs to no council"):
            session.execute(text("SELECT 1"))
            late = behind(registry, session.connection())
    except DBAPIError:
        session.rollback()
        return jsonify(status="database unreachable"), 503
    plugins = {
        record.id: "needs migration" if record.id in late else str(record.status)
        for record in registry
    }
    answer = {"status": "needs migration" if "core" in late else "ok", "plugins": plugins}
    return jsonify(answer), 503 if "core" in late else 200
