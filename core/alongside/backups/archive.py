"""The file of a backup: a ZIP with the database, the instance's practices, and what says whether
they are whole.

A backup comes from elsewhere when it is needed: a disk that was dropped, a store that somebody else
could write to. So nothing in it is believed before its size and its digest are those that the
manifest names, and nothing is written outside the folder that it is opened into.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from alongside.backups.files import PIECE, give_name
from alongside.backups.manifest import DATABASE, MANIFEST, BackupError, Manifest, read_manifest

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOST_MANIFEST = 1024 * 1024


def write(target: Path, manifest: Manifest, files: Mapping[str, Path], folder: Path) -> None:
    """Put the parts together under the final name, all at once or not at all.

    Only the owner may read it. `folder` is on the same disk. It gets its name once it was read back
    as a restore would read it. Raises BackupError: what is there is never written over.
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
    with opened(path) as written:
        for name in files:
            written.look_through(name)
    give_name(path, target)


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
        return sorted(name for name in self.manifest.parts if name.startswith("practices/"))

    @property
    def keys(self) -> list[str]:
        """The names of the parts that are the installation's settings and secret key."""
        return sorted(name for name in self.manifest.parts if name.startswith("instance/"))

    def unpack(self, name: str, path: Path) -> Path:
        """Write one part to a path, as long as it is what the manifest says. Raises BackupError."""
        wanted = self.manifest.parts[name].bytes
        if shutil.disk_usage(path.parent).free < wanted:
            raise BackupError(
                f"There is not enough room on the disk of {path.parent.parent}: {wanted} bytes."
            )
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            self.look_through(name, file.write)
        return path

    def look_through(self, name: str, take: Callable[[bytes], object] = len) -> None:
        """Read one part, no further than the manifest says it goes. Raises BackupError."""
        said, made, length = self.manifest.parts[name], hashlib.sha256(), 0
        for piece in _pieces(self._archive, name):
            length += len(piece)
            if length > said.bytes:
                break
            made.update(piece)
            take(piece)
        if (length, made.hexdigest()) != (said.bytes, said.sha256):
            raise BackupError(f"The backup is damaged: {name} is not what was written.")


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece. Whatever a damaged archive makes the library raise is one sentence."""
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                yield piece
    except Exception as error:
        raise BackupError(f"The backup is damaged: {name} cannot be read.") from error


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a backup. Raises BackupError for a file that is none, or holds what no backup has."""
    try:
        archive = zipfile.ZipFile(path)
    except (FileNotFoundError, PermissionError):
        raise
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise BackupError(f"{path} is not a backup of Alongside, or it was cut short.") from error
    with archive:
        names = archive.namelist()
        if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > MOST_MANIFEST:
            raise BackupError(f"{path} is not a backup of Alongside: it has no manifest.")
        strange = any(one.compress_type not in PACKED for one in archive.infolist())
        manifest = read_manifest(b"" if strange else b"".join(_pieces(archive, MANIFEST)))
        if sorted(names) != sorted([MANIFEST, *manifest.parts]):
            raise BackupError(f"{path} is not a backup of Alongside: it holds what no backup has.")
        yield Opened(archive, manifest)
