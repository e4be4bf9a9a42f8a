"""Some people of Northbank, and a circle that one of them begins."""

from dataclasses import dataclass
from typing import Any

import pytest

HOME = "/full-circle/"
QUESTION = "How do I keep my garden when my knees do not bend?"


@dataclass
class Neighbours:
    """Rosa asks. Sam and Grace share a group with her; Tom does not know any of them."""

    town: Any
    rosa: Any
    sam: Any
    grace: Any
    tom: Any

    def browser(self, person: Any) -> Any:
        """A browser in which somebody has signed in."""
        return self.town.signed_in(person)

    def begin(self, **words: Any) -> str:
        """Let Rosa begin a circle; gives the address of its page."""
        rosa = self.browser(self.rosa)
        page: str = rosa.send(f"{HOME}ask", {"question": QUESTION}).location
        if words:
            assert rosa.send(f"{page}/question", {"question": QUESTION, **words}).status_code == 302
        return page

    def come(self, page: str, person: Any) -> Any:
        """Let somebody be invited and say yes; gives their browser."""
        sent = self.browser(self.rosa).send(f"{page}/people", {"people": str(person)})
        assert sent.status_code == 302
        browser = self.browser(person)
        assert browser.send(f"{page}/answer", {"answer": "yes"}).status_code == 302
        return browser


@pytest.fixture
def neighbours(northbank: Any) -> Neighbours:
    """Four people of a council that has switched the practice on."""
    from alongside import Group, Membership

    northbank.enable("full_circle")
    names = ("Rosa Lind", "Sam Reed", "Grace Adeyemi", "Tom Marsh")
    people = [northbank.person(name) for name in names]
    with northbank.session() as session:
        group = Group(kind="circle", name="The choir")
        session.add(group)
        session.flush()
        for person in people[:3]:
            session.add(Membership(group_id=group.id, person_id=person))
    return Neighbours(northbank, *people)
