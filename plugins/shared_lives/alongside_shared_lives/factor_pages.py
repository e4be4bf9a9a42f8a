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
from alongside_shared_lives.factor_forms import answers_of, factor_form
from alongside_shared_lives.factors import Factor, pack
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.own_factors import all_factors
from alongside_shared_lives.views import asks, record

STRENGTHS = ("must", "wish", "cannot")


@dataclass(frozen=True)
class InWords:
    """What a side said about one thing."""

    title: Any
    has: list[Any]
    must: list[Any]
    wish: list[Any]
    cannot: list[Any]


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
            for which in ("has", *STRENGTHS)
        }
        if any(said.values()):
            found.append(InWords(factor.title, **said))
    return found


def questions(side: str) -> list[tuple[str, Any]]:
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
            write(asked, factor, form, known)
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


def write(asked: Household | Looking, factor: Factor, form: Any, known: Any) -> None:
    """Keep what a side says about one thing, and the same made small for matching."""
    own = {factor.option_key(one) for one in factor.options}
    said = {which: [k for k in asked.factors.get(which, ()) if k not in own] for which in _ALL}
    for option in factor.options:
        key = factor.option_key(option)
        if key in form.said_of_itself():
            said["has"].append(key)
        if strength := form.strength_of(option):
            said[strength].append(key)
    asked.factors = said
    asked.packed = pack(said, known)


_ALL = ("has", *STRENGTHS)


def _next(known: Any, factor: Factor) -> Factor | None:
    place = [one.key for one in known].index(factor.key) + 1
    return known[place] if place < len(known) else None
