"""Somebody reads what is held about them, asks for a copy, and a data officer lets it go."""

import pytest

pytestmark = pytest.mark.browser


def test_a_copy_is_asked_for_looked_through_and_released(site, somebody):
    asker = somebody("Dani")
    asker.follow("What matters to you, your gifts, and how to reach you")
    asker.follow("What is held about me")
    asker.use("Ask for a copy")
    asker.use("Ask for a copy")
    asker.reads("Nobody has begun with it yet")
    where = asker.where()

    officer = somebody("Mehmet Aydin")
    officer.follow("Requests")
    officer.reads("By law it is due by")
    officer.visit(where)
    officer.use("Make the copy")
    officer.reads("You have not yet looked at")
    officer.use("Look it through")
    while officer.where() != where:
        officer.use("Save and go on")
    officer.use("Mark as reviewed")
    officer.use("Release it")
    officer.use("Release it")
    asker.visit(where)
    asker.reads("Download the copy")
