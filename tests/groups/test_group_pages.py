"""Groups, as each person sees them: whoever is in one, was in one, or is not."""

import re
import uuid

import pytest
from sqlalchemy import select

from alongside.councils.models import Council
from alongside.groups.models import Group, Membership
from alongside.people.models import Person

HOSTILE = '<script>alert("x")</script> {{ 7*7 }} \u202e\u0000 🦊 ' + "é" * 50


def page_of(family):
    return f"/groups/{family.group}"


def membership_id(town, group, person):
    with town.session() as session:
        query = select(Membership.id).where(
            Membership.group_id == group, Membership.person_id == person
        )
        return session.scalars(query).one()


def memberships(town, group):
    with town.session() as session:
        rows = session.scalars(select(Membership).where(Membership.group_id == group))
        return {row.person_id: row for row in rows}


def test_a_member_reads_why_the_group_is_there_and_how_each_came_to_it(northbank, family):
    for who in (family.ada, family.sion):
        page = northbank.signed_in(who).get(page_of(family))
        assert page.status_code == 200
        for words in ("Settling into school", "Ada Okafor", "Siôn Okafor", "From the start"):
            assert words in page.text


def test_a_job_title_opens_no_group(northbank, abergwyn, family):
    boss = northbank.person("Gro Vik", "administrator", "coordinator")
    elsewhere = abergwyn.person("Dai Pugh", "worker", "administrator")
    outsiders = [northbank.signed_in(who) for who in (family.bea, family.cai, boss)]
    for client in [*outsiders, abergwyn.signed_in(elsewhere)]:
        for path in ("", "/edit", "/members/add", "/end", "/leave"):
            answer = client.get(page_of(family) + path)
            assert answer.status_code == 404
            assert "Okafor" not in answer.text.replace("Cai Okafor", "")


def test_a_visitor_is_asked_to_sign_in(northbank, family):
    assert "/sign-in" in northbank.visitor().get(page_of(family)).location


def test_a_citizen_in_the_group_reads_it_and_cannot_change_it(northbank, family):
    client = northbank.signed_in(family.sion)
    page = client.get(page_of(family)).text
    assert "Add somebody" not in page
    assert "End the group" not in page
    for path in ("/edit", "/members/add", "/end"):
        assert client.get(page_of(family) + path).status_code == 404
        assert client.send(page_of(family), to=page_of(family) + path).status_code == 404


def test_every_group_page_says_who_to_go_to_when_worried(northbank, family):
    with northbank.session() as session:
        session.get(Council, northbank.id).safety_contact = "Duty team 01632 960 111"
    page = northbank.signed_in(family.sion).get(page_of(family)).text
    assert 'Duty team <a href="tel:01632960111">01632 960 111</a>' in page


def test_the_list_shows_my_groups_and_nobody_elses(northbank, family, add_group):
    add_group(northbank, "Somebody else's", family.cai)
    page = northbank.signed_in(family.sion).get("/groups").text
    assert "The Okafors" in page
    assert "With Ada Okafor" in page
    assert "Somebody else" not in page


def test_an_empty_list_says_what_to_do(northbank, family):
    worker = northbank.signed_in(family.bea).get("/groups").text
    citizen = northbank.signed_in(family.cai).get("/groups").text
    assert "Begin a group" in worker
    assert "not in a group yet" in citizen
    assert "Begin a group" not in citizen


def test_a_long_list_comes_in_pages_that_meet(northbank, add_group):
    ada = northbank.person("Ada Okafor", "worker")
    for number in range(45):
        add_group(northbank, f"Group {number // 2:02}", ada)
    client = northbank.signed_in(ada)
    path, seen = "/groups", []
    while path:
        page = client.get(path).text
        seen += re.findall(r'<h2><a href="/groups/([^"]+)">', page)
        following = re.search(r'href="(/groups\?after=[^"]+)" rel="next"', page)
        path = following and following.group(1)
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("after", ["nonsense", "01990000-0000-7000-8000-000000000000"])
def test_a_page_after_nothing_known_is_the_first(northbank, family, after):
    assert "The Okafors" in northbank.signed_in(family.ada).get(f"/groups?after={after}").text


def test_a_worker_begins_a_group_and_is_its_first_member(northbank, family):
    client = northbank.signed_in(family.bea)
    sent = {"kind": "circle", "name": "Thursday lunch", "purpose": "Soup", "how": "My idea"}
    answer = client.send("/groups/add", sent)
    assert answer.status_code == 302
    page = client.get(answer.location).text
    assert "Thursday lunch" in page
    assert "Bea Lin" in page
    assert "My idea" in page


def test_a_citizen_cannot_begin_a_group(northbank, family):
    assert northbank.signed_in(family.sion).get("/groups/add").status_code == 403


def test_a_group_needs_a_kind_and_a_name_and_keeps_what_was_typed(northbank, family):
    client = northbank.signed_in(family.bea)
    answer = client.send("/groups/add", {"kind": "club", "name": "", "purpose": HOSTILE})
    assert answer.status_code == 422
    assert "Give the group a name" in answer.text
    assert "<script>alert(" not in answer.text
    assert "🦊" in answer.text


def test_hostile_words_are_shown_as_words(northbank, family):
    client = northbank.signed_in(family.bea)
    sent = {"kind": "family", "name": HOSTILE, "purpose": HOSTILE, "how": HOSTILE}
    where = client.send("/groups/add", sent).location
    for path in (where, "/groups", f"{where}/edit", f"{where}/members/add", f"{where}/end"):
        page = client.get(path)
        assert page.status_code == 200
        assert "<script>alert(" not in page.text
        assert "{{ 7*7 }}" in page.text


def test_a_form_sent_twice_begins_one_group(northbank, family):
    client = northbank.signed_in(family.bea)
    form = client.hidden(client.get("/groups/add").text)
    sent = {**form, "kind": "family", "name": "The Lins", "how": "Mine"}
    first, second = (client.post("/groups/add", data=sent) for _ in range(2))
    assert first.location == second.location
    with northbank.session() as session:
        assert len(session.scalars(select(Group).where(Group.name == "The Lins")).all()) == 1


def test_two_people_who_edit_at_once_lose_nothing(northbank, family):
    client = northbank.signed_in(family.ada)
    path = page_of(family) + "/edit"
    first = client.hidden(client.get(path).text)
    second = client.hidden(client.get(path).text)
    kept = client.post(path, data={**first, "name": "The Okafors", "purpose": "School and music"})
    assert kept.status_code == 302
    stale = client.post(path, data={**second, "name": "The Okafors", "purpose": "School, football"})
    assert stale.status_code == 422
    assert "School and music" in stale.text
    assert "School, football" in stale.text
    deliberate = {**client.hidden(stale.text), "name": "The Okafors", "purpose": "Both"}
    assert client.post(path, data=deliberate).status_code == 302
    assert "Both" in client.get(page_of(family)).text


def test_one_person_leading_alone_is_told_gently(northbank, family):
    with northbank.session() as session:
        group = Group(kind="team", name="Family help")
        session.add(group)
        session.flush()
        for person, role in ((family.ada, "lead"), (family.bea, "member")):
            session.add(Membership(group_id=group.id, person_id=person, role=role))
        path = f"/groups/{group.id}"
    client = northbank.signed_in(family.ada)
    assert "one pair of shoulders" in client.get(path).text
    other = membership_id(northbank, uuid.UUID(path[8:]), family.bea)
    assert client.send(f"{path}/members/{other}/role", {"role": "lead"}).status_code == 302
    assert "one pair of shoulders" not in client.get(path).text


def test_a_group_that_ended_is_read_only_and_opens_nobodys_page(northbank, family):
    client = northbank.signed_in(family.ada)
    assert client.send(page_of(family) + "/end").status_code == 302
    page = client.get(page_of(family)).text
    assert "This group ended on" in page
    assert "Add somebody" not in page
    for path in ("/edit", "/members/add"):
        assert client.get(page_of(family) + path).status_code == 302
    assert "Groups that have ended" in client.get("/groups").text
    from alongside.groups.memberships import share_a_group

    with northbank.session() as session:
        ada, sion = (session.get(Person, one) for one in (family.ada, family.sion))
        assert not share_a_group(session, ada, sion)
    assert client.send(page_of(family), to=page_of(family) + "/open-again").status_code == 302
    assert "Add somebody" in client.get(page_of(family)).text


def test_nothing_there_and_not_yours_look_the_same(northbank, family):
    client = northbank.signed_in(family.cai)
    strange = client.get(f"/groups/{uuid.uuid4()}")
    closed = client.get(page_of(family))
    assert strange.status_code == closed.status_code == 404
    tokens = re.compile(r'value="[^"]*"')
    assert tokens.sub("", strange.text) == tokens.sub("", closed.text)
    assert client.get("/groups/nonsense").status_code == 404


def test_the_page_costs_the_same_statements_for_two_people_as_for_thirty(
    northbank, family, statements
):
    client = northbank.signed_in(family.ada)

    def cost(path):
        client.get(path)
        with statements() as said:
            assert client.get(path).status_code == 200
        return len(said)

    few = cost(page_of(family)), cost("/groups")
    people = [northbank.person(f"Person {i}") for i in range(30)]
    with northbank.session() as session:
        for person in people:
            session.add(Membership(group_id=family.group, person_id=person, how="x"))
    assert (cost(page_of(family)), cost("/groups")) == few
    assert few[0] < 16


def test_the_page_is_written_into_the_record(northbank, family):
    from alongside.records.models import Entry

    northbank.signed_in(family.ada).get(page_of(family))
    with northbank.session() as session:
        entry = session.scalars(select(Entry).where(Entry.action == "looked")).one()
        assert (entry.actor_id, entry.subject_id) == (family.ada, family.group)
