"""Signing in, as the tests want it."""

import re
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from alongside.db.time import utcnow
from alongside.groups.models import Group, Membership
from alongside.identity import app_codes, invitations, links
from alongside.identity.invitation_models import Invitation
from alongside.identity.keys import token_of
from alongside.identity.models import SignIn
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.testing import Town


@pytest.fixture
def ada(northbank: Any) -> Any:
    """Somebody who can sign in with ada@example.org."""
    return northbank.person("Ada Okafor", sign_in_address="ada@example.org")


@pytest.fixture
def new_link() -> Any:
    """Make a link: `new_link(town, person_id)` gives its path."""

    def make(town: Any, person_id: Any) -> str:
        with town.session() as session:
            return f"/sign-in/link/{links.make(session, session.get_one(Person, person_id))}"

    return make


@pytest.fixture
def messages() -> Any:
    """The messages that a council has sent."""

    def read(town: Any) -> list[Any]:
        with town.session() as session:
            return list(session.scalars(select(Message).order_by(Message.created_at)))

    return read


@pytest.fixture
def sent_link(messages: Any) -> Any:
    """The path of the link in the latest message."""

    def read(town: Any) -> str:
        found = re.search(r"https?://[^/]+(/sign-in/link/\S+)", messages(town)[-1].body)
        assert found
        return found.group(1)

    return read


@pytest.fixture
def sign_ins() -> Any:
    """The sessions that a council has had."""

    def read(town: Any) -> list[Any]:
        with town.session() as session:
            return list(session.scalars(select(SignIn)))

    return read


@pytest.fixture
def invited(northbank: Any) -> Any:
    """A coordinator's family group, and Nan, who is no more than a name and invited into it."""
    return Invited(northbank)


class Invited:
    """What tests of invitations need: people, a group, and invitations into it."""

    def __init__(self, town: Any) -> None:
        """Amina coordinates, Tom is in the family, Nan is to come."""
        self.town = town
        self.amina = town.person("Amina Yusuf", "coordinator")
        self.tom = town.person("Tom Ashworth", sign_in_address="tom@example.org")
        self.nan = town.person("Margaret Ashworth", known_as="Nan")
        with town.session() as session:
            group = Group(kind="family", name="The Ashworths", purpose="Mornings without tears")
            session.add(group)
            session.flush()
            self.group = group.id
            for who, role in ((self.amina, "member"), (self.tom, "keeper")):
                session.add(
                    Membership(group_id=group.id, person_id=who, role=role, how="From the start")
                )
        self.page = f"/groups/{self.group}"

    def invite(self, person: Any = None, *, spoken: bool = False) -> Any:
        """Invite Nan (or somebody) by letter; gives the invitation's id, its path, the numbers."""
        with self.town.session() as session:
            made = invitations.invite(
                session,
                person=session.get_one(Person, person or self.nan),
                group=session.get_one(Group, self.group),
                by=session.get_one(Person, self.amina),
                role="member",
                spoken=spoken,
            )
            token = token_of(made.code, "join", session.council_id)
            return SimpleNamespace(
                id=made.invitation.id,
                path=f"/join/{token}",
                token=token,
                code=made.code,
                spoken=made.spoken,
            )

    def one(self, invitation_id: Any) -> Any:
        """An invitation as it is now."""
        with self.town.session() as session:
            return session.get_one(Invitation, invitation_id)

    def rows(self, kind: Any, *where: Any) -> list[Any]:
        """The rows of a kind."""
        with self.town.session() as session:
            return list(session.scalars(select(kind).where(*where)))

    def set(self, invitation_id: Any, **values: Any) -> None:
        """Make an invitation so."""
        with self.town.session() as session:
            for name, value in values.items():
                setattr(session.get_one(Invitation, invitation_id), name, value)


@dataclass
class App:
    """Somebody's app that shows codes."""

    secret: bytes

    def code(self, later: int = 0) -> str:
        """The code now, or some half minutes later or earlier."""
        moment = time.time() + later * app_codes.STEP
        return app_codes._codes(self.secret).generate(moment).decode()


@pytest.fixture
def with_app() -> Any:
    """Give somebody an app: `with_app(town, person_id)`."""

    def give(town: Any, person_id: Any) -> App:
        key = town.app.config["SECRET_KEY"]
        with town.session() as session:
            person = session.get_one(Person, person_id)
            factor = app_codes.begin(session, person, key)
            factor.name, factor.confirmed_at = "My phone", utcnow()
            secret = app_codes.secret_of(factor, person, key)
            assert secret is not None
            return App(secret)

    return give


@pytest.fixture
def strict(make_app: Any, database: Any) -> Any:
    """Northbank as in production: its staff must have a second factor."""
    return Town.of(make_app(**database, SECOND_FACTOR="required"), "northbank")


@pytest.fixture
def strict_worker(strict: Any) -> Any:
    """A worker there, who has none yet."""
    return strict.person("Bea Lin", "worker", sign_in_address="bea@example.org")


@pytest.fixture
def arrived(new_link: Any) -> Any:
    """A browser in which somebody has just used a link: `arrived(town, person_id)`."""

    def come(town: Any, person_id: Any, wished: str = "") -> Any:
        client, link = town.visitor(), new_link(town, person_id)
        form = client.hidden(client.get(link).text)
        client.post(link, data=form, query_string={"next": wished} if wished else None)
        return client

    return come


@pytest.fixture
def prove() -> Any:
    """Send a code: `prove(client, code)`."""

    def send(client: Any, code: str) -> Any:
        return client.send("/sign-in/again", {"code": code})

    return send
