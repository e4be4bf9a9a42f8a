"""What was typed is not lost when it cannot be taken: it is shown again to whoever sent it."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from alongside.db.time import utcnow
from alongside.identity import links
from alongside.identity.models import SignIn
from alongside.people import views_about
from alongside.people.models import AboutMe, Person
from alongside.web.unsent import Unsent

WORDS = "The sea in the morning.\n\nAnd toast <b>with</b> jam."
SHOWN = "The sea in the morning.\n\nAnd toast &lt;b&gt;with&lt;/b&gt; jam."


@pytest.fixture
def ada(northbank):
    return northbank.person("Ada Okafor", sign_in_address="ada@example.org")


def _page(person_id):
    return f"/people/{person_id}/about/matters"


def _opened(client, path):
    return {**client.hidden(client.get(path).text), "body": WORDS, "helped_by": "Nan"}


def _time_passes(town):
    with town.session() as session:
        session.execute(update(SignIn).values(seen_at=utcnow() - timedelta(hours=2)))


def _sign_in(town, client, person_id):
    with town.session() as session:
        token = links.make(session, session.get_one(Person, person_id))
    assert client.send(f"/sign-in/link/{token}", {"shared_device": "y"}).status_code == 302


def _written(town):
    from sqlalchemy import select

    with town.session() as session:
        return [(row.body, row.helped_by) for row in session.scalars(select(AboutMe))]


def test_who_was_signed_out_while_writing_signs_in_again_and_sends_it(northbank, ada):
    client = northbank.visitor()
    _sign_in(northbank, client, ada)
    form = _opened(client, _page(ada))
    _time_passes(northbank)
    answer = client.post(_page(ada), data=form)
    assert answer.status_code == 401
    assert "You were signed out" in answer.text
    assert SHOWN in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Exit this page" in answer.text
    assert _written(northbank) == []

    again = {**client.hidden(answer.text), "body": WORDS}
    assert again["helped_by"] == "Nan", "what is no text goes along unseen"
    assert client.post(_page(ada), data=again).status_code == 401, "nobody has signed in yet"
    _sign_in(northbank, client, ada)
    assert client.post(_page(ada), data=again).status_code == 302
    assert _written(northbank) == [(WORDS, "Nan")]


def test_nobody_else_who_signs_in_there_can_send_it(northbank, ada):
    client = northbank.visitor()
    _sign_in(northbank, client, ada)
    form = _opened(client, _page(ada))
    _time_passes(northbank)
    left_open = client.hidden(client.post(_page(ada), data=form).text)
    _sign_in(
        northbank, client, northbank.person("Ben", "worker", sign_in_address="ben@example.org")
    )
    answer = client.post(_page(ada), data={**left_open, "body": WORDS})
    assert answer.status_code == 400
    assert _written(northbank) == []


def test_a_form_with_an_old_token_can_be_copied_and_not_sent_from_there(northbank, ada):
    client = northbank.signed_in(ada)
    form = {**_opened(client, _page(ada)), "csrf_token": "old"}
    answer = client.post(_page(ada), data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 400
    assert SHOWN in answer.text
    assert "Copy what you wrote" in answer.text
    assert f'action="{_page(ada)}"' in answer.text
    assert "Send it now" not in answer.text


@pytest.mark.parametrize("site", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_no_other_site_can_make_this_one_show_its_words(northbank, ada, site):
    answer = northbank.signed_in(ada).post(_page(ada), data={"body": WORDS}, headers=site)
    assert answer.status_code == 400
    assert "The sea" not in answer.text


def test_who_saved_at_the_same_moment_as_another_keeps_what_they_wrote(northbank, ada, monkeypatch):
    client = northbank.signed_in(ada)
    form = _opened(client, _page(ada))

    def too_late(*_):
        raise StaleDataError("another was first")

    monkeypatch.setattr(views_about, "write", too_late)
    answer = client.post(_page(ada), data=form)
    assert answer.status_code == 409
    assert SHOWN in answer.text
    monkeypatch.undo()
    assert client.post(_page(ada), data={**client.hidden(answer.text), **form}).status_code == 302
    assert _written(northbank) == [(WORDS, "Nan")]


def test_a_crash_loses_nothing(northbank, ada, monkeypatch):
    northbank.app.config["TESTING"] = False
    client = northbank.signed_in(ada)
    form = _opened(client, _page(ada))
    monkeypatch.setattr(views_about, "write", lambda *_: 1 / 0)
    answer = client.post(_page(ada), data=form)
    assert answer.status_code == 500
    assert SHOWN in answer.text


def test_a_visitor_who_sent_nothing_of_their_own_is_asked_to_sign_in(northbank, ada):
    client = northbank.visitor()
    hidden = client.hidden(client.get("/sign-in").text)
    answer = client.post(_page(ada), data={**hidden, "save": "1"})
    assert answer.status_code == 302
    assert answer.location.startswith("/sign-in")


def test_what_is_kept_names_nothing_in_a_log():
    assert repr(Unsent([("body", "a secret")], [], True)) == "<Unsent>"
