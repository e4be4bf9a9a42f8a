"""A person who does not read chooses a household, with a friend and by listening."""

import io
import re
import wave
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from alongside_shared_lives.approval_models import Training
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate
from tests.browser.walker import Way
from tests.imports.sheets import xlsx

pytestmark = pytest.mark.browser
COURSES = (
    "First aid",
    "Mental capacity",
    "Keeping people safe",
    "Equality",
    "Medication",
    "Data protection",
)
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


def test_a_worker_sees_in_words_why_a_household_is_there_and_what_stands_against_asking(walkers):
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
    nadia.use("Ask both", exact=True, status=422)
    nadia.reads("Medication")  # a course of Gwen's ran out: that comes first, and nothing is lost
    nadia.reads("Books, a garden, and a hearth", "Whether Biscuit may come")


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


PENHALLOWS = "The Penhallows’ house"
CARERS = [
    ["Shared Lives carers, autumn"],
    ["Name", "DOB", "Mobile", "Household", "Approval date", "Review due", "Approved for"],
    ["Idris Penhallow", "3 March 1961", 7700900123, PENHALLOWS, "1/9/2025", "1/9/2027", "2"],
    ["Oona Penhallow", "31/2/1963", None, PENHALLOWS, "1/9/2025", "1/9/2027", "2"],
]


def test_carers_out_of_a_spreadsheet_come_to_share_their_life_with_somebody(walkers, tmp_path):
    """From the file in which a scheme keeps its carers to an arrangement, step by step."""
    alun = walkers(Way(1280))
    alun.be("Alun Price")
    bring_in(alun, tmp_path / "carers.xlsx")
    nadia = walkers(Way(1280))
    nadia.be("Nadia Rahman")
    nadia.follow("Shared Lives", exact=True)
    nadia.follow("Households on their way")
    nadia.follow(PENHALLOWS)
    nadia.reads("What it is approved for", "1 September 2025")
    nadia.reads("Oona Penhallow", "Medication, not taken yet")
    have_learned(nadia.site, PENHALLOWS)
    nadia.use("I walk with them")
    idris = walkers(Way(320, scripts=False))
    come_in(idris, walkers(Way(1280)), "Idris Penhallow")
    idris.follow(re.compile(PENHALLOWS))
    idris.follow("What you say of yourselves")
    idris.press(idris.button("Say that there is room"))
    idris.choose("Living together", exact=True)
    idris.use("Save")
    roz = walkers(Way(320, scripts=False))
    roz.be("Roz")
    asked(nadia, roz, idris)
    met(nadia, roz, idris)
    tried(nadia)
    signed(nadia, roz, idris)
    nadia.press(nadia.button("Start living together"))
    _on(nadia, "From when?", today())
    nadia.press(nadia.page.locator("main .actions button"))
    nadia.reads("Sharing a life")


def bring_in(alun, file) -> None:
    """The manager brings the scheme's spreadsheet in, and mends a day that there is not."""
    file.write_bytes(xlsx(CARERS))
    alun.follow("Shared Lives", exact=True)
    alun.follow("Bring in a spreadsheet")
    alun.choose("Shared Lives carers")
    alun.page.set_input_files("input[type=file]", str(file))
    alun.use("Read it")
    alun.use("Look at every row")
    alun.reads("There is no such day in the calendar")
    alun.follow("Cannot be brought in")
    alun.follow("Mend row 4")
    alun.write("Date of birth", "1/3/1963")
    alun.use("Save")
    alun.use("Bring in 2 rows")
    alun.reads("It is brought in")


def have_learned(site, name: str) -> None:
    """Everything that a spreadsheet of carers says nothing of was learned before."""
    with site.session() as session:
        asked = select(Housemate).join(Household, Household.id == Housemate.household_id)
        for mate in session.scalars(asked.where(Household.name == name)):
            for kind in COURSES:
                where = {"household_id": mate.household_id, "person_id": mate.person_id}
                session.add(Training(**where, kind=kind, done_on=today()))


def come_in(carer, worker, name: str) -> None:
    """A worker reads them a code, and they come in with it."""
    worker.be("Grace Adeyemi")
    worker.follow("People", exact=True)
    worker.write("Name, or the beginning of a name", name)
    worker.use("Find", exact=True)
    worker.follow(name)
    worker.write("Why do you need to open this page?", "He rang: he would like to sign in")
    worker.use("Open the page")
    worker.follow("Read them a code to sign in with")
    worker.use("Make a code")
    code = worker.page.locator("p.key").inner_text()
    carer.visit("/sign-in")
    carer.follow("I have a code")
    carer.write("Your code", code)
    carer.use("Continue")
    carer.use("Sign in now")
    assert carer.where() == "/home"


def asked(nadia, roz, idris) -> None:
    """Nadia asks both; each lets the other read, reads, and says yes."""
    nadia.follow("Shared Lives", exact=True)
    nadia.follow("Roz")
    nadia.follow("Begin, pause or stop looking")
    nadia.choose("Looking", exact=True)
    nadia.use("Save")
    nadia.press(nadia.button("Households that could be"))
    nadia.follow(re.compile(f"Open both sides.*{PENHALLOWS}"))
    nadia.press(nadia.button("Ask both whether it could be"))
    nadia.write("What speaks for it?", "A house full of books")
    nadia.write("What speaks against it, or is not known yet?", "Nobody has met yet")
    nadia.use("Ask both", exact=True)
    possibility = nadia.where()
    for one in (roz, idris):
        one.visit(possibility)
        one.use("Yes, they may")
    for one in (roz, idris):
        one.visit(possibility)
        one.press(one.page.get_by_role("button", name=re.compile("^Read about ")))
        one.use("Yes", exact=True)
    roz.visit(possibility)
    roz.reads("You would both like to meet")


def met(nadia, roz, idris) -> None:
    """They have tea, and both choose."""
    roz.press(roz.button("To the introductions"))
    meeting = roz.where()
    roz.press(roz.button("Plan a time together"))
    roz.choose("Tea", exact=True)
    _on(roz, "When?", today())
    roz.press(roz.page.locator("main .actions button"))
    idris.visit(meeting)
    idris.use("It happened")
    for one in (roz, idris):
        one.visit(meeting)
        one.press(one.button("What do you choose?"))
        one.choose("Yes, I would like this")
        one.press(one.page.locator("main .actions button"))
    nadia.visit(meeting)


def tried(nadia) -> None:
    """They try it."""
    nadia.press(nadia.button("Begin a trial"))
    nadia.choose("Living together", exact=True)
    _on(nadia, "From when do they try it?", today())
    _on(nadia, "Until when?", today() + timedelta(days=20))
    nadia.press(nadia.page.locator("main .actions button"))


def signed(nadia, roz, idris) -> None:
    """What they agree to is written together, and signed by each."""
    life = nadia.where()
    nadia.follow("Write together what we agree to")
    nadia.follow("Write it")
    for part in ("parts", "interested", "room", "fees", "payer", "reviews"):
        nadia.page.locator(f"[name={part}]").fill("We do not know yet")
    nadia.use("Keep it")
    agreement = nadia.where()
    for one, name in ((roz, "Roz"), (idris, "Idris Penhallow")):
        one.visit(agreement)
        one.press(one.button("Sign it"))
        one.choose("I write my name here")
        one.write("Your name", name)
        one.use("I sign it")
        one.reads("Signed.")
    nadia.visit(life)


def _campbells(site) -> str:
    """Where the Campbells' household is."""
    with site.session() as session:
        asked = select(Household.id).where(Household.name == "The Campbells’ house")
        return f"/shared-lives/households/{session.scalars(asked).one()}"


def _on(walker, question: str, day: date) -> None:
    """Write a day into the boxes of one question."""
    boxes = walker.page.get_by_role("group", name=re.compile("^" + re.escape(question)))
    for part in ("day", "month", "year"):
        boxes.get_by_role("textbox", name=part.capitalize()).fill(str(getattr(day, part)))
