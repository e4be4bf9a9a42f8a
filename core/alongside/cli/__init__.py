"""The command line: `alongside`, and the same commands under `flask --app alongside`."""

from alongside.cli.main import main

__all__ = ["main"]
