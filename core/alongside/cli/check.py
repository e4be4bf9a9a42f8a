"""`alongside check`: whether an installation works, and whether lives may be entrusted to it."""

from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask

from alongside.backups.erased import count_back_again
from alongside.cli.plain import Plain, the_app
from alongside.cli.plugin_life import away
from alongside.cli.safety import dangers, readable_by_others, unreachable_providers
from alongside.config import unsafe
from alongside.kernel.allowing import without_digest
from alongside.kernel.upgrading import waiting
from alongside.later_life.listing import remembered
from alongside.web.context import house


@click.command(cls=Plain)
@click.option("--deploy", is_flag=True, help="Also whether it is safe to serve people with it.")
def check(deploy: bool) -> None:
    """Say whether this installation works; exit status 1 where something must be done.

    \b
    alongside check            tables up to date, practices in order
    alongside check --deploy   and everything that production must not be served with
    """
    app = the_app(telling=True)
    found = list(not_in_order(app))
    if deploy:
        found += unsafe_to_serve(app)
    for one in found:
        click.echo(f"refused: {one}")
    for each in remembered(app):
        if each.archived_at is not None:
            click.echo(f"note: The practice {each.id} is {away(each)}.")
    for one in advised(app) if deploy else ():
        click.echo(f"advice: {one}")
    if found:
        click.get_current_context().exit(1)
    click.echo("All is in order." + " It is safe to serve people with." * deploy)


def advised(app: Flask) -> Iterator[str]:
    """What would be better, and is not refused."""
    allowed = app.config["PLUGIN_ALLOW_LIST"]
    if allowed is None:
        yield (
            "Name the plugins that may run, with their digests: plugin_allow_list. "
            "`alongside plugin allow` prints the lines."
        )
    for name in without_digest(allowed):
        yield (
            f"The allow-list lets any files of {name} run, because it gives no sha256. "
            f"Run: alongside plugin allow {name}"
        )


def not_in_order(app: Flask) -> Iterator[str]:
    """What does not work: tables that wait for an upgrade, practices that cannot be used."""
    late = [unit.id for unit, at in waiting(app) if at != unit.head()]
    if late:
        yield f"The tables of {', '.join(late)} are not up to date. Run: alongside db upgrade"
    elif back := count_back_again(app):
        yield f"{back} people are here again who had been erased. Run: alongside erase-again"
    for record in house(app).registry:
        if not record.usable:
            yield f"The practice {record.id} is {record.status}: {record.reason}."
    for one in remembered(app):
        if not one.here and one.archived_at is None:
            yield (
                f"The practice {one.id} is in the database, and its package is gone: install it "
                f"again, or archive it: alongside plugin archive {one.id}."
            )


def unsafe_to_serve(app: Flask) -> list[str]:
    """What production must not be served with, also where the mode is another one by now."""
    config, found = app.config, []
    if config["MODE"] != "production":
        found.append(f"The mode is {config['MODE']}: set ALONGSIDE_MODE=production.")
    if app.debug:
        found.append("Debugging is on, which shows what should stay inside: leave FLASK_DEBUG out.")
    found += [f"{problem[0].upper()}{problem[1:]}." for problem in unsafe(config)]
    sqlite = config["DATABASE_URL"].startswith("sqlite")
    if sqlite and config["SQLITE_SYNCHRONOUS"].upper() != "FULL":
        found.append(
            "A power cut could lose what was saved: set ALONGSIDE_SQLITE_SYNCHRONOUS=FULL."
        )
    return [
        *found,
        *dangers(app),
        *unreachable_providers(app),
        *readable_by_others(Path(app.instance_path)),
    ]
