"""What anybody reads about sharing a home, asking about it, and what becomes of it."""

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside import LANGUAGES, Person, current, not_too_often, practice_settings, safe_contacts
from alongside_shared_lives import carer_words, enquiring
from alongside_shared_lives.carer_pages import tried
from alongside_shared_lives.enquiring import load_enquiry
from alongside_shared_lives.enquiry_forms import BeginForm, EnquireForm, InsteadForm
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.newcomers import named
from alongside_shared_lives.parties import load_home
from alongside_shared_lives.views import asks, pages, record, show

MOST_AT_ONCE = 10
"""So many may ask from one network address in a quarter of an hour."""

ONE = "/enquiries/<uuid:enquiry_id>"
ANSWER = "shared_lives.enquiry_answer"


def _public(template: str, **context: Any) -> str:
    settings = practice_settings("shared_lives")
    return render_template(f"shared_lives/{template}.html", settings=settings, **context)


@pages.get("/about", permission="shared_lives.public")
def about() -> str:
    """What a Shared Life is, for those who would share theirs and those who look for one."""
    return _public("about")


@pages.route("/enquire", methods=["GET", "POST"], permission="shared_lives.enquire")
def enquire() -> ResponseReturnValue:
    """Ask about sharing one's home, with or without an account."""
    person = current.actor.person
    if person is not None and (mine := enquiring.under_way(current.session, person)):
        flash(_("You asked already. Here you see where it stands."), "notice")
        return redirect(url_for("shared_lives.household", household_id=mine.id))
    form = EnquireForm(**(_known(person) if person else {}))
    if person is not None:
        form.for_account(person)
    if request.method != "POST" or not form.validate():
        return _public("enquire", form=form), 422 if form.errors or form.form_errors else 200
    secret, device = str(current_app.config["SECRET_KEY"]), str(request.remote_addr)
    if not not_too_often(
        current.session, "shared_lives.enquire", device, secret, most=MOST_AT_ONCE
    ):
        form.form_errors.append(
            _(
                "Many people asked from where you are just now. What you wrote is still in the "
                "boxes. Please wait a quarter of an hour and send it again, or call us."
            )
        )
        return _public("enquire", form=form), 429
    enquiry = enquiring.ask(current.session, form.told(), person)
    if person is None:
        return redirect(url_for("shared_lives.enquire_sent"))
    record("asked", "enquiry", enquiry)
    return redirect(url_for("shared_lives.household", household_id=enquiry.household_id))


@pages.get("/enquire/sent", permission="shared_lives.public")
def enquire_sent() -> str:
    """Say what happens next, to somebody who has no account."""
    return _public("enquire_sent")


def _known(person: Person) -> dict[str, Any]:
    """What somebody's own page says is safe, so that they need not write it again."""
    contacts = safe_contacts(current.session, person)
    email = next((one.value for one in contacts if one.safe_to_email), "")
    phone = next((one.value for one in contacts if one.safe_to_text or one.safe_to_call), "")
    said = "\n".join(one.note for one in contacts if one.note)
    return {"email": email, "phone": phone, "safe_when": said}


@pages.get(ONE, permission="shared_lives.enquiry", load=load_enquiry, reads="shared_lives.enquiry")
def enquiry(enquiry: Enquiry) -> str:
    """What was asked, and where it is."""
    session = current.session
    return show(
        "enquiry",
        enquiry=enquiry,
        taker=session.get(Person, enquiry.taken_by_id) if enquiry.taken_by_id else None,
        home=load_home(session, enquiry.household_id) if enquiry.household_id else None,
        mine=enquiry.person_id is not None and enquiry.person_id == current.actor.id,
        may_answer=current.allows(ANSWER, enquiry),
        may_take_back=enquiring.may_take_back(session, enquiry),
        spoken=LANGUAGES,
        names=carer_words,
    )


@pages.post(f"{ONE}/take", permission=ANSWER, load=load_enquiry)
def enquiry_take(enquiry: Enquiry) -> ResponseReturnValue:
    """Say that one speaks with them."""
    seen = request.form.get("version", type=int)
    enquiring.take(current.session, enquiry, current.person, seen)
    record("took an enquiry", "enquiry", enquiry)
    flash(_("You speak with them. Look first how it is good to reach them."), "success")
    return redirect(url_for("shared_lives.enquiry", enquiry_id=enquiry.id))


@pages.route(
    f"{ONE}/begin",
    methods=["GET", "POST"],
    permission=ANSWER,
    load=load_enquiry,
    reads="shared_lives.enquiry",
)
def enquiry_begin(enquiry: Enquiry) -> ResponseReturnValue:
    """Begin a household's path with them."""
    session = current.session
    asker = session.get(Person, enquiry.person_id) if enquiry.person_id else None
    form = BeginForm(who=[asker] if asker else [], name="" if asker else enquiry.name)
    form.who.leave_out([current.person.id])
    if request.method == "POST" and not form.who.searching and form.validate():

        def begin() -> None:
            person = named(session, form)
            name = form.household.data or ""
            enquiring.begin(session, enquiry, current.person, person, name)

        if tried(form, begin):
            record("began a path", "enquiry", enquiry)
            return redirect(url_for("shared_lives.household", household_id=enquiry.household_id))
    if form.who.searching:
        return show("enquiry_begin", form=form, enquiry=enquiry), 422
    return asks("enquiry_begin", form, enquiry=enquiry)


@pages.route(
    f"{ONE}/instead",
    methods=["GET", "POST"],
    permission=ANSWER,
    load=load_enquiry,
    reads="shared_lives.enquiry",
)
def enquiry_instead(enquiry: Enquiry) -> ResponseReturnValue:
    """Say why it goes no further, and how to ask again."""
    form = InsteadForm()
    if request.method == "POST" and form.validate():
        words = form.instead.data or ""
        if tried(form, lambda: enquiring.answer(current.session, enquiry, words)):
            record("answered an enquiry", "enquiry", enquiry)
            flash(_("Noted. Tell them in person, too."), "success")
            return redirect(url_for("shared_lives.households"))
    return asks(
        "carer_form",
        form,
        heading=_("No further for now"),
        back=url_for("shared_lives.enquiry", enquiry_id=enquiry.id),
        send=_("Say this to them"),
    )


@pages.post(f"{ONE}/withdraw", permission="shared_lives.enquiry_withdraw", load=load_enquiry)
def enquiry_withdraw(enquiry: Enquiry) -> ResponseReturnValue:
    """Take it back."""
    enquiring.withdraw(current.session, enquiry, current.person)
    record("took back", "enquiry", enquiry)
    flash(_("You have taken it back. What you wrote is deleted. You can ask again."), "success")
    return redirect(url_for("home.home"))
