"""`alongside import`: bring a spreadsheet in from the command line, or take it back."""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from flask import Flask, g

from alongside.access.actor import Actor
from alongside.cli.plain import Plain, one_council, the_app
from alongside.db.ids import as_id
from alongside.db.tenancy import CouncilSession
from alongside.identity.welcome import person_with_address
from alongside.imports import jobs, kinds, runs
from alongside.imports.guarding import ReadError
from alongside.imports.heading import plain
from alongside.imports.keeping import keep, look
from alongside.imports.models import ImportRun
from alongside.imports.reading import Table, read
from alongside.imports.report import report
from alongside.imports.undoing import undo
from alongside.kernel.importable import Importable
from alongside.lifecycle import at_council
from alongside.web.context import current, house
from alongside.web.spreadsheets import csv_text

NOT_ALL_GOOD = 1


@click.command("import", cls=Plain)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--as", "kind", help="What stands in it: people, groups, or a practice's kind.")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
@click.option("--dry-run", is_flag=True, help="Look at every row, and keep nothing.")
@click.option(
    "--report",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every row with its result and the reasons into this CSV.",
)
@click.option(
    "--column",
    "given",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Say what a column is where the guess is wrong; again for more.",
)
@click.option("--sheet", default="", help="The sheet; else the first with anything in it.")
@click.option("--heading", type=click.IntRange(0), help="The row with the headings; 0 for none.")
@click.option("--by", "address", help="Who brings it in: the e-mail address they sign in with.")
@click.option(
    "--leave-behind", is_flag=True, help="Bring in the good rows although others are not."
)
@click.option("--alike", is_flag=True, help="Also bring in who is perhaps here already.")
@click.option("--undo", "undone", metavar="ID", help="Take back what an import made.")
def importing(
    file: Path | None, kind: str | None, slug: str | None, undone: str | None, **options: Any
) -> None:
    """Bring in the rows of FILE (.xlsx, .ods or .csv): all of them, or nothing.

    The exit status is 0 only when every row is good: also one in which something was mended, which
    the report says; not one that is perhaps here already.
    """
    app = the_app()
    slug = slug or one_council(app)
    if undone:
        _take_back(app, slug, undone)
        return
    if file is None or not kind:
        raise click.UsageError("Say which FILE, and --as what: people, groups, …")
    try:
        table = read(file.read_bytes(), options["sheet"])
    except ReadError as why:
        raise click.ClickException(str(why)) from None
    with at_council(app, slug) as session:
        good = _bring_in(session, table, kind, **options)
        if options["dry_run"]:
            session.rollback()
    if not good:
        click.get_current_context().exit(NOT_ALL_GOOD)


def _bring_in(
    session: CouncilSession,
    table: Table,
    kind: str,
    *,
    dry_run: bool,
    out: Path | None,
    given: Iterable[str],
    heading: int | None,
    address: str | None,
    leave_behind: bool,
    alike: bool,
    sheet: str,
) -> bool:
    here = kinds.importables(house().registry, current.practices)
    name = kinds.named(here, kind)
    of = here[name].at_hand()
    by = _by(session, address, of)
    run = runs.begin(session, name, of, table, by, heading=heading)
    run.columns = _columns(of, run, given)
    look(session, of, run, by)
    session.flush()
    if alike:
        runs.decide_all_alike(session, run, "in")
        look(session, of, run, by)
    counts = runs.counts(session, run)
    good = not counts["bad"] and (alike or not counts["alike"])
    if out is not None:
        lines = report(run.headings, runs.every(session, run))
        out.write_text("\ufeff" + csv_text(lines), encoding="utf-8")
    _say(of, run, counts)
    if dry_run:
        click.echo("Nothing was kept: this was a dry run.")
    elif (not good and not leave_behind) or not counts["in"]:
        runs.give_up(session, run)
        click.echo("Nothing was kept. See --report for the reasons, and --leave-behind.")
    else:
        keep(session, of, run, by, current.actor)
        click.echo(f"{run.kept} rows are kept. To take them back: alongside import --undo {run.id}")
    return good


def _by(session: CouncilSession, address: str | None, of: Importable) -> Any:
    """Who brings it in; they must be allowed to. Nobody, where whoever runs the server does."""
    if not address:
        return None
    person = person_with_address(session, address)
    if person is None:
        raise click.ClickException(f"Nobody signs in with {address!r}.")
    g.actor = jobs.as_person(session, person)
    if not current.allows(of.permission):
        raise click.ClickException(f"{person.name} may not bring in {of.title}.")
    return person


def _columns(of: Importable, run: ImportRun, given: Iterable[str]) -> dict[str, int]:
    """The guesses, with what was said on the command line in their place."""
    columns = {key: int(place) for key, place in run.columns.items()}
    headings = [plain(one) for one in run.headings]
    for one in given:
        heading, _equals, key = one.rpartition("=")
        if plain(heading) not in headings or (key and key not in of.columns()):
            fields = ", ".join(of.columns())
            said = f"No heading {heading!r}, or no field {key!r}. Fields: {fields}."
            raise click.BadParameter(said, param_hint="--column")
        place = headings.index(plain(heading))
        columns = {name: at for name, at in columns.items() if at != place and name != key}
        if key:
            columns[key] = place
    for field in of.fields:
        if field.required and not set(field.columns) & set(columns):
            raise click.ClickException(
                f"No column is {str(field.title)!r}. Say which: --column HEADING={field.name}"
            )
    return columns


def _say(of: Importable, run: ImportRun, counts: Any) -> None:
    """What was understood, and how many rows are what. Nobody's words: a terminal is looked at."""
    for key, place in sorted(run.columns.items(), key=lambda one: int(one[1])):
        heading = run.headings[int(place)] or f"column {int(place) + 1}"
        click.echo(f"  {heading}  →  {key}")
    click.echo(
        f"{run.rows} rows: {counts['good']} good, {counts['look']} good but look, "
        f"{counts['alike']} perhaps here already, {counts['bad']} cannot be brought in."
    )


def _take_back(app: Flask, slug: str, text: str) -> None:
    run_id: uuid.UUID | None = as_id(text)
    with at_council(app, slug) as session:
        run = session.get(ImportRun, run_id) if run_id else None
        if run is None or run.state != "kept":
            raise click.ClickException("There is no such import that could be taken back.")
        actor: Actor = current.actor
        stays = undo(session, run, actor)
    click.echo("It is taken back.")
    for number, why in stays.items():
        click.echo(f"  Row {number} stays: it was {why} since.")
    if stays:
        click.get_current_context().exit(NOT_ALL_GOOD)
