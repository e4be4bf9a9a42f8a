"""A person who does not read chooses a household, with a friend and by listening."""

import io
import re
import wave

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Way

pytestmark = pytest.mark.browser
HOUSE = "Gwen’s house by the harbour"
SAYS = "Gwen says hello, and Admiral too"


def spoken() -> bytes:
    """A second of sound, as a phone would record it."""
    with wave.open(kept := io.BytesIO(), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000))
    return kept.getvalue()


@pytest.mark.parametrize("way", [Way(1280), Way(320, scripts=False)], ids=str)
def test_a_person_who_does_not_read_chooses_with_a_friend_and_by_listening(walkers, way):
    gwen = walkers(way)
    gwen.be("Gwen Hartley")
    gwen.follow("Medication")
    gwen.follow("What you say of yourselves")
    gwen.press(gwen.button("Give a picture or a recording"))
    gwen.use("Give it", status=422)
    gwen.page.set_input_files(
        "input[type=file]", {"name": "hello.wav", "mimeType": "audio/wav", "buffer": spoken()}
    )
    gwen.write("What does it show or say?", SAYS)
    gwen.use("Give it")
    gwen.reads(SAYS)

    sam = walkers(way)
    sam.be("Sam Ellery")
    sam.follow("You look for a household")
    sam.follow("Choose who helps")
    sam.choose("Yusuf Demir")
    sam.use("Save")
    sam.reads("Yusuf Demir reads, writes and answers together with you.")

    yusuf = walkers(way)
    yusuf.be("Yusuf Demir")
    yusuf.follow("There is somebody to read about, and to choose")
    yusuf.never_reads("Answer: Yes")
    yusuf.press(yusuf.button(f"Read about {HOUSE}"))
    expect(yusuf.page.locator("audio")).to_have_attribute("aria-label", SAYS)
    yusuf.follow("Large letters")
    yusuf.reads("A narrow house by the harbour wall")
    yusuf.use("Not yet", exact=True)
    yusuf.reads("Nobody of the other side knows it.")
    gwen.visit("/home")
    gwen.never_reads("Not yet", "not yet")
    yusuf.use("Yes", exact=True)
    yusuf.reads("You would both like to meet")
    gwen.visit("/home")
    gwen.reads("Getting to know each other: Sam Ellery")


def test_a_worker_sees_in_words_why_a_household_is_there_and_asks_both(walkers):
    nadia = walkers(Way(1280))
    nadia.be("Nadia Rahman")
    nadia.follow("Shared Lives", exact=True)
    nadia.follow("Roz")
    nadia.follow("Begin, pause or stop looking")
    nadia.choose("Looking", exact=True)
    nadia.use("Save")
    nadia.press(nadia.button("Households that could be"))
    nadia.reads("Not now, because")
    nadia.never_reads("%", "score")
    nadia.follow(re.compile(f"Open both sides.*{HOUSE}"))
    nadia.reads("What each asks of the other")
    nadia.press(nadia.button("Ask both whether it could be"))
    nadia.use("Ask both", exact=True, status=422)
    nadia.reads("What speaks for it?")
    nadia.write("What speaks for it?", "Books, a garden, and a hearth")
    nadia.write("What speaks against it, or is not known yet?", "Whether Biscuit may come")
    nadia.use("Ask both", exact=True)
    nadia.reads("Both are asked now.", "none yet")
