"""What the pages of the carer's path share."""

from collections.abc import Callable
from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from alongside import Form, current
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.views import asks


def tried(form: Form, act: Callable[[], Any]) -> bool:
    """Whether something could be done. If not, the form says why, and keeps what was typed."""
    try:
        act()
    except NotNow as why:
        current.session.rollback()
        form.form_errors.append(str(why))
        return False
    return True


def back_home(home: Home) -> ResponseReturnValue:
    """To a household's page."""
    return redirect(url_for("shared_lives.household", household_id=home.id))


def asks_about(home: Home, form: Form, heading: str, send: str, **more: Any) -> ResponseReturnValue:
    """A page that asks something about a household, and leads back to it."""
    back = url_for("shared_lives.household", household_id=home.id)
    return asks("carer_form", form, home=home, heading=heading, send=send, back=back, **more)
