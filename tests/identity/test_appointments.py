"""Who works here: an administrator gives roles and ends them, and somebody leaves."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside.groups.models import Group, Membership, today
from alongside.identity.models import CouncilRole
from alongside.identity.roles import people_with_role
from alongside.people.models import Contact, Person
from alongside.records.models import Entry

PAGE = "/council/roles"
FOREVER = {"ends_on-day": "", "ends_on-month": "", "ends_on-year": ""}


def in_days(days):
    day = today() + timedelta(days=days)
    return {"ends_on-day": day.day, "ends_on-month": day.month, "ends_on-year": day.year}


@pytest.fixture
def priya(northbank):
    """An administrator."""
    return northbank.person("Priya Raman", "administrator")


@pytest.fixture
def admin(northbank, priya):
    """The administrator's browser."""
    return northbank.signed_in(priya)


@pytest.fixture
def bea(northbank):
    """A worker who may be written to."""
    bea = northbank.person("Bea Lin", "worker", sign_in_address="bea@example.org")
    with northbank.session() as session:
        session.add(
            Contact(person_id=bea, kind="email", value="bea@example.org", safe_to_email=True)
        )
    return bea


def role_of(town, person, role="worker"):
    with town.session() as session:
        return session.scalars(
            select(CouncilRole).where(CouncilRole.person_id == person, CouncilRole.role == role)
        ).one()


def given(admin, who, role="coordinator", **values):
    answers = {"person": str(who), "role": role, "reason": "Joins the team", **in_days(90)}
    return admin.send(f"{PAGE}/give", {**answers, **values})


def test_it_says_who_has_which_role_why_until_when_and_from_whom(northbank, admin, bea):
    assert given(admin, bea).location == PAGE
    page = admin.get(PAGE).text
    for words in ("Bea Lin", "Coordinator", "Joins the team", "Priya Raman", "for a test"):
        assert words in page
    own = northbank.signed_in(bea).get("/me/sign-ins").text
    assert "Joins the team" in own
    assert "Priya Raman" in own


def test_a_role_acts_on_the_next_request_and_so_does_its_end(northbank, admin):
    cat = northbank.person("Cat Rees")
    client = northbank.signed_in(cat)
    assert client.get("/groups/add").status_code == 403
    given(admin, cat, "worker")
    assert client.get("/groups/add").status_code == 200
    admin.send(f"{PAGE}/{role_of(northbank, cat).id}/end")
    assert client.get("/groups/add").status_code == 403
    assert client.get("/home").status_code == 200


def test_a_role_whose_end_has_come_is_gone(northbank, admin, bea):
    client = northbank.signed_in(bea)
    held = role_of(northbank, bea)
    admin.send(f"{PAGE}/{held.id}/until", in_days(1))
    assert client.get("/groups/add").status_code == 200
    with northbank.session() as session:
        session.get_one(CouncilRole, held.id).ends_on = today()
    assert client.get("/groups/add").status_code == 403
    assert "Bea Lin" not in admin.get(PAGE).text
    assert admin.get(f"{PAGE}/{held.id}/end").status_code == 404


def test_the_person_is_found_by_name_in_a_form_and_told_apart(northbank, admin, abergwyn):
    northbank.person("Cat Rees", born_on=today().replace(year=1980, day=1))
    abergwyn.person("Cat Morgan")
    page = admin.send(f"{PAGE}/give", {"person-search": "cat", "person-find": "1"})
    assert page.status_code == 422
    assert "Cat Rees" in page.text
    assert "Born in 1980" in page.text
    assert "Cat Morgan" not in page.text


def test_nobody_of_another_council_gets_a_role(northbank, abergwyn, admin):
    answer = given(admin, abergwyn.person("Cat Morgan"))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, "Write why they need it"),
        ({"role": "queen"}, "role"),
        ({"person": []}, "Choose who it is"),
        (in_days(0), "Choose a day after today"),
        ({"role": "worker"}, "They have this role already"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given(northbank, admin, bea, wrong, said):
    answer = given(admin, bea, **wrong)
    assert answer.status_code == 422
    assert said in answer.text
    with northbank.session() as session:
        assert len(session.scalars(select(CouncilRole)).all()) == 2


def test_nobody_gives_themself_a_role_or_makes_their_own_last(northbank, admin, priya):
    given(admin, northbank.person("Cat Rees"), "administrator", **FOREVER)
    assert given(admin, priya, "worker").status_code == 422
    mine = role_of(northbank, priya, "administrator")
    answer = admin.send(f"{PAGE}/{mine.id}/until", in_days(999))
    assert answer.status_code == 422
    assert "Nobody can change the end of their own role" in answer.text
    assert f"{mine.id}/until" not in admin.get(PAGE).text
    assert admin.send(f"{PAGE}/leaving/{priya}").status_code == 422


def test_the_last_administrator_stays(northbank, admin, priya):
    mine = role_of(northbank, priya, "administrator")
    assert "so it stays" in admin.get(PAGE).text
    answer = admin.send(f"{PAGE}/{mine.id}/end")
    assert answer.status_code == 422
    assert "Make somebody else an administrator first" in answer.text
    assert admin.get(PAGE).status_code == 200


def test_an_administrator_with_an_end_does_not_count_as_the_one_who_stays(northbank, admin, priya):
    cat = northbank.person("Cat Rees")
    given(admin, cat, "administrator")
    other = northbank.signed_in(cat)
    mine = role_of(northbank, priya, "administrator")
    for way in ("end", "until"):
        assert other.send(f"{PAGE}/{mine.id}/{way}", in_days(9)).status_code == 422
    assert other.send(f"{PAGE}/leaving/{priya}").status_code == 422
    admin.send(f"{PAGE}/{role_of(northbank, cat, 'administrator').id}/until", FOREVER)
    assert other.send(f"{PAGE}/leaving/{priya}").location == PAGE
    assert admin.get("/home").status_code == 302


def test_of_two_administrators_who_end_each_other_at_once_one_stays(northbank, admin, priya):
    cat = northbank.person("Cat Rees", "administrator")
    other = northbank.signed_in(cat)
    ends = []
    for browser, whom in ((admin, cat), (other, priya)):
        path = f"{PAGE}/{role_of(northbank, whom, 'administrator').id}/end"
        ends.append((browser, path, browser.hidden(browser.get(path).text)))
    line = threading.Barrier(2)

    def press(browser, path, form):
        line.wait()
        browser.post(path, data=form)

    threads = [threading.Thread(target=press, args=one) for one in ends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with northbank.session() as session:
        assert len(people_with_role(session, "administrator")) == 1


def test_a_leaver_is_out_on_the_next_request_everywhere(northbank, admin, bea, new_link, messages):
    browsers = [northbank.signed_in(bea) for _ in range(2)]
    link = new_link(northbank, bea)
    given(admin, bea, "data_officer")
    with northbank.session() as session:
        group = Group(kind="network", name="The secret choir", purpose="")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=bea))
    assert [one.get("/groups/add").status_code for one in browsers] == [200, 200]
    page = admin.get(f"{PAGE}/leaving/{bea}").text
    assert "They are in 1 group." in page
    assert "secret choir" not in page
    assert admin.send(f"{PAGE}/leaving/{bea}", {"close": "y"}).location == PAGE
    assert [one.get("/home").status_code for one in browsers] == [302, 302]
    assert northbank.visitor().get(link).status_code == 404
    before = len(messages(northbank))
    northbank.visitor().send("/sign-in", {"address": "bea@example.org"})
    assert len(messages(northbank)) == before
    assert "Bea Lin" not in admin.get(PAGE).text


@pytest.fixture
def choir(northbank, bea):
    """A group that Bea is in with two others, one of whom can be written to."""
    ann, cat = northbank.person("Ann Lloyd"), northbank.person("Cat Rees")
    with northbank.session() as session:
        group = Group(kind="network", name="The secret choir", purpose="")
        session.add(group)
        session.flush()
        session.add_all(Membership(group_id=group.id, person_id=one) for one in (ann, bea, cat))
        session.add(
            Contact(person_id=ann, kind="email", value="ann@example.org", safe_to_email=True)
        )
    return ann


def test_a_leavers_part_in_every_group_ends_and_the_people_there_are_told(
    northbank, admin, bea, choir, messages
):
    assert "They are in 1 group." in admin.get(f"{PAGE}/leaving/{bea}").text
    admin.send(f"{PAGE}/leaving/{bea}", {"close": "y", "groups": "y"})
    with northbank.session() as session:
        left = {one.person_id: one.left_on for one in session.scalars(select(Membership))}
        assert left[bea] == today()
        assert left[choir] is None
        assert session.scalars(select(Group.ended_on)).one() is None
    told = {one.to_address: one for one in messages(northbank)}
    letter = told["ann@example.org"]
    assert letter.subject == "One of your groups has changed"
    assert "Their part in the group has ended" in letter.body
    for words in ("Bea", "choir", "Cat"):
        assert words not in letter.subject + letter.body


def test_a_leaver_who_is_in_groups_as_themself_stays_there_and_the_people_are_told(
    northbank, admin, bea, choir, messages
):
    admin.send(f"{PAGE}/leaving/{bea}")
    with northbank.session() as session:
        assert set(session.scalars(select(Membership.left_on))) == {None}
    assert any("still in the group" in one.body for one in messages(northbank))


def test_a_leaver_who_lives_here_keeps_their_way_in(northbank, admin, bea, messages):
    client = northbank.signed_in(bea)
    admin.send(f"{PAGE}/leaving/{bea}")
    assert client.get("/home").status_code == 302
    with northbank.session() as session:
        assert session.get_one(Person, bea).sign_in_address == "bea@example.org"


def test_of_somebody_without_a_role_nothing_is_said(northbank, admin):
    cat = northbank.person("Cat Rees")
    assert admin.get(f"{PAGE}/leaving/{cat}").status_code == 404


@pytest.mark.parametrize("role", ["worker", "coordinator", "data_officer"])
def test_only_administrators_see_and_change_this(northbank, bea, role):
    client = northbank.signed_in(northbank.person("Cat Rees", role))
    held = role_of(northbank, bea).id
    for path in (PAGE, f"{PAGE}/give"):
        assert client.get(path).status_code == 403
    for path in (f"{PAGE}/{held}/end", f"{PAGE}/{held}/until", f"{PAGE}/leaving/{bea}"):
        assert client.get(path).status_code in (403, 404)


def test_each_change_is_in_the_record_and_the_person_is_told_without_a_name_outside(
    northbank, admin, priya, bea, messages
):
    given(admin, bea)
    held = role_of(northbank, bea, "coordinator").id
    admin.send(f"{PAGE}/{held}/until", in_days(30))
    admin.send(f"{PAGE}/{held}/end")
    admin.send(f"{PAGE}/leaving/{bea}")
    with northbank.session() as session:
        lines = session.scalars(
            select(Entry).where(Entry.subject_id == bea).order_by(Entry.created_at, Entry.id)
        ).all()
        assert [(one.action, one.detail) for one in lines] == [
            ("role given", "coordinator"),
            ("role changed", "coordinator"),
            ("role ended", "coordinator"),
            ("left the council", ""),
        ]
        assert {one.actor_id for one in lines} == {priya}
    told = messages(northbank)
    assert [one.to_address for one in told] == ["bea@example.org"] * 4
    for one in told:
        assert one.subject == "What you can do here has changed"
        assert "coordinator" not in one.body
        assert "Joins the team" not in one.body


def test_two_who_change_the_same_end_are_told(northbank, admin, bea):
    path = f"{PAGE}/{role_of(northbank, bea).id}/until"
    stale = admin.hidden(admin.get(path).text)
    admin.send(path, in_days(30))
    assert admin.post(path, data={**stale, **in_days(60)}).status_code == 422
