"""The file of a backup: a ZIP with the database, the instance's practices, and what says whether
they are whole.

A backup comes from elsewhere when it is needed: a disk that was dropped, a store that somebody else
could write to. So nothing in it is believed before its size and its digest are those that the
manifest names, and nothing is written outside the folder that it is opened into.
"""

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
NAME = re.compile(r"database\.(sqlite3|dump)|practices/[A-Za-z0-9_.-]*[A-Za-z0-9_-]")
MOST_MANIFEST = 1024 * 1024
PIECE = 1024 * 1024


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


def _read_manifest(text: bytes) -> Manifest:
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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupError("This is not a backup of Alongside: its manifest cannot be read.") from (
            error
        )
    wrong = [name for name in found.parts if not NAME.fullmatch(name)]
    if wrong or DATABASE.get(found.engine) not in found.parts or made_at.tzinfo is None:
        raise BackupError("This is not a backup of Alongside: it holds what no backup has.")
    return found


def digest(path: Path) -> Part:
    """The size and the SHA-256 of a file."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return Part(path.stat().st_size, made.hexdigest())


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder next to a file, that only we can read, and that is gone afterwards."""
    with TemporaryDirectory(prefix=".alongside-", dir=target.parent) as folder:
        yield Path(folder)


def write(target: Path, manifest: Manifest, files: Mapping[str, Path], folder: Path) -> None:
    """Put the parts together under the final name, all at once or not at all.

    Only the owner may read it. `folder` is on the same disk. Raises FileExistsError: what is there
    is never written over.
    """
    path = folder / "whole"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, manifest.as_json())
            for name, part in files.items():
                archive.write(part, name)
        file.flush()
        os.fsync(file.fileno())
    os.link(path, target)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Let a new name survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Opened:
    """A backup whose manifest was read; its parts are believed only once they are unpacked."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        """Both come from `opened`."""
        self._archive, self.manifest = archive, manifest

    @property
    def database(self) -> str:
        """The name of the part that is the database."""
        return DATABASE[self.manifest.engine]

    @property
    def practices(self) -> list[str]:
        """The names of the parts that are practices of one file."""
        return sorted(name for name in self.manifest.parts if name != self.database)

    def unpack(self, name: str, path: Path) -> Path:
        """Write one part to a path, as long as it is what the manifest says. Raises BackupError."""
        said, made, left = self.manifest.parts[name], hashlib.sha256(), 0
        if shutil.disk_usage(path.parent).free < said.bytes:
            raise BackupError(f"There is not enough room on the disk: {said.bytes} bytes.")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            try:
                with self._archive.open(name) as part:
                    while piece := part.read(PIECE):
                        left += len(piece)
                        if left > said.bytes:
                            break
                        made.update(piece)
                        file.write(piece)
            except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, ValueError) as why:
                raise BackupError(f"The backup is damaged: {name} cannot be read.") from why
            except Exception as why:
                if type(why).__module__ == "zlib":
                    raise BackupError(f"The backup is damaged: {name} cannot be read.") from why
                raise
        if (left, made.hexdigest()) != (said.bytes, said.sha256):
            raise BackupError(f"The backup is damaged: {name} is not what was written.")
        return path


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a backup. Raises BackupError for a file that is none, or holds what no backup has."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise BackupError(f"{path} is not a backup of Alongside, or it was cut short.") from error
    with archive:
        names = archive.namelist()
        if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > MOST_MANIFEST:
            raise BackupError(f"{path} is not a backup of Alongside: it has no manifest.")
        try:
            manifest = _read_manifest(archive.read(MANIFEST))
        except (zipfile.BadZipFile, EOFError) as error:
            raise BackupError(f"{path} is damaged: its manifest cannot be read.") from error
        if sorted(names) != sorted([MANIFEST, *manifest.parts]):
            raise BackupError(f"{path} is not a backup of Alongside: it holds what no backup has.")
        yield Opened(archive, manifest)


def parts_of(files: Mapping[str, Path]) -> dict[str, Part]:
    """The digests of the files that become a backup."""
    return {name: digest(path) for name, path in files.items()}


def practices_in(instance: Path) -> dict[str, Path]:
    """The instance's practices of one file, by the name they get in a backup."""
    found = sorted((instance / "practices").glob("*.py"))
    return {f"practices/{one.name}": one for one in found if one.is_file()}


__all__ = [
    "BackupError",
    "Manifest",
    "Opened",
    "beside",
    "opened",
    "parts_of",
    "practices_in",
    "write",
]
