"""Whether the time of an answer tells if an address is known: asking for a link, many times over.

Known and unknown addresses are asked for in turns, each once and from a network address of its
own, so that no bound on tries is met and nothing is warm for one kind only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from flask import Flask

from alongside import Council, create_app
from alongside.db.engine import council_session, get_session
from alongside.kernel.upgrading import upgrade_all
from alongside.people.directory import add_person
from bench.table import ratio_line

ROUNDS, WARM = 400, 40
BAR = 1.05
HOST = "northbank.localhost"


def lines() -> Iterator[str]:
    """Give the times of both, their ratio beside what noise alone makes of one kind, and a bar."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        app = _house(Path(folder))
        known, unknown = _ask(app)
    halves = median(known[::2]) / median(known[1::2])
    yield (
        f"a link asked for, known / unknown address: {_said(known)} / {_said(unknown)} ms "
        f"(median, middle half); two halves of the known ones differ by {abs(halves - 1):.1%}"
    )
    slower = max(median(known), median(unknown)) / min(median(known), median(unknown))
    yield ratio_line("the slower of both ÷ the faster", slower, BAR)


def _house(folder: Path) -> Flask:
    given = {"INSTANCE": folder, "MODE": "demo", "WTF_CSRF_ENABLED": False}
    app = create_app({**given, "SQLITE_SYNCHRONOUS": "NORMAL"})
    upgrade_all(app)
    with app.app_context():
        council = Council(slug="northbank", name="Northbank Council", host=HOST)
        get_session().add(council)
        get_session().commit()
        council_id = council.id
    with council_session(app, council_id) as session:
        for number in range(ROUNDS):
            add_person(
                session, name=f"Somebody {number}", sign_in_address=f"known{number}@example.org"
            )
    return app


def _ask(app: Flask) -> tuple[list[float], list[float]]:
    taken: dict[str, list[float]] = {"known": [], "unknown": []}
    client = app.test_client(use_cookies=False)
    for number in range(ROUNDS):
        kinds = ("known", "unknown") if number % 2 else ("unknown", "known")
        for place, kind in enumerate(kinds):
            began = perf_counter()
            answer = client.post(
                "/sign-in",
                base_url=f"http://{HOST}",
                data={"address": f"{kind}{number}@example.org"},
                environ_overrides={"REMOTE_ADDR": f"10.{place}.{number // 250}.{number % 250}"},
            )
            took = perf_counter() - began
            if answer.status_code not in (200, 302):
                raise RuntimeError(f"Asking for a link answered {answer.status_code}.")
            if number >= WARM:
                taken[kind].append(took * 1000)
    return taken["known"], taken["unknown"]


def _said(times: list[float]) -> str:
    lower, middle, upper = quantiles(times, n=4)
    return f"{middle:.2f} ({lower:.2f} to {upper:.2f})"
