"""How somebody's page is read: as usual, in large letters, or easy, each sentence by itself.

Whoever chose a way once need not choose it again: it is kept in their own row, the person's and
their helper's with what they look for, and everybody's in a household with their place in it.
"""

import re
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside import Person
from alongside_shared_lives.living_parties import side_of
from alongside_shared_lives.models import Housemate, Looking
from alongside_shared_lives.parties import Pair

LOOKS = {"usual": _l("Usual letters"), "large": _l("Large letters"), "easy": _l("Easy to read")}
"""What somebody can ask for, on a screen and on paper."""

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each to stand on a line of its own; nothing is left out."""
    return [one for part in SENTENCE.split(text) if (one := part.strip())]


def row_of(pair: Pair, reader: Person) -> Looking | Housemate | None:
    """Where it is kept how somebody likes to read; None for whoever is on neither side."""
    if side_of(pair, reader) == "person":
        return pair.seeker.looking
    return next((mate for mate, one in pair.home.people if one.id == reader.id), None)


def look(asked: str, pair: Pair, reader: Person) -> dict[str, Any]:
    """What a page needs to be shown in the way that is asked for now, or else that was kept."""
    row = row_of(pair, reader)
    kept = (row.look if row is not None else "") or "usual"
    chosen = asked if asked in LOOKS else kept
    return {
        "looks": LOOKS,
        "look": chosen,
        "may_keep": row is not None and chosen != kept,
        "apart": sentences if chosen == "easy" else None,
    }
