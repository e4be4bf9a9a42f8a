"""A council's whole configuration as one TOML file: to keep, to review, to carry elsewhere.

What the file says is checked by the forms of the council's own pages. `[look]` and each
`[practices.…]` replace what was there; a section that is left out, and a name left out of
`[council]`, stay as they are. The logo is inside, as base64. People are not: this is no backup.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from alongside.councils import practices
from alongside.councils.changes import change
from alongside.councils.models import Council
from alongside.councils.toml_checks import (
    Problems,
    checked_basics,
    checked_look,
    checked_practices,
)
from alongside.councils.toml_export import export_council
from alongside.db.tenancy import CouncilSession
from alongside.kernel.registry import Registry

__all__ = ["ConfigurationError", "apply_council", "export_council"]


class ConfigurationError(Exception):
    """A file that cannot be applied; `problems` maps each place to what is wrong there."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep the problems, and say them all in the message, one a line."""
        self.problems = dict(problems)
        super().__init__("\n".join(f"{place}: {what}" for place, what in problems.items()))


def apply_council(
    session: CouncilSession, council: Council, registry: Registry, text: str
) -> list[str]:
    """Make the council what the file says, and give the places that changed.

    Everything is checked before anything is changed. Raises ConfigurationError with every problem
    and its place, such as `practices.feedback.settings.pause`.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError({"the file": f"is not valid TOML: {error}"}) from error
    problems: Problems = {
        name: "there is no such section; there are council, look and practices"
        for name in given
        if name not in ("council", "look", "practices")
    }
    for name in ("council", "look", "practices"):
        if not isinstance(given.get(name, {}), dict):
            problems[name] = "must be a section"
    if problems:
        raise ConfigurationError(problems)
    basics = checked_basics(session, council, given.get("council", {}), problems)
    look = checked_look(given["look"], problems) if "look" in given else None
    tables = checked_practices(session, registry, given.get("practices", {}), problems)
    if problems:
        raise ConfigurationError(problems)
    changed = [f"council.{name}" for name in change(council, **basics)]
    if look is not None:
        changed += [f"look.{name}" for name in change(council, **look)]
    return changed + _store(session, council, tables)


def _store(
    session: CouncilSession, council: Council, tables: Mapping[str, tuple[bool, dict[str, Any]]]
) -> list[str]:
    for practice_id, (on, values) in tables.items():
        row = practices.row(session, practice_id)
        row.enabled, row.settings = on, values
    if tables:
        council.changed()
    session.flush()
    return [f"practices.{practice_id}" for practice_id in tables]
