"""A worker comes in with the account they have at work, and proves it anew before changing much."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update

from alongside.db.time import utcnow
from alongside.identity.models import SignIn
from tests.identity.provider import TestProvider

pytestmark = pytest.mark.browser


@pytest.fixture
def provider(site, monkeypatch):
    """A provider at `accounts.localhost`, which browsers find on this machine by themselves."""
    provider = TestProvider()
    there = f"http://accounts.localhost:{provider.server.port}/authorize"
    provider.published = {"authorization_endpoint": there}
    provider.leads_back_to(f"{site.address()}/sign-in/account/back")
    told = {"email": "tom@northbank.example", "email_verified": True, "amr": ["mfa"]}
    provider.people["Tom"] = {"sub": "tom-7", **told}
    settings = provider.settings(second_factor=["mfa"])
    monkeypatch.setitem(site.app.config, "SINGLE_SIGN_ON", {"northbank": settings})
    monkeypatch.setitem(site.app.config, "SECOND_FACTOR", "required")
    site.app.extensions.pop("alongside.openid", None)
    yield provider
    provider.stop()


def _go_on(walker):
    """Come back: the page between goes on by itself, or by its button where no script runs."""
    if walker.way.scripts:
        walker.page.wait_for_url(lambda address: "/sign-in/account/back" not in address)
        walker.check()
    else:
        assert walker.where() == "/sign-in/account/back"
        walker.use("Go on")


def _there(walker, button="I am Tom"):
    """Follow the way to the provider, and press one of its buttons."""
    walker.press(walker.button("Use my work account"))
    assert urlsplit(walker.page.url).hostname == "accounts.localhost"
    target = walker.button(button)
    walker.tab_to(target)
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")


def test_a_worker_comes_in_with_a_work_account(somebody, site, provider):
    tom = somebody()
    tom.visit("/sign-in?next=/people")
    tom.reads("If you work for Northbank Council", "Or with a link")
    _there(tom)
    _go_on(tom)
    assert tom.where() == "/people"
    tom.visit("/me/factors")
    tom.reads("Your work account", "You came in with it for the first time on")

    with site.session() as session:
        long_ago = utcnow() - timedelta(minutes=20)
        session.execute(update(SignIn).values(proven_at=long_ago))
    tom.visit("/me/factors/codes")
    assert tom.where() == "/sign-in/again"
    tom.reads("With your work account")
    _there(tom)
    _go_on(tom)
    assert tom.where() == "/me/factors", "there are no codes without something to recover from"
    tom.use("Sign out")
    tom.reads("This device may still be signed in to it")


def test_who_turns_round_at_the_provider_is_told_how_to_go_on(somebody, provider):
    tom = somebody()
    tom.visit("/sign-in")
    _there(tom, "Not now")
    tom.check()
    assert tom.where() == "/sign-in"
    tom.reads("You did not come in")
    provider.people["Tom"]["email"] = "nobody@northbank.example"
    _there(tom)
    _go_on(tom)
    tom.reads("Ask an administrator to give you one")
