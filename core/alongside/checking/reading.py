"""Reading a plugin from a file, a source folder, a wheel, or from what is installed here."""

import lzma
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as ConfigParserError
from dataclasses import replace
from email.message import Message
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import Any

from alongside.checking.package import NotReadable, Package, Point
from alongside.kernel.about import about_file
from alongside.kernel.digests import files_of
from alongside.kernel.discovery import GROUP, Candidate, candidates, of_file

MOST_BYTES = 50_000_000
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)
SKIPPED = {"__pycache__", ".git", ".venv", "node_modules"}


def read(given: str, practices_folder: Path) -> Package:
    """The plugin at a path, or installed under a name. Raises NotReadable, in words."""
    path = Path(given)
    try:
        if path.is_dir() and (len(path.parts) != 1 or (path / "pyproject.toml").exists()):
            return read_folder(path)
        if path.is_file():
            return read_wheel(path) if path.suffix == ".whl" else read_file(path)
    except OSError as error:
        raise NotReadable(f"{error.filename or given}: {error.strerror}") from error
    if path.suffix or len(path.parts) > 1:
        raise NotReadable(f"There is no {given}.")
    return read_installed(given, practices_folder)


def read_file(path: Path) -> Package:
    """A practice that is one file."""
    if path.suffix != ".py":
        raise NotReadable(f"{path} is none of a .py file, a source folder and a wheel (.whl).")
    try:
        said = about_file(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        said = None
    module = path.stem
    return Package(
        kind="file",
        title=path.name,
        files={name: one.read_bytes() for name, one in of_file(path)},
        points=((GROUP, path.stem, module),),
        said=said,
        path=path,
    )


def read_folder(folder: Path) -> Package:
    """A package's source: what its pyproject.toml says, and the folder of its module."""
    try:
        with (folder / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file).get("project")
    except FileNotFoundError:
        raise NotReadable(f"{folder} has no pyproject.toml.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotReadable(f"{folder / 'pyproject.toml'} is not valid TOML: {error}") from error
    if not isinstance(project, dict):
        raise NotReadable(f"{folder / 'pyproject.toml'} has no [project].")
    given = project.get("entry-points", {})
    points = tuple(
        (str(group), str(name), str(value))
        for group, named in (given.items() if isinstance(given, dict) else ())
        for name, value in (named.items() if isinstance(named, dict) else ())
    )
    tops = {value.partition(":")[0].partition(".")[0].strip() for _, _, value in points}
    return Package(
        kind="folder",
        title=folder.resolve().name,
        files=dict(_within_limits(_sources(folder, set(filter(str.isidentifier, tops))))),
        points=points,
        metadata=_as_metadata(project),
    )


def _sources(folder: Path, tops: set[str]) -> Iterator[tuple[str, bytes]]:
    for root in (folder, folder / "src"):
        for top in sorted(tops):
            if (root / f"{top}.py").is_file():
                yield f"{top}.py", (root / f"{top}.py").read_bytes()
            for path in sorted((root / top).rglob("*")):
                name = path.relative_to(root)
                if path.is_file() and not SKIPPED & set(name.parts):
                    yield name.as_posix(), path.read_bytes()


def _as_metadata(project: Mapping[str, Any]) -> Message:
    """What a build would write into METADATA, as far as pyproject.toml says it."""
    made = Message()

    def say(header: str, value: Any) -> None:
        if isinstance(value, str) and value:
            made[header] = " ".join(value.split())

    for header, key in (("Name", "name"), ("Version", "version"), ("Summary", "description")):
        say(header, project.get(key))
    say("Requires-Python", project.get("requires-python"))
    licence = project.get("license")
    if isinstance(licence, dict):
        licence = licence.get("text") or licence.get("file")
    say("License-Expression", licence)
    for person in [*_list(project.get("authors")), *_list(project.get("maintainers"))]:
        if isinstance(person, dict):
            say("Author", person.get("name") or person.get("email"))
    urls = project.get("urls")
    for label, address in urls.items() if isinstance(urls, dict) else ():
        say("Project-URL", f"{label}, {address}")
    for header, key in (
        ("Requires-Dist", "dependencies"),
        ("Classifier", "classifiers"),
        ("Dynamic", "dynamic"),
    ):
        for line in _list(project.get(key)):
            say(header, line)
    return made


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def read_wheel(path: Path) -> Package:
    """A wheel, without unpacking it."""
    try:
        with zipfile.ZipFile(path) as wheel:
            infos = [one for one in wheel.infolist() if not one.is_dir()]
            if sum(one.file_size for one in infos) > MOST_BYTES:
                raise NotReadable(f"{path.name} unfolds to more than {MOST_BYTES} bytes.")
            if names := [one.filename for one in infos if not _stays_inside(one.filename)]:
                raise NotReadable(f"{path.name} would write outside its folder: {names[0]}")
            every = {one.filename: wheel.read(one) for one in infos}
    except DAMAGED as error:
        raise NotReadable(f"{path.name} is no wheel that can be read: {error}") from error
    described = [name for name in every if PurePosixPath(name).match("*.dist-info/METADATA")]
    if len(described) != 1:
        raise NotReadable(f"{path.name} has no METADATA, or more than one: it is no wheel.")
    info = described[0].removesuffix("METADATA")
    points = every.get(f"{info}entry_points.txt", b"").decode("utf-8", "replace")
    kept = {described[0], f"{info}entry_points.txt"}
    return Package(
        kind="wheel",
        title=path.name,
        files={
            name: content
            for name, content in every.items()
            if not name.startswith(info) or name in kept
        },
        points=_points(points),
        metadata=Parser().parsestr(every[described[0]].decode("utf-8", "replace")),
    )


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _points(text: str) -> tuple[Point, ...]:
    parser = ConfigParser(delimiters=("=",), interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except ConfigParserError as error:
        raise NotReadable(f"entry_points.txt cannot be read: {error}") from error
    return tuple(
        (group, name, value) for group in parser.sections() for name, value in parser.items(group)
    )


def read_installed(practice_id: str, practices_folder: Path) -> Package:
    """A practice that is found here, as a package or as a single file of the instance."""
    here = list(candidates(practices_folder))
    found = [one for one in here if one.id == practice_id]
    if not found:
        known = ", ".join(sorted({one.id for one in here})) or "none"
        raise NotReadable(
            f"There is no file and no installed practice {practice_id!r}. Installed: {known}."
        )
    if len(found) > 1:
        raise NotReadable(
            f"{practice_id} is here more than once: {', '.join(one.source for one in found)}. "
            f"Remove all but one."
        )
    return _installed(found[0])


def _installed(candidate: Candidate) -> Package:
    distribution = candidate.distribution
    if candidate.path is not None or distribution is None:
        if candidate.path is None:
            raise NotReadable(f"{candidate.source} has no files.")
        return replace(read_file(candidate.path), installed=True)
    files = files_of(distribution, candidate.module, candidate.bundled)
    points = tuple(
        (one.group, one.name, one.value)
        for one in distribution.entry_points
        if not candidate.bundled or (one.group, one.name) == (GROUP, candidate.id)
    )
    return Package(
        kind="installed",
        title=f"{candidate.id}, {candidate.source}",
        files=dict(_within_limits((name, path.read_bytes()) for name, path in files)),
        points=points,
        metadata=distribution.metadata,
        installed=True,
        bundled=candidate.bundled,
    )


def _within_limits(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for name, content in files:
        total += len(content)
        if total > MOST_BYTES:
            raise NotReadable(f"It has more than {MOST_BYTES} bytes, which no practice needs.")
        yield name, content
