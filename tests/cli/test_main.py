"""The command line as a whole: help, errors in plain words, the practices' own commands."""

import os
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from sqlalchemy import select

from alongside.app import create_app
from alongside.cli.main import COMMANDS, main
from alongside.db.engine import owner_engine
from alongside.kernel.models import PracticeFailure

WITH_COMMANDS = """
import click
from alongside import Practice, hookimpl
practice = Practice(id="swaps", title="Swaps", summary="…", api="1")

@hookimpl
def commands(group):
    @group.command()
    def count():
        "Count the swaps."
        click.echo("three swaps")

    @group.command()
    def fall():
        "Fall over."
        raise RuntimeError("a stone in the way")
"""


def _all(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    if path:
        yield " ".join(path), command
    if isinstance(command, click.Group) and command is not main:
        for name, one in command.commands.items():
            yield from _all(one, (*path, name))


def _every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(main)
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        found += _all(command, (name,))
    return found


@pytest.mark.parametrize(("name", "command"), _every_command())
def test_every_command_says_in_a_sentence_what_it_does(name, command):
    assert command.help
    first = command.help.split("\n\n")[0]
    assert first.endswith(".")
    assert len(first) < 110
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden and option.name != "port":
            assert option.help, f"{name} --{option.name}"


def test_unsafe_settings_are_said_in_one_line(run, tmp_path):
    answer = run(
        lambda: create_app({"INSTANCE": tmp_path, "MODE": "production"}), "council", "list"
    )
    assert answer.exit_code == 1
    assert "will not start in production" in answer.output
    assert len(answer.output.strip().splitlines()) == 1


def test_a_database_that_does_not_answer_is_said_in_one_line(run, make_app):
    app = make_app(DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    answer = run(app, "council", "list")
    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    assert len(answer.output.strip().splitlines()) == 1


def test_a_practice_adds_commands_under_its_own_name(run, make_app, database, practice_file):
    practice_file("swaps", WITH_COMMANDS)
    app = make_app(**database)
    assert "swaps" in run(app, "--help").output
    assert run(app, "swaps", "count").output == "three swaps\n"
    fallen = run(app, "swaps", "fall")
    assert fallen.exit_code == 1
    assert "a stone in the way" in fallen.output
    assert "Traceback" not in fallen.output


def test_a_practice_whose_commands_fail_takes_no_other_command_away(
    run, make_app, database, practice_file
):
    practice_file("swaps", WITH_COMMANDS.replace("    @group.command()", "    raise OSError", 1))
    app = make_app(**database)
    assert run(app, "--help").exit_code == 0
    assert run(app, "council", "list").exit_code == 0
    with owner_engine(app) as engine, engine.connect() as connection:
        failed = connection.execute(select(PracticeFailure.hook, PracticeFailure.kind)).all()
    assert failed == [("commands", "OSError")]


def test_flasks_own_command_line_works(tmp_path):
    environment = {**os.environ, "ALONGSIDE_INSTANCE": str(tmp_path), "ALONGSIDE_MODE": "demo"}
    for words, expected in ((["routes"], "/people"), (["db", "--help"], "upgrade")):
        answer = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "alongside", *words],
            capture_output=True,
            text=True,
            env=environment,
            timeout=60,
        )
        assert answer.returncode == 0, answer.stderr
        assert expected in answer.stdout
