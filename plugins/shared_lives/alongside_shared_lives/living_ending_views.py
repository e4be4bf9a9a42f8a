"""The pages of an ending: notice, an earlier day, a goodbye, and stopping a trial."""

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from alongside import current
from alongside_shared_lives import living_due, living_ending
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_more_forms import EndNowForm, GoodbyeForm, NoticeForm
from alongside_shared_lives.living_pages import KNOWN, ask, page, to_life
from alongside_shared_lives.living_parties import Life, load_life
from alongside_shared_lives.views import LIFE, pages, record

ENDING = f"{LIFE}/ending"


@pages.get(ENDING, permission=KNOWN, load=load_life, reads="shared_lives.arrangement")
def ending(life: Life) -> str:
    """How it can end, when it does, and the goodbye."""
    may = {
        name: current.allows(f"shared_lives.{name}", life)
        for name in ("arrange", "agree", "stop", "sooner")
    }
    first = living_ending.first_end(current.session, life)
    return page("ending", life, life=life, may=may, first=first, today=today())


@pages.post(f"{ENDING}/stop", permission="shared_lives.stop", load=load_life, known_by=KNOWN)
def stop_trial(life: Life) -> ResponseReturnValue:
    """Stop a trial, or what has not begun. No reason is needed."""
    living_ending.stop(current.session, life)
    living_due.tell_ending(current.session, life)
    record("stopped", "arrangement", life)
    flash(_("It has ended. It was good to try."), "success")
    return redirect(to_life(life))


@pages.route(
    f"{ENDING}/notice",
    methods=["GET", "POST"],
    permission="shared_lives.agree",
    load=load_life,
    known_by=KNOWN,
)
def give_notice(life: Life) -> ResponseReturnValue:
    """Say on which day it ends."""
    form = NoticeForm()
    first = format_date(living_ending.first_end(current.session, life), "long")

    def act() -> None:
        on = form.ends_on.data or today()
        living_ending.give_notice(current.session, life, current.person, on)
        living_due.tell_ending(current.session, life)
        record("gave notice", "arrangement", life)

    return ask(
        form,
        life,
        act,
        title=_("Give notice"),
        lede=_(
            "With the notice that was agreed, the first day that it can be is %(day)s.", day=first
        ),
        more=[_("Nobody has to give a reason. Both can agree to an earlier day afterwards.")],
        button=_("Give notice"),
        back=to_life(life, "ending"),
    )


@pages.route(
    f"{ENDING}/sooner",
    methods=["GET", "POST"],
    permission="shared_lives.sooner",
    load=load_life,
    known_by=KNOWN,
)
def end_sooner(life: Life) -> ResponseReturnValue:
    """Agree to an earlier last day."""
    form = NoticeForm()

    def act() -> None:
        on = form.ends_on.data or today()
        both = living_ending.sooner(current.session, life, current.person, on)
        record("named a sooner end", "arrangement", life)
        flash(
            _("Both have agreed to this day.")
            if both
            else _("It counts when the other side names the same day."),
            "success",
        )

    title, back = _("An earlier last day"), to_life(life, "ending")
    lede = _("It can be earlier where both want it. Each names the day.")
    return ask(form, life, act, title=title, lede=lede, button=_("I agree"), back=back)


@pages.post(f"{ENDING}/stay", permission="shared_lives.agree", load=load_life, known_by=KNOWN)
def stay_after_all(life: Life) -> ResponseReturnValue:
    """Take notice back."""
    living_ending.stay_after_all(current.session, life, current.person)
    living_due.tell_ending(current.session, life)
    record("took notice back", "arrangement", life)
    flash(_("The notice is taken back."), "success")
    return redirect(to_life(life))


@pages.route(
    f"{ENDING}/now",
    methods=["GET", "POST"],
    permission="shared_lives.arrange",
    load=load_life,
    known_by=KNOWN,
)
def end_now(life: Life) -> ResponseReturnValue:
    """The scheme ends it at once."""
    form = EndNowForm()

    def act() -> None:
        living_ending.end_now(current.session, life, form.because.data or "")
        living_due.tell_ending(current.session, life)
        record("ended at once", "arrangement", life)

    title, back = _("End it at once"), to_life(life, "ending")
    lede = _("Only where somebody is not safe, or the home may not go on.")
    return ask(form, life, act, title=title, lede=lede, button=_("End it"), back=back)


@pages.route(
    f"{ENDING}/goodbye",
    methods=["GET", "POST"],
    permission="shared_lives.agree",
    load=load_life,
    known_by=KNOWN,
    reads="shared_lives.arrangement",
)
def goodbye(life: Life) -> ResponseReturnValue:
    """How they say goodbye, and how they keep in touch."""
    one = life.arrangement
    form, over = GoodbyeForm(obj=one), one.version
    if one.ended_now:
        del form.ended_because

    def act() -> None:
        because = form.ended_because.data if form.ended_because else ""
        said = (text or "" for text in (because, form.goodbye.data, form.keeping_in_touch.data))
        living_ending.say_goodbye(current.session, life, *said, over=over)
        record("wrote a goodbye", "arrangement", life)

    title, back = _("Saying goodbye"), to_life(life, "ending")
    lede = _("Write it together, if you can. People who shared a life can stay in touch.")
    return ask(form, life, act, title=title, lede=lede, button=_("Keep it"), back=back, over=one)
