"""Making a backup: the whole database as it is in one moment, under load too."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, make_url

from alongside.backups import embedded, server
from alongside.backups.archive import write
from alongside.backups.files import beside, keys_in, parts_of, practices_in, taken
from alongside.backups.manifest import DATABASE, BackupError, Manifest
from alongside.db.time import utcnow
from alongside.kernel.migrate import revision_of, units
from alongside.web.context import house

Say = Callable[[str], None]


def engine_of(app: Flask) -> str:
    """The kind of database that the installation has: "sqlite" or "postgresql"."""
    return make_url(app.config["DATABASE_URL"]).get_backend_name()


def make(app: Flask, target: Path, say: Say, *, with_keys: bool = False) -> Manifest:
    """Write a backup to a file that is not there yet; `say` is told what is being done.

    The secret key and `config.toml` are in it only `with_keys`: whoever has them and the database
    has everything. Raises BackupError; what was begun is taken away again.
    """
    engine = engine_of(app)
    if engine not in DATABASE:
        raise BackupError(f"Alongside cannot back up {engine}.")
    if target.exists():
        raise taken(target)
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}.")
    made_at, instance = utcnow(), Path(app.instance_path)
    with beside(target) as folder:
        database = folder / DATABASE[engine]
        say("Copying the database…")
        if engine == "sqlite":
            rows = _copied(embedded.path_of(app.config["DATABASE_URL"]), database)
            url = f"sqlite:///{database}"
        else:
            url = app.config["BACKUP_DATABASE_URL"] or app.config["MIGRATION_DATABASE_URL"]
            rows = server.dump(url, database)
        files = {DATABASE[engine]: database, **practices_in(instance)}
        if with_keys:
            files |= keys_in(instance)
        manifest = Manifest(
            made_at, version("alongside"), engine, _revisions(app, url), rows, parts_of(files)
        )
        say("Writing the file, and reading it back…")
        write(target, manifest, files, folder)
    return manifest


def _copied(source: Path, target: Path) -> dict[str, int]:
    embedded.copy(source, target)
    if not embedded.whole(target):
        raise BackupError(
            f"The database {source} is damaged, and so a backup of it would be. Restore the last "
            f"good one, as docs/operators/backups.md says."
        )
    return embedded.rows(target)


def _revisions(app: Flask, url: str) -> dict[str, str]:
    """Where each unit's tables are. Migrations do not run while somebody makes a backup."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            found = {unit.id: revision_of(connection, unit) for unit in units(house(app).registry)}
    finally:
        engine.dispose()
    return {unit: at for unit, at in found.items() if at is not None}
