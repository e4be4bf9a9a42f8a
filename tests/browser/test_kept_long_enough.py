"""A data officer reads how long records are kept, and answers what is due."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from alongside.people.directory import add_person
from alongside.people.models import NameWord, Person

pytestmark = pytest.mark.browser
LONG_AGO = datetime(2012, 3, 1, tzinfo=UTC)
SOON = date.today() + timedelta(days=60)  # noqa: DTZ011


@pytest.fixture
def gone(site):
    """Two people of whom nobody has heard since 2012."""
    with site.session() as session:
        for name in ("Edwin Hale", "Rosa Penn"):
            who = add_person(session, name=name)
            session.flush()
            for kind, column in ((Person, Person.id), (NameWord, NameWord.person_id)):
                query = update(kind).where(column == who.id)
                session.execute(query.values(created_at=LONG_AGO))


def test_what_is_due_waits_for_a_yes_or_a_not_yet(somebody, gone):
    officer = somebody("Mehmet Aydin")
    officer.follow("Requests")
    officer.follow("How long records are kept")
    officer.reads("8 years after the last contact", "As long as the council is here")
    officer.press(officer.link(re.compile("Change.*What people do together")))
    officer.write("For how many years?", "400")
    officer.use("Save", status=422)
    officer.told_what_is_wrong("Enter a whole number from 1 to 120")
    officer.write("For how many years?", "10")
    officer.write("Who says so?", "Page 4 of our schedule")
    officer.use("Save")
    officer.reads("10 years after the last contact", "Page 4 of our schedule")
    officer.use("Back to the proposed time")
    officer.reads("8 years after the last contact")

    officer.follow("What is due: whose records have been kept long enough")
    officer.reads("Due since 1 March 2020", "Last contact: 1 March 2012")
    officer.follow("Edwin Hale")
    officer.use("Erase…")
    officer.use("Erase it now", status=422)
    officer.told_what_is_wrong("Tick this to go on")
    officer.tick("I have looked at it")
    officer.use("Erase it now")
    officer.reads("It is gone, as the page said.", "Rosa Penn")
    officer.never_reads("Edwin Hale")
    officer.follow("Rosa Penn")
    officer.use("Not yet…")
    officer.write("Why is it kept longer?", "Her niece has asked for it")
    officer.write_date(SOON)
    officer.use("Keep it longer")
    officer.reads("It is kept, and comes back onto this list on that day.", "Nothing is due")
