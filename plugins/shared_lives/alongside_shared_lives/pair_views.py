"""One person and one household: why they are among those that could be, or not; asking both."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, all_apart, current
from alongside_shared_lives import apart, approvals, giving, loading, matching_lists, suggesting
from alongside_shared_lives.capacity import full_for_good
from alongside_shared_lives.choosing_forms import SuggestForm
from alongside_shared_lives.dates import today
from alongside_shared_lives.factors import Factor, Said
from alongside_shared_lives.matching_lists import Shown
from alongside_shared_lives.matching_words import Between
from alongside_shared_lives.own_factors import all_factors
from alongside_shared_lives.parties import Home, Seeker, load_home, load_seeker
from alongside_shared_lives.sides import Person
from alongside_shared_lives.states import LookingState, NotNow
from alongside_shared_lives.views import LOOKING, asks, pages, record, show

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
    """Whether what a person wrote is for matching: while they look, and where they found somebody.

    Who pauses or ends it, also before they ever looked, is asked about with nothing that they say.
    """
    return seeker.looking.state in (LookingState.LOOKING, LookingState.SETTLED)


@pages.get(
    f"{LOOKING}/why/<uuid:household_id>",
    permission="shared_lives.match",
    load=load_two,
    reads="shared_lives.looking",
)
def why(two: Two) -> str:
    """Every term, both ways. It answers for any household, whatever its step."""
    shown = _pair(two, all_factors(current.session))
    stands, kind = shown.between.stands, shown.between.person.wanted.kind
    return show(
        "why",
        seeker=two.seeker,
        home=two.home,
        shown=shown,
        given=has_given(two.seeker),
        apart=apart.kept_apart(two.seeker, two.home, apart.walls_for(current.actor)),
        troubles=stands.why_not(kind) if kind else stands.troubles,
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
        both=[
            (home, _pair(Two(seeker, home), factors), giving.of_home(home))
            for home in homes[:SIDE_BY_SIDE]
        ],
        gives=giving.of_person(seeker),
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
    stands = approvals.standing(session, two.home, today())
    given = has_given(two.seeker)
    between = Between(
        loading.person_side(looking) if given else Person(Said()),
        loading.household_side(session, two.home.household, stands, full=full),
        two.seeker.name,
        two.home.name,
        factors,
        today(),
        stands,
    )
    return matching_lists.shown(
        two.home.id,
        two.home.name,
        between,
        looking=looking.state == LookingState.LOOKING.value,
        apart=apart.kept_apart(two.seeker, two.home, all_apart(session)),
        asks=given,
    )


@pages.route(
    f"{LOOKING}/suggest/<uuid:household_id>",
    methods=["GET", "POST"],
    permission="shared_lives.scheme_write",
    load=load_two,
)
def suggest_possibility(both: Two) -> ResponseReturnValue:
    """Think of a possibility, with what speaks for it and what against.

    What stands against asking is said at once, and again beside what was typed.
    """
    session, form = current.session, SuggestForm()
    if request.method == "POST" and form.validate():
        try:
            made = suggesting.suggest(
                session,
                both.seeker,
                both.home,
                current.person,
                speaks_for=form.speaks_for.data or "",
                speaks_against=form.speaks_against.data or "",
                existing=bool(form.existing.data),
                existing_how=form.existing_how.data or "",
            )
        except NotNow as why:
            session.rollback()
            form.form_errors.append(str(why))
        else:
            record("suggested", "possibility", made)
            flash(_("Both are asked now."), "success")
            return redirect(url_for("shared_lives.possibility", possibility_id=made.id))
    standing = approvals.standing(session, both.home, today())
    against = standing.why_not_asked(both.seeker.looking.kind) if not form.form_errors else ()
    return asks("suggest", form, seeker=both.seeker, home=both.home, against=against)
