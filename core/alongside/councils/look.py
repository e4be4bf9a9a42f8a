"""The council's style sheet and logo, as every page asks for them."""

from flask import abort, make_response, request
from werkzeug.wrappers import Response

from alongside.councils import colours
from alongside.web.context import current
from alongside.web.pages import Pages

pages = Pages("look", __name__)


def _kept(response: Response) -> Response:
    """For a year under the address of this version, else asked for again each time."""
    lasting = request.args.get("v") == str(current.council.version)
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if lasting else "no-cache"
    )
    return response


@pages.get("/theme.css", permission="core.public")
def theme() -> Response:
    """The colours that differ from the default look."""
    response = make_response(colours.style_sheet(current.council.look))
    response.mimetype = "text/css"
    return _kept(response)


@pages.get("/logo", permission="core.public")
def logo() -> Response:
    """The logo. Opened by itself it is saved, not shown, so that nothing in it can act here."""
    council = current.council
    if not council.logo:
        abort(404)
    response = make_response(council.logo)
    response.mimetype = council.logo_type
    ending = council.logo_type.partition("/")[2]
    response.headers["Content-Disposition"] = f'attachment; filename="logo.{ending}"'
    return _kept(response)
