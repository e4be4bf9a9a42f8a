"""`alongside plugin`: what was found, in which state, and the switch."""

import pytest

from alongside.kernel import failures
from alongside.web.context import house

GOOD = """
from alongside import Practice
practice = Practice(id="good", title="Good neighbours", summary="…", api="1")
"""


def test_each_plugin_is_listed_with_its_status_and_reason(make_app, database, run, practice_file):
    practice_file("good", GOOD)
    practice_file("bad", "import nowhere_to_be_found")
    answer = run(make_app(**database, STRICT_PLUGINS=False), "plugin", "list")
    assert answer.exit_code == 0
    assert "good  ok  Good neighbours" in answer.output
    assert "bad  failed" in answer.output
    assert "nowhere_to_be_found" in answer.output


def test_what_went_wrong_in_a_practice_is_listed_whichever_process_it_was(
    make_app, database, run, practice_file
):
    practice_file("good", GOOD)
    app = make_app(**database)
    record = house(app).registry.records["good"]
    record.failed_at("public_cards", RuntimeError("Ada said so"))
    failures.write(app)
    listed = run(make_app(**database), "plugin", "list").output
    assert "    public_cards went wrong: RuntimeError, once on " in listed
    assert "Ada said so" not in listed
    for _again in range(2):
        record.failed_at("public_cards", LookupError())
    record.failures["public_cards"].tried_at -= failures.SELDOM_SECONDS
    failures.write(app)
    listed = run(app, "plugin", "list").output
    assert "public_cards went wrong: LookupError, 3 times since " in listed


@pytest.mark.parametrize(
    "words", [("plugin", "list"), ("check",), ("plugin", "enable", "bad", "--council", "northbank")]
)
def test_a_command_that_says_what_does_not_work_says_it_once(
    make_app, sqlite_database, run, practice_file, caplog, words
):
    practice_file("bad", "import nowhere_to_be_found")
    answer = run(lambda: make_app(**sqlite_database, STRICT_PLUGINS=False), *words)
    assert (answer.output + caplog.text).count("ModuleNotFoundError") == 1, caplog.text
    assert "nowhere_to_be_found" in answer.output


def test_what_keeps_a_strict_installation_from_starting_is_said_once(
    make_app, sqlite_database, run, practice_file, caplog
):
    practice_file("bad", "import nowhere_to_be_found")
    answer = run(lambda: make_app(**sqlite_database), "db", "upgrade")
    assert answer.exit_code == 1
    assert answer.output.count("ModuleNotFoundError") == 1
    assert "bad" not in caplog.text


def test_other_commands_have_it_in_the_log(make_app, sqlite_database, run, practice_file, caplog):
    practice_file("bad", "import nowhere_to_be_found")
    make = lambda: make_app(**sqlite_database, STRICT_PLUGINS=False)  # noqa: E731
    assert "nowhere" not in run(make, "db", "upgrade").output
    assert caplog.text.count("nowhere_to_be_found") == 1


def test_a_practice_is_switched_on_and_off_for_one_council(make_app, database, run, practice_file):
    practice_file("good", GOOD)
    app = make_app(**database)
    on = run(app, "plugin", "enable", "good", "--council", "northbank")
    assert on.exit_code == 0, on.output
    assert "good is on for Northbank Council" in on.output
    assert "good  ok  on" in run(app, "plugin", "list", "--council", "northbank").output
    assert "good  ok  off" in run(app, "plugin", "list", "--council", "abergwyn").output
    assert run(app, "plugin", "disable", "good", "--council", "northbank").exit_code == 0
    assert "good  ok  off" in run(app, "plugin", "list", "--council", "northbank").output


def test_what_does_not_work_cannot_be_switched_on(make_app, database, run, practice_file):
    practice_file("bad", "import nowhere_to_be_found")
    app = make_app(**database, STRICT_PLUGINS=False)
    answer = run(app, "plugin", "enable", "bad", "--council", "northbank")
    assert answer.exit_code == 1
    assert "nowhere_to_be_found" in answer.output
    unknown = run(app, "plugin", "disable", "none", "--council", "northbank")
    assert unknown.exit_code == 1
    assert "alongside plugin list" in unknown.output
