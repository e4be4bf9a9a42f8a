"""A practice of one file whose whole life the tests look at, and what people write in it."""

import sys
import textwrap
from typing import Any

from sqlalchemy import inspect, select, text

from alongside.councils import practices
from alongside.councils.models import Council
from alongside.db.base import Base
from alongside.db.engine import get_session, owner_engine
from alongside.groups.models import Group, Membership
from alongside.identity.models import CouncilRole
from alongside.kernel.tables import classes, forget
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.people.directory import add_person
from alongside.records.models import Entry
from alongside.web.context import current, house

TABLE = """
from alongside import Function, GroupKind, Holding, Model, Practice, reference
from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

practice = Practice(
    id="{id}", title="Long table", summary="People eat together.", api="1",
    migrations="{id}_tables",
    group_kinds=(GroupKind("table", "Table"),),
    functions=(Function("{id}.host", "host", "Hosts."),),
    columns={{"brings": "What they bring"}},
    holdings=(
        Holding("{id}_seat", "person_id", "Where somebody sits", {erasure}),
        Holding("{id}_dish", None, "What is eaten"),
    ),
)


class Seat(Model):
    __tablename__ = "{id}_seat"
    person_id: Mapped[str] = reference("person")
    group_id: Mapped[str | None] = reference("group", nullable=True)
    brings: Mapped[str]
    photograph: Mapped[bytes] = mapped_column(LargeBinary, default=b"")


class Dish(Model):
    __tablename__ = "{id}_dish"
    seat_id: Mapped[str] = reference("{id}_seat", on_delete="{rule}")
    name: Mapped[str]
"""
RETAINED = '"retain", because="The law of tables"'


def table_practice(
    practice_id: str = "table", erasure: str = '"delete"', rule: str = "CASCADE"
) -> str:
    """The practice as a file, under any name."""
    return textwrap.dedent(TABLE).format(id=practice_id, erasure=erasure, rule=rule)


def people_eat(app: Any, slug: str, practice_id: str = "table", who: str = "Ada Brook") -> Any:
    """Somebody takes a seat in a group of the practice's kind, hosts it and gets letters."""
    seats = Base.metadata.tables[f"{practice_id}_seat"]
    seat, dish = (
        next(m.class_ for m in Base.registry.mappers if m.local_table.name == name)
        for name in (seats.name, f"{practice_id}_dish")
    )
    with at_council(app, slug) as session:
        person = add_person(session, name=who)
        group = Group(kind=f"{practice_id}.table", name="The table by the window")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=person.id))
        taken = seat(person_id=person.id, group_id=group.id, brings="Plums", photograph=b"\0\xff")
        session.add(taken)
        session.flush()
        session.add(dish(seat_id=taken.id, name="Plum pie"))
        session.add(CouncilRole(person_id=person.id, role=f"{practice_id}.host", reason="test"))
        member = session.scalars(select(Membership).where(Membership.group_id == group.id)).one()
        for about in (f"{practice_id}.seat:{taken.id}", f"groups.joined:{member.id}", "roles.left"):
            session.add(Message(to_person_id=person.id, subject="News", body="…", about=about))
        return person.id


def switch_on(app: Any, slug: str, practice_id: str = "table") -> None:
    with at_council(app, slug) as session:
        practices.enable(session, current.council, house(app).registry, practice_id)


def is_on(app: Any, slug: str, practice_id: str = "table") -> bool:
    with at_council(app, slug) as session:
        row = practices.stored(session, practice_id)
        return row is not None and row.enabled


def lines(app: Any, slug: str) -> list[tuple[str, str]]:
    """What the council's record says of practices: the action, and the detail."""
    with at_council(app, slug) as session:
        asked = select(Entry).where(Entry.subject_kind == "practice").order_by(Entry.number)
        return [(one.action, one.detail) for one in session.scalars(asked)]


def tables(app: Any) -> set[str]:
    with owner_engine(app) as engine, engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def everything(app: Any, without: tuple[str, ...] = ("record_entry",)) -> dict[str, str]:
    """Every row of every table as text, by table, of all councils."""
    with app.app_context():
        councils = {one.slug: one.id for one in get_session().scalars(select(Council))}
    found: dict[str, str] = {}
    with owner_engine(app) as engine, engine.connect() as connection:
        for name in sorted(set(inspect(connection).get_table_names()) - set(without)):
            quoted = connection.dialect.identifier_preparer.quote(name)
            found[name] = repr(connection.execute(text(f"SELECT * FROM {quoted}")).all())
    assert councils
    return found


def forget_the_code(practice_id: str = "table") -> None:
    """Let the models of a file be gone, as they are in a process that starts without it."""
    module = f"alongside_local_{practice_id}"
    forget({one for one in classes() if one.class_.__module__ == module})
    sys.modules.pop(module, None)
