"""Who may think of whom for whom: the scheme, and of it nobody who is a party or is kept apart."""

from flask_babel import lazy_gettext as _l

from alongside import permission
from alongside_shared_lives.access import is_manager, is_no_party, is_scheme

MATCHING_PERMISSIONS = (
    permission(
        "shared_lives.match",
        title=_l("See who could be right for whom, and why"),
        any_of=[[is_scheme, is_no_party]],
    ),
    permission(
        "shared_lives.own_factors",
        title=_l("Set what the council itself asks of both sides"),
        any_of=[[is_manager]],
        writes=True,
    ),
)
