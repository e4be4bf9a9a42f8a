"""`python -m bench`: Alongside beside a bare Flask app, in one run, on each engine that answers."""

from __future__ import annotations

import argparse
import gc
import os
import platform
import signal
import sys
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import alongside_side, bare_side, bars, crowd, doors, matching, micro, sheets, table
from bench.apart import apart
from bench.compare import FULL, QUICK, Plan, Served, compare, start_seconds, statements
from bench.databases import database, postgres_server
from bench.processes import pss_mib
from bench.server import Server

PEOPLE, QUICK_PEOPLE = 100_000, 2_000


def main() -> None:
    """Run what the command line asks for and print it."""
    # A stop from outside unwinds like any error: servers are stopped and databases dropped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped from outside."))
    asked = _arguments()
    plan = QUICK if asked.quick else FULL
    people = asked.people or (QUICK_PEOPLE if asked.quick else PEOPLE)
    engines = _reachable(asked.engine)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {people:,} people, "
        f"gunicorn with 2 sync workers, medians of {plan.repeats}"
    )
    gc.freeze()
    for engine in engines:
        with TemporaryDirectory(prefix="alongside-bench-") as scratch:
            measure(engine, people, plan, Path(scratch))
    print("\n== inside one process ==")
    inside = (
        micro.lines(),
        crowd.lines(),
        doors.lines(),
        matching.lines(asked.quick),
        sheets.lines(),
    )
    for line in chain.from_iterable(inside):
        print(line, flush=True)


def measure(engine: str, people: int, plan: Plan, scratch: Path) -> None:
    """Load both databases, measure everything on this engine, print its tables."""
    print(f"\n== {engine} ==", flush=True)
    with ExitStack() as stack:
        urls = {
            name: stack.enter_context(database(engine, name, scratch))
            for name in ("bare", "alongside")
        }
        print(f"  loading {people:,} people twice", flush=True)
        prepared = {
            "bare": apart(bare_side.prepare, urls["bare"], scratch, people),
            "alongside": apart(
                alongside_side.prepare, urls["alongside"], scratch / "instance", people
            ),
        }
        sides = {name: side for name, side in prepared.items() if side is not None}
        starts = {name: start_seconds(side, scratch, plan.repeats) for name, side in sides.items()}
        sql = {
            name: {page: len(asked) for page, asked in statements(side, scratch).items()}
            for name, side in sides.items()
        }
        served = {
            name: Served(stack.enter_context(Server(side, scratch)), urls[name])
            for name, side in sides.items()
        }
        rows = compare(served["bare"], served.get("alongside"), plan)
        memory = {name: pss_mib(one.server.pids()) for name, one in served.items()}
    print()
    print(table.pages_table(rows, sql))
    for line in table.remarks(rows):
        print(line)
    for what, figures, most, unit in (
        ("start-up", starts, bars.START, "s"),
        ("memory (PSS)", memory, bars.MEMORY, "MiB"),
    ):
        said = ", ".join(f"{name} {figure:.2f} {unit}" for name, figure in figures.items())
        if "alongside" in figures:
            ratio = figures["alongside"] / figures["bare"]
            print(table.ratio_line(f"{what}: {said}; ratio", ratio, most))
        else:
            print(f"{what}: {said}")


def _reachable(asked: str) -> list[str]:
    engines = ["sqlite", "postgres"] if asked == "both" else [asked]
    if "postgres" in engines and postgres_server() is None:
        print("PostgreSQL does not answer (ALONGSIDE_TEST_POSTGRES names a server); left out.")
        engines.remove("postgres")
    return engines


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer people and requests: a look")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--people", type=int, help=f"how many (default {PEOPLE:,})")
    return parser.parse_args()


if __name__ == "__main__":
    main()
