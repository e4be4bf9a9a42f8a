"""Invented people, the same ones for every database.

Both apps must show the same names in the same order with the same number of contacts and groups,
or their figures could not be put beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

GIVEN = """
Aaliyah Adwoa Agnieszka Alun Amara Angharad Anwen Arjun Beatrice Bethan Bilal Carys Cerys Chidi
Clara Dafydd Delroy Edith Eleri Emeka Faisal Farah Ffion Florence Gethin Grace Gwen Hana Harriet
Hassan Idris Imani Ioan Iris Jerome Joyce Kasia Kwame Leila Llinos Mabel Marcus Maryam Megan
Mohammed Nadia Nerys Ngozi Olive Olu Owain Parveen Patrick Priya Rhian Rosa Rukhsana Samuel Seren
Sian Sunita Tariq Tomos Veronica Wanjiru Winston Yusuf Zofia
""".split()  # noqa: SIM905

STARTS = """
Ash Beck Birch Black Brad Bram Brook Burn Carl Char Clay Cole Cran Dal Den Der East Ell Fair Fen
Gar Glen Green Had Hal Har Hay Hazel Hol Horn Kel Ken Kirk Lang Lin Long Mar Mel Mil Mor New Nor
Oak Old Pen Pres Red Ros Rush Sal Sher Stan Sut Thorn Up Wal War West Whit Wood
""".split()  # noqa: SIM905

ENDS = """
bourne bridge brook bury by combe cote cross dale den field ford ham hurst land leigh ley low mere
more stead ton wall wick wood worth
""".split()  # noqa: SIM905

PLACES = (
    "Northbank",
    "Millside",
    "Quayhead",
    "Tollgate",
    "Oldfield",
    "Fernlea",
    "Castle",
    "Riverside",
)

PEOPLE_A_GROUP = 5
GROUPS_A_PERSON = 2
CONTACTS_A_PERSON = 2
WORKER_GROUPS = 5


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person; `number` counts from 0 and decides everything else."""

    number: int
    given: str
    family: str
    born: date
    place: str

    @property
    def name(self) -> str:
        """The name as both apps show it."""
        return f"{self.given} {self.family}"

    @property
    def email(self) -> str:
        """An address in a domain that can never receive anything."""
        return f"person{self.number}@people.invalid"

    @property
    def phone(self) -> str:
        """A number from the range kept for drama."""
        return f"01632 96{self.number % 10_000:04}"


def invent(count: int) -> Iterator[Invented]:
    """Yield the first `count` invented people, always the same ones."""
    random = Random(1972)
    for number in range(count):
        yield Invented(
            number=number,
            given=random.choice(GIVEN),
            family=random.choice(STARTS) + random.choice(ENDS),
            born=date(1935, 1, 1) + timedelta(days=random.randrange(29_000)),
            place=random.choice(PLACES),
        )


def groups(count: int) -> list[str]:
    """Name the groups that `count` people belong to."""
    many = max(count // PEOPLE_A_GROUP, GROUPS_A_PERSON)
    return [f"{PLACES[n % len(PLACES)]} circle {n}" for n in range(many)]


def groups_of(number: int, many: int) -> list[int]:
    """Say which of `many` groups the person with this number belongs to."""
    return [(number + step * (many // GROUPS_A_PERSON)) % many for step in range(GROUPS_A_PERSON)]


def known(people: int) -> list[Invented]:
    """Return those whom the signed-in worker shares a group with: whose pages are opened.

    The worker is in the first WORKER_GROUPS groups, so that opening a page asks for no reason.
    """
    many = len(groups(people))
    return [
        one
        for one in invent(people)
        if any(group < WORKER_GROUPS for group in groups_of(one.number, many))
    ]
