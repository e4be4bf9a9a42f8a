"""What is held about oneself."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from alongside.db.ids import as_id
from alongside.rights import held
from alongside.rights import views_answering as _answering
from alongside.rights import views_asking as _asking
from alongside.rights import views_correcting as _correcting
from alongside.rights import views_erasing as _erasing
from alongside.rights import views_holds as _holds
from alongside.rights import views_retention as _retention
from alongside.rights.pages import pages
from alongside.rights.requests import asked_by
from alongside.web.context import current, house

__all__ = ["pages"]
OTHERS = (
    _asking,
    _answering,
    _correcting,
    _erasing,
    _holds,
    _retention,
)  # they put their views on `pages`
FIRST = 3


@pages.get("/me/held", permission="rights.see")
def mine() -> str:
    """Everything that is held about oneself: the newest of each kind, and how many there are."""
    session, person = current.session, current.person
    found = held.kinds(session, house().registry, person)
    some = [kind for kind in found if kind.count]
    newest = {
        (kind.table, kind.column): held.rows(session, kind, person, limit=FIRST) for kind in some
    }
    return render_template(
        "rights/mine.html",
        practices=list(held.by_practice(some)),
        newest=newest,
        none_of=[kind.what for kind in found if not kind.count],
        requests=asked_by(session, person),
    )


@pages.get("/me/held/<table>/<column>", permission="rights.see")
def kind(table: str, column: str) -> ResponseReturnValue:
    """Everything of one kind, a page at a time."""
    session, person = current.session, current.person
    found = held.kinds(session, house().registry, person)
    chosen = next((one for one in found if (one.table, one.column) == (table, column)), None)
    if chosen is None:
        abort(404)
    before = as_id(request.args.get("before"))
    listed = held.rows(session, chosen, person, before=before, limit=held.PAGE + 1)
    return render_template(
        "rights/kind.html",
        kind=chosen,
        rows=listed[: held.PAGE],
        more=len(listed) > held.PAGE,
        later=before is not None,
    )
