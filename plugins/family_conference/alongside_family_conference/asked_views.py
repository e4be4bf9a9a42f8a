"""What becomes of a family's request: for whoever asked, and for those who answer."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import LANGUAGES, Form, Person, current, note, practice_settings
from alongside_family_conference import asking, referring, words
from alongside_family_conference.asking import load_asked
from alongside_family_conference.asking_forms import HandForm, InsteadForm
from alongside_family_conference.asking_models import Asked
from alongside_family_conference.forms import AboutForm, StepForm
from alongside_family_conference.states import NotNow
from alongside_family_conference.views import pages, record

ONE = "/asked/<uuid:asked_id>"


def _show(
    template: str, asked: Asked, form: Form | None = None, **context: Any
) -> ResponseReturnValue:
    page = render_template(
        f"family_conference/{template}.html",
        asked=asked,
        form=form,
        words=words,
        spoken=LANGUAGES,
        plain=StepForm(formdata=None),
        mine=asked.person_id is not None and asked.person_id == current.actor.id,
        exit_this_page=True,
        **context,
    )
    return page, 422 if form is not None and form.errors else 200


def _back(asked: Asked) -> ResponseReturnValue:
    return redirect(url_for("family_conference.asked", asked_id=asked.id))


def _seen() -> int | None:
    """The version that whoever pressed had looked at."""
    return request.form.get("version", type=int)


def _record(did: str, asked: Asked) -> None:
    note(current.session, current.actor, did, "family_conference.request", asked.id)


@pages.get(
    ONE,
    permission="family_conference.asked",
    load=load_asked,
    endpoint="asked",
    reads="family_conference.request",
)
def asked_page(asked: Asked) -> ResponseReturnValue:
    """What was asked, and where it is."""
    ids = {one for one in (asked.taken_by_id, asked.worker_id) if one is not None}
    people = {one: current.session.get(Person, one) for one in ids}
    return _show(
        "asked",
        asked,
        taker=people.get(asked.taken_by_id) if asked.taken_by_id else None,
        worker=people.get(asked.worker_id) if asked.worker_id else None,
        may_answer=current.allows("family_conference.asked_answer", asked),
        may_begin=current.allows("family_conference.asked_begin", asked),
    )


@pages.post(f"{ONE}/take", permission="family_conference.asked_answer", load=load_asked)
def asked_take(asked: Asked) -> ResponseReturnValue:
    """Say that one speaks with them."""
    asking.take(current.session, asked, current.person, _seen())
    _record("took a request", asked)
    flash(_("You speak with them. Look first how it is safe to reach them."), "success")
    return _back(asked)


@pages.route(
    f"{ONE}/hand",
    methods=["GET", "POST"],
    permission="family_conference.asked_answer",
    load=load_asked,
    reads="family_conference.request",
)
def asked_hand(asked: Asked) -> ResponseReturnValue:
    """Ask a worker to begin the referral with the family."""
    people = asking.may_begin(current.session, asked)
    form = HandForm(worker=str(asked.worker_id) if asked.worker_id else None)
    form.offer(people)
    if request.method == "POST" and form.validate():
        chosen = next(one for one in people if str(one.id) == form.worker.data)
        asking.hand(current.session, asked, chosen, _seen())
        _record("handed a request", asked)
        flash(_("%(name)s was asked to begin it.", name=chosen.display_name), "success")
        return _back(asked)
    return _show("asked_hand", asked, form)


@pages.route(
    f"{ONE}/instead",
    methods=["GET", "POST"],
    permission="family_conference.asked_answer",
    load=load_asked,
    reads="family_conference.request",
)
def asked_instead(asked: Asked) -> ResponseReturnValue:
    """Say why not, and what instead."""
    form = InsteadForm()
    if request.method == "POST" and form.validate():
        asking.answer(current.session, asked, form.instead.data or "")
        _record("answered a request", asked)
        flash(_("Noted. Tell them in person, too, in the way that is safe."), "success")
        return redirect(url_for("family_conference.index"))
    return _show("asked_instead", asked, form)


@pages.route(
    f"{ONE}/begin",
    methods=["GET", "POST"],
    permission="family_conference.asked_begin",
    load=load_asked,
    reads="family_conference.request",
)
def asked_begin(asked: Asked) -> ResponseReturnValue:
    """Begin a referral from what the family asked: the first of its pages, filled in as known."""
    session = current.session
    asker = session.get(Person, asked.person_id) if asked.person_id else None
    central = [asker] if asker is not None and asked.asker in ("adult", "young") else []
    form = AboutForm(people=central, kind="adult" if asked.asker == "adult" else "child")
    form.people.leave_out([current.person.id])
    form.offer(practice_settings("family_conference").models)
    if request.method == "POST" and not form.people.searching and form.validate():
        try:
            gathering = referring.draft(session, current.person, form.people.data, **form.begun())
            asking.begin(session, asked, gathering, current.person)
        except NotNow as why:
            session.rollback()
            form.people.errors = [str(why)]
        else:
            _record("began", asked)
            record("began", gathering)
            return redirect(
                url_for("family_conference.referral", conference_id=gathering.id, step="why")
            )
    status = 422 if request.method == "POST" else 200
    return render_template("family_conference/refer.html", form=form, asked=asked), status


@pages.post(f"{ONE}/withdraw", permission="family_conference.asked_withdraw", load=load_asked)
def asked_withdraw(asked: Asked) -> ResponseReturnValue:
    """Take it back."""
    asking.withdraw(current.session, asked)
    _record("took back", asked)
    flash(_("You have taken it back. What you wrote is deleted. You can ask again."), "success")
    return redirect(url_for("home.home"))
