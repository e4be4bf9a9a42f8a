"""A person who does not read chooses a household, with a friend and by listening."""

import io
import re
import wave
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from alongside_shared_lives.dates import today
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


def test_a_household_comes_from_its_report_to_an_approval(walkers):
    """On a telephone for the household; the scheme and the panel each at a browser of their own."""
    visitor = walkers(Way(320, scripts=False))
    visitor.visit("/shared-lives/about")
    visitor.press(visitor.button("Ask about it"))
    visitor.write("What may we call you?", "Pat")
    visitor.use("Ask", exact=True, status=422)
    visitor.write("A phone number", "01632 960 118")
    visitor.use("Ask", exact=True)
    for name in ("Leroy Campbell", "Bronagh Campbell"):
        carer = walkers(Way(320, scripts=False))
        carer.be(name)
        carer.visit(_campbells(carer.site))
        carer.follow("Read the report, and say what you think of it")
        carer.write("What do you say to it?", "That is us, and the stairs are steeper than that.")
        carer.use("Say this")

    nadia = walkers(Way(1280))
    nadia.be("Nadia Rahman")
    nadia.visit(_campbells(nadia.site))
    nadia.follow("Take the next step, or another")
    nadia.choose("Panel", exact=True)
    nadia.write("What do you say to the household about it?", "The panel reads it on its next day.")
    nadia.use("Take this step")
    nadia.page.get_by_role("button", name=re.compile("^On ")).first.click()
    nadia.check()

    for name in ("Joy Mensah", "Frank Doyle"):
        sits = walkers(Way(1280))
        sits.be(name)
        sits.follow("One household is before the panel")
        sits.follow("The Campbells’ house")
        sits.never_reads("steeper than that")
        sits.choose("No", exact=True)
        sits.use("Say this")
        sits.reads("steeper than that")
        sits.choose("Approve", exact=True)
        sits.use("Say how I see it")
    sits.press(sits.button("Write down what the panel decides"))
    sits.choose("Approve", exact=True)
    sits.write("Why?", "Patience, a garden, and an honest report")
    sits.use("Decide", exact=True, status=422)  # an approval needs its terms
    sits.write("For how many adults at one time?", "2")
    sits.tick("Living together")
    _on(sits, "When is it looked at again?", today() + timedelta(days=300))
    sits.use("Decide", exact=True)
    sits.reads("Decided. The household reads it on its page.")
    carer.visit(_campbells(carer.site))
    carer.reads("Patience, a garden, and an honest report")


def test_two_who_met_choose_again_and_try_to_live_together(walkers):
    nadia = walkers(Way(1280))
    nadia.be("Nadia Rahman")
    nadia.follow("Shared Lives", exact=True)
    nadia.follow(re.compile(f"Mei and {HOUSE}"))
    meeting = nadia.where()
    said = {}
    for name in ("Mei", "Gwen Hartley"):
        said[name] = walkers(Way(320, scripts=False))
        said[name].be(name)
        said[name].visit(meeting)
        said[name].press(said[name].button("What do you choose?"))
        said[name].choose("Yes, I would like this")
        said[name].press(said[name].page.locator("main .actions button"))
        said[name].reads("You chose: Yes, I would like this")
    said["Mei"].visit(meeting)
    nadia.visit(meeting)
    nadia.press(nadia.button("Begin a trial"))
    nadia.choose("Short breaks", exact=True)
    _on(nadia, "From when do they try it?", today())
    _on(nadia, "Until when?", today() + timedelta(days=20))
    nadia.press(nadia.page.locator("main .actions button"), status=422)
    nadia.reads("Medication")  # somebody's training ran out: what was typed stays, nothing begins
    trial = nadia.tab()
    trial.goto(meeting)
    nadia.page, form = trial, nadia.page
    nadia.follow(HOUSE, exact=True)
    nadia.follow("Write down training")
    nadia.choose("Gwen Hartley")
    nadia.pick("What was it?", "Medication")
    _on(nadia, "When?", today())
    nadia.use("Keep it")
    nadia.page = form
    nadia.press(nadia.page.locator("main .actions button"))
    nadia.reads("Mei and Gwen")
    said["Mei"].visit("/home")
    said["Mei"].reads(f"Trying it: {HOUSE}")


def _campbells(site) -> str:
    """Where the Campbells' household is."""
    with site.session() as session:
        from alongside_shared_lives.models import Household

        asked = select(Household.id).where(Household.name == "The Campbells’ house")
        return f"/shared-lives/households/{session.scalars(asked).one()}"


def _on(walker, question: str, day: date) -> None:
    """Write a day into the boxes of one question."""
    boxes = walker.page.get_by_role("group", name=re.compile("^" + re.escape(question)))
    for part in ("day", "month", "year"):
        boxes.get_by_role("textbox", name=part.capitalize()).fill(str(getattr(day, part)))
