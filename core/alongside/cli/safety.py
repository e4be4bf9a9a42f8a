"""What a production server must not start with, and only the database can tell."""

import click
from flask import Flask
from sqlalchemy import inspect, select

from alongside.councils.models import Council
from alongside.db.engine import db
from alongside.db.rls import role_powers, unprotected
from alongside.db.tenancy import unscoped


def refuse_unsafe(app: Flask) -> None:
    """Refuse a database role or a table without row-level security, and a council without a host.

    Without a policy that binds, the second of three layers that keep councils apart is gone without
    a sign. Without a host, links in messages would lead to whichever host name a request made up,
    and a sign-in link hands over its token there. Raises ClickException.
    """
    if app.config["MODE"] != "production":
        return
    with app.app_context(), unscoped("asked before any council is served"):
        with db.engine.connect() as connection:
            powers, open_tables = role_powers(connection), unprotected(connection)
            ready = inspect(connection).has_table(Council.__tablename__)
            query = select(Council.slug).where(Council.host.is_(None)).order_by(Council.slug)
            hostless = connection.scalars(query).all() if ready else []
        db.engine.dispose()
    if powers:
        raise click.ClickException(
            f"The role in ALONGSIDE_DATABASE_URL {' and '.join(powers)}, so row-level security "
            f"does not bind it. Make one that owns nothing, as docs/operators/postgresql.md says."
        )
    if open_tables:
        raise click.ClickException(
            f"The tables {', '.join(open_tables)} have no policy that keeps councils apart. "
            f"Run: alongside db upgrade"
        )
    if hostless:
        raise click.ClickException(
            f"{', '.join(hostless)} has no host name, so links in messages could be led elsewhere. "
            f'Write [council] and host = "alongside.example.org" into a file, and run: '
            f"alongside council apply FILE --council {hostless[0]}"
        )
