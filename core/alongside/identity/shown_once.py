"""What is shown once to whoever made it: kept in their own browser until they sign out.

A page that is led to, instead of the answer to the form, can be printed, read again after the
phone was locked, and is not made twice by an impatient finger. The server keeps nothing of it.
"""

import uuid

from flask import session as browser
from flask import url_for

from alongside.identity.invitations import Invited

PLACE = "shown_once"


def keep(what: uuid.UUID, *secrets: str) -> None:
    """Remember something to show in this browser, instead of what was remembered before."""
    browser[PLACE] = [str(what), *secrets]


def kept(what: uuid.UUID) -> list[str]:
    """What there is to show of it; empty in any other browser, or once something else was made."""
    found = browser.get(PLACE) or [""]
    return list(found[1:]) if found[0] == str(what) else []


def show_invitation(invited: Invited) -> str:
    """The address of the page that shows, in this browser alone, the letter and the numbers.

    Lead whoever has just invited there.
    """
    invitation = invited.invitation
    keep(invitation.id, invited.code, invited.spoken)
    return url_for("invitations.made", group_id=invitation.group_id, invitation_id=invitation.id)
