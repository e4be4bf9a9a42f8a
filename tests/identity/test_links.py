"""Signing in by a link that works once."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alongside.db.time import utcnow
from alongside.identity.links import MOST_PER_ADDRESS
from alongside.identity.models import Attempt, SignInLink
from alongside.records.models import Entry
from alongside.testing.statements import statements

ENDS = {"RELEASE", "ROLLBACK"}  # of a savepoint: kept, or taken back


def test_a_link_that_was_sent_signs_in_once(northbank, ada, sent_link):
    client = northbank.visitor()
    assert client.send("/sign-in", {"address": " ADA@Example.org "}).location == "/sign-in/sent"
    link = sent_link(northbank)
    assert client.send(link).location == "/home"
    assert "Ada Okafor" in client.get("/home").text
    again = northbank.visitor().post(link, data=client.hidden(client.get("/sign-in").text))
    assert again.status_code in (400, 404)
    assert northbank.visitor().get(link).status_code == 404


def test_of_twenty_who_use_a_link_at_once_one_gets_in(northbank, ada, new_link, sign_ins):
    link = new_link(northbank, ada)
    clients = [northbank.visitor() for _ in range(20)]
    forms = [client.hidden(client.get(link).text) for client in clients]
    line, answers = threading.Barrier(20), []

    def redeem(client, form):
        line.wait()
        answers.append(client.post(link, data=form).status_code)

    threads = [
        threading.Thread(target=redeem, args=pair) for pair in zip(clients, forms, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302] + [404] * 19
    assert len(sign_ins(northbank)) == 1


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_uses_nothing_up(northbank, ada, new_link, method):
    link = new_link(northbank, ada)
    for _ in range(3):
        answer = getattr(northbank.visitor(), method)(link)
        assert answer.status_code == 200
        assert "alongside=" not in " ".join(answer.headers.getlist("Set-Cookie"))
    assert northbank.visitor().send(link).status_code == 302


def test_a_known_and_an_unknown_address_get_the_same_answer(northbank, ada, messages):
    answers = []
    for address in ("ada@example.org", "nobody@example.org"):
        client = northbank.visitor()
        answer = client.send("/sign-in", {"address": address})
        answers.append((answer.status_code, answer.location, client.get(answer.location).text))
    assert answers[0] == answers[1]
    assert [message.to_address for message in messages(northbank)] == ["ada@example.org"]


@pytest.mark.parametrize("address", ["", "ada", "a b@c", "ada@example.org\nbcc: x@y", "@" * 300])
def test_what_is_no_address_is_explained_and_kept(northbank, address):
    answer = northbank.visitor().send("/sign-in", {"address": address})
    assert answer.status_code == 422
    assert "There is a problem" in answer.text


def test_one_address_gets_a_handful_of_links_and_the_answer_stays_the_same(
    northbank, ada, messages
):
    for _ in range(MOST_PER_ADDRESS + 3):
        answer = northbank.visitor().send("/sign-in", {"address": "ada@example.org"})
        assert answer.location == "/sign-in/sent"
    assert len(messages(northbank)) == MOST_PER_ADDRESS
    with northbank.session() as session:
        session.execute(update(Attempt).values(created_at=utcnow() - timedelta(minutes=16)))
    northbank.visitor().send("/sign-in", {"address": "ada@example.org"})
    assert len(messages(northbank)) == MOST_PER_ADDRESS + 1


@pytest.mark.parametrize(
    ("bound", "who"),
    [
        # of the same address, whatever device asks; of the same device, whatever address it tries;
        # and in the council, whatever address and device
        ("MOST_PER_ADDRESS", lambda n: ("ada@example.org", f"192.0.2.{n}")),
        ("MOST_PER_DEVICE", lambda n: (f"guess{n}@example.org", "192.0.2.9")),
        ("MOST_PER_COUNCIL", lambda n: (f"guess{n}@example.org", f"192.0.2.{n}")),
    ],
)
def test_asking_for_links_has_bounds(northbank, ada, messages, monkeypatch, bound, who):
    monkeypatch.setattr(f"alongside.identity.links.{bound}", 3)

    def asks(address, device):
        client = northbank.visitor()
        client.environ_base = {**client.environ_base, "REMOTE_ADDR": device}
        assert client.send("/sign-in", {"address": address}).location == "/sign-in/sent"

    for number in range(3):
        asks(*who(number))
    sent = len(messages(northbank))
    asks("ada@example.org", "192.0.2.9")
    assert len(messages(northbank)) == sent
    with northbank.session() as session:
        session.execute(update(Attempt).values(created_at=utcnow() - timedelta(minutes=16)))
    asks("ada@example.org", "192.0.2.9")
    assert len(messages(northbank)) == sent + 1


def test_one_device_cannot_use_up_what_the_council_has(northbank, abergwyn, messages, monkeypatch):
    for town in (northbank, abergwyn):
        town.person("Ada Okafor", sign_in_address="ada@example.org")
    monkeypatch.setattr("alongside.identity.links.MOST_PER_DEVICE", 2)
    monkeypatch.setattr("alongside.identity.links.MOST_PER_COUNCIL", 3)
    for number in range(9):
        northbank.visitor().send("/sign-in", {"address": f"guess{number}@example.org"})
    client = northbank.visitor()
    client.environ_base = {**client.environ_base, "REMOTE_ADDR": "192.0.2.7"}
    client.send("/sign-in", {"address": "ada@example.org"})
    abergwyn.visitor().send("/sign-in", {"address": "ada@example.org"})
    assert len(messages(northbank)) == len(messages(abergwyn)) == 1


def test_a_known_and_an_unknown_address_are_the_same_work(northbank, ada, messages):
    """As many statements of each kind: what differs in time is what a network does anyway."""
    work = []
    for address in ("ada@example.org", "nobody@example.org"):
        client = northbank.visitor()
        form = client.hidden(client.get("/sign-in").text)
        with statements(northbank.app) as made:
            client.post("/sign-in", data={**form, "address": address})
        work.append([one.split()[0] for one in made])
    known, unknown = ([one for one in kinds if one not in ENDS] for kinds in work)
    assert known == unknown
    assert known.count("INSERT") >= 3
    assert [message.to_address for message in messages(northbank)] == ["ada@example.org"]
    with northbank.session() as session:
        assert len(session.scalars(select(SignInLink)).all()) == 1


def test_counted_requests_are_forgotten_after_a_day_and_never_hold_an_address(northbank, ada):
    with northbank.session() as session:
        session.add(Attempt(what_hash=b"x" * 32, created_at=utcnow() - timedelta(days=2)))
    northbank.visitor().send("/sign-in", {"address": "ada@example.org"})
    with northbank.session() as session:
        kept = session.scalars(select(Attempt)).all()
        assert len(kept) == 3
        assert not any(b"ada" in attempt.what_hash for attempt in kept)


def test_a_link_expires_after_a_quarter_of_an_hour(northbank, ada, new_link):
    link = new_link(northbank, ada)
    client = northbank.visitor()
    form = client.hidden(client.get(link).text)
    with northbank.session() as session:
        session.execute(update(SignInLink).values(expires_at=utcnow() - timedelta(seconds=1)))
    page = client.get(link)
    assert page.status_code == 404
    assert "no longer works" in page.text
    assert client.post(link, data=form).status_code == 404


def test_using_one_link_uses_the_others_up(northbank, ada, new_link):
    first, second = new_link(northbank, ada), new_link(northbank, ada)
    assert northbank.visitor().send(second).status_code == 302
    assert northbank.visitor().get(first).status_code == 404


def test_a_link_opens_no_other_council(northbank, abergwyn, ada, new_link):
    link = new_link(northbank, ada)
    assert abergwyn.visitor().get(link).status_code == 404
    assert northbank.visitor().get(link).status_code == 200


def test_an_unknown_link_is_not_found_and_echoes_nothing(northbank):
    page = northbank.visitor().get("/sign-in/link/%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.status_code == 404
    assert "<script>alert" not in page.text


def test_a_used_link_in_a_browser_that_is_signed_in_says_so(northbank, ada, new_link):
    link = new_link(northbank, ada)
    client = northbank.visitor()
    client.send(link)
    assert "signed in already" in client.get(link).text


@pytest.mark.parametrize(
    ("wished", "got"),
    [
        ("/groups", "/groups"),
        ("https://evil.example/", "/home"),
        ("//evil.example", "/home"),
        ("/\\evil.example", "/home"),
        ("javascript:alert(1)", "/home"),
    ],
)
def test_after_signing_in_one_is_where_one_wanted_to_be_on_this_site_only(
    northbank, ada, new_link, wished, got
):
    link = new_link(northbank, ada)
    client = northbank.visitor()
    form = client.hidden(client.get(link).text)
    answer = client.post(link, data=form, query_string={"next": wished})
    assert answer.location == got


def test_the_wish_travels_through_the_message(northbank, ada, sent_link):
    client = northbank.visitor()
    asked = client.get("/groups").location
    client.send(asked, {"address": "ada@example.org"})
    assert client.send(sent_link(northbank)).location == "/groups"


def test_the_record_says_who_signed_in(northbank, ada, new_link):
    northbank.visitor().send(new_link(northbank, ada))
    with northbank.session() as session:
        entry = session.scalars(select(Entry).where(Entry.action == "signed in")).one()
        assert (entry.actor_id, entry.subject_id) == (ada, ada)


def test_in_production_a_link_leads_to_the_councils_own_host_whatever_was_asked(
    make_app, database, northbank, ada, messages
):
    production = make_app(
        **database,
        MODE="production",
        MAIL_TRANSPORT="smtp",
        SECRET_KEY="k" * 64,
        PUBLIC_SCHEME="https",
        DEFAULT_COUNCIL="northbank",
    )
    client = production.test_client()
    evil = {"base_url": "https://evil.example/"}
    from alongside.testing.browser import Browser

    page = client.get("/sign-in", **evil)
    hidden = Browser.hidden(client, page.text)
    answer = client.post("/sign-in", data={**hidden, "address": "ada@example.org"}, **evil)
    assert answer.status_code == 302
    body = messages(northbank)[-1].body
    assert "evil.example" not in body
    assert "https://northbank.localhost/sign-in/link/" in body
