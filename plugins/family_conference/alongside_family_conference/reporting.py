"""The referrer's report for the family, in plain words, and its bottom lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference import notices
from alongside_family_conference.gatherings import Gathering, hold
from alongside_family_conference.models import BottomLine, Conference, ReportAnswer
from alongside_family_conference.states import BEFORE_PRIVATE, NotNow, State

LONG_SENTENCE = 20
LONG_WORD = 12
_SENTENCE = re.compile(r"[.!?…]+\s|\n+")


@dataclass(frozen=True)
class Reading:
    """How a text reads: words in a sentence on average, and the long words in it."""

    words: int
    long_words: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether most people will read it easily. It blocks nothing."""
        return self.words <= LONG_SENTENCE and len(self.long_words) < 3


def reading(conference: Conference) -> Reading:
    """A hint on how plainly the report is written."""
    text = "\n".join(
        (
            conference.strengths,
            conference.worries,
            conference.questions,
            conference.resources,
            conference.no_plan,
        )
    )
    sentences = [one.split() for one in _SENTENCE.split(text) if one.strip()]
    count = sum(len(one) for one in sentences)
    words = {word.strip(".,;:!?()“”\"'").lower() for one in sentences for word in one}
    long = tuple(sorted(word for word in words if len(word) > LONG_WORD))
    return Reading(round(count / len(sentences)) if sentences else 0, long)


def lines_of(session: CouncilSession, gathering: Gathering) -> Sequence[BottomLine]:
    """The bottom lines, in the order in which they were set."""
    return session.scalars(
        select(BottomLine)
        .where(BottomLine.conference_id == gathering.id)
        .order_by(BottomLine.created_at, BottomLine.id)
    ).all()


def answers_of(
    session: CouncilSession, gathering: Gathering
) -> Sequence[tuple[ReportAnswer, Person]]:
    """What the family said back, with who said it."""
    rows = session.execute(
        select(ReportAnswer, Person)
        .join(Person, Person.id == ReportAnswer.person_id)
        .where(ReportAnswer.conference_id == gathering.id)
        .order_by(ReportAnswer.created_at, ReportAnswer.id)
    )
    return [(row[0], row[1]) for row in rows]


def may_write(gathering: Gathering) -> None:
    """Raise NotNow once private time has begun: what the family was told stays as it was told."""
    if gathering.state not in BEFORE_PRIVATE:
        raise NotNow(
            _("The family’s private time has begun, so the report and its bottom lines stand.")
        )


def add_line(
    session: CouncilSession, gathering: Gathering, line: str, harm: str, by: Person
) -> None:
    """Set a bottom line, tied to a harm. Raises NotNow after private time began (rule 16)."""
    hold(session, gathering)
    may_write(gathering)
    session.add(BottomLine(conference_id=gathering.id, line=line, harm=harm, set_by_id=by.id))


def remove_line(session: CouncilSession, gathering: Gathering, line_id: str) -> None:
    """Take a bottom line back; raises NotNow after private time began."""
    hold(session, gathering)
    may_write(gathering)
    for one in lines_of(session, gathering):
        if str(one.id) == line_id:
            session.delete(one)


def share(session: CouncilSession, gathering: Gathering) -> None:
    """Let the family read the report, before anybody else does."""
    hold(session, gathering)
    may_write(gathering)
    gathering.must_be(State.ALLOCATED, State.PREPARING, State.READY, State.INFORMATION)
    conference = gathering.conference
    if not (conference.strengths and conference.worries and conference.questions):
        raise NotNow(_("Write the strengths, the worries and the questions for the family first."))
    if conference.report_shared_at is None:
        conference.report_shared_at = utcnow()
        notices.waits(session, gathering, gathering.family)


def say_back(session: CouncilSession, gathering: Gathering, person: Person, words: str) -> None:
    """Answer the report."""
    session.add(ReportAnswer(conference_id=gathering.id, person_id=person.id, words=words))
    notices.waits(session, gathering, gathering.who("coordinator", "referrer"))
