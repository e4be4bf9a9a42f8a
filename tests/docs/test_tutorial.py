"""The tutorial is followed step by step, and ends with the practice that stands in the community.

Each step writes the files that its section shows and runs the commands of its `sh` block. After it
the package loads in strict mode, its migrations say what its models say, and its new tests pass.
"""

import re
import shlex
import shutil
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner

from alongside.cli import main
from alongside.testing import catalogues
from tests.community.installation import Installation
from tests.community.running import run_its_tests
from tests.community.wheels import HERE
from tests.docs.reading import FENCE, NAMED, ROOT

TUTORIAL = ROOT / "docs" / "plugins" / "tutorial.md"
RESULT = HERE / "full_circle"
WELSH = "alongside_full_circle/translations/cy/LC_MESSAGES/messages.po"
ENTRY = "[alongside.practices]\nfull_circle = alongside_full_circle\n"
DATED = {"LICENSE", WELSH.replace(".po", ".mo")}  # they say when they were made
METADATA = "Metadata-Version: 2.1\nName: alongside-full-circle\nVersion: 0.1.0\n"


@dataclass
class Step:
    """A section of the tutorial: its heading, the files it shows, and what it runs."""

    title: str
    files: dict[str, str] = field(default_factory=dict)
    commands: list[list[str]] = field(default_factory=list)


def _steps():
    for section in re.split(r"^## ", TUTORIAL.read_text(encoding="utf-8"), flags=re.M)[1:]:
        step = Step(section.splitlines()[0])
        for language, body in FENCE.findall(section):
            if language == "sh":
                step.commands += [shlex.split(line) for line in body.splitlines()]
            elif language in ("python", "jinja"):
                named = NAMED.match(body)
                assert named, f"a block of {step.title!r} does not say which file it is"
                step.files[named[1]] = body[named.end() :]
        yield step


STEPS = list(_steps())


class Author:
    """Somebody who follows the tutorial, in a folder of their own."""

    def __init__(self, folder):
        self.folder, self.package = folder, folder / "alongside-full-circle"
        self.here = Installation(folder, STRICT_PLUGINS="1")
        info = self.here.site / "alongside_full_circle-0.1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(METADATA)
        (info / "entry_points.txt").write_text(ENTRY)

    def begin(self):
        """Answer what `plugin new` asks; gives what was asked and what was answered."""
        section = TUTORIAL.read_text(encoding="utf-8").split("## Begin")[1]
        shown = next(body for language, body in FENCE.findall(section) if language == "text")
        answers = re.findall(r"\]: (.+)$", shown, re.M)
        done = CliRunner().invoke(
            main,
            ["plugin", "new", "full_circle", "--into", str(self.folder)],
            input="\n".join(answers) + "\n",
        )
        assert done.exit_code == 0, done.output
        assert done.output.startswith(shown), done.output
        code = self.package / "alongside_full_circle"
        (self.here.site / code.name).symlink_to(code)

    def write(self, files):
        for name, text in files.items():
            path = self.package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def run(self, words, only=()):
        """Run one command of the tutorial; `pytest` with these tests only, if any are named."""
        match words:
            case ["rm", name]:
                (self.package / name).unlink()
            case ["pytest"]:
                run_its_tests(self.package, self.here, "-k", "not postgres", *only)
            case ["alongside", *rest]:
                self.alongside(*rest)
            case ["ruff", *rest]:
                self.python("-m", "ruff", *rest)
            case ["pybabel", *rest]:
                self.python("-m", "babel.messages.frontend", *rest)
            case _:
                pytest.fail(f"the tutorial runs {words}, which this test does not know")

    def alongside(self, *words):
        return self.python("-m", "alongside", *words)

    def python(self, *words):
        return self.here.python(*words, cwd=self.package)

    def check(self):
        """The package loads, its tables are made, and no migration is missing."""
        shutil.rmtree(self.here.instance, ignore_errors=True)
        assert "full_circle: nothing → " in self.alongside("db", "upgrade")
        said = self.alongside("db", "revision", "full_circle", "-m", "None")
        assert "already say what the models say" in said
        self.python("-m", "ruff", "check", "--no-cache", ".")
        self.python("-m", "ruff", "format", "--no-cache", "--check", ".")


def _files(folder):
    """The paths of the files in a folder, without what tools leave behind."""
    found = (one.relative_to(folder) for one in folder.rglob("*") if one.is_file())
    return {path for path in map(str, found) if not re.search(r"_cache|pycache", path)}


def _new_tests(step):
    """The tests that a step brings; where it brings none, those of a page that shows many words."""
    names = {name for name in step.files if name.startswith("tests/test_")}
    return sorted(names) or ["tests/test_home.py"]


def test_whoever_follows_the_tutorial_has_full_circle_in_the_end(tmp_path):
    author = Author(tmp_path)
    author.begin()
    for step in STEPS:
        author.write(step.files)
        if step.title == "In Welsh":
            shutil.copy(RESULT / WELSH, author.package / WELSH)
        for words in step.commands:
            author.run(words, only=_new_tests(step) if step.title != "Begin" else ())
        if step.commands:
            author.check()
    assert _files(author.package) == _files(RESULT)
    for name in _files(RESULT) - DATED:
        assert (author.package / name).read_bytes() == (RESULT / name).read_bytes(), name
    assert not catalogues.stale(author.package / WELSH)


def test_what_it_shows_of_the_welsh_is_what_the_file_says():
    shown = [body for language, body in FENCE.findall(TUTORIAL.read_text("utf-8"))]
    assert any((RESULT / WELSH).read_text("utf-8").startswith(body) for body in shown if body)


def test_every_step_ends_with_something_to_run_and_to_see():
    parts = re.split(r"^## ", TUTORIAL.read_text(encoding="utf-8"), flags=re.M)[1:-1]
    for part in parts:
        assert "**What can be seen now.**" in part
        assert "pytest\n```" in part


def test_no_file_is_shown_twice_in_a_step_or_without_need():
    last = {}
    for step in STEPS:
        for name, text in step.files.items():
            assert last.get(name) != text, f"{step.title} shows {name} again, unchanged"
            last[name] = text
    for name, text in last.items():
        assert (RESULT / name).read_text("utf-8") == text, name
