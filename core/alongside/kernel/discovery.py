"""Finding plugins, and reading about them before any of their code runs."""

import ast
import importlib.util
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from errno import EINVAL
from importlib.metadata import (
    Distribution,
    EntryPoint,
    PackageNotFoundError,
    distributions,
    version,
)
from pathlib import Path

from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from alongside.kernel.about import About, about_file, about_package
from alongside.kernel.digests import Named, digest_of_files, files_of, practice_file

log = logging.getLogger(__name__)
GROUP = "alongside.practices"


@dataclass(frozen=True)
class Candidate:
    """A plugin that was found and not yet imported."""

    id: str
    module: str
    source: str
    about: About = field(default_factory=About)
    path: Path | None = None
    distribution: Distribution | None = None

    @property
    def version(self) -> str:
        """Its version, "" where it has none."""
        return self.about.version

    @property
    def author(self) -> str:
        """Who wrote it, "" where it does not say."""
        return self.about.author

    @property
    def requires(self) -> list[str]:
        """Which other packages it needs, and in which versions."""
        return (self.distribution.requires if self.distribution else None) or []

    @property
    def bundled(self) -> bool:
        """Whether it comes with Alongside itself."""
        return self.distribution is not None and self.distribution.metadata["Name"] == "alongside"

    def files(self) -> list[Named]:
        """All its files, each with its name. Raises OSError when they cannot be listed."""
        if self.path is not None:
            return of_file(self.path)
        try:
            return files_of(self.distribution, self.module, self.bundled)
        except OSError:
            raise
        except Exception as error:  # a RECORD with a blank row is a TypeError
            raise OSError(EINVAL, "the list of its files cannot be read") from error

    def sha256(self) -> str:
        """One digest over all its files. Raises OSError when one cannot be read."""
        return digest_of_files(self.files())


def _from_distribution(distribution: Distribution, point: EntryPoint) -> Candidate:
    return Candidate(
        id=point.name,
        module=point.value.partition(":")[0].strip(),
        source=f"the package {distribution.metadata['Name'] or point.name}",
        about=about_package(distribution.metadata),
        distribution=distribution,
    )


def of_file(path: Path) -> list[Named]:
    """What a single-file practice consists of, each file named by its place beside it."""
    return list(practice_file(path, declared(_from_file(path), "migrations")))


def _from_file(path: Path) -> Candidate:
    try:
        about = about_file(path.read_text(encoding="utf-8"))
    except Exception:
        about = About()  # what is wrong with it shows when it is imported
    return Candidate(
        id=path.stem,
        module=f"alongside_local_{path.stem}",
        source=f"the file practices/{path.name}",
        about=about,
        path=path,
    )


def _in(distribution: Distribution) -> list[Candidate]:
    """The plugins in a distribution; none in one whose metadata nobody can read."""
    try:
        points = [point for point in distribution.entry_points if point.group == GROUP]
        return [_from_distribution(distribution, point) for point in points]
    except Exception:
        log.exception("An installed package cannot be read, and is passed over: %r", distribution)
        return []


def candidates(practices_folder: Path | None) -> Iterator[Candidate]:
    """All plugins there are: installed ones by entry point, then single files of the instance.

    Sorted by id, so that every start is the same.
    """
    installed = [found for distribution in distributions() for found in _in(distribution)]
    unique: dict[tuple[str, str, str], Candidate] = {}
    for found in installed:  # in the order in which Python looks for them
        unique.setdefault((found.id, found.module, found.source), found)
    yield from sorted(unique.values(), key=lambda found: (found.id, found.source))
    if practices_folder is not None and practices_folder.is_dir():
        for path in sorted(practices_folder.glob("*.py")):
            if not path.name.startswith("_"):
                yield _from_file(path)


def unmet(candidate: Candidate) -> str:
    """The first of its requirements that is not met here, in words, or "" when all are.

    What comes with Alongside needs what Alongside needs, which runs.
    """
    for line in () if candidate.bundled else candidate.requires:
        try:
            wanted = Requirement(line)
            here = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        except (InvalidRequirement, UndefinedComparison, UndefinedEnvironmentName):
            return f"its requirement {line!r} cannot be read"
        if not here:
            continue
        try:
            have = version(wanted.name)
        except PackageNotFoundError:
            if canonicalize_name(wanted.name) == "alongside":
                continue  # run from its source
            return f"it needs {wanted.name}, which is not installed here: install it, and restart"
        if not wanted.specifier.contains(have, prereleases=True):
            return f"it needs {wanted.name} {wanted.specifier}, and this is {have}"
    return ""


def declared(candidate: Candidate, name: str) -> str | None:
    """What its declaration gives under a name, read from its text without running it.

    None when the text does not say it plainly.
    """
    path = candidate.path
    if path is None:
        try:
            spec = importlib.util.find_spec(candidate.module.partition(".")[0])
        except Exception:
            return None
        if spec is None or spec.origin is None:
            return None
        path = Path(spec.origin)
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except Exception:  # also a MemoryError or RecursionError, of a text that is nested very deep
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Practice":
            for keyword in node.keywords:
                if keyword.arg == name and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
    return None
