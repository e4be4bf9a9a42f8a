"""Running a council's Alongside: the way in, and the basics that everybody must know."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from alongside.councils import (
    look_views,
    overview,
    practice_views,
    practices,
    procedures,
    role_views,
)
from alongside.councils.changes import change
from alongside.councils.forms import BasicsForm, basics_of
from alongside.councils.pages import pages
from alongside.records.log import note
from alongside.web.context import current, house
from alongside.web.templating import flattened

__all__ = ["look_views", "pages", "practice_views", "role_views"]


@pages.get("/council", permission="council.administer")
def index() -> str:
    """What there is to look after, what is still missing, and what the practices count."""
    measures, _without = flattened(current.call("measures"))
    return render_template(
        "administration/index.html",
        on=overview.switched_on(current.session),
        left_open=overview.left_open(
            house().registry,
            practices.enabled(current.session, current.council),
            current.practices,
        ),
        measures=measures,
        trouble=[one for one in house().registry if not one.usable],
        procedures=[
            procedures.procedure(current.council.nation, about) for about in ("adults", "children")
        ],
    )


@pages.get("/council/basics", permission="council.administer")
def basics() -> str:
    """The council's name, languages and contacts."""
    form = BasicsForm(obj=basics_of(current.council))
    return render_template("administration/basics.html", form=form)


@pages.post("/council/basics", permission="council.change")
def save_basics() -> ResponseReturnValue:
    """Keep them, unless somebody else did meanwhile."""
    council = current.council
    now = basics_of(council)
    form = BasicsForm(obj=now)
    if not form.validate_on_submit() or not form.check_version(now, council.version):
        return render_template("administration/basics.html", form=form), 422
    if changed := change(council, **form.values()):
        note(
            current.session,
            current.actor,
            "changed",
            "council",
            council.id,
            ", ".join(changed),
        )
    flash(_("The basics are saved."), "success")
    return redirect(url_for("administration.basics"))
