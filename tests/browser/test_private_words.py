"""What a family types in private time is nowhere on the real server: not even in its memory.

The server is the one that `alongside demo` starts, with its worker beside it. What is searched is
everything that it keeps and everything that its processes hold. When the family has shared the
plan, the same searches find the same word, or they would prove nothing.
"""

import os
from contextlib import closing
from pathlib import Path

import pytest
from searching import in_database, in_files, in_memory

from alongside.app import create_app
from alongside.backups.making import make
from alongside.db.engine import db
from tests.browser.real_site import RealSite
from tests.browser.walker import Walker, Way

pytestmark = pytest.mark.browser
CANARY = "Kanarienvogel58q17"
BROWSER_KEEPS = """async () => JSON.stringify([{...localStorage}, {...sessionStorage},
    document.cookie, await indexedDB.databases(), await caches.keys(), location.href,
    history.state])"""


@pytest.fixture
def real(tmp_path):
    (folder := tmp_path / "real").mkdir()
    served = RealSite(folder)
    yield served
    served.stop()


def may_look(pid: int) -> bool:
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0):
            return True
    except (OSError, PermissionError):
        return False


def write_everywhere(dani, page):
    """Put the word into every box of the draft, and type it by keys into some."""
    boxes = page.locator("form[data-draft] textarea:visible").all()
    assert len(boxes) > 10
    for number, box in enumerate(boxes):
        box.focus()
        (page.keyboard.insert_text if number % 9 else page.keyboard.type)(f"{CANARY} ")


def found(real, tmp_path, name):
    """Where the word is: in the database, the files, a backup made now, and in memory."""
    app = create_app({"INSTANCE": real.folder / "instance", "MODE": "demo"})
    try:
        (folder := tmp_path / name).mkdir()
        make(app, folder / "backup.zip", lambda _: None)
        return {
            "database": in_database(app, CANARY),
            "files": in_files(real.folder, CANARY),
            "backup": in_files(folder, CANARY),
            "memory": in_memory(real.pids(), CANARY),
        }
    finally:
        with app.app_context():
            db.engine.dispose()


def test_what_is_typed_in_private_time_is_not_even_in_the_servers_memory(browser, real, tmp_path):
    if not may_look(real.process.pid):
        reason = "this system lets nobody look into the memory of a process of their own"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    dani, tom = (Walker(browser, real, Way(1280)) for _ in range(2))
    with closing(dani.context), closing(tom.context):
        dani.be("Dani")
        tom.be("Tom Whitfield")
        card = dani.page.get_by_role("listitem").filter(has_text="Kai’s family conference")
        dani.press(card.get_by_role("link", name="It is your private family time"))
        place = dani.where()
        page = dani.page
        dani.unfold("More lines")
        write_everywhere(dani, page)
        with page.expect_download() as draft:
            dani.tab_to(dani.button("Save our draft to a file"))
            page.keyboard.press("Enter")
        assert CANARY in Path(draft.value.path()).read_text()
        dani.tab_to(dani.button("Ask Tom Whitfield to the door"))
        page.keyboard.press("Enter")
        dani.reads("You have asked somebody to the door.")
        tom.visit("/home")
        tom.reads("The family asks you to the door")
        tom.visit(place, status=403)
        assert CANARY not in page.evaluate(BROWSER_KEEPS)
        nowhere = {"database": False, "files": [], "backup": [], "memory": []}
        assert found(real, tmp_path, "before") == nowhere

        dani.use("Share our plan")
        tom.visit(place.replace("/private", "/plan"))
        tom.reads(CANARY)
        now = found(real, tmp_path, "after")
    assert now["database"]
    assert now["backup"] == ["backup.zip"]
    assert now["memory"], "what was sent must be found, or the search proves nothing"
