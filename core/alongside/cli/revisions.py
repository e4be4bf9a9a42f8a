"""Writing a migration from the models, for authors of practices."""

import re
import textwrap
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations.ops import DowngradeOps, UpgradeOps
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import StaticPool, create_engine

from alongside.db.base import Base
from alongside.kernel.migrate import Unit, units, upgrade

TEMPLATE = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
{upgrade}


def downgrade() -> None:
    """Take the change back."""
{downgrade}
'''


def write_revision(app: Flask, practice_id: str, message: str) -> Path | None:
    """Write a unit's next migration into its folder, and give its path; None when none is needed.

    The models are compared with what the migrations so far would make, on a scratch database,
    so it does not matter what the installation's own database is at. Raises LookupError for a
    practice without tables.
    """
    unit = next(
        (u for u in units(app.extensions["alongside"].registry) if u.id == practice_id), None
    )
    if unit is None:
        raise LookupError(f"There is no working practice {practice_id!r} with migrations here.")
    unit.folder.mkdir(parents=True, exist_ok=True)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    upgrade(engine, unit)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=_options(unit))
        script = produce_migrations(context, Base.metadata)
        if script.upgrade_ops is None or script.upgrade_ops.is_empty():
            return None
        _fill_rows(script.upgrade_ops)
        number = f"{len(list(unit.script().walk_revisions())) + 1:04}"
        text = TEMPLATE.format(
            title=message.strip().rstrip(".").capitalize(),
            revision=number,
            before=f'"{head}"' if (head := unit.head()) else None,
            upgrade=_code(script.upgrade_ops, context),
            downgrade=_code(script.downgrade_ops, context),
        )
    engine.dispose()
    name = "_".join(re.findall(r"[a-z0-9]+", message.lower())[:6]) or "change"
    path = unit.folder / f"{number}_{name}.py"
    path.write_text(text, encoding="utf-8")
    return path


def _fill_rows(ops: UpgradeOps) -> None:
    """Say what rows that are there get in a new column that may not be empty.

    It is the model's own default. Raises LookupError where it has none that a database knows.
    """
    for one in ops.as_diffs():
        if one[0] != "add_column" or one[3].nullable or one[3].server_default is not None:
            continue
        default = getattr(one[3].default, "arg", None)
        if not isinstance(default, str | bool | int | float):
            raise LookupError(
                f"{one[2]}.{one[3].name} is new and may not be empty, and rows that are there need "
                f"a value: give it a plain default in the model, or let it be nullable."
            )
        value: Any = str(default)
        if isinstance(default, bool):
            value = sa.text("true" if default else "false")
        one[3].server_default = sa.DefaultClause(value)


def _options(unit: Unit) -> dict[str, object]:
    return {
        "version_table": unit.version_table,
        "render_as_batch": True,
        "user_module_prefix": None,
        "include_name": lambda name, kind, _: kind != "table" or unit.owns(name),
        "include_object": lambda obj, name, kind, *_: kind != "table" or unit.owns(name),
    }


def _code(ops: UpgradeOps | DowngradeOps | None, context: MigrationContext) -> str:
    """The operations as Python, without what only the models need."""
    assert ops is not None  # noqa: S101
    code = render_python_code(ops, migration_context=context, render_as_batch=True)
    code = re.sub(r"^\s*#.*\n?", "", code, flags=re.M)
    code = code.replace(
        "alongside.db.time.UtcDateTime(timezone=True)", "sa.DateTime(timezone=True)"
    )
    code = re.sub(r",\s*info=\{[^{}]*\}", "", code)
    return textwrap.indent(textwrap.dedent("    " + code.strip()), "    ")
