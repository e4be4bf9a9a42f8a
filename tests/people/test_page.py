"""A person's page, as each who asks for it sees it."""

import re
import uuid
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from sqlalchemy import select

from alongside.groups.models import today
from alongside.kernel.hooks import Answer
from alongside.people.models import CommunicationNeed, Contact, Gift, Relationship
from alongside.records.models import Entry
from alongside.testing.statements import statements
from alongside.web.context import house
from alongside.web.slots import Section

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
CONTENT = ("Sunday at the allotment", "Mends bikes", "To sing again", "07700 900123", "20 point")


def seen(town, who, whom):
    return town.signed_in(who).get(f"/people/{whom}")


def test_oneself_sees_everything_and_who_wrote_it(northbank, ada):
    page = seen(northbank, ada.id, ada.id)
    assert page.status_code == 200
    for words in CONTENT:
        assert words in page.text
    assert "Written by Mia Member" in page.text
    assert "Who has looked at my page" in page.text


def test_a_worker_who_shares_a_group_sees_the_page_with_contacts(northbank, ada):
    page = seen(northbank, ada.near, ada.id)
    for words in CONTENT:
        assert words in page.text
    assert "Who has looked" not in page.text


def test_a_member_of_the_same_group_sees_who_somebody_is_but_not_where_to_reach_them(
    northbank, ada
):
    page = seen(northbank, ada.member, ada.id)
    for words in CONTENT:
        assert (words in page.text) == (words != "07700 900123")
    assert "Change" not in page.text
    assert "/gifts/add" in page.text


@pytest.mark.parametrize("who", ["outsider", "boss"])
def test_a_citizen_outside_and_an_administrator_find_no_such_page(northbank, ada, who):
    client = northbank.signed_in(getattr(ada, who))
    missing = client.get(f"/people/{uuid.uuid4()}")
    for path in ("", "/reason", "/looks", "/basics", "/about/matters", "/gifts/add"):
        page = client.get(f"/people/{ada.id}{path}")
        assert page.status_code == 404, path
        assert TOKEN.sub("", page.text) == TOKEN.sub("", missing.text)
    assert client.post(f"/people/{ada.id}/reason", data={}).status_code in (400, 404)


def test_a_visitor_is_asked_to_sign_in(northbank, ada):
    page = northbank.visitor().get(f"/people/{ada.id}")
    assert page.status_code == 302
    assert page.location.startswith("/sign-in")


def test_a_worker_of_another_council_finds_no_such_page(northbank, abergwyn, ada):
    worker = abergwyn.person("Wyn Worker", "worker")
    client = abergwyn.signed_in(worker)
    for path in ("", "/reason", "/basics", "/about/matters", "/relationships/find"):
        assert client.get(f"/people/{ada.id}{path}").status_code == 404, path


def test_parts_are_found_only_on_their_own_persons_page(northbank, abergwyn, ada):
    other = northbank.person("Otto Other")
    far_away = abergwyn.person("Alys Away")
    with northbank.session() as session:
        gift = Gift(person_id=other, kind="gift", body="Whistles")
        session.add(gift)
        session.flush()
        elsewhere = gift.id
    with abergwyn.session() as session:
        gift = Gift(person_id=far_away, kind="gift", body="Sings")
        session.add(gift)
        session.flush()
        abroad = gift.id
    client = northbank.signed_in(ada.id)
    for part in (elsewhere, abroad, uuid.uuid4()):
        assert client.get(f"/people/{ada.id}/gifts/{part}").status_code == 404
        assert client.get(f"/people/{ada.id}/gifts/{part}/remove").status_code == 404
        assert client.get(f"/people/{ada.id}/contacts/{part}").status_code == 404


def test_what_matters_and_gifts_come_before_contacts(northbank, ada):
    page = seen(northbank, ada.near, ada.id).text
    order = [page.index(words) for words in ("20 point", "Sunday", "Mends", "To sing", "07700")]
    assert order == sorted(order)


def test_rule_1_wishes_without_gifts_ask_for_a_gift(northbank, ada):
    with northbank.session() as session:
        session.delete(session.scalars(select(Gift).where(Gift.kind == "gift")).one())
    page = seen(northbank, ada.near, ada.id).text
    assert "What does Ada bring?" in page
    assert "Nobody is only a receiver" in page
    assert "What does" not in seen(northbank, ada.near, ada.near).text


def test_rule_1_anyone_named_can_add_a_gift_for_staff_too(northbank, ada):
    client = northbank.signed_in(ada.member)
    answer = client.send(f"/people/{ada.near}/gifts/add", {"body": "Listens first"})
    assert answer.location == f"/people/{ada.near}#gifts"
    page = seen(northbank, ada.near, ada.near).text
    assert "Listens first" in page
    assert "Seen by Mia Member" in page
    outside = northbank.signed_in(ada.outsider)
    assert outside.get(f"/people/{ada.near}/gifts/add").status_code == 404
    assert client.get(f"/people/{ada.near}/wishes/add").status_code == 404


def test_rule_25_staff_have_the_same_page_about_themselves(northbank, ada):
    client = northbank.signed_in(ada.near)
    assert client.get("/me").location == f"/people/{ada.near}"
    mine = client.get(f"/people/{ada.near}").text
    hers = northbank.signed_in(ada.id).get(f"/people/{ada.id}").text
    for words in ("What I bring", "What I hope for", "How I communicate", "Keeping in touch"):
        assert words in mine
        assert words in hers
    client.send(f"/people/{ada.near}/about/matters", {"body": "My dog Pixel"})
    client.send(f"/people/{ada.near}/contacts/add", {"kind": "mobile", "value": "07700 900999"})
    shared = northbank.signed_in(ada.member).get(f"/people/{ada.near}").text
    assert "My dog Pixel" in shared
    assert "07700 900999" not in shared


def test_a_relationship_reads_right_from_both_sides(northbank, ada):
    def near(page):
        return " ".join(page.split('id="relationships"')[1].split("</section>")[0].split())

    mine = near(seen(northbank, ada.id, ada.id).text)
    assert "Mia Member" in mine
    assert "Parent" in mine
    theirs = near(seen(northbank, ada.member, ada.member).text)
    assert "Ada" in theirs
    assert "Son, daughter or child" in theirs
    assert "Parent" not in theirs


def test_groups_shown_are_those_one_shares_and_all_on_ones_own_page(northbank, ada, together):
    together(ada.id, name="Quiet circle")
    assert "Quiet circle" in seen(northbank, ada.id, ada.id).text
    page = seen(northbank, ada.near, ada.id).text
    assert "Quiet circle" not in page
    assert "Okafor family" in page


def test_a_way_to_keep_in_touch_is_not_safe_until_it_is_said(northbank, ada):
    assert "Not said to be safe" in seen(northbank, ada.near, ada.id).text
    with northbank.session() as session:
        contact = session.scalars(select(Contact)).one()
        assert not (contact.safe_to_email or contact.safe_to_text or contact.safe_to_call)
        path = f"/people/{ada.id}/contacts/{contact.id}"
    client = northbank.signed_in(ada.id)
    client.send(path, {"kind": "mobile", "value": "07700 900123", "safe_to_text": "y"})
    page = client.get(f"/people/{ada.id}").text
    assert "Safe to text" in page
    assert "Safe to call" not in page


def test_a_communication_need_is_flagged_and_asked_about_again(northbank, ada):
    with northbank.session() as session:
        need = session.scalars(select(CommunicationNeed)).one()
        need.review_on = today() - timedelta(days=1)
        path = f"/people/{ada.id}/needs/{need.id}/reviewed"
    client = northbank.signed_in(ada.near)
    page = client.get(f"/people/{ada.id}").text
    assert "Large print" in page.partition('id="about"')[0]
    assert "It is time to ask again" in page
    client.send(f"/people/{ada.id}", to=path)
    assert "It is time to ask again" not in client.get(f"/people/{ada.id}").text
    with northbank.session() as session:
        review_on = session.scalars(select(CommunicationNeed.review_on)).one()
        assert review_on > today() + timedelta(days=360)


def test_a_page_costs_seven_statements_at_most_however_much_stands_on_it(northbank, ada):
    client = northbank.signed_in(ada.near)
    client.get("/home")
    with statements(northbank.app) as sent:
        assert client.get(f"/people/{ada.id}").status_code == 200
    assert len(sent) <= 7, sent
    few = len(sent)
    with northbank.session() as session:
        for number in range(30):
            session.add(Gift(person_id=ada.id, kind="gift", body=f"Gift {number}"))
            session.add(Contact(person_id=ada.id, kind="post", value=f"{number} High Street"))
            session.add(
                CommunicationNeed(person_id=ada.id, kind="time", review_on=date(2030, 1, 1))
            )
    others = [northbank.person(f"Person {number}") for number in range(10)]
    with northbank.session() as session:
        session.add_all(
            Relationship(person_id=ada.id, other_id=other, kind="friend") for other in others
        )
    with statements(northbank.app) as sent:
        page = client.get(f"/people/{ada.id}")
    assert "Gift 29" in page.text
    assert len(sent) == few, sent


def test_a_practice_that_has_something_to_say_costs_one_statement_more(northbank, ada):
    northbank.enable("feedback")
    client = northbank.signed_in(ada.near)
    client.get("/home")
    with statements(northbank.app) as sent:
        assert client.get(f"/people/{ada.id}").status_code == 200
    assert len(sent) <= 8, sent


def test_a_look_is_written_down_and_ones_own_is_not(northbank, ada):
    northbank.signed_in(ada.id).get(f"/people/{ada.id}")
    northbank.signed_in(ada.near).get(f"/people/{ada.id}")
    with northbank.session() as session:
        looks = session.scalars(select(Entry).where(Entry.action == "looked")).all()
        assert [(one.actor_id, one.subject_id) for one in looks] == [(ada.near, ada.id)]


def test_a_practice_adds_its_part_and_one_that_fails_leaves_the_page_whole(
    northbank, ada, monkeypatch
):
    hooks = house(northbank.app).hooks
    call = hooks.call

    def answering(hook, *args, **values):
        if hook != "person_sections":
            return call(hook, *args, **values)
        good = Answer(
            SimpleNamespace(title="Good"), [Section("What we do", Markup("<i>Walks</i>"))]
        )
        return [good, Answer(SimpleNamespace(title="Broken practice"), None)]

    monkeypatch.setattr(hooks, "call", answering)
    page = seen(northbank, ada.near, ada.id)
    assert page.status_code == 200
    assert "<i>Walks</i>" in page.text
    assert "Broken practice" in page.text
    assert "This part is not available just now" in page.text
    assert "Sunday at the allotment" in page.text
