"""The public learning page: what people chose to share, what changed, and how many took part."""

from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy import func, select

from alongside import CouncilSession, current
from alongside_feedback import sharing
from alongside_feedback.tell_models import Telling
from alongside_feedback.views import pages

FEW = 5


def in_public(number: int) -> str:
    """A count as everybody may read it: small ones could point at somebody, and are not shown."""
    if number >= FEW:
        return str(number)
    return str(_("a few") if number else _("none yet"))


@dataclass(frozen=True)
class Heard:
    """How many conversations there were, and in how many of them somebody answered."""

    told: int
    answered: int


def heard(session: CouncilSession) -> Heard:
    """Count the conversations, in one statement."""
    told, answered = session.execute(
        select(func.count(Telling.id), func.count(Telling.answered_at))
    ).one()
    return Heard(told, answered)


@pages.get("/learning", permission="feedback.public")
def learning() -> str:
    """What we are learning, for everybody to read."""
    counts = heard(current.session)
    return render_template(
        "feedback/learning/learning.html",
        words=sharing.public_words(current.session),
        changes=sharing.changes_that_happened(current.session),
        told=in_public(counts.told),
        answered=in_public(counts.answered),
    )
