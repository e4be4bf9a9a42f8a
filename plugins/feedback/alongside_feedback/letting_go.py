"""What happens to one's words when it came to no reveal, or one wants them back."""

from flask_babel import gettext as _

from alongside import CouncilSession, Person
from alongside_feedback.circles import Circle, hold
from alongside_feedback.models import Reflection
from alongside_feedback.states import NotNow, State


def may_release(circle: Circle, writer: Person) -> bool:
    """Whether someone's words were never revealed, and there is nothing left to wait for."""
    party = circle.party(writer)
    if party is None or party.reflection is None:
        return False
    gone = not party.here or circle.state is State.ENDED
    return gone and not (party.reflection.revealed or party.reflection.taken_away)


def release(session: CouncilSession, circle: Circle, writer: Person) -> None:
    """Let the others read one's own words, although it came to no reveal.

    It opens nothing but these words. While others are still writing they read it after that.
    """
    hold(session, circle)
    if not may_release(circle, writer):
        raise NotNow(_("These words cannot be released now."))
    _mine(circle, writer).released = True


def take_away(session: CouncilSession, circle: Circle, writer: Person) -> None:
    """Delete one's own words: here, and wherever they were shared. It cannot be undone."""
    hold(session, circle)
    mine = _mine(circle, writer)
    for name in ("who", "teaching", "surprised", "differently", "change", "helped_by"):
        setattr(mine, name, "")
    mine.travelling, mine.reach, mine.reach_wanted = "", "us", "us"
    mine.released = False
    if circle.state is State.WRITING and circle.has(writer):
        mine.finished_at = None
    else:
        mine.taken_away = True


def _mine(circle: Circle, writer: Person) -> Reflection:
    party = circle.party(writer)
    if party is None or party.reflection is None:
        raise NotNow(_("You have written nothing here."))
    return party.reflection
