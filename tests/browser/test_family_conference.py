"""A family makes its own plan: from the referral to a review and a good end, by keyboard.

Five people at once, each in a browser of their own: who refers, who allocates, who coordinates,
and two of the family; in English at Northbank and in Welsh at Abergwyn. While the family is alone,
those of the council try to look in by every way there is, and nothing that the family writes
leaves its page.
"""

import json
import re
from datetime import date

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.browser.conftest import WAYS
from tests.browser.looking_in import FAMILY_PAGES, look_in
from tests.browser.tongue import ABERGWYN
from tests.browser.walker import Way

pytestmark = pytest.mark.browser
CANARY = "KANARIENVOGEL-IM-FAMILIENRAT"
"""What the family writes; each journey has its own, for the site's files outlive one journey."""
EVERY_WAY = (*WAYS, Way(1280, tongue=ABERGWYN), Way(320, tongue=ABERGWYN))


def note_yes(walker, how):
    walker.choose("Yes")
    walker.write("How did they say it?", how)
    walker.use("Save", exact=True)


def refer(worker):
    """Grace asks for a conference about Halina's flat, and notes what each said."""
    worker.visit("/family-conference/")
    worker.use("Ask for a conference")
    worker.use("Save and go on", status=422)
    worker.told_what_is_wrong("Choose at least one person")
    worker.write("Find somebody else by name", "halina")
    worker.use("Find", exact=True, status=422)
    worker.tick("Halina Nowak")
    worker.choose("An adult’s")
    worker.write("What shall we call it?", "Halina’s spring conference")
    worker.use("Save and go on")
    worker.write("Why do you ask for a conference?", "The steps, and a whole street that cares.")
    worker.write("What has to change?", "Halina gets out without waiting.")
    worker.use("Save and go on")
    worker.write("Who should the coordinator be", "Somebody who speaks Polish.")
    worker.use("Save and go on")
    worker.write("Which team are you in?", "Adults, north")
    worker.use("Save and go on")
    worker.use("Save", exact=True)
    worker.follow("Add somebody")
    worker.write("Find somebody else by name", "ifeoma")
    worker.use("Find", exact=True, status=422)
    worker.page.get_by_role("radio", name=worker.say("Ifeoma Okoro")).check()
    worker.choose("Family")
    worker.write("How are they connected?", "friend")
    worker.use("Add them")
    place = worker.where()
    worker.use("Send the referral")
    worker.follow(re.compile("Note what they said.*Halina"))
    note_yes(worker, "At her workshop")
    worker.reads("Waiting for a coordinator")
    return place


def allocate(manager):
    manager.visit("/family-conference/")
    manager.follow("Halina’s spring conference")
    manager.reads("Somebody who speaks Polish.")
    manager.never_reads("a whole street that cares")
    manager.choose("Mo")
    manager.use("Ask them to coordinate")
    manager.follow("The numbers of the service")
    manager.reads("fewer than 5")


def prepare(coordinator, worker, place):
    coordinator.visit("/home")
    coordinator.reads("A family waits to be met")
    coordinator.visit(place)
    coordinator.follow("When and where")
    coordinator.write_date(date.today())  # noqa: DTZ011
    coordinator.write("At what time?", "half past two")
    coordinator.use("Save", exact=True, status=422)
    coordinator.told_what_is_wrong("Write a time like 14:30")
    coordinator.write("At what time?", "14:30")
    somewhere(coordinator)
    coordinator.use("Save", exact=True)
    coordinator.follow("Safety")
    coordinator.write("What did you find", "Nobody is afraid of anybody.")
    coordinator.tick("It can go ahead safely")
    coordinator.use("Save", exact=True)
    coordinator.follow(re.compile("Prepare.*Halina"))
    coordinator.choose("In person")
    coordinator.pick("How does their voice come", "Being there")
    coordinator.choose("No, thank you")
    coordinator.use("Save", exact=True)
    coordinator.follow(re.compile("Prepare.*Ifeoma"))
    coordinator.choose("In person")
    coordinator.use("Save", exact=True)
    report(worker, place)


def somewhere(coordinator):
    """Northbank suggests places, and Halina would rather have her own; Abergwyn suggests none."""
    label = "Where?"
    if coordinator.way.tongue.council == "northbank":
        coordinator.choose("Another place")
        label = "Another place, or what else there is to know about it"
    coordinator.write(label, "Halina’s workshop")


def report(worker, place):
    worker.visit(f"{place}/report")
    worker.use("Write the report")
    worker.write("What is strong in this family?", "Half the street has a key.")
    worker.write("What are we worried about?", "Ice on the steps.")
    worker.write("Questions for the family", "Who is near at night?")
    worker.write("What can we offer?", "A ramp.")
    worker.use("Save", exact=True)
    worker.use("Bottom lines")
    worker.write("What must, or must not", "Nobody carries Halina.")
    worker.write("Which harm is it tied to?", "A wrist was broken.")
    worker.use("Set it")
    worker.visit(f"{place}/report")
    worker.use("Share it with the family")


def answer(walker, place):
    walker.visit("/home")
    name = walker.say("Halina’s spring conference")
    card = walker.page.get_by_role("listitem").filter(has_text=name)
    walker.press(card.get_by_role("link", name=walker.say("You are invited: are you coming?")))
    walker.choose("I am coming")
    walker.write("What do you bring?", "A flask, and time.")
    walker.use("Send my answer")
    assert walker.where() == place


def fill(walker, field, text):
    walker.tab_to(walker.page.locator(f"#{field}"))
    walker.page.keyboard.insert_text(text)


def kept_anywhere(site, canary):
    """Whether the canary is in the database's files."""
    folder = site.live.parent
    return [one.name for one in folder.rglob("*") if one.is_file() and canary in _text(one)]


def _text(path):
    return path.read_bytes().decode("latin-1")


@pytest.mark.parametrize("way", EVERY_WAY, ids=str)
def test_a_family_makes_its_own_plan_from_referral_to_review(somebody, site, way, tmp_path):
    names = ("Grace Adeyemi", "Mo", "Ruth Abara", "Halina Nowak", "Ifeoma Okoro")
    worker, coordinator, manager, halina, ifeoma = map(somebody, names)
    place = refer(worker)
    allocate(manager)
    prepare(coordinator, worker, place)
    halina.visit(place)
    halina.never_reads("Ifeoma")
    answer(halina, place)
    answer(ifeoma, place)
    halina.visit(f"{place}/report")
    halina.reads("Half the street has a key.", "Nobody carries Halina.")
    coordinator.visit(place)
    coordinator.use("Clear the list of who is coming")
    coordinator.use("Yes, they can see each other")
    halina.visit(place)
    halina.reads("Ifeoma Okoro")
    coordinator.use("Everything is ready")
    coordinator.use("The day is here: give information")
    coordinator.write("What was told, asked and answered?", "Who builds the ramp? The council.")
    coordinator.use("Save", exact=True)

    staff = (worker, coordinator, manager, somebody("Priya Raman"))
    private_time(halina, ifeoma, site, way, place, tmp_path, staff)

    halina.reads("Ifeoma rings at eight", "What the council promises")
    worker.visit("/home")
    worker.follow("The family waits for your answer today")
    decide(worker)
    worker.reads("The plan is agreed")
    coordinator.visit(f"{place}/plan")
    coordinator.use("Give out the plan, and begin")
    ifeoma.visit(f"{place}/plan")
    ifeoma.press(ifeoma.link(re.compile("Say how it goes")).first)
    ifeoma.choose("Under way")
    ifeoma.write("What is there to say about it?", "Four evenings out of five.")
    ifeoma.use("Save", exact=True)
    halina.visit(f"{place}/plan")
    halina.reads("Four evenings out of five.")
    halina.use("Look at it again together")
    halina.write("What is better?", "I sleep.")
    halina.write("What did you learn?", "Ring at seven.")
    halina.use("Keep this review")
    worker.visit(f"{place}/plan")
    worker.reads("Ring at seven.", "We look at it again")
    coordinator.visit(place)
    coordinator.follow("End it well")
    coordinator.use("End it", exact=True)
    for one in (halina, ifeoma, worker, coordinator):
        one.visit(place)
        one.reads("Ended well")
        one.visit(f"{place}/plan")
        one.reads("Ring at seven.")
    manager.visit(place, status=404)


def decide(worker):
    worker.press(worker.link(re.compile("^Answer it")).first)
    worker.choose("I cannot agree to this")
    worker.use("Send my answer", status=422)
    worker.told_what_is_wrong("Say why: an item is never declined without a reason.")
    worker.choose("I agree")
    worker.use("Send my answer")
    worker.press(worker.link(re.compile("^Answer it")).last)
    worker.choose("I agree")
    worker.use("Send my answer")


def private_time(halina, ifeoma, site, way, place, tmp_path, staff):
    sent, canary = [], f"{CANARY}-{way.width}-{way.scripts}"
    halina.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    halina.visit(place)
    halina.use("To our private page")
    halina.use("Begin our private time")
    halina.reads("Nobody carries Halina.", "Who is near at night?")
    if way.scripts:
        halina.context.set_offline(True)  # the network drops, and nothing is lost
    fill(halina, "what_1", halina.say(f"Ifeoma rings at eight {canary}"))
    box = halina.page.locator("#who_1")
    halina.tab_to(box)
    halina.page.keyboard.type(halina.say("Ifeoma"))
    fill(halina, "what_2", "The council builds a ramp")
    box = halina.page.locator("#who_2")
    halina.tab_to(box)
    halina.page.keyboard.type(halina.say("The council"))
    fill(halina, "not_known_yet", "What next winter is like")
    ifeoma.visit(f"{place}/private")
    ifeoma.never_reads(canary)
    for one in staff:
        for tail in FAMILY_PAGES:
            one.visit(f"{place}{tail}", status=403)
            one.never_reads(canary)
    if way.width == 1280 and way.scripts:
        look_in(site, way, place, staff, canary, halina.say("Halina’s spring conference"))
    staff[0].visit(place)
    staff[0].reads("The family is alone now")
    assert not [one for one in sent if CANARY in one], "the draft left the page"
    assert kept_anywhere(site, canary) == []
    with site.session(way.tongue.council) as session:
        from alongside_family_conference.models import Conference

        name = halina.say("Halina’s spring conference")
        wanted = select(Conference).where(Conference.name == name)
        assert session.scalars(wanted).one().state == "private"
    if way.scripts:
        keep_in_a_file(halina, tmp_path)
        halina.context.set_offline(False)
    halina.use("Share our plan")


def keep_in_a_file(halina, tmp_path):
    """Save the draft to a file, empty the page, and take the draft up again."""
    with halina.page.expect_download() as download:
        halina.tab_to(halina.button("Save our draft to a file"))
        halina.page.keyboard.press("Enter")
    path = tmp_path / "our-plan.json"
    download.value.save_as(path)
    assert CANARY in json.loads(path.read_text())["plan"]["what_1"]
    halina.reads("Saved to a file on this device.")
    halina.page.locator("#what_1").fill("")
    halina.page.once("dialog", lambda dialog: dialog.accept())
    halina.page.get_by_label(halina.say("Take up a draft from a file")).set_input_files(path)
    halina.reads("Your draft is back.")
    assert CANARY in halina.page.locator("#what_1").input_value()


def test_the_page_warns_before_a_draft_is_lost(walkers):
    dani = walkers(Way(1280))
    dani.be("Dani")
    card = dani.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
    dani.press(card.get_by_role("link", name="It is your private family time"))
    fill(dani, "what_1", "Grandad cooks")
    asked = []
    dani.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    dani.page.close(run_before_unload=True)
    dani.context.pages[0].wait_for_timeout(500)
    assert asked == ["beforeunload"]


def test_nothing_holds_up_whoever_must_leave_the_page(walkers):
    dani = walkers(Way(1280))
    dani.be("Dani")
    card = dani.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
    dani.press(card.get_by_role("link", name="It is your private family time"))
    fill(dani, "what_1", "Grandad cooks")
    asked, gone = [], []
    dani.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    dani.page.on("request", lambda request: gone.append(request.url))
    dani.page.evaluate("document.querySelector('.leave button').click()")
    dani.page.wait_for_timeout(3000)
    assert [one for one in gone if "bbc.co.uk" in one]
    assert asked == []


def test_asking_somebody_to_the_door_keeps_the_draft(walkers):
    dani, tom = walkers(Way(320)), walkers(Way(320))
    dani.be("Dani")
    tom.be("Tom Whitfield")
    card = dani.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
    dani.press(card.get_by_role("link", name="It is your private family time"))
    fill(dani, "what_1", "Grandad cooks")
    dani.tab_to(dani.button("Ask Tom Whitfield to the door"))
    dani.page.keyboard.press("Enter")
    dani.reads("You have asked somebody to the door.")
    tom.visit("/home")
    tom.reads("The family asks you to the door")
    dani.tab_to(dani.button("It is answered"))
    dani.page.keyboard.press("Enter")
    expect(dani.page.locator("[data-quiet-says]")).to_have_text("It is answered")
    tom.visit("/home")
    tom.never_reads("The family asks you to the door")
    dani.tab_to(dani.button("Ask Tom Whitfield to the door"))
    dani.page.keyboard.press("Enter")
    dani.reads("You have asked somebody to the door.")
    tom.visit("/home")
    tom.reads("The family asks you to the door")
    dani.context.set_offline(True)
    dani.tab_to(dani.button("It is answered"))
    dani.page.keyboard.press("Enter")
    dani.reads("That did not reach us.")
    assert dani.page.locator("#what_1").input_value() == "Grandad cooks"


def test_enter_sends_no_draft(walkers):
    dani = walkers(Way(1280, scripts=False))
    dani.be("Dani")
    card = dani.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
    dani.press(card.get_by_role("link", name="It is your private family time"))
    sent = []
    dani.context.on("request", lambda request: sent.append(request.method))
    fill(dani, "what_1", "Grandad cooks")
    fill(dani, "by_1-day", "3")
    dani.page.keyboard.press("Enter")
    dani.page.wait_for_timeout(1000)
    assert "POST" not in sent
    assert dani.page.locator("#what_1").input_value() == "Grandad cooks"


def test_a_plan_prints_and_holds_no_address(walkers):
    grace = walkers(Way(1280))
    grace.be("Grace Adeyemi")
    grace.visit("/family-conference/")
    grace.follow("Halina’s conference about the flat")
    grace.use("Read the plan")
    grace.reads("The day has passed")
    grace.never_reads("Halina’s workshop", "halina@")
    assert grace.page.pdf().startswith(b"%PDF")
