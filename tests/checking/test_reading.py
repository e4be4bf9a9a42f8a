"""Reading a plugin: a file, a folder, a wheel, or what is installed; and never running it."""

import sys
import zipfile
from importlib.metadata import version

import pytest

from alongside.checking.described import described
from alongside.checking.package import NotReadable
from alongside.checking.reading import read
from alongside.checking.report import check
from tests.packages import ABOUT, DECLARES, install

PROJECT = """
[project]
name = "alongside-long-table"
version = "0.1.0"
description = "Neighbours eat together."
requires-python = ">=3.11"
license = "MIT"
authors = [{name = "Wren Ashdown"}]
dependencies = ["alongside>=0.1,<1"]
[project.urls]
Security = "https://example.org/security"
[project.entry-points."alongside.practices"]
long_table = "alongside_long_table"
"""
GOOD = DECLARES.format(id="long_table")


def folder(tmp_path, project=PROJECT, text=GOOD, inside="src"):
    root = tmp_path / "long-table"
    (root / inside / "alongside_long_table").mkdir(parents=True)
    (root / inside / "alongside_long_table" / "__init__.py").write_text(text)
    (root / "pyproject.toml").write_text(project)
    return root


def wheel(tmp_path, about=ABOUT, text=GOOD, more=()):
    site = tmp_path / "built"
    install(site, files={"__init__.py": text}, about=about)
    path = tmp_path / "alongside_long_table-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for one in sorted(site.rglob("*")):
            if one.is_file():
                made.write(one, one.relative_to(site).as_posix())
        for name in more:
            made.writestr(name, "")
    return path


def said(package):
    return "\n".join(str(one) for one in described(package) if one.mend)


@pytest.mark.parametrize("inside", [".", "src"])
def test_a_source_folder_is_read(tmp_path, inside):
    package = read(str(folder(tmp_path, inside=inside)), tmp_path)
    assert package.practices == [("long_table", "alongside_long_table")]
    assert set(package.sources) == {"alongside_long_table/__init__.py"}
    assert package.about.author == "Wren Ashdown"
    assert check(package, run=False).to_mend == []


def test_a_wheel_has_the_digest_that_it_has_when_it_is_installed(tmp_path, monkeypatch):
    package = read(str(wheel(tmp_path)), tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path / "built"))
    installed = read("long_table", tmp_path / "practices")
    assert (package.installed, installed.installed) == (False, True)
    assert package.sha256 == installed.sha256
    assert check(package, run=False).to_mend == check(installed, run=False).to_mend == []


def test_a_single_file_is_read_by_its_path_and_by_its_name(tmp_path):
    (tmp_path / "practices").mkdir()
    path = tmp_path / "practices" / "long_table.py"
    path.write_text(DECLARES.format(id="long_table"))
    for given in (str(path), "long_table"):
        report = check(read(given, tmp_path / "practices"), run=False)
        assert report.to_mend == []
        assert {"author", "licence", "security"} <= {one.rule for one in report.findings}


@pytest.mark.parametrize("kind", ["file", "folder", "wheel", "installed"])
def test_nothing_is_run(kind, tmp_path, monkeypatch):
    mark = tmp_path / "was-run"
    text = f"open({str(mark)!r}, 'w')\n" + DECLARES.format(id="long_table")
    if kind == "file":
        path = tmp_path / "long_table.py"
        path.write_text(text)
    elif kind == "folder":
        path = folder(tmp_path, text=text)
    else:
        path = wheel(tmp_path, text=text)
    if kind == "installed":
        monkeypatch.syspath_prepend(str(tmp_path / "built"))
    report = check(read("long_table" if kind == "installed" else str(path), tmp_path), run=False)
    assert "files" in {one.rule for one in report.to_mend}
    assert not mark.exists()
    assert "alongside_long_table" not in sys.modules


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('version = "0.1.0"', 'version = "first"'), "version 'first' is none"),
        (('version = "0.1.0"', ""), "has no version"),
        (('license = "MIT"', ""), "under which licence"),
        (('authors = [{name = "Wren Ashdown"}]', ""), "who wrote it"),
        (('description = "Neighbours eat together."', ""), "what it is for"),
        (("Security = ", "Homepage = "), "report a security fault"),
        (("https://example.org/security", "http://example.org"), "report a security fault"),
        (('requires-python = ">=3.11"', ""), "which Python"),
        ((">=3.11", ">=4"), "needs Python >=4"),
        ((">=3.11", "new"), "cannot be read"),
        (('"alongside>=0.1,<1"', ""), "which Alongside"),
        (("alongside>=0.1,<1", "alongside>=0.1"), "no upper end"),
        (("alongside>=0.1,<1", "alongside<0.1"), f"and this is {version('alongside')}"),
        (("alongside>=0.1,<1", "alongside >>> 1"), "cannot be read"),
        (("alongside>=0.1,<1", "alongside<1; python_full_version ~= 'x'"), "cannot be read"),
        (("alongside>=0.1,<1", "alongside<1; 'x' in extras"), "cannot be read"),
        (("alongside.practices", "other.things"), "brings no practice"),
        (("alongside.practices", "other.things"), "adds itself to other.things"),
        (('"alongside_long_table"', '"/etc/passwd"'), ""),
        (("long_table = ", "feedback = "), "'feedback' is taken here by the package alongside"),
    ],
)
def test_what_the_metadata_leave_out_or_get_wrong_is_said(tmp_path, change, words):
    assert change[0] in PROJECT
    package = read(str(folder(tmp_path, PROJECT.replace(*change))), tmp_path)
    assert words in said(package)


def test_a_version_that_the_build_works_out_is_no_fault(tmp_path):
    project = PROJECT.replace('version = "0.1.0"', 'dynamic = ["version"]')
    assert said(read(str(folder(tmp_path, project)), tmp_path)) == ""


def test_a_wheel_that_runs_at_every_start_or_brings_bytecode_is_a_fault(tmp_path):
    path = wheel(tmp_path, more=["evil.pth", "alongside_long_table/__pycache__/a.pyc", "x.data/a"])
    rules = {one.rule for one in check(read(str(path), tmp_path), run=False).to_mend}
    assert {"pth", "compiled", "wheel"} <= rules


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path / "none.py", "There is no"),
        (lambda path: path / "nowhere" / "at-all", "There is no"),
        (lambda path: _written(path / "x.txt", b""), "none of a .py file"),
        (lambda path: _written(path / "x.whl", b"not a zip"), "no wheel that can be read"),
        (lambda path: wheel(path, more=["../evil.py"]), "outside its folder"),
        (lambda path: wheel(path, more=["/evil.py"]), "outside its folder"),
        (lambda path: wheel(path, more=["b.dist-info/METADATA"]), "more than one"),
        (lambda path: path, "no pyproject.toml"),
        (lambda path: folder(path, "x = ["), "not valid TOML"),
        (lambda path: folder(path, "[tool]"), "has no [project]"),
        (lambda path: "unheard_of", "Installed: family_conference, feedback, shared_lives"),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(tmp_path, make, words):
    with pytest.raises(NotReadable) as refused:
        read(str(make(tmp_path)), tmp_path / "practices")
    assert words in str(refused.value)


def _written(path, content):
    path.write_bytes(content)
    return path


def test_a_wheel_cut_short_is_answered_in_words(tmp_path):
    path = wheel(tmp_path)
    whole = path.read_bytes()
    at = whole.index(b"__init__.py") + 30
    flipped = whole[:at] + bytes(byte ^ 255 for byte in whole[at : at + 30]) + whole[at + 30 :]
    for damaged in (whole[:-200], whole[:100], flipped):
        path.write_bytes(damaged)
        with pytest.raises(NotReadable):
            read(str(path), tmp_path)


def test_a_wheel_that_unfolds_too_far_is_refused(tmp_path, monkeypatch):
    path = wheel(tmp_path)
    monkeypatch.setattr("alongside.checking.reading.MOST_BYTES", 10)
    with pytest.raises(NotReadable, match="unfolds to more than"):
        read(str(path), tmp_path)


def test_two_of_one_name_are_not_guessed_between(tmp_path, monkeypatch):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "long_table.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    install(tmp_path / "site")
    with pytest.raises(NotReadable, match="more than once"):
        read("long_table", tmp_path / "practices")


def test_a_package_beside_it_that_nobody_can_read_stops_nothing(tmp_path, monkeypatch):
    site = tmp_path / "site"
    install(site, "other", points="nonsense")
    monkeypatch.syspath_prepend(str(site))
    assert "is taken" not in said(read(str(folder(tmp_path)), tmp_path))


def test_a_file_that_python_cannot_read_for_its_depth_is_named_in_words(tmp_path):
    (tmp_path / "deep.py").write_text("x = " + "-" * 100_000 + "1")
    ((name, why),) = read(str(tmp_path / "deep.py"), tmp_path).unparsed()
    assert name == "deep.py"
    assert "nested" in why
