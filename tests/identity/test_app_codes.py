"""Codes from an app: the right one, once, near now, and not by trying."""

import base64
import html
import re
import threading
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import func, select, update

from alongside.db.time import utcnow
from alongside.identity import app_codes
from alongside.identity.factor_models import Factor
from alongside.identity.models import Attempt
from alongside.identity.sealing import seal, unseal
from alongside.people.models import Person
from alongside.records.models import Entry
from tests.identity.conftest import App

RFC_SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_the_standard(moment, code):
    """RFC 6238, appendix B: eight numbers there, of which apps show the last six."""
    assert TOTP(RFC_SECRET, 8, SHA1(), app_codes.STEP).generate(moment).decode() == code
    assert app_codes._codes(RFC_SECRET).generate(moment).decode() == code[2:]


def test_after_a_link_the_code_lets_in_and_leads_on(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    client = arrived(northbank, ada, "/groups")
    asked = client.get("/groups")
    assert asked.location == "/sign-in/again?next=/groups"
    assert "Show that it is you" in client.get(asked.location).text
    answer = client.send(asked.location, {"code": f" {app.code()[:3]} {app.code()[3:]}"})
    assert answer.location == "/groups"
    assert client.get("/groups").status_code == 200


@pytest.mark.parametrize("later", [-1, 1])
def test_a_clock_may_be_half_a_minute_off(northbank, ada, with_app, arrived, prove, later):
    app = with_app(northbank, ada)
    assert prove(arrived(northbank, ada), app.code(later)).status_code == 302


@pytest.mark.parametrize("later", [-4, 4])
def test_an_old_or_early_code_is_refused(northbank, ada, with_app, arrived, prove, later):
    app = with_app(northbank, ada)
    client = arrived(northbank, ada)
    answer = prove(client, app.code(later))
    assert answer.status_code == 422
    assert "That code is not right" in answer.text
    assert client.get("/home").status_code == 302


def test_no_code_works_twice_nor_one_before_it(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    code, before, after = app.code(), app.code(-1), app.code(1)
    assert prove(arrived(northbank, ada), code).status_code == 302
    assert prove(arrived(northbank, ada), code).status_code == 422
    assert prove(arrived(northbank, ada), before).status_code == 422
    assert prove(arrived(northbank, ada), after).status_code == 302


def at_once(clients, code):
    """Send a code from many browsers in the same moment."""
    forms = [client.hidden(client.get("/sign-in/again").text) for client in clients]
    line, answers = threading.Barrier(len(clients)), []

    def send(client, form):
        line.wait()
        answer = client.post("/sign-in/again", data={**form, "code": code})
        answers.append(answer.status_code)

    pairs = zip(clients, forms, strict=True)
    threads = [threading.Thread(target=send, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_of_four_who_send_a_code_at_once_one_gets_in(northbank, ada, with_app, arrived):
    app = with_app(northbank, ada)
    clients = [arrived(northbank, ada) for _ in range(4)]
    assert at_once(clients, app.code()) == [302, 422, 422, 422]


def test_guessing_in_parallel_gets_nobody_more_tries(northbank, ada, with_app, arrived):
    with_app(northbank, ada)
    clients = [arrived(northbank, ada) for _ in range(12)]
    assert at_once(clients, "000000").count(422) <= 5


@pytest.mark.parametrize("code", ["", "12345", "١٢٣٤٥٦", "abcdef", "1" * 150, "12345678"])
def test_what_is_no_code_is_told(northbank, ada, with_app, arrived, prove, code):
    with_app(northbank, ada)
    answer = prove(arrived(northbank, ada), code)
    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.text


def test_after_five_wrong_codes_even_the_right_one_waits(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    for _ in range(5):
        assert prove(arrived(northbank, ada), "000000").status_code == 422
    answer = prove(arrived(northbank, ada), app.code())
    assert answer.status_code == 429
    assert "Too many codes were wrong" in answer.text
    _let_pass(northbank, timedelta(minutes=16))
    assert prove(arrived(northbank, ada), app.code()).status_code == 302
    with northbank.session() as session:
        mine = select(func.count(Attempt.id)).where(Attempt.created_at > utcnow() - timedelta(1))
        assert session.scalars(mine).one() == 0, "who is in has no wrong codes behind them"


def test_nobody_may_guess_all_day(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    for _ in range(4):
        for _try in range(5):
            assert prove(arrived(northbank, ada), "000000").status_code == 422
        _let_pass(northbank, timedelta(minutes=16))
    assert prove(arrived(northbank, ada), app.code()).status_code == 429


def _let_pass(town, while_):
    with town.session() as session:
        for one in session.scalars(select(Attempt)):
            one.created_at -= while_


def test_wrong_codes_of_one_person_are_not_anothers(northbank, ada, with_app, arrived, prove):
    bea = northbank.person("Bea Lin")
    with_app(northbank, ada)
    app = with_app(northbank, bea)
    for _ in range(6):
        prove(arrived(northbank, ada), "000000")
    assert prove(arrived(northbank, bea), app.code()).status_code == 302


def test_the_record_says_how_somebody_came_in_and_what_failed(
    northbank, ada, with_app, arrived, prove
):
    app = with_app(northbank, ada)
    client = arrived(northbank, ada)
    prove(client, "000000")
    prove(client, app.code())
    with northbank.session() as session:
        lines = session.execute(
            select(Entry.action, Entry.detail)
            .where(Entry.actor_id == ada)
            .order_by(Entry.created_at, Entry.id)
        ).all()
    assert lines == [("used a link", ""), ("not proved", "code"), ("signed in", "app")]


def test_setting_an_app_up_on_ones_own_page(northbank, ada, messages, arrived, prove):
    client = northbank.signed_in(ada)
    assert client.send("/me/factors", to="/me/factors/app").location == "/me/factors/app"
    page = html.unescape(client.get("/me/factors/app").text)
    assert "<svg" in page and "style=" not in page
    key = re.search(r'class="app-key"><code>([A-Z2-7 ]+)<', page).group(1)
    assert all(len(group) == 4 for group in key.split())
    app = App(base64.b32decode(key.replace(" ", "")))
    wrong = client.send("/me/factors/app", {"name": "Mine", "code": "1"}, to="/me/factors/app/code")
    assert wrong.status_code == 422
    assert "No second step" not in client.get("/me/factors").text
    sent = {"name": "My <b>phone", "code": app.code()}
    answer = client.send("/me/factors/app", sent, to="/me/factors/app/code")
    assert answer.location == "/me/factors/codes"
    assert "My &lt;b&gt;phone" in client.get("/me/factors").text
    told = messages(northbank)[-1]
    assert told.to_address == "ada@example.org"
    assert "If it was not you" in told.body and "/me/factors" in told.body
    assert client.get("/me/factors/app").status_code == 302, "the key is shown no more"
    assert prove(arrived(northbank, ada), app.code(1)).status_code == 302


def test_an_app_that_was_not_confirmed_is_asked_of_nobody(northbank, ada, arrived):
    client = northbank.signed_in(ada)
    client.send("/me/factors", to="/me/factors/app")
    assert arrived(northbank, ada).get("/home").status_code == 200
    with northbank.session() as session:
        session.execute(update(Factor).values(created_at=utcnow() - timedelta(minutes=31)))
    assert client.get("/me/factors/app").location == "/me/factors"


def test_a_secret_is_sealed_to_its_person_and_to_the_installation(northbank, ada, with_app):
    app = with_app(northbank, ada)
    other = northbank.person("Bea Lin")
    key = northbank.app.config["SECRET_KEY"]
    with northbank.session() as session:
        ada_row, bea_row = session.get_one(Person, ada), session.get_one(Person, other)
        stored = session.scalars(select(Factor.sealed_secret)).one()
        assert app.secret not in stored
        assert unseal(key, stored, ada_row) == app.secret
        assert unseal(key, stored, bea_row) is None
        assert unseal("another key" * 4, stored, ada_row) is None
        assert unseal(key, stored[:-1] + bytes([stored[-1] ^ 1]), ada_row) is None
        assert seal(key, app.secret, ada_row) != stored


def test_a_row_moved_to_somebody_else_opens_nothing(northbank, ada, with_app, arrived, prove):
    app = with_app(northbank, ada)
    other = northbank.person("Bea Lin")
    with northbank.session() as session:
        session.execute(update(Factor).values(person_id=other))
    assert prove(arrived(northbank, other), app.code()).status_code == 422
