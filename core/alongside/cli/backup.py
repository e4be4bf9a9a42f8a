"""`alongside backup` and `alongside restore`: the whole installation in one file, and back."""

import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click
from flask import Flask

from alongside.backups.archive import opened
from alongside.backups.erased import replay
from alongside.backups.files import beside
from alongside.backups.making import make
from alongside.backups.restoring import Restored, councils_here, damaged, restore
from alongside.cli.plain import Plain, the_app

FILE = click.Path(dir_okay=False, path_type=Path)
LOST = "damaged"


def _say(words: str) -> None:
    click.echo(words, err=True)


@click.command(cls=Plain)
@click.argument("file", type=FILE)
@click.option("--with-keys", is_flag=True, help="Also config.toml and the secret key.")
def backup(file: Path, with_keys: bool) -> None:
    """Write everything that people wrote into one FILE, also while they write.

    The file is not encrypted: encrypt it, and say who may open it. With - for FILE it is written
    to whatever program comes next. The secret key and config.toml are not in it unless you say
    --with-keys: whoever has both has everything.
    """
    app = the_app()
    if str(file) == "-":
        if sys.stdout.isatty():
            raise click.ClickException("This is a terminal: name a file, or say which program.")
        with beside(Path(app.instance_path) / "backup") as folder:
            made = make(app, folder / "backup", _say, with_keys=with_keys)
            _pass_on(folder / "backup")
    else:
        made = make(app, file.absolute(), _say, with_keys=with_keys)
    rows = sum(made.rows.values())
    click.echo(f"{file}: {rows} rows in {len(made.rows)} tables, whole.", err=str(file) == "-")


def _pass_on(path: Path) -> None:
    with path.open("rb") as file:
        shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()


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
    here = _here(app)
    if here and not replace:
        raise click.ClickException(
            f"There is something here already: {', '.join(here)}. To put the backup in its place: "
            f"--replace"
        )
    if here and not yes:
        _ask(here[0], moment)
    _report(restore(app, file.absolute(), _say, keep=not discard, send_waiting=send_waiting))


def _here(app: Flask) -> Sequence[str]:
    return [LOST] if damaged(app) else councils_here(app)


def _ask(name: str, moment: datetime) -> None:
    """Let somebody type what they are about to replace: nobody does that to the wrong machine."""
    _say(f"Everything that was written after {moment:%d %B %Y, %H:%M} UTC will be gone.")
    _say("Stop the web server and the worker first.")
    if click.prompt(f"To go on, type {name}", err=True).strip() != name:
        raise click.ClickException("That was something else, so nothing was done.")


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
    for one in done.gone:
        click.echo(f"Gone, because it was done after the backup: {one}. Do it again before others.")
    if done.erased:
        click.echo(f"{done.erased} people had been erased since, and were erased again.")
    if done.blind:
        click.echo(
            "Nothing here says who was erased since. If you have the file `tombstones`, put it "
            "into the instance folder and run `alongside erase-again` before you start the servers."
        )
    _report_files(done)
    click.echo(
        "The record was moved back too: take a new anchor now with `alongside audit anchor`."
    )


def _report_files(done: Restored) -> None:
    if done.practices:
        click.echo(
            f"Put back: {', '.join(done.practices)}. Run `alongside db upgrade`, then "
            f"`alongside check`."
        )
    if done.left:
        click.echo(f"Not put back, because practices/ is not empty: {', '.join(done.left)}.")
    if done.keys:
        click.echo(
            f"In the file are also {' and '.join(done.keys)}, and stayed there. To take them out: "
            f"unzip FILE 'instance/*'"
        )


@click.command("erase-again", cls=Plain)
def erase_again() -> None:
    """Erase again who was erased and has come back with a database from the past.

    `alongside restore` does it by itself. This is for a database that was put back by hand.
    """
    count = replay(the_app())
    click.echo(f"{count} people were erased again." if count else "Nobody had come back.")
