"""Costs inside one process, too small to see through a server: hooks, forms, layout."""

from __future__ import annotations


def lines() -> list[str]:
    """Return what each costs, one line each."""
    return []
