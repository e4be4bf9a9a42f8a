"""Where one is signed in: one's own list, ending one, and ending all."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from alongside.db.time import utcnow
from alongside.identity.models import SignIn

PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"
PAGE = "/me/sign-ins"


def copied(town, client):
    """A browser with a copy of another's cookie."""
    thief = town.visitor()
    token = client.get_cookie("alongside", domain=town.host).value
    thief.set_cookie("alongside", token, domain=town.host)
    return thief


@pytest.fixture
def phone(northbank, ada, new_link):
    """Ada's phone, where she signed in by a link."""
    client = northbank.visitor()
    client.environ_base = {**client.environ_base, "HTTP_USER_AGENT": PHONE}
    client.send(new_link(northbank, ada))
    return client


def test_it_lists_what_is_open_and_marks_this_one(northbank, ada, phone):
    page = northbank.signed_in(ada).get(PAGE).text
    assert "Firefox on Android" in page
    assert "only yours" in page
    assert "other people use it too" in page
    assert page.count("this one</strong>") == 1
    assert page.count("Sign out there") == 1
    assert phone.get("/home").text.count(f'href="{PAGE}"') == 2


def test_what_has_ended_or_rests_on_a_shared_device_is_not_listed(northbank, ada):
    client = northbank.signed_in(ada)
    now = utcnow()
    for values in (
        {"ended_at": now},
        {"expires_at": now - timedelta(seconds=1)},
        {"seen_at": now - timedelta(minutes=21)},
    ):
        northbank.signed_in(ada)
        with northbank.session() as session:
            newest = session.scalars(select(SignIn.id).order_by(SignIn.id.desc()).limit(1)).one()
            session.execute(update(SignIn).where(SignIn.id == newest).values(**values))
    assert "Sign out there" not in client.get(PAGE).text


def test_one_of_them_can_be_ended_and_the_others_go_on(northbank, ada, phone):
    here, other = northbank.signed_in(ada), northbank.signed_in(ada)
    thief = copied(northbank, phone)
    page = here.get(PAGE).text
    card = next(one for one in page.split("<section") if "Firefox on Android" in one)
    address = re.search(r'action="([^"]+/end)"', card).group(1)
    here.post(address, data=here.hidden(page))
    assert [one.get("/home").status_code for one in (phone, thief, here, other)] == [
        302, 302, 200, 200,
    ]  # fmt: skip


def test_nobody_sees_or_ends_somebody_elses(northbank, ada, phone, sign_ins):
    bea = northbank.signed_in(northbank.person("Bea Lin", "administrator"))
    page = bea.get(PAGE).text
    assert "Firefox on Android" not in page
    hers = next(one.id for one in sign_ins(northbank) if one.person_id == ada)
    assert bea.post(f"{PAGE}/{hers}/end", data=bea.hidden(page)).status_code == 404
    assert phone.get("/home").status_code == 200


def test_signing_out_everywhere_leaves_nothing_that_opens(northbank, ada, phone, new_link):
    here, link = northbank.signed_in(ada), new_link(northbank, ada)
    bea = northbank.signed_in(northbank.person("Bea Lin"))
    thieves = [copied(northbank, here), copied(northbank, phone)]
    assert [one.get("/home").status_code for one in thieves] == [200, 200]
    answer = here.send(PAGE, to=f"{PAGE}/everywhere")
    assert answer.location == "/signed-out"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert {one.get("/home").status_code for one in (here, phone, *thieves)} == {302}
    assert northbank.visitor().get(link).status_code == 404
    assert bea.get("/home").status_code == 200
    assert northbank.visitor().send(new_link(northbank, ada)).status_code == 302


def test_a_session_from_before_stays_dead_when_one_signs_in_again(northbank, ada, phone, new_link):
    thief = copied(northbank, phone)
    northbank.signed_in(ada).send(PAGE, to=f"{PAGE}/everywhere")
    again = northbank.visitor()
    again.send(new_link(northbank, ada))
    assert again.get("/home").status_code == 200
    assert thief.get("/home").status_code == 302


def test_a_visitor_is_asked_to_sign_in(northbank):
    assert northbank.visitor().get(PAGE).location.startswith("/sign-in")
