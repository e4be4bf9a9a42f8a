"""How people come into a circle."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from alongside import CouncilSession, Person, apart_from, may_be_together
from alongside_full_circle.circles import Gathering
from alongside_full_circle.models import Circle, Seat
from alongside_full_circle.notices import tell


def open_circles(session: CouncilSession, person: Person) -> Sequence[Circle]:
    """The open circles that somebody could ask to come to.

    Where they are kept from somebody who sits in it, the circle is not there for them.
    """
    named = select(Seat.circle_id).where(Seat.person_id == person.id, Seat.standing != "away")
    kept = select(Seat.circle_id).where(
        Seat.person_id.in_(apart_from(session, person)), Seat.standing == "here"
    )
    return session.scalars(
        select(Circle)
        .where(Circle.is_open, Circle.ended_on.is_(None))
        .where(Circle.id.not_in(named), Circle.id.not_in(kept))
        .order_by(Circle.created_at.desc(), Circle.id)
    ).all()


def stand(session: CouncilSession, gathering: Gathering, person: Person, standing: str) -> None:
    """Let somebody stand in a circle in another way than before."""
    for seat, seated in gathering.seats:
        if seated.id == person.id:
            seat.standing = standing
            return
    seat = Seat(circle_id=gathering.id, person_id=person.id, standing=standing)
    try:
        with session.begin_nested():
            session.add(seat)
    except IntegrityError:  # somebody gave them a seat at this very moment
        return
    gathering.seats.append((seat, person))


def invite(session: CouncilSession, gathering: Gathering, people: Iterable[Person]) -> bool:
    """Invite people by name, and tell them that something waits. False where it cannot be done.

    Nobody is told why: it would tell one person of another's safety.
    """
    new = [one for one in people if gathering.standing(one.id) in ("", "away", "asked")]
    if not may_be_together(session, [*gathering.people("here"), *new]):
        return False
    for person in new:
        asked = gathering.standing(person.id) == "asked"
        stand(session, gathering, person, "here" if asked else "invited")
        tell(session, person, f"full_circle.invited:{gathering.id}")
    return True


def answer(session: CouncilSession, gathering: Gathering, person: Person, comes: bool) -> bool:
    """Say yes or no to an invitation. False where a yes cannot be, since others came first."""
    if comes and not may_be_together(session, [*gathering.people("here"), person]):
        return False
    stand(session, gathering, person, "here" if comes else "away")
    return True
