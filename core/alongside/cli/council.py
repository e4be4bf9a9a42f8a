"""`alongside council`: the councils of this installation."""

import click
from sqlalchemy import select

from alongside.cli.plain import PlainGroup, the_app
from alongside.councils.models import Council
from alongside.db.engine import get_session


@click.group(cls=PlainGroup)
def council() -> None:
    """Set councils up, look at them, carry their configuration."""


@council.command("list")
def list_councils() -> None:
    """List the councils of this installation."""
    app = the_app()
    with app.app_context():
        found = get_session().scalars(select(Council).order_by(Council.slug)).all()
        for one in found:
            click.echo(f"{one.slug}  {one.name}  {one.nation}  {one.host or 'any host'}")
    if not found:
        click.echo("There is no council yet. Add one: alongside council add")
