"""`alongside db`: the tables, and the migrations that change them."""

import click

from alongside.cli.plain import PlainGroup, the_app
from alongside.cli.revisions import write_revision
from alongside.kernel.upgrading import waiting
from alongside.later_life.upgrading import upgrade_each


@click.group(cls=PlainGroup)
def db() -> None:
    """Look after the database's tables."""


@db.command()
@click.option("--practice", help="Only this practice's tables, or `core`.")
def upgrade(practice: str | None) -> None:
    """Bring the tables of the core and of every practice up to date."""
    failed = []
    for unit in upgrade_each(the_app(), practice):
        if unit.trouble:
            failed.append(unit.id)
            click.echo(f"{unit.id}: not upgraded. {unit.trouble.splitlines()[0]}", err=True)
        elif unit.before == unit.after:
            click.echo(f"{unit.id}: up to date ({unit.after or 'no tables'})")
        else:
            click.echo(f"{unit.id}: {unit.before or 'nothing'} → {unit.after}")
    if failed:
        raise click.ClickException(
            f"The tables of {', '.join(failed)} are as they were before; nothing is half done."
        )


@db.command()
def status() -> None:
    """Show the revision of each unit's tables; exit status 1 when an upgrade is needed."""
    late = False
    for unit, at in waiting(the_app()):
        head = unit.head()
        late = late or at != head
        state = "up to date" if at == head else f"needs {head}: run `alongside db upgrade`"
        click.echo(f"{unit.id}: {at or 'nothing'}, {state}")
    if late:
        click.get_current_context().exit(1)


@db.command()
@click.argument("practice")
@click.option("-m", "--message", required=True, help="What changes, in a few words.")
def revision(practice: str, message: str) -> None:
    """Write the next migration of PRACTICE (or `core`) from what its models say."""
    path = write_revision(the_app(), practice, message)
    if path is None:
        click.echo(f"{practice}: the migrations already say what the models say.")
    else:
        click.echo(f"Wrote {path}. Read it before you run it.")
