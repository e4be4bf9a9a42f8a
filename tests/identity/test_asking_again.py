"""Before what would hurt most a second factor is asked for again, and nothing sent is lost."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from alongside.db.time import utcnow
from alongside.identity.models import SignIn


def minutes_pass(town, minutes):
    with town.session() as session:
        session.execute(update(SignIn).values(proven_at=utcnow() - timedelta(minutes=minutes)))


@pytest.fixture
def priya(northbank):
    return northbank.person("Priya Raman", "administrator")


@pytest.fixture
def proved(northbank, priya, with_app, arrived, prove):
    app = with_app(northbank, priya)
    client = arrived(northbank, priya)
    prove(client, app.code(-1))
    client.app_of_hers = app
    return client


def switch(client):
    to = "/council/practices/feedback/switch"
    return client.send("/council/practices", {"on": "1"}, to=to)


def test_shortly_after_showing_it_nobody_is_asked(northbank, proved):
    minutes_pass(northbank, 9)
    assert switch(proved).location == "/council/practices"


def test_ten_minutes_later_the_form_waits_until_it_was_shown(northbank, proved, prove):
    minutes_pass(northbank, 11)
    answer = switch(proved)
    assert answer.status_code == 401
    assert "Show that it is still you" in answer.text
    assert 'name="on" value="1"' in answer.text
    assert "Switch on" in proved.get("/council/practices").text, "nothing has happened yet"
    there = re.search(r'href="(/sign-in/again\?next=[^"]+)"', answer.text).group(1)
    shown = proved.send(there, {"code": proved.app_of_hers.code()})
    assert shown.location == "/sign-in/again/shown"
    assert "Thank you, it is you" in proved.get(shown.location).text
    waiting = proved.hidden(answer.text)
    assert waiting["on"] == "1"
    sent = proved.post("/council/practices/feedback/switch", data=waiting)
    assert sent.location == "/council/practices"
    assert "is on." in proved.get("/council/practices").text


def test_a_page_that_asks_leads_there_and_back(northbank, proved):
    minutes_pass(northbank, 11)
    asked = proved.get("/me/factors/passkey")
    assert asked.location == "/sign-in/again?next=/me/factors/passkey"
    back = proved.send(asked.location, {"code": proved.app_of_hers.code()})
    assert back.location == "/me/factors/passkey"
    assert proved.get("/me/factors/passkey").status_code == 200


def test_a_stolen_session_adds_and_removes_no_factor(northbank, proved):
    link = re.search(r"/me/factors/[0-9a-f-]{36}/remove", proved.get("/me/factors").text).group()
    token = proved.hidden(proved.get("/me/factors").text)
    minutes_pass(northbank, 11)
    for path in ("/me/factors/passkey", "/me/factors/codes", link):
        assert proved.get(path).location.startswith("/sign-in/again"), path
    for path in ("app", "app/code", "passkey", "passkey/options", "codes"):
        assert proved.post(f"/me/factors/{path}", data=token).status_code == 401, path
    assert proved.post(link, data=token).status_code == 401


def test_who_has_no_second_factor_is_not_asked_where_none_is_required(northbank, priya):
    assert switch(northbank.signed_in(priya)).location == "/council/practices"


def test_before_a_worker_opens_the_page_of_somebody_they_share_no_group_with(
    northbank, with_app, arrived, prove
):
    tom = northbank.person("Tom Whitfield", "worker")
    ada = northbank.person("Ada Okafor")
    app = with_app(northbank, tom)
    client = arrived(northbank, tom)
    prove(client, app.code(-1))
    why = f"/people/{ada}/reason"
    token = client.hidden(client.get(why).text)
    minutes_pass(northbank, 11)
    assert client.get(why).location == f"/sign-in/again?next={why}"
    sent = client.post(why, data={**token, "reason": "She rang about her housing"})
    assert sent.status_code == 401
    assert "She rang about her housing" in sent.text, "what was written waits"
    assert client.get(f"/people/{ada}").location == why
