"""Somebody without an account tells the council something, and is answered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Way

pytestmark = pytest.mark.browser
WORDS = "Rang seven times about my mother's ramp, and each time somebody else answered."


def test_a_citizen_is_answered_at_their_link_and_makes_it_a_complaint(somebody):
    citizen = somebody()
    citizen.visit("/")
    citizen.follow("Tell us", exact=True)
    citizen.use("Send it", status=422)
    citizen.told_what_is_wrong("Write something first")
    citizen.page.keyboard.insert_text(WORDS)
    citizen.use("Send it")
    link = citizen.page.locator(".keys__link a").get_attribute("href")
    code = citizen.page.locator(".keys__code").inner_text()
    assert re.fullmatch(r"(\w+ ){4}\d+", code)

    worker = somebody("Tom Whitfield")
    worker.follow("Answer", exact=True)
    worker.follow("Rang seven times")
    worker.use("Send your answer", status=422)
    worker.told_what_is_wrong("Write your answer first")
    worker.page.keyboard.insert_text("Hello, I am Tom. I have the plan of the ramp before me.")
    worker.use("Send your answer")

    later = somebody()
    later.visit(link)
    later.reads("There is an answer for you.", "I have the plan of the ramp before me.")
    later.press(later.button("Make this a complaint"))
    later.choose("Care and support for adults")
    later.write("What would you like to happen?", "One person who knows the whole story.")
    later.tick("I would like an advocate")
    later.use("Make this a complaint")
    later.reads("This is a complaint", "Say that we have it", "One person who knows")
    assert re.search(r"by \d+ \w+ 20\d\d", later.page.locator(".clocks").inner_text())

    worker.page.reload()
    worker.check()
    worker.reads("This is a complaint", "Wants an advocate")
    worker.follow(re.compile("Write down that it is done.*Say that we have it"))
    worker.write("How?", "by phone")
    worker.use("Write it down")
    worker.reads("Done on")


def test_the_four_words_lead_back_from_another_device(somebody):
    citizen, other_device = somebody(), somebody()
    citizen.visit("/feedback/tell")
    citizen.write("What would you like to say?", WORDS)
    citizen.use("Send it")
    code = citizen.page.locator(".keys__code").inner_text()

    other_device.visit("/feedback/tell")
    other_device.follow("I wrote before")
    other_device.write("Your four words and your number", "river river river river 1")
    other_device.use("Open it")
    other_device.told_what_is_wrong("We found nothing under these words")
    other_device.write("Your four words and your number", code.upper())
    other_device.use("Open it")
    other_device.reads(WORDS)
    expect(other_device.page).not_to_have_title(re.compile("Error"))


def test_the_poster_is_one_sheet_of_paper(walkers):
    walker = walkers(Way(1280))
    walker.visit("/feedback/poster")
    printed = walker.page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
