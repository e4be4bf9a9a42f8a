"""The coordinator's pages of preparing, and everyone's own answer."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import Person, current, person_with_address, practice_settings, welcome
from alongside_family_conference import preparing, referring
from alongside_family_conference.forms import NamePersonForm, leave_out
from alongside_family_conference.gatherings import Gathering, Seat, load, load_seat
from alongside_family_conference.models import Safety
from alongside_family_conference.prepare_forms import (
    ArrangementsForm,
    ExcludeForm,
    PersonForm,
    SafetyForm,
)
from alongside_family_conference.settings import lines
from alongside_family_conference.states import BEFORE_THE_DAY, NotNow
from alongside_family_conference.views import ONE, asks, back_to, pages, record, show


@pages.route(
    f"{ONE}/people/add",
    methods=["GET", "POST"],
    permission="family_conference.referral",
    load=load,
)
def add_person(gathering: Gathering) -> ResponseReturnValue:
    """Name somebody who is part of it."""
    gathering.must_be(*BEFORE_THE_DAY)
    form = NamePersonForm()
    form.who.leave_out(one.person.id for one in gathering.seen_by(current.person))
    if gathering.conference.kind == "adult":
        del form.parental
    if request.method == "POST" and not form.who.searching and form.validate():
        try:
            person = _chosen(form)
            referring.name_person(
                current.session,
                gathering,
                person,
                form.role.data,
                relation=form.relation.data or "",
                parental=bool(form.parental and form.parental.data),
                by=current.person,
            )
        except NotNow as why:
            current.session.rollback()
            form.who.errors = [str(why)]
        else:
            record("named somebody", gathering)
            flash(_("Added. They are asked before anything else."), "success")
            return back_to(gathering)
    status = 422 if request.method == "POST" else 200
    return show("add_person", gathering, form=form), status


def _chosen(form: NamePersonForm) -> Person:
    if form.who.person is not None:
        return form.who.person
    if not form.name.data:
        raise NotNow(_("Choose somebody, or write the name of somebody new."))
    email = form.email.data or ""
    if email and person_with_address(current.session, email) is not None:
        raise NotNow(_("Somebody comes in with this address already. Find them by name."))
    return welcome(current.session, name=form.name.data, email=email)


@pages.route(
    f"{ONE}/people/<uuid:participant_id>",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load_seat,
    reads="family_conference.participant",
)
def person(seat: Seat) -> ResponseReturnValue:
    """What the coordinator noted with somebody, and how they are invited."""
    participant, gathering = seat.party.participant, seat.gathering
    gathering.must_be(*BEFORE_THE_DAY)
    before = participant.invited_how
    form = PersonForm(obj=participant)
    if seat.party.excluded:
        leave_out(form.answer, "coming")
    if (
        request.method == "POST"
        and form.validate()
        and form.check_version(participant, participant.version)
    ):
        how = form.invited_how.data or ""
        form.invited_how.data = before
        form.populate_obj(participant)
        preparing.begin(current.session, gathering)
        if how and how != before:
            preparing.invite(current.session, gathering, seat.party, how)
        record("prepared", gathering)
        flash(_("Saved."), "success")
        if how == "letter" and how != before:
            return redirect(
                url_for(
                    "family_conference.letter",
                    conference_id=gathering.id,
                    participant_id=seat.id,
                )
            )
        return back_to(gathering)
    return asks("person", gathering, form, party=seat.party)


@pages.route(
    f"{ONE}/people/<uuid:participant_id>/exclude",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load_seat,
    reads="family_conference.participant",
)
def exclude(seat: Seat) -> ResponseReturnValue:
    """Keep somebody out of the room for a safety reason, or let them in again."""
    form = ExcludeForm(because=seat.party.participant.excluded_because)
    if request.method == "POST" and "again" in request.form:
        preparing.exclude(current.session, seat.gathering, seat.party, "")
        record("let in again", seat.gathering)
        flash(_("They can be in the room again."), "success")
        return back_to(seat.gathering)
    if request.method == "POST" and form.validate():
        preparing.exclude(current.session, seat.gathering, seat.party, form.because.data or "")
        record("kept out", seat.gathering)
        flash(_("They are told why, and can say that they see it differently."), "success")
        return back_to(seat.gathering)
    return asks("exclude", seat.gathering, form, party=seat.party)


@pages.route(
    f"{ONE}/arrangements",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load,
)
def arrangements(gathering: Gathering) -> ResponseReturnValue:
    """When, where, and what makes it bearable."""
    gathering.must_be(*preparing.PREPARED)
    conference = gathering.conference
    form = ArrangementsForm(obj=conference)
    venues = lines(practice_settings("family_conference").venues)
    form.offer(venues, opened=request.method != "POST")
    if request.method == "POST" and form.validate():
        form.put_together()
    if (
        request.method == "POST"
        and not form.errors
        and form.check_version(conference, conference.version)
    ):
        del form.venue
        form.held_at.data = (form.held_at.data or "").replace(".", ":")
        form.populate_obj(conference)
        preparing.begin(current.session, gathering)
        record("arranged", gathering)
        flash(_("Saved."), "success")
        return back_to(gathering)
    return asks("arrangements", gathering, form)


@pages.route(
    f"{ONE}/safety",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load,
    reads="family_conference.safety",
    again=True,
)
def safety(gathering: Gathering) -> ResponseReturnValue:
    """The screening and the safety plan, which the coordinator alone reads."""
    gathering.must_be(*preparing.PREPARED)
    kept = preparing.safety_of(current.session, gathering)
    form = SafetyForm(obj=kept or Safety(found="", plan="", goes_ahead=False, version=0))
    if (
        request.method == "POST"
        and form.validate()
        and (kept is None or form.check_version(kept, kept.version))
    ):
        preparing.screen(
            current.session,
            gathering,
            current.person,
            found=form.found.data or "",
            plan=form.plan.data or "",
            goes_ahead=form.goes_ahead.data,
        )
        record("screened", gathering)
        flash(_("Saved. Only you can read it."), "success")
        return back_to(gathering)
    return asks("safety", gathering, form, kept=kept)


@pages.route(
    f"{ONE}/clear",
    methods=["GET", "POST"],
    permission="family_conference.prepare",
    load=load,
    reads="family_conference.conference",
)
def clear(gathering: Gathering) -> ResponseReturnValue:
    """Let those who come see who else does, once it was looked at who that is."""
    gathering.must_be(*preparing.PREPARED)
    if request.method != "POST":
        return show("clear", gathering)
    preparing.clear_list(current.session, gathering)
    record("cleared the list", gathering)
    flash(_("Those who are in it can see now who else is."), "success")
    return back_to(gathering)


@pages.post(f"{ONE}/cover", permission="family_conference.prepare", load=load)
def cover(gathering: Gathering) -> ResponseReturnValue:
    """Take the list back."""
    preparing.cover_list(current.session, gathering)
    record("covered the list", gathering)
    flash(_("Nobody but you sees the list now. Who has read it has read it."), "success")
    return back_to(gathering)


@pages.post(f"{ONE}/ready", permission="family_conference.prepare", load=load)
def ready(gathering: Gathering) -> ResponseReturnValue:
    """Say that the day can come."""
    preparing.ready(current.session, gathering)
    record("was ready", gathering)
    flash(_("Everything is ready for the day."), "success")
    return back_to(gathering)
