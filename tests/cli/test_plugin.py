"""`alongside plugin`: what was found, in which state, and the switch."""

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
