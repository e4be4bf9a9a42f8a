"""Load the invented people into the bare app's database, and say how to ask for its pages."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import Connection, create_engine, insert, text

from bench import bare, bare_plan, plans
from bench.people import CONTACTS_A_PERSON, Invented, groups, groups_of, invent, known
from bench.sides import DEEP, FORM, LIST, MEETING, PERSON, PLAN, POST, SEARCH, Page, Side, Target

ANSWERS = {
    "given_name": "Newly",  # and sorted last, so that the first page stays what it is
    "family_name": "Zadded {key}",
    "known_as": "Newt",
    "born": "1980-02-29",
    "pronouns": "they",
    "address": "1 High Street",
    "place": "Northbank",
    "postcode": "NB1 1AA",
    "language": "cy",
    "notes": "Added by the benchmark.",
}


def prepare(database_url: str, _instance_dir: Path, people: int) -> Side:
    """Create the schema, load so many people and one signed-in account."""
    token = secrets.token_urlsafe(32)
    engine = create_engine(database_url)
    bare.Base.metadata.create_all(engine)
    with engine.begin() as connection:
        _load(connection, people, token)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()
    return Side(
        name="bare",
        app="bench.bare:create_app()",
        environ={"BENCH_DATABASE_URL": database_url},
        cookies={bare.COOKIE: token},
        pages=_pages(people),
    )


def in_chunks(rows: Iterable[dict[str, object]], size: int = 10_000) -> Iterator[list[dict]]:
    """Cut the rows into lists that are comfortable to insert at once."""
    rows = iter(rows)
    while chunk := list(islice(rows, size)):
        yield chunk


def _load(connection: Connection, people: int, token: str) -> None:
    names = groups(people)
    tables: Mapping[type, Iterable[dict[str, object]]] = {
        bare.Account: [{"id": 1, "name": "Bench Worker"}],
        bare.SignedIn: [
            {
                "token_hash": bare.hashed(token),
                "account_id": 1,
                "expires_at": datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1),
            }
        ],
        bare.Group: ({"id": n, "name": name} for n, name in enumerate(names, 1)),
        bare.Person: (_person(one) for one in invent(people)),
        bare.Contact: (row for one in invent(people) for row in _contacts(one)),
        bare.Membership: (
            {"person_id": number + 1, "group_id": group + 1, "role": "member"}
            for number in range(people)
            for group in groups_of(number, len(names))
        ),
        **_plan(),
    }
    for model, rows in tables.items():
        for chunk in in_chunks(rows):
            connection.execute(insert(model), chunk)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence('person', 'id'), max(id)) FROM person")
        )


def _person(one: Invented) -> dict[str, object]:
    return {
        "id": one.number + 1,
        "given_name": one.given,
        "family_name": one.family,
        "sort_name": bare.sort_name(one.given, one.family),
        "known_as": one.given,
        "born": one.born,
        "place": one.place,
        "language": "en",
        "notes": "Likes a walk before breakfast.",
    }


def _contacts(one: Invented) -> list[dict[str, object]]:
    contacts = [("email", one.email), ("phone", one.phone)][:CONTACTS_A_PERSON]
    return [{"person_id": one.number + 1, "kind": kind, "value": v} for kind, v in contacts]


def _plan() -> Mapping[type, Iterable[dict[str, object]]]:
    """The invented family plan, with the first people in it."""
    there = {"plan_id": 1}
    return {
        bare_plan.Plan: [
            {"id": 1, "name": plans.NAME, "state": "reviewing", "contingency": plans.CONTINGENCY}
        ],
        bare_plan.Seat: (
            {"person_id": n + 1, "role": "family", "relation": "aunt", "said": "coming", **there}
            for n in range(plans.PEOPLE)
        ),
        bare_plan.Item: ({"id": one.number + 1, **_item(one), **there} for one in plans.things()),
        bare_plan.Step: (
            {"item_id": one.number + 1, "who": "Somebody with a name", "words": one.word}
            for one in plans.things()
        ),
        bare_plan.Review: ({**plans.said(n), **there} for n in range(plans.REVIEWS)),
    }


def _item(one: plans.Thing) -> dict[str, object]:
    return {
        "what": one.what,
        "who": "Somebody with a name",
        "by": one.by,
        "know": one.know,
        "checks": one.checks,
        "by_agency": one.who is None,
        "decision": "agreed",
        "status": "under_way",
    }


def _pages(people: int) -> dict[str, Page]:
    everyone = sorted(
        (bare.sort_name(one.given, one.family), one.number, one.name) for one in invent(people)
    )
    key, number, _ = everyone[people * 9 // 10]
    after = everyone[people * 9 // 10 + 1]
    deep = "/people?" + urlencode({"after": key, "id": number + 1})
    some = known(people)
    return {
        LIST: Page((Target("/people", f">{everyone[0][2]}</a>"),)),
        DEEP: Page((Target(deep, f">{after[2]}</a>"),)),
        SEARCH: Page(
            tuple(Target(f"/people?q={one.family}", f" {one.family}</a>") for one in some)
        ),
        PERSON: Page(
            tuple(Target(f"/people/{one.number + 1}", f"<h1>{one.name}</h1>") for one in some)
        ),
        FORM: Page((Target("/people/new", 'name="notes"'),)),
        POST: Page(
            (Target("/people/new", "Location: /people/", ANSWERS),), 302, form="/people/new"
        ),
        MEETING: Page((Target("/plans/1/people", f"<h1>{plans.NAME}</h1>"),)),
        PLAN: Page((Target("/plans/1", plans.said(plans.REVIEWS - 1)["learned"]),)),
    }
