"""Asking kindly, once, those who could read about somebody and have not answered.

Nobody is shut out for being slow (rule 27): what comes of silence is nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from alongside import CouncilSession, practice_settings
from alongside_shared_lives import notices, possibilities
from alongside_shared_lives.models import Possibility


def remind(session: CouncilSession, now: datetime) -> int:
    """Say once more that something waits; gives to how many."""
    days = practice_settings("shared_lives").answer_within_days
    asked = select(Possibility).where(
        Possibility.closed_at.is_(None),
        Possibility.reminded_at.is_(None),
        Possibility.created_at <= now - timedelta(days=days),
    )
    sent = 0
    for pair in possibilities.load_many(session, asked.limit(200)):
        pair.possibility.reminded_at = now
        helper = pair.seeker.helper
        people = []
        if possibilities.waits_for(pair, "person"):
            people += [pair.seeker.person, *([helper] if helper else [])]
        if possibilities.waits_for(pair, "household"):
            people += pair.home.carers
        sent += notices.tell(session, people, f"shared_lives.possibility:{pair.id}")
    return sent
