"""Looking back: each writes alone, and all is revealed at once."""

from flask_babel import gettext as _

from alongside import CouncilSession, Person, utcnow
from alongside_feedback import notices
from alongside_feedback.circles import Circle, hold
from alongside_feedback.models import Reflection
from alongside_feedback.reading import Words, own
from alongside_feedback.states import NotNow, State, move


def open_looking_back(session: CouncilSession, circle: Circle, person: Person) -> None:
    """Begin to look back. Anyone in it may, once everyone has confirmed the words."""
    hold(session, circle)
    circle.seat(person)
    if circle.state is State.FORMING:
        raise NotNow(
            _("Looking back can begin when everyone has confirmed what you hope to do together.")
        )
    circle.must_be(State.TOGETHER)
    move(circle.enterprise, State.WRITING)
    circle.enterprise.looking_back_at = utcnow()
    for party in circle.here:
        party.reflection = Reflection(enterprise_id=circle.id, person_id=party.person.id)
        session.add(party.reflection)
        party.participant.snoozed_until = None
    session.flush()
    notices.waits(session, circle, circle.others(person), "write")


def save(session: CouncilSession, circle: Circle, writer: Person, words: Words) -> None:
    """Keep what someone has written so far, as not finished. Only they can read it."""
    hold(session, circle)
    mine = _mine(circle, writer)
    _keep(mine, words)
    mine.finished_at = None


def finish(
    session: CouncilSession, circle: Circle, writer: Person, words: Words | None = None
) -> bool:
    """Say that one has finished; gives whether this was the last, and all is revealed now.

    Without `words` it is about what was saved before. Raises NotNow when nothing was answered.
    """
    hold(session, circle)
    mine = _mine(circle, writer)
    if words is None:
        saved = own(session, writer, circle)
        words = saved.words if saved else Words()
    else:
        _keep(mine, words)
    if not words:
        raise NotNow(_("Please answer at least one question. “I do not know yet” is an answer."))
    mine.finished_at = mine.finished_at or utcnow()
    if len(circle.here) < 2:  # the others were erased meanwhile: there is nobody to reveal to
        move(circle.enterprise, State.ENDED)
        return False
    if not all(party.has_written for party in circle.here):
        return False
    _reveal(session, circle, writer)
    return True


def take_back(session: CouncilSession, circle: Circle, writer: Person) -> None:
    """Not finished after all. Possible until the reveal, because nobody has read it."""
    hold(session, circle)
    _mine(circle, writer).finished_at = None


def _mine(circle: Circle, writer: Person) -> Reflection:
    circle.must_be(State.WRITING)
    reflection = circle.seat(writer).reflection
    if reflection is None:
        raise NotNow(_("You are not one of those who look back here."))
    return reflection


def _keep(reflection: Reflection, words: Words) -> None:
    for name in ("who", "teaching", "surprised", "differently", "change", "helped_by"):
        setattr(reflection, name, getattr(words, name))


def _reveal(session: CouncilSession, circle: Circle, last: Person) -> None:
    move(circle.enterprise, State.REVEALED)
    circle.enterprise.revealed_at = utcnow()
    for party in circle.here:
        if party.reflection is not None:
            party.reflection.revealed = True
    notices.waits(session, circle, circle.others(last), "reveal")
