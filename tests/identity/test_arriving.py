"""Between the link and the second factor somebody is nobody yet; staff cannot do without one."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from alongside.db.time import utcnow
from alongside.identity.factor_changes import released
from alongside.identity.models import CouncilRole, SignIn
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.web.context import current
from tests.identity.authenticator import Authenticator
from tests.identity.test_passkeys import make

OPEN = {"factors.prove", "factors.shown", "factors.prove_by_code", "factors.prove_by_passkey"}
OPEN |= {"factors.prove_options", "identity.sign_out", "identity.leave", "identity.redeem"}
SETTING_UP = {"factors.index", "factors.app", "factors.passkey"}


def addresses(town):
    """Each address of the site that can be asked for, with something in its holes."""
    for rule in town.app.url_map.iter_rules():
        if rule.endpoint != "static":
            path = re.sub(r"<uuid:\w+>", "01990000-0000-7000-8000-000000000000", rule.rule)
            yield rule, re.sub(r"<[^>]+>", "x", path)


def walk(town, client, beside):
    """Every page answers like to a visitor, or leads to the page that asks for the factor."""
    visitor = town.visitor()
    for rule, path in addresses(town):
        if rule.endpoint in OPEN | beside:
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            forms = [one.hidden(one.get("/privacy").text) for one in (client, visitor)]
            mine = client.open(path, method=method, data=forms[0])
            theirs = visitor.open(path, method=method, data=forms[1])
            led = mine.status_code == 302 and mine.location.startswith("/sign-in/again")
            assert led or mine.status_code == theirs.status_code, (method, path)
            assert "Ada Okafor" not in mine.text and "Bea Lin" not in mine.text, path


def test_with_a_link_alone_nothing_opens(northbank, ada, with_app, arrived):
    northbank.enable("feedback")
    with_app(northbank, ada)
    client = arrived(northbank, ada)
    walk(northbank, client, set())
    assert client.get("/me/factors").location == "/sign-in/again?next=/me/factors"
    assert client.get("/home").location == "/sign-in/again?next=/home"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # the walk before is on both
def test_staff_who_have_none_can_set_one_up_and_nothing_else(strict, strict_worker, arrived):
    strict.enable("feedback")
    client = arrived(strict, strict_worker)
    walk(strict, client, SETTING_UP)
    assert client.get("/sign-in/again").location == "/me/factors"
    page = client.get("/me/factors").text
    assert "Set up a second step" in page and "Not now: sign out" in page
    assert client.send("/me/factors", to="/sign-out").location == "/signed-out"
    assert client.get("/me/factors").location.startswith("/sign-in?")


def test_setting_one_up_lets_them_in_where_they_wanted_to_go(strict, strict_worker, arrived):
    client = arrived(strict, strict_worker, "/people")
    made = make(client, Authenticator(f"http://{strict.host}"))
    assert made.location == "/me/factors/codes"
    assert client.get("/people").status_code == 200
    again = arrived(strict, strict_worker, "/people")
    assert again.get("/people").location.startswith("/sign-in/again")


def test_the_wish_travels_through_the_setting_up(strict, strict_worker, new_link):
    client, link = strict.visitor(), new_link(strict, strict_worker)
    sent = client.hidden(client.get(link).text)
    answer = client.post(link, data=sent, query_string={"next": "/people"})
    assert answer.location == "/sign-in/again?next=/people"
    assert client.get(answer.location).location == "/me/factors?next=/people"
    assert "/me/factors/passkey?next=/people" in client.get("/me/factors?next=/people").text


def test_who_has_one_cannot_set_up_another_before_showing_it(
    strict, strict_worker, with_app, arrived
):
    with_app(strict, strict_worker)
    client = arrived(strict, strict_worker)
    for path in ("/me/factors", "/me/factors/passkey", "/me/factors/app"):
        assert client.get(path).location == f"/sign-in/again?next={path}"
    token = client.hidden(client.get("/sign-in/again").text)
    for path in ("/me/factors/app", "/me/factors/passkey/options", "/me/factors/codes"):
        assert client.post(path, data=token).location.startswith("/sign-in/again"), path


def test_citizens_come_in_with_a_link_where_staff_may_not(strict, arrived):
    citizen = strict.person("Ada Okafor")
    assert arrived(strict, citizen).get("/home").status_code == 200


def test_a_citizen_who_becomes_staff_must_set_one_up_from_the_next_request_on(strict, arrived):
    citizen = strict.person("Ada Okafor")
    client = arrived(strict, citizen)
    assert client.get("/home").status_code == 200
    with strict.session() as session:
        session.add(CouncilRole(person_id=citizen, role="worker", reason="for a test"))
    assert client.get("/home").location == "/sign-in/again?next=/home"


def test_who_began_and_did_not_finish_is_forgotten_after_half_an_hour(
    northbank, ada, with_app, arrived
):
    with_app(northbank, ada)
    client = arrived(northbank, ada)
    with northbank.session() as session:
        session.execute(update(SignIn).values(created_at=utcnow() - timedelta(minutes=31)))
    assert client.get("/sign-in/again").location.startswith("/sign-in?")


def test_showing_it_gives_a_new_token_and_kills_the_old_one(
    northbank, ada, with_app, arrived, prove
):
    app = with_app(northbank, ada)
    client = arrived(northbank, ada)
    token = client.get_cookie("alongside", domain=northbank.host).value
    prove(client, app.code())
    thief = northbank.visitor()
    thief.set_cookie("alongside", token, domain=northbank.host)
    assert thief.get("/home").location.startswith("/sign-in?")
    assert client.get("/home").status_code == 200


def test_a_new_factor_ends_the_sessions_from_before_but_not_this_one(northbank, ada):
    before, client = northbank.signed_in(ada), northbank.signed_in(ada)
    make(client, Authenticator(f"http://{northbank.host}"))
    assert client.get("/home").status_code == 200
    assert before.get("/home").status_code == 302


@pytest.mark.parametrize("must", [True, False])
def test_the_last_one_stays_where_there_must_be_one(
    strict, northbank, with_app, arrived, prove, must
):
    town = strict if must else northbank
    worker = town.person("Cai Rees", "worker")
    app = with_app(town, worker)
    client = arrived(town, worker)
    prove(client, app.code())
    link = re.search(r"/me/factors/[0-9a-f-]{36}/remove", client.get("/me/factors").text).group()
    assert ("This is your last one" in client.get(link).text) is must
    assert client.send(link).status_code == (422 if must else 302)
    assert arrived(town, worker).get("/home").status_code == (302 if must else 200)


def test_staff_are_told_gently_where_they_need_not(northbank, with_app):
    worker = northbank.person("Bea Lin", "worker")
    client = northbank.signed_in(worker)
    assert "Set up a second step" in client.get("/home").text
    with_app(northbank, worker)
    assert "Set up a second step" not in client.get("/home").text
    citizen = northbank.person("Ada Okafor")
    assert "Set up a second step" not in northbank.signed_in(citizen).get("/home").text


def test_nobody_sees_or_changes_another_persons_factors(northbank, abergwyn, ada, with_app):
    with_app(northbank, ada)
    client = northbank.signed_in(ada)
    with northbank.session() as session:
        session.execute(update(SignIn).values(proven_at=utcnow()))
    link = re.search(r"/me/factors/[0-9a-f-]{36}", client.get("/me/factors").text).group()
    assert client.get(link).status_code == 200
    others = (northbank.person("Bea Lin", "administrator"), northbank.person("Cai", "data_officer"))
    for other in others:
        assert northbank.signed_in(other).get(link).status_code == 404
        assert northbank.signed_in(other).get(f"{link}/remove").status_code == 404
    stranger = abergwyn.person("Dai", "administrator")
    assert abergwyn.signed_in(stranger).get(link).status_code == 404


def test_who_lost_everything_can_be_let_begin_again(northbank, ada, with_app, arrived, messages):
    with_app(northbank, ada)
    client = northbank.signed_in(ada)
    with at_council(northbank.app, "northbank") as session:
        assert released(session, current.actor, session.get_one(Person, ada)) == 1
    assert client.get("/home").status_code == 302
    assert "taken away" in messages(northbank)[-1].subject
    assert arrived(northbank, ada).get("/home").status_code == 200
