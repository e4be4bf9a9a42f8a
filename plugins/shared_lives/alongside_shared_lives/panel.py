"""The panel looks at a household: who sits, what is asked, how each sees it.

Whoever assessed cannot decide, nor anybody of the household, nor who declared an interest; and an
appeal is heard by others than those who decided first.
Source: domain.md 1b, roles and panel.
"""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import (
    CouncilSession,
    Person,
    may_be_together,
    people_with_role,
    practice_settings,
)
from alongside_shared_lives import appeals, notices
from alongside_shared_lives.access import PANEL
from alongside_shared_lives.considered import Considered, seats_of
from alongside_shared_lives.dates import today
from alongside_shared_lives.panel_models import Consideration, Meeting, Question, Seat
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import hold, load_trail


def call(session: CouncilSession, day: date, place: str) -> Meeting:
    """Say on which day the panel meets."""
    meeting = Meeting(day=day, place=place)
    session.add(meeting)
    session.flush()
    return meeting


def meetings_to_come(session: CouncilSession) -> Sequence[Meeting]:
    """The days on which the panel meets, from today."""
    asked = select(Meeting).where(Meeting.day >= today()).order_by(Meeting.day, Meeting.id)
    return session.scalars(asked.limit(100)).all()


def put_before(session: CouncilSession, home: Home, meeting: Meeting) -> Consideration:
    """Put a household before the panel, with the report as it is now.

    Where it waits with an earlier report, it comes before the panel once more with this one: what
    was asked and who declared an interest stays, how each saw it does not.

    Raises NotNow where it is not at that step, has no report that it could read, or waits already
    with this one.
    """
    hold(session, home, {Step.PANEL, Step.APPROVED})
    trail = load_trail(session, home)
    if trail.shared is None:
        raise NotNow(_("There is no report yet that the household could read."))
    waiting = trail.last[0] if trail.last is not None and not trail.last[0].decision else None
    if waiting is not None and waiting.report_id == trail.shared.id:
        raise NotNow(_("It is before the panel already."))
    seen = any(held.id == meeting.id for one, held in trail.considered if one is not waiting)
    if meeting.day < today() or seen:
        raise NotNow(_("Choose a day on which the panel meets and has not seen it yet."))
    one = waiting or Consideration(household_id=home.id)
    one.meeting_id, one.report_id = meeting.id, trail.shared.id
    one.appeal = practice_settings("shared_lives").appeal
    session.add(one)
    session.flush()
    for seat, _person in seats_of(session, one.id):
        seat.view = seat.view_words = ""
    members = [
        who
        for who in people_with_role(session, PANEL)
        if not home.part(who) and may_be_together(session, [who, *everyone(home)])
    ]
    notices.tell(session, members, f"shared_lives.consideration:{one.id}")
    notices.tell(session, home.carers, f"shared_lives.household:{home.id}")
    return one


def why_not(session: CouncilSession, considered: Considered, person: Person) -> str:
    """Why somebody cannot decide about a household, in words for them; "" where they can."""
    seat = considered.seat(person)
    reason = why_never(session, considered, person)
    if not reason and seat is None:
        return str(_("Say first whether you have an interest in this household."))
    if not reason and seat is not None and seat.interest == "declared":
        return str(_("You declared an interest in this household, so you cannot decide about it."))
    return reason


def why_never(session: CouncilSession, considered: Considered, person: Person) -> str:
    """Why somebody cannot decide, whatever interest they have or have not; "" where they could."""
    home = considered.home
    if home.part(person):
        return str(_("You are of this household, so you cannot decide about it."))
    trail = load_trail(session, home)
    if person.id in trail.assessed_by():
        return str(_("You assessed this household, so you cannot decide about it."))
    if person.id in appeals.decided_first(session, trail, considered.consideration):
        return str(_("You decided about this household before. Others hear its appeal."))
    if not may_be_together(session, [person, *everyone(home)]):
        return str(_("You cannot decide about this household."))
    if person.id not in {one.id for one in people_with_role(session, PANEL)}:
        return str(_("Only members of the panel decide."))
    return ""


def sit(
    session: CouncilSession, considered: Considered, person: Person, interest: str, words: str
) -> Seat:
    """Say whether one has an interest in a household: before anything of it is read.

    An interest once declared stays. Raises NotNow for whoever may not sit at all.
    """
    take_hold(session, considered)
    seat = considered.seat(person)
    if seat is None and interest == "none":
        reason = why_never(session, considered, person)
        if reason:
            raise NotNow(reason)
    if seat is None:
        seat = Seat(consideration_id=considered.id, person_id=person.id, interest=interest)
        session.add(seat)
        considered.seats.append((seat, person))
    elif seat.interest == "declared" and interest == "none":
        raise NotNow(_("You declared an interest. It stays for this decision."))
    seat.interest, seat.interest_words = interest, words
    if interest == "declared":
        seat.view = seat.view_words = ""
    session.flush()
    return seat


def say(
    session: CouncilSession, considered: Considered, person: Person, view: str, words: str
) -> None:
    """Say how one sees it, as a member who may decide. It can be changed until it is decided."""
    take_hold(session, considered)
    seat = must_decide(session, considered, person)
    seat.view, seat.view_words = view, words
    session.flush()


def ask(
    session: CouncilSession, considered: Considered, person: Person, words: str, answer: str
) -> Question:
    """Write down what was asked and, where it is known already, what was answered."""
    take_hold(session, considered)
    must_decide(session, considered, person)
    question = Question(
        consideration_id=considered.id, asked_by_id=person.id, words=words, answer=answer
    )
    session.add(question)
    session.flush()
    considered.questions.append(question)
    return question


def must_decide(session: CouncilSession, considered: Considered, person: Person) -> Seat:
    """Somebody's seat. Raises NotNow, with the reason, where they may not decide."""
    reason = why_not(session, considered, person)
    seat = considered.seat(person)
    if reason or seat is None:
        raise NotNow(reason)
    return seat


def take_hold(session: CouncilSession, considered: Considered) -> None:
    """Take the household for this transaction, and look again at how the panel has it.

    Raises NotNow where it is decided, or moved on, or a later report has been shared since.
    """
    hold(session, considered.home, {Step.PANEL, Step.APPROVED})
    session.refresh(considered.consideration)
    if considered.decided:
        raise NotNow(_("The panel has decided. Here is what it decided."))
    shared = load_trail(session, considered.home).shared
    if shared is not None and shared.id != considered.consideration.report_id:
        raise NotNow(
            _("There is a later report. The scheme puts it before the panel before you go on.")
        )
    considered.seats = seats_of(session, considered.id)


def everyone(home: Home) -> list[Person]:
    """Everybody of a household."""
    return [person for _mate, person in home.people]
