"""The matching of Shared Lives: one person among 10,000 households, and 10,000 among 10,000.

Each in a process of its own, so that its peak of memory is its own. Households and people are
invented and loaded into a fresh SQLite database; what is measured is the practice's real code.
"""

from __future__ import annotations

import gc
import resource
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from alongside import Council, create_app
from alongside.councils import practices
from alongside.db.engine import council_session, get_session
from alongside.kernel.upgrading import upgrade_all
from alongside.lifecycle import at_council
from alongside.people.directory import add_person
from alongside.web.context import house
from alongside_shared_lives import loading
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import points
from alongside_shared_lives.matching import Place, place
from alongside_shared_lives.models import Household, Looking, Vacancy
from alongside_shared_lives.sides import in_order, terms_between
from alongside_shared_lives.whole import whole
from alongside_shared_lives.words import KINDS
from bench.apart import apart
from bench.invented import Invention
from bench.optimum import Optimum, optimum
from bench.table import ratio_line

MANY, QUICK_MANY = 10_000, 1_000
SAMPLE = 20  # people whom the plain way is measured on
PAGE_MS, ORM_SHARE, PLAIN_SHARE, MEMORY = 40.0, 1 / 3, 1 / 5, 300.0
TEXT = "We have lived by the harbour for twenty years, and there is always somebody at the table. "
TURNS = 5
SLUG = "northbank"


def lines(quick: bool = False) -> Iterator[str]:
    """Give the lines of both."""
    many = QUICK_MANY if quick else MANY
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        council_id = apart(_prepare, folder, many)
        yield from apart(_one_page, folder, council_id)
        yield from apart(_whole_picture, folder, council_id)


def _app(folder: str) -> Flask:
    return create_app({"INSTANCE": Path(folder), "MODE": "demo", "SQLITE_SYNCHRONOUS": "OFF"})


def _prepare(folder: str, many: int) -> UUID:
    app = _app(folder)
    upgrade_all(app)
    with app.app_context():
        session = get_session()
        council = Council(slug=SLUG, name="Northbank Council", host="northbank.localhost")
        session.add(council)
        session.commit()
        council_id = council.id
    with council_session(app, council_id) as session:
        practices.enable(
            session, session.get_one(Council, council_id), house(app).registry, "shared_lives"
        )
        invention = Invention(loading.today())
        for number in range(many):
            _add_household(session, invention, number)
            _add_person(session, invention, number)
    return council_id


def _add_household(session: Any, invention: Invention, number: int) -> None:
    said, packed, area = invention.side()
    household = Household(
        name=f"Household {number}",
        state="approved",
        area=area,
        factors=said,
        packed=packed,
        **dict.fromkeys(("who_we_are", "home", "typical_week", "enjoy", "hopes"), TEXT * 3),
    )
    session.add(household)
    session.flush()
    session.add(
        Approval(
            household_id=household.id,
            from_on=loading.today(),
            review_on=loading.today(),
            most_adults=3,
            kinds=list(KINDS),
        )
    )
    session.add(
        Vacancy(
            household_id=household.id,
            kind=invention.kind(),
            places=invention.places(),
            from_on=invention.day(-60, 40),
        )
    )


def _add_person(session: Any, invention: Invention, number: int) -> None:
    said, packed, area = invention.side()
    person = add_person(session, name=f"Somebody {number}")
    session.flush()
    session.add(
        Looking(
            person_id=person.id,
            state="looking",
            kind=invention.kind(),
            from_on=invention.day(-30, 90),
            area=area,
            factors=said,
            packed=packed,
        )
    )


def _one_page(folder: str, council_id: UUID) -> list[str]:
    """One person among all households: loading, sieving, and the first 25 of each group."""
    app = _app(folder)
    with at_council(app, SLUG) as session:
        looking = session.scalars(select(Looking).limit(1)).one()
        person, asked = loading.person_side(looking), points(FACTORS)

        def page() -> int:
            found = loading.all_households(session).households
            sieved = found.for_person(person, asked, loading.today())
            for where in Place:
                list(islice(in_order(sieved, sieved.at(where), found.rings, person.area), 25))
            return found.crowd.size

        def objects() -> int:
            session.expunge_all()
            return len(
                list(session.scalars(select(Household).where(Household.state == "approved")))
            )

        many = page()
        mine, theirs = _cpu(page), _cpu(objects)
    return [
        ratio_line(f"one person among {many:,} households, loading included, ms", mine, PAGE_MS),
        ratio_line(
            f"the same ÷ loading them as objects ({theirs:.0f} ms)", mine / theirs, ORM_SHARE
        ),
    ]


def _cpu(work: Any) -> float:
    """Milliseconds of processor, the least of some turns."""
    taken = []
    for _ in range(TURNS):
        gc.collect()
        began = process_time()
        work()
        taken.append(process_time() - began)
    return min(taken) * 1000


def _whole_picture(folder: str, council_id: UUID) -> list[str]:
    """Everybody among everybody, its memory, the plain way on a sample, and the optimum."""
    app = _app(folder)
    asked, today = points(FACTORS), loading.today()
    with at_council(app, SLUG) as session:
        people, homes = loading.all_people(session).people, loading.all_households(session)
    households = homes.households
    began = process_time()
    picture = whole(people, households, asked, today)
    took = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = process_time()
    sides = [households.household(number) for number in range(households.crowd.size)]
    sample = min(SAMPLE, people.crowd.size)
    for number in range(sample):
        person = people.person(number)
        for household in sides:
            place(terms_between(person, household, asked, today))
    plain = (process_time() - began) * people.crowd.size / sample
    found = [
        f"the whole picture, {picture.people:,} × {picture.households:,}: {took:.1f} s; "
        f"{len(picture.nobody):,} have nobody, {len(picture.suits_nobody):,} rooms suit nobody",
        ratio_line(
            f"the same ÷ pair by pair ({plain:,.0f} s, from {sample} of the people)",
            took / plain,
            PLAIN_SHARE,
        ),
        ratio_line("its peak of memory, app and all, MiB", peak, MEMORY),
    ]
    return [*found, _beside(optimum(picture, people, households))]


def _beside(found: Optimum | None) -> str:
    if found is None:
        return "SciPy is not installed, so the suggestion stands beside no optimum."
    return (
        f"the suggestion (stable): {found.placed:,} people, {found.agreement:,} wishes met; "
        f"SciPy's optimum on the same lists: {found.most_placed:,} people, "
        f"{found.most_agreement:,} wishes met, in {found.seconds:.1f} s; "
        f"stable is {1 - found.placed / found.most_placed:.1%} of people and "
        f"{1 - found.agreement / found.most_agreement:.1%} of wishes below it"
    )
