"""A page is read aloud by the device itself, and never by a service to which its words would go.

No voice is installed where these tests run, so each page is given an engine of its own, which notes
what it is asked to say and says it at once when it is told to.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Way

pytestmark = pytest.mark.browser
ENGINE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const engine = new EventTarget();
engine.getVoices = () => VOICES;
engine.speak = (one) => {
  window.said.push([one.text, one.voice.name, one.lang]);
  window.saying = one;
};
engine.cancel = () => { const one = window.saying; window.saying = null; one?.onerror?.(); };
Object.defineProperty(window, "speechSynthesis", { value: engine });
"""
HERE = '{ name: "Alba", lang: "en-GB", localService: true }'
AWAY = '{ name: "Cloud", lang: "en-GB", localService: false }'
WELSH = '{ name: "Carys", lang: "cy-GB", localService: true }'
AT_THE_TOP = "Gwen’s house by the harbour"


def reads_about_gwen(walkers, *voices: str):
    sam = walkers(Way(1280))
    sam.page.add_init_script(ENGINE.replace("VOICES", f"[{', '.join(voices)}]"))
    sam.be("Sam Ellery")
    sam.follow("There is somebody to read about, and to choose")
    sam.press(sam.button(f"Read about {AT_THE_TOP}"))
    return sam


def tell(walker, name: str) -> None:
    """Use a button that leads nowhere, by the keyboard."""
    walker.tab_to(walker.button(name))
    walker.page.keyboard.press("Enter")


def said(walker) -> list[list[str]]:
    return walker.page.evaluate("window.said")


def goes_on(walker) -> None:
    """The engine has said what it was asked to."""
    walker.page.evaluate("window.saying.onend()")


def test_each_passage_is_read_in_its_order_marked_and_can_be_stopped(walkers):
    sam = reads_about_gwen(walkers, AWAY, WELSH, HERE)
    tell(sam, "Read it to me")
    expect(sam.page.get_by_role("button", name="Stop reading")).to_be_focused()
    assert said(sam) == [[AT_THE_TOP, "Alba", "en-GB"]]
    expect(sam.page.locator(".is-read")).to_have_text(AT_THE_TOP)
    goes_on(sam)
    assert len(said(sam)) == 2
    expect(sam.page.locator(".is-read")).not_to_have_text(AT_THE_TOP)
    sam.check()
    tell(sam, "Stop reading")
    expect(sam.page.get_by_role("button", name="Read it to me")).to_be_focused()
    expect(sam.page.locator(".is-read")).to_have_count(0)
    assert len(said(sam)) == 2
    tell(sam, "Read it to me")
    assert said(sam)[2][0] == AT_THE_TOP


def test_all_of_it_is_read_once_and_no_button_of_the_page(walkers):
    sam = reads_about_gwen(walkers, HERE)
    tell(sam, "Read it to me")
    while sam.page.evaluate("window.saying"):
        goes_on(sam)
    whole = [text for text, _voice, _language in said(sam)]
    page = sam.page.locator("#their-page").inner_text()
    assert all(text in page for text in whole)
    assert len(" ".join(whole)) > len(page) * 0.8
    expect(sam.page.get_by_role("button", name="Read it to me")).to_be_visible()


@pytest.mark.parametrize(
    "voices", [(), (AWAY,), (WELSH,)], ids=["none", "away", "another language"]
)
def test_nothing_is_offered_without_a_voice_of_the_device_in_this_language(walkers, voices):
    sam = reads_about_gwen(walkers, *voices)
    expect(sam.page.locator("[data-read-aloud]")).to_be_hidden()


def test_leaving_the_page_is_silence_at_once(walkers):
    sam = reads_about_gwen(walkers, HERE)
    tell(sam, "Read it to me")
    sam.page.evaluate(
        "window.speechSynthesis.cancel = () => sessionStorage.setItem('silent', 'yes')"
    )
    sam.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert sam.page.evaluate("sessionStorage.getItem('silent')") == "yes"
