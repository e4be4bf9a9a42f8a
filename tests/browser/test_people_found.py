"""A worker finds somebody by part of a name, says why, and that person can read it."""

import pytest

from alongside.people.directory import add_person

pytestmark = pytest.mark.browser
REASON = "She rang about the ramp, and I want to know how she likes to be spoken with."


def test_opening_somebody_asks_why_and_they_read_who_looked_and_why(site, somebody):
    with site.session() as session:
        add_person(session, name="Siân Ó Briain", known_as="Siân", handle="sian")
    worker = somebody("Grace Adeyemi")
    worker.follow("People", exact=True)
    for part in ("sian", "Ó bri", "briain", "SIÂN"):
        worker.write("Name, or the beginning of a name", part)
        worker.use("Find", exact=True)
        worker.reads("Siân Ó Briain")
    worker.write("Name, or the beginning of a name", "zzz")
    worker.use("Find", exact=True)
    worker.reads("Nobody found")
    worker.write("Name, or the beginning of a name", "o bri")
    worker.use("Find", exact=True)
    worker.follow("Siân Ó Briain")
    assert worker.where().endswith("/reason")
    worker.use("Open the page", status=422)
    worker.told_what_is_wrong("Say why you need to open this page")
    worker.page.keyboard.insert_text(REASON)
    worker.use("Open the page")
    worker.reads("Who is Siân?")

    sian = somebody("Siân")
    sian.follow("What matters to you, your gifts, and how to reach you")
    sian.follow("Who has looked at my page")
    sian.reads("Grace Adeyemi", "as a worker", REASON)
