"""`alongside plugin enable | upgrade | disable | archive | purge`: the later life of a plugin."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from flask import Flask

from alongside.cli.plain import Plain, one_council, the_app
from alongside.councils import practices
from alongside.councils.practices import PracticeUnavailable
from alongside.db.time import utcnow
from alongside.kernel.models import PracticeFailure
from alongside.kernel.upgrading import Upgraded, plan_each
from alongside.later_life import archiving, purging
from alongside.later_life.listing import Remembered
from alongside.later_life.upgrading import upgrade_each
from alongside.lifecycle import at_council
from alongside.records.log import note
from alongside.web.context import current, house

FILE = click.Path(dir_okay=False, path_type=Path)
dry_run = click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")


@click.command(cls=Plain)
@click.argument("practice", required=False)
@click.option("--all", "every", is_flag=True, help="The core's tables and those of every practice.")
@dry_run
def upgrade(practice: str | None, every: bool, dry_run: bool) -> None:
    """Bring PRACTICE to the version that is installed: its tables, and what the core remembers.

    All of it or nothing: a migration that fails leaves everything as it was before. Install the
    new version first, and restart the web server and the worker afterwards.
    """
    if every == (practice is not None):
        raise click.UsageError("Name one practice, or say --all.")
    app, failed = the_app(), []
    if practice is not None:
        _installed(app, practice)
    for unit in plan_each(app, practice) if dry_run else upgrade_each(app, practice):
        for line in _said(unit, dry_run):
            click.echo(line, err=bool(unit.trouble))
        if unit.trouble:
            failed.append(unit.id)
    if failed:
        raise click.ClickException(
            f"The tables of {', '.join(failed)} are as they were before; nothing is half done."
        )


def _installed(app: Flask, practice: str) -> None:
    record = house(app).registry.records.get(practice)
    if record is None:
        raise click.ClickException(f"There is no practice {practice!r} here: alongside plugin list")
    if not record.usable:
        raise click.ClickException(f"{practice} is {record.status}: {record.reason}.")
    if record.practice is not None and record.practice.migrations is None:
        raise click.ClickException(f"{practice} has no tables, so there is nothing to upgrade.")


def _said(unit: Upgraded, dry_run: bool) -> Iterator[str]:
    """What became of one unit, or would become of it."""
    if unit.remembered and unit.installed and unit.remembered != unit.installed:
        yield f"{unit.id}: version {unit.remembered} was here, {unit.installed} is installed."
    elif unit.installed:
        yield f"{unit.id}: version {unit.installed} is installed."
    for revision, says in unit.steps:
        yield f"  migration {revision}: {says.rstrip('.')}"
    if unit.trouble:
        yield f"{unit.id}: not upgraded. {unit.trouble.splitlines()[0]}"
    elif unit.steps:
        done = "would go" if dry_run else "upgraded,"
        yield f"{unit.id}: {done} {unit.before or 'nothing'} → {unit.after}"
    else:
        yield f"{unit.id}: its tables are up to date ({unit.after or 'no tables'})"


@click.command(cls=Plain)
@click.argument("practice")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
@dry_run
def enable(practice: str, slug: str | None, dry_run: bool) -> None:
    """Switch PRACTICE on for a council."""
    app = the_app(telling=True)
    registry = house(app).registry
    if practice not in registry.records:
        raise click.ClickException(f"There is no practice {practice!r} here: alongside plugin list")
    try:
        with at_council(app, slug or one_council(app)) as session:
            row = practices.stored(session, practice)
            name, was_on = current.council.name, row is not None and row.enabled
            practices.must_be_there(session, registry, practice)
            if not was_on and not dry_run:
                practices.enable(session, current.council, registry, practice)
                council_id = current.council.id
                note(session, current.actor, "switched on", "practice", council_id, practice)
    except PracticeUnavailable as error:
        raise click.ClickException(str(error)) from None
    if dry_run and was_on:
        click.echo(f"{practice} is on already: nothing would change.")
    else:
        click.echo(f"{practice} {'would be switched' if dry_run else 'is'} on for {name}.")


@click.command(cls=Plain)
@click.argument("practice")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
@dry_run
def disable(practice: str, slug: str | None, dry_run: bool) -> None:
    """Switch PRACTICE off for a council. Everything that was written in it stays."""
    app = the_app()
    with at_council(app, slug or one_council(app)) as session:
        row = practices.stored(session, practice)
        if row is None and practice not in house(app).registry.records:
            raise click.ClickException(
                f"There is no practice {practice!r} here: alongside plugin list"
            )
        name, was_on = current.council.name, row is not None and row.enabled
        if was_on and not dry_run:
            practices.disable(session, current.council, practice)
            council_id = current.council.id
            note(session, current.actor, "switched off", "practice", council_id, practice)
    if dry_run and not was_on:
        click.echo(f"{practice} is off already: nothing would change.")
    else:
        click.echo(f"{practice} {'would be switched' if dry_run else 'is'} off for {name}.")


@click.command(cls=Plain)
@click.argument("practice")
@click.option("--undo", is_flag=True, help="Bring it back, so that councils can switch it on.")
@dry_run
def archive(practice: str, undo: bool, dry_run: bool) -> None:
    """Put PRACTICE away: off for every council, everything kept, so that its package may go.

    Afterwards its package may be uninstalled. What people wrote stays: they still see it among
    what is held about them, it is in copies that they ask for, and it is erased with them.
    """
    app = the_app()
    if undo:
        if dry_run:
            archiving.must_be_away(app, practice)
            click.echo(f"{practice} would be brought back.")
            return
        archiving.bring_back(app, practice)
        click.echo(f"{practice} is back. Each council switches it on for itself:")
        click.echo(f"    alongside plugin enable {practice} --council NAME")
        return
    done = (archiving.plan if dry_run else archiving.archive)(app, practice)
    for name in done.off:
        click.echo(f"{'Would be switched' if dry_run else 'Switched'} off for {name}.")
    for sentence in done.missing:
        click.echo(f"Missing: {sentence}")
    if dry_run:
        click.echo(f"{practice} would be archived.")
        return
    click.echo(f"{practice} is archived.")
    if done.here:
        click.echo(
            "Its package may now be uninstalled; then restart the web server and the worker."
        )


@click.command(cls=Plain)
@click.argument("practice")
@click.option("--export-to", "target", type=FILE, help="The file for what goes.")
@click.option("--although-kept", is_flag=True, help="Also what must be kept by law.")
@click.option("--yes-purge", "yes", metavar="PRACTICE", help="Its name, instead of being asked.")
@dry_run
def purge(
    practice: str, target: Path | None, although_kept: bool, yes: str | None, dry_run: bool
) -> None:
    """Take PRACTICE away for good, with everything that was ever written in it.

    First everything is written into one file, which is read back: exports/PRACTICE-DATE.zip in the
    instance folder. Then its tables, its settings and its groups go, for every council. There is no
    way back. It works with the package installed or gone.
    """
    app = the_app()
    planned = purging.plan(app, practice)
    for line in _going(planned):
        click.echo(line)
    if dry_run:
        for sentence in planned.kept:
            click.echo(f"Must be kept: {sentence}")
        for sentence in planned.stuck:
            click.echo(f"In the way: {sentence}")
        for name in planned.on:
            click.echo(f"Switched on for {name}: archive it first.")
        return
    purging.refuse(planned, although_kept)
    for sentence in planned.kept:
        click.echo(f"Goes although it must be kept: {sentence}", err=True)
    if yes is None:
        click.echo("Nobody can bring this back but by hand, from the file.", err=True)
        yes = click.prompt(f"To go on, type {practice}", err=True).strip()
    if yes != practice:
        raise click.ClickException("That was something else, so nothing was done.")
    day = utcnow().date()
    file = (target or Path(app.instance_path) / "exports" / f"{practice}-{day}.zip").absolute()
    done = purging.purge(app, practice, file, although_kept=although_kept)
    rows = sum(sum(councils.values()) for councils in done.rows.values())
    click.echo(
        f"{file}: {rows} rows, whole. It holds what people wrote: keep it safe, or delete it."
    )
    click.echo(f"{practice} is purged: {len(done.tables)} tables are gone.")
    record = house(app).registry.records.get(practice)
    if record is not None:
        click.echo(
            f"It is still installed, from {record.source}. Take that away too, or "
            f"`alongside db upgrade` makes its tables anew, without a row."
        )


def _going(planned: purging.Plan) -> Iterator[str]:
    """What would go, table by table, with how many rows of which council."""
    own = set(planned.tables)
    for part in planned.leaving.parts:
        rows = planned.rows.get(part.name, {})
        some = ", ".join(f"{slug or 'all'} {many}" for slug, many in rows.items() if many)
        if part.name in own:
            yield f"table {part.name}: {some or 'no rows'}"
        elif some:
            yield f"rows of {part.name}: {some}"


def say_without_a_package(gone: Sequence[Remembered]) -> None:
    """List the practices that the database remembers and that are not installed."""
    for one in gone:
        words = [one.id, one.release, "its package is gone", one.title]
        click.echo("  ".join(word for word in words if word))
        words = [f"was from {one.source}" if one.source else "", away(one)]
        click.echo("    " + "; ".join(word for word in words if word))


def away(one: Remembered) -> str:
    """Since when a practice is archived, in words; "" when it is not."""
    return f"archived since {one.archived_at:%d %B %Y}" if one.archived_at else ""


def failed_words(one: PracticeFailure) -> str:
    """What went wrong in a practice, how often and when last."""
    often = "once" if one.times == 1 else f"{one.times} times since {one.since:%d %B %Y}, last"
    return f"{one.hook} went wrong: {one.kind}, {often} on {one.moment:%d %B %Y, %H:%M} UTC"
