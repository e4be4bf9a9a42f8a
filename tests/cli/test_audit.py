"""`alongside audit`: tampering is found and named, and a cut end is seen against an anchor."""

import re

import pytest
from sqlalchemy import text

from alongside.access.actor import Actor
from alongside.db.engine import owner_engine
from alongside.records import checking
from alongside.records.log import note

DROP = ("DROP TRIGGER no_update_of_record_entry", "DROP TRIGGER no_delete_of_record_entry")


@pytest.fixture
def ten(northbank, abergwyn):
    """Ten lines in Northbank's record, and three in Abergwyn's."""
    for town, count in ((northbank, 10), (abergwyn, 3)):
        for number in range(count):
            with town.session() as session:
                note(session, Actor(session), "changed", "council", town.id, f"secret {number}")
    return northbank


@pytest.fixture
def tamper(app, ten):
    """Do to the database what its owner could, past every grant and trigger."""

    def do(*statements: str) -> None:
        with owner_engine(app) as engine, engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                for trigger in DROP:
                    connection.execute(text(trigger))
            council = ten.id if engine.dialect.name == "postgresql" else ten.id.hex
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL alongside.council = '{council}'"))
            for one in statements:
                connection.execute(text(f"{one} AND council_id = '{council}'"))

    return do


@pytest.fixture
def kept(app, ten, run, tmp_path):
    """The anchors of this moment, in a file elsewhere."""
    file = tmp_path / "anchors.txt"
    file.write_text("From: alongside@example.org\n\n" + run(app, "audit", "anchor").output)
    return file


def found(run, app, *words: str) -> str:
    answer = run(app, "audit", "verify", *words)
    assert answer.exit_code == 1, answer.output
    assert "secret" not in answer.output
    return answer.output


def test_a_whole_record_is_called_whole_with_its_count(app, ten, run, kept):
    answer = run(app, "audit", "verify")
    assert answer.exit_code == 0, answer.output
    assert "northbank: 10 lines, whole." in answer.output
    assert "abergwyn: 3 lines, whole." in answer.output
    answer = run(app, "audit", "verify", "--council", "northbank", "--anchor", str(kept))
    assert answer.exit_code == 0, answer.output
    assert "northbank: 10 lines, whole, and as 1 kept elsewhere say." in answer.output
    assert "abergwyn" not in answer.output


def test_a_record_in_which_nothing_happened_yet_is_whole(app, northbank, run):
    assert "northbank: 0 lines, whole." in run(app, "audit", "verify").output


def test_an_anchor_is_a_line_a_council(app, ten, run):
    lines = run(app, "audit", "anchor").output.splitlines()
    assert [re.sub(r"[0-9a-f]{64} .*", "…", line) for line in lines] == [
        "alongside-audit abergwyn 3 …",
        "alongside-audit northbank 10 …",
    ]
    one = run(app, "audit", "anchor", "--council", "northbank").output.splitlines()
    assert len(one) == 1


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE record_entry SET detail = 'nothing' WHERE number = 4", "Line 4, of"),
        ("UPDATE record_entry SET actor_id = NULL, capacity = 'x' WHERE number = 4", "Line 4, of"),
        ("UPDATE record_entry SET created_at = '2001-01-01 12:00:00.000' WHERE number = 4", "2001"),
        ("DELETE FROM record_entry WHERE number = 4", "Line 4 is missing, before line 5 of"),
        ("DELETE FROM record_entry WHERE number BETWEEN 1 AND 3", "Lines 1 to 3 are missing"),
        ("DELETE FROM record_entry WHERE number > 8", "Lines 9 to 10 are missing, at the end"),
        ("DELETE FROM record_head WHERE 1 = 1", "where the record ends is missing"),
        ("UPDATE record_head SET count = 9 WHERE 1 = 1", "Line 10 is there, but"),
    ],
)  # fmt: skip
def test_what_was_done_to_the_record_is_found_and_named(app, run, tamper, statement, words):
    tamper(statement)
    output = found(run, app)
    assert f"northbank: {words}" in output or words in output
    assert "abergwyn: 3 lines, whole." in output


def test_two_lines_that_changed_places_are_found(app, run, tamper):
    tamper(
        "UPDATE record_entry SET number = -4 WHERE number = 4",
        "UPDATE record_entry SET number = 4 WHERE number = 5",
        "UPDATE record_entry SET number = 5 WHERE number = -4",
    )
    output = found(run, app)
    assert "Line 4, of" in output and "Line 5, of" in output


def test_a_line_taken_out_and_the_others_moved_up_are_found(app, run, tamper):
    tamper(
        "DELETE FROM record_entry WHERE number = 4",
        *(f"UPDATE record_entry SET number = {n - 1} WHERE number = {n}" for n in range(5, 11)),
        "UPDATE record_head SET count = 9 WHERE 1 = 1",
    )
    assert "Line 4, of" in found(run, app)


def test_a_cut_end_is_seen_only_against_what_was_kept_elsewhere(app, run, tamper, kept, ten):
    tamper(
        "DELETE FROM record_entry WHERE number > 8",
        "UPDATE record_head SET count = 8, hash = "
        f"(SELECT hash FROM record_entry WHERE number = 8 AND council_id = '{_as_stored(ten)}') "
        "WHERE 1 = 1",
    )
    assert run(app, "audit", "verify").exit_code == 0
    output = found(run, app, "--anchor", str(kept))
    assert re.search(r"The end was cut off: on .+ there were 10 lines, and now there are 8", output)


def test_a_record_cut_and_gone_on_with_is_seen_against_what_was_kept(app, run, tamper, kept, ten):
    tamper(
        "DELETE FROM record_entry WHERE number > 8",
        "UPDATE record_head SET count = 8, hash = "
        f"(SELECT hash FROM record_entry WHERE number = 8 AND council_id = '{_as_stored(ten)}') "
        "WHERE 1 = 1",
    )
    with ten.session() as session:
        for number in range(5):
            note(session, Actor(session), "changed", "council", ten.id, f"secret new {number}")
    assert run(app, "audit", "verify").exit_code == 0
    assert "Line 10, of" in found(run, app, "--anchor", str(kept))


def _as_stored(town) -> str:
    on_postgres = town.app.config["DATABASE_URL"].startswith("postgresql")
    return str(town.id) if on_postgres else town.id.hex


def test_a_long_record_is_walked_a_piece_at_a_time(app, run, tamper, monkeypatch):
    monkeypatch.setattr(checking, "AT_ONCE", 3)
    assert "northbank: 10 lines, whole." in run(app, "audit", "verify").output
    tamper("UPDATE record_entry SET detail = 'nothing' WHERE number > 0")
    output = found(run, app)
    assert all(f"Line {number}, of" in output for number in range(1, 11))


@pytest.mark.parametrize(
    ("text_of_it", "words"),
    [
        ("", "no anchor in it"),
        ("Dear all,\nnothing\n", "no anchor in it"),
        ("alongside-audit northbank 10 abc 2026-01-01T00:00:00+00:00", "Line 1 begins like"),
        (f"alongside-audit northbank 10 {'0' * 64} yesterday", "Line 1 begins like"),
        (f"alongside-audit northbank 10 {'0' * 64} 2026-01-01T00:00:00", "time zone"),
    ],
)
def test_a_file_that_is_none_is_refused(app, ten, run, tmp_path, text_of_it, words):
    file = tmp_path / "kept.txt"
    file.write_text(text_of_it)
    answer = run(app, "audit", "verify", "--anchor", str(file))
    assert answer.exit_code == 1
    assert words in answer.output


def test_a_council_that_an_anchor_knows_and_that_is_gone_is_missed(app, ten, run, tmp_path):
    file = tmp_path / "kept.txt"
    file.write_text(f"alongside-audit atlantis 7 {'0' * 64} 2026-01-01T00:00:00+00:00")
    assert "atlantis: an anchor knows this council" in found(run, app, "--anchor", str(file))


def test_an_unknown_council_is_said_to_be_unknown(app, northbank, run):
    answer = run(app, "audit", "anchor", "--council", "atlantis")
    assert answer.exit_code == 1
    assert "There is no council 'atlantis'" in answer.output
