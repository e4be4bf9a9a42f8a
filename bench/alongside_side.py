"""Load the invented people into an Alongside database, and say how to ask for its pages."""

from __future__ import annotations

from pathlib import Path

from bench.sides import Side


def prepare(database_url: str, instance_dir: Path, people: int) -> Side | None:
    """Create the schema, one council with so many people, and a signed-in worker.

    Returns None while the core has no app to serve.
    """
    return None
