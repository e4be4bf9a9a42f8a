"""Commands that answer in plain words: what went wrong in one line, never a traceback."""

from typing import Any

import click
from flask import Flask
from flask.cli import NoAppException, ScriptInfo
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, ProgrammingError

from alongside.access.permissions import AccessError
from alongside.config import ConfigError
from alongside.councils.models import Council
from alongside.db.engine import get_session
from alongside.kernel import registry
from alongside.kernel.registry import PluginError
from alongside.kernel.upgrading import UpgradeError

IN_WORDS = (ConfigError, PluginError, AccessError, UpgradeError, LookupError, NoAppException)


def in_words(error: Exception) -> str:
    """One line about an error, for someone at a terminal."""
    if isinstance(error, DBAPIError):
        return _database(error)
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"{error.strerror or type(error).__name__}:{where}".rstrip(":")
    text = " ".join(str(error.args[0] if error.args else error).split())
    if isinstance(error, IN_WORDS) and text:
        return text
    return f"This should not have happened ({type(error).__name__}: {text}). Please report it."


def _database(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "no message"
    missing = "no such table" in said or "no such column" in said
    if missing or (isinstance(error, ProgrammingError) and "does not exist" in said):
        return f"The tables are not there or not up to date ({said}). Run: alongside db upgrade"
    return f"The database did not do what was asked: {said}"


class Plain(click.Command):
    """A command whose errors are one line, with an exit status of 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; whatever it raises is said in plain words."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise click.ClickException(in_words(error)) from error


class PlainGroup(click.Group):
    """A group of such commands."""

    command_class = Plain

    def invoke(self, ctx: click.Context) -> Any:
        """Find the command and run it; finding one may make the app, which may refuse."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise click.ClickException(in_words(error)) from error


def the_app(*, telling: bool = False) -> Flask:
    """The app that a command works on: the one that flask found, or the installation's.

    A command that is `telling` which practices do not work, and why, says it itself: it is not
    logged as well.
    """
    script = click.get_current_context().ensure_object(ScriptInfo)
    registry.log.disabled = telling
    try:
        return script.load_app()
    finally:
        registry.log.disabled = False


def one_council(app: Flask) -> str:
    """The slug of the council meant when none is named: the only one there is."""
    with app.app_context():
        slugs = get_session().scalars(select(Council.slug).order_by(Council.slug)).all()
    if len(slugs) == 1:
        return slugs[0]
    if not slugs:
        raise click.ClickException("There is no council yet. Add one: alongside council add NAME")
    raise click.ClickException(f"Which council? There are {', '.join(slugs)}: name one.")
