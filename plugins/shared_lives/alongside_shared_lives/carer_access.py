"""Who may do what on a household's path and at the panel.

A household's path is its own and the scheme's: except where somebody of the scheme lives there, or
is kept from somebody who does. Its report is the carers’, the scheme's, and the panel's from when a
member has said that they have no interest in it. Nobody decides about their own home.
"""

from typing import Any

from sqlalchemy import select

from alongside import Actor, anyone, is_signed_in, permission
from alongside_shared_lives.access import (
    is_carer_of,
    is_manager,
    is_no_party,
    is_of_home,
    is_panel,
    is_scheme,
    kept_from,
)
from alongside_shared_lives.panel_models import Seat


def has_no_interest(actor: Actor, obj: Any) -> bool:
    """A member of the panel who said that they have no interest in this household."""
    asked = select(Seat.interest).where(
        Seat.consideration_id == obj.id, Seat.person_id == actor.id, Seat.interest == "none"
    )
    return actor.session.scalars(asked).first() is not None


def asked_it(actor: Actor, enquiry: Any) -> bool:
    """Whoever asked, with their account."""
    return actor.id is not None and enquiry.person_id == actor.id


def is_no_party_to_it(actor: Actor, enquiry: Any) -> bool:
    """Whoever neither asks themself nor is kept from whoever does."""
    return actor.person is not None and enquiry.person_id not in kept_from(actor)


_SCHEME = [is_scheme, is_no_party]
_PANEL = [is_panel, is_no_party]
_ANSWERS = [is_scheme, is_no_party_to_it]

PERMISSIONS = (
    permission("shared_lives.name", any_of=[[is_scheme]]),
    permission("shared_lives.enquire", any_of=[[anyone]], writes=True),
    permission("shared_lives.enquiry", any_of=[[asked_it], _ANSWERS]),
    permission("shared_lives.enquiry_answer", any_of=[_ANSWERS], writes=True),
    permission("shared_lives.enquiry_withdraw", any_of=[[is_signed_in, asked_it]], writes=True),
    permission("shared_lives.path", any_of=[[is_of_home], _SCHEME]),
    permission("shared_lives.path_own", any_of=[[is_carer_of]], writes=True),
    permission("shared_lives.path_write", any_of=[_SCHEME], writes=True),
    permission("shared_lives.path_manage", any_of=[[is_manager, is_no_party]], writes=True),
    permission("shared_lives.report", any_of=[[is_carer_of], _SCHEME]),
    permission("shared_lives.consideration", any_of=[_PANEL, _SCHEME]),
    permission("shared_lives.panel_report", any_of=[[*_PANEL, has_no_interest], _SCHEME]),
    permission("shared_lives.panel_sit", any_of=[_PANEL], writes=True),
    permission("shared_lives.panel_arrange", any_of=[_SCHEME], writes=True),
    permission("shared_lives.inspection", any_of=[[is_manager]]),
)
