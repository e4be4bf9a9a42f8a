"""Who may do what in shared reflection. Membership of an enterprise opens it; nothing else does."""

from flask_babel import lazy_gettext as _l

from alongside import is_signed_in, permission
from alongside_feedback.access import is_in_it, was_in_it
from alongside_feedback.tell_access import PERMISSIONS as TELLING

PERMISSIONS = (
    permission(
        "feedback.mine", title=_l("See what one does together with others"), any_of=[[is_signed_in]]
    ),
    permission(
        "feedback.begin",
        title=_l("Open an enterprise with others"),
        any_of=[[is_signed_in]],
        writes=True,
    ),
    permission("feedback.read", title=_l("Read an enterprise"), any_of=[[is_in_it], [was_in_it]]),
    permission(
        "feedback.read_change",
        title=_l("Read a change, and what each said to it"),
        any_of=[[is_in_it]],
    ),
    permission(
        "feedback.take_part",
        title=_l("Take part: write, agree, propose changes"),
        any_of=[[is_in_it]],
        writes=True,
    ),
    permission(
        "feedback.keep",
        title=_l("Choose how far one's own words travel"),
        any_of=[[is_in_it], [was_in_it]],
        writes=True,
    ),
    *TELLING,
)
