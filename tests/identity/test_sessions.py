"""Sessions: rows that end when they should, wherever their cookie was copied to."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from alongside.db.time import utcnow
from alongside.identity.models import CouncilRole, SignIn
from alongside.identity.sessions import end_everywhere
from alongside.people.models import Person


def change(town, **values):
    with town.session() as session:
        session.execute(update(SignIn).values(**values))


def test_signing_out_kills_a_copied_cookie(northbank, ada):
    client = northbank.signed_in(ada)
    token = client.get_cookie("alongside", domain=northbank.host).value
    thief = northbank.visitor()
    thief.set_cookie("alongside", token, domain=northbank.host)
    assert thief.get("/home").status_code == 200
    client.send("/home", to="/sign-out")
    assert thief.get("/home").status_code == 302
    assert client.get("/home").status_code == 302


def test_signing_out_clears_what_the_browser_keeps(northbank, ada):
    client = northbank.signed_in(ada)
    answer = client.send("/home", to="/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "You are signed out" in client.get(answer.location).text


def test_leaving_ends_the_session_and_goes_somewhere_ordinary(northbank, ada):
    client = northbank.signed_in(ada)
    token = client.get_cookie("alongside", domain=northbank.host).value
    answer = client.send("/home", to="/leave")
    assert answer.location == "https://www.bbc.co.uk/weather"
    assert "cookies" in answer.headers["Clear-Site-Data"]
    thief = northbank.visitor()
    thief.set_cookie("alongside", token, domain=northbank.host)
    assert thief.get("/home").status_code == 302


def test_leaving_works_from_a_page_that_was_open_for_days(northbank, ada):
    client = northbank.signed_in(ada)
    assert client.post("/leave", data={"csrf_token": "stale"}).status_code == 302
    assert client.get("/home").status_code == 302
    assert northbank.visitor().post("/leave").status_code == 302


def test_signing_out_asks_for_the_forms_token(northbank, ada):
    client = northbank.signed_in(ada)
    assert client.post("/sign-out").status_code == 400
    assert client.get("/home").status_code == 200


def test_exit_this_page_stands_on_the_pages_of_somebody_signed_in(northbank, ada):
    assert 'action="/leave"' in northbank.signed_in(ada).get("/home").text
    assert 'action="/leave"' not in northbank.visitor().get("/").text


@pytest.mark.parametrize(("minutes", "shared", "status"), [(21, True, 302), (21, False, 200)])
def test_on_a_shared_device_a_session_ends_when_it_rests(northbank, ada, minutes, shared, status):
    client = northbank.signed_in(ada)
    change(northbank, seen_at=utcnow() - timedelta(minutes=minutes), shared_device=shared)
    assert client.get("/home").status_code == status


def test_being_used_keeps_a_session_awake(northbank, ada):
    client = northbank.signed_in(ada)
    change(northbank, seen_at=utcnow() - timedelta(minutes=15))
    assert client.get("/home").status_code == 200
    with northbank.session() as session:
        from sqlalchemy import select

        seen = session.scalars(select(SignIn.seen_at)).one()
        assert utcnow() - seen < timedelta(minutes=1)


def test_every_session_has_an_end(northbank, ada):
    client = northbank.signed_in(ada)
    change(northbank, expires_at=utcnow() - timedelta(seconds=1), shared_device=False)
    assert client.get("/home").status_code == 302


def test_sessions_can_be_ended_everywhere(northbank, ada):
    clients = [northbank.signed_in(ada) for _ in range(2)]
    with northbank.session() as session:
        end_everywhere(session, session.get_one(Person, ada))
    assert [client.get("/home").status_code for client in clients] == [302, 302]


def test_a_session_of_one_council_is_nothing_to_another(northbank, abergwyn, ada):
    token = northbank.signed_in(ada).get_cookie("alongside", domain=northbank.host).value
    client = abergwyn.visitor()
    client.set_cookie("alongside", token, domain=abergwyn.host)
    assert client.get("/home").status_code == 302


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 3000, "'; --"])
def test_a_made_up_token_is_a_visitor(northbank, token):
    client = northbank.visitor()
    client.set_cookie("alongside", token, domain=northbank.host)
    assert client.get("/home").status_code == 302
    assert client.get("/").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_gone_with_the_browser(northbank, ada, new_link):
    client = northbank.visitor()
    shared = client.send(new_link(northbank, ada), {"shared_device": "y"})
    own = northbank.visitor().send(new_link(northbank, ada))
    cookies = [
        next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("alongside="))
        for answer in (shared, own)
    ]
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookies[0]
    assert "Max-Age=43200" in cookies[1]


def test_signing_in_as_somebody_else_ends_the_session_before(northbank, ada, new_link):
    client = northbank.signed_in(ada)
    token = client.get_cookie("alongside", domain=northbank.host).value
    other = northbank.person("Bea Lin")
    client.send(new_link(northbank, other))
    thief = northbank.visitor()
    thief.set_cookie("alongside", token, domain=northbank.host)
    assert thief.get("/home").status_code == 302
    assert "Bea Lin" in client.get("/home").text


def test_forms_of_the_person_before_are_worth_nothing_afterwards(northbank, ada, new_link):
    client = northbank.signed_in(northbank.person("Bea Lin"))
    before = client.hidden(client.get("/home").text)
    client.send(new_link(northbank, ada))
    assert client.post("/sign-out", data=before).status_code == 400


def test_a_role_that_has_ended_gives_nothing_from_the_next_request_on(northbank):
    worker = northbank.person("Bea Lin", "worker")
    client = northbank.signed_in(worker)
    assert client.get("/groups/add").status_code == 200
    with northbank.session() as session:
        session.execute(update(CouncilRole).values(ends_on=CouncilRole.starts_on))
    assert client.get("/groups/add").status_code == 403
