"""Who may do what on a household's path and at the panel.

A household's path is its own and the scheme's: except where somebody of the scheme lives there, or
is kept from somebody who does. Its report is the carers’, the scheme's, and the panel's from when a
member has said that they have no interest in it. Nobody decides about their own home.
"""

from typing import Any

from flask_babel import lazy_gettext as _l
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
    permission(
        "shared_lives.name", title=_l("Look people up by name for the scheme"), any_of=[[is_scheme]]
    ),
    permission(
        "shared_lives.enquire",
        title=_l("Ask about sharing one's home"),
        any_of=[[anyone]],
        writes=True,
    ),
    permission(
        "shared_lives.enquiry",
        title=_l("Read what somebody asked about sharing their home"),
        any_of=[[asked_it], _ANSWERS],
    ),
    permission(
        "shared_lives.enquiry_answer",
        title=_l("Answer who asked about sharing their home"),
        any_of=[_ANSWERS],
        writes=True,
    ),
    permission(
        "shared_lives.enquiry_withdraw",
        title=_l("Take back what one asked about sharing one's home"),
        any_of=[[is_signed_in, asked_it]],
        writes=True,
    ),
    permission(
        "shared_lives.path",
        title=_l("See a household's path to approval"),
        any_of=[[is_of_home], _SCHEME],
    ),
    permission(
        "shared_lives.path_own",
        title=_l("Go one's own steps on a household's path"),
        any_of=[[is_carer_of]],
        writes=True,
    ),
    permission(
        "shared_lives.path_write",
        title=_l("Note the steps of a household's path"),
        any_of=[_SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.path_manage",
        title=_l("Decide for the scheme on a household's path"),
        any_of=[[is_manager, is_no_party]],
        writes=True,
    ),
    permission(
        "shared_lives.report",
        title=_l("Read the report about a household"),
        any_of=[[is_carer_of], _SCHEME],
    ),
    permission(
        "shared_lives.consideration",
        title=_l("See a household that is before the panel"),
        any_of=[_PANEL, _SCHEME],
    ),
    permission(
        "shared_lives.panel_report",
        title=_l("Read the report that is before the panel"),
        any_of=[[*_PANEL, has_no_interest], _SCHEME],
    ),
    permission(
        "shared_lives.panel_sit",
        title=_l("Sit on the panel, and say how one sees it"),
        any_of=[_PANEL],
        writes=True,
    ),
    permission(
        "shared_lives.panel_arrange",
        title=_l("Put a household before the panel"),
        any_of=[_SCHEME],
        writes=True,
    ),
    permission(
        "shared_lives.inspection", title=_l("See what an inspector asks for"), any_of=[[is_manager]]
    ),
)
