"""The pages that show circles."""

from flask import render_template
from flask.typing import ResponseReturnValue

from alongside import current, practice_settings
from alongside_full_circle.circles import Gathering, circles_of, load
from alongside_full_circle.coming import open_circles
from alongside_full_circle.forms import PlainForm
from alongside_full_circle.offers import offers_of, steps_of
from alongside_full_circle.pages import CIRCLE, pages
from alongside_full_circle.words import TITLE, WHO


@pages.get("/", permission="full_circle.look")
def index() -> ResponseReturnValue:
    """The reader's circles, and those that are open to them."""
    return render_template(
        "full_circle/index.html",
        title=TITLE,
        who=WHO,
        mine=circles_of(current.session, current.person),
        others=open_circles(current.session, current.person),
        ask=practice_settings("full_circle").whom_to_ask,
    )


@pages.get(CIRCLE, permission="full_circle.read", load=load, reads="full_circle.circle")
def circle(gathering: Gathering) -> ResponseReturnValue:
    """A circle, for those who are in it."""
    return render_template(
        "full_circle/circle.html",
        gathering=gathering,
        circle=gathering.circle,
        offers=offers_of(current.session, gathering),
        steps=steps_of(current.session, gathering),
        plain=PlainForm(formdata=None),
        exit_this_page=True,
    )
