"""`alongside backup` and `alongside restore`: the whole installation in one file, and back."""

from pathlib import Path

import click

from alongside.backups.archive import opened
from alongside.backups.erased import replay
from alongside.backups.making import make
from alongside.backups.restoring import Restored, in_use, restore
from alongside.cli.plain import Plain, the_app

FILE = click.Path(dir_okay=False, path_type=Path)


def _say(words: str) -> None:
    click.echo(words, err=True)


@click.command(cls=Plain)
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write everything that people wrote into one FILE, also while they write.

    The file is not encrypted: encrypt it, and say who may open it. The secret key and config.toml
    are not in it: keep them elsewhere.
    """
    made = make(the_app(), file.absolute(), _say)
    rows = sum(made.rows.values())
    click.echo(f"{file}: {rows} rows in {len(made.rows)} tables, whole.")


@click.command("restore", cls=Plain)
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Also where there are councils already.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--discard", is_flag=True, help="Keep nothing of what is there now.")
@click.option("--send-waiting", is_flag=True, help="Send messages that waited in the backup.")
def restore_command(
    file: Path, replace: bool, yes: bool, discard: bool, send_waiting: bool
) -> None:
    """Put the backup in FILE in the place of this installation's database.

    Stop the web server and the worker first. A backup is as powerful as a program: restore only
    what you know to be yours.
    """
    app = the_app()
    with opened(file) as found:
        moment = found.manifest.made_at
    if in_use(app):
        if not replace:
            raise click.ClickException(
                "There are councils here already. To put the backup in their place: --replace"
            )
        if not yes:
            _say(f"Everything that was written after {moment:%d %B %Y, %H:%M} UTC will be gone.")
            click.confirm(
                "Are the web server and the worker stopped, and shall it be so?", abort=True
            )
    _report(restore(app, file.absolute(), _say, keep=not discard, send_waiting=send_waiting))


def _report(done: Restored) -> None:
    settled = done.settled
    click.echo(f"Restored from the backup of {done.made_at:%d %B %Y, %H:%M} UTC.")
    if done.kept:
        click.echo(f"What was here before is in {done.kept}: delete it when you need it no more.")
    click.echo(
        f"Everybody signs in anew: {settled.sessions} sessions, {settled.links} links and "
        f"{settled.invitations} invitations were ended."
    )
    if settled.messages:
        click.echo(
            f"{settled.messages} messages that waited were held back, because they may have been "
            f"sent since."
        )
    if done.erased:
        click.echo(f"{done.erased} people had been erased since, and were erased again.")
    if done.practices:
        click.echo(
            f"Put back: {', '.join(done.practices)}. Run `alongside db upgrade`, then "
            f"`alongside check`."
        )
    if done.left:
        click.echo(f"Not put back, because practices/ is not empty: {', '.join(done.left)}.")
    click.echo(
        "The record was moved back too: take a new anchor now with `alongside audit anchor`."
    )


@click.command("erase-again", cls=Plain)
def erase_again() -> None:
    """Erase again who was erased and has come back with a database from the past.

    `alongside restore` does it by itself. This is for a database that was put back by hand.
    """
    count = replay(the_app())
    click.echo(f"{count} people were erased again." if count else "Nobody had come back.")
