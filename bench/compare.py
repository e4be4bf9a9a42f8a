"""Measure both sides in turns, so that whatever else the machine does falls on both alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import load, processes
from bench.asking import requests_for
from bench.bars import BARS
from bench.databases import Backends
from bench.server import Server
from bench.sides import Side

WARM_UP = 40


@dataclass(frozen=True)
class Plan:
    """How much is asked: requests by concurrency, repeats of each, and how long a run may be.

    A run that reaches its limit of seconds ends with fewer requests: on a busy machine the whole
    still comes to an end.
    """

    requests: Mapping[int, int]
    repeats: int
    seconds: float


FULL = Plan({1: 200, 16: 600, 64: 600}, 3, 10.0)
QUICK = Plan({1: 60, 16: 160, 64: 160}, 1, 3.0)


@dataclass(frozen=True)
class Figures:
    """One page of one side at one concurrency: medians of the repeats, times in milliseconds."""

    rate: float
    p50: float
    p99: float
    server_cpu: float
    database_cpu: float


@dataclass(frozen=True)
class Row:
    """One line of the table: a page at a concurrency, on the yardstick and on Alongside."""

    page: str
    concurrency: int
    bare: Figures
    alongside: Figures | None


class Served:
    """One side while its server runs: asked with `measure`."""

    def __init__(self, server: Server, database_url: str) -> None:
        self.server = server
        self.backends = Backends(database_url)
        self.warm: set[str] = set()

    def measure(self, page: str, concurrency: int, plan: Plan) -> Figures:
        """Ask for the page from so many clients at once and say what it gave and cost."""
        make = requests_for(self.server.side, self.server.side.pages[page], self.server.port)
        if page not in self.warm:
            load.run(self.server.port, make, concurrency=4, requests=WARM_UP)
            self.warm.add(page)
        cpu, database = self._spent()
        run = load.run(
            self.server.port,
            make,
            concurrency=concurrency,
            requests=plan.requests[concurrency],
            seconds=plan.seconds,
        )
        cpu_after, database_after = self._spent()
        count = len(run.latencies)
        return Figures(
            rate=run.rate,
            p50=run.percentile(0.50) * 1000,
            p99=run.percentile(0.99) * 1000,
            server_cpu=(cpu_after - cpu) / count * 1000,
            database_cpu=max(database_after - database, 0.0) / count * 1000,
        )

    def _spent(self) -> tuple[float, float]:
        return processes.cpu_seconds(self.server.pids()), self.backends.cpu_seconds()


def compare(bare: Served, alongside: Served | None, plan: Plan) -> list[Row]:
    """Ask both sides for every page at every concurrency, turn about."""
    pages = [page for page in BARS if _asked(page, bare, alongside)]
    rows = []
    for page in pages:
        for concurrency in plan.requests:
            taken: tuple[list[Figures], list[Figures]] = ([], [])
            for _ in range(plan.repeats):
                taken[0].append(bare.measure(BARS[page].beside, concurrency, plan))
                if alongside is not None:
                    taken[1].append(alongside.measure(page, concurrency, plan))
            rows.append(Row(page, concurrency, *map(middle, taken)))
        print(f"  {page}: done", flush=True)
    return rows


def middle(taken: Sequence[Figures]) -> Figures | None:
    """Return the median of each figure on its own."""
    if not taken:
        return None
    names = Figures.__dataclass_fields__
    return Figures(**{name: median(getattr(one, name) for one in taken) for name in names})


def statements(side: Side, scratch: Path) -> dict[str, list[str]]:
    """Return each page's statements, taken on a server of their own once its caches are warm."""
    notes = scratch / f"{side.name}.statements"
    asked = {}
    with Server(side, scratch, BENCH_STATEMENTS=str(notes), BENCH_WORKERS="1") as server:
        for name, page in side.pages.items():
            make = requests_for(side, page, server.port)
            load.run(server.port, make, concurrency=1, requests=4)
            asked[name] = json.loads(notes.read_text().splitlines()[-1])["statements"]
    return asked


def start_seconds(side: Side, scratch: Path, times: int) -> float:
    """Return the median time to the first healthy answer; an unmeasured start compiles first."""
    taken = []
    for _ in range(times + 1):
        with Server(side, scratch) as server:
            taken.append(server.start_seconds)
    return median(taken[1:])


def _asked(page: str, bare: Served, alongside: Served | None) -> bool:
    """Say whether the page is there: Alongside's, or without it the yardstick's own."""
    side = alongside or bare
    return page in side.server.side.pages and BARS[page].beside in bare.server.side.pages
