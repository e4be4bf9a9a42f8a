"""Shared Lives: a person and a household choose each other.

An adult shares the home and the life of an approved carer's household, or visits it. Each side
writes about itself, hears why the other could be right and why not, and chooses; nobody is assigned
or ordered by a score. Source: domain.md 1b, rules 1, 22 and 24.
"""

from flask_babel import lazy_gettext as _l

from alongside import Function, Practice
from alongside_shared_lives.access import MANAGER, PANEL, WORKER
from alongside_shared_lives.columns import COLUMNS
from alongside_shared_lives.holdings import HOLDINGS
from alongside_shared_lives.hooks import (
    demo,
    due,
    erasing,
    home_cards,
    legal_hold,
    measures,
    navigation,
    public_cards,
)
from alongside_shared_lives.imports import IMPORTS
from alongside_shared_lives.permissions import PERMISSIONS
from alongside_shared_lives.settings import Settings

practice = Practice(
    id="shared_lives",
    title=_l("Shared Lives"),
    summary=_l("A person and a household choose each other, and share home and life."),
    api="1",
    settings=Settings,
    permissions=PERMISSIONS,
    functions=(
        Function(
            WORKER,
            _l("Shared Lives worker"),
            _l("Gets to know households and people, thinks of who could be right for whom."),
        ),
        Function(
            MANAGER,
            _l("registered manager of Shared Lives"),
            _l("Answers for the scheme: carers and their terms, training, reviews, capacity."),
        ),
        Function(
            PANEL,
            _l("member of the Shared Lives panel"),
            _l("Reads the report about a household, asks, and decides with others."),
        ),
    ),
    holdings=HOLDINGS,
    columns=COLUMNS,
    imports=IMPORTS,
    views="alongside_shared_lives.views:pages",
    migrations="migrations",
)

__all__ = [
    "demo",
    "due",
    "erasing",
    "home_cards",
    "legal_hold",
    "measures",
    "navigation",
    "practice",
    "public_cards",
]
