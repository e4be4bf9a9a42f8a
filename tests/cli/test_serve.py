"""The demo and the server as processes: they answer, and they stop whole."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WAIT_SECONDS = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _get(port: int, path: str = "/", host: str = "localhost") -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Host": f"{host}:{port}"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read().decode()


def _until(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"{what} did not happen in {WAIT_SECONDS} seconds")


def _children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `alongside …` as a process of its own; whatever still runs is ended afterwards."""
    started: list[subprocess.Popen[str]] = []
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")},
        "ALONGSIDE_INSTANCE": str(tmp_path / "instance"),
        "ALONGSIDE_SQLITE_SYNCHRONOUS": "OFF",
    }

    def run(*words: str, **extra: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "alongside", *words],
            env={**environment, **extra},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_the_demo_serves_both_councils_and_stops_whole_at_ctrl_c(start):
    port = _free_port()
    demo = start("demo", PORT=str(port))
    _until(lambda: "Northbank" in _get(port), "the demo's front page")
    assert "Abergwyn" in _get(port, host="abergwyn.localhost")
    assert "Danielle Marsh" in _get(port, "/demo/sign-in")
    family = _children(demo.pid)
    assert len(family) == 3, "two web workers, and the one that sends messages"
    os.killpg(demo.pid, signal.SIGINT)
    said = demo.communicate(timeout=30)[0]
    assert f"http://localhost:{port}" in said
    assert f"http://abergwyn.localhost:{port}" in said
    assert "Traceback" not in said
    _until(lambda: not any(map(_alive, family)), "the end of every process")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_the_worker_leaves_when_the_server_was_killed(start):
    port = _free_port()
    demo = start("demo", PORT=str(port))
    _until(lambda: "Northbank" in _get(port), "the demo's front page")
    family = _children(demo.pid)
    os.kill(demo.pid, signal.SIGKILL)
    _until(lambda: not any(map(_alive, family)), "the end of every process")


def test_a_port_that_is_taken_is_said_so(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        for words in (("demo",), ("serve",)):
            process = start(*words, "--port", str(port), ALONGSIDE_MODE="demo")
            said = process.communicate(timeout=WAIT_SECONDS)[0]
            assert process.returncode == 1
            assert f"Port {port} cannot be used" in said
            assert "PORT=8001" in said
            assert "Traceback" not in said


def test_the_demo_keeps_out_of_production(start):
    process = start(
        "demo",
        ALONGSIDE_MODE="production",
        ALONGSIDE_SECRET_KEY="k" * 40,
        ALONGSIDE_PUBLIC_SCHEME="https",
        ALONGSIDE_MAIL_TRANSPORT="smtp",
    )
    said = process.communicate(timeout=WAIT_SECONDS)[0]
    assert process.returncode == 1
    assert "set up for production" in said
