"""The pages of a life together: the life itself, its beginning and its days."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import CouncilSession, current
from alongside_shared_lives import (
    living_agreements,
    living_arrangements,
    living_choices,
    living_ordinary,
    living_reviews,
)
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_forms import (
    EmergencyForm,
    MoveTrialForm,
    StartForm,
    StayForm,
    TrialForm,
)
from alongside_shared_lives.living_models import Stay
from alongside_shared_lives.living_pages import (
    KNOWN,
    MEETINGS,
    PAPERS,
    ask,
    page,
    to_life,
    to_meetings,
)
from alongside_shared_lives.living_parties import (
    Life,
    Part,
    load_begun,
    load_life,
    of_life,
    side_of,
)
from alongside_shared_lives.parties import Pair, load_pair
from alongside_shared_lives.views import LIFE, POSSIBILITY, pages, record

ARRANGE = "shared_lives.arrange"


def load_stay(
    session: CouncilSession, arrangement_id: uuid.UUID, stay_id: uuid.UUID
) -> Part[Life, Stay] | None:
    """Some days of a life together."""
    return of_life(session, Stay, arrangement_id, stay_id)


@pages.get(LIFE, permission=KNOWN, load=load_life, reads="shared_lives.arrangement")
def arrangement(life: Life) -> str:
    """How they live together."""
    session = current.session
    found = living_agreements.editions(session, life)
    mine = side_of(life, current.person)
    chosen = living_choices.chosen(session, life.pair)
    return page(
        "arrangement",
        life,
        life=life,
        today=today(),
        in_force=living_agreements.in_force(found),
        draft=living_agreements.open_one(found),
        papers=current.allows(PAPERS, life),
        chosen=chosen,
        reviews=living_reviews.reviews_of(session, life),
        stays=living_arrangements.stays_of(session, life),
        things=living_ordinary.things(session, life, current.person),
        may={
            name: current.allows(f"shared_lives.{name}", life)
            for name in ("arrange", "agree", "stop", "sooner")
        },
        speaks=bool(mine) and current.allows("shared_lives.sign", Part(life, mine)),
    )


@pages.route(
    f"{MEETINGS}/begin",
    methods=["GET", "POST"],
    permission=ARRANGE,
    load=load_begun,
    known_by=KNOWN,
)
def begin(pair: Pair) -> ResponseReturnValue:
    """Begin a trial, when both have chosen."""
    form = TrialForm()
    form.offer()
    form.mark_optional = bool(pair.possibility.existing)
    begun: list[Life] = []

    def act() -> None:
        trial = Trial(
            form.kind.data, form.from_on.data, form.until_on.data, form.weekdays.data or ()
        )
        begun.append(living_arrangements.try_it(current.session, pair, trial))
        record("began a trial", "arrangement", begun[0])

    existing = pair.possibility.existing
    lede = _("They know each other already: where they live together, no trial is needed.")
    return ask(
        form,
        pair,
        act,
        title=_("Trying it"),
        lede=lede if existing else _("Both have said yes. Now they try how it is."),
        button=_("Begin"),
        back=to_meetings(pair),
        done=lambda: to_life(begun[0]),
    )


@pages.route(
    f"{POSSIBILITY}/emergency",
    methods=["GET", "POST"],
    permission=ARRANGE,
    load=load_pair,
    known_by=KNOWN,
)
def begin_emergency(pair: Pair) -> ResponseReturnValue:
    """Somebody needs a home at once."""
    form = EmergencyForm()
    form.offer()
    begun: list[Life] = []

    def act() -> None:
        trial = Trial(form.kind.data, form.from_on.data, None, form.weekdays.data or ())
        again, yes = form.choose_again_on.data or today(), form.household_agreed.data == "yes"
        begin = living_arrangements.in_emergency
        begun.append(begin(current.session, pair, trial, again, household_agreed=yes))
        record("began in emergency", "arrangement", begun[0])

    return ask(
        form,
        pair,
        act,
        title=_("Somebody needs a home at once"),
        lede=_("It is marked as an emergency. On a day soon both choose, as everybody does."),
        button=_("Begin"),
        back=url_for("shared_lives.possibility", possibility_id=pair.id),
        done=lambda: to_life(begun[0]),
    )


@pages.route(
    f"{LIFE}/trial",
    methods=["GET", "POST"],
    permission=ARRANGE,
    load=load_life,
    known_by=KNOWN,
)
def move_trial(life: Life) -> ResponseReturnValue:
    """Try it on other days, or for longer."""
    one = life.arrangement
    form = MoveTrialForm(obj=one)

    def act() -> None:
        begins = form.trial_from.data or today()
        living_arrangements.move_trial(current.session, life, begins, form.trial_until.data)
        record("moved a trial", "arrangement", life)

    title, back = _("The days of the trial"), to_life(life)
    return ask(form, life, act, title=title, button=_("Keep it"), back=back, over=one)


@pages.route(
    f"{LIFE}/start",
    methods=["GET", "POST"],
    permission=ARRANGE,
    load=load_life,
    known_by=KNOWN,
)
def start(life: Life) -> ResponseReturnValue:
    """They live together from a day on."""
    form = StartForm()

    def act() -> None:
        living_arrangements.start(current.session, life, form.starts_on.data or today())
        living_reviews.plan_next(current.session, life)
        record("started", "arrangement", life)

    lede = _("The household’s approval, its training and its room are looked at for that day.")
    title, back = _("From when do they live together?"), to_life(life)
    return ask(form, life, act, title=title, lede=lede, button=_("Start"), back=back)


@pages.post(f"{LIFE}/pause", permission=ARRANGE, load=load_life, known_by=KNOWN)
def pause(life: Life) -> ResponseReturnValue:
    """Have a longer break, or go on."""
    pauses = request.form.get("to") == "pause"
    living_arrangements.pause(current.session, life, pauses=pauses)
    record("paused" if pauses else "went on", "arrangement", life)
    return redirect(to_life(life))


@pages.route(
    f"{LIFE}/days",
    methods=["GET", "POST"],
    permission="shared_lives.agree",
    load=load_life,
    known_by=KNOWN,
)
def add_stay(life: Life) -> ResponseReturnValue:
    """Add a short break with the household, or some days apart."""
    form = StayForm()
    if life.arrangement.kind != "short_break":
        del form.kind

    def act() -> None:
        kind = form.kind.data if form.kind else "break"
        days = (form.from_on.data or today(), form.until_on.data or today())
        living_arrangements.stay(current.session, life, kind, *days, form.words.data or "")
        record("added days", "arrangement", life)

    breaks = life.arrangement.kind != "short_break"
    title = _("A break from each other") if breaks else _("A short break")
    lede = _("Everybody needs one now and then. The room stays theirs.") if breaks else ""
    return ask(form, life, act, title=title, lede=lede, button=_("Add it"), back=to_life(life))


@pages.post(
    f"{LIFE}/days/<uuid:stay_id>/call-off",
    permission="shared_lives.agree",
    load=load_stay,
    known_by=KNOWN,
)
def call_off_stay(stay: Part[Life, Stay]) -> ResponseReturnValue:
    """Take some days out again."""
    living_arrangements.call_off(current.session, stay)
    record("called days off", "arrangement", stay.whole)
    flash(_("It is called off."), "success")
    return redirect(url_for("shared_lives.arrangement", arrangement_id=stay.whole.id))


# The rest of the pages of a life together.
from alongside_shared_lives import living_ending_views as living_ending_views  # noqa: E402
from alongside_shared_lives import living_list_views as living_list_views  # noqa: E402
from alongside_shared_lives import living_meeting_views as living_meeting_views  # noqa: E402
from alongside_shared_lives import living_paper_views as living_paper_views  # noqa: E402
from alongside_shared_lives import living_review_views as living_review_views  # noqa: E402
