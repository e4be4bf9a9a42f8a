"""Reading reflections: the one place where their words are loaded.

Until everyone in the circle has finished, nobody is given anybody's words but their own. The
condition stands in the statement itself, so that words which may not be read never leave the
database; and the columns cannot be loaded by accident (`Reflection`).
"""

import uuid
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import undefer_group

from alongside import CouncilSession, Person
from alongside_feedback.circles import Circle
from alongside_feedback.models import Enterprise, Participant, Reflection
from alongside_feedback.states import State


@dataclass(frozen=True)
class Words:
    """Five answers, and whoever helped to write them."""

    who: str = ""
    teaching: str = ""
    surprised: str = ""
    differently: str = ""
    change: str = ""
    helped_by: str = ""

    def __bool__(self) -> bool:
        """Whether anything was answered."""
        return any((self.who, self.teaching, self.surprised, self.differently, self.change))

    def __repr__(self) -> str:
        """Say nothing: a log line or an error page must not hold what someone wrote."""
        return "<Words>"


@dataclass(frozen=True)
class Read:
    """A reflection that the reader may read, with its words."""

    reflection: Reflection
    words: Words
    mine: bool

    @property
    def person_id(self) -> uuid.UUID:
        """Who wrote it."""
        return self.reflection.person_id


def read(session: CouncilSession, reader: Person, circle: Circle) -> list[Read]:
    """The reflections of a circle that this person may read, in the order of the parties.

    One's own, always. The others': those that were revealed, while one is in the circle; and
    those whose writers released them although it came to no reveal, once nobody is writing.
    """
    rows = session.scalars(
        select(Reflection)
        .join(Enterprise, Enterprise.id == Reflection.enterprise_id)
        .where(Reflection.enterprise_id == circle.id, _may_read(reader))
        .options(undefer_group("words"))
        .execution_options(populate_existing=True)
    ).all()
    order = {party.person.id: place for place, party in enumerate(circle.parties)}
    found = [Read(row, words_of(row), row.person_id == reader.id) for row in rows]
    return sorted(found, key=lambda one: order.get(one.person_id, len(order)))


def own(session: CouncilSession, writer: Person, circle: Circle) -> Read | None:
    """What someone has written themselves, finished or not."""
    return next((one for one in read(session, writer, circle) if one.mine), None)


def _may_read(reader: Person) -> ColumnElement[Any]:
    was_to_write = select(Reflection.enterprise_id).where(Reflection.person_id == reader.id)
    is_here = select(Participant.enterprise_id).where(
        Participant.person_id == reader.id, Participant.standing == "here"
    )
    nobody_writes = Enterprise.state.in_((State.REVEALED.value, State.ENDED.value))
    return or_(
        Reflection.person_id == reader.id,
        and_(
            ~Reflection.taken_away,
            nobody_writes,
            or_(
                and_(Reflection.revealed, Reflection.enterprise_id.in_(is_here)),
                and_(Reflection.released, Reflection.enterprise_id.in_(was_to_write)),
            ),
        ),
    )


def words_of(reflection: Reflection) -> Words:
    """The words of a reflection that was loaded with them."""
    return Words(**{field.name: getattr(reflection, field.name) for field in fields(Words)})
