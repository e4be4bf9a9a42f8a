"""A row in every table that holds something about people, with words that can be found again."""

import uuid
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Integer, LargeBinary, String, Table, Text, Uuid

from alongside.db.base import Base
from alongside.db.time import UtcDateTime, utcnow

FITTING = {
    "factor.kind": "app",
    "gift.kind": "gift",
    "family_conference_copy.how": "paper",
    "family_conference_copy.layout": "easy",
    "family_conference_copy.size": "large",
    "family_conference_participant.role": "family",
    "family_conference_tie.kind": "close",
    "feedback_enterprise.state": "forming",
    "feedback_participant.standing": "here",
    "feedback_reflection.reach": "us",
    "feedback_reflection.revealed": True,
    "feedback_change.status": "proposed",
    "feedback_complaint_clock.kind": "respond",
    "feedback_telling_key.kind": "code",
    "rights_request.kind": "copy",
    "shared_lives_carer_review.outcome": "continue",
    "shared_lives_choice.answer": "yes",
    "shared_lives_choice.how": "here",
    "shared_lives_choice.side": "person",
    "shared_lives_diary_entry.shared_at": utcnow(),
    "shared_lives_diary_entry.side": "person",
    "shared_lives_introduction.kind": "tea",
    "shared_lives_living_review.kind": "asked",
    "shared_lives_move.step": "visit",
    "shared_lives_ordinary.shown": True,
    "shared_lives_panel_seat.interest": "none",
    "shared_lives_signature.how": "typed",
    "shared_lives_signature.side": "person",
    "shared_lives_stay.kind": "visit",
    "shared_lives_visit.kind": "talk",
}
OF_ONE_SIDE = {"shared_lives_piece.household_id"}
"""Columns that may be empty, but not in every row."""
NEVER_TOLD = {"sort_name", "key", "location", "message.about", "message.body"}
_numbers = count(1)


class Garden:
    """Plants a row for a person in a column, and remembers the words that it wrote."""

    def __init__(self, session: Any, stranger: uuid.UUID) -> None:
        self.session, self.stranger = session, stranger
        self.classes = {one.local_table.name: one.class_ for one in Base.registry.mappers}

    def plant(self, table: Table, column: str, person: uuid.UUID) -> dict[str, str]:
        """Add the row; give the words that stand in it, by column."""
        words: dict[str, str] = {}
        values = {one.name: self._value(table, one, words) for one in table.columns}
        values = {name: value for name, value in values.items() if value is not None}
        values[column] = person
        self.session.add(self.classes[table.name](**values))
        self.session.flush()
        return words

    def _value(self, table: Table, column: Any, words: dict[str, str]) -> Any:
        if column.name in {"id", "council_id", "version", "created_at"}:
            return None
        target = column.info.get("refers_to")
        if target is not None:
            if column.nullable and f"{table.name}.{column.name}" not in OF_ONE_SIDE:
                return None
            return self._newcomer() if target == "person" else self._another(target)
        if fitting := FITTING.get(f"{table.name}.{column.name}"):
            return fitting
        kind = column.type
        if isinstance(kind, Text) or (isinstance(kind, String) and kind.length is None):
            words[column.name] = f"canary{next(_numbers):05}"
            return words[column.name]
        if column.nullable or column.default is not None:
            return None
        return {
            String: f"c{next(_numbers)}",
            LargeBinary: uuid.uuid4().bytes * 2,
            Boolean: False,
            Integer: 1,
            BigInteger: next(_numbers),
            Date: date(2026, 1, 1),
            UtcDateTime: utcnow(),
            Uuid: uuid.uuid4(),
        }.get(type(kind), {})

    def _newcomer(self) -> uuid.UUID:
        """Somebody else, another one each time: some tables hold two people once only."""
        made = self.classes["person"](name="Nobody In Particular", sort_name="nobody")
        self.session.add(made)
        self.session.flush()
        return uuid.UUID(str(made.id))

    def _another(self, target: str) -> uuid.UUID:
        table = Base.metadata.tables[target]
        values = {one.name: self._value(table, one, {}) for one in table.columns}
        made = self.classes[target](**{n: v for n, v in values.items() if v is not None})
        self.session.add(made)
        self.session.flush()
        return uuid.UUID(str(made.id))
