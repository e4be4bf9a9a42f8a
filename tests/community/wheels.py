"""Packages of other people's practices, built as anybody builds theirs.

`full_circle(1, folder)` builds a wheel of the community's practice, `full_circle(2, folder)` one of
its second version; both without asking any registry.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.community.installation import OFFLINE, pip

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")


def source(version: int, into: Path) -> Path:
    """The files of Full Circle in this version: the second is a few files laid over the first."""
    folder = into / f"source-{version}"
    shutil.copytree(HERE / "full_circle", folder, ignore=LEFT, dirs_exist_ok=True)
    if version == 2:
        shutil.copytree(HERE / "full_circle_2", folder, ignore=LEFT, dirs_exist_ok=True)
    return folder


def build(package: Path, into: Path) -> Path:
    """Build a wheel of a package into a folder, and give it."""
    before = set(into.glob("*.whl"))
    pip("wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", into, package)
    (built,) = set(into.glob("*.whl")) - before
    return built


@cache
def _built(version: int) -> Path:
    folder = Path(mkdtemp(prefix="full-circle-"))
    return build(source(version, folder), folder)


def full_circle(version: int, into: Path) -> Path:
    """A wheel of Full Circle, version 1 or 2, in a folder; each is built once in a run."""
    into.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(_built(version), into))
