"""The commands that practices add, under `alongside <practice>`."""

import logging

import click
from flask.cli import ScriptInfo

from alongside.cli.plain import PlainGroup
from alongside.kernel import failures
from alongside.web.context import House

log = logging.getLogger(__name__)


def practice_commands(ctx: click.Context) -> dict[str, click.Command]:
    """A group of commands for each working practice that adds any, by practice id.

    A practice whose commands cannot be made is passed over, named in the log, and administrators
    read of it on its page: the commands of the installation must work above all when something is
    broken.
    """
    try:
        app = (ctx.obj or ctx.ensure_object(ScriptInfo)).load_app()
    except Exception as error:
        log.debug("The app cannot be made: %s", error)
        return {}
    house: House = app.extensions["alongside"]
    usable = frozenset(record.id for record in house.registry.usable())
    found: dict[str, click.Command] = {}
    for one in house.hooks.implementations("commands", usable):
        with app.app_context():
            group = PlainGroup(one.record.id, help=f"{one.record.title}: its own commands.")
            try:
                one.function(group)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                log.exception("The commands of practice %s cannot be added", one.record.id)
                one.record.failed_at("commands", error)
                continue
        if group.commands:
            found[one.record.id] = group
    failures.write(app)
    return found
