"""How much room words take in a picture.

Nobody measures letters on a server, and which font a reader has is not known here. So widths are
guessed from above, after the widest font of our list.
"""

import unicodedata

_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|!() -"), frozenset("mwMW@%&—…")


def width(words: str, size: float) -> float:
    """How wide words are at most, in the units of a font's size."""
    return size * sum(map(_of_letter, words))


def wrap(words: str, size: float, most: float) -> list[str]:
    """Words in lines that are at most so wide; one that is longer alone is broken."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", size) <= most:
            lines[-1] += f" {word}"
            continue
        while width(word, size) > most:
            head = _head(word, size, most)
            lines.append(head)
            word = word[len(head) :]
        if word:
            lines.append(word)
    return lines


def _head(word: str, size: float, most: float) -> str:
    """As much of the beginning of a word as fits, and one letter at least."""
    end = 1
    while end < len(word) and width(word[: end + 1], size) <= most:
        end += 1
    return word[:end]


def _of_letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.78 if letter.isupper() else 0.64
