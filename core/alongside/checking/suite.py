"""Running the conformance suite on a plugin, in a process of its own with a time limit.

Only here is anything of the plugin run: by whoever checks, with their rights. The process gets no
settings of this installation, and a folder of its own.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.utils import canonicalize_name

from alongside.checking.finding import Finding
from alongside.checking.package import Package

SECONDS = 600
MOST_SAID = 1_000_000
SUITE = "alongside.testing"
TEST_SERVER = "ALONGSIDE_TEST_POSTGRES"
NEEDED = {
    *("PATH", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH"),
    *("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PLAYWRIGHT_BROWSERS_PATH"),
    *("SYSTEMROOT", "COMSPEC", "PATHEXT", "USERPROFILE", "TEMP"),
}
"""The variables that the suite's process gets."""
NO_PYTEST = "pytest is not installed: pip install 'alongside[testing]'"


@dataclass
class Outcome:
    """What the suite said: promises kept, broken ones, and those that were not run, with why."""

    kept: list[str] = field(default_factory=list)
    broken: list[Finding] = field(default_factory=list)
    not_run: list[tuple[str, str]] = field(default_factory=list)
    finished: bool = False


def run_suite(package: Package, practice_id: str, seconds: float = SECONDS) -> Outcome:
    """Run the suite on one practice. Whatever the process does, the answer is in words."""
    if find_spec("pytest") is None:
        return _not_run(NO_PYTEST)
    command = [sys.executable, "-m", SUITE, practice_id, "--json"]
    if package.path is not None:
        command += ["--file", str(package.path.resolve())]
    with tempfile.TemporaryDirectory(prefix="alongside-check-") as folder:
        place = Path(folder)
        environment = _environment(place)
        if package.kind in ("folder", "wheel"):
            _unpack(package, place / "packages")
            before = environment.get("PYTHONPATH")
            paths = [str(place / "packages"), *([before] if before else [])]
            environment["PYTHONPATH"] = os.pathsep.join(paths)
        (place / "work").mkdir()
        said, errors, status = _run(command, environment, place, seconds)
    if status is None:
        return _broken(f"did not end within {seconds:g} seconds")
    if f"No module named {SUITE}.__main__" in errors:
        return _not_run("this Alongside has no conformance suite")
    if "No module named 'pytest'" in errors:
        return _not_run(NO_PYTEST)
    return understand(said, errors, status)


def _environment(place: Path) -> dict[str, str]:
    """What a process needs to run, and nothing else of this one's: in it may be secrets.

    No database server is looked for. The suite makes a role and databases on the one that
    ALONGSIDE_TEST_POSTGRES names, and nobody who only checks a plugin has asked for that.
    """
    kept = {name: value for name, value in os.environ.items() if name in NEEDED}
    server = os.environ.get(TEST_SERVER, "")
    return {**kept, TEST_SERVER: server, "TMPDIR": str(place), "PYTHONDONTWRITEBYTECODE": "1"}


def _unpack(package: Package, folder: Path) -> None:
    """Lay the files out as if they were installed, without an installer."""
    for name, content in package.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if package.kind == "wheel":
        info = next(folder.glob("*.dist-info"))
    else:
        name = canonicalize_name(package.metadata.get("Name") or "checked").replace("-", "_")
        info = folder / f"{name}-0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(_metadata(package), encoding="utf-8")
        (info / "entry_points.txt").write_text(_points(package), encoding="utf-8")
    (info / "RECORD").write_text(
        "".join(f"{PurePosixPath(name)},,\n" for name in package.files), encoding="utf-8"
    )


def _metadata(package: Package) -> str:
    lines = [f"{name}: {value}" for name, value in package.metadata.items()]
    if not package.metadata.get("Version"):
        lines.append("Version: 0")
    return "\n".join(["Metadata-Version: 2.1", *lines, ""])


def _points(package: Package) -> str:
    groups: dict[str, list[str]] = {}
    for group, name, value in package.points:
        groups.setdefault(group, []).append(f"{name} = {value}")
    return "\n".join(f"[{group}]\n" + "\n".join(lines) for group, lines in groups.items()) + "\n"


@contextmanager
def _apart(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, of which nothing is left afterwards."""
    process = subprocess.Popen(command, start_new_session=True, **options)  # noqa: S603
    try:
        yield process
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _run(
    command: list[str], environment: Mapping[str, str], place: Path, seconds: float
) -> tuple[str, str, int | None]:
    """Run it; gives what it said, its errors, and its status, None when its time was over."""
    with (place / "said").open("w+b") as said, (place / "errors").open("w+b") as errors:
        with _apart(
            command,
            env=dict(environment),
            cwd=place / "work",
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=errors,
        ) as process:
            try:
                status: int | None = process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                status = None
        texts = []
        for file in (said, errors):
            file.seek(0)
            texts.append(file.read(MOST_SAID).decode("utf-8", "replace"))
    return texts[0], texts[1], status


def understand(said: str, errors: str, status: int) -> Outcome:
    """What the process answered, in words, also where it answered nothing that can be read."""
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = str(-status)
        return _broken(f"was ended by the signal {name}")
    found = _json(said)
    if found is None:
        last = errors.strip().splitlines()[-1:] or ["it said nothing"]
        return _broken(f"gave no answer that can be read (status {status}: {last[0][:200]})")
    kept, broken, not_run = found
    if status != 0 and not broken:
        return _broken(f"ended with status {status}, and named nothing that is broken")
    return Outcome(kept, broken, not_run, finished=True)


def _json(said: str) -> tuple[list[str], list[Finding], list[tuple[str, str]]] | None:
    """The suite's object: all of what was said, or its last line."""
    for text in (said, said.strip().rpartition("\n")[2]):
        try:
            given = json.loads(text)
            return (
                [str(one) for one in given["kept"]],
                [_breach(one) for one in given["broken"]],
                [(str(one["promise"]), str(one["why"])) for one in given["not_run"]],
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return None


def _breach(said: dict[str, Any]) -> Finding:
    words = f"{str(said['promise']).rstrip('.')}: {said['words']}"
    return Finding("suite", str(said.get("where") or ""), words)


def _not_run(why: str) -> Outcome:
    return Outcome(not_run=[("the conformance suite", why)])


def _broken(what: str) -> Outcome:
    return Outcome(broken=[Finding("suite", "", f"the conformance suite {what}")])
