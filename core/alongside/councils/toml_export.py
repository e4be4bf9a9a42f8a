"""Writing a council's configuration as TOML."""

import base64
from typing import Any

import tomli_w
from sqlalchemy import select

from alongside.councils.models import Council, CouncilPractice
from alongside.db.tenancy import CouncilSession
from alongside.kernel import settings
from alongside.kernel.registry import Registry

IDENTITY = ("slug", "nation", "gss_code", "host")
BASICS = ("name", "languages", "safety_contact", "complaints_contact", "complaints_link")


def export_council(session: CouncilSession, council: Council, registry: Registry) -> str:
    """The council's configuration; applying it changes nothing."""
    look: dict[str, Any] = dict(council.look)
    if council.logo:
        look["logo"] = base64.b64encode(council.logo).decode("ascii")
    tables = {
        "council": {name: getattr(council, name) or "" for name in (*IDENTITY, *BASICS)},
        "look": look,
        "practices": _exported(session, registry),
    }
    return tomli_w.dumps({name: table for name, table in tables.items() if table})


def rows(session: CouncilSession) -> dict[str, CouncilPractice]:
    """What the council has of each practice, by its id."""
    return {row.practice_id: row for row in session.scalars(select(CouncilPractice))}


def _exported(session: CouncilSession, registry: Registry) -> dict[str, Any]:
    found = rows(session)
    return {
        practice_id: practice_table(registry, practice_id, found.get(practice_id))
        for practice_id in sorted({record.id for record in registry.usable()} | set(found))
    }


def practice_table(
    registry: Registry, practice_id: str, row: CouncilPractice | None
) -> dict[str, Any]:
    """One practice as the file has it: complete, or without settings where none were made."""
    table: dict[str, Any] = {"enabled": row is not None and row.enabled}
    stored = dict(row.settings) if row is not None else {}
    practice = registry.practice(practice_id)
    if practice is not None and stored:
        known = settings.defaults(practice.settings)
        stored = {name: stored.get(name, default) for name, default in known.items()}
    if stored:
        table["settings"] = {n: "" if value is None else value for n, value in stored.items()}
    return table
