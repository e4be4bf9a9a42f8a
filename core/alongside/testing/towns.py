"""A council in a test, with its people and whoever asks for its pages."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.engine import council_session, get_session
from alongside.db.tenancy import CouncilSession
from alongside.identity.models import CouncilRole
from alongside.identity.sessions import start
from alongside.people.directory import add_person
from alongside.people.models import Person
from alongside.testing.browser import Browser
from alongside.web.context import house


@dataclass
class Town:
    """One council in a test: what is added goes to it, and who asks, asks it."""

    app: Flask
    id: Any
    host: str

    @classmethod
    def of(cls, app: Flask, slug: str) -> "Town":
        """The council of this name in an app's database."""
        with app.app_context():
            council = get_session().scalars(select(Council).where(Council.slug == slug)).one()
            return cls(app, council.id, council.host or "")

    def session(self) -> AbstractContextManager[CouncilSession]:
        """A session of the council's own, committed at the end of the `with`."""
        return council_session(self.app, self.id)

    def council(self, session: CouncilSession) -> Council:
        """The council's own row."""
        return session.get_one(Council, self.id)

    def enable(self, practice_id: str, **settings: Any) -> None:
        """Switch a practice on, with these settings if any are given."""
        with self.session() as session:
            council = self.council(session)
            registry = house(self.app).registry
            practices.enable(session, council, registry, practice_id)
            if settings:
                practice = registry.practice(practice_id)
                assert practice is not None  # noqa: S101  (enabling it would have failed)
                practices.save_settings(session, council, practice, settings)

    def disable(self, practice_id: str) -> None:
        """Switch a practice off; its rows and settings stay."""
        with self.session() as session:
            practices.disable(session, self.council(session), practice_id)

    def person(self, name: str, *roles: str, **values: Any) -> Any:
        """Add a person with council roles, such as "worker", and give their id."""
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
        with self.session() as session:
            token = start(session, session.get_one(Person, person_id), lasts=timedelta(hours=1))
        client = self.visitor()
        client.set_cookie("alongside", token, domain=self.host)
        return client
