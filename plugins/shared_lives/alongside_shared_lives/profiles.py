"""What a household and a person each write about themselves: the same questions, both ways.

Nobody has to fill in anything: "we don't know yet" and nothing at all are answers, and nothing says
how complete a page is (rule 18). Staff write only together with the person, and the page says so.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from alongside import CouncilSession, Person, apart_from, colleagues
from alongside_shared_lives.factors import WAYS, Factor, pack
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_states import RUNNING
from alongside_shared_lives.models import Household, Housemate, Looking, Vacancy
from alongside_shared_lives.parties import Home, looking_of
from alongside_shared_lives.states import LookingState, NotNow

PERSON: Mapping[str, tuple[object, object]] = {
    "gifts": (
        _l("What do you bring?"),
        _l("What people like about you, what you are good at, what you could show somebody."),
    ),
    "who_i_am": (_l("Who are you?"), _l("As you would say it to somebody you like.")),
    "good_day": (_l("What is a good day?"), _l("From getting up to going to bed.")),
    "please_dont": (_l("What should people please not do?"), ""),
    "support": (
        _l("What help do you want, and how?"),
        _l("What you do yourself, and what somebody does with you."),
    ),
    "hopes": (
        _l("What would you like to learn, and to share?"),
        _l("With the people you would live with."),
    ),
    "cannot_do": (_l("What could you not live with?"), _l("Nobody asks you why.")),
}
"""What a person who looks can write: the question, and a hint. Gifts first."""

HOUSEHOLD: Mapping[str, tuple[object, object]] = {
    "who_we_are": (_l("Who are you?"), _l("Everybody who lives with you, animals too.")),
    "home": (_l("What is your home like, and the room?"), _l("Stairs, garden, what one sees.")),
    "typical_week": (_l("What is a typical week?"), _l("Work, meals, who comes and goes.")),
    "enjoy": (_l("What do you enjoy?"), _l("Together, and each alone.")),
    "hopes": (
        _l("What do you hope to learn, and to share?"),
        _l("With somebody who would live with you."),
    ),
    "experience": (_l("What have you done before?"), _l("In work or in life. Nothing is fine.")),
    "cannot_do": (_l("What can you not do?"), _l("Better said now. Nobody asks you why.")),
}
"""What a household can write, the same way."""


def begin_looking(
    session: CouncilSession,
    person: Person,
    *,
    worker: Person | None = None,
    kind: str = "",
    situation: str = "",
    social_worker: str = "",
) -> Looking:
    """Begin to look for a household. Raises NotNow for somebody who looks already."""
    if any(one.person_id == person.id and not is_over(one) for one in looking_of(session, person)):
        raise NotNow(_("They look for a household already."))
    looking = Looking(
        person_id=person.id,
        worker_id=None if worker is None else worker.id,
        kind=kind,
        situation=situation,
        social_worker=social_worker,
    )
    session.add(looking)
    session.flush()
    return looking


def is_over(looking: Looking) -> bool:
    """Whether somebody no longer looks."""
    return looking.state in (LookingState.SETTLED, LookingState.ENDED)


MOVES: dict[LookingState, tuple[LookingState, ...]] = {
    LookingState.WRITING: (LookingState.LOOKING, LookingState.PAUSED, LookingState.ENDED),
    LookingState.LOOKING: (LookingState.PAUSED, LookingState.SETTLED, LookingState.ENDED),
    LookingState.PAUSED: (LookingState.LOOKING, LookingState.WRITING, LookingState.ENDED),
    LookingState.SETTLED: (LookingState.LOOKING, LookingState.ENDED),
    LookingState.ENDED: (LookingState.WRITING,),
}
"""The only ways from one state of looking to another."""


def move(looking: Looking, to: LookingState) -> None:
    """Bring somebody's looking to another state. Raises NotNow for a way that does not exist."""
    if to not in MOVES[LookingState(looking.state)]:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
    looking.state = to.value


def choose_helper(
    session: CouncilSession, looking: Looking, person: Person, helper: Person | None
) -> None:
    """Whom somebody chose to read, write and answer with them.

    Raises NotNow for themself, and for whoever works for the council: they would open nothing by
    it, since a choice made with somebody of the council beside one is not one's own (rule 24); and
    without saying why for whoever is kept from somebody with whom the person lives.
    """
    if helper == person:
        raise NotNow(_("You help yourself already. Choose somebody else, or nobody."))
    if helper is not None and helper in colleagues(session):
        raise NotNow(_("They work for the council, so it cannot be them. Choose somebody else."))
    if helper is not None and _is_kept_from_home(session, looking, helper):
        raise NotNow(_("This cannot be done here. Ask somebody at the council."))
    looking.helper_id = None if helper is None else helper.id


def _is_kept_from_home(session: CouncilSession, looking: Looking, helper: Person) -> bool:
    """Whether a wall stands between somebody and the household where the person lives now."""
    there = (
        select(Housemate.person_id)
        .join(Arrangement, Arrangement.household_id == Housemate.household_id)
        .where(
            Arrangement.looking_id == looking.id,
            Arrangement.state.in_([one.value for one in RUNNING]),
        )
    )
    return not apart_from(session, helper).isdisjoint(session.scalars(there))


def begun(home: Home, by: Person) -> None:
    """Remember who of a household wrote first: with them its words go."""
    if home.household.begun_by_id is None:
        carer = next(iter(home.carers), None)
        writer = by if home.part(by) else carer
        home.household.begun_by_id = None if writer is None else writer.id


def say(
    side: Household | Looking,
    factor: Factor,
    said: Mapping[str, Sequence[str]],
    known: Iterable[Factor],
) -> None:
    """Keep what a side says about one thing, and the same made small for matching.

    `said` holds of each of `factors.WAYS` the keys of the factor's options; what was said about
    other things stays.
    """
    own = {factor.option_key(one) for one in factor.options}
    side.factors = {
        way: [*(key for key in side.factors.get(way, ()) if key not in own), *said.get(way, ())]
        for way in WAYS
    }
    side.packed = pack(side.factors, known)


def next_part(parts: Mapping[str, object], part: str) -> str | None:
    """The question after one."""
    keys = list(parts)
    return keys[keys.index(part) + 1] if keys.index(part) + 1 < len(keys) else None


def add_vacancy(
    session: CouncilSession,
    home: Home,
    *,
    kind: str,
    places: int,
    from_on: date | None,
    until_on: date | None,
    words: str,
) -> Vacancy:
    """Say that there is room. Raises NotNow for room that ends before it begins."""
    if from_on and until_on and until_on < from_on:
        raise NotNow(_("The room would be gone before it is there. Look at the two days again."))
    vacancy = Vacancy(
        household_id=home.id,
        kind=kind,
        places=places,
        from_on=from_on,
        until_on=until_on,
        words=words,
    )
    session.add(vacancy)
    return vacancy


def vacancies_of(session: CouncilSession, household_id: uuid.UUID) -> list[Vacancy]:
    """The room that a household has, the soonest first."""
    found = session.scalars(select(Vacancy).where(Vacancy.household_id == household_id).limit(100))
    return sorted(found, key=lambda one: (one.from_on or date.min, one.kind, one.id))
