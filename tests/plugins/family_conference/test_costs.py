"""What a page costs does not grow with a conference: 40 people, 60 items and 10 reviews."""

from typing import Any
from uuid import UUID

import pytest
from crowd import grow
from sqlalchemy import select
from stages import cleared

from alongside.testing.statements import Statements, statements
from alongside_family_conference import preparing
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.plan_models import PlanItem
from alongside_family_conference.states import State

SMALL, LARGE = (
    {"people": 3, "items": 3, "reviews": 1},
    {"people": 40, "items": 60, "reviews": 10},
)
STATES = (
    State.CONSENTED,
    State.PREPARING,
    State.READY,
    State.INFORMATION,
    State.PRIVATE,
    State.AGREED,
    State.ACTIVE,
    State.REVIEWING,
)
WHO = ("coordinator", "referrer", "parent", "manager")


def made(family: Any, state: State, **size: int) -> UUID:
    """A conference in a state, with so much in it, whose list is cleared once it may be."""
    one = family.conference(state)
    with family.session() as session:
        found = grow(session, family.gathering(session, one), **size)
        if state in preparing.PREPARED:
            cleared(session, found)
    return one


def pages_of(family: Any, one: UUID) -> dict[str, str]:
    """Every page of a conference that is opened with GET, by its endpoint."""
    with family.session() as session:
        seat = session.scalars(
            select(Participant.id).where(
                Participant.conference_id == one, Participant.person_id == family.relative
            )
        ).one()
        item = session.scalars(select(PlanItem.id).where(PlanItem.conference_id == one)).first()
    values = {"conference_id": one, "participant_id": seat, "item_id": item or seat, "step": "why"}
    found = {}
    adapter = family.town.app.url_map.bind("localhost")
    for rule in family.town.app.url_map.iter_rules():
        ours = rule.endpoint.startswith("family_conference.")
        if ours and "conference_id" in rule.arguments and "GET" in (rule.methods or ()):
            wanted = {name: values.get(name, seat) for name in rule.arguments}
            found[rule.endpoint] = adapter.build(rule.endpoint, wanted)
    return found


def costs(family: Any, one: UUID, who: str) -> dict[str, Statements]:
    """What each page of a conference costs that opens for somebody, once the house is warm."""
    client = family.town.signed_in(getattr(family, who))
    found = {}
    for endpoint, path in pages_of(family, one).items():
        if client.get(path).status_code == 200:
            with statements(family.town.app) as sent:
                client.get(path)
            found[endpoint] = sent
    return found


on_one_engine = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""How many statements are sent, the engine does not decide."""


@on_one_engine
@pytest.mark.parametrize("state", STATES)
def test_no_page_of_a_conference_costs_more_for_a_larger_one(family, state) -> None:
    both = [made(family, state, **size) for size in (SMALL, LARGE)]
    for who in WHO:
        small, large = (costs(family, one, who) for one in both)
        assert small.keys() == large.keys()
        for endpoint, sent in large.items():
            assert len(sent) == len(small[endpoint]), f"{who} {endpoint}:\n{sent}"


@on_one_engine
def test_the_pages_that_are_counted_are_those_that_matter(family) -> None:
    """A page that stopped opening would cost nothing: these must have been counted."""
    afterwards = {"conference", "plan", "report"}
    wanted = {
        (State.REVIEWING, "coordinator"): afterwards | {"review", "close", "stop"},
        (State.REVIEWING, "referrer"): afterwards | {"review", "move"},
        (State.REVIEWING, "parent"): afterwards | {"review", "amend", "add_item"},
        (State.AGREED, "referrer"): afterwards | {"decide"},
        (State.PRIVATE, "parent"): {"conference", "report", "private"},
        (State.PREPARING, "coordinator"): {"conference", "person", "add_person", "safety"},
        (State.CONSENTED, "manager"): {"allocate"},
    }
    for (state, who), endpoints in wanted.items():
        counted = costs(family, made(family, state, **SMALL), who)
        assert {f"family_conference.{one}" for one in endpoints} <= counted.keys(), (state, who)
        assert all(len(sent) > 1 for sent in counted.values())


@pytest.mark.parametrize("who", ["coordinator", "parent", "manager"])
def test_the_list_and_the_home_page_cost_the_same_however_many_there_are(family, who) -> None:
    client = family.town.signed_in(getattr(family, who))

    def cost(path: str) -> int:
        client.get(path)
        with statements(family.town.app) as sent:
            assert client.get(path).status_code == 200
        return len(sent)

    made(family, State.CONSENTED, **SMALL)
    made(family, State.ACTIVE, **SMALL)
    few = {path: cost(path) for path in ("/home", "/family-conference/")}
    for state in (State.CONSENTED, State.ACTIVE, State.AGREED, State.PRIVATE, State.PREPARING):
        made(family, state, **LARGE)
    assert {path: cost(path) for path in few} == few


def test_the_large_conference_is_as_large_as_it_says(family) -> None:
    one = made(family, State.REVIEWING, **LARGE)
    for who in ("coordinator", "parent"):
        plan = family.page(getattr(family, who), one, "/plan").text
        assert all(f"Thing {n:02}:" in plan for n in range(LARGE["items"]))
        assert all(f"Learned {n}" in plan for n in range(LARGE["reviews"]))
        people = family.page(getattr(family, who), one).text
        assert all(f"Relative {n:02}" in people for n in range(LARGE["people"]))
    with family.session() as session:
        assert session.get_one(Conference, one).state == State.REVIEWING
