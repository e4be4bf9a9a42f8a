"""Coming in by an invitation: once, as oneself, and nobody by accident."""

import threading
from datetime import timedelta

import pytest

from alongside.db.base import Base
from alongside.db.time import utcnow
from alongside.groups.joining import end_membership
from alongside.groups.models import Group, Membership, today
from alongside.identity.invitation_models import MOST_TRIES, Invitation
from alongside.identity.models import CouncilRole, SignIn
from alongside.identity.tries import CODES_PER_DEVICE
from alongside.people.models import Person
from alongside.records.models import Entry


def test_somebody_comes_in_by_a_letter_and_is_in_the_group_and_signed_in(northbank, invited):
    made = invited.invite()
    nan = northbank.visitor()
    answer = nan.send(made.path, {"shared_device": "y"})
    assert answer.status_code == 302
    assert answer.location == invited.page
    page = nan.get(invited.page).text
    assert "You are in" in page
    assert "Invited by Amina Yusuf" in page
    assert "Mornings without tears" in page
    (membership,) = invited.rows(Membership, Membership.person_id == invited.nan)
    assert (membership.role, membership.joined_on) == ("member", today())
    assert membership.added_by_id == invited.amina
    (sign_in,) = invited.rows(SignIn, SignIn.person_id == invited.nan)
    assert sign_in.shared_device


def test_a_device_of_ones_own_is_remembered_only_when_somebody_says_so(northbank, invited):
    made = invited.invite()
    page = northbank.visitor().get(made.path).text
    assert 'name="shared_device" type="checkbox" value="y" checked' in page.replace("  ", " ")
    northbank.visitor().send(made.path)
    (sign_in,) = invited.rows(SignIn, SignIn.person_id == invited.nan)
    assert not sign_in.shared_device


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_it_uses_nothing_up_and_names_nobody(northbank, invited, method):
    for made in (invited.invite(spoken=True), invited.invite(invited.town.person("Jo Hale"))):
        for _ in range(3):
            answer = getattr(northbank.visitor(), method)(made.path)
            assert answer.status_code == 200
            assert "alongside=" not in " ".join(answer.headers.getlist("Set-Cookie"))
            for words in ("Nan", "Margaret", "Amina", "Ashworth", "Jo Hale", "Mornings"):
                assert words not in answer.text
        assert invited.one(made.id).state == "waiting"
    assert invited.rows(Membership, Membership.person_id == invited.nan) == []


def test_of_twenty_at_once_one_comes_in(northbank, invited):
    made = invited.invite(spoken=True)
    clients = [northbank.visitor() for _ in range(20)]
    forms = [client.hidden(client.get(made.path).text) for client in clients]
    line, answers = threading.Barrier(20), []

    def redeem(client, form):
        line.wait()
        answers.append(client.post(made.path, data={**form, "spoken": made.spoken}).status_code)

    threads = [
        threading.Thread(target=redeem, args=pair) for pair in zip(clients, forms, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302] + [404] * 19
    assert len(invited.rows(Membership, Membership.person_id == invited.nan)) == 1
    assert len(invited.rows(SignIn)) == 1


def test_what_opens_nothing_looks_the_same_whatever_the_reason(northbank, abergwyn, invited):
    paths = {}
    for reason in ("used", "ended", "withdrawn", "guessed", "group over", "foreign"):
        made = invited.invite(northbank.person(f"Somebody {reason}"))
        paths[reason] = made.path
        now = utcnow()
        values = {
            "used": {"accepted_at": now},
            "ended": {"expires_at": now - timedelta(seconds=1)},
            "withdrawn": {"withdrawn_at": now},
            "guessed": {"tries": MOST_TRIES},
        }
        invited.set(made.id, **values.get(reason, {}))
    with northbank.session() as session:
        session.get_one(Group, invited.group).ended_on = today()
    paths["unknown"] = "/join/" + "x" * 43
    pages = set()
    for reason, path in paths.items():
        client = (abergwyn if reason == "foreign" else northbank).visitor()
        answer = client.get(path)
        assert answer.status_code == 404, reason
        posted = client.send("/join", to=path)
        assert posted.status_code == 404, reason
        if reason != "foreign":
            pages |= {answer.text, posted.text}
        assert "Ask the person who invited you to send it again" in answer.text
    assert len({page.split("<main")[1] for page in pages}) == 1


def test_an_invitation_of_another_council_is_unknown_there(abergwyn, northbank, invited):
    made = invited.invite()
    assert abergwyn.visitor().get(made.path).status_code == 404
    answer = abergwyn.visitor().send("/join", {"code": made.code})
    assert "We found nothing under this code" in answer.text
    assert invited.one(made.id).state == "waiting"


def test_the_six_numbers_are_asked_for_and_five_wrong_tries_end_it(northbank, invited):
    made = invited.invite(spoken=True)
    client = northbank.visitor()
    assert client.send(made.path, {"spoken": " "}).status_code == 422
    assert invited.one(made.id).tries == 0
    wrong = "".join(str(9 - int(one)) for one in made.spoken)
    answers = [client.send(made.path, {"spoken": wrong}).text for _ in range(MOST_TRIES)]
    assert "You can try 4 times more" in answers[0]
    assert "You can try once more" in answers[3]
    assert "This invitation does not work" in answers[4]
    assert client.send("/join", {"spoken": made.spoken}, to=made.path).status_code == 404
    assert invited.rows(Membership, Membership.person_id == invited.nan) == []
    page = northbank.signed_in(invited.amina).get(invited.page).text
    assert "the six numbers were wrong five times" in page


def test_the_numbers_may_be_typed_with_a_gap_and_after_a_wrong_try(northbank, invited):
    made = invited.invite(spoken=True)
    client = northbank.visitor()
    for _ in range(MOST_TRIES - 1):
        client.send(made.path, {"spoken": "not even numbers"})
    said = f"{made.spoken[:3]} {made.spoken[3:]}"
    assert client.send(made.path, {"spoken": said}).location == invited.page


def test_many_wrong_numbers_at_once_are_no_more_tries_than_five(northbank, invited):
    made = invited.invite(spoken=True)
    clients = [northbank.visitor() for _ in range(12)]
    forms = [client.hidden(client.get(made.path).text) for client in clients]
    line, answers = threading.Barrier(12), []

    def guess(client, form, number):
        line.wait()
        answers.append(client.post(made.path, data={**form, "spoken": f"x{number}"}).text)

    threads = [
        threading.Thread(target=guess, args=(*pair, number))
        for number, pair in enumerate(zip(clients, forms, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum("These are not the numbers" in page for page in answers) == MOST_TRIES - 1
    assert invited.one(made.id).tries == MOST_TRIES


def test_a_code_leads_to_the_invitation_however_it_is_typed(northbank, invited):
    made = invited.invite()
    for typed in (made.code, f" {made.code[:5].lower()} {made.code[5:].lower()} "):
        answer = northbank.visitor().send("/join", {"code": typed})
        assert answer.location == made.path
    assert invited.one(made.id).state == "waiting"


def test_codes_cannot_be_guessed_for_long(northbank, invited):
    made = invited.invite()
    client = northbank.visitor()
    for _ in range(CODES_PER_DEVICE):
        assert "We found nothing" in client.send("/join", {"code": "BCDFG HJKMP"}).text
    answer = client.send("/join", {"code": made.code})
    assert answer.status_code == 429
    assert "wait a quarter of an hour" in answer.text
    assert client.send(made.path).status_code == 302  # the link itself still works


def test_the_whole_council_is_guessed_at_no_more_often_from_everywhere(
    northbank, invited, monkeypatch
):
    monkeypatch.setattr("alongside.identity.tries.CODES_PER_COUNCIL", 3)
    for number in range(4):
        client = northbank.visitor()
        form = client.hidden(client.get("/join").text)
        answer = client.post(
            "/join",
            data={**form, "code": "BCDFG HJKMP"},
            environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"},
        )
    assert answer.status_code == 429


def test_somebody_else_who_is_signed_in_is_told_before_anything_happens(northbank, invited):
    made = invited.invite()
    tom = northbank.signed_in(invited.tom)
    page = tom.get(made.path).text
    assert "You are here as Tom Ashworth" in page
    answer = tom.send(made.path)
    assert answer.status_code == 422
    assert "Tick this to go on" in answer.text
    assert invited.one(made.id).state == "waiting"
    assert "Tom Ashworth" in tom.get("/home").text
    assert tom.send(made.path, {"instead": "y"}).location == invited.page
    assert "Nan" in tom.get("/home").text


def test_whoever_signed_in_meanwhile_in_another_tab_is_asked_too(northbank, invited):
    made = invited.invite()
    client = northbank.visitor()
    form = client.hidden(client.get(made.path).text)
    tom = northbank.signed_in(invited.tom)
    cookie = tom.get_cookie("alongside", domain=northbank.host).value
    client.set_cookie("alongside", cookie, domain=northbank.host)
    assert client.post(made.path, data=form).status_code == 422
    assert invited.one(made.id).state == "waiting"


def test_somebody_who_is_signed_in_as_themself_just_joins(northbank, invited):
    made = invited.invite()
    nan = northbank.signed_in(invited.nan)
    assert "Somebody is signed in here" not in nan.get(made.path).text
    assert nan.send(made.path).location == invited.page


def test_somebody_who_was_added_meanwhile_comes_in_all_the_same(northbank, invited):
    made = invited.invite()
    with northbank.session() as session:
        session.add(Membership(group_id=invited.group, person_id=invited.nan, how="Added"))
    assert northbank.visitor().send(made.path).location == invited.page
    (membership,) = invited.rows(Membership, Membership.person_id == invited.nan)
    assert membership.how == "Added"


def test_nobody_comes_back_by_an_old_invitation_when_their_part_has_ended(northbank, invited):
    made = invited.invite()
    with northbank.session() as session:
        membership = Membership(group_id=invited.group, person_id=invited.nan, how="Added")
        session.add(membership)
        session.flush()
        group = session.get_one(Group, invited.group)
        amina = session.get_one(Person, invited.amina)
        end_membership(session, group, membership, on=today(), by=amina)
    assert northbank.visitor().send("/join", to=made.path).status_code == 404
    assert invited.one(made.id).state == "withdrawn"


def test_a_letter_lets_nobody_in_who_has_a_role_by_then(northbank, invited):
    made = invited.invite()
    with northbank.session() as session:
        session.add(CouncilRole(person_id=invited.nan, role="worker", reason="a new job"))
    assert northbank.visitor().get(made.path).status_code == 404


def test_practices_are_told_who_joined(northbank, invited, monkeypatch):
    from alongside.web.context import house

    hooks, told = house(northbank.app).hooks, []
    call = hooks.call

    def listening(hook, *args, **values):
        if hook == "membership_changed":
            told.append(values["membership"].person_id)
        return call(hook, *args, **values)

    monkeypatch.setattr(hooks, "call", listening)
    northbank.visitor().send(invited.invite().path)
    assert told == [invited.nan]


def test_no_key_is_kept_logged_or_left_in_an_address(northbank, invited, caplog):
    caplog.set_level("DEBUG")
    made = invited.invite(spoken=True)
    client = northbank.visitor()
    assert client.send("/join", {"code": made.code}).status_code == 302
    client.send(made.path, {"spoken": "wrong"})
    answer = client.send(made.path, {"spoken": made.spoken})
    secrets = (made.token, made.code, made.spoken)
    assert not any(one in answer.location for one in secrets)
    assert not any(one in client.get(invited.page).text for one in secrets)
    assert not any(one in caplog.text for one in (made.token, made.code, "Margaret", "Nan"))
    for mapper in Base.registry.mappers:
        if mapper.class_.__name__ != "Council":
            for row in invited.rows(mapper.class_):
                texts = [value for value in vars(row).values() if isinstance(value, str)]
                assert not any(one in text for one in secrets for text in texts), row


def test_the_record_says_who_came(northbank, invited):
    made = invited.invite()
    northbank.visitor().send(made.path)
    actions = [one.action for one in invited.rows(Entry)]
    assert {"accepted", "joined", "signed in"} <= set(actions)
    (accepted,) = invited.rows(Entry, Entry.action == "accepted")
    assert (accepted.actor_id, accepted.subject_id) == (invited.nan, made.id)
    assert invited.rows(Invitation)[0].state == "accepted"
