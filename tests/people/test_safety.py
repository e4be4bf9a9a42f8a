"""People at risk: what is kept back is seen by few, and two between whom is a wall never meet."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from alongside import is_kept_from, may_be_together
from alongside.groups.models import Group, Membership, today
from alongside.people import walls
from alongside.people.directory import lookalikes
from alongside.people.models import AboutMe, Contact, Gift, Person, Relationship
from alongside.people.wall_models import Wall
from alongside.people.withholding_models import Withholding
from alongside.records.models import Entry

WHERE = "17 Hidden Lane"
SOON = today() + timedelta(days=60)
REVIEW = {
    "review_on-day": SOON.day,
    "review_on-month": SOON.month,
    "review_on-year": SOON.year,
}
WHY = {"because": "He must not find her", **REVIEW}


@pytest.fixture
def family(northbank):
    """Mia, her brother Tom, and Priya and Wyn who work with them, all in one group."""
    ids = {
        "mia": northbank.person("Mia Farr"),
        "tom": northbank.person("Tom Farr"),
        "priya": northbank.person("Priya Raman", "worker"),
        "wyn": northbank.person("Wyn Worker", "worker"),
        "cora": northbank.person("Cora Lane", "coordinator"),
        "dan": northbank.person("Dan Other"),
        "data": northbank.person("Mehmet Aydin", "data_officer"),
    }
    with northbank.session() as session:
        group = Group(kind="family", name="The Farrs", purpose="")
        session.add(group)
        session.flush()
        ids["group"] = group.id
        for who in ("mia", "tom", "priya", "wyn"):
            role = "keeper" if who == "tom" else "member"
            session.add(Membership(group_id=group.id, person_id=ids[who], role=role))
        session.add(
            Contact(person_id=ids["mia"], kind="post", value=WHERE, note="ring at the back")
        )
        session.add(
            Contact(person_id=ids["mia"], kind="email", value="mia@example.org", safe_to_email=True)
        )
        session.add(AboutMe(person_id=ids["mia"], heading="matters", body="Hidden School"))
        session.add(Gift(person_id=ids["mia"], kind="gift", body="Sings at Hidden Chapel"))
        session.add(Relationship(person_id=ids["mia"], other_id=ids["tom"], kind="sibling"))
    return ids


def page(town, reader, person):
    return town.signed_in(reader).get(f"/people/{person}").text


def kept(town, family, by="priya", **more):
    answer = town.signed_in(family[by]).send(f"/people/{family['mia']}/kept-back", {**WHY, **more})
    assert answer.status_code == 302, answer.text


def test_before_anything_is_kept_back_workers_in_the_group_see_it(northbank, family):
    for who in ("priya", "wyn", "mia"):
        assert WHERE in page(northbank, family[who], family["mia"])


def test_what_is_kept_back_is_seen_by_the_person_and_by_those_named_alone(northbank, family):
    kept(northbank, family, relations="y", about="y")
    mine = page(northbank, family["mia"], family["mia"])
    hers = page(northbank, family["priya"], family["mia"])
    for text in (WHERE, "mia@example.org", "Hidden School", "Hidden Chapel", "Tom Farr"):
        assert text in mine and text in hers
    colleague = page(northbank, family["wyn"], family["mia"])
    brother = page(northbank, family["tom"], family["mia"])
    for text in (WHERE, "ring at the back", "mia@example.org", "Hidden"):
        assert text not in colleague and text not in brother


def test_a_colleague_reads_that_something_is_and_whom_to_ask_and_others_read_nothing(
    northbank, family
):
    kept(northbank, family)
    colleague = page(northbank, family["wyn"], family["mia"])
    assert "Something here is kept back for safety" in colleague
    assert "ask: Priya Raman" in colleague
    assert "He must not find her" not in colleague
    brother = page(northbank, family["tom"], family["mia"])
    assert "kept back" not in brother


def test_who_is_around_them_is_not_read_on_the_others_page_either(northbank, family):
    assert "Mia Farr" in page(northbank, family["wyn"], family["tom"]).partition("around me")[2]
    kept(northbank, family, relations="y")
    around = page(northbank, family["wyn"], family["tom"]).partition("around me")[2]
    assert "Mia Farr" not in around


@pytest.mark.parametrize("path", ["contacts/add", "kept-back", "basics"])
def test_who_does_not_see_it_can_neither_change_it_nor_what_is_kept_back(northbank, family, path):
    kept(northbank, family)
    colleague = northbank.signed_in(family["wyn"])
    assert colleague.get(f"/people/{family['mia']}/{path}").status_code == 404
    with northbank.session() as session:
        contact = session.scalars(select(Contact.id).where(Contact.kind == "post")).one()
    one = f"/people/{family['mia']}/contacts/{contact}"
    assert colleague.get(one).status_code == 404
    assert colleague.get(f"{one}/remove").status_code == 404
    assert northbank.signed_in(family["priya"]).get(one).status_code == 200


def test_who_does_not_see_it_makes_neither_a_letter_nor_a_code(northbank, family):
    kept(northbank, family)
    colleague = northbank.signed_in(family["wyn"])
    assert colleague.get(f"/people/{family['mia']}/sign-in-code").status_code == 404
    assert "sign-in-code" not in page(northbank, family["wyn"], family["mia"])


def test_a_reason_does_not_open_it(northbank, family):
    kept(northbank, family)
    cora = northbank.signed_in(family["cora"])
    cora.send(f"/people/{family['mia']}/reason", {"reason": "She rang about her housing"})
    text = cora.get(f"/people/{family['mia']}").text
    assert "Something here is kept back" in text
    assert WHERE not in text


def test_people_keep_their_own_back_and_name_who_sees_it(northbank, family):
    kept(northbank, family, by="mia", confidants=str(family["wyn"]))
    assert WHERE in page(northbank, family["wyn"], family["mia"])
    assert WHERE not in page(northbank, family["priya"], family["mia"])
    assert "Change what is kept back" in page(northbank, family["mia"], family["mia"])


def test_it_ends_when_somebody_who_sees_it_says_so(northbank, family):
    kept(northbank, family)
    end = f"/people/{family['mia']}/kept-back/end"
    assert northbank.signed_in(family["wyn"]).get(end).status_code == 404
    client = northbank.signed_in(family["priya"])
    assert client.send(end).status_code == 302
    assert WHERE in page(northbank, family["wyn"], family["mia"])
    with northbank.session() as session:
        assert session.scalars(select(Withholding)).one().lifted_by_id == family["priya"]
        actions = session.scalars(select(Entry.action)).all()
        assert {"kept back", "no longer kept back"} <= set(actions)


def test_it_is_changed_by_two_without_losing_either(northbank, family):
    kept(northbank, family)
    path = f"/people/{family['mia']}/kept-back"
    first, second = (northbank.signed_in(family["priya"]) for _ in range(2))
    stale = second.hidden(second.get(path).text)
    first.send(path, {**WHY, "because": "A court's order"})
    answer = second.post(path, data={**stale, **WHY, "because": "Another reason"})
    assert answer.status_code == 422
    assert "A court&#39;s order" in answer.text and "Another reason" in answer.text


def test_whoever_kept_it_back_is_asked_to_look_again_on_their_home_page(northbank, family):
    kept(northbank, family)
    home = northbank.signed_in(family["priya"])
    assert "Look again" not in home.get("/home").text
    with northbank.session() as session:
        session.scalars(select(Withholding)).one().review_on = today()
    assert "Look again at what is kept back for Mia Farr" in home.get("/home").text
    assert "Look again" not in northbank.signed_in(family["wyn"]).get("/home").text


def test_a_day_and_a_reason_are_needed(northbank, family):
    client = northbank.signed_in(family["priya"])
    path = f"/people/{family['mia']}/kept-back"
    assert "Write why" in client.send(path, REVIEW).text
    late = {**WHY, "review_on-year": today().year - 1}
    assert "after today, within a year" in client.send(path, late).text


def test_a_copy_holds_nothing_of_it_for_an_officer_who_may_not_see_it(northbank, family):
    kept(northbank, family)
    mia, officer = northbank.signed_in(family["mia"]), northbank.signed_in(family["data"])
    where = mia.send("/me/held/ask", {"words": ""}).location
    officer.send(where, to=f"{where}/prepare")
    review = officer.get(f"{where}/review").text
    assert WHERE not in review and "mia@example.org" not in review
    assert "on your own page about what is held" in review
    assert WHERE in mia.get("/me/held").text


def test_a_message_still_reaches_them_and_shows_nobody_where(northbank, family):
    kept(northbank, family)
    with northbank.session() as session:
        from alongside.messages.outbox import safe_address

        assert safe_address(session, session.get_one(Person, family["mia"])) == "mia@example.org"


def test_a_practice_asks_whether_something_is_kept_back(northbank, family):
    kept(northbank, family)
    with northbank.session() as session:
        mia, wyn, priya = (session.get_one(Person, family[one]) for one in ("mia", "wyn", "priya"))
        assert is_kept_from(session, wyn, mia)
        assert is_kept_from(session, None, mia)
        assert not is_kept_from(session, priya, mia)
        assert not is_kept_from(session, mia, mia)


def wall(town, family, one="mia", other="dan", by="cora"):
    answers = {"two": [str(family[one]), str(family[other])], **WHY}
    return town.signed_in(family[by]).send("/walls/put", answers)


def test_two_between_whom_is_a_wall_cannot_be_brought_into_one_group(northbank, family):
    assert wall(northbank, family).location == "/walls"
    tom, members = northbank.signed_in(family["tom"]), f"/groups/{family['group']}/members/add"
    priya = northbank.signed_in(family["priya"])
    answer = priya.send(members, {"person": str(family["dan"]), "role": "member", "how": "Asked"})
    assert answer.status_code == 422
    assert "This cannot be done here. Ask a coordinator at the council." in answer.text
    assert "Mia" not in answer.text.partition("error-summary")[2].partition("</div>")[0]
    with northbank.session() as session:
        here = select(Membership.person_id).where(Membership.group_id == family["group"])
        assert family["dan"] not in session.scalars(here).all()
    assert tom.get(f"/groups/{family['group']}").status_code == 200


def test_an_invitation_from_before_the_wall_opens_nothing(northbank, family):
    from alongside import invite
    from alongside.identity.keys import token_of

    with northbank.session() as session:
        made = invite(
            session,
            person=session.get_one(Person, family["dan"]),
            group=session.get_one(Group, family["group"]),
            by=session.get_one(Person, family["priya"]),
            role="member",
            spoken=False,
        )
        token = token_of(made.code, "join", session.council_id)
    assert northbank.visitor().get(f"/join/{token}").status_code == 200
    wall(northbank, family)
    assert northbank.visitor().get(f"/join/{token}").status_code == 404
    with northbank.session() as session, pytest.raises(walls.Walled):
        invite(
            session,
            person=session.get_one(Person, northbank_person(session, "Dan Other")),
            group=session.get_one(Group, family["group"]),
            by=session.get_one(Person, family["priya"]),
            role="member",
        )


def northbank_person(session, name):
    from alongside.identity.invitation_models import Invitation

    for one in session.scalars(select(Invitation)):
        session.delete(one)
    session.flush()
    return session.scalars(select(Person.id).where(Person.name == name)).one()


def test_a_worker_finds_nobody_behind_a_wall_and_opens_no_page(northbank, family):
    client = northbank.signed_in(family["wyn"])
    assert "Dan Other" in client.get("/people").text
    assert wall(northbank, family, "wyn", "dan").location == "/walls"
    assert "Dan Other" not in client.get("/people").text
    assert "Dan Other" not in client.send("/people/find", {"q": "Dan"}).text
    assert client.get(f"/people/{family['dan']}").status_code == 404
    assert client.get(f"/people/{family['dan']}/reason").status_code == 404
    picked = {"person": str(family["dan"]), "role": "member", "how": "x"}
    answer = client.send(f"/groups/{family['group']}/members/add", picked)
    assert answer.status_code == 422
    assert "Dan Other" in northbank.signed_in(family["priya"]).get("/people").text
    with northbank.session() as session:
        for who, found in (("wyn", []), ("priya", ["Dan Other"])):
            reader = session.get_one(Person, family[who])
            assert [one.name for one in lookalikes(session, "Dan Other", reader)] == found


def test_a_wall_hides_who_has_looked_and_how_they_are_related(northbank, family):
    cora = northbank.signed_in(family["cora"])
    cora.send(f"/people/{family['mia']}/reason", {"reason": "She rang about her housing"})
    cora.get(f"/people/{family['mia']}")
    looks = f"/people/{family['mia']}/looks"
    mia = northbank.signed_in(family["mia"])
    assert "Cora Lane" in mia.get(looks).text
    with northbank.session() as session:
        session.add(Relationship(person_id=family["mia"], other_id=family["cora"], kind="friend"))
    assert "Cora Lane" in page(northbank, family["priya"], family["mia"])
    assert wall(northbank, family, "mia", "cora", by="data").location == "/walls"
    assert "Cora Lane" not in mia.get(looks).text
    assert "Cora Lane" not in page(northbank, family["priya"], family["mia"])
    assert "Cora Lane" not in page(northbank, family["mia"], family["mia"])


def test_a_wall_has_two_sides(northbank, family):
    cora = northbank.signed_in(family["cora"])
    for two in ([], [str(family["mia"])], [str(family[one]) for one in ("mia", "dan", "data")]):
        answer = cora.send("/walls/put", {"two": two, **WHY})
        assert answer.status_code == 422
        assert "Choose two people" in answer.text


def test_what_they_share_is_settled_before_the_wall_stands(northbank, family):
    answer = wall(northbank, family, "mia", "tom")
    assert answer.status_code == 422
    assert "They are together in groups (1)" in answer.text
    assert "The Farrs" not in answer.text
    with northbank.session() as session:
        assert session.scalars(select(Wall)).all() == []


def test_who_left_is_not_named_to_whom_they_are_kept_from(northbank, family):
    with northbank.session() as session:
        gone = today() - timedelta(1)
        session.add(
            Membership(
                group_id=family["group"], person_id=family["dan"], joined_on=gone, left_on=today()
            )
        )
    group = f"/groups/{family['group']}"
    assert "Dan Other" in northbank.signed_in(family["mia"]).get(group).text
    wall(northbank, family)
    assert "Dan Other" not in northbank.signed_in(family["mia"]).get(group).text
    assert "Dan Other" in northbank.signed_in(family["tom"]).get(group).text


def test_neither_of_the_two_learns_of_the_wall(northbank, family):
    wall(northbank, family)
    for who in ("mia", "dan"):
        client = northbank.signed_in(family[who])
        for path in ("/home", "/me/held", f"/people/{family[who]}", f"/people/{family[who]}/looks"):
            text = client.get(path).text
            other = "Dan Other" if who == "mia" else "Mia Farr"
            for secret in ("He must not find her", "Kept for somebody", other):
                assert secret not in text, (path, secret)
        where = client.send("/me/held/ask", {"words": ""}).location
        officer = northbank.signed_in(family["data"])
        officer.send(where, to=f"{where}/prepare")
        assert "He must not find her" not in officer.get(f"{where}/review").text


def test_one_of_the_two_sees_and_lifts_no_wall_around_themself(northbank, family):
    assert wall(northbank, family, "cora", "dan", by="data").location == "/walls"
    with northbank.session() as session:
        made = session.scalars(select(Wall.id)).one()
    cora, officer = northbank.signed_in(family["cora"]), northbank.signed_in(family["data"])
    assert "Dan Other" not in cora.get("/walls").text
    assert cora.get(f"/walls/{made}/lift").status_code == 404
    assert "Cora Lane and Dan Other" in officer.get("/walls").text
    assert officer.send(f"/walls/{made}/lift").location == "/walls"
    assert "No wall stands" in officer.get("/walls").text


@pytest.mark.parametrize("role", ["worker", "administrator"])
def test_walls_are_for_coordinators_and_data_officers(northbank, role):
    client = northbank.signed_in(northbank.person("Somebody Else", role))
    for path in ("/walls", "/walls/put"):
        assert client.get(path).status_code == 403


def test_an_enterprise_brings_no_two_together_between_whom_is_a_wall(northbank, family):
    from alongside_feedback.enterprises import open_enterprise
    from alongside_feedback.states import NotNow

    northbank.enable("feedback")
    wall(northbank, family)
    with northbank.session() as session:
        priya, mia, dan = (session.get_one(Person, family[one]) for one in ("priya", "mia", "dan"))
        assert not may_be_together(session, [priya, mia, dan])
        assert may_be_together(session, [priya, mia])
        with pytest.raises(NotNow, match="Ask a coordinator"):
            open_enterprise(session, priya, [mia, dan], hope="To talk", look_back_on=SOON)


def test_another_council_s_walls_and_people_are_nothing_here(northbank, abergwyn, family):
    there = abergwyn.signed_in(abergwyn.person("Cai Arall", "coordinator"))
    wall(northbank, family)
    with northbank.session() as session:
        made = session.scalars(select(Wall.id)).one()
    assert there.get(f"/walls/{made}/lift").status_code == 404
    answers = {"two": [str(family["mia"]), str(family["dan"])], **WHY}
    assert there.send("/walls/put", answers).status_code == 422
