"""One person and one household: why they are, or are not, among those that could be."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, request

from alongside import CouncilSession, current, may_be_together
from alongside_shared_lives import approvals, loading, matching_lists
from alongside_shared_lives.capacity import full_for_good
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import Factor, Said
from alongside_shared_lives.matching_lists import Shown
from alongside_shared_lives.matching_words import Between
from alongside_shared_lives.own_factors import all_factors
from alongside_shared_lives.parties import Home, Seeker, load_home, load_seeker
from alongside_shared_lives.sides import Person
from alongside_shared_lives.states import LookingState, Step
from alongside_shared_lives.views import LOOKING, pages, show

SIDE_BY_SIDE = 3


@dataclass(frozen=True)
class Two:
    """A person who looks and a household, whatever step each is at."""

    seeker: Seeker
    home: Home

    @property
    def id(self) -> uuid.UUID:
        """What was looked at: the person's page, for whoever asks who looked."""
        return self.seeker.id


def load_two(session: CouncilSession, looking_id: uuid.UUID, household_id: uuid.UUID) -> Two | None:
    """Both sides by their ids."""
    seeker, home = load_seeker(session, looking_id), load_home(session, household_id)
    return Two(seeker, home) if seeker and home else None


def has_given(seeker: Seeker) -> bool:
    """Whether a person has given the scheme what they wrote; while they write, it is theirs."""
    return seeker.looking.state != LookingState.WRITING.value


@pages.get(
    f"{LOOKING}/why/<uuid:household_id>",
    permission="shared_lives.match",
    load=load_two,
    reads="shared_lives.looking",
)
def why(two: Two) -> str:
    """Every term, both ways. It answers for any household, whatever its step."""
    return show(
        "why",
        seeker=two.seeker,
        home=two.home,
        shown=_pair(two, all_factors(current.session)),
        given=has_given(two.seeker),
        standing=approvals.standing(current.session, two.home, today()),
        possibility_id=loading.thought_of(current.session, two.seeker.id).get(two.home.id),
        **matching_lists.words(),
    )


@pages.get(
    f"{LOOKING}/compare",
    permission="shared_lives.match",
    load=load_seeker,
    reads="shared_lives.looking",
)
def compare(seeker: Seeker) -> str:
    """Up to three households side by side, without one of them being first."""
    homes = _chosen(current.session, request.args.getlist("household"))
    factors = all_factors(current.session)
    return show(
        "compare",
        seeker=seeker,
        both=[(home, _pair(Two(seeker, home), factors)) for home in homes[:SIDE_BY_SIDE]],
        given=has_given(seeker),
        too_many=len(homes) > SIDE_BY_SIDE,
        **matching_lists.words(),
    )


def _chosen(session: CouncilSession, asked: Iterable[str]) -> list[Home]:
    """The households that were ticked, each once; one that is not there for the reader is a 404."""
    homes = []
    for text in list(dict.fromkeys(asked))[: SIDE_BY_SIDE + 1]:
        try:
            home = load_home(session, uuid.UUID(text))
        except ValueError:
            home = None
        if home is None or not current.allows("shared_lives.match", home):
            abort(404)
        homes.append(home)
    return homes


def _pair(two: Two, factors: tuple[Factor, ...]) -> Shown:
    """A pair with all its terms, whatever step either is at."""
    session, looking = current.session, two.seeker.looking
    full = two.home.id in full_for_good(session, today())
    everybody = [two.seeker.person, *(person for _mate, person in two.home.people)]
    given = has_given(two.seeker)
    between = Between(
        loading.person_side(looking) if given else Person(Said()),
        loading.household_side(session, two.home.household, full=full),
        two.seeker.name,
        two.home.name,
        factors,
        today(),
    )
    return matching_lists.shown(
        two.home.id,
        two.home.name,
        between,
        approved=two.home.household.state == Step.APPROVED.value,
        looking=looking.state == LookingState.LOOKING.value,
        apart=not may_be_together(session, everybody),
        asks=given,
    )
