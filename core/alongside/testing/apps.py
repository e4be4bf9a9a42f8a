"""Apps for tests: made in a folder of their own, closed and forgotten when the test is over."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from alongside.app import create_app
from alongside.config import DEFAULTS
from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.engine import db, get_session
from alongside.kernel import discovery, readiness, tables
from alongside.kernel.upgrading import upgrade_each
from alongside.messages.queue import queue_of
from alongside.testing.running import ASKED
from alongside.web.context import house

COUNCILS = (
    {
        "slug": "northbank",
        "name": "Northbank Council",
        "nation": "England",
        "host": "northbank.localhost",
        "languages": ["en"],
    },
    {
        "slug": "abergwyn",
        "name": "Cyngor Abergwyn Council",
        "nation": "Wales",
        "host": "abergwyn.localhost",
        "languages": ["en", "cy"],
    },
)
OWN = {
    **DEFAULTS,
    "MODE": "demo",
    "MAIL_TRANSPORT": "file",
    "TEXT_TRANSPORT": "file",
    "STRICT_PLUGINS": True,
    "TESTING": True,
}
"""Every setting, so that none comes from the surroundings: it may be a real database, or mail."""


def fill(config: dict[str, Any], folder: Path) -> None:
    """Migrate a template database and put the two councils in it.

    A practice that does not work keeps nobody from the others; whoever asks about it is told.
    """
    app = create_app({**OWN, "INSTANCE": folder, **config, **_asked_for()})
    for unit in upgrade_each(app):
        if unit.trouble and unit.id == "core":
            raise RuntimeError(f"The core's tables cannot be made: {unit.trouble}")
    with app.app_context():
        session = get_session()
        session.add_all(Council(**council) for council in COUNCILS)
        session.commit()
        db.engine.dispose()


@contextmanager
def making(folder: Path) -> Iterator[Callable[..., Flask]]:
    """Make apps whose instance is this folder; they are closed at the end of the `with`.

    Tables of practices that only these apps had are taken out again, so that no other test sees
    them.
    """
    made: list[Flask] = []
    there, modules = _guests(), set(sys.modules)

    def make(**config: Any) -> Flask:
        practices.forget()
        readiness.forget()
        app = _create(folder, config)
        made.append(app)
        return app

    try:
        yield make
    finally:
        for app in made:
            _close(app)
        _forget(_guests() - there, set(sys.modules) - modules)


def _asked_for() -> dict[str, Any]:
    """What keeps other plugins that are installed from being run while one of them is checked."""
    if not ASKED.practice:
        return {"STRICT_PLUGINS": False}
    wanted = {one.id for one in discovery.candidates(None) if one.bundled} | {ASKED.practice}
    names = [{"name": name} for name in sorted(wanted)]
    return {"STRICT_PLUGINS": False, "PLUGIN_ALLOW_LIST": names}


class Lender:
    """An app for each database, lent to one test after another for as long as it stays as it was.

    Most of what a small test takes is an app that wakes up: its addresses, its templates, its
    statements. `folder` becomes a link to the instance of whoever has the app.
    """

    def __init__(self, folder: Path) -> None:
        """Have nothing yet: an app is made when it is first asked for."""
        self._link = folder / "instance"
        self._kept: dict[str, tuple[Flask, Any]] = {}

    @contextmanager
    def lend(self, folder: Path, config: dict[str, str]) -> Iterator[Flask]:
        """An app on the database of `config`, which is called as it was before.

        Its instance is `folder`. Where there is more in it than a database, or the app is not as
        it was when it was made, another is made.
        """
        practices.forget()
        readiness.ask_again()
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(folder, target_is_directory=True)
        url = config["DATABASE_URL"].replace(str(folder), str(self._link))
        app, mark = self._kept.pop(url, (None, None))
        bare = all(one.name.startswith("alongside.sqlite3") for one in folder.iterdir())
        if app is None or not bare or mark != _mark(app):
            app = _create(self._link, {**config, "DATABASE_URL": url})
            mark = _mark(app)
        yield app
        _close(app)
        if bare:
            self._kept[url] = app, mark


def _mark(app: Flask) -> Any:
    """What a test may have changed in an app; compared with what it was when it was new."""
    home = house(app)
    return (
        dict(app.config),
        dict(app.view_functions),
        {name: list(one or ()) for name, one in app.before_request_funcs.items()},
        {name: list(one or ()) for name, one in app.after_request_funcs.items()},
        [dict(one) for one in (app.jinja_env.globals, app.jinja_env.filters)],
        home.registry.manager.list_name_plugin(),
        dict(home.hooks._rests),
        [
            (name, one.id, one.status, one.version, one.level, one.practice, dict(one.failures))
            for name, one in home.registry.records.items()
        ],
    )


class _Compiled(BytecodeCache):
    """Templates, compiled once for all apps of a run."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def _create(folder: Path, config: dict[str, Any]) -> Flask:
    asked = _asked_for() if ASKED.practice else {}
    app = create_app({**OWN, "INSTANCE": folder, **config, **asked})
    app.jinja_env.bytecode_cache = _compiled
    return app


def _close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    queue_of(app).close()


@cache
def _residents() -> tuple[str, ...]:
    """The packages whose tables stay: the core's, and of every practice that is installed."""
    installed = {one.module.partition(".")[0] for one in discovery.candidates(None)}
    return tuple(f"{name}." for name in sorted({"alongside", "flask_sqlalchemy", *installed}))


def _guests() -> set[Any]:
    """The classes of tables that came with a file or a package of one test."""
    return {
        manager
        for manager in tables.classes()
        if not f"{manager.class_.__module__}.".startswith(_residents())
    }


def _forget(guests: set[Any], modules: set[str]) -> None:
    """Take out guests' tables and modules; of `modules`, those that a practice's name begins."""
    roots = {manager.class_.__module__.partition(".")[0] for manager in guests}
    news = {name for name in modules if name.startswith("alongside_")}
    for name in news | {one for one in sys.modules if one.partition(".")[0] in roots}:
        if not f"{name}.".startswith(_residents()):
            sys.modules.pop(name, None)
    tables.forget(guests)
