"""Reading the documentation: its files, its links, its code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
NAMED = re.compile(r"\A(?:# |\{# )(\S+?)(?: #\})?\n")


def pages() -> list[Path]:
    """Every page of the documentation, from the README down."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def files_in(page: Path) -> dict[str, str]:
    """The files that a guide writes: blocks of code whose first line is a comment with a path."""
    found = {}
    for _, body in FENCE.findall(page.read_text(encoding="utf-8")):
        named = NAMED.match(body)
        if named and ("/" in named[1] or "." in named[1]):
            found[named[1]] = body
    return found
