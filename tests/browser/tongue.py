"""One journey, told once: what it says, in the words and with the people of another council.

A journey is written in the English of the pages and with the people of Northbank. At Abergwyn the
same pages speak Welsh, and others live there; so each text of the journey is looked up in the
catalogues, and each name in the cast.
"""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from alongside.testing.catalogues import translated

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = (
    "core/alongside/translations",
    "plugins/family_conference/alongside_family_conference/translations",
    "plugins/feedback/alongside_feedback/translations",
)
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@cache
def phrases(locale: str) -> dict[str, str]:
    """Every text of the pages with its translation; the core's last word wins, as on the pages."""
    found = {}
    for folder in reversed(CATALOGUES):
        for one in translated(ROOT / folder / locale / "LC_MESSAGES" / "messages.po", locale):
            if isinstance(one.id, str) and one.id and one.string:
                found[one.id] = str(one.string)
    return found


@dataclass(frozen=True)
class Tongue:
    """A council, the language its pages are read in, and who is there in place of whom."""

    council: str = "northbank"
    locale: str = "en"
    cast: dict[str, str] = field(default_factory=dict, hash=False)

    def say(self, text: str) -> str:
        """A text of the journey as this council says it.

        What is no text of the pages, nor how one begins, is somebody's own: only its names change.
        """
        if self.locale == "en":
            return text
        known = phrases(self.locale)
        if text in known:
            return known[text]
        for wanted, said in self._with_names:
            if found := wanted.fullmatch(text):
                return said % {name: self.named(one) for name, one in found.groupdict().items()}
        begun = [one for one in known if len(text) > 3 and one.startswith(text)]
        return known[min(begun, key=len)] if begun else self.named(text)

    def match(self, text: str | re.Pattern[str]) -> str | re.Pattern[str]:
        """The same for what a link or a button is called, also in parts: `Prepare.*Halina`."""
        if isinstance(text, str):
            return self.say(text)
        if self.locale == "en":
            return text
        begins, parts = text.pattern.startswith("^"), text.pattern.lstrip("^").split(".*")
        return re.compile("^" * begins + ".*".join(re.escape(self.say(one)) for one in parts))

    def named(self, text: str) -> str:
        """A text with the people of this council in it."""
        for one, other in self.cast.items():
            text = re.sub(rf"\b{one}\b", other, text)
            text = re.sub(rf"\b{one.lower()}\b", other.lower(), text)
        return text

    @cached_property
    def _with_names(self) -> list[tuple[re.Pattern[str], str]]:
        """The texts with placeholders that begin with words, as patterns, and how they are said."""
        found = []
        for one, said in phrases(self.locale).items():
            words, names = PLACEHOLDER.split(one)[::2], PLACEHOLDER.findall(one)
            if names and len(words[0]) > 2 and len(set(names)) == one.count("%"):
                groups = [f"(?P<{name}>.+)" for name in names]
                parts = zip(map(re.escape, words), [*groups, ""], strict=True)
                found.append((re.compile("".join(map("".join, parts))), said))
        return found


NORTHBANK = Tongue()
ABERGWYN = Tongue(
    "abergwyn",
    "cy",
    {
        "Grace Adeyemi": "Rhodri Pugh",
        "Halina Nowak": "Amina Yusuf",
        "Halina": "Amina",
        "Ifeoma Okoro": "Dilwyn Bevan",
        "Ifeoma": "Dilwyn",
        "Priya Raman": "Eleri Vaughan",
        "Ruth Abara": "Gethin Parry",
        "Mo": "Carys Lloyd",
    },
)
