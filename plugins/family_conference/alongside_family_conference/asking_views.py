"""What a family reads about conferences on the public site, and asking for one itself."""

from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import Person, current, not_too_often, note, practice_settings, safe_contacts
from alongside_family_conference import asking
from alongside_family_conference.asking_forms import AskForm
from alongside_family_conference.views import pages

MOST_AT_ONCE = 10
"""So many families may ask from one network address in a quarter of an hour."""


@pages.get("/about", permission="family_conference.public")
def about() -> str:
    """What a family group conference is, to somebody who has never heard of one."""
    settings = practice_settings("family_conference")
    return render_template("family_conference/about.html", settings=settings)


@pages.route("/ask", methods=["GET", "POST"], permission="family_conference.ask")
def ask() -> ResponseReturnValue:
    """Ask for a conference, with or without an account."""
    if not practice_settings("family_conference").families_may_ask:
        abort(404)
    person = current.actor.person
    form = AskForm(**(_known(person) if person else {}))
    if person is not None:
        form.for_account(person)
    if request.method != "POST" or not form.validate():
        return _page(form, 422 if form.errors or form.form_errors else 200)
    secret, device = str(current_app.config["SECRET_KEY"]), str(request.remote_addr)
    if not not_too_often(
        current.session, "family_conference.ask", device, secret, most=MOST_AT_ONCE
    ):
        form.form_errors.append(
            _(
                "Many families asked from where you are just now. What you wrote is still in the "
                "boxes. Please wait a quarter of an hour and send it again, or call us."
            )
        )
        return _page(form, 429)
    asked = asking.ask(current.session, form.told(), person)
    if person is None:
        return redirect(url_for("family_conference.ask_sent"))
    note(current.session, current.actor, "asked", "family_conference.request", asked.id)
    return redirect(url_for("family_conference.asked", asked_id=asked.id))


@pages.get("/ask/sent", permission="family_conference.public")
def ask_sent() -> str:
    """Say what happens next, to somebody who has no account."""
    settings = practice_settings("family_conference")
    return render_template("family_conference/ask_sent.html", settings=settings)


def _page(form: AskForm, code: int) -> ResponseReturnValue:
    settings = practice_settings("family_conference")
    return render_template("family_conference/ask.html", form=form, settings=settings), code


def _known(person: Person) -> dict[str, Any]:
    """What somebody's own page says is safe, so that they need not write it again."""
    contacts = safe_contacts(current.session, person)
    email = next((one.value for one in contacts if one.safe_to_email), "")
    phone = next((one for one in contacts if one.safe_to_text or one.safe_to_call), None)
    said = [one.note for one in contacts if one.note]
    if phone is not None and not phone.safe_to_call:
        said.append(_("Text me, and do not call."))
    elif phone is not None and not phone.safe_to_text:
        said.append(_("Call me, and do not text."))
    return {"email": email, "phone": phone.value if phone else "", "safe_when": "\n".join(said)}
