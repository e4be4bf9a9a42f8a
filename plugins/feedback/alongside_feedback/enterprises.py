"""Opening an enterprise, agreeing its words, coming and going."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from flask_babel import gettext as _

from alongside import CouncilSession, Person, may_be_together, utcnow
from alongside_feedback import changes, notices
from alongside_feedback.circles import Circle, Party, hold, load
from alongside_feedback.models import Enterprise, Participant
from alongside_feedback.states import BEFORE_WRITING, OPEN, NotNow, State, move

A_FORTNIGHT = timedelta(weeks=2)


def open_enterprise(
    session: CouncilSession,
    opener: Person,
    others: Sequence[Person],
    *,
    hope: str,
    look_back_on: date,
    signs: str = "",
    group_id: uuid.UUID | None = None,
    brings: str = "",
) -> Circle:
    """Open an enterprise with one or more other people. The opener has confirmed their own words.

    Raises NotNow when there is nobody else in it.
    """
    named = {person.id: person for person in others if person.id != opener.id}
    if not named:
        raise NotNow(_("An enterprise needs at least one other person."))
    _must_fit(session, [opener, *named.values()])
    enterprise = Enterprise(
        hope=hope, signs=signs, look_back_on=look_back_on, group_id=group_id, opened_by_id=opener.id
    )
    session.add(enterprise)
    session.flush()
    session.add(
        Participant(
            enterprise_id=enterprise.id, person_id=opener.id, brings=brings, confirmed_edition=1
        )
    )
    for person in named.values():
        session.add(_invitation(enterprise, person, opener))
    session.flush()
    circle = _again(session, enterprise)
    notices.waits(session, circle, circle.others(opener), "confirm")
    return circle


def look_back_on(
    session: CouncilSession, opener: Person, people: Sequence[Person], what: str
) -> Circle | None:
    """Open an enterprise for people who ended something together, to look back on in a fortnight.

    They confirm it like any other (rule 10): until all have, nobody is asked to write. Gives None
    where these people cannot be in one.
    """
    try:
        return open_enterprise(
            session, opener, people, hope=what, look_back_on=utcnow().date() + A_FORTNIGHT
        )
    except NotNow:
        return None


def _must_fit(session: CouncilSession, people: Sequence[Person]) -> None:
    """Two who are kept from each other for somebody's safety look back on nothing together."""
    if not may_be_together(session, people):
        raise NotNow(_("This cannot be done here. Ask a coordinator at the council."))


def confirm(
    session: CouncilSession,
    circle: Circle,
    person: Person,
    brings: str,
    edition: int | None = None,
) -> None:
    """Say yes to the shared words, and what one brings.

    `edition` is the one that was on the page: a yes to older words is not a yes to these, and
    raises NotNow. When everyone has said yes, the enterprise is theirs.
    """
    hold(session, circle)
    circle.must_be(*BEFORE_WRITING)
    seat = circle.seat(person)
    if edition is not None and edition != circle.enterprise.edition:
        raise NotNow(_("The words have changed since you opened the page. Please read them again."))
    seat.participant.brings = brings
    seat.participant.confirmed_edition = circle.enterprise.edition
    _settle(circle)


def change_words(
    session: CouncilSession,
    circle: Circle,
    person: Person,
    *,
    hope: str,
    signs: str,
    look_back_on: date,
) -> None:
    """Change what was agreed. Everyone else is asked again."""
    hold(session, circle)
    circle.must_be(*BEFORE_WRITING)
    seat = circle.seat(person)
    enterprise = circle.enterprise
    if (hope, signs, look_back_on) == (
        enterprise.hope,
        enterprise.signs,
        enterprise.look_back_on,
    ):
        return
    enterprise.hope, enterprise.signs, enterprise.look_back_on = hope, signs, look_back_on
    enterprise.edition += 1
    seat.participant.confirmed_edition = enterprise.edition
    for party in circle.here:
        party.participant.reminded_on = None
    _settle(circle)
    notices.waits(session, circle, circle.others(person), "confirm")


def add_people(
    session: CouncilSession, circle: Circle, person: Person, others: Sequence[Person]
) -> None:
    """Name more people. Each must confirm too before looking back can open."""
    hold(session, circle)
    circle.must_be(*BEFORE_WRITING)
    circle.seat(person)
    _must_fit(session, [*(party.person for party in circle.here), *others])
    for other in others:
        party = circle.party(other)
        if party is None:
            session.add(_invitation(circle.enterprise, other, person))
        elif not party.here:
            party.participant.standing = "here"
            party.participant.confirmed_edition = None
    session.flush()
    hold(session, circle)
    _settle(circle)
    asked = [p for p in circle.here if p.person.id in {other.id for other in others}]
    notices.waits(session, circle, asked, "confirm")


def leave(session: CouncilSession, circle: Circle, person: Person) -> None:
    """Say no, or leave, at any time and without a reason.

    What the person wrote stays theirs and unread. While the others are writing, leaving takes
    back their "finished": they wrote for a circle that is now another, so each decides anew
    whether to go on. Where fewer than two are left before a reveal, the enterprise ends.
    """
    hold(session, circle)
    seat = circle.seat(person)
    never = seat.participant.confirmed_edition is None
    seat.participant.standing = "declined" if never else "left"
    if circle.state not in OPEN:
        changes.settle(session, circle)
        return
    if len(circle.here) < 2:
        move(circle.enterprise, State.ENDED)
    elif circle.state is State.WRITING:
        for party in circle.here:
            if party.reflection is not None:
                party.reflection.finished_at = None
    else:
        _settle(circle)
    notices.waits(session, circle, circle.here, "circle")


def _settle(circle: Circle) -> None:
    """Bring the state in line with who has confirmed."""
    all_said_yes = all(party.confirmed for party in circle.here)
    if circle.state is State.FORMING and all_said_yes:
        move(circle.enterprise, State.TOGETHER)
    elif circle.state is State.TOGETHER and not all_said_yes:
        move(circle.enterprise, State.FORMING)


def _invitation(enterprise: Enterprise, person: Person, by: Person) -> Participant:
    return Participant(enterprise_id=enterprise.id, person_id=person.id, added_by_id=by.id)


def _again(session: CouncilSession, enterprise: Enterprise) -> Circle:
    circle = load(session, enterprise.id)
    assert circle is not None  # noqa: S101
    return circle


__all__ = ["Party", "add_people", "change_words", "confirm", "leave", "open_enterprise"]
