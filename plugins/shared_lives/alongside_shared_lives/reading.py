"""How somebody's page is read: as usual, in large letters, or easy, each sentence by itself."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l

LOOKS = {"": _l("Usual letters"), "large": _l("Large letters"), "easy": _l("Easy to read")}
"""What somebody can ask for, on a screen and on paper."""

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each to stand on a line of its own; nothing is left out."""
    return [one for part in SENTENCE.split(text) if (one := part.strip())]


def look(asked: str) -> dict[str, Any]:
    """What a page needs in order to be shown in the way that was asked for."""
    chosen = asked if asked in LOOKS else ""
    return {"looks": LOOKS, "look": chosen, "apart": sentences if chosen == "easy" else None}
