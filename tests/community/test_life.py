"""Full Circle, from the day it is installed to the day nothing of it is left.

It is a wheel that pip really installs, upgrades and uninstalls, in an environment of its own.
"""

import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import browser_type_launch_args as browser_type_launch_args
from tests.community.installation import Installation
from tests.community.visitor import Visitor
from tests.community.wheels import full_circle

HOME = "/full-circle/"
QUESTION = "How does the street breakfast go on when I work on Sundays?"
OFFER = "I could put the tables out, and the radio"
SECOND_THOUGHT = "I could do it every week"
THANKS = "You know that they will stay for the radio."
ASK = "Mo Kelly, at the library"
COPY = """
import json, sys
from sqlalchemy import select
from alongside import create_app
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.rights import copies, requests
from alongside.rights.erasing import erase
from alongside.web.context import house

app = create_app()
with at_council(app, "northbank") as session:
    person = session.scalars(select(Person).where(Person.handle == sys.argv[1])).one()
    asked = requests.ask(session, person, "")
    copies.prepare(session, house().registry, asked)
    session.flush()
    found = copies.copied(session, asked, limit=None)
    print(json.dumps([[one.practice, one.what, one.fields] for one in found]), flush=True)
    if "erase" in sys.argv:
        erase(session, house().registry, person)
"""


def copied(here: Installation, *words: str) -> list[tuple[str, list[str]]]:
    """What a copy for somebody has of Full Circle: each row's heading, and its fields' values."""
    said = here.python("-c", COPY, *words)
    (line,) = [one for one in said.splitlines() if one.startswith("[[")]
    rows = json.loads(line)
    return [
        (what, [value for _label, value in fields.values()])
        for practice, what, fields in rows
        if practice == "Full Circle"
    ]


@pytest.mark.browser
def test_full_circle_is_installed_used_upgraded_archived_uninstalled_and_purged(
    tmp_path: Path, browser: Browser
) -> None:
    here, page = Installation(tmp_path), browser.new_page()
    here.alongside("demo", "--no-serve")
    here.install(full_circle(1, tmp_path))
    assert "upgraded, nothing → 0002" in here.alongside("plugin", "upgrade", "full_circle")
    here.alongside("plugin", "enable", "full_circle", "--council", "northbank")

    with here.serving() as port:
        visitor = Visitor(page, port)
        assert visitor.go(HOME, "abergwyn") == 404
        visitor.be("Priya Raman")
        visitor.go("/council/practices/full_circle/settings")
        visitor.write("Whom can people ask about it?", ASK)
        visitor.press("Save settings")

        visitor.be("Dani")
        visitor.go(HOME)
        visitor.reads(f"You can ask: {ASK}")
        visitor.press("Ask a circle")
        visitor.write("What would you like to think through with others?", QUESTION)
        visitor.press("Begin a circle")
        circle = urlsplit(page.url).path
        visitor.follow("Invite people")
        visitor.choose("Winston Marsh")
        visitor.press("Invite")

        visitor.be("Winston Marsh")
        assert visitor.go(circle) == 404
        visitor.go("/home")
        visitor.follow("You are invited to a circle")
        visitor.reads(QUESTION)
        visitor.choose("Yes, I will come")
        visitor.press("Answer")
        visitor.follow("Offer something")
        visitor.write("I could…", OFFER)
        visitor.press("Keep it")

        visitor.be("Dani")
        visitor.go(circle)
        visitor.press("Take it up")
        visitor.reads(OFFER, "Taken up")

        here.install(full_circle(2, tmp_path))
        said = here.alongside("plugin", "upgrade", "full_circle")
        assert "version 0.1.0 was here, 0.2.0 is installed" in said
        assert "upgraded, 0002 → 0003" in said
        assert visitor.go(circle) == 404  # what still runs is the first version

    with here.serving() as port:
        visitor = Visitor(page, port)
        visitor.be("Dani")
        visitor.go(circle)
        visitor.reads(QUESTION, OFFER, "Taken up")
        visitor.follow("Say thank you")
        visitor.write("Your thanks", THANKS)
        visitor.press("Keep it")

        visitor.be("Winston Marsh")
        visitor.go(circle)
        visitor.reads(THANKS)
        visitor.follow("Offer something")
        visitor.write("I could…", SECOND_THOUGHT)
        visitor.press("Keep it")
        visitor.follow(f"Take it back: {SECOND_THOUGHT}")
        visitor.press("Take it back")
        visitor.reads("It is taken back.", OFFER)
        visitor.never_reads(SECOND_THOUGHT)

        here.alongside("plugin", "disable", "full_circle", "--council", "northbank")
        assert visitor.go(circle) == 404
        here.alongside("plugin", "enable", "full_circle", "--council", "northbank")
        assert visitor.go(circle) == 200

    assert "Switched off for Northbank" in here.alongside("plugin", "archive", "full_circle")
    here.uninstall("alongside-full-circle")
    assert not list(here.site.glob("*full_circle*"))
    assert "its package is gone" in here.alongside("plugin", "list")
    assert "full_circle is archived since" in here.alongside("check")
    with here.serving() as port:
        visitor = Visitor(page, port)
        visitor.be("Dani")
        assert visitor.go(circle) == 404
        visitor.go("/me/held")
        visitor.reads("Questions you asked a circle", QUESTION, "Circles you are named in")
        visitor.never_reads(OFFER)
    (question, values), (seat, _) = copied(here, "parent")
    assert (question, seat) == ("Questions you asked a circle", "Circles you are named in")
    assert QUESTION in values
    (seat, _), (first, values), (second, others) = copied(here, "grandparent", "erase")
    assert seat == "Circles you are named in"
    assert first == second == "What you offered in circles"
    assert {OFFER, THANKS, SECOND_THOUGHT} <= {*values, *others}
    assert here.read("SELECT count(*) FROM full_circle_offer") == [(0,)]
    assert here.read("SELECT question FROM full_circle_circle") == [(QUESTION,)]

    names = ("full_circle", "full-circle")
    core = {"council_practice", "holding", "practice_state", "submission"}
    assert core < here.tables_that_say(*names)
    purge = ("plugin", "purge", "full_circle", "--yes-purge", "full_circle", "--although-kept")
    assert "table full_circle_circle: northbank 1" in here.alongside(*purge)
    (file,) = here.instance.rglob("*full?circle*")
    with zipfile.ZipFile(file) as archive:
        assert QUESTION in archive.read("northbank/full_circle_circle.jsonl").decode()
    # the record has its lines, and the copy that Dani asked for says what it said
    assert here.tables_that_say(*names) == {"record_entry", "rights_copied_row"}
    assert here.read(
        "SELECT action FROM record_entry WHERE detail = 'full_circle' ORDER BY number DESC LIMIT 3"
    ) == [("purged",), ("archived",), ("switched off",)]
    assert "full_circle" not in here.alongside("plugin", "list")
    assert "All is in order" in here.alongside("check")
