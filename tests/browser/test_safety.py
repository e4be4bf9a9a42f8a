"""Somebody at risk is kept safe: what a colleague sees, and two who must not meet."""

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser
SOON = date.today() + timedelta(days=60)  # noqa: DTZ011


def test_a_colleague_reads_whom_to_ask_and_the_person_sees_everything(somebody):
    sam = somebody("Sam Ellery")
    sam.follow("What matters to you, your gifts, and how to reach you")
    sam.reads("sam@northbank.example", "Kept back for safety")
    where = sam.where()
    sam.follow("Change what is kept back")
    sam.reads("Sam asked for it, until the new number works")

    grace = somebody("Grace Adeyemi")
    grace.visit(where)
    grace.reads("sam@northbank.example", "Tell nobody else")

    tom = somebody("Tom Whitfield")
    tom.visit(where)
    tom.write("Why do you need to open this page?", "Sam asked me to bring the piano back")
    tom.use("Open the page")
    tom.reads("If you need to reach Sam Ellery, ask: Grace Adeyemi, Maureen Kelly")
    tom.never_reads("sam@northbank.example", "until the new number works")


def test_a_worker_keeps_something_back_and_ends_it(somebody):
    grace = somebody("Grace Adeyemi")
    grace.follow("Quay Street repair café")
    grace.follow("Winston Marsh", exact=True)
    grace.follow("Keep this back, for safety")
    grace.use("Keep it back", status=422)
    grace.told_what_is_wrong("Write why")
    grace.write("Why is it kept back?", "Somebody rings him at night")
    grace.write_date(SOON)
    grace.use("Keep it back")
    grace.reads("It is kept back. Others see nothing of it.", "Tell nobody else")
    grace.follow("Change what is kept back")
    grace.follow("Keep nothing back any more")
    grace.use("Keep nothing back")
    grace.reads("Nothing is kept back any more.")


def test_a_wall_is_put_up_and_taken_away(somebody):
    mo = somebody("Mo")
    mo.follow("People", exact=True)
    mo.follow("Walls: who must not meet here")
    mo.reads("No wall stands")
    mo.use("Put up a wall")
    mo.use("Put it up", status=422)
    mo.told_what_is_wrong("Choose two people")
    for name, whole in (("Leah", "Leah Marsh"), ("Yusuf", "Yusuf Demir")):
        mo.write("by name", name)
        mo.use("Find", status=422)
        mo.tick(whole)
    mo.write("Why must they not meet here?", "A court's order")
    mo.write_date(SOON)
    mo.use("Put it up")
    mo.reads("The wall stands. Neither of the two is told.", "Leah Marsh and Yusuf Demir")
    mo.follow("Take it away")
    mo.use("Take it away")
    mo.reads("The wall is gone.", "No wall stands")
