"""`alongside plugin`: which practices are here, and who has switched them on."""

import click

from alongside.cli.plain import PlainGroup, one_council, the_app
from alongside.councils import practices
from alongside.councils.practices import PracticeUnavailable
from alongside.lifecycle import at_council
from alongside.web.context import current, house


@click.group(cls=PlainGroup)
def plugin() -> None:
    """See the practices that are installed, and switch them on and off."""


@plugin.command("list")
@click.option("--council", "slug", help="Also show which ones this council has switched on.")
def list_plugins(slug: str | None) -> None:
    """List the practices that were found, each with its status and the reason."""
    app = the_app()
    on: frozenset[str] | None = None
    if slug:
        with at_council(app, slug) as session:
            on = frozenset(practices.enabled(session, current.council))
    records = list(house(app).registry)
    with app.test_request_context():
        for record in records:
            words = [record.id, record.version, str(record.status)]
            if on is not None:
                words.append("on" if record.id in on else "off")
            click.echo("  ".join(word for word in words if word) + f"  {record.title}")
            click.echo(f"    from {record.source}" + f"; {record.reason}" * bool(record.reason))
    if not records:
        click.echo("No practices are installed.")


@plugin.command()
@click.argument("practice")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
def enable(practice: str, slug: str | None) -> None:
    """Switch PRACTICE on for a council."""
    _switch(practice, slug, True)


@plugin.command()
@click.argument("practice")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
def disable(practice: str, slug: str | None) -> None:
    """Switch PRACTICE off for a council. Everything that was written in it stays."""
    _switch(practice, slug, False)


def _switch(practice: str, slug: str | None, on: bool) -> None:
    app = the_app()
    registry = house(app).registry
    if practice not in registry.records:
        raise click.ClickException(f"There is no practice {practice!r} here: alongside plugin list")
    try:
        with at_council(app, slug or one_council(app)) as session:
            if on:
                practices.enable(session, current.council, registry, practice)
            else:
                practices.disable(session, current.council, practice)
            name = current.council.name
    except PracticeUnavailable as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{practice} is {'on' if on else 'off'} for {name}.")
