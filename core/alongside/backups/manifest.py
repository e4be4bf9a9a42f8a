"""What a backup says of itself, and which of it is believed."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
NAME = re.compile(
    r"database\.(sqlite3|dump)"
    r"|practices/[^/\\\x00-\x1f\x7f]+\.py"
    r"|instance/(config\.toml|secret-key)"
)
TABLE = re.compile(r"[^\"$\\\x00-\x1f\x7f]{1,63}")
WORD = re.compile(r"[A-Za-z0-9_.+-]{1,64}")


class BackupError(LookupError):
    """A backup cannot be made or used; the message says why, and what to do."""


@dataclass(frozen=True)
class Part:
    """One file in a backup: how many bytes, and their SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    `revisions` is where the tables of the core and of each practice were, `rows` how many rows each
    table had in the moment that the backup shows.
    """

    made_at: datetime
    version: str
    engine: str
    revisions: Mapping[str, str]
    rows: Mapping[str, int]
    parts: Mapping[str, Part]

    def as_json(self) -> str:
        """As it stands in the file."""
        said = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(said, indent=1, sort_keys=True)


def read_manifest(text: bytes) -> Manifest:
    """A manifest as it stands in a file. Raises BackupError for one that no backup has."""
    try:
        said = json.loads(text)
        if said.pop("format") != FORMAT:
            raise BackupError("This backup is in a form that this Alongside does not know yet.")
        parts = {
            str(name): Part(int(one["bytes"]), str(one["sha256"]))
            for name, one in said.pop("parts").items()
        }
        made_at = datetime.fromisoformat(said.pop("made_at"))
        rows = {str(name): int(count) for name, count in said.pop("rows").items()}
        revisions = {str(unit): str(one) for unit, one in said.pop("revisions").items()}
        found = Manifest(made_at, str(said["version"]), str(said["engine"]), revisions, rows, parts)
    except (
        *(ValueError, KeyError, TypeError, AttributeError),
        *(RecursionError, ArithmeticError),
    ) as error:
        raise BackupError("This is not a backup of Alongside: its manifest cannot be read.") from (
            error
        )
    if not _sensible(found):
        raise BackupError("This is not a backup of Alongside: it holds what no backup has.")
    return found


def _sensible(said: Manifest) -> bool:
    """Whether a manifest says only what can be said again: in a path, a statement, a terminal."""
    words = (said.version, *said.revisions, *said.revisions.values())
    return (
        all(NAME.fullmatch(name) for name in said.parts)
        and all(TABLE.fullmatch(name) for name in said.rows)
        and all(WORD.fullmatch(word) for word in words)
        and DATABASE.get(said.engine) in said.parts
        and said.made_at.tzinfo is not None
    )
