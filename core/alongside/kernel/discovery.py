"""Finding plugins, and reading about them before any of their code runs."""

import ast
import hashlib
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import (
    Distribution,
    EntryPoint,
    PackageNotFoundError,
    distributions,
    version,
)
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement

GROUP = "alongside.practices"


@dataclass(frozen=True)
class Candidate:
    """A plugin that was found and not yet imported."""

    id: str
    module: str
    source: str
    version: str = ""
    author: str = ""
    path: Path | None = None
    requires: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()

    def sha256(self) -> str:
        """One digest over the installed Python and data files, in the order of their names."""
        digest = hashlib.sha256()
        for file in sorted(self.files):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()


def _from_distribution(distribution: Distribution, point: EntryPoint) -> Candidate:
    name = distribution.metadata["Name"] or point.name
    files = tuple(
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if file.suffix != ".pyc" and ".dist-info" not in str(file)
    )
    return Candidate(
        id=point.name,
        module=point.value.partition(":")[0],
        source=f"the package {name}",
        version=distribution.version,
        author=str(distribution.metadata.json.get("author_email") or ""),
        requires=tuple(distribution.requires or ()),
        files=tuple(file for file in files if file.is_file()),
    )


def candidates(practices_folder: Path | None) -> Iterator[Candidate]:
    """All plugins there are: installed ones by entry point, then single files of the instance.

    Sorted by id, so that every start is the same.
    """
    installed = [
        _from_distribution(distribution, point)
        for distribution in distributions()
        for point in distribution.entry_points
        if point.group == GROUP
    ]
    unique = {(found.id, found.module, found.source): found for found in installed}
    yield from sorted(unique.values(), key=lambda found: (found.id, found.source))
    if practices_folder is not None and practices_folder.is_dir():
        for path in sorted(practices_folder.glob("*.py")):
            if not path.name.startswith("_"):
                yield Candidate(
                    id=path.stem,
                    module=f"alongside_local_{path.stem}",
                    source=f"the file practices/{path.name}",
                    path=path,
                    files=(path,),
                )


def unmet(candidate: Candidate) -> str:
    """The first requirement on Alongside that this version does not meet, or "" when all are."""
    for line in candidate.requires:
        try:
            wanted = Requirement(line)
        except InvalidRequirement:
            return f"its requirement {line!r} cannot be read"
        if wanted.name != "alongside" or (wanted.marker and not wanted.marker.evaluate()):
            continue
        try:
            have = version("alongside")
        except PackageNotFoundError:
            return ""
        if not wanted.specifier.contains(have, prereleases=True):
            return f"it needs alongside {wanted.specifier}, and this is {have}"
    return ""


def declared_api(candidate: Candidate) -> str | None:
    """The plugin interface that it says it was written for, read from its text without running it.

    None when the text does not say: then the declaration itself is asked after the import.
    """
    path = candidate.path
    if path is None:
        try:
            spec = importlib.util.find_spec(candidate.module.partition(".")[0])
        except (ImportError, ValueError):
            return None
        if spec is None or spec.origin is None:
            return None
        path = Path(spec.origin)
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError, ValueError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Practice":
            for keyword in node.keywords:
                if keyword.arg == "api" and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
    return None


def refused(candidate: Candidate, allow_list: Sequence[Mapping[str, Any]] | None) -> str:
    """Why the operator's allow-list refuses this plugin, or "" when it does not."""
    if allow_list is None:
        return ""
    for entry in allow_list:
        if entry.get("name") != candidate.id:
            continue
        if entry.get("version") not in (None, candidate.version):
            return f"the allow-list names version {entry['version']}, not {candidate.version}"
        if entry.get("sha256") not in (None, candidate.sha256()):
            return "its files differ from the ones that the allow-list names (sha256)"
        return ""
    return "the operator's allow-list does not name it"
