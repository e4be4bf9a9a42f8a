"""A demo to walk through, and people to walk through it."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.register_assert_rewrite("tests.browser.walker")

from playwright.sync_api import Browser  # noqa: E402

from alongside.testing.accessible import BROWSERS  # noqa: E402
from tests.browser.demo_site import DemoSite  # noqa: E402
from tests.browser.walker import Walker, Way  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
WAYS = (Way(1280), Way(320), Way(1280, scripts=False), Way(320, scripts=False))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own Chromium, which talks to nobody but the pages it opens."""
    if CHROMIUM is None:
        reason = "no Chromium on this machine: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost",
        ],
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """The demo's site, one for all the journeys."""
    served = DemoSite(tmp_path_factory.mktemp("demo"))
    yield served
    served.stop()


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each journey is made on a wide screen, on a narrow one, and without scripts."""
    return request.param


@pytest.fixture
def walkers(browser: Browser, site: DemoSite) -> Iterator[Callable[..., Walker]]:
    """People in browsers of their own; afterwards the demo is as it was."""
    made: list[Walker] = []

    def make(way: Way, **context: Any) -> Walker:
        made.append(Walker(browser, site, way, **context))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
    site.restore()


@pytest.fixture
def somebody(walkers: Callable[..., Walker], way: Way) -> Callable[..., Walker]:
    """A person who comes in this journey's way: a visitor, or signed in by name."""

    def make(name: str = "") -> Walker:
        walker = walkers(way)
        if name:
            walker.be(name)
        return walker

    return make
