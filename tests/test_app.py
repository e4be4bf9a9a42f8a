"""The app as a whole: it starts, and answers."""

import re


def test_the_front_page_answers_a_visitor(northbank):
    page = northbank.visitor().get("/")
    assert page.status_code == 200
    assert "Northbank Council" in page.text


def test_a_signed_in_person_has_a_home(northbank):
    person = northbank.person("Ada Okafor")
    page = northbank.signed_in(person).get("/home")
    assert page.status_code == 200
    assert "Ada Okafor" in page.text


def test_a_host_that_nobody_has_is_not_found(app):
    client = app.test_client()
    assert client.get("/", headers={"Host": "elsewhere.example"}).status_code == 404


def test_alive_and_ready(northbank):
    client = northbank.visitor()
    assert client.get("/health").json == {"status": "ok"}
    assert client.get("/ready").json["status"] == "ok"


def test_a_sign_in_link_works_once(northbank):
    northbank.person("Ada Okafor", sign_in_address="ada@example.org")
    client = northbank.visitor()
    answer = client.send("/sign-in", {"address": "ada@example.org"})
    assert answer.status_code == 302
    link = re.search(r"/sign-in/link/\S+", client.get("/demo/outbox").text).group()
    link = link.split('"')[0].split("<")[0]
    assert client.get(link).status_code == 200
    assert client.send(link).location == "/home"
    assert "Ada Okafor" in client.get("/home").text
    assert northbank.visitor().get(link).status_code == 404
