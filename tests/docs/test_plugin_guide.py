"""The plugin authors' guide works as it stands: its files are taken out of it and used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.testing import Town
from tests.docs.reading import ROOT, files_in

GUIDE = ROOT / "docs" / "plugins" / "README.md"
SINGLE = "practices/long_table.py"
METADATA = "Metadata-Version: 2.1\nName: alongside-long-table\nVersion: 0.1.0\n"

USE = """
from alongside import create_app
from alongside.testing.browser import Browser

app = create_app({"MODE": "demo", "STRICT_PLUGINS": True})
parent, worker = (Browser(app, app.response_class) for _ in range(2))
for client, handle in ((parent, "parent"), (worker, "worker")):
    client.host = "northbank.localhost"
    assert client.send("/demo/sign-in", {"handle": handle}).status_code == 302
assert "What will you bring?" in parent.get("/home").text
assert parent.send("/long-table/", {"what": ""}).status_code == 422
assert parent.send("/long-table/", {"what": "Soup"}).status_code == 302
page = parent.get("/long-table/").text
assert "Soup" in page and "the library" in page
change = page.split('<a href="/long-table/dishes/')[1].split('"')[0]
assert "/long-table/dishes/" not in worker.get("/long-table/").text
assert worker.get(f"/long-table/dishes/{change}").status_code == 404
stale = parent.hidden(parent.get(f"/long-table/dishes/{change}").text)
assert parent.send(f"/long-table/dishes/{change}", {"what": "Bread"}).status_code == 302
late = parent.post(f"/long-table/dishes/{change}", data={**stale, "form_key": "", "what": "Tea"})
assert late.status_code == 422 and "Somebody saved" in late.text
assert "Bread" in worker.get("/long-table/").text
"""


@pytest.fixture
def single_file(tmp_path: Path):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "long_table.py").write_text(files_in(GUIDE)[SINGLE], encoding="utf-8")


def test_the_single_file_practice_works_for_the_council_that_enables_it(
    single_file, make_app, database
):
    app = make_app(**database)
    northbank, abergwyn = Town.of(app, "northbank"), Town.of(app, "abergwyn")
    northbank.enable("long_table")
    assert "Neighbours eat together." in northbank.visitor().get("/").text
    page = northbank.visitor().get("/long-table/")
    assert page.status_code == 200
    assert "at the library" in page.text
    assert abergwyn.visitor().get("/long-table/").status_code == 404


def test_the_single_file_practice_has_a_settings_page(single_file, make_app, database):
    app = make_app(**database)
    northbank = Town.of(app, "northbank")
    northbank.enable("long_table", where="the old pier")
    assert "at the old pier" in northbank.visitor().get("/long-table/").text
    admin = northbank.signed_in(northbank.person("Priya Nair", "administrator"))
    overview = admin.get("/council/practices", follow_redirects=True)
    assert "The long table" in overview.text


@pytest.fixture
def package(tmp_path: Path) -> dict[str, str]:
    """The guide's package, written out and installed, and the environment to use it in.

    It is used in processes of its own, so that its tables stay out of the other tests.
    """
    for name, text in files_in(GUIDE).items():
        if name != SINGLE:
            path = tmp_path / "package" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    written = tmp_path / "package"
    info = written / "alongside_long_table-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, encoding="utf-8")
    project = (written / "pyproject.toml").read_text(encoding="utf-8")
    section, points = project.split("[project.entry-points.")[1].split("]\n", 1)
    (info / "entry_points.txt").write_text(
        f"[{section.strip(chr(34))}]\n{points}".replace('"', ""), encoding="utf-8"
    )
    return {
        **{name: value for name, value in os.environ.items() if "ALONGSIDE" not in name},
        "PYTHONPATH": str(written),
        "ALONGSIDE_MODE": "demo",
        "ALONGSIDE_INSTANCE": str(tmp_path / "instance"),
        "ALONGSIDE_SQLITE_SYNCHRONOUS": "OFF",
    }


def _run(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_package_works_from_its_first_migration_to_a_stale_edit(package):
    written = _run(package, "-m", "alongside", "db", "revision", "long_table", "-m", "First tables")
    assert "0001_first_tables.py" in written
    assert "long_table: nothing → 0001" in _run(package, "-m", "alongside", "db", "upgrade")
    _run(package, "-m", "alongside", "demo", "--no-serve")
    _run(package, "-m", "alongside", "plugin", "enable", "long_table", "--council", "northbank")
    _run(package, "-c", USE)
