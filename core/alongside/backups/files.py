"""The files around a backup: what goes into it, where it is made, and how it gets its name."""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.backups.manifest import BackupError, Part

KEYS = ("config.toml", "secret-key")
PIECE = 1024 * 1024
FOLDER = ".alongside-"
LEFT_SECONDS = 60


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder next to a file, that only we can read, and that is gone afterwards.

    One that somebody killed left behind, full of people's words, goes the next time.
    """
    for left in target.parent.glob(f"{FOLDER}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_SECONDS:
                _take_away(left)
    with TemporaryDirectory(prefix=FOLDER, dir=target.parent) as folder, _mine(Path(folder)):
        yield Path(folder)


def _take_away(left: Path) -> None:
    with _mine(left) as nobody_works_in_it:
        if nobody_works_in_it:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _mine(folder: Path) -> Iterator[bool]:
    """Hold a folder for as long as this lasts or this process lives; whether nobody else does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def give_name(path: Path, target: Path) -> None:
    """Let a whole file have its final name. Raises BackupError: nothing is written over."""
    try:
        os.link(path, target)
    except FileExistsError as error:
        raise taken(target) from error
    except OSError as error:  # a stick, a share: disks that know no second name for a file
        if target.exists():
            raise taken(target) from error
        path.rename(target)
    settle_names(target.parent)


def taken(target: Path) -> BackupError:
    """What is there is never written over."""
    return BackupError(f"{target} is there already, and is never written over.")


def settle_names(folder: Path) -> None:
    """Let a new name survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> Part:
    """The size and the SHA-256 of a file."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return Part(path.stat().st_size, made.hexdigest())


def parts_of(files: Mapping[str, Path]) -> dict[str, Part]:
    """The digests of the files that become a backup."""
    return {name: digest(path) for name, path in files.items()}


def practices_in(instance: Path) -> dict[str, Path]:
    """The instance's practices of one file, by the name they get in a backup."""
    found = sorted((instance / "practices").glob("*.py"))
    return {f"practices/{one.name}": one for one in found if one.is_file()}


def keys_in(instance: Path) -> dict[str, Path]:
    """The installation's settings and secret key, by the name they get in a backup."""
    return {f"instance/{one}": instance / one for one in KEYS if (instance / one).is_file()}
