"""Changing a council: what is the same stays untouched, what changed is named for the record."""

from typing import Any

from alongside.councils.models import Council


def change(council: Council, **values: Any) -> list[str]:
    """Set the values that differ, and give their names; nothing happens when none does."""
    names = [name for name, value in values.items() if getattr(council, name) != value]
    for name in names:
        setattr(council, name, values[name])
    if names:
        council.changed()
    return names
