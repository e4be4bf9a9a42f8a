"""What the pages of a life together have in common: a form, an attempt, and the way back."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from alongside import current
from alongside_shared_lives import living_words
from alongside_shared_lives.living_parties import Life, Part, side_of
from alongside_shared_lives.parties import Pair
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.views import LIFE, POSSIBILITY, asks, show

KNOWN = "shared_lives.living"
PAPERS = "shared_lives.papers"
PAPERS_WRITE = "shared_lives.papers_write"
MEETINGS = f"{POSSIBILITY}/introductions"
__all__ = [
    "KNOWN",
    "LIFE",
    "MEETINGS",
    "PAPERS",
    "PAPERS_WRITE",
    "ask",
    "page",
    "to_life",
    "to_meetings",
]


def page(template: str, whole: Pair | Life | Part[Any, Any], **context: Any) -> str:
    """A page about two who get to know each other or live together."""
    return show(template, **_about(whole), **context)


def ask(
    form: Any,
    whole: Pair | Life | Part[Any, Any],
    act: Callable[[], object],
    *,
    title: Any,
    button: Any,
    back: str,
    said: Any = "",
    lede: Any = "",
    more: Any = (),
    over: Any = None,
    version: int | None = None,
    done: Callable[[], str] | None = None,
) -> ResponseReturnValue:
    """A page that is a form: do what it asks, or say beside it why not, and keep what was typed.

    `over` is what an edit form is over. `more` are sentences under the title. `done` says where it
    leads when it is done, if not back.
    """
    if request.method == "POST" and form.validate():
        stored = version if version is not None else getattr(over, "version", 0)
        if over is None or form.check_version(over, stored):
            try:
                act()
                current.session.flush()
            except NotNow as why:
                current.session.rollback()
                form.form_errors.append(str(why))
            else:
                if said:
                    flash(said, "success")
                return redirect(done() if done else back)
    about = _about(whole)
    words = {"title": title, "button_text": button, "back": back, "lede": lede, "more": more}
    return asks("living_form", form, **about, **words)


def to_meetings(pair: Pair | Part[Pair, Any]) -> str:
    """Where two get to know each other."""
    whole = pair.whole if isinstance(pair, Part) else pair
    return url_for("shared_lives.introductions", possibility_id=whole.id)


def to_life(life: Life | Part[Life, Any], endpoint: str = "arrangement") -> str:
    """A page of a life together."""
    whole = life.whole if isinstance(life, Part) else life
    return url_for(f"shared_lives.{endpoint}", arrangement_id=whole.id)


def _about(whole: Pair | Life | Part[Any, Any]) -> dict[str, Any]:
    return {
        "seeker": whole.seeker,
        "home": whole.home,
        "mine": side_of(whole, current.person) or "scheme",
        "is_person": current.person is not None and whole.seeker.person.id == current.person.id,
        "living_words": living_words,
    }
