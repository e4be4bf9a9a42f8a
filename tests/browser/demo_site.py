"""The demo, served to real browsers for as long as the tests run."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from alongside.app import create_app
from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.engine import council_session, db, get_session
from alongside.demo.seeding import seed
from alongside.kernel.upgrading import upgrade_all


class _Quiet(WSGIRequestHandler):
    """Says nothing about the requests that go well."""

    def log_request(self, *args: Any) -> None:
        pass


class DemoSite:
    """A seeded demo on SQLite, answering on a free port; `restore` makes it as it was."""

    def __init__(self, folder: Path) -> None:
        self.live, self.seeded = folder / "live.sqlite3", folder / "seeded.sqlite3"
        self.app = create_app(
            {
                "INSTANCE": folder,
                "MODE": "demo",
                "DATABASE_URL": f"sqlite:///{self.live}",
                "SQLITE_SYNCHRONOUS": "OFF",
                "STRICT_PLUGINS": True,
            }
        )
        upgrade_all(self.app)
        assert seed(self.app) == []
        _copy(self.live, self.seeded)
        with self.app.app_context():
            self.councils = {one.slug: one.id for one in get_session().scalars(select(Council))}
            db.session.remove()
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True, request_handler=_Quiet)
        self.app.config["PUBLIC_PORT"] = self.server.port
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def address(self, council: str = "northbank") -> str:
        """Where a council's site answers."""
        return f"http://{council}.localhost:{self.server.port}"

    def session(self, council: str = "northbank") -> Any:
        """A session of a council's own, to look behind the pages."""
        return council_session(self.app, self.councils[council])

    def pattern(self, path: str) -> str:
        """The route behind a path, so that pages of one kind count once."""
        urls = self.app.url_map.bind("localhost")
        try:
            rule, _ = urls.match(path, method="GET", return_rule=True)
        except Exception:  # a path that no route has is a kind of its own
            return path
        return str(rule.rule)

    def restore(self) -> None:
        """Undo everything that was written since the start."""
        _copy(self.seeded, self.live)
        practices.forget()

    def stop(self) -> None:
        """Answer nobody any more."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def _copy(source: Path, target: Path) -> None:
    """Copy a database page by page, also into one that others have open."""
    with (
        closing(sqlite3.connect(source, timeout=10)) as one,
        closing(sqlite3.connect(target, timeout=10)) as other,
    ):
        one.backup(other)
