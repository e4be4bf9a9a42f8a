"""Two tabs, the back button and a nervous finger: nothing is lost, and nothing is made twice."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from alongside.people.models import Gift

pytestmark = pytest.mark.browser
HERE = "What matters to you, your gifts, and how to reach you"
THEIR_PAGE = re.compile(r"/people/[0-9a-f-]{36}(#.*)?$")
GIFT = "Knows which bus driver waits."


def _gifts(site):
    with site.session() as session:
        return session.scalar(select(func.count()).where(Gift.body == GIFT).select_from(Gift))


def test_two_tabs_lose_nothing(somebody):
    dani = somebody("Dani")
    dani.follow(HERE)
    dani.follow("Change : What matters to me")
    address, first = dani.where(), dani.page
    second = dani.tab()
    dani.page = second
    dani.visit(address)
    dani.write("In your own words", "Written in the second tab.")

    dani.page = first
    first.bring_to_front()
    dani.write("In your own words", "Written in the first tab.")
    dani.use("Save", exact=True)
    dani.page = second
    second.bring_to_front()
    dani.use("Save", exact=True, status=422)
    expect(second.locator(".stored")).to_contain_text("Written in the first tab.")
    box = second.get_by_role("textbox", name="In your own words")
    expect(box).to_have_value("Written in the second tab.")
    dani.write("In your own words", "Written in the first tab, and in the second.")
    dani.use("Save", exact=True)
    dani.reads("Written in the first tab, and in the second.")


def test_going_back_after_sending_makes_nothing_twice(site, somebody):
    dani = somebody("Dani")
    dani.follow(HERE)
    dani.follow("Add a gift")
    dani.write("In a few words", GIFT)
    dani.use("Save", exact=True)
    dani.page.go_back()
    dani.check()
    dani.page.go_forward()
    dani.check()
    dani.page.reload()
    dani.check()
    expect(dani.page.get_by_text(GIFT, exact=True)).to_have_count(1)
    assert _gifts(site) == 1


def test_a_double_click_makes_one_record(site, somebody):
    dani = somebody("Dani")
    dani.follow(HERE)
    dani.follow("Add a gift")
    dani.write("In a few words", GIFT)
    dani.button("Save", exact=True).dblclick()
    expect(dani.page).to_have_url(THEIR_PAGE)  # the second click may cut the first one's way short
    dani.check()
    expect(dani.page.get_by_text(GIFT, exact=True)).to_have_count(1)
    assert _gifts(site) == 1
