"""Who may do what in Shared Lives. Each part of the practice names its own beside its pages."""

from flask_babel import lazy_gettext as _l

from alongside import anyone, permission
from alongside_shared_lives import carer_access, choosing_access, living_access
from alongside_shared_lives.access import is_manager, is_no_party, is_panel, is_scheme
from alongside_shared_lives.matching_access import MATCHING_PERMISSIONS

PERMISSIONS = (
    *living_access.PERMISSIONS,
    permission("shared_lives.public", title=_l("Read what a Shared Life is"), any_of=[[anyone]]),
    permission(
        "shared_lives.scheme", title=_l("See the pages of the scheme"), any_of=[[is_scheme]]
    ),
    permission(
        "shared_lives.scheme_write",
        title=_l("Work for the scheme: begin, think of possibilities, set days"),
        any_of=[[is_scheme, is_no_party]],
        writes=True,
    ),
    permission(
        "shared_lives.bring",
        title=_l("Bring in households from a spreadsheet"),
        any_of=[[is_manager]],
        writes=True,
    ),
    permission(
        "shared_lives.panel",
        title=_l("See the days on which the panel meets"),
        any_of=[[is_panel], [is_scheme]],
    ),
    *choosing_access.PERMISSIONS,
    *carer_access.PERMISSIONS,
    *MATCHING_PERMISSIONS,
)
