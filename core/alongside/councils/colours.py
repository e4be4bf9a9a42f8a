"""A council's colours: six that it chooses, and what follows from them.

Nothing reaches the style sheet but hex values made here, and nothing is kept that somebody could
not read: WCAG 2.2 asks for a contrast of 4.5 to 1 for words and 3 to 1 for what surrounds a button.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PALETTE = {
    "brand": "#1f5a52",
    "accent": "#a34e1b",
    "page": "#faf6ee",
    "surface": "#fffdf9",
    "text": "#2b2621",
    "link": "#17594f",
}
VISITED = "#5d3a6e"
MISTAKE = "#b3261e"
WORDS, EDGES = 4.5, 3.0
SOFT = 0.13
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True)
class TooFaint:
    """A colour that cannot be told from what it stands on: both names, and the two ratios."""

    name: str
    against: str
    ratio: float
    needed: float


def as_hex(text: str) -> str | None:
    """A colour as `#rrggbb`, from `#rgb` or `#rrggbb` with or without the sign; else None."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white)."""
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 (the same) to 21 (black on white)."""
    lower, upper = sorted((luminance(one), luminance(other)))
    return (upper + 0.05) / (lower + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour in the second."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def complete(look: Mapping[str, str]) -> dict[str, str]:
    """All six colours: the council's where it has a sound one, else the default."""
    chosen = {name: as_hex(str(look.get(name) or "")) for name in PALETTE}
    return {name: chosen[name] or default for name, default in PALETTE.items()}


def too_faint(look: Mapping[str, str]) -> list[TooFaint]:
    """What could not be read or seen with these colours; empty when all is well."""
    all_six = complete(look)
    asked = [
        (name, back, all_six[name], needed)
        for name, needed in (("text", WORDS), ("link", WORDS), ("accent", WORDS), ("brand", EDGES))
        for back in ("page", "surface")
    ]
    asked += [(back, "mistakes", MISTAKE, WORDS) for back in ("page", "surface")]
    found = []
    for name, against, front, needed in asked:
        ratio = contrast(front, all_six[name if against == "mistakes" else against])
        if ratio < needed:
            found.append(TooFaint(name, against, ratio, needed))
    return found


def readable_on(colour: str) -> str:
    """The colour of words on a ground: our cream, else white, else black (one always will do)."""
    for words in ("#fffaf1", "#ffffff", "#000000"):
        if contrast(words, colour) >= WORDS:
            return words
    return "#000000"


def _faded(colour: str, ground: str, share: float, legible: Callable[[str], bool]) -> str:
    """The first mix, from `share` towards pure, that is still legible."""
    steps = [share + (1 - share) * step / 10 for step in range(11)]
    return next((m for s in steps if legible(m := mix(colour, ground, s))), colour)


def variables(look: Mapping[str, str]) -> dict[str, str]:
    """The style sheet's variables that differ from the default look."""
    c = complete(look)
    given = {name for name in PALETTE if c[name] != PALETTE[name]}

    def on_paper(colour: str) -> bool:
        return min(contrast(colour, c["page"]), contrast(colour, c["surface"])) >= WORDS

    def soft(colour: str) -> str:
        def carries(ground: str) -> bool:
            return min(contrast(c["text"], ground), contrast(c["link"], ground)) >= WORDS

        paper = c["surface"]
        return _faded(paper, colour, 1 - SOFT, carries)

    followers: tuple[tuple[str, set[str], Callable[[], str]], ...] = (
        ("brand-text", {"brand"}, lambda: readable_on(c["brand"])),
        ("brand-soft", {"brand", "surface", "text", "link"}, lambda: soft(c["brand"])),
        ("button", {"brand"}, lambda: c["brand"]),
        ("button-text", {"brand"}, lambda: readable_on(c["brand"])),
        ("accent-soft", {"accent", "surface", "text", "link"}, lambda: soft(c["accent"])),
        (
            "quiet",
            {"text", "page", "surface"},
            lambda: _faded(c["text"], c["page"], 0.75, on_paper),
        ),
        ("line", {"text", "page"}, lambda: mix(c["text"], c["page"], 0.15)),
        ("input-line", {"text", "page"}, lambda: mix(c["text"], c["page"], 0.85)),
        ("link-hover", {"link", "text"}, lambda: mix(c["link"], c["text"], 0.5)),
        (
            "link-visited",
            {"link", "page", "surface"},
            lambda: VISITED if on_paper(VISITED) else c["link"],
        ),
    )
    found = {name: c[name] for name in PALETTE if name in given}
    found |= {name: made() for name, sources, made in followers if sources & given}
    return found


def style_sheet(look: Mapping[str, str]) -> str:
    """The council's own style sheet; empty for the default look."""
    lines = [f"  --alongside-{name}: {value};" for name, value in variables(look).items()]
    return ":root {\n" + "\n".join(lines) + "\n}\n" if lines else ""
