"""Putting a practice on a stage; or saying which of its promises keeps it from there."""

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alongside.access.permissions import AccessError
from alongside.db.engine import owner_engine
from alongside.kernel.discovery import of_file
from alongside.kernel.upgrading import upgrade_each
from alongside.testing.apps import making
from alongside.testing.promises import Broken, broken
from alongside.testing.stage import Stage
from alongside.web.context import house


class _Listening(logging.Handler):
    """Keeps what a page that breaks says."""

    def __init__(self, heard: list[logging.LogRecord]) -> None:
        super().__init__(logging.ERROR)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@contextmanager
def staged(case: Any, folder: Path, config: Mapping[str, Any]) -> Iterator[Stage | Broken]:
    """Put a Conformance class's practice on a stage, in a folder and on a database.

    Where the practice cannot be put there, the promise that it broke is given instead.
    """
    practice_id = case.practice
    if case.file is not None:
        _install(Path(case.file), practice_id, folder / "practices")
    with making(folder) as make:
        try:
            app = make(**config, STRICT_PLUGINS=False, TESTING=False)
        except AccessError as error:
            yield broken("permissions", str(error))
            return
        stage = Stage(practice_id, app, case.fitting, tuple(case.needed))
        if (trouble := _trouble(stage)) is not None:
            yield trouble
            return
        listening = _Listening(stage.errors)
        log = logging.getLogger("alongside")
        log.addHandler(listening)
        try:
            yield stage
        finally:
            log.removeHandler(listening)


def _trouble(stage: Stage) -> Broken | None:
    registry = house(stage.app).registry
    record = registry.records.get(stage.id)
    if record is None:
        known = ", ".join(one.id for one in registry)
        return broken("loads", f"There is no practice {stage.id!r} here, only {known}.")
    if not record.usable:
        about_leave = record.reason.startswith("AccessError")
        return broken(
            "permissions" if about_leave else "loads",
            f"It is {record.status}: {record.reason}",
            record.source,
        )
    for unit in upgrade_each(stage.app):
        if unit.trouble and unit.id == stage.id:
            return broken("migrations", f"Its tables cannot be made: {unit.trouble}")
    with owner_engine(stage.app) as engine, engine.connect() as connection:
        for table in stage.tables:
            if not engine.dialect.has_table(connection, table.name):
                return broken(
                    "migrations",
                    f"No migration makes the table {table.name}: "
                    f'alongside db revision {stage.id} -m "…"',
                    stage.source.place_of_table(table.name),
                )
    return None


def _install(file: Path, practice_id: str, folder: Path) -> None:
    """Copy a single file, and the folders that it is used with, to where practices are found."""
    for name, path in of_file(file):
        place = folder / (f"{practice_id}.py" if path == file else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
