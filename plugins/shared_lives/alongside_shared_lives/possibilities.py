"""Lists of possibilities, as each side and the scheme sees them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import Select, select

from alongside import CouncilSession, Person
from alongside_shared_lives import choosing
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility
from alongside_shared_lives.parties import Home, Pair, Seeker, people_of_many
from alongside_shared_lives.states import LookingState


def of_seeker(session: CouncilSession, seeker: Seeker) -> list[Pair]:
    """The open possibilities of somebody, the latest first; of the households not who lives there.

    One statement.
    """
    rows = session.execute(
        select(Possibility, Household)
        .join(Household, Household.id == Possibility.household_id)
        .where(Possibility.looking_id == seeker.id, Possibility.closed_at.is_(None))
        .order_by(Possibility.created_at.desc(), Possibility.id)
        .limit(100)
    )
    return [Pair(one, seeker, Home(household)) for one, household in rows]


def of_home(session: CouncilSession, home: Home) -> list[Pair]:
    """The open possibilities of a household, the latest first. One statement."""
    rows = session.execute(
        select(Possibility, Looking, Person)
        .join(Looking, Looking.id == Possibility.looking_id)
        .join(Person, Person.id == Looking.person_id)
        .where(Possibility.household_id == home.id, Possibility.closed_at.is_(None))
        .order_by(Possibility.created_at.desc(), Possibility.id)
        .limit(100)
    )
    return [Pair(one, Seeker(looking, person), home) for one, looking, person in rows]


def concerning(session: CouncilSession, person: Person) -> list[Pair]:
    """The open possibilities in which somebody answers for a side. Four statements at most."""
    mine = select(Looking.id).where(
        (Looking.person_id == person.id) | (Looking.helper_id == person.id)
    )
    homes = select(Housemate.household_id).where(
        Housemate.person_id == person.id, Housemate.part == "carer"
    )
    asked = select(Possibility).where(
        Possibility.looking_id.in_(mine) | Possibility.household_id.in_(homes)
    )
    return load_many(session, asked.where(Possibility.closed_at.is_(None)).limit(50))


def open_in_scheme(session: CouncilSession) -> list[Pair]:
    """Every possibility that does not rest, the one that waits longest first."""
    asked = select(Possibility).where(Possibility.closed_at.is_(None))
    return load_many(session, asked.order_by(Possibility.created_at, Possibility.id).limit(200))


def load_many(session: CouncilSession, asked: Select[Possibility]) -> list[Pair]:
    """Possibilities by a query, with both sides, in four statements however many there are."""
    found = list(session.scalars(asked))
    if not found:
        return []
    seekers = _seekers(session, [one.looking_id for one in found])
    homes = _homes(session, [one.household_id for one in found])
    return [Pair(one, seekers[one.looking_id], homes[one.household_id]) for one in found]


def waits_for(pair: Pair, whose: choosing.Whose) -> str:
    """What a side is asked for: `show`, `answer`, or "" when it waits for nothing of theirs."""
    if pair.possibility.closed_at is not None or choosing.outcome(pair) is not None:
        return ""
    if pair.seeker.looking.state != LookingState.LOOKING:
        return ""
    if choosing.answer_of(pair, whose) in ("yes", "no"):
        return ""
    if choosing.shows(pair, whose) is None:
        return "show"
    return "answer" if choosing.shows(pair, choosing.OTHER[whose]) is not None else ""


def _seekers(session: CouncilSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Seeker]:
    looking = list(session.scalars(select(Looking).where(Looking.id.in_(ids))))
    wanted = {one.person_id for one in looking} | {
        one.helper_id for one in looking if one.helper_id is not None
    }
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(wanted)))}
    return {
        one.id: Seeker(
            one,
            people[one.person_id],
            people.get(one.helper_id) if one.helper_id is not None else None,
        )
        for one in looking
    }


def _homes(session: CouncilSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Home]:
    people = people_of_many(session, ids)
    return {
        one.id: Home(one, people.get(one.id, []))
        for one in session.scalars(select(Household).where(Household.id.in_(ids)))
    }
