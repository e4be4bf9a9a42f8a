"""Looking at pages in a real browser with axe, as several people.

Playwright runs in a thread of its own, so that another test's browser does not stand in its way.
"""

import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from alongside.testing.promises import cannot
from alongside.testing.routes import FURNITURE, addresses, ids_here, pages
from alongside.testing.source import Said
from alongside.testing.stage import Stage

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost",
]
SHAPE = """() => [...new Set([...document.querySelectorAll('*')].map(
    one => one.tagName + '.' + one.getAttribute('class') + one.getAttribute('role')))].join()"""
"""A page of the same address and shape is looked at once, whoever sees it."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Names of the same browser: the first draws nothing around its pages, and is twice as quick."""
PEOPLE = ("visitor", "citizen", "worker", "administrator")


def violations(stage: Stage) -> Iterator[Said]:
    """What axe found on the practice's pages. Skips the test without a browser."""
    chromium = _chromium()
    there = addresses(stage, ids_here(stage), 1)
    visits = {kind: (_token(stage, kind), paths) for kind, paths in _shown(stage, there).items()}
    with (
        _served(stage.app) as port,
        ThreadPoolExecutor(1) as aside,
    ):
        site = f"http://{stage.here.host}:{port}"
        found = aside.submit(_look, chromium, site, visits).result()
    for path, what in found:
        yield what, there[path]


def _chromium() -> str | None:
    """Where the browser is; None where playwright brought its own."""
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        cannot("pip install playwright axe-playwright-python, to look at pages in a browser")
    for name in BROWSERS:
        if (found := shutil.which(name)) is not None:
            return found
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or os.path.expanduser(  # noqa: PTH111
        "~/.cache/ms-playwright"
    )
    if not os.path.isdir(folder):  # noqa: PTH112
        cannot("there is no Chromium on this machine: apt install chromium")
    return None


def _token(stage: Stage, kind: str) -> str:
    cookie = stage.browsers[kind].get_cookie("alongside", domain=stage.here.host)
    return cookie.value if cookie is not None else ""


def _shown(stage: Stage, there: Iterable[str]) -> dict[str, list[str]]:
    """Who looks at which addresses: those that give them a page, and not a file or nothing.

    What has an id in its address is looked at by the first to whom it opens.
    """
    found: dict[str, list[str]] = {kind: [] for kind in stage.browsers}
    plain = {*FURNITURE, *pages(stage)}
    for path in there:
        for kind in PEOPLE if path in plain else stage.browsers:
            answer = stage.browsers[kind].get(path)
            if answer.mimetype == "text/html" and (path in plain or answer.status_code == 200):
                found[kind].append(path)
                if path not in plain:
                    break
    return found


def _look(
    chromium: str | None, site: str, visits: dict[str, tuple[str, list[str]]]
) -> list[tuple[str, str]]:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    found = []
    seen: set[Any] = set()
    axe = Axe()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for kind, (token, paths) in visits.items():
            context = browser.new_context(reduced_motion="reduce")
            if token:
                context.add_cookies([{"name": "alongside", "value": token, "url": site}])
            page = context.new_page()
            for path in paths:
                answer = page.goto(site + path)
                looked = (path, answer and answer.status, page.evaluate(SHAPE))
                if looked in seen:
                    continue
                seen.add(looked)
                for rule in axe.run(page, options=OPTIONS).response["violations"]:
                    node = rule["nodes"][0]
                    found.append(
                        (
                            path,
                            f"{path} as {kind}: {rule['help']} ({rule['id']}) {node['html'][:160]}",
                        )
                    )
            context.close()
        browser.close()
    return found


class _Quiet(WSGIRequestHandler):
    """Says nothing about requests."""

    def log_request(self, *args: Any) -> None:
        """Nothing."""


@contextmanager
def _served(app: Flask) -> Iterator[int]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
