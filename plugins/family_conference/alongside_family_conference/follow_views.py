"""Reviews, ending well, and stopping."""

from datetime import timedelta

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import choices, current, practice_settings
from alongside_family_conference import following, reminders, reviewing
from alongside_family_conference.forms import StepForm, StopForm
from alongside_family_conference.gatherings import Gathering, load, today
from alongside_family_conference.plan_forms import PutOffForm
from alongside_family_conference.plan_views import ITEM, load_item
from alongside_family_conference.planning import ItemSeen
from alongside_family_conference.review_forms import review_form
from alongside_family_conference.states import NotNow, State
from alongside_family_conference.views import KNOWN, ONE, asks, back_to, pages, record


@pages.post(f"{ONE}/review/open", permission="family_conference.go_on", load=load, known_by=KNOWN)
def open_review(gathering: Gathering) -> ResponseReturnValue:
    """Come together again."""
    following.open_review(current.session, gathering, current.person)
    record("opened a review", gathering)
    return back_to(gathering, "review")


@pages.route(
    f"{ONE}/review",
    methods=["GET", "POST"],
    permission="family_conference.go_on",
    load=load,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def review(gathering: Gathering) -> ResponseReturnValue:
    """How each item went, who was there, what is better and harder, and what was learned."""
    gathering.must_be(State.REVIEWING)
    session, person, on = current.session, current.person, today()
    kept = following.reviews_of(session, gathering)[-1]
    items = reviewing.to_look_at(session, gathering)
    mine = [one for one in items if reviewing.may_say(gathering, one, person)]
    known = reviewing.may_have_been_there(gathering, person)
    after = practice_settings("family_conference").review_within_days
    form = review_form(kept, mine, known, next_on=on + timedelta(days=after), on=on)
    if request.method == "POST" and form.validate() and form.check_version(kept, kept.version):
        reviewing.finish(session, gathering, person, form.looked(mine))
        record("held a review", gathering)
        flash(_("Kept. What you learned is part of the plan now."), "success")
        return back_to(gathering, "plan")
    others = [one for one in items if one not in mine]
    return asks("review", gathering, form, items=mine, others=others)


@pages.route(
    f"{ONE}/close",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def close(gathering: Gathering) -> ResponseReturnValue:
    """End it well, and ask everybody to look back on it together."""
    gathering.must_be(State.ACTIVE, State.REVIEWING)
    form = StepForm()
    if request.method == "POST" and form.validate():
        following.close(current.session, gathering)
        record("closed", gathering)
        _ask_to_look_back(gathering)
        flash(_("It has ended. Thank everybody who was there."), "success")
        return back_to(gathering)
    items = reviewing.to_look_at(current.session, gathering)
    overdue = {one.id for one in items if following.is_overdue(one, today())}
    return asks("close", gathering, form, items=items, overdue=overdue)


@pages.route(
    f"{ONE}/stop",
    methods=["GET", "POST"],
    permission="family_conference.stop",
    load=load,
    known_by=KNOWN,
)
def stop(gathering: Gathering) -> ResponseReturnValue:
    """Take it back, say that it is not wanted, or pause for safety."""
    offered = following.ways_to_stop(gathering, current.person)
    if not offered:
        raise NotNow(_("It cannot be stopped or paused now."))
    every = {
        State.DECLINED: _("The family does not want it"),
        State.WITHDRAWN: _("It is taken back"),
        State.PAUSED: _("It pauses, because somebody may not be safe"),
        State.PREPARING: _("It goes on: prepare it again"),
    }
    form = StopForm()
    form.how.choices = choices([(one.value, every[one]) for one in offered])
    if request.method == "POST" and form.validate():
        how = State(form.how.data)
        if how is State.PREPARING:
            following.resume(current.session, gathering)
        else:
            because = form.because.data or ""
            following.stop(current.session, gathering, current.person, how, because)
        record("went on" if how is State.PREPARING else "stopped it", gathering)
        flash(_("Noted. It counts against nobody."), "success")
        return back_to(gathering)
    familys = State.PAUSED in offered and State.WITHDRAWN not in offered
    return asks("stop", gathering, form, familys=familys)


@pages.route(
    f"{ITEM}/reminder",
    methods=["GET", "POST"],
    permission="family_conference.plan_write",
    load=load_item,
    known_by=KNOWN,
    reads="family_conference.plan",
)
def reminder(seen: ItemSeen) -> ResponseReturnValue:
    """Put the reminder of something that one took on off, or have none any more."""
    gathering = seen.gathering
    if not reminders.may_put_off(gathering, seen.item, current.person):
        raise NotNow(_("Whoever took this on decides about its reminders."))
    form = PutOffForm()
    if request.method == "POST" and form.validate():
        reminders.put_off(current.session, seen, current.person, form.until(today()))
        record("put a reminder off", gathering)
        flash(_("Noted. You can change it here at any time."), "success")
        return back_to(gathering, "plan")
    return asks("reminder", gathering, form, item=seen.item)


def _ask_to_look_back(gathering: Gathering) -> None:
    """Tell the other practices who ended something together. Source: domain.md 1a, stage 9.

    Shared reflection, where the council has it, asks them to look back. It is told by a hook, so
    that neither practice knows the other.
    """
    people = [p.person for p in gathering.parties if p.participant.attended and not p.excluded]
    if len(people) > 1:
        current.call(
            "ended_together",
            people=people,
            by=current.person,
            what=_("We made a plan together, at a family group conference."),
        )
