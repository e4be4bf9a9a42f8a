"""The council's front page, each person's home page, and the pages about the site itself."""

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alongside.web import i18n
from alongside.web.context import current
from alongside.web.pages import Pages
from alongside.web.redirects import local_target
from alongside.web.templating import flattened

public = Pages("public", __name__)
pages = Pages("home", __name__)


@public.get("/", permission="core.public")
def front() -> str:
    """The council's front page: what anybody can do here."""
    cards, missing = flattened(current.call("public_cards", council=current.council))
    return render_template("home/front.html", cards=cards, missing=missing)


@public.get("/accessibility", permission="core.public")
def accessibility() -> str:
    """How accessible this site is, and whom to tell when it is not."""
    return render_template("home/accessibility.html")


@public.get("/privacy", permission="core.public")
def privacy() -> str:
    """What is kept, who sees it, and which cookies there are."""
    return render_template("home/privacy.html")


@public.get("/language/<code>", permission="core.public")
def language(code: str) -> Response:
    """Choose the language of the pages on this device."""
    if code not in i18n.offered():
        abort(404)
    response = make_response(
        redirect(local_target(request.args.get("next")) or url_for("public.front"))
    )
    response.set_cookie(i18n.COOKIE, code, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@pages.get("/home", permission="core.home")
def home() -> str:
    """What waits for you, and what has moved because of you."""
    cards, missing = flattened(current.call("home_cards", person=current.person))
    return render_template("home/home.html", cards=cards, missing=missing)
