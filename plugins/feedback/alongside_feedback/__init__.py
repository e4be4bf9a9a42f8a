"""Shared reflection: people who do something together look back on it together.

They agree at the outset what they hope for. At the end each writes about the other, and nobody
reads anything until all have written. Then they talk, and agree what should change.
"""

from flask_babel import lazy_gettext as _l

from alongside import Practice
from alongside_feedback.holdings import COLUMNS, HOLDINGS
from alongside_feedback.hooks import (
    demo,
    due,
    ended_together,
    erasing,
    group_sections,
    home_cards,
    legal_hold,
    measures,
    navigation,
    person_sections,
    public_cards,
)
from alongside_feedback.permissions import PERMISSIONS
from alongside_feedback.settings import Settings

practice = Practice(
    id="feedback",
    title=_l("Shared reflection"),
    summary=_l(
        "People who do something together say what they hope for, look back on it together, "
        "and agree what should change."
    ),
    api="1",
    settings=Settings,
    permissions=PERMISSIONS,
    holdings=HOLDINGS,
    columns=COLUMNS,
    views="alongside_feedback.views:pages",
    migrations="migrations",
)

__all__ = [
    "demo",
    "due",
    "ended_together",
    "erasing",
    "group_sections",
    "home_cards",
    "legal_hold",
    "measures",
    "navigation",
    "person_sections",
    "practice",
    "public_cards",
]
