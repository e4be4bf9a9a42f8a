"""The way back: a backup's database in the place of the one that is there.

Nothing is touched before the whole backup was unpacked and looked through. What was there is kept
as a backup of its own, or, where it is damaged, as it is. The database is replaced in one
transaction, so that whatever stops it leaves what was there before. Until the last step is done, a
mark in the instance folder keeps the web server and the worker from starting, and from answering
where they run: in a database from the past, old cookies would still open.
"""

import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.exc import DBAPIError

from alongside.backups import embedded, mark, server
from alongside.backups.afterwards import Settled, settle
from alongside.backups.archive import Opened, opened
from alongside.backups.erased import ledger, replay, write_down
from alongside.backups.files import beside
from alongside.backups.making import Say, engine_of, make
from alongside.backups.manifest import BackupError
from alongside.backups.since import protected_since
from alongside.councils.models import Council
from alongside.db.engine import db, owner_engine
from alongside.db.rls import unprotected
from alongside.db.time import utcnow
from alongside.kernel.migrate import units
from alongside.kernel.upgrading import upgrade_all
from alongside.lifecycle import MARK
from alongside.web.context import house


@dataclass(frozen=True)
class Restored:
    """What a restore did: from which moment, what was kept of what was there, and what followed.

    `practices` are those of one file that were put back; `left` those that were not, because the
    instance has some. `keys` are in the file, and were left there. `erased` people had been erased
    since, and were erased again; `blind` says that nothing here knew of any. `gone` says what had
    protected somebody since the backup was made.
    """

    made_at: datetime
    kept: Path | None
    practices: Sequence[str]
    left: Sequence[str]
    settled: Settled
    erased: int
    keys: Sequence[str] = ()
    blind: bool = False
    gone: Sequence[str] = ()


def damaged(app: Flask) -> bool:
    """Whether the installation's database is there and cannot be read: what a restore is for."""
    if engine_of(app) != "sqlite":
        return False
    return embedded.damaged(embedded.path_of(app.config["DATABASE_URL"]))


def councils_here(app: Flask) -> Sequence[str]:
    """The names of the councils whose data is in the installation's database."""
    engine = create_engine(app.config["MIGRATION_DATABASE_URL"])
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(Council.__tablename__):
                return []
            return connection.scalars(select(Council.name).order_by(Council.name)).all()
    finally:
        engine.dispose()


def restore(
    app: Flask, path: Path, say: Say, *, keep: bool = True, send_waiting: bool = False
) -> Restored:
    """Put a backup in the place of the installation's database.

    With `keep`, what is there is kept in the instance folder first. With `send_waiting`,
    messages that waited when the backup was made are sent; otherwise nobody gets what may have
    been sent since. Raises BackupError, and then nothing has changed.
    """
    instance = Path(app.instance_path)
    instance.mkdir(parents=True, exist_ok=True)
    with opened(path) as backup, beside(instance / MARK) as folder:
        _fitting(app, backup)
        say("Unpacking the backup and looking through it…")
        database = _looked_through(backup, folder)
        moment, known, gone, kept = backup.manifest.made_at, ledger(app).exists(), None, None
        broken = _name_for_damaged(app)
        if broken is None and councils_here(app):
            gone = _remembered(app, moment, say)
            kept = _keep(app, instance, say) if keep else None
        marked = mark.begin(app, path, broken or kept)
        say("Putting it in place…")
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        try:
            _load(app, database, folder, backup, broken)
        except Exception:
            if not marked:
                mark.end(app)  # it was one transaction: what was there is there
            raise
        say("Bringing it up to date, and ending what must not open any more…")
        upgrade_all(app)
        _protected(app)
        erased = replay(app)
        settled = settle(app, moment, send_waiting=send_waiting)
        put, left = _practices(instance, folder, backup)
        mark.end(app)
        if broken and not keep:
            embedded.forget(broken)
    return Restored(
        made_at=moment,
        kept=broken or kept if keep else None,
        practices=put,
        left=left,
        settled=settled,
        erased=erased,
        keys=[Path(name).name for name in backup.keys],
        blind=gone is None and not known,
        gone=gone or (),
    )


def _looked_through(backup: Opened, folder: Path) -> Path:
    """Unpack a backup; gives its database. Raises BackupError for anything that is not as said."""
    database = backup.unpack(backup.database, folder / backup.database)
    for name in backup.practices:
        backup.unpack(name, folder / Path(name).name)
    for name in backup.keys:
        backup.look_through(name)
    if backup.manifest.engine == "sqlite":
        embedded.check(database, backup.manifest.rows)
    elif server.rows_in(database) != dict(backup.manifest.rows):
        raise BackupError("The backup is damaged: it has other rows than its manifest says.")
    return database


def _name_for_damaged(app: Flask) -> Path | None:
    """Where the database that is here goes, should it be damaged."""
    if not damaged(app):
        return None
    here = embedded.path_of(app.config["DATABASE_URL"])
    return here.with_name(f"damaged-{_now()}.sqlite3")


def _fitting(app: Flask, backup: Opened) -> None:
    """Raise BackupError for a backup of another engine, or of a newer Alongside."""
    manifest, engine = backup.manifest, engine_of(app)
    if manifest.engine != engine:
        raise BackupError(
            f"This is a backup of a {manifest.engine} database, and here is a {engine} database."
        )
    here = {unit.id: unit for unit in units(house(app).registry)}
    for unit, at in manifest.revisions.items():
        known = here.get(unit)
        if known is not None and at not in {
            one.revision for one in known.script().walk_revisions()
        }:
            raise BackupError(
                f"This backup was made by a newer version ({manifest.version}): the tables of "
                f"{unit} are at {at}, which is not known here. Install that version first."
            )


def _now() -> str:
    return f"{utcnow():%Y%m%d-%H%M%S-%f}"


def _remembered(app: Flask, moment: datetime, say: Say) -> Sequence[str] | None:
    """Keep what must outlive the database that is here: who was erased stays so, whatever the
    backup says. Gives what had protected somebody since; None where it cannot be read.
    """
    try:
        write_down(app)
        return protected_since(app, moment)
    except DBAPIError:
        say(
            "What is here cannot be read, perhaps because its tables are of another version. Who "
            "was erased is taken from the file `tombstones` alone."
        )
        return None


def _keep(app: Flask, instance: Path, say: Say) -> Path:
    say("Keeping what is here now…")
    kept = instance / f"before-restore-{_now()}.zip"
    try:
        make(app, kept, lambda _: None)
    except BackupError as error:
        raise BackupError(
            f"What is here could not be kept, so nothing was done. {error} To keep nothing: "
            f"--discard"
        ) from error
    say(f"It is in {kept}.")
    return kept


def _load(app: Flask, database: Path, folder: Path, backup: Opened, moved: Path | None) -> None:
    """Put the database in place; a damaged one is moved to `moved` first."""
    if backup.manifest.engine == "sqlite":
        target = embedded.path_of(app.config["DATABASE_URL"])
        with embedded.aside(target, moved) if moved else nullcontext():
            embedded.put_in_place(database, target)
    else:
        server.load(app.config["MIGRATION_DATABASE_URL"], database, folder, backup.manifest.rows)


def _protected(app: Flask) -> None:
    """Raise BackupError unless every table that came back keeps councils apart."""
    with owner_engine(app) as engine, engine.connect() as connection:
        if found := unprotected(connection):
            raise BackupError(
                f"The tables {', '.join(found)} came back without the policy that keeps councils "
                f"apart. Nobody is served until a restore has ended well."
            )


def _practices(instance: Path, folder: Path, backup: Opened) -> tuple[Sequence[str], Sequence[str]]:
    """Put practices of one file back where there are none. They are programs: never over others."""
    names = [Path(name).name for name in backup.practices]
    there = instance / "practices"
    if not names or (there.is_dir() and any(there.glob("*.py"))):
        return (), names
    there.mkdir(exist_ok=True)
    for name in names:
        shutil.copyfile(folder / name, there / name)
    return names, ()
