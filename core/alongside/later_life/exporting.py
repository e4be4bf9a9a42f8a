"""The file that a practice leaves behind: every row that goes, as lines of JSON in a ZIP.

Only its owner may read it. Nothing is dropped before it was read back.
"""

import base64
import json
import os
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, func, select

from alongside.later_life.leaving import Part
from alongside.later_life.within import Refused

FORMAT = 1
MANIFEST = "manifest.json"
AT_ONCE = 500
NOBODYS = ""
"""What stands for the council where a table belongs to none."""
Rows = dict[str, dict[str, int]]
"""How many rows there are: by table and council."""


def count(connection: Connection, parts: Sequence[Part], slug: str, council_id: Any) -> Rows:
    """How many rows of each part one council has; with no council, of what belongs to none."""
    found: Rows = {}
    for part in parts:
        if part.scoped == (council_id is not None):
            asked = select(func.count()).select_from(part.table).where(part.where)
            many = connection.scalar(_of(asked, part, council_id)) or 0
            found[part.name] = {slug: many}
    return found


def _of(query: Any, part: Part, council_id: Any) -> Any:
    return query if council_id is None else query.where(part.table.c.council_id == council_id)


class Export:
    """A file that is being written, table by table. Close it, and then let it be `verified`."""

    def __init__(self, path: Path) -> None:
        """`path` is not there yet, and becomes readable by its owner alone."""
        self.path = path
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._archive = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)

    def add(self, connection: Connection, part: Part, slug: str, council_id: Any) -> None:
        """Write the rows that one council has in a part, one by one."""
        asked = _of(select(part.table).where(part.where), part, council_id)
        streamed = asked.execution_options(stream_results=True, yield_per=AT_ONCE)
        with self._archive.open(_member(part.name, slug), "w", force_zip64=True) as member:
            for row in connection.execute(streamed).mappings():
                line = {"council": slug, "row": {name: _plain(row[name]) for name in row}}
                member.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def close(self, manifest: Mapping[str, Any]) -> None:
        """Say what is in it, and put it on the disk."""
        text = json.dumps({"format": FORMAT, **manifest}, ensure_ascii=False, indent=1)
        self._archive.writestr(MANIFEST, text)
        self._archive.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def _member(table: str, slug: str) -> str:
    return f"{slug or 'all'}/{table}.jsonl"


def _plain(value: Any) -> Any:
    """A value as JSON has it: bytes in base64, moments in UTC, an id as it is written."""
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def in_base64(parts: Sequence[Part]) -> dict[str, list[str]]:
    """The columns whose values are bytes, by table."""
    found = {
        part.name: [one.name for one in part.table.columns if isinstance(one.type, LargeBinary)]
        for part in parts
    }
    return {name: columns for name, columns in found.items() if columns}


def verify(path: Path, expected: Rows) -> None:
    """Read a file to its end. Raises Refused where a row that should be in it is not."""
    with zipfile.ZipFile(path) as archive:
        found = Counter(_lines(archive))
    wanted = Counter(
        {
            (table, slug): many
            for table, councils in expected.items()
            for slug, many in councils.items()
            if many
        }
    )
    if found != wanted:
        raise Refused("The file does not hold every row, so nothing was purged. Run it again.")


def _lines(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for name in archive.namelist():
        if name == MANIFEST:
            continue
        table = name.rpartition("/")[2].removesuffix(".jsonl")
        with archive.open(name) as member:
            for line in member:
                yield table, json.loads(line)["council"]
