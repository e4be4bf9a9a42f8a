"""A council's own factors: added by its registered manager, without code, and never deleted."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from alongside import CouncilSession
from alongside_shared_lives.factor_words import BY_BIT, bundled
from alongside_shared_lives.factors import Factor, Option
from alongside_shared_lives.own_models import OwnFactor
from alongside_shared_lives.states import NotNow

FREE = (range(102, 128), range(54, 57))
"""The bits that the bundled factors leave; a factor lies within one of these."""

MOST_OPTIONS = 8
TRIES = 3


def all_factors(session: CouncilSession) -> tuple[Factor, ...]:
    """Every factor that is asked now: the bundled, then the council's own, all in its words."""
    rows = session.scalars(select(OwnFactor).order_by(OwnFactor.first_bit)).all()
    own = (one for one in rows if one.first_bit not in BY_BIT and one.retired_on is None)
    return (*bundled(rows), *map(as_factor, own))


def every_factor(session: CouncilSession) -> tuple[Factor, ...]:
    """Also those that are asked no more: what was said about them stays."""
    rows = session.scalars(select(OwnFactor).order_by(OwnFactor.first_bit)).all()
    own = (one for one in rows if one.first_bit not in BY_BIT)
    return (*bundled(rows, left_out=True), *map(as_factor, own))


def own_factors(session: CouncilSession) -> Sequence[OwnFactor]:
    """The council's own, those that are asked first."""
    asked = select(OwnFactor).where(OwnFactor.first_bit.not_in(BY_BIT))
    asked = asked.order_by(OwnFactor.retired_on.is_not(None), OwnFactor.first_bit)
    return list(session.scalars(asked))


def as_factor(own: OwnFactor) -> Factor:
    """A factor like any other."""
    welsh = str(get_locale() or "").startswith("cy")
    title = (welsh and own.title_cy) or own.title
    return Factor(
        f"own{own.first_bit}",
        title,
        (welsh and own.question_cy) or own.question or title,
        tuple(
            Option(one["bit"], str(one["bit"]), (welsh and one.get("cy")) or one["en"])
            for one in own.options
        ),
        own.about,
        own.each,
        own.quiet,
        own.id,
    )


def free_bits(many: int, taken: Collection[int]) -> range | None:
    """The next bits that nothing has ever had, for so many options; None where there are none."""
    for free in FREE:
        begin = max((bit + 1 for bit in taken if bit in free), default=free.start)
        if begin + many <= free.stop:
            return range(begin, begin + many)
    return None


def _taken(session: CouncilSession) -> set[int]:
    return {one["bit"] for some in session.scalars(select(OwnFactor.options)) for one in some}


def add(session: CouncilSession, own: OwnFactor, words: Sequence[tuple[str, str]]) -> OwnFactor:
    """Add a factor with its options, each in English and, where it is said, in Welsh.

    Raises NotNow where there is no room for one more. Two who add at the same time get different
    bits: the second tries again.
    """
    for _attempt in range(TRIES):
        bits = free_bits(len(words), _taken(session))
        if bits is None:
            raise NotNow(_("There is no room for a factor with so many answers."))
        own.first_bit = bits.start
        own.options = [
            {"bit": bit, "en": english, "cy": welsh}
            for bit, (english, welsh) in zip(bits, words, strict=True)
        ]
        try:
            with session.begin_nested():
                session.add(own)
                session.flush()
        except IntegrityError:
            continue
        return own
    raise NotNow(_("Somebody added a factor at the same moment. Please send it once more."))


def load_own(session: CouncilSession, own_factor_id: uuid.UUID) -> OwnFactor | None:
    """One of them by its id."""
    own = session.get(OwnFactor, own_factor_id)
    return None if own is None or own.first_bit in BY_BIT else own


def retire(own: OwnFactor, on: date) -> None:
    """Ask it no more. What was said stays, and its bits are given to nothing else."""
    own.retired_on = own.retired_on or on
