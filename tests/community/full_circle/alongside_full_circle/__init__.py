"""What the practice needs and holds, and what it puts into other pages."""

from alongside import Practice
from alongside_full_circle.access import PERMISSIONS
from alongside_full_circle.cards import home_cards
from alongside_full_circle.holdings import COLUMNS, HOLDINGS
from alongside_full_circle.reminders import due
from alongside_full_circle.settings import Settings
from alongside_full_circle.words import TITLE, WHO

practice = Practice(
    id="full_circle",
    title=TITLE,
    summary=WHO,
    api="1",
    settings=Settings,
    permissions=PERMISSIONS,
    holdings=HOLDINGS,
    columns=COLUMNS,
    views="alongside_full_circle.views:pages",
    migrations="migrations",
)

__all__ = ["due", "home_cards", "practice"]
