"""Signing in, as the tests want it."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from alongside.identity import links
from alongside.identity.models import SignIn
from alongside.messages.models import Message
from alongside.people.models import Person


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
