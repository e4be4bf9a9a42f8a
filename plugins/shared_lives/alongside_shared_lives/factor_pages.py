"""Asking both sides about what matters in a home, one thing a page, and saying it in words.

Each thing has options. A side ticks what is so with it, and says of each option what it means for
the other side: it does not matter, it would be good, it must be, it cannot be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from alongside import current
from alongside_shared_lives import profiles
from alongside_shared_lives.factor_forms import answers_of, factor_form
from alongside_shared_lives.factors import WAYS, Factor
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.own_factors import all_factors, every_factor
from alongside_shared_lives.views import asks, record


@dataclass(frozen=True)
class InWords:
    """What a side said about one thing. `helps`: a household says which help it can give."""

    title: Any
    has: list[Any]
    must: list[Any]
    wish: list[Any]
    cannot: list[Any]
    helps: bool = False


def in_words(side: Household | Looking) -> list[InWords]:
    """What a side said, thing by thing; what it left open is left out."""
    found = []
    for factor in all_factors(current.session):
        said = {
            which: [
                option.title
                for option in factor.options
                if factor.option_key(option) in side.factors.get(which, ())
            ]
            for which in WAYS
        }
        if any(said.values()):
            helps = factor.about == "person" and isinstance(side, Household)
            found.append(InWords(factor.title, **said, helps=helps))
    return found


def questions() -> list[tuple[str, Any]]:
    """Everything that can be asked: its key and its title."""
    return [(one.key, one.title) for one in all_factors(current.session)]


def ask(
    side: str,
    asked: Household | Looking,
    key: str,
    endpoint: str,
    home: str,
    here: Mapping[str, Any],
) -> ResponseReturnValue:
    """Ask a side about one thing, save it, and go on to the next."""
    known = all_factors(current.session)
    factor = next((one for one in known if one.key == key), None)
    if factor is None:
        raise NotFound
    form = factor_form(factor, side)(obj=answers_of(asked, factor))
    if request.method == "POST" and form.validate():
        kept = answers_of(asked, factor)
        if form.check_version(kept, asked.version):
            profiles.say(asked, factor, form.said(factor), every_factor(current.session))
            record("wrote", "looking" if side == "person" else "household", asked)
            following = _next(known, factor)
            if following is not None and "stay" not in request.form:
                return redirect(url_for(endpoint, key=following.key, **here))
            flash(_("Saved."), "success")
            return redirect(url_for(home, **here))
    following = _next(known, factor)
    return asks(
        "ask",
        form,
        factor=factor,
        side=side,
        back=url_for(home, **here),
        following=url_for(endpoint, key=following.key, **here) if following else None,
    )


def _next(known: Any, factor: Factor) -> Factor | None:
    place = [one.key for one in known].index(factor.key) + 1
    return known[place] if place < len(known) else None
