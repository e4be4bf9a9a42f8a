"""`alongside check`: what is not in order, and what would hurt somebody in production."""

import pytest

from tests.cli.test_safety import PRODUCTION, one_council

BROKEN = "raise RuntimeError('a stone in the way')"


@pytest.fixture
def folder(tmp_path):
    tmp_path.chmod(0o700)
    return tmp_path


def test_an_installation_in_order_is_said_to_be(make_app, database, run):
    answer = run(make_app(**database), "check")
    assert answer.exit_code == 0, answer.output
    assert "All is in order." in answer.output


def test_a_safe_one_may_serve_people(make_app, database, run, folder):
    app = make_app(**PRODUCTION, **{**database, "SQLITE_SYNCHRONOUS": "FULL"})
    one_council(app)
    answer = run(app, "check", "--deploy")
    assert answer.exit_code == 0, answer.output
    assert "safe to serve people with" in answer.output


def test_tables_that_wait_and_a_practice_that_fails_are_named(
    make_app, empty_database, run, folder
):
    (folder / "practices").mkdir()
    (folder / "practices" / "stones.py").write_text(BROKEN)
    answer = run(make_app(**empty_database, STRICT_PLUGINS=False), "check")
    assert answer.exit_code == 1
    assert (
        "refused: The tables of core, family_conference, feedback, shared_lives are not up to date"
        in answer.output
    )
    assert "refused: The practice stones is failed: RuntimeError" in answer.output


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"MODE": "development"}, "The mode is development"),
        ({"SECRET_KEY": "short"}, "Set ALONGSIDE_SECRET_KEY to 32 or more"),
        ({"PUBLIC_SCHEME": "http"}, "Set ALONGSIDE_PUBLIC_SCHEME=https"),
        ({"MAIL_TRANSPORT": "console"}, "Set ALONGSIDE_MAIL_TRANSPORT=smtp"),
        ({"SECOND_FACTOR": "off"}, "Leave ALONGSIDE_SECOND_FACTOR out"),
        ({"SQLITE_SYNCHRONOUS": "NORMAL"}, "set ALONGSIDE_SQLITE_SYNCHRONOUS=FULL"),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_each_unsafe_setting_is_refused_with_what_to_do(
    make_app, sqlite_database, run, folder, settings, said
):
    given = {**PRODUCTION, **sqlite_database, "SECOND_FACTOR": "required", **settings}
    app = make_app(**{**given, "MODE": "development"})
    one_council(app)
    answer = run(app, "check", "--deploy")
    assert answer.exit_code == 1
    assert said in answer.output


def test_what_others_on_the_machine_could_read_is_refused(make_app, sqlite_database, run, folder):
    folder.chmod(0o755)
    (folder / "secret-key").write_text("k" * 40)
    (folder / "secret-key").chmod(0o644)
    answer = run(make_app(**sqlite_database), "check", "--deploy")
    assert f"Run: chmod 700 {folder}" in answer.output
    assert f"Run: chmod 600 {folder / 'secret-key'}" in answer.output


def test_two_councils_do_not_share_an_embedded_database(make_app, sqlite_database, run):
    answer = run(make_app(**sqlite_database), "check", "--deploy")
    assert "2 councils share a SQLite database" in answer.output


def test_debugging_is_refused(make_app, sqlite_database, run):
    app = make_app(**sqlite_database)
    app.debug = True
    assert "leave FLASK_DEBUG out" in run(app, "check", "--deploy").output


def test_a_provider_of_work_accounts_is_tried(make_app, sqlite_database, run, folder):
    nobody = {"issuer": "https://localhost:9", "client_id": "a", "private_key": "northbank.pem"}
    (folder / "kept.pem").write_text("a key")
    (folder / "kept.pem").chmod(0o644)
    folder.chmod(0o755)
    named = {"northbank": nobody, "nowhere": {**nobody, "private_key": "kept.pem"}}
    answer = run(make_app(**sqlite_database, SINGLE_SIGN_ON=named), "check", "--deploy")
    assert answer.exit_code == 1
    assert "single_sign_on.nowhere is for no council that is here" in answer.output
    assert "northbank.pem, which is not there" in answer.output
    assert "The staff of northbank cannot sign in with work accounts" in answer.output
    assert "kept.pem. Run: chmod 600" in answer.output
