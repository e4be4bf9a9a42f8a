"""A new practice is a package that says what was wished, whatever characters that has."""

import ast
import io
import subprocess
import sys
import tomllib
import unicodedata

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alongside.scaffold.wish import ID_MAX, NEVER, NotPossible, Wish
from alongside.scaffold.writing import argument, render, write
from tests.docs.reading import ROOT

HARD = """He said: "it's {{ ours }} – {% raw %} 100% \\n «ŵ» 話 \\" """.strip()


def lines(most):
    """Texts that may be said: one line, whatever characters it has."""

    def fitting(text):
        seen = "".join(one for one in text if unicodedata.category(one) not in NEVER)
        return seen[:most].strip() or "x"

    marks = st.sampled_from(
        ["'", '"', "\\", "{{", "}}", "{%", "<<", "%>", "#", "%", " ", "ŵ", "'''"]
    )
    return st.lists(marks | st.text(max_size=20), max_size=12).map("".join).map(fitting)


def words_of(source):
    """The texts that the module of words gives, read without running it."""
    return {
        one.targets[0].id: ast.literal_eval(one.value.args[0])
        for one in ast.parse(source).body
        if isinstance(one, ast.Assign)
    }


@settings(deadline=None, max_examples=40)
@given(title=lines(60), who=lines(200), holds=lines(200), author=lines(60))
@example(title=HARD, who=HARD, holds=HARD, author=HARD)
def test_what_was_said_is_what_is_written(title, who, holds, author):
    wish = Wish("full_circle", title, holds, who, author, "rosa@example.org")
    files = {name: content.decode() for name, content in _texts(render(wish)).items()}
    words = words_of(files["alongside_full_circle/words.py"])
    assert words == {"TITLE": title, "WHO": who, "HOLDS": holds}
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert (project["description"], project["authors"][0]["name"]) == (who, author)
    assert files["README.md"].startswith(f"# {title}\n\n{who}\n")
    for name, text in files.items():
        if name.endswith(".py"):
            compile(text, name, "exec")
    for name in ("index", "write"):  # no words of anybody's in what Jinja will read
        page = f"alongside_full_circle/templates/full_circle/{name}.html"
        assert files[page] == _texts(render(PLAIN))[page].decode()


@settings(deadline=None, max_examples=40)
@given(title=lines(60), who=lines(200))
@example(title=HARD, who=HARD)
def test_the_welsh_catalogue_can_be_read_and_says_each_text_once(title, who):
    files = render(Wish("full_circle", title, who, who))
    folder = "alongside_full_circle/translations/cy/LC_MESSAGES/messages"
    catalogue = read_po(io.BytesIO(files[f"{folder}.po"]), locale="cy", abort_invalid=True)
    assert {title, who, "Keep it"} <= {one.id for one in catalogue}
    assert read_mo(io.BytesIO(files[f"{folder}.mo"])).get("Keep it").string == "Ei gadw"


PLAIN = Wish("full_circle", "Full Circle", "What is asked", "Some people.")


def _texts(files):
    return {name: content for name, content in files.items() if not name.endswith(".mo")}


@given(lines(200))
@example(HARD)
@example("word " * 39 + "word")
@example("x" * 200)
@example("話" * 150)
def test_a_text_of_python_is_no_longer_than_a_line_holds(text):
    written = f"TITLE = _l({argument(text, 'TITLE = _l(')})\n"
    assert ast.literal_eval(ast.parse(written).body[0].value.args[0]) == text
    wide = {
        line: sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
        for line in written.splitlines()
    }
    assert max(wide.values()) <= 100


def test_a_folder_that_is_there_is_never_written_over(tmp_path):
    folder = write(PLAIN, tmp_path)
    (folder / "README.md").write_text("mine")
    with pytest.raises(NotPossible, match="nothing is overwritten"):
        write(PLAIN, tmp_path)
    assert (folder / "README.md").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / PLAIN.package).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotPossible, match="there already"):
        write(PLAIN, tmp_path)


@pytest.mark.parametrize("practice_id", ["x", "full_circle", "a" * ID_MAX])
@pytest.mark.parametrize("text", ["A few words", HARD, "long enough to " * 3 + "end"])
def test_what_is_written_is_clean_by_the_rules_of_the_house(tmp_path, practice_id, text):
    folder = write(Wish(practice_id, text[:60], text * 2, text * 2, text[:60]), tmp_path)
    for words in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *words, folder],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_rules_for_code_are_the_house_s(tmp_path):
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]
    theirs = tomllib.loads(render(PLAIN)["pyproject.toml"].decode())["tool"]["ruff"]
    assert theirs["line-length"] == ours["line-length"]
    assert theirs["lint"]["select"] == ours["lint"]["select"]
    assert theirs["lint"]["ignore"] == ours["lint"]["ignore"]
