"""`alongside audit`: whether the record of who looked and what changed is whole."""

from itertools import islice
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import select

from alongside.cli.plain import PlainGroup, the_app
from alongside.councils.models import Council
from alongside.db.engine import get_session, read_only
from alongside.lifecycle import at_council
from alongside.records import anchors
from alongside.records.checking import check, restores

MOST_SAID = 20


@click.group(cls=PlainGroup)
def audit() -> None:
    """Check the record of who looked and what changed."""


def _slugs(app: Flask, only: str | None) -> list[str]:
    with app.app_context():
        slugs = list(get_session().scalars(select(Council.slug).order_by(Council.slug)))
    if only is not None and only not in slugs:
        raise LookupError(f"There is no council {only!r}.")
    return slugs if only is None else [only]


@audit.command()
@click.option("--council", "slug", help="Only this council; all of them if not given.")
def anchor(slug: str | None) -> None:
    """Write how far each council's record has come: a line each, to be kept elsewhere."""
    app = the_app()
    for one in _slugs(app, slug):
        with at_council(app, one) as session:
            click.echo(anchors.anchor_of(session, one))


@audit.command()
@click.option("--council", "slug", help="Only this council; all of them if not given.")
@click.option(
    "--anchor",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Lines of `alongside audit anchor` that were kept elsewhere.",
)
def verify(slug: str | None, file: Path | None) -> None:
    """Look through each council's whole record; exit status 1 when anything is wrong with it."""
    app = the_app()
    slugs = _slugs(app, slug)
    kept = anchors.read(file.read_text(encoding="utf-8", errors="replace")) if file else []
    gone = {each.council for each in kept} - set(slugs) if slug is None else set()
    for name in sorted(gone):
        click.echo(f"{name}: an anchor knows this council, and it is not here.", err=True)
    whole = [_verified(app, one, [each for each in kept if each.council == one]) for one in slugs]
    if gone or not all(whole):
        raise click.ClickException("The record is not whole. docs/operators/audit.md says more.")


def _verified(app: Flask, slug: str, kept: list[anchors.Anchor]) -> bool:
    """Say what is wrong with one council's record, or that it is whole."""
    with at_council(app, slug) as session:
        session.rollback()
        read_only()  # a long walk keeps no writer waiting
        wrong = check(session, kept)
        said = list(islice(wrong, MOST_SAID))
        more = sum(1 for _ in wrong)
        count = anchors.anchor_of(session, slug).count
        moved_back = restores(session)
    for line in moved_back:
        click.echo(f"{slug}: {line}", err=True)
    for line in said:
        click.echo(f"{slug}: {line}", err=True)
    if more:
        click.echo(f"{slug}: and {more} more.", err=True)
    if not said:
        known = f", and as {len(kept)} kept elsewhere say" if kept else ""
        click.echo(f"{slug}: {count} lines, whole{known}.")
    return not said
