"""An outbox with people to write to, and a transport that remembers."""

from collections.abc import Callable
from email.message import EmailMessage
from threading import Lock
from typing import Any

import pytest

from alongside.councils.models import Council
from alongside.lifecycle import at_council
from alongside.messages.delivery import deliver
from alongside.messages.outbox import send
from alongside.people.models import Contact, Person


class Remembering:
    """A transport that keeps what it was given, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []
        self.failures: list[Exception] = []
        self._lock = Lock()

    def send(self, email: EmailMessage) -> None:
        with self._lock:
            if self.failures:
                raise self.failures.pop(0)
            self.sent.append(email)


@pytest.fixture
def transport() -> Remembering:
    return Remembering()


@pytest.fixture
def ada(northbank) -> Any:
    """Somebody who may safely be written to."""
    person_id = northbank.person("Ada Okafor")
    with northbank.session() as session:
        session.add(
            Contact(person_id=person_id, kind="email", value="ada@example.org", safe_to_email=True)
        )
    return person_id


@pytest.fixture
def write(northbank, ada) -> Callable[..., Any]:
    """Write a message to Ada, and give its id."""

    def one(subject: str = "Something waits for you", body: str = "Sign in to see it.") -> Any:
        with northbank.session() as session:
            message = send(
                session, to=session.get(Person, ada), subject=subject, body=body, about="test"
            )
            session.flush()
            return message.id

    return one


@pytest.fixture
def round_of(app, transport) -> Callable[..., int]:
    """One round of the worker for a council."""

    def run(slug: str = "northbank", by: Any = None) -> int:
        with at_council(app, slug) as session:
            council = session.get(Council, session.council_id)
            return deliver(session, council, by or transport, "hello@northbank.example")

    return run
