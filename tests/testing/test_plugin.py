"""The pytest plugin: cheap where nobody wants it, and safe where somebody does."""

import smtplib
import socket
import subprocess
import sys

import pytest

from alongside.messages.transports import Smtp
from alongside.testing.promises import cannot


def test_a_run_that_has_nothing_to_do_with_alongside_imports_none_of_it():
    code = "import alongside_pytest, sys; sys.exit('alongside' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)
    assert done.returncode == 0


def test_the_surroundings_decide_nothing(make_app, monkeypatch, tmp_path):
    monkeypatch.setenv("ALONGSIDE_DATABASE_URL", "postgresql://somebodys/real_database")
    monkeypatch.setenv("ALONGSIDE_MAIL_TRANSPORT", "smtp")
    monkeypatch.setenv("ALONGSIDE_MODE", "production")
    config = make_app().config
    assert config["DATABASE_URL"] == f"sqlite:///{tmp_path}/alongside.sqlite3"
    assert (config["MAIL_TRANSPORT"], config["MODE"]) == ("file", "demo")


def test_what_is_missing_skips_a_test_with_a_reason_and_fails_in_ci(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no server"):
        cannot("no server")
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="no server"):
        cannot("no server")


class TestNothingLeaves:
    """What the fixture refuses, and what it lets be."""

    @pytest.mark.parametrize(
        "reach",
        [
            lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
            lambda: socket.create_connection(("council.example", 80), timeout=1),
            lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9)),
            lambda: socket.socket(socket.AF_INET).connect_ex(("192.0.2.1", 80)),
            lambda: smtplib.SMTP("127.0.0.1", 25),
            lambda: Smtp("smtp://127.0.0.1:25").send(None),
        ],
        ids=["address", "name", "datagram", "quietly", "mail", "transport"],
    )
    def test_other_machines_and_mail_are_refused_and_noted(self, nothing_leaves, reach):
        nothing_leaves.clear()
        with pytest.raises(ConnectionRefusedError):
            reach()
        assert len(nothing_leaves) == 1
        assert "test_plugin.py" in nothing_leaves[0] or "mail" in nothing_leaves[0]

    def test_this_machine_is_not(self, nothing_leaves):
        nothing_leaves.clear()
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
            socket.create_connection(("localhost", server.getsockname()[1]), timeout=5).close()
        assert nothing_leaves == []
