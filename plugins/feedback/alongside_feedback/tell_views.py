"""Telling the council something, and finding the way back to it."""

import secrets
from datetime import timedelta

from flask import abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import absolute_url, current, practice_settings, send, utcnow
from alongside_feedback import poster, tell_floods, tell_keys
from alongside_feedback import tell as telling_domain
from alongside_feedback.tell_forms import FindForm, TellForm
from alongside_feedback.tell_models import Place, Telling
from alongside_feedback.views import pages

DEVICE = "feedback_device"
RECEIPT_LASTS = timedelta(hours=1)


def open_to_the_public() -> None:
    """Answer 404 where the council does not offer that anybody tells it something."""
    if not practice_settings("feedback").public_may_tell:
        abort(404)


def device() -> str:
    """A secret of this browser alone, from which it can be shown its keys again for an hour."""
    if DEVICE not in session:
        session[DEVICE] = secrets.token_urlsafe(32)
    return str(session[DEVICE])


def counted_as(what: str) -> bytes:
    """What a flood from one network address is counted under. The address itself is not kept."""
    secret = str(current_app.config["SECRET_KEY"])
    return tell_floods.hashed(f"{what}:{current.council.id}:{request.remote_addr}", secret)


def _form_page(form: TellForm, place: Place | None, code: int = 200) -> ResponseReturnValue:
    settings = practice_settings("feedback")
    answered_by = settings.who_answers
    page = render_template(
        "feedback/tell/tell.html", form=form, place=place, answered_by=answered_by
    )
    return page, code


@pages.get("/tell", permission="feedback.public")
def tell() -> ResponseReturnValue:
    """Say what happens with what is written and where help is, and offer a box to write in."""
    open_to_the_public()
    device()
    return _form_page(TellForm(formdata=None), poster.place(current.session, _place_code()))


def _place_code() -> str:
    return request.args.get("from", "")[:20]


@pages.post("/tell", permission="feedback.tell", endpoint="tell_now")
def tell_now() -> ResponseReturnValue:
    """Keep what somebody wrote, and lead them to the page with their keys."""
    open_to_the_public()
    form = TellForm()
    place = poster.place(current.session, _place_code())
    if not form.validate():
        return _form_page(form, place, 422)
    here = counted_as("tell")
    recent = tell_floods.counted(current.session, here, since=tell_floods.HOUR)
    if recent >= tell_floods.TELLINGS_AN_HOUR:
        form.form_errors.append(
            _(
                "A great many messages came from where you are in the last hour. What you wrote "
                "is still in the box. Please wait a while and send it again, or call us."
            )
        )
        return _form_page(form, place, 429)
    tell_floods.count(current.session, here)
    keys = tell_keys.keys_for(device(), form.form_key)
    joined = current.actor.person if form.join_account.data else None
    telling = telling_domain.tell(
        current.session,
        form.words.data or "",
        keys,
        reach=form.reach(),
        about=form.about.data or "",
        place=place,
        person=joined,
    )
    _send_link(telling, keys.token)
    return redirect(url_for("feedback.sent", receipt=form.form_key))


def _send_link(telling: Telling, token: str) -> None:
    """Send the way back to an address that its writer called safe, if it is not flooded."""
    if not telling.safe_to_email:
        return
    secret = str(current_app.config["SECRET_KEY"])
    address = telling.email.strip().casefold()
    what = tell_floods.hashed(f"mail:{current.council.id}:{address}", secret)
    sent = tell_floods.counted(current.session, what, since=tell_floods.DAY)
    if sent >= tell_floods.MAILS_A_DAY:
        return
    tell_floods.count(current.session, what)
    send(
        current.session,
        to=None,
        address=telling.email,
        subject=_("Your way back to our conversation"),
        body=_(
            "Thank you for telling us. This is the way back to our conversation:\n\n%(link)s\n\n"
            "Whoever has this link can read it and write in it, so keep it to yourself and those "
            "you trust. If you did not write to us, you need do nothing.",
            link=absolute_url("feedback.told", token=token),
        ),
        about=f"feedback.telling:{telling.id}",
    )


@pages.get("/tell/sent/<receipt>", permission="feedback.public")
def sent(receipt: str) -> ResponseReturnValue:
    """Show the link and the spoken code, for an hour, to the browser that sent the words."""
    keys = tell_keys.keys_for(device(), receipt)
    since = utcnow() - RECEIPT_LASTS
    telling = tell_keys.by_token(current.session, keys.token, given_since=since)
    if telling is None:
        abort(404)
    link = absolute_url("feedback.told", token=keys.token)
    return render_template("feedback/tell/sent.html", telling=telling, link=link, code=keys.code)


def _find_page(form: FindForm, code: int = 200) -> ResponseReturnValue:
    return render_template("feedback/tell/find.html", form=form), code


@pages.get("/find", permission="feedback.public")
def find() -> ResponseReturnValue:
    """Ask for the spoken code."""
    return _find_page(FindForm(formdata=None))


@pages.post("/find", permission="feedback.tell", endpoint="find_now")
def find_now() -> ResponseReturnValue:
    """Open the conversation of a spoken code, and give this browser a link to it.

    A wrong code is answered with 200, because a refusal would undo the count of tries. The form
    has no key for the same reason: trying again must not count as the same sending.
    """
    form = FindForm()
    if not form.validate():
        return _find_page(form, 422)
    here = counted_as("find")
    if (
        tell_floods.counted(current.session, here, since=tell_floods.HOUR)
        >= tell_floods.CODES_AN_HOUR
    ):
        form.form_errors.append(
            _("There were many tries from where you are. Please wait an hour, or call us.")
        )
        return _find_page(form, 429)
    tell_floods.count(current.session, here)
    telling = tell_keys.by_code(current.session, form.code.data or "")
    if telling is None:
        message = _("We found nothing under these words. Check each word, and the number.")
        form.code.errors = [message]
        return _find_page(form)
    token = tell_keys.new_token()
    tell_keys.add_link(current.session, telling, token)
    return redirect(url_for("feedback.told", token=token))
