"""The plan on paper: nothing is cut off, and no page begins in the middle of something.

No script runs on the page.
"""

import pytest
from crowd import grow
from sqlalchemy import select

from tests.browser.paper import page_with, printed
from tests.browser.tongue import ABERGWYN
from tests.browser.walker import Way

pytestmark = pytest.mark.browser
ITEMS, REVIEWS, PEOPLE = 60, 10, 38


@pytest.fixture
def long_plan(site):
    """Halina's conference, with as long a plan as there is; gives its address."""
    with site.session() as session:
        from alongside_family_conference.gatherings import load
        from alongside_family_conference.models import Conference

        asked = select(Conference.id).where(Conference.state == "active")
        found = load(session, session.scalars(asked).one())
        grow(session, found, people=PEOPLE, items=ITEMS, reviews=REVIEWS)
        return f"/family-conference/conferences/{found.id}"


def test_a_long_plan_prints_whole_and_no_item_is_torn(walkers, long_plan, tmp_path):
    halina = walkers(Way(1280, scripts=False))
    halina.be("Halina Nowak")
    pages = printed(halina, f"{long_plan}/plan", tmp_path)
    assert all(pages), "an empty page was printed"
    for number in range(ITEMS):
        begins = page_with(pages, f"Thing {number:02}: somebody is there on Monday morning")
        assert page_with(pages, f": Word {number:02}.") == begins, f"item {number} is torn"
    for number in range(REVIEWS):
        begins = page_with(pages, f"Better {number} ")
        assert page_with(pages, f"Learned {number}") == begins, f"review {number} is torn"
    for heading in ("What the family does", "What the council promises", "If it stops working"):
        after = pages[page_with(pages, heading)].partition(heading)[2]
        assert len(after) > 20, f"{heading!r} stands alone at the foot of a page"
    whole = " ".join(pages)
    for on_screen_alone in ("Say how it goes", "Sign out", "Add to our plan", "Exit this page"):
        assert on_screen_alone not in whole
    assert len(pages) <= ITEMS // 2, "paper is wasted"


def test_what_the_family_says_to_the_report_stays_with_who_said_it(walkers, long_plan, tmp_path):
    halina = walkers(Way(1280, scripts=False))
    halina.be("Halina Nowak")
    pages = printed(halina, f"{long_plan}/report", tmp_path)
    for number in range(PEOPLE):
        assert page_with(pages, f"Relative {number:02} I say {number}") is not None
        assert page_with(pages, f"Line {number} Because of this harm: A harm") is not None


def test_a_plan_prints_in_welsh(walkers, tmp_path):
    sian = walkers(Way(320, scripts=False, tongue=ABERGWYN))
    sian.be("Siân Bevan")
    with sian.site.session("abergwyn") as session:
        from alongside_family_conference.models import Conference

        one = session.scalars(select(Conference.id)).one()
    pages = printed(sian, f"/family-conference/conferences/{one}/plan", tmp_path)
    assert all(pages)
    assert page_with(pages, sian.say("What the council promises")) == 0
