"""What a production server must not start with, and only the database or the disk can tell."""

from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import Connection, func, inspect, select

from alongside.backups.mark import unfinished
from alongside.councils.models import Council
from alongside.db.engine import db
from alongside.db.rls import role_powers, unprotected
from alongside.db.tenancy import unscoped
from alongside.providers import providers

SECRETS = ("config.toml", "secret-key", "alongside.sqlite3", "*.pem")


def refuse_unsafe(app: Flask) -> None:
    """Refuse a database role or a table without row-level security, and a council without a host.

    Without a policy that binds, the second of three layers that keep councils apart is gone without
    a sign. Without a host, links in messages would lead to whichever host name a request made up,
    and a sign-in link hands over its token there. A restore that was cut short is
    refused in every mode. Raises ClickException for the first.
    """
    if trouble := unfinished(app):
        raise click.ClickException(trouble)
    if app.config["MODE"] == "production":
        for danger in dangers(app):
            raise click.ClickException(danger)


def dangers(app: Flask) -> list[str]:
    """What the database shows that production must not be served with, each with what to do."""
    with app.app_context(), unscoped("asked before any council is served"):
        with db.engine.connect() as connection:
            found = [
                *_of_the_role(connection),
                *_of_the_councils(connection),
                *_of_the_providers(app, connection),
            ]
        db.engine.dispose()
    return found


def _of_the_role(connection: Connection) -> Iterator[str]:
    if powers := role_powers(connection):
        yield (
            f"The role in ALONGSIDE_DATABASE_URL {' and '.join(powers)}, so row-level security "
            f"does not bind it. Make one that owns nothing, as docs/operators/postgresql.md says."
        )
    if open_tables := unprotected(connection):
        yield (
            f"The tables {', '.join(open_tables)} have no policy that keeps councils apart. "
            f"Run: alongside db upgrade"
        )


def _of_the_councils(connection: Connection) -> Iterator[str]:
    if not inspect(connection).has_table(Council.__tablename__):
        return
    query = select(Council.slug).where(Council.host.is_(None)).order_by(Council.slug)
    if hostless := connection.scalars(query).all():
        yield (
            f"{', '.join(hostless)} has no host name, so links in messages could be led elsewhere. "
            f'Write [council] and host = "alongside.example.org" into a file, and run: '
            f"alongside council apply FILE --council {hostless[0]}"
        )
    councils = connection.scalar(select(func.count(Council.id))) or 0
    if councils > 1 and connection.dialect.name == "sqlite":
        yield (
            f"{councils} councils share a SQLite database, which does not help to keep them apart. "
            f"Use PostgreSQL, or an installation for each."
        )


def _of_the_providers(app: Flask, connection: Connection) -> Iterator[str]:
    """A table for a council that is not there signs nobody in, and nobody would notice."""
    if not inspect(connection).has_table(Council.__tablename__):
        return
    councils = set(connection.scalars(select(Council.slug)))
    for slug, provider in providers(app.config["SINGLE_SIGN_ON"]).items():
        if slug not in councils:
            yield (
                f"single_sign_on.{slug} is for no council that is here. Its name must be one of: "
                f"{', '.join(sorted(councils))}."
            )
        key = Path(app.instance_path) / provider.private_key
        if provider.private_key and not key.is_file():
            yield f"single_sign_on.{slug} names the key {key}, which is not there."


def unreachable_providers(app: Flask) -> Iterator[str]:
    """Each council's provider that does not describe itself as one that can be used."""
    named = providers(app.config["SINGLE_SIGN_ON"])
    if not named:
        return
    from alongside.identity import openid

    for slug, provider in named.items():
        try:
            openid.discover(provider)
        except openid.Unreachable as error:
            yield f"The staff of {slug} cannot sign in with work accounts: {error}."


def readable_by_others(instance: Path) -> list[str]:
    """What of the instance folder other users of this machine may read, each with what to do.

    Nobody gets past a closed folder, so what lies in one is not looked at.
    """
    if not instance.exists() or not instance.stat().st_mode & 0o007:
        return []
    found = [f"Others on this machine may look into {instance}. Run: chmod 700 {instance}"]
    for path in sorted(one for name in SECRETS for one in instance.glob(name)):
        if path.stat().st_mode & 0o007:
            found.append(f"Others on this machine may read {path}. Run: chmod 600 {path}")
    return found
