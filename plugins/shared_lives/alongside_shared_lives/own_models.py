"""What a council asks in its own words: factors that it added, and those of every council."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from alongside import Model
from alongside_shared_lives.models import one_of


class OwnFactor(Model):
    """A factor of the council's: what is asked, and what can be answered.

    `options` is [{"bit": 102, "en": …, "cy": …}, …], `first_bit` the first of their bits. What
    people said lies in the database by these bits, so a row is never deleted and its options never
    change: it is retired on a day, and its bits go to nothing else.

    A row whose first bit is that of a factor of every council has the council's words for that one
    (`factor_words.py`), and no options. What is empty in it keeps the usual words, and with
    `retired_on` the council asks it no more.
    """

    __tablename__ = "shared_lives_own_factor"
    __table_args__ = (
        UniqueConstraint("council_id", "first_bit"),
        one_of("about", "both", "household"),
    )

    title: Mapped[str]
    title_cy: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    question_cy: Mapped[str] = mapped_column(default="")
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    first_bit: Mapped[int]
    about: Mapped[str] = mapped_column(String(10), default="both")
    each: Mapped[bool] = mapped_column(default=False)
    quiet: Mapped[bool] = mapped_column(default=False)
    retired_on: Mapped[date | None]
