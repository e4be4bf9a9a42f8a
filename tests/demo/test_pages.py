"""The demo's own pages: choosing whom to be, and reading what was sent."""

import re

import pytest

from alongside.demo.people import CAST, TOWNS
from alongside.demo.seeding import seed
from alongside.messages.models import Message
from alongside.testing import Town


@pytest.fixture
def demo(app):
    """An app with the demo in it."""
    assert seed(app) == []
    return app


def test_everybody_can_be_signed_in_as(demo):
    for town in TOWNS:
        for one in town.people:
            client = Town.of(demo, str(town.council["slug"])).visitor()
            answer = client.send("/demo/sign-in", {"handle": one.handle})
            assert (answer.status_code, answer.location) == (302, "/home"), one.handle
            assert (one.known_as or one.name) in client.get("/home").text


def test_the_chooser_says_who_everybody_is_and_what_they_do_for_the_council(demo):
    page = Town.of(demo, "northbank").visitor().get("/demo/sign-in").text
    live, work = page.split("People who work for the council")
    assert "Danielle Marsh" in live
    assert "Starts the street breakfast" in live
    assert "Tom Whitfield" not in live
    assert re.search(r"Priya Raman.*?administrator", work, re.DOTALL)
    assert re.search(r"Maureen Kelly.*?coordinator", work, re.DOTALL)
    assert 'href="http://abergwyn.localhost/demo/sign-in"' in page


def test_a_councils_chooser_shows_and_takes_only_its_own_people(demo):
    client = Town.of(demo, "abergwyn").visitor()
    assert "Danielle Marsh" not in client.get("/demo/sign-in").text
    assert client.send("/demo/sign-in", {"handle": "parent"}).status_code == 404
    assert client.send("/demo/sign-in", {"handle": "nobody"}).status_code == 404
    assert client.send("/demo/sign-in", {"handle": ""}).status_code == 404


def test_a_script_signs_in_by_handle_alone(demo):
    client = Town.of(demo, "northbank").visitor()
    assert client.post("/demo/sign-in", data={"handle": "admin"}).location == "/home"
    assert client.get("/council").status_code == 200


@pytest.mark.parametrize("mode", ["development", "production"])
def test_outside_demo_mode_neither_page_exists(make_app, database, mode):
    settings = {
        "SECRET_KEY": "k" * 40,
        "PUBLIC_SCHEME": "https",
        "MAIL_TRANSPORT": "smtp",
    }
    app = make_app(**database, MODE=mode, **settings)
    client = Town.of(app, "northbank").visitor()
    for path in ("/demo/sign-in", "/demo/outbox"):
        assert client.get(path).status_code == 404
        assert client.post(path, data={"handle": "admin"}).status_code in {400, 404}
    assert "/demo/" not in client.get("/sign-in").text


def test_the_outbox_shows_what_was_sent_with_links_that_work_here(demo):
    town = Town.of(demo, "northbank")
    with town.session() as session:
        session.add(
            Message(
                to_address="a@example.org",
                subject="Something waits",
                body="See http://northbank.localhost:9999/privacy. Or <b>http://elsewhere.example</b>",
            )
        )
    page = town.visitor().get("/demo/outbox").text
    assert "Something waits" in page
    assert 'href="http://northbank.localhost/privacy"' in page
    assert 'href="http://elsewhere.example"' in page
    assert "<b>" not in page
    assert "Waiting to go out" in page


def test_an_outbox_shows_no_other_councils_messages(demo):
    with Town.of(demo, "northbank").session() as session:
        session.add(Message(to_address="a@example.org", subject="Northbank's", body="B"))
    page = Town.of(demo, "abergwyn").visitor().get("/demo/outbox").text
    assert "Northbank's" not in page
    assert "a@example.org" not in page
    assert "Northbank&#39;s" not in page


def test_a_link_to_sign_in_can_be_followed_from_the_outbox(demo):
    client = Town.of(demo, "northbank").visitor()
    address = next(value for kind, value, _ in CAST["parent"].contacts if kind == "email")
    client.send("/sign-in", {"address": address})
    page = client.get("/demo/outbox").text
    link = re.search(r'href="(http://northbank.localhost/sign-in/link/[^"]+)"', page)
    assert link is not None
    assert client.send(link.group(1).removeprefix("http://northbank.localhost")).status_code == 302
    assert "Dani" in client.get("/home").text


def test_the_demo_answers_on_plain_localhost_too(make_app, database):
    app = make_app(**database, DEFAULT_COUNCIL="northbank")
    assert "Northbank" in app.test_client().get("/", base_url="http://localhost:8000/").text
