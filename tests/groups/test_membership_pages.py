"""Joining, another part, leaving and coming back."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.groups import joining
from alongside.groups.models import Group, Membership, today
from alongside.messages.models import Message
from alongside.people.models import Contact, Person


@pytest.fixture
def path(family):
    return f"/groups/{family.group}"


def member(town, family, person):
    with town.session() as session:
        query = select(Membership).where(
            Membership.group_id == family.group, Membership.person_id == person
        )
        return session.scalars(query.order_by(Membership.created_at.desc())).first()


def on(day, name="left_on"):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def end(client, town, family, person, day=None):
    one = member(town, family, person)
    return client.send(f"/groups/{family.group}/members/{one.id}/end", on(day or today()))


def test_a_worker_finds_somebody_and_adds_them_saying_how_they_came(northbank, family, path):
    client = northbank.signed_in(family.ada)
    found = client.send(
        f"{path}/members/add", {"person-search": "cai", "person-find": "1", "how": "Siôn asked"}
    )
    assert found.status_code == 422
    assert str(family.cai) in found.text
    assert "Siôn asked" in found.text
    assert "Error" not in found.text
    sent = {**client.hidden(found.text), "person": str(family.cai), "how": "Siôn asked him"}
    assert client.post(f"{path}/members/add", data=sent).status_code == 302
    page = northbank.signed_in(family.cai).get(path)
    assert page.status_code == 200
    assert "Siôn asked him" in page.text


def test_nobody_is_added_without_saying_how_they_came_to_be_here(northbank, family, path):
    client = northbank.signed_in(family.ada)
    answer = client.send(f"{path}/members/add", {"person": str(family.cai), "how": "  "})
    assert answer.status_code == 422
    assert "Write how they came to be here" in answer.text
    assert f'value="{family.cai}" checked' in answer.text


def test_nobody_is_added_twice(northbank, family, path):
    client = northbank.signed_in(family.ada)
    answer = client.send(f"{path}/members/add", {"person": str(family.sion), "how": "Again"})
    assert answer.status_code == 422


def test_a_person_of_another_council_cannot_be_added(northbank, abergwyn, family, path):
    dai = abergwyn.person("Dai Pugh")
    client = northbank.signed_in(family.ada)
    for one in (str(dai), str(uuid.uuid4()), "nonsense"):
        answer = client.send(f"{path}/members/add", {"person": one, "how": "x"})
        assert answer.status_code == 422
        assert "Dai" not in answer.text


def test_two_who_add_the_same_person_at_once_add_them_once(northbank, family):
    with northbank.session() as session:
        group, cai = session.get(Group, family.group), session.get(Person, family.cai)
        ada = session.get(Person, family.ada)
        joining.join(session, group, cai, role="member", how="x", added_by=ada)
        session.add(Membership(group_id=group.id, person_id=cai.id, how="y"))
        with pytest.raises(Exception, match=r"(?i)unique"), session.begin_nested():
            session.flush()
        session.rollback()


def test_who_is_added_is_told_without_names_or_words(northbank, family, path):
    with northbank.session() as session:
        session.add(
            Contact(person_id=family.cai, kind="email", value="cai@example.org", safe_to_email=True)
        )
    sent = {"person": str(family.cai), "how": "Because of the court"}
    northbank.signed_in(family.ada).send(f"{path}/members/add", sent)
    with northbank.session() as session:
        message = session.scalars(select(Message)).one()
        for word in ("Okafor", "court", "Ada"):
            assert word not in message.subject + message.body
        assert path in message.body


def test_another_part_acts_at_once(northbank, family, path):
    with northbank.session() as session:
        session.get(Group, family.group).kind = "circle"
    one = member(northbank, family, family.sion)
    client = northbank.signed_in(family.ada)
    answer = client.send(f"{path}/members/{one.id}/role", {"role": "host"})
    assert answer.status_code == 302
    assert "Host since" in client.get(path).text
    refused = client.send(f"{path}/members/{one.id}/role", {"role": "king"})
    assert refused.status_code == 422


def test_a_membership_under_another_groups_address_is_not_found(northbank, family, path, add_group):
    other = add_group(northbank, "Another", family.ada, family.bea)
    one = member(northbank, family, family.sion)
    client = northbank.signed_in(family.ada)
    for what in ("role", "end"):
        assert client.get(f"/groups/{other}/members/{one.id}/{what}").status_code == 404
        assert client.get(f"{path}/members/{uuid.uuid4()}/{what}").status_code == 404


def test_an_ended_membership_acts_on_the_next_request_in_every_browser(northbank, family, path):
    phone, laptop = northbank.signed_in(family.sion), northbank.signed_in(family.sion)
    assert phone.get(path).status_code == laptop.get(path).status_code == 200
    assert end(northbank.signed_in(family.ada), northbank, family, family.sion).status_code == 302
    assert phone.get(path).status_code == laptop.get(path).status_code == 404
    assert "The Okafors" not in phone.get("/groups").text
    page = northbank.signed_in(family.ada).get(path).text
    assert "Who was here before" in page
    assert "Siôn Okafor" in page


def test_a_membership_can_end_on_a_day_to_come(northbank, family, path):
    day = today() + timedelta(days=3)
    worker = northbank.signed_in(family.ada)
    assert end(worker, northbank, family, family.sion, day).status_code == 302
    assert northbank.signed_in(family.sion).get(path).status_code == 200
    assert "Undo this" in worker.get(path).text


@pytest.mark.parametrize("days", [-400, 500])
def test_a_last_day_before_the_first_or_far_away_is_refused(northbank, family, days):
    answer = end(
        northbank.signed_in(family.ada),
        northbank,
        family,
        family.sion,
        today() + timedelta(days=days),
    )
    assert answer.status_code == 422
    assert member(northbank, family, family.sion).left_on is None


def test_a_malformed_day_is_kept_and_explained(northbank, family, path):
    one = member(northbank, family, family.sion)
    sent = {"left_on-day": "31", "left_on-month": "2", "left_on-year": "2026"}
    answer = northbank.signed_in(family.ada).send(f"{path}/members/{one.id}/end", sent)
    assert answer.status_code == 422
    assert "no such day" in answer.text


def test_an_ending_can_be_undone_within_a_week(northbank, family, path):
    worker = northbank.signed_in(family.ada)
    end(worker, northbank, family, family.sion)
    one = member(northbank, family, family.sion)
    answer = worker.send(path, to=f"{path}/members/{one.id}/bring-back")
    assert answer.status_code == 302
    assert northbank.signed_in(family.sion).get(path).status_code == 200


def test_after_a_week_they_are_added_again_so_that_the_time_between_stays_true(
    northbank, family, path
):
    worker = northbank.signed_in(family.ada)
    with northbank.session() as session:
        one = session.scalars(select(Membership).where(Membership.person_id == family.sion)).one()
        one.joined_on = today() - timedelta(days=40)
        one.left_on, one.ended_by_id = today() - timedelta(days=8), family.ada
        one_id = one.id
    assert "Undo this" not in worker.get(path).text
    worker.send(path, to=f"{path}/members/{one_id}/bring-back")
    assert northbank.signed_in(family.sion).get(path).status_code == 404
    sent = {"person": str(family.sion), "how": "He came back"}
    assert worker.send(f"{path}/members/add", sent).status_code == 302
    assert northbank.signed_in(family.sion).get(path).status_code == 200


def test_a_person_leaves_by_themself_and_nobody_brings_them_back(northbank, family, path):
    client = northbank.signed_in(family.sion)
    assert "need give no reason" in client.get(f"{path}/leave").text
    assert client.send(f"{path}/leave").location == "/groups"
    assert client.get(path).status_code == 404
    one = member(northbank, family, family.sion)
    worker = northbank.signed_in(family.ada)
    assert "Undo this" not in worker.get(path).text
    worker.send(path, to=f"{path}/members/{one.id}/bring-back")
    assert client.get(path).status_code == 404


def test_a_past_membership_stays_as_it_was(northbank, family, path):
    worker = northbank.signed_in(family.ada)
    end(worker, northbank, family, family.sion)
    one = member(northbank, family, family.sion)
    for what in ("end", "role"):
        answer = worker.send(
            path, on(today() + timedelta(days=9)), to=f"{path}/members/{one.id}/{what}"
        )
        assert answer.status_code == 302
    assert member(northbank, family, family.sion).left_on == today()


def test_when_the_last_one_leaves_the_group_ends(northbank, family, path):
    northbank.signed_in(family.sion).send(f"{path}/leave")
    worker = northbank.signed_in(family.ada)
    assert "You are the last one here" in worker.get(f"{path}/leave").text
    worker.send(f"{path}/leave")
    with northbank.session() as session:
        assert session.get(Group, family.group).ended_on == today()


def test_somebody_can_still_be_taken_out_of_a_group_that_has_ended(northbank, family, path):
    worker = northbank.signed_in(family.ada)
    worker.send(f"{path}/end")
    assert end(worker, northbank, family, family.sion).status_code == 302
    assert northbank.signed_in(family.sion).get(path).status_code == 404


def test_a_membership_ended_twice_at_once_is_ended_once(northbank, family, path):
    worker = northbank.signed_in(family.ada)
    one = member(northbank, family, family.sion)
    address = f"{path}/members/{one.id}/end"
    first = worker.hidden(worker.get(address).text)
    second = worker.hidden(worker.get(address).text)
    assert worker.post(address, data={**first, **on(today())}).status_code == 302
    late = worker.post(address, data={**second, **on(today())}, follow_redirects=True)
    assert "left this group already" in late.text


def test_a_member_who_is_no_worker_ends_nobodys_part_but_their_own(northbank, family, path):
    one = member(northbank, family, family.ada)
    client = northbank.signed_in(family.sion)
    answer = client.send(f"{path}/leave", on(today()), to=f"{path}/members/{one.id}/end")
    assert answer.status_code == 404
    assert member(northbank, family, family.ada).left_on is None


def keeps(town, family, person):
    with town.session() as session:
        one = session.get_one(Membership, member(town, family, person).id)
        one.role = "keeper"


def test_a_family_runs_its_own_group_with_or_without_a_worker(northbank, family, path, add_group):
    add_group(northbank, "Choir", family.sion, family.cai, kind="circle")
    client = northbank.signed_in(family.sion)
    assert client.get(f"{path}/members/add").status_code == 404
    keeps(northbank, family, family.sion)
    added = client.send(
        f"{path}/members/add",
        {"person": str(family.cai), "how": "We asked him", "role": "member"},
    )
    assert added.status_code == 302
    assert "We asked him" in northbank.signed_in(family.cai).get(path).text
    assert end(client, northbank, family, family.ada).status_code == 302
    assert northbank.signed_in(family.ada).get(path).status_code == 404


def test_whoever_looks_after_a_group_can_name_only_people_they_are_with(northbank, family, path):
    keeps(northbank, family, family.sion)
    client = northbank.signed_in(family.sion)
    answer = client.send(
        f"{path}/members/add", {"person": str(family.bea), "how": "x", "role": "member"}
    )
    assert answer.status_code == 422
    assert "Bea Lin" not in answer.text


def test_looking_after_one_group_opens_no_other(northbank, family, path, add_group):
    keeps(northbank, family, family.sion)
    other = add_group(northbank, "Another family", family.sion, family.bea)
    assert northbank.signed_in(family.sion).get(f"/groups/{other}/edit").status_code == 404
