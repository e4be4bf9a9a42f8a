"""An installation in a virtual environment of its own, used as an operator uses it: by commands.

Packages are installed into it and uninstalled by pip. What else there is comes from the environment
of these tests, so that nothing is downloaded.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

PATIENCE = 600
OFFLINE = ("--quiet", "--no-deps", "--no-index")


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that knows nothing of these tests, and has no settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "ALONGSIDE" not in name and not name.startswith(("PYTHON", "PYTEST", "COV_"))
    }
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(
    *words: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    status: int = 0,
) -> str:
    """Run a command that ends with `status`; gives what it said, to either side."""
    done = subprocess.run(
        list(map(str, words)),
        env=environment() if env is None else env,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == status, f"{words}\n{done.stdout}"
    return done.stdout


def pip(*words: str | Path) -> None:
    """Run pip."""
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", *words)


class Installation:
    """A virtual environment and an instance folder; everything in it runs in other processes."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.instance = folder, folder / "instance"
        self.instance.mkdir(parents=True)
        place = folder / "venv"
        venv.create(place, symlinks=True)
        self.executable = place / "bin" / "python"
        base = {"base": str(place), "platbase": str(place)}
        self.site = Path(sysconfig.get_path("purelib", vars=base))
        here = sysconfig.get_path("purelib")
        (self.site / "all-that-is-here.pth").write_text(
            f"import site; site.addsitedir({here!r})\n", encoding="utf-8"
        )
        given = {
            "MODE": "demo",
            "INSTANCE": str(self.instance),
            "SQLITE_SYNCHRONOUS": "OFF",
            **settings,
        }
        self.environment = environment(**{f"ALONGSIDE_{name}": given[name] for name in given})

    def install(self, wheel: Path) -> None:
        """Install a wheel, as an upgrade where another version is there."""
        pip("--python", self.executable, "install", *OFFLINE, "--upgrade", wheel)

    def uninstall(self, name: str) -> None:
        """Uninstall a package."""
        pip("--python", self.executable, "uninstall", "--quiet", "--yes", name)

    def alongside(self, *words: str, **how: Any) -> str:
        """Run `alongside …`; gives what it said."""
        return self.python("-m", "alongside", *words, **how)

    def python(self, *words: str, cwd: Path | None = None, status: int = 0) -> str:
        """Run Python there; gives what it said."""
        where = cwd or self.folder
        return run(self.executable, *words, env=self.environment, cwd=where, status=status)

    def read(self, query: str) -> list[tuple[Any, ...]]:
        """Ask its database, past everything that would keep a row from us."""
        with closing(sqlite3.connect(self.instance / "alongside.sqlite3")) as database:
            return database.execute(query).fetchall()

    def tables_that_say(self, *words: str) -> set[str]:
        """The tables that have one of these words in their name or in a row."""
        names = [name for (name,) in self.read("SELECT name FROM sqlite_master WHERE type='table'")]
        said = {name: name + str(self.read(f'SELECT * FROM "{name}"')) for name in names}
        return {name for name in names if any(word in said[name] for word in words)}

    @contextmanager
    def serving(self) -> Iterator[int]:
        """Serve it on a free port, until the end of the `with`."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = self.instance / "server.log"
        with log.open("ab") as file:
            process = subprocess.Popen(
                [str(self.executable), "-m", "alongside", "serve", "--port", str(port)],
                env={**self.environment, "PYTHONUNBUFFERED": "1"},
                cwd=self.folder,
                stdout=file,
                stderr=file,
            )
        try:
            _wait(process, port, log)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(process: "subprocess.Popen[Any]", port: int, log: Path) -> None:
    limit = time.monotonic() + PATIENCE
    asked = Request(f"http://127.0.0.1:{port}/health", headers={"Host": "localhost"})
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urlopen(asked, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"It did not answer:\n{log.read_text()[-2000:]}")
