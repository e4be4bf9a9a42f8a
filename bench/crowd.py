"""What many plugins cost: 0, 10 and 100 of them installed, switched on or not.

They are found as an operator's single files are. A core page is asked for in turns, so that what
else the machine does falls on all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from flask import Flask

from alongside import create_app
from alongside.councils import practices
from alongside.lifecycle import at_council
from alongside.web.context import current, house
from bench import alongside_side
from bench.apart import apart
from bench.micro import asking, per_call
from bench.table import ratio_line

CROWDS = (0, 10, 100)
ENABLED, ROUTES = 10, 10
HOOK = "home_cards"
PAGE = "/home"
ROUNDS, PAGES = 15, 12

HOOK_BAR = 0.05  # µs a call and installed plugin
START_BAR = 6.0  # ms of start-up a plugin of ten routes
OFF_BAR = 1 / 0.99  # a core page with 100 installed and none on ÷ with none installed
ON_BAR = 1 / 0.85  # 100 installed and 10 on ÷ one plugin that gives the same

PRACTICE = """
from alongside import Card, Link, Pages, Practice, anyone, hookimpl, permission

pages = Pages("{id}", __name__)
practice = Practice(
    id="{id}", title="{id}", summary="Stands here to be counted.", api="1",
    permissions=(permission("{id}.read", any_of=[[anyone]]),),
    views=__name__ + ":pages",
)

for number in range({routes}):
    def view(number=number):
        return str(number)
    pages.get(f"/{{number}}", permission="{id}.read", endpoint=f"view{{number}}")(view)


@hookimpl
def home_cards(person):
    return [Card("A card of one") for _ in range({gives})]


@hookimpl
def navigation(actor):
    return [Link("A link", "/a-link") for _ in range({gives})]
"""


def lines() -> Iterator[str]:
    """Give what each costs, one line each."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        scratch = Path(folder)
        url = f"sqlite:///{scratch / 'crowd.sqlite3'}"
        side = apart(alongside_side.prepare, url, scratch / "loading", 40)
        cookie = "; ".join(f"{name}={value}" for name, value in side.cookies.items())
        houses = {count: _house(url, scratch / str(count), count) for count in CROWDS}
        one = _house(url, scratch / "one", 1, gives=ENABLED)
        yield from _starting(houses)
        yield from _calling(houses, cookie)
        yield from _asking(houses, one, cookie)


def _house(url: str, instance: Path, count: int, gives: int = 1) -> tuple[dict[str, Any], Flask]:
    folder = instance / "practices"
    folder.mkdir(parents=True)
    for practice_id in _ids(count):
        text = PRACTICE.format(id=practice_id, routes=ROUTES, gives=gives)
        (folder / f"{practice_id}.py").write_text(text)
    config = alongside_side.settings(url, instance)
    create_app(config)  # compiles them once
    return config, create_app(config)


def _ids(count: int) -> list[str]:
    return [f"counted_{number:03}" for number in range(count)]


def _starting(houses: dict[int, tuple[dict[str, Any], Flask]]) -> Iterator[str]:
    took = {
        count: per_call(lambda config=config: create_app(config), seconds=1.0)
        for count, (config, _) in houses.items()
    }
    for count, seconds in took.items():
        yield f"start-up with {count} plugins beside the bundled: {seconds * 1000:.0f} ms"
    most = CROWDS[-1]
    each = (took[most] - took[0]) / most * 1000
    yield ratio_line(f"start-up, ms a plugin of {ROUTES} routes", each, START_BAR)


def _calling(houses: dict[int, tuple[dict[str, Any], Flask]], cookie: str) -> Iterator[str]:
    took = {}
    for count, (_, app) in houses.items():
        with asking(app, cookie):
            took[count] = _hook_call(frozenset())
            if count >= ENABLED:
                on = (_hook_call(frozenset(_ids(ENABLED))) - took[count]) / ENABLED
                yield f"{count} installed, {ENABLED} on: {on:.2f} µs a hook call and plugin on"
    yield f"a hook call, none installed beside the bundled and none on: {took[0]:.3f} µs"
    most = CROWDS[-1]
    each = max(took[most] - took[0], 0.0) / most
    yield ratio_line(f"{most} installed, none on: µs a hook call and plugin", each, HOOK_BAR)


def _hook_call(on: frozenset[str]) -> float:
    """Return the microseconds that a hook call takes for a council with these practices on."""
    hooks, session = house().hooks, current.session
    return per_call(lambda: hooks.call(HOOK, on, session, person=current.person)) * 1e6


def _asking(
    houses: dict[int, tuple[dict[str, Any], Flask]], one: tuple[dict[str, Any], Flask], cookie: str
) -> Iterator[str]:
    off = _in_turns({f"{count} installed": app for count, (_, app) in houses.items()}, cookie)
    for what, seconds in off.items():
        yield f"{PAGE} with {what} and none on: {seconds * 1000:.2f} ms"
    most, none = (f"{count} installed" for count in (CROWDS[-1], CROWDS[0]))
    yield ratio_line(f"{PAGE}, {most} and none on ÷ none", off[most] / off[none], OFF_BAR)
    _switch_on(one[1], _ids(1))
    alone = _in_turns({"one": one[1]}, cookie)["one"]
    _switch_on(houses[CROWDS[-1]][1], _ids(ENABLED))
    crowd = _in_turns({"crowd": houses[CROWDS[-1]][1]}, cookie)["crowd"]
    what = f"{PAGE}, {most} and {ENABLED} on ÷ one plugin giving the same"
    yield ratio_line(
        f"{what} ({crowd * 1000:.2f} and {alone * 1000:.2f} ms)", crowd / alone, ON_BAR
    )


def _switch_on(app: Flask, wanted: Sequence[str]) -> None:
    with at_council(app, "northbank") as session:
        for practice_id in wanted:
            practices.enable(session, current.council, house(app).registry, practice_id)


def _in_turns(apps: dict[str, Flask], cookie: str) -> dict[str, float]:
    """Return the processor seconds of one page in each app, the medians of many turns."""
    took: dict[str, list[float]] = {what: [] for what in apps}
    for turn in range(ROUNDS + 1):
        for what, app in apps.items():
            client, began = app.test_client(use_cookies=False), process_time()
            for _ in range(PAGES):
                answer = client.get(
                    PAGE,
                    base_url=f"https://{alongside_side.HOST}/",
                    headers={"Cookie": cookie},
                )
                assert answer.status_code == 200, answer.status
            if turn:  # the first one warms
                took[what].append((process_time() - began) / PAGES)
    return {what: median(seconds) for what, seconds in took.items()}
