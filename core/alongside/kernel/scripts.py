"""Where a practice's migrations are, and Alembic's way of reading them."""

import importlib.util
from pathlib import Path

from alembic.script import ScriptDirectory

from alongside.kernel.practice import DeclarationError
from alongside.kernel.records import Record


def migrations_folder(record: Record) -> Path | None:
    """The folder beside the declaring module, or None for a practice without tables."""
    if record.practice is None or record.practice.migrations is None:
        return None
    spec = importlib.util.find_spec(record.module.__name__)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / record.practice.migrations


def script_of(folder: Path) -> ScriptDirectory:
    """The migrations in a folder, as Alembic reads them; none where there is no folder yet."""
    return ScriptDirectory(str(folder.parent), version_locations=[str(folder)])


def check_migrations(record: Record) -> None:
    """Read a practice's migrations now: one that cannot be read would fail every page later.

    Raises DeclarationError.
    """
    folder = migrations_folder(record)
    if folder is None:
        return
    try:
        script_of(folder).get_current_head()
    except Exception as error:
        raise DeclarationError(f"its migrations cannot be read: {error}") from error
