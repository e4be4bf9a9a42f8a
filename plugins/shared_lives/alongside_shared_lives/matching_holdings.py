"""What matching keeps: the questions that a council added, which are about nobody."""

from flask_babel import lazy_gettext as _l

from alongside import Holding

MATCHING_HOLDINGS = (
    Holding("shared_lives_own_factor", None, _l("What the council also asks in Shared Lives")),
)
