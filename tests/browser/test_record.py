"""A data officer asks the record who saw somebody, and that person can see that it was asked."""

import pytest

pytestmark = pytest.mark.browser


def test_asking_who_saw_somebody_is_answered_and_is_seen_by_them(somebody):
    tom, officer = somebody("Tom Whitfield"), somebody("Mehmet Aydin")
    tom.follow("People", exact=True)
    tom.follow("Danielle Marsh", exact=True)

    officer.follow("The record", exact=True)
    officer.follow("Who saw this person?", exact=True)
    officer.use("Ask the record", status=422)
    officer.told_what_is_wrong("Find the person by name, and choose them")
    officer.write("Find somebody by name", "danielle")
    officer.use("Find", status=422, exact=True)
    officer.choose("Danielle Marsh")
    officer.use("Ask the record")
    officer.reads("Danielle Marsh, ", "Tom Whitfield", "as a worker", "opened a person's page")
    assert not officer.page.locator("main").get_by_role("link", name="Danielle").count()
    assert officer.where() == "/council/audit/seen"

    danielle = somebody("Dani")
    danielle.follow("My page", exact=True)
    danielle.follow("Who has looked at my page")
    danielle.reads("Mehmet Aydin", "asked the record who had seen you, or what you had done")


def test_an_administrator_sees_what_changed_here(somebody):
    admin = somebody("Priya Raman")
    admin.follow("Council", exact=True)
    admin.follow("Practices", exact=True)
    admin.use("Switch off Shared reflection")
    admin.use("Switch it off")
    admin.use("Switch on Shared reflection")
    admin.visit("/council")
    admin.follow("The record", exact=True)
    admin.follow("What changed here?", exact=True)
    admin.use("Ask the record")
    admin.reads("switched a practice off", "switched a practice on")
    admin.follow("Back to the record")
    admin.follow("Back to the council")
