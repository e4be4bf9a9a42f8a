"""Full Circle, a practice by other people: built, installed, tried and upgraded like any."""

import re
import sys
from pathlib import Path

import pytest

from alongside.checking.reading import read
from alongside.checking.report import check
from alongside.testing import catalogues
from tests.community.installation import Installation, environment, run
from tests.community.running import run_its_tests
from tests.community.wheels import HERE, ROOT, full_circle, source

VERSIONS = {1: "0.1.0", 2: "0.2.0"}


@pytest.fixture(scope="module", params=VERSIONS)
def version(request):
    return request.param


@pytest.fixture(scope="module")
def files(version, tmp_path_factory):
    """The files of a version, as its authors have them."""
    return source(version, tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def here(version, tmp_path_factory):
    """An installation with a version of it."""
    return _with(version, tmp_path_factory.mktemp("here"))


def _with(version, folder):
    here = Installation(folder, STRICT_PLUGINS="1")
    here.install(full_circle(version, folder))
    return here


def test_its_wheel_has_everything_that_it_needs_and_no_tests(version, here):
    assert (here.site / f"alongside_full_circle-{VERSIONS[version]}.dist-info").is_dir()
    package = here.site / "alongside_full_circle"
    assert (package / "translations/cy/LC_MESSAGES/messages.mo").is_file()
    assert (package / "templates/full_circle/circle.html").is_file()
    assert len(list((package / "migrations").glob("*.py"))) == version + 1
    assert not (here.site / "tests").exists()


@pytest.fixture(scope="module")
def newest(tmp_path_factory):
    """The newest version: its files, and where it is installed. The tutorial tries the first."""
    folder = tmp_path_factory.mktemp("newest")
    return source(2, folder), _with(2, folder)


def test_it_passes_its_own_tests(newest):
    assert "passed" in run_its_tests(*newest, "-k", "not postgres")


@pytest.mark.postgres
def test_it_passes_its_own_tests_on_postgresql(newest, postgres_server):
    said = run_its_tests(*newest, "-k", "postgres")
    assert "passed" in said
    assert "skipped" not in said


def test_it_says_everything_in_welsh_and_nothing_else(files):
    package = files / "alongside_full_circle"
    po = package / "translations/cy/LC_MESSAGES/messages.po"
    words, welsh = catalogues.extract(package), catalogues.translated(po)
    assert catalogues.missing(words, welsh) == []
    assert catalogues.unused(words, welsh) == []
    assert catalogues.twisted(welsh) == []
    assert not catalogues.stale(po)


def test_plugin_check_has_nothing_to_mend_in_what_it_reads(files):
    report = check(read(str(files), files), run=False)
    assert [str(one) for one in report.findings] == []
    assert len(report.in_order) == 3


def test_its_migrations_say_what_its_models_say(here):
    said = here.alongside("db", "revision", "full_circle", "-m", "None")
    assert "already say what the models say" in said


def test_an_upgrade_moves_its_tables(tmp_path):
    here = _with(1, tmp_path)
    assert "full_circle: nothing → 0002" in here.alongside("db", "upgrade")
    here.install(full_circle(2, tmp_path))
    assert "full_circle: 0002 → 0003" in here.alongside("db", "upgrade")


def test_mypy_finds_nothing_in_it(files):
    words = ("--strict", "--ignore-missing-imports", "--no-incremental", "--exclude", "migrations")
    mypy = (sys.executable, "-m", "mypy", *words, "alongside_full_circle")
    run(*mypy, cwd=files, env=environment(MYPYPATH=str(ROOT / "core")))


def test_the_second_version_changes_files_and_never_a_released_migration():
    first, second = HERE / "full_circle", HERE / "full_circle_2"
    for path in _files(second):
        same = first / path
        assert "migrations" not in path.parts or not same.exists(), path
        assert not same.exists() or same.read_bytes() != (second / path).read_bytes(), path


def _files(folder: Path) -> list[Path]:
    found = (one.relative_to(folder) for one in folder.rglob("*") if one.is_file())
    return [path for path in found if not re.search(r"_cache|pycache", str(path))]


def test_it_uses_only_what_alongside_exports(files):
    for path in files.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        inside = [line for line in text.splitlines() if "alongside." in line and "import" in line]
        assert [line for line in inside if "alongside.testing" not in line] == [], path
