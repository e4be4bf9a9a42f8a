"""Somebody asks to be forgotten, something stands against it, and then it is done."""

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser
SOON = date.today() + timedelta(days=60)  # noqa: DTZ011


def test_somebody_asks_to_be_forgotten_and_is_once_nothing_stands_against_it(somebody):
    asker = somebody("Yusuf Demir")
    asker.visit("/me/held")
    asker.follow("Read what would go, and what must stay")
    asker.reads("This goes", "cannot be undone")
    asker.use("Ask for erasure")
    asker.reads("Nobody has begun with it yet")
    where = asker.where()

    officer = somebody("Mehmet Aydin")
    officer.follow("Requests")
    officer.reads("Asks for erasure")
    officer.follow("Legal holds: whose records must stay for a while")
    officer.reads("No legal hold stands")
    officer.use("Place a legal hold")
    officer.use("Place it", status=422)
    officer.told_what_is_wrong("Choose somebody")
    officer.write("Find somebody", "Yusuf")
    officer.use("Find", status=422)
    officer.choose("Yusuf Demir")
    officer.write("Why must everything stay?", "An inquiry has begun")
    officer.write_date(SOON)
    officer.use("Place it")
    officer.reads("The legal hold stands", "Yusuf Demir")

    officer.visit(where)
    officer.reads("This stands against it now", "An inquiry has begun")
    officer.use("It is they who ask")
    officer.never_reads("Tell them how it ends")
    officer.visit("/requests/holds")
    officer.follow("Lift it")
    officer.use("Lift it")
    officer.reads("No legal hold stands")
    officer.visit(where)
    officer.use("Erase…")
    officer.use("Erase it now", status=422)
    officer.told_what_is_wrong("Tick this to go on")
    officer.tick("I have made sure who asks")
    officer.use("Erase it now")
    officer.reads("Everything was erased, as the page said.", "Nobody is waiting")

    asker.visit("/home")
    assert asker.where() == "/sign-in"


def test_why_it_cannot_be_erased_is_read_by_whoever_asked(somebody):
    asker = somebody("Dani")
    asker.visit("/me/held/erase")
    asker.use("Ask for erasure")
    where = asker.where()
    officer = somebody("Mehmet Aydin")
    officer.visit(where)
    officer.follow("Answer that it cannot be erased")
    officer.use("Send this answer", status=422)
    officer.told_what_is_wrong("Write why")
    officer.write("Why can it not be erased?", "The law keeps these records until 2060.")
    officer.use("Send this answer")
    asker.visit(where)
    asker.reads("until 2060", "Information Commissioner")
