"""The pages of the poster: to print, to scan, and to say where it hangs."""

from pathlib import Path

from flask import abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired

from alongside import Form, absolute_url, current, qr_svg
from alongside_feedback import poster
from alongside_feedback.tell_models import Place
from alongside_feedback.tell_views import open_to_the_public
from alongside_feedback.views import pages

STYLES = (Path(__file__).parent / "tell.css").read_text(encoding="utf-8")


class PlaceForm(Form):
    """Where a poster will hang."""

    name = StringField(
        _l("Where will it hang?"),
        description=_l("For example: Riverside Library. Messages say which poster they came by."),
        validators=[DataRequired(_l("Say where the poster will hang"))],
    )


def _address(place: Place | None) -> str:
    return absolute_url("feedback.tell", **{"from": place.code if place else None})


def _wanted() -> Place | None:
    """The place that was asked for by its code; 404 for one that nobody named."""
    code = request.args.get("place", "")[:20]
    found = poster.place(current.session, code)
    if code and found is None:
        abort(404)
    return found


@pages.get("/poster", permission="feedback.public")
def poster_page() -> ResponseReturnValue:
    """The poster, ready to print on A4."""
    open_to_the_public()
    return _poster_page(PlaceForm(formdata=None), _wanted())


def _poster_page(form: PlaceForm, place: Place | None, code: int = 200) -> ResponseReturnValue:
    may_name = current.allows("feedback.answer")
    page = render_template(
        "feedback/tell/poster.html",
        form=form if may_name else None,
        place=place,
        places=poster.places(current.session) if may_name else (),
        shown=_address(None).partition("://")[2],
        code_place=place.code if place else None,
    )
    return page, code


@pages.post("/poster", permission="feedback.answer")
def name_place() -> ResponseReturnValue:
    """Name a place, and show the poster that knows it."""
    open_to_the_public()
    form = PlaceForm()
    if not form.validate():
        return _poster_page(form, _wanted(), 422)
    found = poster.add_place(current.session, form.name.data or "", current.person)
    return redirect(url_for("feedback.poster_page", place=found.code))


@pages.get("/qr.svg", permission="feedback.public")
def qr() -> Response:
    """The code to scan."""
    open_to_the_public()
    response = make_response(qr_svg(_address(_wanted())))
    response.content_type = "image/svg+xml"
    return response


@pages.get("/tell.css", permission="feedback.public")
def styles() -> Response:
    """How the public pages of this practice look beyond the house's own style."""
    response = make_response(STYLES)
    response.content_type = "text/css; charset=utf-8"
    return response
