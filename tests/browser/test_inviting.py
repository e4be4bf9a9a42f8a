"""A grandparent is invited by a printed letter, and comes in with a telephone that is not hers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Way

pytestmark = pytest.mark.browser


def by_letter(coordinator, name: str) -> tuple[str, str, str]:
    """Invite somebody new; gives the address and the code on the letter, and the numbers to say."""
    coordinator.visit("/groups")
    coordinator.follow("Riverside and Hill Street")
    coordinator.press(coordinator.button("Invite somebody"))
    coordinator.use("Invite them", exact=True, status=422)
    coordinator.told_what_is_wrong("Write who is invited")
    coordinator.write("Full name", name)
    coordinator.use("Invite them", exact=True)
    letter = coordinator.page.locator(".letter")
    said = coordinator.page.locator("p.key").inner_text()
    assert said not in letter.inner_text()
    where = letter.locator(".letter__address").inner_text()
    return where, letter.locator(".key").inner_text(), said


def test_a_grandparent_comes_in_by_what_is_printed_on_a_letter(somebody, walkers):
    coordinator = somebody("Mo")
    where, code, said = by_letter(coordinator, "Pearl Marsh")

    pearl = walkers(Way(320, scripts=False))
    pearl.visit(f"http://{where}")
    pearl.write("Your code", "WRONG CODES")
    pearl.use("Continue")
    pearl.reads("We found nothing under this code")
    pearl.write("Your code", code.lower())
    pearl.use("Continue")
    pearl.reads("You are invited")
    pearl.never_reads("Pearl", "Mo Kelly", "Maureen", "Riverside")
    shared = pearl.page.get_by_role("checkbox", name="Other people use this phone or computer")
    expect(shared).to_be_checked()
    pearl.write("The six numbers", "123")
    pearl.use("Come in")
    pearl.reads("You can try 4 times more.")
    pearl.write("The six numbers", said)
    pearl.use("Come in")
    assert re.fullmatch(r"/groups/[0-9a-f-]{36}", pearl.where())
    pearl.reads("You are in. This is your group.", "Invited by Mo")
    pearl.follow("Give an e-mail address")

    coordinator.follow("Back to the group")
    coordinator.unfold("Accepted or withdrawn")
    coordinator.reads("Came on")
    coordinator.follow("Pearl Marsh", exact=True)
    coordinator.follow("Read them a code to sign in with")
    coordinator.use("Make a code")
    read_out = coordinator.page.locator("p.key").inner_text()

    again = walkers(Way(320, scripts=False))
    again.visit("/sign-in")
    again.follow("I have a code")
    again.write("Your code", read_out)
    again.use("Continue")
    again.use("Sign in now")
    assert again.where() == "/home"


def test_an_uncle_comes_in_by_a_text_message(somebody, walkers):
    coordinator = somebody("Mo")
    coordinator.visit("/groups")
    coordinator.follow("Riverside and Hill Street")
    coordinator.press(coordinator.button("Invite somebody"))
    coordinator.write("Full name", "Clement Marsh")
    coordinator.choose("By text message")
    coordinator.write("Their mobile number", "not a number")
    coordinator.tick("It is safe to write there")
    coordinator.use("Invite them", exact=True, status=422)
    coordinator.told_what_is_wrong("mobile number")
    coordinator.write("Their mobile number", "07700 900123")
    coordinator.use("Invite them", exact=True)
    said = coordinator.page.locator("p.key").inner_text()

    uncle = walkers(Way(320))
    uncle.visit("/demo/outbox")
    newest = uncle.page.locator("article", has_text="Text message").first
    expect(newest).not_to_contain_text("Clement Marsh invites")
    uncle.press(newest.get_by_role("link", name="/join/"))
    uncle.write("The six numbers", said)
    uncle.use("Come in")
    uncle.reads("You are in. This is your group.")


def test_the_pages_of_coming_in_are_as_every_page_should_be(somebody):
    coordinator, visitor = somebody("Mo"), somebody()
    where, code, said = by_letter(coordinator, "Pearl Marsh")
    visitor.visit(f"http://{where}")
    visitor.use("Continue", status=422)
    visitor.told_what_is_wrong("Type the code")
    visitor.write("Your code", code)
    visitor.use("Continue")
    letter = visitor.where()
    other = somebody("Kai Marsh")
    other.visit(letter)
    other.write("The six numbers", said)
    other.use("Come in", status=422)
    other.told_what_is_wrong("Tick this to go on")
    coordinator.follow("Back to the group")
    coordinator.follow(re.compile("Send again"))
    coordinator.use("Send again")
    visitor.visit(letter, status=404)
    visitor.reads("This invitation does not work")
    visitor.follow(re.compile("Sign in with a code"))
    coordinator.follow("Back to the group")
    coordinator.follow(re.compile("Withdraw"))
    coordinator.use("Withdraw it")
    coordinator.reads("The invitation is withdrawn")


def test_the_letter_is_one_sheet_of_paper(walkers):
    walker = walkers(Way(1280))
    walker.be("Mo")
    by_letter(walker, "Pearl Marsh")
    printed = walker.page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
