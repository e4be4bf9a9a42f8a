"""A family's draft outlives a dropped network, an ended session and a wrong answer.

Until the plan is known to be shared, the family's page is not left and holds every word, and
nothing of it is in the browser's own storage.
"""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Way

pytestmark = pytest.mark.browser
WORDS = "Grandad cooks on Mondays, Kanarienvogel"
STORED = """async () => JSON.stringify([{...localStorage}, {...sessionStorage},
    document.cookie, await indexedDB.databases(), await caches.keys(), location.href,
    history.state])"""
LOSE_THE_ANSWER = """() => { const real = window.fetch; window.fetch = async (...asked) => {
    window.fetch = real; await real(...asked); throw new TypeError("the line is dead"); }; }"""


@pytest.fixture(params=(Way(1280), Way(320)), ids=str)
def dani(walkers, request):
    """Dani, on the family's private page, with a line written."""
    walker = walkers(request.param)
    walker.be("Dani")
    card = walker.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
    walker.press(card.get_by_role("link", name="It is your private family time"))
    fill(walker, "what_1", WORDS)
    fill(walker, "named_1", "Grandad")
    fill(walker, "by_1-day", "3")
    fill(walker, "by_1-month", "4")
    fill(walker, "by_1-year", "2030")
    return walker


def fill(walker, name, text):
    walker.tab_to(walker.page.locator(f"#{name}"))
    walker.page.keyboard.insert_text(text)


def try_to_share(walker):
    walker.tab_to(walker.button("Share our plan"))
    walker.page.keyboard.press("Enter")


def still_there(walker, place):
    """The page was not left, the words are in it, and nothing is in the browser's storage."""
    assert walker.where() == place
    kept = {"what_1": WORDS, "named_1": "Grandad", "by_1-day": "3", "by_1-year": "2030"}
    for name, value in kept.items():
        expect(walker.page.locator(f"#{name}")).to_have_value(value)
    assert "Kanarienvogel" not in walker.page.evaluate(STORED)
    walker.troubles.clear()  # what was refused is told to the page, and was looked for
    walker.check()


def alert(walker):
    return walker.page.locator("[data-share-trouble] [role=alert]")


def share_again(walker):
    walker.page.wait_for_timeout(1100)  # a second press within a second counts as the same one
    walker.use("Share our plan")


def is_shared(walker, place):
    """The plan is open, and holds the line once."""
    assert walker.where() == place.replace("/private", "/plan")
    expect(walker.page.locator("main").get_by_text(WORDS, exact=True)).to_have_count(1)


def test_sharing_without_a_network_keeps_the_draft(dani):
    place = dani.where()
    expect(dani.button("Save our draft to a file")).to_have_count(1)
    dani.context.set_offline(True)
    try_to_share(dani)
    expect(alert(dani)).to_contain_text("the network may be down")
    still_there(dani, place)
    expect(dani.button("Share our plan")).to_be_focused()
    with dani.page.expect_download() as saved:
        dani.tab_to(dani.button("Save our draft to a file").last)
        dani.page.keyboard.press("Enter")
    assert WORDS in saved.value.path().read_text()
    dani.context.set_offline(False)
    share_again(dani)
    dani.reads("Your plan is shared. The referrer answers it line by line, today.")
    is_shared(dani, place)


def test_a_lost_answer_loses_no_word_and_makes_no_second_plan(dani):
    place = dani.where()
    dani.page.evaluate(LOSE_THE_ANSWER)
    try_to_share(dani)
    expect(alert(dani)).to_contain_text("We have not heard whether that reached us")
    still_there(dani, place)
    share_again(dani)
    is_shared(dani, place)


def test_what_was_written_after_a_lost_answer_is_shared_too(dani):
    place = dani.where()
    dani.page.evaluate(LOSE_THE_ANSWER)
    try_to_share(dani)
    expect(alert(dani)).to_contain_text("We have not heard whether that reached us")
    fill(dani, "what_2", "Nan rings at eight")
    share_again(dani)
    assert dani.where() == place.replace("/private", "/plan")
    dani.reads("Nan rings at eight")


def test_an_ended_session_keeps_the_draft(dani):
    place = dani.where()
    (session,) = (one for one in dani.context.cookies() if one["name"] == "alongside")
    dani.context.clear_cookies(name="alongside")
    try_to_share(dani)
    expect(alert(dani)).to_contain_text("You were signed out meanwhile")
    expect(dani.link("Sign in again (opens in a new tab)")).to_be_visible()
    still_there(dani, place)
    dani.context.add_cookies([session])
    share_again(dani)
    is_shared(dani, place)


def test_a_refusal_of_any_kind_keeps_the_draft(dani):
    place = dani.where()
    dani.page.route("**/private/share", lambda route: route.fulfill(status=503, body="no"), times=1)
    try_to_share(dani)
    expect(alert(dani)).to_contain_text("That could not be shared just now.")
    still_there(dani, place)


def test_what_is_wrong_is_said_in_the_page_and_can_be_mended(dani):
    place = dani.where()
    dani.page.locator("#by_1-month").fill("40")
    try_to_share(dani)
    expect(dani.page.locator(".govuk-error-summary")).to_be_focused()
    still_there(dani, place)
    assert dani.page.title().startswith("Error: ")
    wrong = dani.page.locator(".govuk-error-summary a")
    dani.tab_to(wrong)
    dani.page.keyboard.press("Enter")
    expect(dani.page.locator(wrong.evaluate("one => one.hash"))).to_be_focused()
    dani.page.locator("#by_1-month").fill("4")
    share_again(dani)
    is_shared(dani, place)


def test_a_file_takes_the_place_of_what_is_typed_only_when_they_say_so(dani, tmp_path):
    draft = {"alongside": "family plan", "plan": {"what_1": "From the file"}}
    (path := tmp_path / "our-plan.json").write_text(json.dumps(draft))
    box = dani.page.get_by_label("Take up a draft from a file")
    asked = []
    dani.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    box.set_input_files(path)
    expect(box).to_have_value("")
    assert len(asked) == 1
    assert "take its place" in asked[0]
    expect(dani.page.locator("#what_1")).to_have_value(WORDS)
    dani.page.once("dialog", lambda dialog: dialog.accept())
    box.set_input_files(path)
    dani.reads("Your draft is back.")
    expect(dani.page.locator("#what_1")).to_have_value("From the file")


def test_ending_asks_first_where_something_is_written(dani):
    place = dani.where()
    dani.reads("This button sends nothing that is written on this page")
    asked = []
    dani.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    dani.tab_to(dani.button("End our private time"))
    dani.page.keyboard.press("Enter")
    still_there(dani, place)
    assert len(asked) == 1
    dani.page.wait_for_timeout(1100)  # a second press within a second counts as the same one
    dani.page.once("dialog", lambda dialog: dialog.accept())
    dani.use("End our private time")
    expect(dani.button("End our private time")).to_have_count(0)
