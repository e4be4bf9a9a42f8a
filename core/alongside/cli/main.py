"""`alongside`: the commands of an installation, and those that its practices add."""

import importlib

import click
from flask.cli import ScriptInfo

from alongside.app import create_app
from alongside.cli.plain import PlainGroup
from alongside.cli.practices import practice_commands

COMMANDS = {
    "check": "alongside.cli.check:check",
    "audit": "alongside.cli.audit:audit",
    "backup": "alongside.cli.backup:backup",
    "council": "alongside.cli.council:council",
    "db": "alongside.cli.db:db",
    "demo": "alongside.cli.demo:demo",
    "erase-again": "alongside.cli.backup:erase_again",
    "import": "alongside.cli.importing:importing",
    "plugin": "alongside.cli.plugin:plugin",
    "restore": "alongside.cli.backup:restore_command",
    "serve": "alongside.cli.serve:serve",
    "worker": "alongside.cli.worker:worker",
}


class Commands(PlainGroup):
    """The commands by name, each imported when it is asked for, so that none slows another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The installation's own commands, then the practices'."""
        return [*COMMANDS, *practice_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; a practice's when it is not one of ours."""
        if cmd_name not in COMMANDS:
            return practice_commands(ctx).get(cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="alongside", message="Alongside %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Run an Alongside for councils and their citizens."""
    ctx.obj = ctx.obj or ScriptInfo(create_app=lambda: create_app())
