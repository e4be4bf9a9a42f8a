"""Who is not on a list of matching, so that it can be asked of each why not."""

import uuid
from typing import Any

from flask import request
from flask_babel import gettext as _
from sqlalchemy import and_, exists, not_, or_, select

from alongside import CouncilSession, Person
from alongside_shared_lives.dates import today
from alongside_shared_lives.loading import Ids, homes_with
from alongside_shared_lives.models import Household, Looking, Vacancy
from alongside_shared_lives.states import LookingState, Step
from alongside_shared_lives.words import LOOKING, STEPS

MOST = 1000
"""How many can be chosen from, by name."""

Items = list[tuple[str, Any, bool]]


def households(session: CouncilSession, *, looked: bool, without: Ids) -> Items:
    """The households that are on no list, for choosing one; all of them where nobody looked."""
    asked = select(Household.id, Household.name, Household.state)
    if looked:
        room = exists().where(
            Vacancy.household_id == Household.id,
            or_(Vacancy.until_on.is_(None), Vacancy.until_on >= today()),
        )
        asked = asked.where(not_(and_(Household.state == Step.APPROVED.value, room)))
    if hidden := homes_with(session, without):
        asked = asked.where(Household.id.not_in(hidden))
    rows = session.execute(asked.order_by(Household.name, Household.id).limit(MOST))
    return _items((one, f"{name} ({STEPS[state]})") for one, name, state in rows)


def people(session: CouncilSession, *, looked: bool, without: Ids) -> Items:
    """The people who are on no list and have not ended it, for choosing one."""
    asked = (
        select(Looking, Person)
        .join(Person, Person.id == Looking.person_id)
        .where(Looking.state != LookingState.ENDED.value)
    )
    if looked:
        asked = asked.where(Looking.state != LookingState.LOOKING.value)
    rows = session.execute(asked.order_by(Person.sort_name, Person.id).limit(MOST))
    return _items(
        (looking.id, f"{person.display_name} ({LOOKING[looking.state]})")
        for looking, person in rows
        if not {looking.person_id, looking.helper_id} & without
    )


def chosen() -> uuid.UUID | None:
    """Of whom it was asked, in the address."""
    try:
        return uuid.UUID(request.args.get("why", ""))
    except ValueError:
        return None


def _items(some: Any) -> Items:
    found = [(str(one), words, False) for one, words in some]
    return [("", _("Choose one"), False), *found] if found else []
