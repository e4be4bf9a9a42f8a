"""Which files a plugin consists of, and one digest over all of them.

The digest says whether what would run is what somebody read. So it covers what the installer wrote
down and what lies in the plugin's folder besides, because Python imports both; and no file can be
swapped with another, or its end be moved into the next, without another digest.
"""

import hashlib
import importlib.util
import marshal
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

Named = tuple[str, Path]

DESCRIBES = ("METADATA", "entry_points.txt")
"""The only files of a `.dist-info` folder that say the same on every machine."""


def digest_of(contents: Iterable[tuple[str, bytes]]) -> str:
    """One SHA-256 over named contents, in whichever order they come.

    Each name is followed by a NUL, which no name holds, and by 32 bytes for the content.
    """
    whole = hashlib.sha256()
    for name, content in sorted(
        (name.encode("utf-8", "surrogateescape"), hashlib.sha256(content).digest())
        for name, content in contents
    ):
        whole.update(name + b"\0" + content)
    return whole.hexdigest()


def digest_of_files(files: Iterable[Named]) -> str:
    """The digest of files where they lie. Raises OSError for one that cannot be read."""
    return digest_of((name, path.read_bytes()) for name, path in files)


def files_of(distribution: Distribution | None, module: str, bundled: bool = False) -> list[Named]:
    """What an installed plugin consists of, each file named by its place among the packages.

    What comes with Alongside is its own folder alone: the core is not listed as a plugin. Where
    two files have one place, the one that Python would import is meant, not the one that the
    installer wrote down.
    """
    written = () if distribution is None or bundled else _written_down(distribution)
    return sorted({**dict(written), **dict(in_folder_of(module))}.items())


def _written_down(distribution: Distribution) -> Iterator[Named]:
    """What the installer wrote down, but for what it makes anew on every machine."""
    scripts = Path(sysconfig.get_path("scripts")).resolve()
    for file in distribution.files or ():
        path = Path(str(distribution.locate_file(file)))
        if ".dist-info" in file.parts[0] and file.name not in DESCRIBES:
            continue
        if path.is_file() and path.resolve().parent != scripts and not _made_from_source(path):
            yield file.as_posix(), path


def in_folder_of(module: str) -> Iterator[Named]:
    """Every file from which Python could import the package or module, without importing it."""
    top = module.partition(".")[0]
    spec = _where_it_lies(top)
    if spec is None:
        return
    for folder in spec.submodule_search_locations or ():
        for path in _walk(Path(folder)):
            yield str(PurePosixPath(top, *path.relative_to(folder).parts)), path
    if spec.submodule_search_locations is None and spec.origin:
        yield from single_file(Path(spec.origin))


def _where_it_lies(top: str) -> ModuleSpec | None:
    """What Python would import now, also where it has imported another one before."""
    for finder in sys.meta_path:
        try:
            spec = finder.find_spec(top, None)
        except (AttributeError, ImportError):
            continue
        if spec is not None:
            return spec
    return None


BESIDE = ("templates", "translations")
"""The folders beside a single-file practice from which it is shown, whichever file they serve."""


def practice_file(path: Path, migrations: str | None) -> Iterator[Named]:
    """A single-file practice: itself, the folder of its `migrations`, and what it is shown with."""
    yield from single_file(path)
    for name in filter(None, (*BESIDE, migrations)):
        if PurePosixPath(name).name == name:
            for found in _walk(path.parent / name):
                yield found.relative_to(path.parent).as_posix(), found


def single_file(path: Path) -> Iterator[Named]:
    """A module that is one file, and what lies beside it that Python would run instead."""
    yield path.name, path
    for compiled in sorted((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc")):
        if not _made_from_source(compiled):
            yield f"__pycache__/{compiled.name}", compiled


def _walk(folder: Path) -> Iterator[Path]:
    """The files under a folder; a linked folder's, too, once."""
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(place)) in seen:
            folders.clear()
            continue
        seen.add(real)
        for name in names:
            path = Path(place, name)
            if path.is_file() and not _made_from_source(path):
                yield path


def _made_from_source(path: Path) -> bool:
    """Whether a file is what Python itself keeps of a source beside it, and makes anew after it.

    To Python, bytecode belongs to a source of the same time and size, and whoever ships it can
    forge both. So what this Python would run is left out only where compiling the source gives
    the same. Bytecode that is bound to its source by a hash, or to none at all, counts.
    """
    if path.suffix != ".pyc" or path.parent.name != "__pycache__":
        return False
    try:
        source = Path(importlib.util.source_from_cache(str(path)))
        about, kept = source.stat(), path.read_bytes()
        if path.name.split(".")[1] != sys.implementation.cache_tag:
            return kept[4:8] == bytes(4)  # another Python's, which this one never reads
        if kept[:8] != importlib.util.MAGIC_NUMBER + bytes(4):
            return False
        if kept[8:16] != _in_four_bytes(about.st_mtime) + _in_four_bytes(about.st_size):
            return True  # the source is another one now, so Python makes it anew
        return _is_compiled_from(source.read_bytes(), kept[16:], _optimised(path))
    except (OSError, ValueError, TypeError, AttributeError, EOFError, SyntaxError, RecursionError):
        return False


def _in_four_bytes(number: float) -> bytes:
    return (int(number) & 0xFFFFFFFF).to_bytes(4, "little")


def _optimised(path: Path) -> int:
    """How much bytecode of this name is optimised: `….opt-1.pyc` has no assertions."""
    return int(path.name.partition(".opt-")[2].removesuffix(".pyc") or 0)


def _is_compiled_from(source: bytes, bytecode: bytes, optimised: int) -> bool:
    """Whether bytecode is what compiling the source gives, wherever that was done.

    Both are written out once more, in a form that is the same for the same code.
    """
    found = marshal.loads(bytecode)  # noqa: S302  (nothing of it is run)
    made = compile(source, found.co_filename, "exec", dont_inherit=True, optimize=optimised)
    return marshal.dumps(found, 2) == marshal.dumps(made, 2)
