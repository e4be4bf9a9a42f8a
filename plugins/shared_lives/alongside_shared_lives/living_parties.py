"""A life together with both its sides, and things that belong to one. What its pages ask about."""

import uuid
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from alongside import CouncilSession, Person, people_with_role
from alongside_shared_lives.access import MANAGER, WORKER
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_models import Arrangement, DiaryEntry, Introduction
from alongside_shared_lives.living_states import BEFORE, MOVES, RUNNING, Living, moved_on, must_be
from alongside_shared_lives.models import Possibility
from alongside_shared_lives.parties import Home, Pair, Seeker, load_pair
from alongside_shared_lives.states import LookingState


@dataclass
class Life:
    """An arrangement with the person and the household."""

    arrangement: Arrangement
    pair: Pair

    @property
    def id(self) -> uuid.UUID:
        """The arrangement's id."""
        return self.arrangement.id

    @property
    def seeker(self) -> Seeker:
        """The person."""
        return self.pair.seeker

    @property
    def home(self) -> Home:
        """The household."""
        return self.pair.home

    @property
    def state(self) -> Living:
        """Where it is."""
        return Living(self.arrangement.state)

    @property
    def is_before(self) -> bool:
        """Whether it is tried or agreed, or its first day is to come: either side can stop it."""
        begins = self.arrangement.starts_on
        to_come = self.state is Living.LIVING and begins is not None and begins > today()
        return self.state in BEFORE or to_come

    def must_be(self, *states: Living) -> None:
        """Raise NotNow unless it is in one of these states."""
        must_be(self.state, *states)

    def move(self, to: Living) -> None:
        """Bring it to another state; raises NotNow for a way that does not exist."""
        if to not in MOVES[self.state]:
            raise moved_on()
        self.arrangement.state = to.value


MEETS = (LookingState.LOOKING, LookingState.SETTLED)
"""Whoever pauses, has ended it or still writes gets to know nobody meanwhile."""

_runs = Arrangement.state.in_([one.value for one in RUNNING])

W = TypeVar("W", Pair, Life)
T = TypeVar("T")


@dataclass
class Part(Generic[W, T]):
    """Something that belongs to a pair or to a life together, with it."""

    whole: W
    one: T

    @property
    def id(self) -> uuid.UUID:
        """Its own id, or where it has none that of the whole."""
        found: uuid.UUID = getattr(self.one, "id", self.whole.id)
        return found

    @property
    def seeker(self) -> Seeker:
        """The person."""
        return self.whole.seeker

    @property
    def home(self) -> Home:
        """The household."""
        return self.whole.home


def side_of(pair: Pair | Life | Part[Any, Any], person: Person | None) -> str:
    """On which side somebody is: `person`, `household`, or "" for whoever is on none.

    A helper who is of the household is on its side, and reads what the household reads.
    """
    if person is None:
        return ""
    if pair.seeker.person.id == person.id:
        return "person"
    helper = pair.seeker.helper
    if pair.home.part(person):
        return "household"
    return "person" if helper is not None and helper.id == person.id else ""


def can_begin(pair: Pair) -> bool:
    """Whether a person and a household may get to know each other.

    Both have said yes to it, or they know each other already, which may skip matching but not the
    approval. Of the household it is its carers who know the person: whoever else lives there hears
    of it no sooner than otherwise (`living_access.hears_of_it`). It stops without a word about who
    stopped it: with a no of either, and while the person does not look. Source: domain.md 1b.
    """
    one = pair.possibility
    said = {one.person_answer, one.household_answer}
    if one.closed_at is not None or "no" in said or pair.seeker.looking.state not in MEETS:
        return False
    return one.existing or said == {"yes"}


def _both(session: CouncilSession, possibility_id: uuid.UUID) -> Pair | None:
    """A pair; whoever works for the scheme by now is nobody's chosen helper any more."""
    pair = load_pair(session, possibility_id)
    helper = pair.seeker.helper if pair is not None else None
    if pair is not None and helper and helper in people_with_role(session, WORKER, MANAGER):
        pair.seeker.helper = None
    return pair


def load_begun(session: CouncilSession, possibility_id: uuid.UUID) -> Pair | None:
    """A pair that may get to know each other, or that began in an emergency."""
    pair = _both(session, possibility_id)
    if pair is None or can_begin(pair):
        return pair
    one = select(Arrangement.id).where(Arrangement.possibility_id == pair.id).limit(1)
    met = select(Introduction.id).where(Introduction.possibility_id == pair.id).limit(1)
    begun = session.scalars(one).first() or session.scalars(met).first()
    return pair if begun else None


def load_meeting(
    session: CouncilSession, possibility_id: uuid.UUID, introduction_id: uuid.UUID
) -> Part[Pair, Introduction] | None:
    """An introduction with its pair."""
    pair = load_begun(session, possibility_id)
    one = session.get(Introduction, introduction_id)
    if pair is None or one is None or one.possibility_id != pair.id:
        return None
    return Part(pair, one)


def load_entry(
    session: CouncilSession, possibility_id: uuid.UUID, entry_id: uuid.UUID
) -> Part[Pair, DiaryEntry] | None:
    """An entry of a diary with its pair."""
    pair = load_begun(session, possibility_id)
    one = session.get(DiaryEntry, entry_id)
    met = session.get(Introduction, one.introduction_id) if one is not None else None
    if pair is None or one is None or met is None or met.possibility_id != pair.id:
        return None
    return Part(pair, one)


def load_side(
    session: CouncilSession, possibility_id: uuid.UUID, side: str
) -> Part[Pair, str] | None:
    """One side of a pair: `person` or `household`."""
    pair = load_begun(session, possibility_id)
    return Part(pair, side) if pair is not None and side in ("person", "household") else None


def load_life(session: CouncilSession, arrangement_id: uuid.UUID) -> Life | None:
    """A life together by its arrangement's id."""
    arrangement = session.get(Arrangement, arrangement_id)
    pair = _both(session, arrangement.possibility_id) if arrangement is not None else None
    return Life(arrangement, pair) if arrangement is not None and pair is not None else None


def load_life_side(
    session: CouncilSession, arrangement_id: uuid.UUID, side: str
) -> Part[Life, str] | None:
    """One side of a life together."""
    life = load_life(session, arrangement_id)
    return Part(life, side) if life is not None and side in ("person", "household") else None


def of_life(
    session: CouncilSession, model: type[T], arrangement_id: uuid.UUID, its_id: uuid.UUID
) -> Part[Life, T] | None:
    """Something of a life together, by its id."""
    life, one = load_life(session, arrangement_id), session.get(model, its_id)
    if life is None or one is None or getattr(one, "arrangement_id", None) != life.id:
        return None
    return Part(life, one)


def hold_pair(session: CouncilSession, pair: Pair) -> None:
    """Take a possibility for this transaction alone, and look at it anew."""
    pair.possibility = session.scalars(
        select(Possibility)
        .where(Possibility.id == pair.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def hold(session: CouncilSession, life: Life) -> None:
    """Take a life together for this transaction alone, and look at it anew.

    The pair comes first, as where a life begins: so nobody waits for whoever waits for them.
    """
    hold_pair(session, life.pair)
    life.arrangement = session.scalars(
        select(Arrangement)
        .where(Arrangement.id == life.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def begun_of(session: CouncilSession) -> set[uuid.UUID]:
    """The possibilities out of which a life together runs now."""
    asked = select(Arrangement.possibility_id).where(_runs)
    return set(session.scalars(asked))


def running(session: CouncilSession, pair: Pair) -> Arrangement | None:
    """The life together that has begun between the two and has not ended."""
    return session.scalars(
        select(Arrangement)
        .where(
            Arrangement.possibility_id == pair.id,
            _runs,
        )
        .order_by(Arrangement.created_at.desc(), Arrangement.id)
        .limit(1)
    ).first()
