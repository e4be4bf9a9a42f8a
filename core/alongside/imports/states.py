"""Where an import stands, and what waits for the worker."""

WAITING = {"checking": "checked", "keeping": "kept", "undoing": "undone"}
"""What the worker does, and what the import is afterwards."""
INLINE = 500
"""How many rows are looked at and kept while somebody waits for the page."""
MOST_ATTEMPTS = 3
STOPPED, NOT_ALLOWED = "stopped", "not_allowed"
