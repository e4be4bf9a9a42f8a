"""The pages on which a council switches its practices on and off, and sets them."""

from datetime import timedelta
from functools import cache
from typing import Any, cast

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.councils import overview, practices
from alongside.councils.gone import gone, one_gone, still_kept
from alongside.councils.pages import pages
from alongside.groups.models import today
from alongside.kernel import settings
from alongside.kernel.practice import Practice
from alongside.kernel.remembering import states
from alongside.records import questions
from alongside.records.log import note
from alongside.records.words import in_words
from alongside.web.context import current, house
from alongside.web.forms import EditForm

A_YEAR = timedelta(days=365)
LATELY = 10


@pages.get("/council/practices", permission="council.administer", endpoint="practices")
def list_practices() -> str:
    """Every plugin that is installed, with all that one should know before switching it on."""
    session, registry = current.session, house().registry
    on, known = overview.switches(session), states(session)
    return render_template(
        "administration/practices.html",
        practices=overview.practices(session, registry, on, known),
        gone=gone(registry, on, known),
    )


@pages.get("/council/practices/<practice_id>", permission="council.administer")
def one_practice(practice_id: str) -> str:
    """One plugin: who made it, how far it is trusted, what it holds and does, what changed.

    Of one whose package is gone: what it was, what is still kept, and what can be done next.
    """
    session, registry = current.session, house().registry
    found = overview.practice(session, registry, practice_id)
    if found is not None:
        page = "administration/practice.html"
        return render_template(page, practice=found, done=_lately(practice_id))
    was = one_gone(session, registry, practice_id)
    if was is None:
        abort(404)
    return render_template(
        "administration/practice_gone.html",
        practice=was,
        keeps=still_kept(session, registry, practice_id),
        done=_lately(practice_id),
    )


def _lately(practice_id: str) -> list[tuple[questions.Line, Any]]:
    """What was done here with a practice within a year, newest first, each line in words."""
    asked, until = questions.of_practice(practice_id), today()
    done, _more = questions.lines(current.session, asked, until - A_YEAR, until)
    return [(line, in_words(line.action, line.kind, {})) for line in done[:LATELY]]


@pages.post("/council/practices/<practice_id>/switch", permission="council.change", again=True)
def switch(practice_id: str) -> ResponseReturnValue:
    """Switch a practice on or off; asking for what is so already does nothing."""
    session, council, registry = current.session, current.council, house().registry
    on = request.form.get("on") == "1"
    before = practices.stored(session, practice_id)
    if practice_id not in registry.records and before is None:
        abort(404)
    was_on = before is not None and before.enabled
    try:
        if on:
            practices.enable(session, council, registry, practice_id)
        elif was_on:
            practices.disable(session, council, practice_id)
    except practices.PracticeUnavailable as reason:
        flash(str(reason), "error")
        return redirect(url_for("administration.practices"))
    if on != was_on:
        action = "switched on" if on else "switched off"
        note(session, current.actor, action, "practice", council.id, practice_id)
    record = registry.records.get(practice_id)
    title = record.title if record else practice_id
    words = _("%(title)s is on.", title=title) if on else _("%(title)s is off.", title=title)
    flash(words, "success")
    return redirect(url_for("administration.practices"))


@pages.get("/council/practices/<practice_id>/off", permission="council.administer", again=True)
def switch_off(practice_id: str) -> ResponseReturnValue:
    """Ask before a practice is switched off, because people may be in the middle of it."""
    found = practices.stored(current.session, practice_id)
    if found is None or not found.enabled:
        return redirect(url_for("administration.practices"))
    record = house().registry.records.get(practice_id)
    measures = [
        measure
        for answer in current.call("measures")
        if answer.record.id == practice_id
        for measure in answer.values or ()
    ]
    return render_template(
        "administration/switch_off.html",
        practice_id=practice_id,
        title=record.title if record else practice_id,
        measures=measures,
    )


@cache
def _page_of(form: type[Any]) -> type[Any]:
    """The practice's own form, with what notices that somebody else saved meanwhile."""
    return cast(type[Any], type(f"{form.__name__}Page", (form, EditForm), {}))


def _practice(practice_id: str) -> Practice:
    practice = house().registry.practice(practice_id)
    if practice is None or practice.settings is None:
        abort(404)
    return practice


def _version(practice_id: str) -> int:
    found = practices.stored(current.session, practice_id)
    return found.version if found else 0


def _now(practice: Practice) -> Any:
    """What is set, as the form and the practice read it, with the version of the row."""
    found = practices.stored(current.session, practice.id)
    values = settings.read(practice.settings, found.settings if found else {})
    values.version = found.version if found else 0
    return values


def _shown(practice: Practice, form: Any) -> str:
    found = practices.stored(current.session, practice.id)
    return render_template(
        "administration/settings.html",
        practice=practice,
        form=form,
        version=form.version.data,
        is_set=bool(found and found.settings),
        enabled=bool(found and found.enabled),
    )


@pages.get(
    "/council/practices/<practice_id>/settings",
    permission="council.administer",
    endpoint="settings",
)
def show_settings(practice_id: str) -> str:
    """A practice's settings, drawn from the form that it declares."""
    practice = _practice(practice_id)
    form = _page_of(cast(Any, practice.settings))(obj=_now(practice))
    return _shown(practice, form)


@pages.post("/council/practices/<practice_id>/settings", permission="council.change")
def save_settings(practice_id: str) -> ResponseReturnValue:
    """Keep them, when the practice's own form accepts them and nobody else saved meanwhile."""
    practice, session = _practice(practice_id), current.session
    now = _now(practice)
    form = _page_of(cast(Any, practice.settings))(obj=now)
    if not form.validate_on_submit() or not form.check_version(now, now.version):
        return _shown(practice, form), 422
    before = settings.plain(_page_of(cast(Any, practice.settings))(formdata=None, obj=now))
    values = settings.plain(form)
    practices.save_settings(session, current.council, practice, values)
    changed = [f"{practice.id}.{name}" for name in values if values[name] != before[name]]
    if changed:
        note(
            session,
            current.actor,
            "changed",
            "practice",
            current.council.id,
            ", ".join(changed),
        )
    flash(_("The settings are saved."), "success")
    return redirect(url_for("administration.settings", practice_id=practice.id))


@pages.post("/council/practices/<practice_id>/settings/defaults", permission="council.change")
def default_settings(practice_id: str) -> ResponseReturnValue:
    """Go back to the practice's defaults, unless somebody saved since the page was opened."""
    practice, council = _practice(practice_id), current.council
    back = redirect(url_for("administration.settings", practice_id=practice.id))
    if request.form.get("version") != str(_version(practice.id)):
        flash(_("Somebody saved these settings meanwhile. Look at them first."), "error")
        return back
    practices.forget_settings(current.session, council, practice.id)
    note(current.session, current.actor, "changed", "practice", council.id, f"{practice.id}.*")
    flash(_("The defaults are back."), "success")
    return back
