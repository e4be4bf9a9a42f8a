"""Load the invented people into an Alongside database, and say how to ask for its pages.

The app runs as it would in production: its own database role that row-level security binds,
secure cookies, every bundled practice enabled for the council, and `practice/ten_fields` beside
them, whose form and post are the yardstick's.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import make_url, text

from alongside import Council, create_app
from alongside.councils import practices
from alongside.db.engine import council_session, db, get_session, owner_engine
from alongside.db.time import utcnow
from alongside.groups.models import Membership
from alongside.identity.cookies import cookie_name
from alongside.identity.factor_models import Factor
from alongside.identity.models import CouncilRole
from alongside.identity.sessions import start
from alongside.kernel.migrate import units, upgrade
from alongside.people.models import Person
from alongside.people.names import fold
from alongside.web.context import house
from bench import alongside_plan, bare_side
from bench.alongside_rows import Ids, load
from bench.people import (
    WORKER_GROUPS,
    invent,
    known,
)
from bench.sides import (
    ADD,
    ADD_FORM,
    DEEP,
    FORM,
    HOME,
    LIST,
    PERSON,
    POST,
    SEARCH,
    Page,
    Side,
    Target,
)

HOST = "northbank.localhost"
PRACTICE = Path(__file__).parent / "practice"
BORN = {"born-day": "29", "born-month": "2", "born-year": "1980"}
ANSWERS = {
    **{name: text for name, text in bare_side.ANSWERS.items() if name != "born"},
    **BORN,
    "form_key": "{key}",
}
PERSON_ANSWERS = {
    "name": "Newly Added {key}",
    "known_as": "Newt",
    "pronouns": "they",
    **{f"born_on-{part.partition('-')[2]}": number for part, number in BORN.items()},
    "language": "cy",
    "form_key": "{key}",
}
SECRET = "only ever served on the loopback address"


def settings(database_url: str, instance_dir: Path) -> dict[str, Any]:
    """Return the settings of an app on this database, as in production.

    PostgreSQL's role is taken on after the connection is made, so that the benchmark needs no
    password for it.
    """
    url = make_url(database_url)
    if url.get_backend_name() == "postgresql":
        url = url.update_query_dict({"options": f"-c role={url.database}"})
    return {
        "MODE": "production",
        "DATABASE_URL": url.render_as_string(hide_password=False),
        "MIGRATION_DATABASE_URL": database_url,
        "SECRET_KEY": SECRET,
        "PUBLIC_SCHEME": "https",
        "MAIL_TRANSPORT": "smtp",
        "STRICT_PLUGINS": True,
        # As the bare app: what a commit waits for is the disk's affair, not the framework's.
        "SQLITE_SYNCHRONOUS": "NORMAL",
        "INSTANCE": str(instance_dir),
    }


def prepare(database_url: str, instance_dir: Path, people: int) -> Side:
    """Create the schema, one council with so many people, and a signed-in worker."""
    given = settings(database_url, instance_dir)
    shutil.copytree(PRACTICE, instance_dir / "practices")
    app = create_app(given)
    url = make_url(database_url)
    with owner_engine(app) as owner:
        role = url.database if url.get_backend_name() == "postgresql" else None
        for unit in units(house(app).registry):
            upgrade(owner, unit, role)
        council_id = _add_council(app)
        with owner.begin() as connection:
            ids = load(connection, council_id, people)
        with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    token, conference = _sign_in(app, council_id, ids)
    with app.test_request_context():
        cookies = {cookie_name(): token}
        db.engine.dispose()
    return Side(
        name="alongside",
        app="alongside:create_app()",
        environ={f"ALONGSIDE_{name}": _in_words(value) for name, value in given.items()},
        cookies=cookies,
        pages=_pages(people, ids) | alongside_plan.pages(conference),
        host=HOST,
    )


def _in_words(value: object) -> str:
    """A setting as the environment spells it."""
    return "1" if value is True else str(value)


def _add_council(app: Flask) -> UUID:
    with app.app_context():
        session = get_session()
        council = Council(slug="northbank", name="Northbank Council", host=HOST)
        session.add(council)
        session.commit()
        return council.id


def _sign_in(app: Flask, council_id: UUID, ids: Ids) -> tuple[str, UUID]:
    """Enable every practice, and sign a worker in who is in a few of the groups.

    Gives the session's token, and the id of a conference that the worker asked for.
    """
    with council_session(app, council_id) as session:
        council = session.get_one(Council, council_id)
        registry = house(app).registry
        for record in registry.usable():
            practices.enable(session, council, registry, record.id)
        worker = Person(name="Bench Worker", sort_name="bench worker")
        session.add(worker)
        session.flush()
        session.add(CouncilRole(person_id=worker.id, role="worker", reason="for the benchmark"))
        key = {"credential_id": b"an id", "public_key": b"a key", "confirmed_at": utcnow()}
        session.add(Factor(person_id=worker.id, kind="passkey", name="A passkey", **key))
        for group in ids.groups[:WORKER_GROUPS]:
            session.add(Membership(person_id=worker.id, group_id=group, role="host"))
        conference = alongside_plan.load(session, worker, ids.people)
        day = timedelta(days=1)
        token = start(session, worker, lasts=day, shared_device=False, proven=True)
        return token, conference


def _pages(people: int, ids: Ids) -> dict[str, Page]:
    everyone = sorted((fold(one.name), ids.people[one.number], one.name) for one in invent(people))
    _, last, _ = everyone[people * 9 // 10]
    _, _, after = everyone[people * 9 // 10 + 1]
    some = known(people)
    return {
        LIST: Page((Target("/people", f">{everyone[0][2]}</a>"),)),
        DEEP: Page((Target(f"/people?after={last}", f">{after}</a>"),)),
        SEARCH: Page(
            tuple(Target("/people/find", f" {one.family}</a>", {"q": one.family}) for one in some),
            form="/people",
        ),
        PERSON: Page(
            tuple(
                Target(f"/people/{ids.people[one.number]}", f"<h1>{one.name}</h1>") for one in some
            )
        ),
        FORM: Page((Target("/ten-fields/new", 'name="notes"'),)),
        POST: Page(
            (Target("/ten-fields/new", "Location: /ten-fields/new?added=", ANSWERS),),
            302,
            form="/ten-fields/new",
        ),
        HOME: Page((Target("/home", "Hello, Bench Worker</h1>"),)),
        ADD_FORM: Page((Target("/people/add", 'name="known_as"'),)),
        ADD: Page(
            (Target("/people/add", "Location: /people/", PERSON_ANSWERS),),
            302,
            form="/people/add",
        ),
    }
