"""What is held about somebody: whether they get all of it, and are forgotten as was said."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Uuid, select

from alongside.db.base import Base
from alongside.db.engine import owner_engine
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.rights.erasing import CannotErase, erase
from alongside.rights.held import kinds, rows
from alongside.testing.planting import Planted
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.web.context import house

Pairs = dict[tuple[str, str], Planted]
"""A planted row for each holding, by table and column."""


def unaccounted(stage: Stage) -> Iterator[Said]:
    """The columns that point at a person and that no holding names."""
    said = {(one.table, one.person) for one in stage.practice.holdings}
    for table in stage.tables:
        for column in table.columns:
            targets = {key.target_fullname.split(".")[0] for key in column.foreign_keys}
            points = column.info.get("refers_to") == "person" or "person" in targets
            alone = isinstance(column.type, Uuid) and not targets
            if column.name == "council_id" or not (
                points or (alone and column.name.endswith(("person_id", "by_id")))
            ):
                continue
            if (table.name, column.name) not in said:
                yield (
                    f"{table.name}.{column.name} points at a person, and no holding says what is "
                    f"done with it when they are erased.",
                    stage.source.place_of_table(table.name),
                )


def round_trip(stage: Stage) -> Iterator[Said]:
    """Plant rows for somebody and for somebody else, ask what is held, erase one after the other.

    What one emptied row may have, another's row may be refused: only one can be the first.
    """
    ada, ben = stage.there.person("Ada Planted"), stage.there.person("Ben Planted")
    held = [one for one in stage.practice.holdings if one.person]
    theirs, others = stage.plant_for(ada), stage.plant_for(ben)
    with at_council(stage.app, "abergwyn") as session:
        person = session.get_one(Person, ada)
        found: dict[tuple[str, str], tuple[set[str], str]] = {}
        for kind in kinds(session, house(stage.app).registry, person, untold=True):
            if kind.practice_id == stage.id:
                told = [
                    field.value
                    for row in rows(session, kind, person, limit=None)
                    for field in row.fields
                ]
                found[kind.table, kind.column] = set(kind.held.shown), "\n".join(told)
    for one in held:
        pair = (one.table, str(one.person))
        shown, text = found.get(pair, (set(), ""))
        where = stage.source.place_of_table(one.table)
        if pair not in found:
            yield f"What is held about somebody leaves out {one.table} by {one.person}.", where
        for column, word in theirs[pair].items():
            if column in shown and word not in text:
                yield f"{one.table}.{column} is not in what is held about its person.", where
        if any(word in text for word in others[pair].values()):
            yield f"What is held about somebody shows another's row of {one.table}.", where
    try:
        _erase(stage, ada)
        yield from _forgotten(stage, theirs, others, ada)
        _erase(stage, ben)
    except CannotErase as why:
        where = stage.source.place_of_table(why.table)
        yield f"The database refuses to erase somebody. {why}", where


def _erase(stage: Stage, person_id: Any) -> None:
    with at_council(stage.app, "abergwyn") as session:
        erase(session, house(stage.app).registry, session.get_one(Person, person_id))


def _forgotten(stage: Stage, theirs: Pairs, others: Pairs, person: Any) -> Iterator[Said]:
    now = _rows(stage)
    for one in stage.practice.holdings:
        if not one.person:
            continue
        pair = (one.table, one.person)
        where = stage.source.place_of_table(one.table)
        row = now[one.table].get(theirs[pair].id)
        rule = f"{one.table} by {one.person} is declared {one.erasure!r}"
        if one.erasure == "delete":
            if row is not None:
                yield f"{rule}, and the row is still there after the person was erased.", where
        elif row is None:
            yield f"{rule}, and the row is gone after the person was erased.", where
        elif one.erasure == "retain":
            lost = [name for name, word in theirs[pair].items() if row[name] != word]
            if lost:
                yield f"{rule}, and {', '.join(lost)} is lost after the person was erased.", where
        else:
            for name in one.clear:
                if row[name]:
                    yield f"{rule}, and {name} still says what it said.", where
            nullable = Base.metadata.tables[one.table].c[one.person].nullable
            if nullable and row[one.person] == person:
                yield f"{rule}, and {one.person} still points at the erased person.", where
        other = now[one.table].get(others[pair].id)
        words = others[pair].items()
        if other is None or any(other[name] != word for name, word in words):
            yield f"Erasing somebody took another's row of {one.table}, too.", where


def _rows(stage: Stage) -> dict[str, dict[Any, Mapping[str, Any]]]:
    with owner_engine(stage.app) as engine, engine.begin() as connection:
        return {
            table.name: {row.id: dict(row._mapping) for row in connection.execute(select(table))}
            for table in stage.tables
        }
