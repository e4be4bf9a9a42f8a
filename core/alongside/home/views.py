"""The council's front page, each person's home page, and the pages about the site itself."""

from datetime import date

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from alongside.councils import practices
from alongside.councils.overview import left_open
from alongside.groups.directory import groups_among
from alongside.groups.models import today
from alongside.identity.cookies import cookie_name
from alongside.identity.factors import has_factor
from alongside.people.withholding import due
from alongside.web import i18n
from alongside.web.context import current, house
from alongside.web.pages import Pages
from alongside.web.redirects import local_target
from alongside.web.templating import flattened

public = Pages("public", __name__)
pages = Pages("home", __name__)
STATEMENT_PREPARED = date(2026, 11, 22)
GROUPS_SHOWN = 5


@public.get("/", permission="core.public")
def front() -> str:
    """The council's front page: what anybody can do here."""
    cards, missing = flattened(current.call("public_cards", council=current.council))
    return render_template("home/front.html", cards=cards, missing=missing)


@public.get("/accessibility", permission="core.public")
def accessibility() -> str:
    """How accessible this site is, and whom to tell when it is not (SI 2018/952, reg. 8)."""
    return render_template("home/accessibility.html", prepared=STATEMENT_PREPARED)


@public.get("/privacy", permission="core.public")
def privacy() -> str:
    """What is kept, who sees it, and which cookies there are."""
    return render_template(
        "home/privacy.html",
        cookie=cookie_name(),
        hours=current_app.config["SESSION_HOURS"],
        minutes=current_app.config["SHARED_DEVICE_MINUTES"],
    )


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
    groups, more = groups_among(current.session, current.actor.memberships, limit=GROUPS_SHOWN)
    cards, missing = flattened(current.call("home_cards", person=current.person))
    reviews = due(current.session, current.person, today()) if current.actor.roles else ()
    on = practices.enabled(current.session, current.council)
    runs_it = on.keys() - current.practices and current.allows("council.administer")
    return render_template(
        "home/home.html",
        left_open=left_open(house().registry, on, current.practices) if runs_it else (),
        cards=cards,
        missing=missing,
        reviews=reviews,
        groups=groups,
        more_groups=more,
        current_practices=current.practices,
        link_alone=bool(current.actor.roles) and not has_factor(current.session, current.person.id),
    )
