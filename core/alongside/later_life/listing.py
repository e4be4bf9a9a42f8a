"""Which practices the database remembers, whether their packages are there or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from alongside.kernel import failures
from alongside.kernel.models import PracticeFailure, PracticeState
from alongside.kernel.remembering import remembers
from alongside.later_life.knowing import in_database
from alongside.later_life.within import reading
from alongside.web.context import house


@dataclass(frozen=True)
class Remembered:
    """A practice as the database remembers it; `here` says that a package of it was found."""

    id: str
    title: str
    release: str
    source: str
    archived_at: datetime | None
    here: bool


def remembered(app: Flask) -> Sequence[Remembered]:
    """Every practice that the database knows, by id; none where it cannot be asked."""
    try:
        with reading(app) as connection:
            ids = sorted(in_database(app, connection))
            asked = select(PracticeState.__table__)
            rows = connection.execute(asked).mappings() if remembers(connection) else ()
            states: dict[str, Any] = {row["practice_id"]: row for row in rows}
    except DBAPIError:
        return []
    found = []
    for one in ids:
        state = states.get(one, {})
        found.append(
            Remembered(
                one,
                state.get("titles", {}).get("en") or one.replace("_", " ").capitalize(),
                state.get("release", ""),
                state.get("source", ""),
                state.get("archived_at"),
                one in house(app).registry.records,
            )
        )
    return found


def went_wrong(app: Flask) -> Mapping[str, Sequence[PracticeFailure]]:
    """What went wrong in the practices that are here, by id; none where it cannot be asked."""
    try:
        with reading(app) as connection, Session(connection) as session:
            return failures.remembered(session, house(app).registry)
    except DBAPIError:
        return {}
