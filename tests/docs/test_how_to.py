"""Each page of "how to do one thing" works as it stands: its file is dropped in, and used."""

import shlex
import subprocess
import sys

import pytest

from alongside import Group, Membership
from tests.community.wheels import HERE
from tests.docs.reading import FENCE, ROOT, files_in

HOW_TO = ROOT / "docs" / "plugins" / "how-to"
FILE = "practices/long_table.py"


@pytest.fixture
def town(request, tmp_path, database):
    """Give a council that has switched on what a page shows; on each database."""

    def made(page, council="northbank"):
        for name, text in files_in(HOW_TO / page).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for language, body in FENCE.findall((HOW_TO / page).read_text("utf-8")):
            if language == "sh":
                _, *words = shlex.split(body)
                pybabel = [sys.executable, "-m", "babel.messages.frontend", *words]
                subprocess.run(pybabel, cwd=tmp_path, check=True, capture_output=True)
        found = request.getfixturevalue(council)
        found.enable("long_table")
        return found

    return made


def _table(town, host, kind="long_table.table"):
    """Begin a group, and give the address of its page."""
    with town.session() as session:
        group = Group(kind=kind, name="At <b>Rosa’s</b>")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=host, role="host"))
        return f"/groups/{group.id}"


def test_a_kind_of_group_can_be_begun_and_led(town):
    here = town("group-kind.md")
    worker = here.signed_in(here.person("Amina Yusuf", "worker"))
    assert "Long table" in worker.get("/groups/add").text
    rosa = here.person("Rosa Lind")
    page = here.signed_in(rosa).get(_table(here, rosa)).text
    assert "Long table" in page
    assert "Hosts the table" in page


def test_slots_are_filled_and_what_people_wrote_is_harmless(town):
    here = town("slot.md")
    rosa = here.person("Rosa Lind")
    browser = here.signed_in(rosa)
    home = browser.get("/home").text
    assert "Rosa Lind, what will you bring?" in home
    assert home.count('href="/long-table/"') == 2
    assert 'href="/long-table/"' not in here.visitor().get("/").text
    page = browser.get(_table(here, rosa, "circle")).text
    assert "At &lt;b&gt;Rosa’s&lt;/b&gt; eats together?" in page


def test_numbers_are_for_whoever_may_and_small_ones_are_kept_back(town):
    here = town("report.md")
    rosa = here.person("Rosa Lind")
    _table(here, rosa)
    admin = here.signed_in(here.person("Priya Nair", "administrator"))
    assert "Long tables" in admin.get("/council").text
    answer = admin.get("/long-table/numbers.csv")
    assert answer.mimetype == "text/csv"
    assert answer.text.split("\r\n")[1:3] == ["Tables,1", "People at them,fewer than 5"]
    assert here.signed_in(rosa).get("/long-table/numbers.csv").status_code == 403


def test_a_page_is_read_in_welsh(town):
    here = town("welsh.md", "abergwyn")
    visitor = here.visitor()
    assert "The long table" in visitor.get("/long-table/").text
    visitor.set_cookie("alongside_language", "cy", domain=here.host)
    page = visitor.get("/long-table/").text
    assert "<h1>Y bwrdd hir</h1>" in page
    assert "Daw 12 o bobl." in page


def test_the_reminder_shown_is_the_one_that_is_tried():
    shown = files_in(HOW_TO / "reminder.md")
    assert len(shown) == 2
    for name, text in shown.items():
        assert text.partition("\n")[2] == (HERE / "full_circle" / name).read_text("utf-8")


def test_every_page_is_listed():
    listed = (HOW_TO / "README.md").read_text("utf-8")
    assert [one.name for one in HOW_TO.glob("*.md") if f"({one.name})" not in listed] == [
        "README.md"
    ]
