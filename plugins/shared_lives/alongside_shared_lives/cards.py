"""What waits for a person in Shared Lives, for their home page."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import Card, CouncilSession, Person, current
from alongside_shared_lives import apart, choosing, possibilities
from alongside_shared_lives.access import is_no_party
from alongside_shared_lives.living_parties import begun_of
from alongside_shared_lives.parties import Pair, looking_of
from alongside_shared_lives.profiles import is_over


def cards_for(session: CouncilSession, person: Person) -> Iterator[Card]:
    """What somebody is asked, and where their own looking stands."""
    works = bool(current.actor.roles)  # then what they were chosen to help with is closed to them
    looking = looking_of(session, person)
    for pair in possibilities.concerning(session, person):
        if apart.kept_apart(pair.seeker, pair.home, apart.walls_for(current.actor)):
            continue
        if works and person == pair.seeker.helper:
            continue
        if (side := choosing.side_of(pair, person)) is not None:
            yield from _pair(pair, side, person)
    for one in looking:
        mine = one.person_id == person.id
        if not is_over(one) and (mine or not works):
            title = _("You look for a household") if mine else _("You help somebody to look")
            page = url_for("shared_lives.person", looking_id=one.id)
            yield Card(title, _("What you wrote, and where it stands"), page, weight=42)


def _pair(pair: Pair, side: choosing.Whose, person: Person) -> Iterator[Card]:
    page = url_for("shared_lives.possibility", possibility_id=pair.id)
    name = choosing.name_of_other(pair, side)
    waits = possibilities.waits_for(pair, side)
    if waits == "show":
        title = _("May somebody read about you?")
        if side == "person" and pair.seeker.person.id != person.id:
            title = _("May somebody read about %(name)s?", name=pair.seeker.name)
    elif waits == "answer":
        title = _("There is somebody to read about, and to choose")
    else:
        return
    yield Card(title, name, page, kind="waiting", weight=10)


def of_scheme(session: CouncilSession) -> Iterator[Card]:
    """What waits for whoever works in the scheme: how many are being asked, and no names."""
    begun, found = begun_of(session), possibilities.open_in_scheme(session)
    number = sum(one.id not in begun and is_no_party(current.actor, one) for one in found)
    if number:
        title = ngettext("One possibility is open", "%(num)s possibilities are open", number)
        yield Card(title, _("In Shared Lives"), url_for("shared_lives.index"), weight=44)
