"""The invented family plan, the same for both databases: as large as one gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NAME = "A conference of forty"
PEOPLE, ITEMS, REVIEWS = 40, 60, 10
CONTINGENCY = "We ring each other before anybody rings the council."


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the plan; whose it is, by the number of a person in it, or the council's."""

    number: int
    who: int | None

    @property
    def what(self) -> str:
        """What will be done."""
        return f"Thing {self.number}: somebody is there on Monday morning, and again on Friday."

    @property
    def by(self) -> date:
        """By when; a third of the days has passed."""
        return date.today() + timedelta(days=self.number - ITEMS // 3)  # noqa: DTZ011

    know = "There is a tick for it in the calendar."
    checks = "Grandad, at breakfast"
    word = "Four evenings out of five."


def things() -> Iterator[Thing]:
    """Every third is the council's promise."""
    for number in range(ITEMS):
        yield Thing(number, None if number % 3 == 2 else number % PEOPLE)


def said(number: int) -> dict[str, str]:
    """What was said in a review."""
    return {
        "better": f"Better {number}: mornings are calm.",
        "harder": f"Harder {number}: Fridays are long.",
        "learned": f"Learned {number}: to ring at seven.",
    }
