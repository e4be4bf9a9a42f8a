"""A bounded load generator: so many requests, over so many connections at a time, and no more.

Threads with blocking sockets and answers read by hand: `http.client` and asyncio's streams would
each spend more time on an answer than the fast pages take to make it. Every answer's status and
marker text are checked, so that an error page is never measured as a fast page.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from threading import Barrier, Thread
from time import perf_counter

TIMEOUT = 30.0


class WrongAnswer(Exception):
    """The server answered, but not with the page that was asked for."""


@dataclass(frozen=True)
class Ask:
    """One request, ready to be sent, and what its answer must be."""

    payload: bytes
    status: int
    marker: bytes


@dataclass(frozen=True)
class Run:
    """What one run of requests gave; times in seconds."""

    seconds: float
    latencies: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency that this share of the requests stayed within, in seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


class Connection:
    """One client: a connection that is kept where the server keeps it, and made again where not."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def exchange(self, payload: bytes) -> bytes:
        """Send one request and return its whole answer, head and body."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(payload)
        answer = self._receive(b"", until=lambda got: b"\r\n\r\n" in got)
        head, _, body = answer.partition(b"\r\n\r\n")
        head = head.lower()
        _, found, length = head.partition(b"\r\ncontent-length:")
        if not found:
            raise WrongAnswer(f"an answer without a length: {answer[:300]!r}")
        missing = int(length.split(b"\r\n", 1)[0]) - len(body)
        if missing > 0:
            whole = len(answer) + missing
            answer = self._receive(answer, until=lambda got: len(got) >= whole)
        if b"\r\nconnection: close" in head or head.startswith(b"http/1.0"):
            self.close()
        return answer

    def _receive(self, got: bytes, until: Callable[[bytes], bool]) -> bytes:
        while not until(got):
            piece = self.socket.recv(1 << 17)
            if not piece:
                raise WrongAnswer(f"the server closed after {len(got)} bytes: {got[:300]!r}")
            got += piece
        return got

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def check(answer: bytes, ask: Ask) -> None:
    """Refuse an answer that is not the page that was asked for."""
    status = answer.split(b" ", 2)[1]
    if int(status) != ask.status or ask.marker not in answer:
        raise WrongAnswer(
            f"expected {ask.status} with {ask.marker.decode()!r} for "
            f"{ask.payload.split(b' HTTP', 1)[0].decode()!r}, got {answer[:600]!r}"
        )


def run(
    port: int, make: Callable[[int], Ask], *, concurrency: int, requests: int, seconds: float = 60
) -> Run:
    """Send `requests` requests from `concurrency` threads, for no longer than `seconds`.

    `make(n)` gives the n-th request. Raises WrongAnswer for the first answer that is not the
    page that was asked for; a run that reaches its time limit is shorter, not an error.
    """
    numbers = count()
    latencies: list[list[float]] = [[] for _ in range(concurrency)]
    problems: list[Exception] = []
    start = Barrier(concurrency + 1)

    def client(mine: list[float]) -> None:
        connection = Connection(port)
        start.wait()
        try:
            while not problems and (number := next(numbers)) < requests:
                ask = make(number)
                began = perf_counter()
                answer = connection.exchange(ask.payload)
                ended = perf_counter()
                check(answer, ask)
                mine.append(ended - began)
                if ended > deadline:
                    return
        except (WrongAnswer, OSError, ValueError) as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=client, args=(mine,)) for mine in latencies]
    for thread in threads:
        thread.start()
    began = perf_counter()
    deadline = began + seconds
    start.wait()
    for thread in threads:
        thread.join()
    took = perf_counter() - began
    if problems:
        raise problems[0]
    return Run(took, tuple(one for mine in latencies for one in mine))
