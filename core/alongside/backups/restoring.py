"""The way back: a backup's database in the place of the one that is there.

Nothing is touched before the whole backup was unpacked and looked through. What was there is kept
as a backup of its own. The database is replaced in one transaction, so that whatever stops it
leaves what was there before. Until the last step is done, a mark in the instance folder keeps the
web server and the worker from starting: in a database from the past, old cookies would still open.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, func, inspect, select

from alongside.backups import embedded, server
from alongside.backups.afterwards import Settled, settle
from alongside.backups.archive import BackupError, Opened, beside, opened
from alongside.backups.erased import replay, write_down
from alongside.backups.making import Say, engine_of, make
from alongside.councils.models import Council
from alongside.db.engine import db
from alongside.db.time import utcnow
from alongside.kernel.migrate import units
from alongside.kernel.upgrading import upgrade_all
from alongside.web.context import house

MARK = "restoring"


@dataclass(frozen=True)
class Restored:
    """What a restore did: from which moment, what was kept of what was there, and what followed.

    `practices` are those of one file that were put back; `left` those that were not, because the
    instance has some. `erased` people had been erased since, and were erased again.
    """

    made_at: datetime
    kept: Path | None
    practices: Sequence[str]
    left: Sequence[str]
    settled: Settled
    erased: int


def in_use(app: Flask) -> bool:
    """Whether there is anybody's data in the installation's database."""
    engine = create_engine(app.config["MIGRATION_DATABASE_URL"])
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(Council.__tablename__):
                return False
            return bool(connection.scalar(select(func.count(Council.id))))
    finally:
        engine.dispose()


def restore(
    app: Flask, path: Path, say: Say, *, keep: bool = True, send_waiting: bool = False
) -> Restored:
    """Put a backup in the place of the installation's database.

    With `keep`, what is there is backed up into the instance folder first. With `send_waiting`,
    messages that waited when the backup was made are sent; otherwise nobody gets what may have
    been sent since. Raises BackupError, and then nothing has changed.
    """
    instance = Path(app.instance_path)
    instance.mkdir(parents=True, exist_ok=True)
    with opened(path) as backup, beside(instance / MARK) as folder:
        _fitting(app, backup)
        say("Unpacking the backup and looking through it…")
        database = backup.unpack(backup.database, folder / backup.database)
        for name in backup.practices:
            backup.unpack(name, folder / Path(name).name)
        if backup.manifest.engine == "sqlite":
            embedded.check(database, backup.manifest.rows)
        elif server.rows_in(database) != dict(backup.manifest.rows):
            raise BackupError("The backup is damaged: it has other rows than its manifest says.")
        kept = None
        if in_use(app):
            write_down(app)  # who was erased until now stays so, whatever the backup says
            kept = _keep(app, instance, say) if keep else None
        mark = instance / MARK
        mark.write_text(f"{path}\n", encoding="utf-8")
        say("Putting it in place…")
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        try:
            _load(app, database, folder, backup)
        except BaseException:
            mark.unlink()  # it was one transaction: what was there is there
            raise
        upgrade_all(app)
        erased = replay(app)
        settled = settle(app, backup.manifest.made_at, send_waiting=send_waiting)
        put, left = _practices(instance, folder, backup)
        mark.unlink()
    return Restored(backup.manifest.made_at, kept, put, left, settled, erased)


def unfinished(app: Flask) -> str:
    """What to do about a restore that was cut short; "" when none was."""
    mark = Path(app.instance_path) / MARK
    if not mark.exists():
        return ""
    said = mark.read_text(encoding="utf-8").strip()
    return (
        f"A restore of {said} was not finished, so old sessions could still open pages. Run it "
        f"again: alongside restore --replace {said}"
    )


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


def _keep(app: Flask, instance: Path, say: Say) -> Path:
    say("Keeping what is here now…")
    kept = instance / f"before-restore-{utcnow():%Y%m%d-%H%M%S-%f}.zip"
    make(app, kept, lambda _: None)
    return kept


def _load(app: Flask, database: Path, folder: Path, backup: Opened) -> None:
    if backup.manifest.engine == "sqlite":
        embedded.put_in_place(database, embedded.path_of(app.config["DATABASE_URL"]))
    else:
        server.load(app.config["MIGRATION_DATABASE_URL"], database, folder, backup.manifest.rows)


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
