"""The documentation leads somewhere, and names only what there is."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from alongside.cli import main
from alongside.config import DEFAULTS, INSIDE
from alongside.kernel.hookspecs import HOOKS
from tests.docs.reading import ROOT, pages

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*src=\"([^\"]+)\"")
NAME = re.compile(r"ALONGSIDE_([A-Z_]+)")
TEST_FILE = re.compile(r"`(tests/[\w/]+\.py)`")
OUTSIDE_CONFIG = {"INSTANCE", "TEST_POSTGRES", "WRITE_GOLDEN"}
OPERATORS = ROOT / "docs" / "operators"
PAGES = [page.relative_to(ROOT) for page in pages()]


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made from their words."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("paper", PAGES, ids=str)
def test_every_link_leads_somewhere(paper):
    for link in (a or b for a, b in LINK.findall((ROOT / paper).read_text(encoding="utf-8"))):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / paper).parent / path if path else ROOT / paper
        assert target.exists(), f"{paper} leads to {link}, which is not there"
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{paper} leads to {link}, which has no such heading"


def test_every_page_can_be_reached_from_the_readme():
    seen, open_pages = set(), [ROOT / "README.md"]
    while open_pages:
        page = open_pages.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for a, b in LINK.findall(page.read_text(encoding="utf-8")):
            path = (a or b).partition("#")[0]
            if path and "://" not in path:
                open_pages.append(page.parent / path)
    assert {page.resolve() for page in pages()} - seen == set()


@pytest.mark.parametrize("hook", HOOKS)
def test_the_authors_guide_leads_to_every_hook(hook):
    guide = (ROOT / "docs" / "plugins" / "README.md").read_text(encoding="utf-8")
    assert f"(hooks/{hook}.md)" in guide


@pytest.mark.parametrize("paper", PAGES, ids=str)
def test_every_setting_named_exists(paper):
    named = set(NAME.findall((ROOT / paper).read_text(encoding="utf-8")))
    assert named - {""} <= set(DEFAULTS) - INSIDE | OUTSIDE_CONFIG


def test_every_setting_of_operators_is_in_their_table():
    page = (OPERATORS / "README.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `ALONGSIDE_([A-Z_]+)` \|", page, re.M))
    assert rows == set(DEFAULTS) - INSIDE | {"INSTANCE"}


@pytest.mark.parametrize("paper", sorted(OPERATORS.glob("*.md")), ids=lambda page: page.name)
def test_configurations_shown_to_operators_are_toml_with_known_names(paper):
    for block in re.findall(r"^```toml\n(.*?)^```$", paper.read_text("utf-8"), re.M | re.S):
        assert {name.upper() for name in tomllib.loads(block)} <= set(DEFAULTS)


@pytest.mark.parametrize("paper", PAGES, ids=str)
def test_every_test_that_a_page_names_is_there(paper):
    for name in TEST_FILE.findall((ROOT / paper).read_text(encoding="utf-8")):
        assert (ROOT / name).is_file(), f"{paper} names {name}, which is not there"


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(one for extra in extras for one in extra)]
    names = {re.match(r"[\w-]+", one)[0].lower() for one in wanted} - {"alongside"}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"^\| ([\w-]+)", page, re.M))


def _commands(page: Path) -> list[list[str]]:
    shown = re.findall(r"^ {4}(?:\.venv/bin/)?alongside (.+)$", page.read_text("utf-8"), re.M)
    return [shlex.split(re.split(r" [>|] ", line)[0]) for line in shown]


@pytest.mark.parametrize("paper", [page for page in PAGES if _commands(ROOT / page)], ids=str)
def test_every_command_shown_is_there_with_its_options(paper):
    for words in _commands(ROOT / paper):
        command, rest = main, list(words)
        context = click.Context(main)
        while isinstance(command, click.Group):
            name = rest.pop(0)
            command = command.get_command(context, name)
            assert command is not None, f"{paper} shows `alongside {' '.join(words)}`"
        options = {option for one in command.params for option in one.opts}
        given = {one.partition("=")[0] for one in rest if one[0] == "-" != one}
        assert given <= options, f"{paper} shows `alongside {' '.join(words)}`"
