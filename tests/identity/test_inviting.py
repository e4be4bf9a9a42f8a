"""Inviting: who may let whom in, what is sent, and what the group's page says of it."""

import re
from datetime import timedelta

import pytest

from alongside import invite
from alongside.db.time import utcnow
from alongside.groups.models import Group, Membership
from alongside.identity.invitation_models import Invitation
from alongside.messages.models import Message
from alongside.people.models import Contact, Person
from alongside.records.models import Entry

PRINTED = re.compile(r'<strong class="key">([A-Z0-9 ]+)</strong>')
SAID = re.compile(r'<p class="key">([0-9 ]+)</p>')


@pytest.fixture
def new(invited):
    """The page on which somebody is invited."""
    return f"{invited.page}/invitations/new"


@pytest.fixture
def amina(northbank, invited):
    return northbank.signed_in(invited.amina)


def test_a_coordinator_invites_by_letter_and_the_letter_leads_in(northbank, invited, amina, new):
    assert new in amina.get(invited.page).text
    answer = amina.send(new, {"name": "Ivy Hale", "role": "member", "way": "letter"})
    page = amina.get(answer.location).text
    code = PRINTED.search(page).group(1)
    assert len(code.replace(" ", "")) == 10
    assert "northbank.localhost/join" in page
    assert "<svg" in page
    ivy = northbank.visitor()
    path = ivy.send("/join", {"code": code}).location
    assert ivy.send(path).location == invited.page
    assert "Ivy Hale" in ivy.get("/home").text
    assert "Came on" in amina.get(invited.page).text


def test_a_letter_says_nothing_about_the_group_but_its_plain_kind(invited, amina, new):
    answer = amina.send(new, {"name": "Ivy Hale", "role": "member", "way": "letter"})
    letter = (
        amina.get(answer.location).text.partition('class="letter"')[2].partition("</article")[0]
    )
    assert "Family" in letter
    for words in ("Ashworth", "Mornings", "Amina"):
        assert words not in letter


def test_a_letter_speaks_the_language_of_whoever_gets_it(abergwyn, invited):
    there = type(invited)(abergwyn)
    with abergwyn.session() as session:
        session.get_one(Person, there.nan).language = "cy"
    amina = abergwyn.signed_in(there.amina)
    _reach(abergwyn, amina, there.nan)
    sent = {"person": str(there.nan), "role": "member", "way": "letter"}
    page = amina.get(amina.send(f"{there.page}/invitations/new", sent).location).text
    assert "A letter for Nan" in page
    assert '<article class="letter" lang="cy"' in page
    assert "Mae gwahoddiad i chi" in page


def test_there_are_two_ways_and_no_other(northbank, invited):
    with northbank.session() as session, pytest.raises(ValueError, match="no way 'pigeon'"):
        invite(
            session,
            person=session.get_one(Person, invited.nan),
            group=session.get_one(Group, invited.group),
            by=session.get_one(Person, invited.amina),
            role="member",
            way="pigeon",
        )


def test_what_is_shown_once_is_shown_in_that_browser_alone(northbank, invited, amina, new):
    sent = {"name": "Ivy Hale", "role": "member", "way": "letter", "spoken": "y"}
    made = amina.send(new, sent).location
    page = amina.get(made).text
    assert PRINTED.search(page) and SAID.search(page)
    assert SAID.search(page).group(1) not in page.partition('class="letter"')[2]
    other = northbank.signed_in(invited.amina).get(made).text
    assert not PRINTED.search(other) and not SAID.search(other)
    assert "This letter was shown once" in other
    amina.send(new, {**sent, "name": "Joe Hale"})
    assert not PRINTED.search(amina.get(made).text)


def test_an_email_goes_only_where_somebody_says_that_it_is_safe(
    northbank, invited, amina, new, messages
):
    sent = {"name": "Ivy Hale", "role": "member", "way": "email"}
    nowhere = amina.send(new, sent)
    assert nowhere.status_code == 422
    assert "ticked as safe" in nowhere.text
    unsafe = amina.send(new, {**sent, "address": "ivy@example.org"})
    assert unsafe.status_code == 422
    assert "If you do not, choose a letter" in unsafe.text
    assert 'value="ivy@example.org"' in unsafe.text
    assert messages(northbank) == []
    assert invited.rows(Person, Person.name == "Ivy Hale") == []
    answer = amina.send(new, {**sent, "address": "Ivy@example.org", "safe": "y", "spoken": "y"})
    assert answer.status_code == 302
    (message,) = messages(northbank)
    assert (message.to_address, message.subject) == ("ivy@example.org", "An invitation for you")
    for words in ("Ivy", "Ashworth", "Amina", "Mornings"):
        assert words not in message.body + message.subject
    spoken = SAID.search(amina.get(answer.location).text).group(1)
    assert spoken.replace(" ", "") not in message.body
    path = re.search(r"https?://[^/]+(/join/\S+)", message.body).group(1)
    ivy = northbank.visitor()
    assert ivy.send(path, {"spoken": spoken}).location == invited.page
    assert "How will you come back?" not in ivy.get(invited.page).text
    (person,) = invited.rows(Person, Person.name == "Ivy Hale")
    assert person.sign_in_address == "ivy@example.org"
    assert invited.rows(Invitation)[0].address == ""


def test_the_address_that_is_ticked_as_safe_is_used_without_being_typed(
    northbank, invited, amina, new, messages
):
    _reach(northbank, amina, invited.nan)
    sent = {"person": str(invited.nan), "role": "member", "way": "email"}
    with northbank.session() as session:
        session.add(Contact(person_id=invited.nan, kind="email", value="nan@example.org"))
    assert amina.send(new, sent).status_code == 422
    with northbank.session() as session:
        for contact in session.query(Contact):
            contact.safe_to_email = True
    assert amina.send(new, sent).status_code == 302
    assert [one.to_address for one in messages(northbank)] == ["nan@example.org"]


def test_a_text_message_leads_in_somebody_who_has_a_telephone_and_no_email(
    northbank, invited, amina, new, messages
):
    sent = {"name": "Ivy Hale", "role": "member", "way": "text"}
    nowhere = amina.send(new, sent)
    assert nowhere.status_code == 422
    assert "ticked as safe to text" in nowhere.text
    wrong = amina.send(new, {**sent, "number": "01632 960001", "safe": "y"})
    assert wrong.status_code == 422
    assert "Enter a mobile number" in wrong.text
    unsafe = amina.send(new, {**sent, "number": "07700 900123"})
    assert unsafe.status_code == 422
    assert 'value="07700 900123"' in unsafe.text
    assert messages(northbank) == []
    answer = amina.send(new, {**sent, "number": "07700 900123", "safe": "y", "spoken": "y"})
    assert answer.status_code == 302
    (message,) = messages(northbank)
    assert (message.channel, message.to_address) == ("text", "+447700900123")
    assert "group" not in message.body
    for words in ("Ivy", "Ashworth", "Amina", "Mornings"):
        assert words not in message.body + message.subject
    made = amina.get(answer.location).text
    assert "gets a text message" in made
    assert "by text message" in amina.get(invited.page).text
    path = re.search(r"https?://[^/]+(/join/\S+)", message.body).group(1)
    ivy = northbank.visitor()
    assert ivy.send(path, {"spoken": SAID.search(made).group(1)}).location == invited.page
    (person,) = invited.rows(Person, Person.name == "Ivy Hale")
    assert person.sign_in_address is None, "a number is no address to sign in with"
    assert invited.rows(Invitation)[0].address == ""


def test_the_number_that_is_ticked_as_safe_is_used_without_being_typed(
    northbank, invited, amina, new, messages
):
    _reach(northbank, amina, invited.nan)
    sent = {"person": str(invited.nan), "role": "member", "way": "text"}
    with northbank.session() as session:
        session.add(Contact(person_id=invited.nan, kind="mobile", value="07700 900124"))
    assert amina.send(new, sent).status_code == 422
    with northbank.session() as session:
        for contact in session.query(Contact):
            contact.safe_to_text = True
    assert amina.send(new, sent).status_code == 302
    assert [one.to_address for one in messages(northbank)] == ["+447700900124"]


def test_texts_are_offered_only_where_they_can_be_sent(app, amina, new, monkeypatch):
    assert "By text message" in amina.get(new).text
    monkeypatch.setitem(app.config, "TEXT_TRANSPORT", "none")
    assert "By text message" not in amina.get(new).text
    sent = {"name": "Ivy Hale", "role": "member", "way": "text", "number": "07700 900123"}
    assert amina.send(new, {**sent, "safe": "y"}).status_code == 422


def _reach(town, worker, person) -> None:
    worker.send(f"/people/{person}/reason", {"reason": "I am inviting her to the family's group"})


def test_a_worker_says_why_before_letting_in_somebody_they_share_no_group_with(
    northbank, invited, amina, new
):
    sent = {"person": str(invited.nan), "role": "member", "way": "letter"}
    answer = amina.send(new, sent)
    assert answer.status_code == 422
    assert "Open their page first" in answer.text
    _reach(northbank, amina, invited.nan)
    assert amina.send(new, sent).status_code == 302
    nan = northbank.signed_in(invited.nan)
    assert "invited you into a group" in nan.get(f"/people/{invited.nan}/looks").text


def test_nobody_with_a_role_is_let_in_by_a_letter(northbank, invited, amina, new):
    admin = northbank.person("Ada Min", "administrator")
    _reach(northbank, amina, admin)
    answer = amina.send(new, {"person": str(admin), "role": "member", "way": "letter"})
    assert answer.status_code == 422
    assert invited.rows(Invitation) == []


def test_a_family_invites_somebody_new_and_finds_nobody_by_it(northbank, invited, new):
    tom = northbank.signed_in(invited.tom)
    page = tom.get(new).text
    assert 'name="person"' not in page
    for who in (invited.nan, invited.amina):
        answer = tom.send(new, {"person": str(who), "name": "", "role": "member", "way": "letter"})
        assert answer.status_code == 422
    answer = tom.send(new, {"name": "Margaret Ashworth", "role": "member", "way": "letter"})
    assert PRINTED.search(tom.get(answer.location).text)
    (invitation,) = invited.rows(Invitation)
    assert invitation.person_id != invited.nan


def test_a_family_cannot_send_again_what_would_let_them_in_as_somebody(northbank, invited):
    made = invited.invite()
    tom = northbank.signed_in(invited.tom)
    again = f"{invited.page}/invitations/{made.id}/again"
    answer = tom.get(again, follow_redirects=True)
    assert "You cannot send this one again" in answer.text
    assert tom.send(invited.page, {"way": "letter"}, to=again).status_code == 302
    assert northbank.visitor().get(made.path).status_code == 200


def test_members_who_run_nothing_neither_invite_nor_see_who_is_invited(northbank, invited, new):
    made = invited.invite()
    with northbank.session() as session:
        joe = northbank.person("Joe Hale")
        session.add(Membership(group_id=invited.group, person_id=joe, how="A neighbour"))
    client = northbank.signed_in(joe)
    page = client.get(invited.page).text
    assert "Invite somebody" not in page and "Nan" not in page
    one = f"{invited.page}/invitations/{made.id}"
    for path in (new, one, f"{one}/again", f"{one}/withdraw"):
        assert client.get(path).status_code == 404
        assert client.send("/home", to=path).status_code in (404, 405)
    outside = northbank.signed_in(northbank.person("Cy", "worker"))
    assert outside.get(one).status_code == 404


def test_an_invitation_is_found_only_under_its_own_group(northbank, invited, amina):
    made = invited.invite()
    with northbank.session() as session:
        other = Group(kind="circle", name="Choir", purpose="")
        session.add(other)
        session.flush()
        session.add(Membership(group_id=other.id, person_id=invited.amina, how="Sings"))
        path = f"/groups/{other.id}/invitations/{made.id}"
    assert amina.get(path).status_code == 404


def test_people_of_the_same_name_are_shown_to_workers_first(northbank, invited, amina, new):
    sent = {"name": "Margaret Ashworth", "role": "member", "way": "letter"}
    answer = amina.send(new, sent)
    assert answer.status_code == 422
    assert "Is it one of these?" in answer.text
    assert amina.send(new, {**sent, "somebody_else": "1"}).status_code == 302


def test_nobody_is_invited_twice_or_where_they_are_already(northbank, invited, amina, new):
    invited.invite()
    _reach(northbank, amina, invited.nan)
    sent = {"person": str(invited.nan), "role": "member", "way": "letter"}
    assert "invited already" in amina.send(new, sent).text
    sent["person"] = str(invited.tom)
    assert amina.send(new, sent).status_code == 422
    both = amina.send(new, {**sent, "name": "Ivy Hale"})
    assert both.status_code == 422


def test_sending_again_makes_a_new_key_and_kills_the_old(northbank, invited, amina):
    made = invited.invite(spoken=True)
    _reach(northbank, amina, invited.nan)
    invited.set(made.id, tries=5, expires_at=utcnow() - timedelta(days=1))
    assert "Send again" in amina.get(invited.page).text
    again = f"{invited.page}/invitations/{made.id}/again"
    answer = amina.send(again, {"way": "letter", "spoken": "y"})
    page = amina.get(answer.location).text
    code, spoken = PRINTED.search(page).group(1), SAID.search(page).group(1)
    assert northbank.visitor().get(made.path).status_code == 404
    path = northbank.visitor().send("/join", {"code": code}).location
    assert northbank.visitor().send(path, {"spoken": spoken}).location == invited.page
    assert len(invited.rows(Invitation)) == 1


def test_an_email_is_sent_again_only_where_it_is_said_to_be_safe_now(
    northbank, invited, amina, new, messages
):
    sent = {"name": "Ivy Hale", "role": "member", "way": "email"}
    amina.send(new, {**sent, "address": "ivy@example.org", "safe": "y"})
    (invitation,) = invited.rows(Invitation)
    again = f"{invited.page}/invitations/{invitation.id}/again"
    assert "ivy@example.org" not in amina.get(again).text
    assert amina.send(again, {"way": "email"}).status_code == 422
    sent = {"way": "email", "address": "ivy@example.org"}
    assert amina.send(again, sent).status_code == 422
    assert amina.send(again, {**sent, "safe": "y"}).status_code == 302
    first, second = messages(northbank)
    assert second.to_address == "ivy@example.org"
    assert first.body != second.body


def test_a_withdrawn_invitation_opens_nothing_and_is_not_sent_again(northbank, invited, amina):
    made = invited.invite()
    _reach(northbank, amina, invited.nan)
    path = f"{invited.page}/invitations/{made.id}"
    assert "Withdraw this invitation?" in amina.get(f"{path}/withdraw").text
    assert northbank.visitor().get(made.path).status_code == 200
    amina.send(f"{path}/withdraw")
    assert northbank.visitor().get(made.path).status_code == 404
    assert "Withdrawn on" in amina.get(invited.page).text
    assert amina.send(f"{path}/again", {"way": "letter"}).status_code == 302
    assert invited.one(made.id).state == "withdrawn"


def test_one_that_was_accepted_can_be_neither_withdrawn_nor_sent_again(northbank, invited, amina):
    made = invited.invite()
    northbank.visitor().send(made.path)
    path = f"{invited.page}/invitations/{made.id}"
    assert (
        "They have come already" in amina.send(f"{path}/withdraw").text
        or "They have come already" in amina.get(invited.page).text
    )
    amina.send(f"{path}/again", {"way": "letter"})
    assert invited.one(made.id).state == "accepted"


def test_nobody_is_invited_into_a_group_that_has_ended(invited, amina, new):
    amina.send(f"{invited.page}/end")
    assert amina.get(new).status_code == 302


def test_the_group_s_page_costs_the_same_for_one_invitation_as_for_ten(northbank, invited, amina):
    from alongside.testing.statements import statements

    invited.invite()
    amina.get(invited.page)
    with statements(northbank.app) as few:
        amina.get(invited.page)
    for number in range(9):
        invited.invite(northbank.person(f"Person {number}"))
    with statements(northbank.app) as many:
        page = amina.get(invited.page).text
    assert "Person 8" in page
    assert len(few) == len(many)


def test_the_record_names_nobody_and_no_key(northbank, invited, amina, new, caplog):
    caplog.set_level("DEBUG")
    made = amina.send(new, {"name": "Ivy Hale", "role": "member", "way": "letter", "spoken": "y"})
    page = amina.get(made.location).text
    keys = (PRINTED.search(page).group(1), SAID.search(page).group(1), "Ivy")
    details = " ".join(f"{one.action} {one.detail}" for one in invited.rows(Entry))
    assert "invited" in details
    assert not any(key in details + caplog.text + made.location for key in keys)
    assert invited.rows(Message) == []
