"""Whom somebody may name, and how they find them."""

import uuid

import pytest
from flask import g
from sqlalchemy import select

from alongside import PeopleField, PersonField, acquaintances, choose_people, find_people
from alongside.access.actor import Actor
from alongside.db.engine import get_session, read_only
from alongside.groups.memberships import memberships_of
from alongside.groups.models import Membership
from alongside.groups.picker import describe_people
from alongside.lifecycle import at_council, enter
from alongside.people.models import Person
from alongside.web.forms import Form


def actor(session, person_id, *roles):
    person = session.get(Person, person_id) if person_id else None
    return Actor(session, person, frozenset(roles), lambda: memberships_of(session, person))


def names(people):
    return [person.name for person in people]


def test_acquaintances_are_the_people_one_shares_a_group_with_today(northbank, family, add_group):
    add_group(northbank, "Thursday lunch", family.sion, family.cai)
    with northbank.session() as session:
        sion = session.get(Person, family.sion)
        assert names(acquaintances(session, sion)) == ["Ada Okafor", "Cai Okafor"]


def test_who_has_left_is_no_acquaintance_any_more(northbank, family):
    with northbank.session() as session:
        rows = session.scalars(select(Membership).where(Membership.person_id == family.ada))
        for membership in rows:
            membership.left_on = membership.joined_on
    with northbank.session() as session:
        assert acquaintances(session, session.get(Person, family.sion)) == []


def test_a_worker_finds_anybody_of_their_council_by_the_beginnings_of_names(
    northbank, abergwyn, family
):
    abergwyn.person("Sian Okafor")
    with northbank.session() as session:
        found = find_people(session, actor(session, family.bea, "worker"), "si oka")
        assert names(found) == ["Siôn Okafor"]


def test_a_citizen_finds_only_people_they_share_a_group_with(northbank, family):
    with northbank.session() as session:
        assert find_people(session, actor(session, family.cai), "okafor") == []
        assert names(find_people(session, actor(session, family.sion), "OKA ad")) == ["Ada Okafor"]


@pytest.mark.parametrize("sought", ["", "   ", "%", "'; --", "\U0010ffff" * 50])
def test_a_search_for_nothing_or_nonsense_finds_nobody(northbank, family, sought):
    with northbank.session() as session:
        for one in (actor(session, family.bea, "worker"), actor(session, family.sion)):
            assert find_people(session, one, sought) == []


def test_a_visitor_finds_and_names_nobody(northbank, family):
    with northbank.session() as session:
        assert find_people(session, actor(session, None), "okafor") == []
        assert choose_people(session, actor(session, None), [str(family.ada)]) == []


def test_ids_from_a_form_give_only_those_whom_the_actor_may_name(northbank, abergwyn, family):
    elsewhere = abergwyn.person("Dai Pugh")
    sent = [str(family.ada), "nonsense", str(uuid.uuid4()), str(elsewhere), str(family.cai)]
    with northbank.session() as session:
        as_citizen = choose_people(session, actor(session, family.sion), [*sent, str(family.sion)])
        as_worker = choose_people(session, actor(session, family.bea, "worker"), sent * 2)
    assert names(as_citizen) == ["Ada Okafor", "Siôn Okafor"]
    assert names(as_worker) == ["Ada Okafor", "Cai Okafor"]


def test_an_administrator_who_is_no_worker_names_nobody_by_id(northbank, family):
    boss = northbank.person("Gro Vik", "administrator")
    with northbank.session() as session:
        assert choose_people(session, actor(session, boss, "administrator"), [family.ada]) == []


def test_a_year_of_birth_is_for_workers(app, family):
    with at_council(app, "northbank") as session:
        sion = session.get(Person, family.sion)
        as_worker = describe_people(session, actor(session, family.ada, "worker"), [sion])
        ada = session.get(Person, family.ada)
        as_citizen = describe_people(session, actor(session, family.sion), [ada])
        outside = describe_people(session, actor(session, family.bea, "worker"), [sion])
    assert as_worker[0].hint == "With you in The Okafors · Born in 2011"
    assert as_citizen[0].hint == "With you in The Okafors"
    assert outside[0].hint == "Born in 2011"


class Outing(Form):
    people = PeopleField("Who comes along?")


class Lead(Form):
    person = PersonField("Who leads?")


@pytest.fixture
def contexts():
    return []


@pytest.fixture
def showing(app, northbank, contexts):
    """A form as somebody sees it after sending something."""

    def show(form, person_id, *roles, data=None):
        post = {"method": "POST", "data": data} if data is not None else {}
        context = app.test_request_context(base_url=f"http://{northbank.host}/", **post)
        context.push()
        read_only()
        contexts.append(context)
        session = get_session()
        enter(session, northbank.council(session))
        g.actor = actor(session, person_id, *roles)
        return form(meta={"csrf": False})

    yield show
    for context in reversed(contexts):
        context.pop()


def test_chosen_people_stay_ticked_while_one_searches_for_more(showing, family):
    sent = {"people": [str(family.ada)], "people-search": "cai", "people-find": "1"}
    form = showing(Outing, family.bea, "worker", data=sent)
    assert form.people.searching
    page = str(form.people)
    assert f'value="{family.ada}" checked' in page
    assert f'value="{family.cai}"' in page
    assert "People found" in page
    assert "Born in 1990" in page
    assert 'value="cai"' in page


def test_without_a_search_the_chosen_people_are_the_answer(showing, family):
    form = showing(Outing, family.bea, "worker", data={"people": [str(family.cai)]})
    assert form.validate()
    assert names(form.people.data) == ["Cai Okafor"]


def test_somebody_whom_one_may_not_name_is_an_error_and_never_an_answer(showing, family):
    form = showing(Outing, family.sion, data={"people": [str(family.ada), str(family.cai)]})
    assert not form.validate()
    assert "cannot be chosen" in str(form.people)
    assert "Cai" not in str(form.people)


def test_a_citizen_is_offered_the_people_they_know_and_no_search(showing, family):
    page = str(showing(Outing, family.sion).people)
    assert "Ada Okafor" in page
    assert "Cai" not in page
    assert "people-search" not in page


def test_a_search_without_a_name_or_without_anybody_says_so(showing, family):
    sent = {"people-search": "", "people-find": "1"}
    assert "Write a name" in str(showing(Outing, family.bea, "worker", data=sent).people)
    sent["people-search"] = "zz<script>alert(1)</script>"
    page = str(showing(Outing, family.bea, "worker", data=sent).people)
    assert "found nobody" in page
    assert "<script>" not in page


def test_one_person_is_chosen_with_radio_buttons(showing, family):
    form = showing(Lead, family.bea, "worker", data={"person": str(family.cai)})
    assert form.validate()
    assert form.person.person.name == "Cai Okafor"
    assert 'type="radio"' in str(form.person)


def test_people_who_are_left_out_are_neither_offered_nor_taken(showing, family):
    form = showing(Lead, family.ada, "worker", data={"person": str(family.sion)})
    form.person.leave_out([family.sion])
    assert not form.validate()
    assert form.person.person is None
    assert "Siôn" not in str(form.person)


def test_a_choice_costs_the_same_statements_for_two_people_as_for_twenty(
    showing, contexts, statements, northbank, family, add_group
):
    def cost():
        form = showing(Outing, family.bea, "worker")
        with statements() as said:
            str(form.people)
        while contexts:
            contexts.pop().pop()
        return len(said)

    add_group(northbank, "Two", family.bea, family.cai)
    few = cost()
    add_group(northbank, "Many", family.bea, *(northbank.person(f"P {i}") for i in range(20)))
    assert cost() == few
