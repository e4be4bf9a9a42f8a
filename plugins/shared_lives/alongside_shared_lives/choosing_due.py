"""Asking kindly, once, those who could read about somebody and have not answered.

Nobody is shut out for being slow (rule 27): what comes of silence is nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import or_, select

from alongside import CouncilSession, all_apart, practice_settings
from alongside_shared_lives import apart, notices, possibilities
from alongside_shared_lives.models import Possibility

SHOWN = (Possibility.person_shows_at, Possibility.household_shows_at)


def remind(session: CouncilSession, now: datetime) -> int:
    """Say once more that something waits; gives to how many.

    The days count from when the last of the two let the other read its page: only then is there
    something to answer.
    """
    days = practice_settings("shared_lives").answer_within_days
    since = now - timedelta(days=days)
    asked = select(Possibility).where(
        Possibility.closed_at.is_(None),
        Possibility.reminded_at.is_(None),
        Possibility.created_at <= since,
        *(or_(shown.is_(None), shown <= since) for shown in SHOWN),
    )
    sent, walls = 0, all_apart(session)
    for pair in possibilities.load_many(session, asked.limit(200)):
        if apart.kept_apart(pair.seeker, pair.home, walls):
            continue
        pair.possibility.reminded_at = now
        helper = pair.seeker.helper
        people = []
        if possibilities.waits_for(pair, "person"):
            people += [pair.seeker.person, *([helper] if helper else [])]
        if possibilities.waits_for(pair, "household"):
            people += pair.home.carers
        sent += notices.tell(session, people, f"shared_lives.possibility:{pair.id}")
    return sent
