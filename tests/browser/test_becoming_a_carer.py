"""A household's whole way, from somebody's first question to the terms of an approval."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from alongside import Person
from alongside.identity.models import CouncilRole
from alongside_shared_lives.dates import today
from tests.browser.test_shared_lives import come_in
from tests.browser.walker import Walker, Way

pytestmark = pytest.mark.browser
PHONE = Way(320, scripts=False)
HOUSE = "Pat’s house by the canal"
IMPRESSION = "They asked before they helped."
CHILD = "I would like my own shelf."
COMMENT = "That is us, and the boiler is new since."
NEIGHBOUR = "Halina Nowak"
REASONS = "A house in which everybody is asked."


def test_a_household_goes_all_the_way_from_its_enquiry_to_its_terms(walkers):
    """On telephones, and without scripts: each of these pages is audited where it is crawled."""
    pat, nadia = walkers(PHONE), walkers(Way(1280, scripts=False))
    asks(pat)
    nadia.be("Nadia Rahman")
    house = begins(nadia)
    with_somebody(nadia, "Robin")
    goes_on(nadia)
    meets(nadia, "Visit at home", talked="Tea, the garden, and three questions of Robin’s")
    goes_on(nadia)
    come_in(pat, walkers(PHONE), "Pat")
    applies(pat)
    nadia.visit(house)
    nadia.unfold("Read the application")
    nadia.reads("The third bedroom waits.")
    goes_on(nadia)
    assesses(nadia)
    goes_on(nadia)
    reports(nadia)
    pat.visit(house)
    pat.never_reads(CHILD)
    comments(pat)
    nadia.visit(house)
    goes_on(nadia)
    nadia.press(nadia.page.get_by_role("button", name=re.compile("^On ")).first)
    a_third_sits(nadia, NEIGHBOUR)
    for name in (NEIGHBOUR, "Frank Doyle", "Joy Mensah"):
        one = walkers(PHONE)
        sits(one, name)
        if name == NEIGHBOUR:
            stays_out(one)
            continue
        says_how_they_see_it(one)
        joy = one
    decides(joy)
    pat.visit(house)
    pat.reads(REASONS, "A free weekend each month")
    pat.never_reads("My neighbour")
    nadia.visit(house)
    nadia.reads("What it is approved for", "A free weekend each month")


def asks(pat: Walker) -> None:
    """Pat asks, without an account."""
    pat.visit("/shared-lives/about")
    pat.press(pat.button("Ask about it"))
    pat.write("What may we call you?", "Pat")
    pat.write("What made you think of it?", "The third bedroom, and Robin’s idea")
    pat.write("A phone number", "01632 960 118")
    pat.use("Ask", exact=True)


def begins(nadia: Walker) -> str:
    """Nadia speaks with Pat, and begins a path; gives where the household is."""
    nadia.follow("Shared Lives", exact=True)
    nadia.follow("Households on their way")
    nadia.follow("Pat", exact=True)
    nadia.use("I will speak with them")
    nadia.press(nadia.button("Begin their household’s path"))
    nadia.write("What shall we call the household?", HOUSE)
    nadia.use("Begin", exact=True)
    nadia.reads(HOUSE)
    return nadia.where()


def with_somebody(nadia: Walker, name: str) -> None:
    """Somebody lives there, too."""
    nadia.follow("Add somebody of the household")
    nadia.write("Or somebody who is not known here yet: their name", name)
    nadia.use("Add them")
    nadia.reads(name)


def goes_on(nadia: Walker) -> None:
    """Nothing is waited for: the next step is chosen already."""
    nadia.follow("Take the next step, or another")
    nadia.never_reads("Still waited for")
    nadia.use("Take this step")
    nadia.reads("Done. The household sees it on its page.")


def meets(nadia: Walker, what: str, **said: str) -> None:
    """Nadia writes down a visit, a talk, or a conversation."""
    nadia.follow("Write down a visit or a talk")
    nadia.choose(what)
    on(nadia, "When?", today())
    if "with_" in said:
        nadia.pick("For a talk: with whom of the household?", said["with_"])
    for key, label in (
        ("who", "For a conversation with a person who lives a Shared Life: who was it?"),
        ("talked", "What did you do and talk about?"),
        ("words", "What did they say, in their own words?"),
    ):
        if key in said:
            nadia.write(label, said[key])
    nadia.use("Keep it")


def applies(pat: Walker) -> None:
    """Pat writes the application, and gives it to the scheme."""
    pat.follow("We wait for you")
    pat.press(pat.button("Write your application"))
    pat.write("Why would you like to share your home and your life?", "The third bedroom waits.")
    pat.tick("It is finished: give it to the scheme")
    pat.use("Keep it", status=422)  # nobody is asked about them before they agree
    pat.tick("We agree that the scheme asks these people")
    pat.use("Keep it")
    pat.reads("Your application is with the scheme.")


def assesses(nadia: Walker) -> None:
    """Every document comes, everybody is asked, and somebody who lives a Shared Life meets them."""
    missing = nadia.page.locator("li:not(.needs__there)").get_by_role(
        "link", name=re.compile("^Write down what came")
    )
    for _document in range(missing.count()):
        nadia.press(missing.first)
        on(nadia, "When did it come?", today())
        nadia.use("Keep it")
    assert not missing.count()
    meets(nadia, "Talk with one of the household", with_="Pat", words="I will miss the silence.")
    meets(nadia, "Talk with one of the household", with_="Robin", words=CHILD)
    shared = "Conversation with a person who lives a Shared Life"
    meets(nadia, shared, who="Delroy", words=IMPRESSION)


def reports(nadia: Walker) -> None:
    """Nadia writes the report, and shares it."""
    nadia.follow("Write the report")
    nadia.write("What this household brings", "Patience that grows things")
    nadia.write("What we propose to the panel, and why", "One adult, living together")
    nadia.use("Keep it")
    nadia.reads("A draft: the household does not read it yet.")
    nadia.use("Share it with the household")


def comments(pat: Walker) -> None:
    """Pat reads the report, and says something to it."""
    pat.follow("Read the report, and say what you think of it")
    pat.reads("Patience that grows things")
    pat.write("What do you say to it?", COMMENT)
    pat.use("Say this")
    pat.reads(COMMENT)


def a_third_sits(walker: Walker, name: str) -> None:
    """The panel has one member more than the demo's, so that one can stay out."""
    with walker.site.session() as session:
        who = session.scalars(select(Person.id).where(Person.name == name)).one()
        role = {"role": "shared_lives.panel", "reason": "Knows many households"}
        session.add(CouncilRole(person_id=who, **role))


def sits(one: Walker, name: str) -> None:
    """A member of the panel comes to the household, and reads nothing of it yet."""
    one.be(name)
    one.follow("One household is before the panel")
    one.follow(HOUSE)
    one.never_reads(COMMENT, IMPRESSION)


def stays_out(one: Walker) -> None:
    """One has an interest, and reads nothing."""
    one.choose("Yes, so I stay out of it")
    one.write("Which one? You need not say more than a word.", "My neighbour")
    one.use("Say this")
    one.reads("You declared an interest, so you stay out of this one.")
    one.never_reads(COMMENT, IMPRESSION, "Write down what the panel decides")


def says_how_they_see_it(one: Walker) -> None:
    """A member reads the report, its comment and everybody's words, and says how they see it."""
    one.choose("No", exact=True)
    one.use("Say this")
    one.reads(COMMENT, IMPRESSION, CHILD)
    one.choose("Approve", exact=True)
    one.use("Say how I see it")


def decides(one: Walker) -> None:
    """The panel approves, on terms."""
    one.reads("stays out, with an interest")
    one.press(one.button("Write down what the panel decides"))
    one.choose("Approve", exact=True)
    one.write("Why?", REASONS)
    one.write("For how many adults at one time?", "1")
    one.tick("Living together")
    one.write("On which conditions?", "A free weekend each month")
    on(one, "When is it looked at again?", today() + timedelta(days=300))
    one.use("Decide", exact=True)
    one.reads("Decided. The household reads it on its page.")


def on(walker: Walker, question: str, day: date) -> None:
    """Write a day into the boxes of one question."""
    boxes = walker.page.get_by_role("group", name=re.compile("^" + re.escape(question)))
    for part in ("day", "month", "year"):
        boxes.get_by_role("textbox", name=part.capitalize()).fill(str(getattr(day, part)))
