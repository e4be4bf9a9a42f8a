"""The same plugins, installed in any order, give the same site."""

import random
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.kernel import discovery
from alongside.testing import Town
from alongside.testing.apps import making
from alongside.web.context import house
from tests.museum.installing import Package, install
from tests.museum.neighbour import NEIGHBOUR

SMALL = """
from alongside import Card, Link, Pages, Practice, anyone, hookimpl, permission

practice = Practice(id="{id}", title="The {id}", summary="…", api="1",
                    permissions=(permission("{id}.look", any_of=[[anyone]]),),
                    views="alongside_{id}:pages")
pages = Pages("{id}", __name__)


@pages.get("/", permission="{id}.look")
def index():
    return "the {id}"


@hookimpl
def public_cards():
    yield Card("Of the {id}")
    yield Card("And more of the {id}", weight=10)


@hookimpl
def navigation():
    yield Link("To the {id}", "/{id}/")
"""
IDS = ("apple", "pear", "plum", "quince")
BROKEN = Package("medlar", {"__init__.py": "raise RuntimeError('not ripe')"})
TWINS = [
    Package("twin", {"__init__.py": SMALL.format(id="twin")}, name=name, module="alongside_twin")
    for name in ("first-twin", "second-twin")
]
PACKAGES = [
    NEIGHBOUR,
    BROKEN,
    *TWINS,
    *(Package(one, {"__init__.py": SMALL.format(id=one)}) for one in IDS),
]
CHANGES = re.compile(r'nonce="[^"]*"|value="[^"]*"|\d{10,}')


def _as_seen(app):
    """The site as a visitor has it, and what its plugins are."""
    town = Town.of(app, "northbank")
    for one in IDS:
        town.enable(one)
    registry = house(app).registry
    return (
        [(one.id, str(one.status), one.reason) for one in registry],
        sorted((rule.rule, rule.endpoint) for rule in app.url_map.iter_rules()),
        CHANGES.sub("", town.visitor().get("/").text),
        sorted(house(app).permissions.by_name),
    )


def test_the_order_in_which_plugins_were_installed_does_not_matter(
    site, tmp_path, database, monkeypatch
):
    for package in PACKAGES:
        install(package, site)
    found = list(discovery.distributions())

    def seen():
        with making(tmp_path) as make:
            return _as_seen(make(STRICT_PLUGINS=False, **database))

    expected = seen()
    assert [one for one, status, _ in expected[0] if status == "failed"] == [
        "medlar",
        "twin",
        "twin (the package second-twin)",
    ]

    @settings(
        max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.randoms(use_true_random=False))
    def in_any_order(luck: random.Random):
        shuffled = luck.sample(found, len(found))
        monkeypatch.setattr(discovery, "distributions", lambda: iter(shuffled))
        assert seen() == expected

    in_any_order()
