"""A worker makes a passkey, comes back with a link, and shows it; and comes back without a link."""

import base64
import re
import time
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import expect
from sqlalchemy import update

from alongside.db.time import utcnow
from alongside.identity.models import SignIn
from tests.browser.walker import Way

pytestmark = pytest.mark.browser
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CODE = re.compile(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}")


def _with_a_phone(walker):
    """A browser on a device that keeps passkeys."""
    devtools = walker.context.new_cdp_session(walker.page)
    devtools.send("WebAuthn.enable")
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return devtools, added["authenticatorId"]


def _come_by_link(walker, who="tom"):
    walker.visit("/sign-in")
    walker.write("Your e-mail address", f"{who}@northbank.example")
    walker.use("Send me a link")
    walker.follow("Read the message here")
    newest = walker.page.locator("article", has_text="/sign-in/link/").first
    walker.press(newest.get_by_role("link", name="/sign-in/link/"))
    walker.use("Sign in now")


def _press_and_land(walker, button, path):
    """Press a button that asks the device first, and come to a page when it has answered."""
    walker.tab_to(walker.button(button))
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_url(lambda address: address.split("?")[0].endswith(path))
    walker.check()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_passkey_is_made_and_used_after_a_link_and_instead_of_one(walkers, width):
    tom = walkers(Way(width))
    devtools, phone = _with_a_phone(tom)
    tom.be("Tom Whitfield")
    tom.follow("Set up a second step")
    tom.press(tom.button("Make a passkey"))
    tom.write("What do you call this passkey?", "Work laptop")
    _press_and_land(tom, "Make the passkey", "/me/factors/codes")
    tom.use("Show me ten codes")
    codes = tom.page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10 and all(CODE.fullmatch(code) for code in codes)
    tom.press(tom.button("I have kept them"))
    tom.reads("Work laptop", "You have 10 codes left")
    tom.use("Sign out")

    _come_by_link(tom)
    assert tom.where() == "/sign-in/again"
    tom.visit("/home")
    assert tom.where() == "/sign-in/again"
    _press_and_land(tom, "Use my passkey", "/home")
    tom.reads("Hello, Tom Whitfield")
    tom.use("Sign out")

    tom.visit("/sign-in")
    _press_and_land(tom, "Sign in with a passkey", "/home")
    tom.reads("Hello, Tom Whitfield")
    tom.use("Sign out")

    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": phone, "isUserVerified": False})
    tom.visit("/sign-in")
    tom.tab_to(tom.button("Sign in with a passkey"))
    tom.page.keyboard.press("Enter")
    expect(tom.page.get_by_role("alert")).to_contain_text("That did not work")
    assert tom.where() == "/sign-in"
    tom.troubles.clear()
    _come_by_link(tom)
    tom.write("Your code", codes[0])
    tom.use("Go on")
    assert tom.where() == "/home"


def test_an_app_that_shows_codes_needs_no_scripts(somebody):
    tom = somebody("Tom Whitfield")
    tom.visit("/me/factors/passkey")
    if not tom.way.scripts:
        tom.reads("Your browser does not run what a passkey needs")
    tom.visit("/me/factors")
    tom.use("Set up an app")
    key = tom.page.locator(".app-key code").inner_text().replace(" ", "")
    codes = TOTP(base64.b32decode(key), 6, SHA1(), 30)
    tom.write("The 6 numbers that the app shows now", "12 34")
    tom.use("Confirm", status=422)
    tom.told_what_is_wrong("That code is not right")
    tom.write("The 6 numbers that the app shows now", codes.generate(time.time()).decode())
    tom.use("Confirm")
    assert tom.where() == "/me/factors/codes"
    tom.follow("Not now")
    tom.press(tom.link(re.compile("Rename")))
    tom.write("What do you call it?", "My old phone")
    tom.use("Save")
    tom.reads("My old phone")
    tom.use("Sign out")

    _come_by_link(tom)
    tom.write("Your code", "000000")
    tom.use("Go on", status=422)
    tom.told_what_is_wrong("That code is not right")
    tom.write("Your code", codes.generate(time.time() + 30).decode())
    tom.use("Go on")
    assert tom.where() == "/home"
    tom.visit("/me/factors")
    tom.press(tom.link(re.compile("Remove")))
    tom.use("Remove it")
    tom.reads("You have no second step yet")


@pytest.mark.parametrize("width", [1280, 320])
def test_an_administrator_sets_one_up_at_the_door_and_is_asked_again_later(
    walkers, site, monkeypatch, width
):
    monkeypatch.setitem(site.app.config, "SECOND_FACTOR", "required")
    priya = walkers(Way(width))
    _with_a_phone(priya)
    _come_by_link(priya, "priya")
    priya.reads("Set up a second step")
    priya.visit("/home")
    assert priya.where() == "/me/factors"
    priya.press(priya.button("Make a passkey"))
    _press_and_land(priya, "Make the passkey", "/me/factors/codes")
    priya.use("Show me ten codes")
    code = priya.page.locator(".codes code").first.inner_text()
    priya.press(priya.button("I have kept them"))
    assert priya.where() == "/home"
    priya.visit("/me/factors")
    priya.follow(re.compile("Remove"))
    priya.reads("This is your last one")

    priya.visit("/council/practices/feedback/off")
    with site.session() as session:
        session.execute(update(SignIn).values(proven_at=utcnow() - timedelta(minutes=11)))
    priya.use("Switch it off", status=401)
    priya.reads("Show that it is still you")
    there = priya.link("Show that it is you (opens in a new tab)").get_attribute("href")
    waiting, priya.page = priya.page, priya.tab()
    priya.visit(there)
    priya.write("Your code", code)
    priya.use("Go on")
    priya.reads("Thank you, it is you")
    priya.page = waiting
    priya.use("Send it now")
    priya.reads("is off.")
