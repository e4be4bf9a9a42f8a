"""Passkeys: made at one site for one person, and good there alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alongside.db.time import utcnow
from alongside.identity.factor_models import Challenge, Factor
from alongside.records.models import Entry
from tests.identity.authenticator import Authenticator


def asked(client, page, where):
    """What the browser is asked, as the script asks for it."""
    token = client.hidden(client.get(page).text)["csrf_token"]
    return client.post(where, headers={"X-CSRFToken": token}).get_json()


def make(client, phone, name="My phone"):
    options = asked(client, "/me/factors/passkey", "/me/factors/passkey/options")
    sent = {"credential": phone.make(options), "name": name}
    return client.send("/me/factors/passkey", sent)


def use(client, phone, door="/sign-in/passkey", page="/sign-in"):
    answer = phone.use(asked(client, page, f"{door}/options"))
    return client.send(page, {"credential": answer}, to=door)


def show(client, phone):
    return use(client, phone, "/sign-in/again/passkey", "/sign-in/again")


@pytest.fixture
def phone(northbank):
    return Authenticator(f"http://{northbank.host}")


@pytest.fixture
def ada_with_phone(northbank, ada, phone):
    assert make(northbank.signed_in(ada), phone).location == "/me/factors/codes"
    return ada


def test_a_passkey_signs_in_without_a_link(northbank, ada_with_phone, phone):
    client = northbank.visitor()
    assert use(client, phone).location == "/home"
    assert "Ada Okafor" in client.get("/home").text
    with northbank.session() as session:
        said = select(Entry.action).where(Entry.actor_id == ada_with_phone)
        assert "signed in" in session.scalars(said).all()


def test_after_a_link_it_is_the_second_step(northbank, ada_with_phone, phone, arrived):
    client = arrived(northbank, ada_with_phone, "/groups")
    assert client.get("/home").status_code == 302
    assert show(client, phone).status_code == 302
    assert client.get("/home").status_code == 200


def test_what_was_signed_works_once(northbank, ada_with_phone, phone):
    client = northbank.visitor()
    answer = phone.use(asked(client, "/sign-in", "/sign-in/passkey/options"))
    sent = {"credential": answer}
    assert client.send("/sign-in", sent, to="/sign-in/passkey").status_code == 302
    thief = northbank.visitor()
    again = thief.send("/sign-in", sent, to="/sign-in/passkey")
    assert again.status_code == 422
    assert "lets nobody in here" in again.text


def test_a_number_to_sign_is_good_for_five_minutes(northbank, ada_with_phone, phone):
    client = northbank.visitor()
    options = asked(client, "/sign-in", "/sign-in/passkey/options")
    with northbank.session() as session:
        session.execute(update(Challenge).values(expires_at=utcnow() - timedelta(seconds=1)))
    sent = {"credential": phone.use(options)}
    assert client.send("/sign-in", sent, to="/sign-in/passkey").status_code == 422
    asked(client, "/sign-in", "/sign-in/passkey/options")
    with northbank.session() as session:
        assert len(session.scalars(select(Challenge)).all()) == 1, "old ones go"


def test_a_copied_key_is_noticed_by_its_counter(northbank, ada_with_phone, phone):
    assert use(northbank.visitor(), phone).status_code == 302
    phone.count = 0
    assert use(northbank.visitor(), phone).status_code == 422


@pytest.mark.parametrize(
    "spoil",
    [
        {"origin": "http://evil.example"},
        {"host": "evil.example"},
        {"flags": 0b0001},
        {"id": b"another"},
    ],
)
def test_what_another_site_or_nobody_present_signed_opens_nothing(
    northbank, ada_with_phone, phone, spoil
):
    for name, value in spoil.items():
        setattr(phone, name, value)
    assert use(northbank.visitor(), phone).status_code == 422


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "x",
        "[]",
        "{}",
        '{"response": 1}',
        "[" * 9000,
        '{"id": "é", "response": {}}',
        "x" * 30000,
    ],
)
def test_nonsense_is_refused_in_a_sentence(northbank, ada, nonsense):
    client = northbank.signed_in(ada)
    made = client.send("/me/factors/passkey", {"credential": nonsense, "name": "x"})
    assert made.status_code == 422
    sent = {"credential": nonsense}
    entered = northbank.visitor().send("/sign-in", sent, to="/sign-in/passkey")
    assert entered.status_code == 422
    assert "govuk-error-summary" in entered.text


def test_somebody_elses_passkey_is_no_second_step(
    northbank, ada_with_phone, phone, with_app, arrived
):
    bea = northbank.person("Bea Lin")
    with_app(northbank, bea)
    client = arrived(northbank, bea)
    assert show(client, phone).status_code == 422
    assert client.get("/home").status_code == 302


def test_one_passkey_cannot_be_two_peoples(northbank, ada_with_phone, phone):
    bea = northbank.person("Bea Lin")
    assert make(northbank.signed_in(bea), phone).status_code == 422


def test_another_councils_passkey_is_unknown_here(northbank, abergwyn, ada_with_phone, phone):
    assert use(abergwyn.visitor(), phone).status_code == 422
    phone.origin, phone.host = f"http://{abergwyn.host}", abergwyn.host
    assert use(abergwyn.visitor(), phone).status_code == 422


def test_only_the_public_half_is_kept(northbank, ada_with_phone, phone):
    private = phone.key.private_numbers().private_value.to_bytes(32, "big")
    with northbank.session() as session:
        kept = session.scalars(select(Factor)).one()
        assert kept.credential_id == phone.id
        assert kept.sealed_secret is None
        assert private not in kept.public_key


def test_strangers_cannot_ask_for_numbers_without_end(northbank, monkeypatch):
    monkeypatch.setattr("alongside.identity.proof.MOST_PER_DEVICE", 3)
    client = northbank.visitor()
    token = {"X-CSRFToken": client.hidden(client.get("/sign-in").text)["csrf_token"]}
    answers = [client.post("/sign-in/passkey/options", headers=token) for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    "door", ["/sign-in/passkey", "/sign-in/again/passkey", "/me/factors/passkey"]
)
def test_no_number_is_given_to_another_websites_page(northbank, ada_with_phone, door):
    assert northbank.signed_in(ada_with_phone).post(f"{door}/options").status_code == 400
