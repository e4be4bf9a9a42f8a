"""Templates: where they are looked for, and what every page may use."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask, g, request, url_for
from jinja2 import ChoiceLoader, FileSystemLoader

from alongside.kernel.hooks import Answer
from alongside.web.addresses import SAFE_PLACE
from alongside.web.assets import asset
from alongside.web.context import current
from alongside.web.i18n import html_language, links
from alongside.web.linking import reachable
from alongside.web.slots import Link

PACKAGE = Path(__file__).parent.parent
ORDINARY = {"administration", "look"}  # pages of running a council, which hold nobody's life
FOLDERS = (PACKAGE / "templates", PACKAGE.parent.parent / "templates")


def navigation() -> Iterator[dict[str, Any]]:
    """The links at the top of the page: the core's, then the practices' in their weights."""
    path = request.path
    links = sorted(_links(), key=lambda link: (link.weight, str(link.label)))
    around = [one.href for one in links if path == one.href or path.startswith(one.href + "/")]
    here = max(around, key=len, default=None)
    for link in links:
        yield {"label": link.label, "href": link.href, "current": link.href == here}


def _links() -> Iterator[Link]:
    from flask_babel import gettext as _

    actor = g.actor
    if actor.person is not None:
        yield Link(_("Home"), url_for("home.home"), 0)
        yield Link(_("My page"), url_for("people.page", person_id=actor.id), 5)
        if current.allows("people.search"):
            yield Link(_("People"), url_for("people.index"), 10)
        yield Link(_("Groups"), url_for("groups.index"), 20)
        if current.allows("rights.list"):
            yield Link(_("Requests"), url_for("rights.index"), 30)
    for answer in current.call("navigation", actor=actor):
        yield from answer.values or ()
    if actor.person is not None and current.allows("council.administer"):
        yield Link(_("Council"), url_for("administration.index"), 90)
    elif actor.person is not None and current.allows("records.audit"):
        yield Link(_("The record"), url_for("audit.index"), 90)


def _context() -> dict[str, Any]:
    if "council" not in g or "actor" not in g:
        return {"council": None, "person": None, "navigation": (), "languages": (), "demo": False}
    from flask import current_app

    return {
        "council": g.council,
        "person": g.actor.person,
        "navigation": list(navigation()),
        "languages": links(),
        "theme_href": url_for("look.theme", v=g.council.version),
        "council_logo_href": (
            url_for("look.logo", v=g.council.version) if g.council.logo_type else None
        ),
        "demo": current_app.config["MODE"] == "demo",
        "safe_place": SAFE_PLACE,
        "exit_this_page": g.actor.person is not None and request.blueprint not in ORDINARY,
    }


def flattened(answers: list[Answer]) -> tuple[list[Any], list[Any]]:
    """What the practices gave, by weight, and the records of those whose part is not available."""
    given = [value for answer in answers for value in answer.values or ()]
    given.sort(key=lambda value: getattr(value, "weight", 50))
    return given, [answer.record for answer in answers if answer.failed]


def install(app: Flask) -> None:
    """Set up the template folders and what every template may use."""
    app.jinja_loader = ChoiceLoader([FileSystemLoader(FOLDERS)])
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["reachable"] = reachable
    app.jinja_env.globals.update(asset=asset, allows=lambda *a: current.allows(*a))
    app.context_processor(_context)

    @app.context_processor
    def locale() -> dict[str, Any]:
        return {"locale": html_language() if "actor" in g else "en-GB"}
