"""Names: how they are compared and sorted. Any characters are somebody's name."""

import re
import unicodedata

WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """A name as it is compared: without accents and case, so that Siôn is found by "sion"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.translate(str.maketrans("łøđßæœ", "lodsao"))


def words(*names: str) -> list[str]:
    """The distinct folded words of some names, each at most 100 characters, in order."""
    found = (word[:100] for name in names for word in WORD.findall(fold(name).replace("'", "")))
    return list(dict.fromkeys(found))
