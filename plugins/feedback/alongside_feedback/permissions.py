"""Who may do what in shared reflection. Membership of an enterprise opens it; nothing else does."""

from alongside import is_signed_in, permission
from alongside_feedback.access import is_in_it, was_in_it
from alongside_feedback.tell_access import PERMISSIONS as TELLING

PERMISSIONS = (
    permission("feedback.mine", any_of=[[is_signed_in]]),
    permission("feedback.begin", any_of=[[is_signed_in]], writes=True),
    permission("feedback.read", any_of=[[is_in_it], [was_in_it]]),
    permission("feedback.read_change", any_of=[[is_in_it]]),
    permission("feedback.take_part", any_of=[[is_in_it]], writes=True),
    permission("feedback.keep", any_of=[[is_in_it], [was_in_it]], writes=True),
    *TELLING,
)
