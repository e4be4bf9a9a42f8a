"""Whether what runs with a household still fits what it is approved for.

Terms can become narrower while somebody lives there. Nobody has to leave because of it; the scheme
is told, and talks about it with everybody. Source: domain.md 1b, carer path 5.
"""

from datetime import date

from flask_babel import gettext as _

from alongside import CouncilSession
from alongside_shared_lives.approvals import Standing
from alongside_shared_lives.capacity import most_at_once
from alongside_shared_lives.living_arrangements import lives_of
from alongside_shared_lives.parties import Home
from alongside_shared_lives.words import KINDS


def unfit(session: CouncilSession, home: Home, now: Standing, on: date) -> list[str]:
    """What of the terms on a day no longer covers what runs, in words that name nobody."""
    if not now.approved:
        return []
    running = [one for one in lives_of(session, home) if one.ends_on is None or one.ends_on >= on]
    if not running:
        return []
    kinds = {one.kind for one in running}
    found = [
        str(_("It is not approved any more for “%(kind)s”, which goes on.", kind=title))
        for kind, title in KINDS.items()
        if kind in kinds - now.kinds
    ]
    most = most_at_once(session, home.id, on)
    if most > now.most_adults:
        words = _(
            "%(most)s adults are with it at one time. It is approved for %(number)s.",
            most=most,
            number=now.most_adults,
        )
        found.append(str(words))
    return found
