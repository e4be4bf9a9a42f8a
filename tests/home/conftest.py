"""Practices that put something on the front page and on everybody's home page, or fail to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alongside.testing import Town

WARM = """
from alongside import Card, Practice, hookimpl

practice = Practice(id="warm", title="Warm", summary="Something warm", api="1")


@hookimpl
def public_cards(council):
    return [Card("Tell us something", "Good or bad", "/tell", label="Tell us")]


@hookimpl
def home_cards(person):
    return [
        Card("Begin something", kind="open", href="/begin"),
        Card("A ramp was built", kind="moved"),
        Card("Say yes, or not", "With <b>Jo</b>", "/yes", kind="waiting"),
    ]
"""
COLD = """
from alongside import Practice, hookimpl

practice = Practice(id="cold", title="Cold", summary="Something that fails", api="1")


@hookimpl
def home_cards(person):
    raise RuntimeError("a secret about Jo")


@hookimpl
def public_cards(council):
    raise RuntimeError("a secret about Jo")
"""


@pytest.fixture
def warm_town(tmp_path: Path, make_app: Callable[..., Any], database: dict[str, str]) -> Any:
    """Northbank with a practice that works and one whose parts fail."""
    folder = tmp_path / "practices"
    folder.mkdir()
    for name, text in (("warm", WARM), ("cold", COLD)):
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    town = Town.of(make_app(**database), "northbank")
    town.enable("warm")
    town.enable("cold")
    return town
