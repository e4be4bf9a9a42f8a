"""Serve an app with gunicorn for as long as it is measured, and always stop it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, perf_counter, sleep
from types import TracebackType

from bench import processes
from bench.sides import Side

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 60.0
STOP_LIMIT = 10.0


class Server:
    """Two synchronous workers on a free loopback port; use as a context manager.

    `scratch` holds the log and the compiled modules. `start_seconds` is the time from the start
    of the process to its first healthy answer.
    """

    def __init__(self, side: Side, scratch: Path, **environ: str) -> None:
        self.side = side
        self.log = scratch / f"{side.name}.log"
        self.port = _free_port()
        self.start_seconds = 0.0
        self._process: subprocess.Popen[bytes] | None = None
        self._environ = {
            **{name: value for name, value in os.environ.items() if not _ours(name)},
            "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
            "BENCH_APP": side.app,
            "BENCH_PORT": str(self.port),
            **side.environ,
            **environ,
        }

    def __enter__(self) -> Server:
        began = perf_counter()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "python:bench.gunicorn_conf"],
                cwd=ROOT,
                env=self._environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait_until_healthy()
        except BaseException:
            self.stop()
            raise
        self.start_seconds = perf_counter() - began
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def pids(self) -> list[int]:
        """Return the master's and the workers' process ids."""
        return processes.tree(self._process.pid)

    def stop(self) -> None:
        """Ask the server to stop; end its whole process group if it does not."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(STOP_LIMIT)

    def _wait_until_healthy(self) -> None:
        limit = monotonic() + START_LIMIT
        while monotonic() < limit:
            if self._process.poll() is not None:
                break
            if self._healthy():
                return
            sleep(0.005)
        last = self.log.read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{self.side.name} did not become healthy; its log ends:\n{last}")

    def _healthy(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health", headers={"Host": f"{self.side.host}:{self.port}"})
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


def _ours(name: str) -> bool:
    """Say whether a variable would change what is measured, so that the server must not see it."""
    return name.startswith(("ALONGSIDE_", "BENCH_", "FLASK_", "GUNICORN_")) or name in {
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONWARNINGS",
        "WEB_CONCURRENCY",
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
