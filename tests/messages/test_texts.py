"""Text messages: whom they reach, and how they are handed over."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.config import ConfigError
from alongside.lifecycle import at_council
from alongside.messages.delivery import deliver
from alongside.messages.models import Message
from alongside.messages.outbox import send_text
from alongside.messages.texts import (
    Console,
    Files,
    Notify,
    normal_number,
    safe_number,
    text_transport_for,
)
from alongside.messages.transports import Undeliverable
from alongside.people.models import Contact, Person

SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
KEY = f"northbank-{SERVICE}-{SECRET}"
NUMBER = "+447700900123"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", NUMBER),
        ("+44 (0)7700 900123", NUMBER),
        ("07911-123456", "+447911123456"),
        ("+353 85 123 4567", "+353851234567"),
        ("07624 123456", "+447624123456"),
        ("01632 960001", ""),
        ("07640 123456", ""),
        ("0800 1111", ""),
        ("999", ""),
        ("Ring Mum", ""),
        ("", ""),
    ],
)
def test_a_text_goes_to_a_mobile_number_and_to_nothing_else(typed, number):
    assert normal_number(typed) == number


@given(st.text())
def test_whatever_is_typed_becomes_a_number_or_nothing(typed):
    number = normal_number(typed)
    assert number == "" or (
        number.startswith("+") and number[1:].isascii() and number[1:].isdigit()
    )
    assert normal_number(number) == number


def test_a_number_counts_only_where_somebody_said_that_texts_are_safe(northbank):
    ada = northbank.person("Ada Okafor")
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        session.add(Contact(person_id=ada, kind="mobile", value="07700 900123", safe_to_call=True))
        session.add(Contact(person_id=ada, kind="phone", value="07700 900124", safe_to_text=True))
        session.flush()
        assert safe_number(session, person) == ""
        session.add(Contact(person_id=ada, kind="mobile", value="ask Siôn", safe_to_text=True))
        session.add(Contact(person_id=ada, kind="mobile", value="07700900125", safe_to_text=True))
        session.flush()
        assert safe_number(session, person) == "+447700900125"


class Standing(BaseHTTPRequestHandler):
    """Stands where GOV.UK Notify does, on this machine: it checks the key and keeps the text."""

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        token = self.headers["Authorization"].removeprefix("Bearer ")
        try:
            said = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
            code = self.server.answer if said["iss"] == SERVICE else 403
        except jwt.InvalidTokenError:
            code = 403
        if code == 201:
            self.server.kept.append((self.path, sent))
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        text = {"message": f"phone_number {sent['phone_number']} is wrong", "status_code": code}
        self.wfile.write(json.dumps(text).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def notify():
    server = HTTPServer(("127.0.0.1", 0), Standing)
    server.answer, server.kept = 201, []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_notify_takes_a_text_through_the_one_template(notify):
    Notify(KEY, "the-template", notify.url).send(NUMBER, "Mae’r dŵr yn oer.", "0190-abc")
    path, sent = notify.kept[0]
    assert path == "/v2/notifications/sms"
    assert sent == {
        "phone_number": NUMBER,
        "template_id": "the-template",
        "personalisation": {"message": "Mae’r dŵr yn oer."},
        "reference": "0190-abc",
    }


@pytest.mark.parametrize(
    ("answer", "for_good"), [(400, True), (403, False), (429, False), (500, False), (503, False)]
)
def test_what_notify_refuses_is_given_up_or_tried_again_and_no_log_says_to_whom(
    notify, caplog, answer, for_good
):
    notify.answer = answer
    with caplog.at_level(logging.DEBUG), pytest.raises(Undeliverable) as refused:
        Notify(KEY, "the-template", notify.url).send(NUMBER, "Hello", "0190-abc")
    assert refused.value.for_good is for_good
    assert str(answer) in refused.value.reason
    assert "900123" not in refused.value.reason + caplog.text


def test_notify_that_cannot_be_reached_is_tried_again(notify):
    closed = f"http://127.0.0.1:{notify.server_port + 1}"
    with pytest.raises(Undeliverable) as refused:
        Notify(KEY, "the-template", closed).send(NUMBER, "Hello", "0190-abc")
    assert not refused.value.for_good


def test_a_wrong_key_opens_nothing(notify):
    wrong = f"northbank-{SERVICE}-{'0' * 36}"
    with pytest.raises(Undeliverable, match="403"):
        Notify(wrong, "the-template", notify.url).send(NUMBER, "Hello", "0190-abc")


def test_texts_can_be_kept_as_files_and_read_in_the_terminal(tmp_path, capsys):
    for _ in range(2):
        Files(tmp_path / "texts").send(NUMBER, "Hello", "0190-abc")
    (kept,) = (tmp_path / "texts").iterdir()
    assert kept.read_text(encoding="utf-8") == f"{NUMBER}\n\nHello\n"
    Console().send(NUMBER, "Hello", "0190-abc")
    assert "Hello" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"TEXT_TRANSPORT": "none"}, type(None)),
        ({"TEXT_TRANSPORT": "console"}, Console),
        ({"TEXT_TRANSPORT": "file"}, Files),
        ({"TEXT_TRANSPORT": "notify", "NOTIFY_API_KEY": KEY, "NOTIFY_TEMPLATE": "t"}, Notify),
    ],
)
def test_an_installation_says_how_its_texts_go(app, monkeypatch, settings, kind):
    for name, value in settings.items():
        monkeypatch.setitem(app.config, name, value)
    assert isinstance(text_transport_for(app), kind)


@pytest.mark.parametrize("settings", [{"TEXT_TRANSPORT": "pigeon"}, {"TEXT_TRANSPORT": "notify"}])
def test_a_setting_that_sends_nothing_is_refused(app, monkeypatch, settings):
    for name, value in settings.items():
        monkeypatch.setitem(app.config, name, value)
    with pytest.raises(ConfigError, match="TEXT_TRANSPORT"):
        text_transport_for(app)


class Remembering:
    """A way for texts that keeps them."""

    def __init__(self):
        self.sent = []

    def send(self, number, body, reference):
        self.sent.append((number, body, reference))


def test_the_worker_hands_over_texts_and_letters_each_in_their_own_way(
    app, northbank, write, ada, transport
):
    write()
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        text = send_text(
            session, to=person, number=NUMBER, subject="S", body="Something waits.", about="test"
        )
        session.flush()
        text_id = text.id
    texts = Remembering()
    with at_council(app, "northbank") as session:
        assert deliver(session, northbank.council(session), transport, "a@b.example", texts) == 2
    assert texts.sent == [(NUMBER, "Something waits.", str(text_id))]
    assert [email["To"] for email in transport.sent] == ["ada@example.org"]


def test_a_text_that_cannot_be_sent_here_waits_and_says_why(app, northbank, ada, transport):
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        text = send_text(session, to=person, number=NUMBER, subject="S", body="B", about="test")
        session.flush()
        text_id = text.id
    with at_council(app, "northbank") as session:
        assert deliver(session, northbank.council(session), transport, "a@b.example") == 0
    with northbank.session() as session:
        waiting = session.get_one(Message, text_id)
        assert (waiting.status, waiting.trouble) == ("waiting", "this installation sends no texts")
