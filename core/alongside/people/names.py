"""Names: how they are compared and sorted. Any characters are somebody's name."""

import re
import unicodedata

# Letters that Unicode does not take apart, as people type them on a keyboard without them.
PLAIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´"))
GONE = str.maketrans("", "", "'`")
ASCII_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """A name as it is compared: without accents and case, so that Siôn is found by "sion"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(PLAIN)


def words(*names: str) -> list[str]:
    """The distinct folded words of some names, each at most 100 characters, in order.

    A word is made of letters, numbers and the signs that belong to them (the vowel signs of many
    scripts are no letters to Unicode). O'Neill is one word; Smith-Jones is two.
    """
    found: list[str] = []
    for name in names:
        if name.isascii():
            found += [word[:100] for word in ASCII_WORD.findall(name.translate(GONE).lower())]
            continue
        plain = fold(name.translate(APOSTROPHES))
        apart = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
        found += [word[:100] for word in apart.split()]
    return list(dict.fromkeys(found))


def initials(name: str) -> str:
    """Up to two letters that stand for a name, as it is written."""
    parts = name.split()
    first, last = (parts[:1], parts[-1:] if len(parts) > 1 else [])
    return "".join(part[0] for part in first + last).upper()[:2]
