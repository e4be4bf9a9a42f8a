"""Signing in with a link from the outbox, signing out, and leaving in a hurry."""

from base64 import b64encode

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ELSEWHERE = "https://www.bbc.co.uk/weather"


def _signed_out(walker):
    """Whoever comes now is asked to sign in."""
    walker.visit("/home")
    assert walker.where() == "/sign-in"


def test_a_link_from_the_outbox_signs_in_once(somebody):
    dani = somebody()
    dani.visit("/")
    dani.follow("Sign in")
    dani.write("Your e-mail address", "dani")
    dani.use("Send me a link", status=422)
    dani.told_what_is_wrong("Enter an e-mail address")
    dani.write("Your e-mail address", "dani@northbank.example")
    dani.use("Send me a link")
    dani.follow("Read the message here")
    newest = dani.page.locator("article").first
    dani.press(newest.get_by_role("link", name="/sign-in/link/"))
    link = dani.page.url
    dani.use("Sign in now")
    assert dani.where() == "/home"
    dani.reads("Hello, Dani")

    dani.use("Sign out")
    dani.reads("You are signed out")
    _signed_out(dani)
    dani.visit(link, status=404)
    dani.reads("This link no longer works")


def _answer_for_elsewhere(walker):
    """Answer for the site that one is led to. `route` does not see where a redirect leads."""
    devtools = walker.context.new_cdp_session(walker.page)
    answer = {"responseCode": 200, "body": b64encode(b"Sunny spells").decode()}
    devtools.on(
        "Fetch.requestPaused",
        lambda asked: devtools.send(
            "Fetch.fulfillRequest", {"requestId": asked["requestId"], **answer}
        ),
    )
    devtools.send("Fetch.enable", {"patterns": [{"urlPattern": ELSEWHERE}]})


def test_leaving_in_a_hurry_ends_the_session_and_leads_elsewhere(somebody):
    dani = somebody("Dani")
    dani.follow("What matters to you, your gifts, and how to reach you")
    page = dani.where()
    _answer_for_elsewhere(dani)
    dani.tab_to(dani.button("Exit this page"))
    dani.page.keyboard.press("Enter")
    dani.page.wait_for_url(ELSEWHERE)
    assert dani.troubles == [f"asked somebody else: {ELSEWHERE}"]
    dani.troubles.clear()

    dani.page.go_back()
    assert dani.where() == "/sign-in"
    expect(dani.page.get_by_text("My son, my dad, my street.")).to_have_count(0)
    dani.visit(page)
    assert dani.where() == "/sign-in"
    _signed_out(dani)


def test_shift_three_times_leaves_too(somebody):
    dani = somebody("Dani")
    if not dani.way.scripts:
        return  # the button is the way without scripts
    _answer_for_elsewhere(dani)
    for key in ("Shift", "a", "Shift", "Shift"):
        dani.page.keyboard.press(key)
    assert dani.where() == "/home"
    dani.page.keyboard.press("Shift")
    dani.page.wait_for_url(ELSEWHERE)
    dani.troubles.clear()
    _signed_out(dani)


def test_what_somebody_left_is_not_one_step_back(somebody):
    """A secret link opens without a session, so the browser must not lead back to it."""
    visitor = somebody()
    visitor.visit("/feedback/tell")
    visitor.write("What would you like to say?", "Something that is nobody else's business")
    visitor.use("Send it")
    visitor.reads("Your secret link")
    if not visitor.way.scripts:
        return  # without scripts the history is the browser's alone, as the privacy page says
    _answer_for_elsewhere(visitor)
    visitor.tab_to(visitor.button("Exit this page"))
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(ELSEWHERE)
    visitor.troubles.clear()
    visitor.page.go_back()
    assert visitor.where() == "/feedback/tell"
