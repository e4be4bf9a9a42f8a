"""Households that a spreadsheet of carers names: which are here, and what its rows say of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, ImportRow, Person, apart_from, practice_settings
from alongside_shared_lives.areas import areas
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.words import KINDS

_TERMS = ("approved_on", "review_on", "most_adults", "kinds", "until_on")
_SAID = (*_TERMS, "area")


@dataclass
class Named:
    """A household that rows of a file name: the first that comes into it, who says what first of
    its approval, and itself.
    """

    first: ImportRow | None = None
    said: dict[str, ImportRow] = field(default_factory=dict)
    home: Household | None = None

    @property
    def terms(self) -> Mapping[str, Any]:
        """What the file says of its approval, and where it is."""
        return {name: row.values[name] for name, row in self.said.items()}


def check_dates(row: ImportRow, terms: Mapping[str, Any]) -> None:
    """Refuse a review that is not after the approval."""
    approved, review = terms.get("approved_on"), terms.get("review_on")
    if approved and review and review <= approved:
        row.wrong("review_on", _("The review is not after the approval"))
    until = terms.get("until_on")
    if approved and until and until < approved:
        row.wrong("until_on", _("The approval would end before it begins"))


def find_area(row: ImportRow, known: Mapping[str, str]) -> None:
    """Put the area that a row names by its key; say where the name is not known."""
    if (said := row.values.get("area")) is None:
        return
    row.values["area"] = known.get(plain(said))
    if row.values["area"] is None:
        row.look("area", _("We know no local authority of this name. It is left out"))


def known_areas() -> Mapping[str, str]:
    """The key of each area by its name, and by the key itself."""
    return {plain(one): slug for slug, name in areas() for one in (slug, name)}


def kinds_in(text: str) -> tuple[list[str], list[str]]:
    """The kinds that a cell names, by their keys, and whatever in it is none."""
    cell = plain(text).replace("-", " ")
    known: dict[str, str] = {}
    for key, title in KINDS.items():
        known |= {plain(str(title)): key, key.replace("_", " "): key}
        if "," in str(title):
            cell = cell.replace(plain(str(title)), key.replace("_", " "))
    said = [one.strip(" .") for one in re.split(r"[,;/]", cell)]
    found = dict.fromkeys(known[one] for one in said if one in known)
    return list(found), [one for one in said if one and one not in known]


def check_kinds(row: ImportRow) -> None:
    """Refuse what is no kind, and a cell that names none."""
    text = row.values.get("kinds")
    found, others = kinds_in(text or "")
    if text and (others or not found):
        offered = ", ".join(str(KINDS[kind]) for kind in practice_settings("shared_lives").kinds)
        row.wrong("kinds", _("Write one or several of these: %(kinds)s", kinds=offered))


def say_shared(row: ImportRow, one: Named) -> None:
    """Say of a row that it comes into a household with an earlier one."""
    if one.first is not None:
        words = _("Comes into the same household as row %(number)s", number=one.first.number)
        row.look("household", words)
    elif row.comes_in:
        one.first = row


def say_terms(row: ImportRow, one: Named) -> None:
    """Keep what a row says of its household; what an earlier one says otherwise counts instead."""
    for name in _SAID:
        if row.values.get(name) is None:
            continue
        first = one.said.setdefault(name, row)
        if first.values[name] != row.values[name]:
            words = _(
                "Row %(number)s says something else of this household. That counts",
                number=first.number,
            )
            row.look(name, words)


def say_inherited(row: ImportRow, one: Named) -> None:
    """Say of a row whose household another row gives an approval, or more of it."""
    if "approved_on" not in one.said:
        return
    others = [one.said[name] for name in _TERMS if name in one.said and not row.values.get(name)]
    if others:
        words = _(
            "Row %(number)s says what the approval of this household is", number=others[0].number
        )
        row.look("household", words)


def say_all_kinds(row: ImportRow, one: Named) -> None:
    """Say what counts where the file names no kind for a household that it calls approved."""
    if one.said.get("approved_on") is row and "kinds" not in one.said:
        row.look("approved_on", _("Approved for all kinds, since the sheet does not say"))


def names_here(session: CouncilSession, by: Person | None) -> set[str]:
    """What the households here are called, without those with somebody kept from the reader."""
    asked = select(Household.name)
    if by is not None and (apart := apart_from(session, by)):
        kept = select(Housemate.household_id).where(Housemate.person_id.in_(apart))
        asked = asked.where(Household.id.not_in(kept))
    return {plain(name) for name in session.scalars(asked)}


def plain(name: str | None) -> str:
    """A household's name as it is compared."""
    return " ".join((name or "").split()).casefold()
