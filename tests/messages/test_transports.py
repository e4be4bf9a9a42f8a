"""Messages are handed to real mail servers, to files and to the terminal."""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from alongside.config import ConfigError
from alongside.messages.transports import Console, Files, Smtp, Undeliverable, transport_for


class Inbox:
    """A mail server's memory. It refuses one address for good, and is too busy for another."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 gone@example.org left, says Ada"
        if address.startswith("busy@"):
            return "451 try later, busy@example.org"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"


@contextmanager
def serving(controller: Controller) -> Iterator[Controller]:
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def server(inbox):
    with serving(Controller(inbox, hostname="127.0.0.1", port=_free_port())) as controller:
        yield f"smtp://127.0.0.1:{controller.port}"


def _letter(to: str = "ada@example.org") -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "hello@northbank.example", to, "Dŵr"
    letter["Message-ID"] = "<0190-abc@northbank.example>"
    letter.set_content("Siôn, mae’r dŵr yn oer.\n")
    return letter


def test_a_message_reaches_a_mail_server_whole(server, inbox):
    Smtp(server).send(_letter())
    (kept,) = inbox.letters
    assert kept["Subject"] == "Dŵr"
    assert kept.get_content().splitlines() == ["Siôn, mae’r dŵr yn oer."]


def test_a_refused_address_is_given_up_without_repeating_the_servers_words(server):
    with pytest.raises(Undeliverable) as refused:
        Smtp(server).send(_letter("gone@example.org"))
    assert refused.value.reason == "the mail server refused the address (550)"
    assert refused.value.for_good


def test_a_busy_server_is_tried_again(server):
    with pytest.raises(Undeliverable) as busy:
        Smtp(server).send(_letter("busy@example.org"))
    assert not busy.value.for_good
    assert "451" in busy.value.reason


def test_a_server_that_is_away_is_tried_again():
    with pytest.raises(Undeliverable) as away:
        Smtp(f"smtp://127.0.0.1:{_free_port()}").send(_letter())
    assert not away.value.for_good
    assert "cannot be reached" in away.value.reason


def test_a_password_signs_in(inbox):
    tried = []

    def authenticate(server, session, envelope, mechanism, data):
        tried.append((data.login, data.password))
        return AuthResult(success=data.password == b"p@ss word", handled=False)

    controller = Controller(
        inbox,
        hostname="127.0.0.1",
        port=_free_port(),
        authenticator=authenticate,
        auth_require_tls=False,
        auth_exclude_mechanism=["LOGIN"],
    )
    with serving(controller):
        Smtp(f"smtp://ada:p%40ss%20word@127.0.0.1:{controller.port}").send(_letter())
        assert tried == [(b"ada", b"p@ss word")]
        assert len(inbox.letters) == 1
        with pytest.raises(Undeliverable) as refused:
            Smtp(f"smtp://ada:wrong@127.0.0.1:{controller.port}").send(_letter())
    assert refused.value.reason == "the mail server answered 535"
    assert not refused.value.for_good, "a mended password must send what waited"


def test_a_password_never_goes_unencrypted_to_another_machine(inbox, monkeypatch):
    monkeypatch.setattr("alongside.messages.transports.THIS_MACHINE", set())
    with (
        serving(Controller(inbox, hostname="127.0.0.1", port=_free_port())) as controller,
        pytest.raises(Undeliverable, match="does not encrypt"),
    ):
        Smtp(f"smtp://ada:secret@127.0.0.1:{controller.port}").send(_letter())
    assert inbox.letters == []


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for 127.0.0.1, which this process trusts."""
    if shutil.which("openssl") is None:
        reason = "openssl is needed to make a certificate"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def test_what_a_server_offers_to_encrypt_is_encrypted(inbox, certificate, monkeypatch):
    monkeypatch.setattr("alongside.messages.transports.THIS_MACHINE", set())
    encrypted = []

    async def keep(server, session, envelope):
        encrypted.append(session.ssl is not None)
        return "250 kept"

    inbox.handle_DATA = keep
    controller = Controller(inbox, hostname="127.0.0.1", port=_free_port(), tls_context=certificate)
    with serving(controller):
        Smtp(f"smtp://127.0.0.1:{controller.port}").send(_letter())
        assert encrypted == [True]
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(Undeliverable):
            Smtp(f"smtp://127.0.0.1:{controller.port}").send(_letter())
    assert encrypted == [True], "a server that nobody vouches for gets no message"


def test_files_keep_one_message_each_however_often_it_is_sent(tmp_path):
    for _ in range(2):
        Files(tmp_path / "mail").send(_letter())
    (file,) = (tmp_path / "mail").iterdir()
    assert file.name == "0190-abc.eml"
    assert message_from_bytes(file.read_bytes(), policy=policy.default)["To"] == "ada@example.org"


def test_the_terminal_shows_the_message(capsys):
    Console().send(_letter())
    assert "To: ada@example.org" in capsys.readouterr().out


@pytest.mark.parametrize(
    "settings",
    [
        {"MAIL_TRANSPORT": "pigeon"},
        {"MAIL_TRANSPORT": "smtp", "SMTP_URL": "mail.example.org"},
        {"MAIL_TRANSPORT": "smtp", "SMTP_URL": "http://mail.example.org"},
    ],
)
def test_what_cannot_be_understood_is_refused(make_app, settings):
    with pytest.raises(ConfigError):
        transport_for(make_app(**settings))
