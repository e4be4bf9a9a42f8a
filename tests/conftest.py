"""What every test may ask for: an app on each database, two councils, and people in them."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings as effort

from alongside.app import create_app
from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.engine import council_session, db, get_session
from alongside.db.tenancy import CouncilSession
from alongside.identity.models import CouncilRole
from alongside.kernel import readiness, registry
from alongside.people.models import Person
from alongside.testing.browser import Browser
from alongside.testing.databases import Postgres, postgres_url, sqlite_copy, upgrade_all
from alongside.web.context import house

REQUIRED = bool(os.environ.get("CI"))
effort.register_profile("ci", derandomize=True)  # luck searches elsewhere
if REQUIRED:
    effort.load_profile("ci")
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


def _fill(config: dict[str, Any], folder: Path) -> None:
    """Migrate a template database and put the two councils in it."""
    app = create_app({"INSTANCE": folder, "MODE": "demo", "STRICT_PLUGINS": True, **config})
    upgrade_all(app)
    with app.app_context():
        session = get_session()
        session.add_all(Council(**council) for council in COUNCILS)
        session.commit()
        db.engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    path = folder / "template.sqlite3"
    _fill({"DATABASE_URL": f"sqlite:///{path}", "SQLITE_SYNCHRONOUS": "OFF"}, folder)
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Postgres:
    url = postgres_url()
    if url is None:
        reason = "no PostgreSQL server answers; set ALONGSIDE_TEST_POSTGRES to one"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    return Postgres(url)


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    name = postgres_server.create()
    _fill(dict(postgres_server.config(name)), tmp_path_factory.mktemp("template"))
    yield name
    postgres_server.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of an app on a fresh database with two councils, on each engine in turn."""
    if request.param == "sqlite":
        with sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path) as config:
            yield config
        return
    server = request.getfixturevalue("postgres_server")
    name = server.create(request.getfixturevalue("postgres_template"))
    yield server.config(name)
    server.drop(name)


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Make apps with an instance folder of the test's own; each is closed afterwards."""
    made: list[Flask] = []

    def make(**config: Any) -> Flask:
        practices.forget()
        readiness.forget()
        defaults = {
            "INSTANCE": tmp_path,
            "MODE": "demo",
            "DEFAULT_COUNCIL": None,
            "STRICT_PLUGINS": True,
            "TESTING": True,
        }
        app = create_app({**defaults, **config})
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
    _forget_guests()


def _forget_guests() -> None:
    """Take out the tables of practices that only one test had, so that no other test sees them."""
    bundled = (
        "alongside.",
        "alongside_family_conference.",
        "alongside_feedback.",
        "alongside_shared_lives.",
    )
    guests = {
        manager
        for manager in registry._classes()
        if not manager.class_.__module__.startswith((*bundled, "flask_sqlalchemy."))
    }
    for root in {manager.class_.__module__.partition(".")[0] for manager in guests}:
        for name in [n for n in sys.modules if n == root or n.startswith(f"{root}.")]:
            del sys.modules[name]
    registry._forget(guests)


@pytest.fixture
def app(make_app: Callable[..., Flask], database: dict[str, str]) -> Flask:
    """An app with every bundled practice installed and none enabled."""
    return make_app(**database)


@dataclass
class Town:
    """One council in a test: what is added goes to it, and who asks, asks it."""

    app: Flask
    id: Any
    host: str

    def session(self) -> Any:
        """A session of the council's own, committed at the end of the `with`."""
        return council_session(self.app, self.id)

    def council(self, session: CouncilSession) -> Council:
        return session.get_one(Council, self.id)

    def enable(self, practice_id: str = "feedback", **settings: Any) -> None:
        with self.session() as session:
            council = self.council(session)
            registry = house(self.app).registry
            practices.enable(session, council, registry, practice_id)
            if settings:
                practice = registry.practice(practice_id)
                assert practice is not None
                practices.save_settings(session, council, practice, settings)

    def person(self, name: str, *roles: str, **values: Any) -> Any:
        """Add a person with council roles, and give their id."""
        from alongside.people.directory import add_person

        with self.session() as session:
            person = add_person(session, name=name, **values)
            for role in roles:
                session.add(CouncilRole(person_id=person.id, role=role, reason="for a test"))
            session.flush()
            return person.id

    def visitor(self) -> Browser:
        """A browser that nobody has signed in with."""
        client = Browser(self.app, self.app.response_class)
        client.host = self.host
        return client

    def signed_in(self, person_id: Any) -> Browser:
        """A browser in which this person has signed in."""
        from datetime import timedelta

        from alongside.identity.sessions import start

        with self.session() as session:
            token = start(session, session.get_one(Person, person_id), lasts=timedelta(hours=1))
        client = self.visitor()
        client.set_cookie("alongside", token, domain=self.host)
        return client


def _town(app: Flask, slug: str) -> Town:
    from sqlalchemy import select

    with app.app_context():
        council = get_session().scalars(select(Council).where(Council.slug == slug)).one()
        return Town(app, council.id, council.host or "")


@pytest.fixture
def northbank(app: Flask) -> Town:
    """The invented English council."""
    return _town(app, "northbank")


@pytest.fixture
def abergwyn(app: Flask) -> Town:
    """The invented Welsh council."""
    return _town(app, "abergwyn")
