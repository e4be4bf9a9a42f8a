"""Whether anything of one council can be reached from another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, select
from werkzeug.routing import Rule

from alongside.db.base import Base, scoped_tables
from alongside.testing.routes import (
    ids,
    is_refused,
    names_somebody,
    open_to_get,
    open_to_post,
    place,
    with_ids,
)
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.testing.statements import statements

READS = re.compile(r"\s*(SELECT|SET|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA)\b", re.I)
"""A statement that leaves every row as it was, unless it calls a function of the database's."""


def loose_tables(stage: Stage) -> Iterable[Said]:
    """Tables without a council, and keys that reach over councils."""
    scoped = scoped_tables()
    for table in stage.tables:
        where = stage.source.place_of_table(table.name)
        if table.name not in scoped:
            if not table.info.get("global_reason"):
                yield f"{table.name} has no council, and does not say why.", where
            continue
        if table.c.council_id.nullable:
            yield f"{table.name} may hold a row that belongs to no council.", where
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint):
                other = key.elements[0].target_fullname.split(".")[0]
                if other in scoped and "council_id" not in key.column_keys:
                    yield (
                        f"{table.name}.{', '.join(key.column_keys)} can point into another "
                        f'council. Use reference("{other}").',
                        where,
                    )
            if isinstance(key, UniqueConstraint) and "council_id" not in key.columns:
                columns = ", ".join(key.columns.keys())
                yield f"{table.name} ({columns}) is unique over all councils.", where
        for index in table.indexes:
            if index.unique and "council_id" not in index.columns:
                yield f"{table.name}: the index {index.name} is unique over all councils.", where


def seen_by_others(stage: Stage) -> Iterable[Said]:
    """What somebody of `here` gets to see of the rows of `there`."""
    known = ids(stage)
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    with stage.here.session() as session:
        for table in stage.tables:
            if "council_id" in table.c:
                key = classes[table].id
                if session.scalars(select(key).where(key.in_(known.get(table.name, [])))).all():
                    where = stage.source.place_of_table(table.name)
                    yield f"A session of one council sees another's rows of {table.name}.", where
    for rule in open_to_get(stage):
        if not names_somebody(rule):
            continue
        for real, nobody in with_ids(stage, rule, known):
            for kind, browser in stage.browsers.items():
                answer = browser.get(real)
                if is_refused(answer) and (
                    answer.status_code == 404
                    or answer.status_code == browser.get(nobody).status_code
                ):
                    continue
                yield (
                    f"GET {rule.rule} with an id of another council's row answered "
                    f"{answer.status_code} to the {kind}; it must be 404, as for an id that "
                    f"nobody has.",
                    place(stage, rule),
                )


def changed_by_others(stage: Stage) -> Iterable[Said]:
    """What somebody of `here` gets to do to the rows of `there`, and what an answer gives away."""
    known, before = ids(stage), stage.snapshot()
    for rule in filter(names_somebody, open_to_post(stage)):
        where = place(stage, rule)
        tried = f"POST {rule.rule} with an id of another council's row"
        with statements(stage.app) as sent:
            for kind, answer, other in _answers(stage, rule, known):
                if answer != other:
                    yield (
                        f"{tried} answered {answer} to the {kind}, and {other} for an id that "
                        f"nobody has; they must be the same.",
                        where,
                    )
        if not any(READS.match(one) is None for one in sent):
            continue
        after = stage.snapshot()
        changed = [one.name for one in stage.tables if after[one.name] != before[one.name]]
        if changed:
            yield f"{tried} changed {', '.join(changed)}.", where
        before = after


def _answers(
    stage: Stage, rule: Rule, known: Mapping[str, list[Any]]
) -> Iterator[tuple[str, int, int]]:
    """What each person of `here` is answered: for a row of `there`, and for none at all."""
    for real, nobody in with_ids(stage, rule, known, 1):
        for kind, browser in stage.browsers.items():
            with _without_tokens(stage):
                answer, other = browser.post(real), browser.post(nobody)
            yield kind, answer.status_code, other.status_code


@contextmanager
def _without_tokens(stage: Stage) -> Iterator[None]:
    """Let forms be sent without the token of a page: pages of other councils give none."""
    stage.app.config["WTF_CSRF_ENABLED"] = False
    try:
        yield
    finally:
        stage.app.config["WTF_CSRF_ENABLED"] = True
