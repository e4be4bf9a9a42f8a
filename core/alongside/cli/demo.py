"""`alongside demo`: the living demonstration, from nothing to a page in a browser."""

from pathlib import Path
from typing import Any

import click
from flask import Flask
from sqlalchemy import make_url

from alongside.app import create_app
from alongside.cli.plain import Plain
from alongside.cli.serve import refuse_taken, run
from alongside.config import instance_folder, load
from alongside.db.engine import db, owner_engine
from alongside.demo.people import SLUGS
from alongside.demo.seeding import NotADemo, seed
from alongside.kernel.migrate import differences, units
from alongside.kernel.upgrading import UpgradeError, upgrade_all


@click.command(cls=Plain)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=int, envvar="PORT", default=8000, show_default=True)
@click.option("--fresh", is_flag=True, help="Start over; the demo so far is set aside.")
@click.option("--no-serve", is_flag=True, help="Make the demo's data, and stop there.")
def demo(host: str, port: int, fresh: bool, no_serve: bool) -> None:
    """Serve a demo with two invented councils and the people in them."""
    if load(instance_folder())["MODE"] == "production":
        raise click.ClickException(
            "This installation is set up for production, and the demo would fill its database "
            "with invented people. Use another folder: ALONGSIDE_INSTANCE=/tmp/demo"
        )
    if not no_serve:
        refuse_taken(host, port)
    app = create_app({"MODE": "demo", "PUBLIC_PORT": port})
    if fresh:
        _set_aside(app)
    _bring_up_to_date(app)
    try:
        troubles = seed(app)
    except NotADemo as error:
        raise click.ClickException(str(error)) from None
    for trouble in troubles:
        click.echo(trouble, err=True)
    if no_serve:
        click.echo("The demo's data is there. Serve it: alongside demo")
        return
    click.echo("")
    click.echo("Alongside's demo answers here:")
    click.echo(f"  http://localhost:{port}            Northbank, in England")
    click.echo(f"  http://abergwyn.localhost:{port}   Abergwyn, in Wales")
    click.echo(f"Be anybody: http://localhost:{port}/demo/sign-in")
    click.echo("Stop it with Ctrl-C. It keeps what you do; `alongside demo --fresh` starts over.")
    run(app, host, port, with_worker=True)


def _bring_up_to_date(app: Flask) -> None:
    """Make or upgrade the tables; where an older demo cannot become a newer one, begin anew."""
    path = _file(app)
    old = path is not None and path.exists()
    try:
        upgrade_all(app)
        changed = _lacks_something(app)
    except UpgradeError as error:
        if not old:
            raise
        click.echo(error)
        changed = True
    if old and changed:
        click.echo("The demo's database was made by another version of Alongside.")
        _set_aside(app)
        upgrade_all(app)


def _lacks_something(app: Flask) -> bool:
    """Whether a table or a column is missing although every migration has run."""
    with owner_engine(app) as engine, engine.connect() as connection:
        return any(
            one[0] in {"add_table", "add_column"}
            for unit in units(app.extensions["alongside"].registry)
            for one in differences(connection, unit)
        )


def _file(app: Flask) -> Path | None:
    url = make_url(app.config["DATABASE_URL"])
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _set_aside(app: Flask) -> None:
    """Move the demo's database out of the way, so that nothing that anyone wrote is lost.

    Refuses a database with a council that the demo did not make.
    """
    path = _file(app)
    if path is None:
        raise click.ClickException(
            "Only the embedded database can be started over from here. On a database server: "
            "drop the demo's database, create it, and run this again."
        )
    if not path.exists():
        return
    if others := _councils(app) - SLUGS:
        raise click.ClickException(
            f"{path} holds {', '.join(sorted(others))}, so it is not a demo and stays as it is."
        )
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(f"{path.name}.old{suffix}"))
    click.echo(f"Starting over; the earlier one is kept as {path.name}.old.")


def _councils(app: Flask) -> frozenset[Any]:
    with owner_engine(app) as engine, engine.connect() as connection:
        if not engine.dialect.has_table(connection, "council"):
            return frozenset()
        return frozenset(row[0] for row in connection.exec_driver_sql("SELECT slug FROM council"))
