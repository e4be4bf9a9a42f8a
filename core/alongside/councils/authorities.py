"""The real local authorities of the United Kingdom, from the list that the package ships."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "uk-local-authorities.csv"
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Authority:
    """One authority. `gss_code` is empty for those that no longer exist.

    `centre` is latitude and longitude of its middle, None where the list does not have it.
    """

    gss_code: str
    slug: str
    name: str
    official_name: str
    nation: str
    region: str
    type: str
    centre: tuple[float, float] | None = None


def plain_name(text: str) -> str:
    """Lower-case letters and digits in single spaces, without accents: how names are compared."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return _BETWEEN_WORDS.sub(" ", letters).strip()


def slug_of(name: str) -> str:
    """A name as it may stand in an address: "isle-of-anglesey"."""
    return plain_name(name).replace(" ", "-")[:60].strip("-")


def _centre(latitude: str, longitude: str) -> tuple[float, float] | None:
    return (float(latitude), float(longitude)) if latitude and longitude else None


@cache
def authorities() -> tuple[Authority, ...]:
    """All of them, those with a GSS code first, then by name.

    Some that were joined into another lately are still in the list, with their old code; a county
    comes after the new council of its name.
    """
    with DATA.open(encoding="utf-8", newline="") as file:
        found = [
            Authority(
                row["gss_code"],
                row["slug"] or slug_of(row["name"]),
                row["name"],
                row["official_name"],
                row["nation"],
                row["region"],
                row["type"],
                _centre(row["latitude"], row["longitude"]),
            )
            for row in csv.DictReader(file)
        ]
    return tuple(
        sorted(found, key=lambda one: (not one.gss_code, plain_name(one.name), one.gss_code))
    )


@cache
def _searchable() -> tuple[tuple[str, Authority], ...]:
    return tuple(
        (plain_name(f"{one.name} {one.official_name} {one.gss_code}"), one) for one in authorities()
    )


def find(text: str) -> list[Authority]:
    """The authorities whose name or GSS code contains every word of the text.

    Case and accents do not matter, and a part of a word will do. An exact name comes first, then
    names that begin with the text, then the rest; in each, authorities with a GSS code come first.
    """
    wanted = plain_name(text)
    words = wanted.split()
    if not words:
        return []
    found = [one for haystack, one in _searchable() if all(word in haystack for word in words)]

    def closeness(one: Authority) -> tuple[bool, int]:
        names = (plain_name(one.name), plain_name(one.official_name), one.gss_code.lower())
        exact = wanted in names
        begins = any(name.startswith(wanted) for name in names)
        return not one.gss_code, 0 if exact else 1 if begins else 2

    return sorted(found, key=closeness)


def by_gss(code: str) -> Authority | None:
    """The authority with this GSS code, such as E09000007."""
    wanted = code.strip().upper()
    return next((one for one in authorities() if wanted and one.gss_code == wanted), None)
