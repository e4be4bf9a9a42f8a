"""A council's own words for what every council asks, written without code; the answers stay.

It may ask one of them no more, and again: whoever answered it finds their answers as they were.
They lie beside the council's own factors, by the first bit of the factor that they are for, which
is its for ever. What people said lies by bits and keys, so new words lose nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from alongside import CouncilSession
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import Factor
from alongside_shared_lives.own_models import OwnFactor
from alongside_shared_lives.states import NotNow

BY_BIT = {factor.options[0].bit: factor for factor in FACTORS}
"""The factors of every council, by their first bits."""


def bundled(rows: Iterable[OwnFactor], *, left_out: bool = False) -> Iterator[Factor]:
    """The factors of every council, in this council's words where a row has some; with `left_out`
    also those that it asks no more.
    """
    written = {one.first_bit: one for one in rows}
    welsh = str(get_locale() or "").startswith("cy")
    for bit, factor in BY_BIT.items():
        words = written.get(bit)
        if words is None or words.retired_on is None or left_out:
            yield factor if words is None else _put(factor, words, welsh)


def load_bundled(session: CouncilSession, key: str) -> Factor | None:
    """A factor of every council by its key, in the usual words."""
    return next((one for one in FACTORS if one.key == key), None)


def words_of(session: CouncilSession, factor: Factor) -> OwnFactor | None:
    """What the council calls it, or None where it keeps the usual words."""
    asked = select(OwnFactor).where(OwnFactor.first_bit == factor.options[0].bit)
    return session.scalars(asked).one_or_none()


def new_words(factor: Factor) -> OwnFactor:
    """Words for a factor, none of them written yet. The answers are no part of them."""
    return OwnFactor(
        first_bit=factor.options[0].bit,
        title="",
        title_cy="",
        question="",
        question_cy="",
        options=[],
    )


def keep(session: CouncilSession, words: OwnFactor) -> None:
    """Keep the council's words.

    Raises NotNow where somebody else wrote the first of them at the same moment.
    """
    try:
        with session.begin_nested():
            session.add(words)
            session.flush()
    except IntegrityError:
        raise NotNow(_("Somebody changed these words at the same moment.")) from None


def forget(session: CouncilSession, words: OwnFactor) -> None:
    """Go back to the usual words."""
    session.delete(words)


def leave_out(session: CouncilSession, words: OwnFactor, on: date) -> None:
    """Ask a factor no more, in this council. What was said stays with whoever said it.

    Raises NotNow as `keep` does.
    """
    words.retired_on = words.retired_on or on
    keep(session, words)


def ask_again(session: CouncilSession, words: OwnFactor) -> None:
    """Ask it again, in the words that the council had for it."""
    words.retired_on = None
    if not any((words.title, words.title_cy, words.question, words.question_cy)):
        forget(session, words)


def _put(factor: Factor, words: OwnFactor, welsh: bool) -> Factor:
    """A factor in a council's words; what it left empty keeps the usual ones, in each language."""
    return replace(
        factor,
        title=(words.title_cy if welsh else words.title) or factor.title,
        question=(words.question_cy if welsh else words.question) or factor.question,
    )
