"""People in a council, as the tests about their pages need them."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from alongside.groups.models import Group, Membership
from alongside.people.models import AboutMe, CommunicationNeed, Contact, Gift, Relationship


@pytest.fixture
def together(northbank: Any) -> Callable[..., Any]:
    """Put people into a group of their own, and give its id."""

    def put(*people: Any, name: str = "Okafor family", town: Any = northbank) -> Any:
        with town.session() as session:
            group = Group(kind="family", name=name)
            session.add(group)
            session.flush()
            session.add_all(Membership(group_id=group.id, person_id=one) for one in people)
            return group.id

    return put


@pytest.fixture
def ada(northbank: Any, together: Callable[..., Any]) -> SimpleNamespace:
    """Ada, whose page is full, with those who know her and those who do not."""
    someone = SimpleNamespace(
        id=northbank.person("Ada Okafor", known_as="Ada", pronouns="she and her"),
        near=northbank.person("Nora Near", "worker"),
        far=northbank.person("Fred Far", "worker"),
        member=northbank.person("Mia Member"),
        outsider=northbank.person("Olu Outside"),
        boss=northbank.person("Bea Boss", "administrator"),
    )
    together(someone.id, someone.near, someone.member)
    with northbank.session() as session:
        session.add_all(
            [
                AboutMe(
                    person_id=someone.id,
                    heading="matters",
                    body="Sunday at the allotment",
                    written_by_id=someone.member,
                ),
                Gift(person_id=someone.id, kind="gift", body="Mends bikes", added_by_id=someone.id),
                Gift(person_id=someone.id, kind="wish", body="To sing again"),
                Contact(person_id=someone.id, kind="mobile", value="07700 900123"),
                CommunicationNeed(person_id=someone.id, kind="large-print", detail="20 point"),
                Relationship(person_id=someone.id, other_id=someone.member, kind="parent"),
            ]
        )
    return someone
