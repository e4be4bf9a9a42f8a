"""What somebody is in: for their list, their home page, and what they share with another."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased

from alongside import CouncilSession, Person
from alongside_feedback.models import Enterprise, Participant, Reflection
from alongside_feedback.states import State

SHOWN = 200


@dataclass
class Mine:
    """An enterprise as one person in it sees it from afar."""

    enterprise: Enterprise
    participant: Participant
    reflection: Reflection | None
    others: list[Person] = field(default_factory=list)

    @property
    def id(self) -> uuid.UUID:
        """The enterprise's id."""
        return self.enterprise.id

    @property
    def state(self) -> State:
        """Where the enterprise is."""
        return State(self.enterprise.state)

    @property
    def confirmed(self) -> bool:
        """Whether the person confirmed the words as they stand."""
        return self.participant.confirmed_edition == self.enterprise.edition

    @property
    def has_written(self) -> bool:
        """Whether the person said that they have finished."""
        return self.reflection is not None and self.reflection.finished_at is not None


def circles_of(
    session: CouncilSession,
    person: Person,
    *,
    shared_with: Person | None = None,
    group_id: uuid.UUID | None = None,
) -> Sequence[Mine]:
    """What someone is in today, the latest first, with the others' names. Two statements.

    `shared_with` and `group_id` leave only what another is in as well, or what is of a group.
    """
    asked = _asked(shared_with is not None, group_id is not None)
    values: dict[str, uuid.UUID] = {"whose": person.id}
    if shared_with is not None:
        values["shared_with"] = shared_with.id
    if group_id is not None:
        values["group"] = group_id
    mine = {row[0].id: Mine(*row) for row in session.execute(asked, values)}
    if mine:
        for enterprise_id, other in session.execute(
            select(Participant.enterprise_id, Person)
            .join(Person, Person.id == Participant.person_id)
            .where(
                Participant.enterprise_id.in_(mine),
                Participant.person_id != person.id,
                Participant.standing == "here",
            )
            .order_by(Person.sort_name, Person.id)
        ):
            mine[enterprise_id].others.append(other)
    return list(mine.values())


@cache
def _asked(shared: bool, in_group: bool) -> Select[Enterprise, Participant, Reflection]:
    """Made once, because several pages ask it and making it costs more than running it."""
    whose: Any = bindparam("whose")
    query = (
        select(Enterprise, Participant, Reflection)
        .join(Participant, Participant.enterprise_id == Enterprise.id)
        .outerjoin(
            Reflection,
            (Reflection.enterprise_id == Enterprise.id) & (Reflection.person_id == whose),
        )
        .where(Participant.person_id == whose, Participant.standing == "here")
        .order_by(Enterprise.created_at.desc(), Enterprise.id)
        .limit(SHOWN)
    )
    if shared:
        theirs = aliased(Participant)
        query = query.join(theirs, theirs.enterprise_id == Enterprise.id).where(
            theirs.person_id == bindparam("shared_with"), theirs.standing == "here"
        )
    if in_group:
        query = query.where(Enterprise.group_id == bindparam("group"))
    return query
