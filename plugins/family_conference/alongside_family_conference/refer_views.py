"""Asking for a conference, in short pages that are saved as one goes."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import choices, current, practice_settings
from alongside_family_conference import allocating, asking, details, preparing, referring
from alongside_family_conference.forms import (
    AboutForm,
    AllocateForm,
    ConsentForm,
    FamilyForm,
    FlagsForm,
    WhyForm,
    ask_nothing,
    leave_out,
)
from alongside_family_conference.gatherings import Gathering, Seat, hold, load, load_seat, today
from alongside_family_conference.models import Conference, Safety
from alongside_family_conference.referral_forms import DatesForm
from alongside_family_conference.referral_models import Referral
from alongside_family_conference.settings import lines
from alongside_family_conference.states import BEFORE_THE_DAY, NotNow
from alongside_family_conference.views import ONE, asks, back_to, pages, record

STEPS = {"why": WhyForm, "family": FamilyForm, "dates": DatesForm, "safety": FlagsForm}
NEXT = {"why": "family", "family": "dates", "dates": "safety"}


@pages.route("/refer", methods=["GET", "POST"], permission="family_conference.refer")
def refer() -> ResponseReturnValue:
    """First page: whom it is about."""
    form = AboutForm()
    form.people.leave_out([current.person.id])
    form.offer(practice_settings("family_conference").models)
    if request.method == "POST" and not form.people.searching and form.validate():
        try:
            gathering = referring.draft(
                current.session,
                current.person,
                form.people.data,
                **form.begun(),
            )
        except NotNow as why:
            form.people.errors = [str(why)]
        else:
            record("began", gathering)
            return redirect(
                url_for("family_conference.referral", conference_id=gathering.id, step="why")
            )
    status = 422 if request.method == "POST" else 200
    return render_template("family_conference/refer.html", form=form), status


@pages.route(
    f"{ONE}/referral/<any(why, family, dates, safety):step>",
    methods=["GET", "POST"],
    permission="family_conference.refer_on",
    load=load,
    reads="family_conference.conference",
)
def referral(gathering: Gathering, step: str) -> ResponseReturnValue:
    """A page of the referral. Each is saved by itself, in any order."""
    if request.method == "POST":
        hold(current.session, gathering)  # whoever saves at the same moment waits, and sees this
    gathering.must_be(*BEFORE_THE_DAY)
    session = current.session
    kept = _kept(gathering, step)
    form = STEPS[step](obj=kept or _NOTHING_YET[step]())
    if step == "family":
        kept_in = gathering.conference.held_in
        form.offer(lines(practice_settings("family_conference").languages), kept_in)
    asked = asking.behind(session, gathering) if step == "why" else None
    if asked and asked.words and request.method != "POST" and not gathering.conference.reasons:
        form.reasons.data = _("The family asked for it:") + "\n\n" + asked.words
    if "stay" in request.form:
        ask_nothing(form)
    if (
        request.method == "POST"
        and form.validate()
        and (kept is None or form.check_version(kept, kept.version))
    ):
        form.populate_obj(kept or _MADE[step](session, gathering))
        record("changed", gathering)
        following = NEXT.get(step)
        if following and "stay" not in request.form:
            return redirect(
                url_for("family_conference.referral", conference_id=gathering.id, step=following)
            )
        flash(_("Saved."), "success")
        return back_to(gathering)
    return asks("referral", gathering, form, step=step, asked=asked)


def _kept(gathering: Gathering, step: str) -> Conference | Referral | Safety | None:
    """Where a page of the referral is kept: what only few may read stands apart."""
    if step == "safety":
        return preparing.safety_of(current.session, gathering)
    if step == "dates":
        return details.referral_of(current.session, gathering)
    return gathering.conference


_MADE = {"safety": preparing.apart, "dates": details.of_dates}
_NOTHING_YET: dict[str, Callable[[], Safety | Referral]] = {
    "safety": lambda: Safety(flags=[], flags_words="", version=0),
    "dates": lambda: Referral(version=0),
}


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/consent",
    methods=["GET", "POST"],
    permission="family_conference.consent",
    load=load_seat,
    reads="family_conference.participant",
)
def consent(seat: Seat) -> ResponseReturnValue:
    """Note what somebody said when they were asked."""
    participant = seat.party.participant
    seat.gathering.must_be(*BEFORE_THE_DAY)
    form = ConsentForm(
        consent=participant.consent,
        parental=participant.parental,
        consent_how=participant.consent_how,
        consent_on=participant.consent_on or today(),
    )
    if seat.gathering.conference.kind == "adult" or seat.party.role == "central":
        del form.parental
    if seat.gathering.conference.kind == "adult" or seat.party.role != "central":
        leave_out(form.consent, "too_young")
    if request.method == "POST" and form.validate():
        referring.note_consent(
            current.session,
            seat.gathering,
            seat.party,
            form.consent.data,
            form.consent_how.data or "",
            form.consent_on.data or today(),
            parental=form.parental.data if form.parental else None,
        )
        record("noted consent", seat.gathering)
        flash(_("Noted."), "success")
        return back_to(seat.gathering)
    return asks("consent", seat.gathering, form, party=seat.party)


@pages.post(f"{ONE}/send", permission="family_conference.refer_on", load=load)
def send(gathering: Gathering) -> ResponseReturnValue:
    """Send the referral."""
    referring.send(current.session, gathering)
    record("referred", gathering)
    flash(_("Sent. It goes on when everyone who must be asked has said yes."), "success")
    return back_to(gathering)


@pages.route(
    f"{ONE}/allocate",
    methods=["GET", "POST"],
    permission="family_conference.allocate",
    load=load,
    reads="family_conference.conference",
)
def allocate(gathering: Gathering) -> ResponseReturnValue:
    """Give it a coordinator."""
    session = current.session
    people = allocating.candidates(session, gathering)
    form = AllocateForm()
    form.coordinator.choices = choices(
        [(str(one.id), one.display_name, why_not) for one, why_not in people]
    )
    if request.method == "POST" and form.validate():
        chosen = next(one for one, _why in people if str(one.id) == form.coordinator.data)
        try:
            allocating.allocate(session, gathering, chosen, current.person)
        except NotNow as why:
            form.coordinator.errors = [str(why)]
        else:
            record("allocated", gathering)
            flash(_("It has a coordinator: %(name)s.", name=chosen.display_name), "success")
            return redirect(url_for("family_conference.index"))
    nobody = all(why_not for _person, why_not in people)
    return asks("allocate", gathering, form, nobody=nobody)
