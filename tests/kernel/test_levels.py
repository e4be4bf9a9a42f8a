"""Levels: what is known of exactly these files, and what the next level needs."""

from datetime import date

import pytest

from alongside.kernel.about import About, about_file
from alongside.kernel.allowing import check_allow_list
from alongside.kernel.levels import UNTRIED, Level, in_words, level_of, read_evidence
from alongside.testing.promises import PROMISES
from alongside.web.context import house
from tests.packages import install

SAID = About("0.1.0", "Wren Ashdown", "MIT", "https://example.org/security")
THESE, OTHERS = "a" * 64, "b" * 64
CHECKED = {"sha256": THESE}


def entry(**values):
    made = {
        "name": "long_table",
        "sha256": THESE,
        "reviewed_by": ["Wren Ashdown"],
        "reviewed_on": date(2026, 3, 31),
        **values,
    }
    check_allow_list([made])
    return made


@pytest.mark.parametrize(
    ("about", "missing"),
    [
        (About("1", "", "MIT", "https://example.org"), "who wrote it"),
        (About("1", "Wren", "", "https://example.org"), "licence"),
        (About("1", "Wren", "MIT", ""), "report a security fault"),
    ],
)
def test_what_does_not_say_whose_it_is_is_not_listed(about, missing):
    found = level_of(about, THESE, evidence=CHECKED, entries=[entry()])
    assert found.level is Level.UNLISTED
    assert missing in str(found.missing[0])


def test_a_declaration_that_cannot_be_read_is_not_listed():
    assert level_of(SAID, THESE, readable=False).level is Level.UNLISTED


def test_without_a_check_of_these_files_it_is_listed():
    assert level_of(SAID, THESE).level is Level.LISTED
    found = level_of(SAID, THESE, evidence={"sha256": OTHERS}, entries=[entry()])
    assert found.level is Level.LISTED
    assert "other files" in str(found.missing[0])


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [{"name": "long_table", "sha256": THESE}],
        [entry(sha256=OTHERS)],
        [{key: value for key, value in entry().items() if key != "reviewed_on"}],
        [{key: value for key, value in entry().items() if key != "sha256"}],
    ],
)
def test_without_a_review_of_exactly_these_files_it_is_checked(entries):
    assert level_of(SAID, THESE, evidence=CHECKED, entries=entries).level is Level.CHECKED


@pytest.mark.parametrize(
    ("entries", "missing"),
    [
        ([entry()], ["second person", "data protection"]),
        ([entry(agreed_by="Iris Vale")], ["second person"]),
        ([entry(reviewed_by=["Wren Ashdown", "wren  ashdown"], agreed_by="I")], ["second person"]),
        ([entry(reviewed_by=["Wren Ashdown", "Iris Vale"])], ["data protection"]),
    ],
)
def test_one_reader_or_no_agreement_makes_it_reviewed(entries, missing):
    found = level_of(SAID, THESE, evidence=CHECKED, entries=entries)
    assert found.level is Level.REVIEWED
    assert len(found.missing) == len(missing)
    for words, said in zip(missing, found.missing, strict=True):
        assert words in str(said)


def test_two_readers_and_an_agreement_make_it_trusted():
    both = entry(reviewed_by=["Wren Ashdown", "Iris Vale"], agreed_by="Rowan Hale")
    found = level_of(SAID, THESE, evidence=CHECKED, entries=[both])
    assert (found.level, found.missing) == (Level.TRUSTED, ())


NOT_RUN = [
    {"promise": "What is off is not found.", "why": "on PostgreSQL: no server"},
    {"promise": "Looking changes nothing.", "why": "on PostgreSQL: no server"},
    {"promise": PROMISES["accessible"], "why": "there is no Chromium on this machine"},
    {"promise": "Some other promise.", "why": "the moon is in the way"},
]


@pytest.mark.parametrize(
    ("entries", "level"),
    [
        ([], Level.CHECKED),
        ([entry()], Level.REVIEWED),
        ([entry(reviewed_by=["Wren", "Iris"], agreed_by="Rowan")], Level.TRUSTED),
    ],
)
def test_what_was_not_tried_stays_with_the_level_as_a_reservation(entries, level):
    found = level_of(SAID, THESE, evidence={**CHECKED, "not_run": NOT_RUN}, entries=entries)
    assert found.level is level
    assert in_words(found.level, found.untried) == (
        f"{level} (not tried: its promises on PostgreSQL, its pages in a browser, "
        f"Some other promise.)"
    )


def test_what_is_called_something_else_is_a_promise_of_the_suite():
    assert set(UNTRIED) <= set(PROMISES.values())


def test_evidence_from_before_this_was_written_down_says_that_it_is_not_known():
    found = level_of(SAID, THESE, evidence=CHECKED)
    assert in_words(found.level, found.untried) == (
        "checked (not tried: it is not known what, because its check is an older one)"
    )


@pytest.mark.parametrize("more", [{"not_run": []}, {"not_run": "no"}, {"not_run": ["no", {}]}])
def test_evidence_that_says_nothing_of_it_reads_as_before(more):
    found = level_of(SAID, THESE, evidence={**CHECKED, **more})
    assert found.level is Level.CHECKED
    assert "not tried" not in in_words(found.level, found.untried)


def test_evidence_that_cannot_be_read_is_none(tmp_path):
    assert read_evidence(tmp_path, "long_table") is None
    (tmp_path / "checked").mkdir()
    (tmp_path / "checked" / "long_table.toml").write_text("not = toml = at all")
    assert read_evidence(tmp_path, "long_table") is None


def test_a_single_file_says_it_in_its_own_text():
    text = '"""Eat together.\n\nMore."""\n__author__ = "Wren"\n__license__ = "MIT"\n'
    text += '__version__ = "2"\n__security__ = "mailto:wren@example.org"\nraise SystemExit\n'
    assert about_file(text) == About("2", "Wren", "MIT", "mailto:wren@example.org", "Eat together.")


def test_the_level_is_on_the_record_from_the_start(make_app, tmp_path, monkeypatch):
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(str(site))
    install(site)
    install(site, "silent", about="Author: Wren\n")
    records = house(make_app(DATABASE_URL="sqlite://")).registry.records
    assert records["long_table"].level is Level.LISTED
    assert records["silent"].level is Level.UNLISTED
    assert records["feedback"].level is Level.BUNDLED
    (tmp_path / "checked").mkdir()
    sha256 = records["long_table"].candidate.sha256()
    evidence = tmp_path / "checked" / "long_table.toml"
    evidence.write_text(f'sha256 = "{sha256}"\n')
    again = house(make_app(DATABASE_URL="sqlite://")).registry.records["long_table"]
    assert again.level is Level.CHECKED
    (site / "alongside_long_table" / "more.py").write_text("")
    again = house(make_app(DATABASE_URL="sqlite://")).registry.records["long_table"]
    assert again.level is Level.LISTED
