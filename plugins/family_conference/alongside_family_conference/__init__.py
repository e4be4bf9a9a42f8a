"""Family group conference: a family makes its own plan.

Somebody refers, an independent coordinator prepares, the family hears what the council knows, and
is then alone. Its plan is agreed that day unless it is unsafe, and the council's promises in it are
tracked like the family's own tasks. Source: domain.md 1a.
"""

from flask_babel import lazy_gettext as _l

from alongside import Function, Practice
from alongside_family_conference.access import MANAGER
from alongside_family_conference.columns import COLUMNS
from alongside_family_conference.holdings import HOLDINGS
from alongside_family_conference.hooks import (
    demo,
    due,
    home_cards,
    legal_hold,
    measures,
    navigation,
    public_cards,
)
from alongside_family_conference.permissions import PERMISSIONS
from alongside_family_conference.settings import Settings

practice = Practice(
    id="family_conference",
    title=_l("Family group conference"),
    summary=_l(
        "A family makes its own plan, with time alone that nobody from the council can enter."
    ),
    api="1",
    settings=Settings,
    permissions=PERMISSIONS,
    functions=(
        Function(
            MANAGER,
            _l("family conference manager"),
            _l(
                "Gives each conference its coordinator, speaks with families who ask for one "
                "themselves, and reads the numbers of the service."
            ),
        ),
    ),
    holdings=HOLDINGS,
    columns=COLUMNS,
    views="alongside_family_conference.views:pages",
    migrations="migrations",
)

__all__ = [
    "demo",
    "due",
    "home_cards",
    "legal_hold",
    "measures",
    "navigation",
    "practice",
    "public_cards",
]
