"""Practices as single files in the instance's folder: good ones, and ones with every fault."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = """
from alongside import Card, Link, Pages, Practice, anyone, hookimpl, permission

practice = Practice(
    id="{id}",
    title="The {id} practice",
    summary="Something good.",
    api="1",
    permissions=(permission("{id}.look", any_of=[[anyone]]),
                 permission("{id}.do", any_of=[[anyone]], writes=True)),
    views="alongside_local_{id}:pages",
)
pages = Pages("{id}", __name__)


@pages.get("/", permission="{id}.look")
def index():
    return "the {id} page"


@pages.post("/", permission="{id}.do")
def do():
    return "done"


@hookimpl
def public_cards():
    return [Card("A card of {id}")]


@hookimpl
def navigation():
    return [Link("Link of {id}", "/{id}/")]
"""


@pytest.fixture
def drop(tmp_path: Path) -> Callable[..., None]:
    """Drop a practice file into the instance: its id, and its text (a good one if not given)."""

    def write(practice_id: str, text: str = "") -> None:
        folder = tmp_path / "practices"
        folder.mkdir(exist_ok=True)
        body = textwrap.dedent(text) if text else GOOD.format(id=practice_id)
        (folder / f"{practice_id}.py").write_text(body, encoding="utf-8")

    return write
