"""The demo as `alongside demo` serves it: in processes of its own, with a worker beside them."""

import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from searching import processes

AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
PATIENCE = 60.0


class RealSite:
    """A demo of its own in a folder; what it says goes to `log` there. Stop it at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "server.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        kept = {name: v for name, v in os.environ.items() if not name.startswith("ALONGSIDE_")}
        settings = {"ALONGSIDE_MODE": "demo", "ALONGSIDE_INSTANCE": str(folder / "instance")}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "alongside", "demo", "--port", str(self.port)],
                env={**kept, **settings, "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=log,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        limit = monotonic() + PATIENCE
        asking = Request(f"http://127.0.0.1:{self.port}/health", headers={"Host": "localhost"})
        while monotonic() < limit and self.process.poll() is None:
            with suppress(URLError, OSError), urlopen(asking, timeout=5):
                return
            sleep(0.1)
        raise RuntimeError(f"The demo did not answer:\n{self.log.read_text()[-2000:]}")

    def address(self, council: str = "northbank") -> str:
        """Where a council's site answers."""
        return f"http://{council}.localhost:{self.port}"

    def pattern(self, path: str) -> str:
        """The kind of page behind a path."""
        return AN_ID.sub("<id>", path)

    def pids(self) -> list[int]:
        """Its processes: the master, those that answer, and the worker."""
        return processes(self.process.pid)

    def stop(self) -> Any:
        """Ask it to stop, and wait."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
