"""Telling the council something, and going on with the conversation.

Whatever somebody says is handled in one way: it waits for a person, and a person answers. No word
in it is weighed, and nothing here makes a complaint of it (rule 13): only its author can, in
`alongside_feedback.complaints`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_feedback.tell_keys import Keys, add_code, add_link
from alongside_feedback.tell_models import Place, Telling, TellingTurn


@dataclass(frozen=True)
class Reach:
    """Who somebody says they are and how to reach them. All of it may stay empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    safe_to_email: bool = False
    safe_to_text: bool = False
    safe_to_call: bool = False


def tell(
    session: CouncilSession,
    words: str,
    keys: Keys,
    *,
    reach: Reach | None = None,
    about: str = "",
    place: Place | None = None,
    person: Person | None = None,
) -> Telling:
    """Begin a conversation. `person` is whose account it is joined to, where they wished so."""
    now = utcnow()
    telling = Telling(
        **vars(reach or Reach()),
        about=about,
        place_id=place.id if place else None,
        person_id=person.id if person else None,
        waiting_since=now,
        moved_at=now,
    )
    session.add(telling)
    session.flush()
    session.add(
        TellingTurn(telling_id=telling.id, author_id=telling.person_id, body=words, created_at=now)
    )
    add_link(session, telling, keys.token)
    add_code(session, telling, keys.code)
    return telling


def write_again(
    session: CouncilSession, telling: Telling, words: str, *, helped_by: str = ""
) -> TellingTurn:
    """Say more, as the writer or with somebody's help. It waits for an answer from then on."""
    now = utcnow()
    said = TellingTurn(
        telling_id=telling.id,
        author_id=telling.person_id,
        body=words,
        helped_by=helped_by,
        created_at=now,
    )
    session.add(said)
    telling.waiting_since = telling.waiting_since or now
    telling.moved_at = now
    return said


@dataclass(frozen=True)
class Spoken:
    """One turn as it is shown: what was said, by which side, and by whom where that is known."""

    turn: TellingTurn
    staff: Person | None

    @property
    def when(self) -> datetime:
        """When it was said."""
        return self.turn.created_at


def conversation(session: CouncilSession, telling: Telling) -> Sequence[Spoken]:
    """Everything that was said, in order. One statement."""
    rows = session.execute(
        select(TellingTurn, Person)
        .outerjoin(Person, Person.id == TellingTurn.staff_id)
        .where(TellingTurn.telling_id == telling.id)
        .order_by(TellingTurn.created_at, TellingTurn.id)
    )
    return [Spoken(turn, staff) for turn, staff in rows]


def tellings_of(session: CouncilSession, person: Person) -> Sequence[Telling]:
    """The conversations joined to a person's account, those that moved last first."""
    return session.scalars(
        select(Telling)
        .where(Telling.person_id == person.id)
        .order_by(Telling.moved_at.desc())
        .limit(50)
    ).all()


@dataclass(frozen=True)
class Movement:
    """One thing that happened to somebody's words: which, when, and through whom."""

    what: str
    when: datetime
    who: Person | None = None


def where_it_went(session: CouncilSession, telling: Telling) -> Sequence[Movement]:
    """What has happened to somebody's words so far, in order (rule 19). One statement.

    `what` is `told`, `taken`, `answered`, `invited` or `accepted`.
    """
    ids = {one for one in (telling.taken_by_id, telling.invited_by_id) if one is not None}
    found = session.scalars(select(Person).where(Person.id.in_(ids))).all() if ids else ()
    people = {person.id: person for person in found}
    taker = people.get(telling.taken_by_id) if telling.taken_by_id else None
    inviter = people.get(telling.invited_by_id) if telling.invited_by_id else None
    moments = (
        ("told", telling.created_at, None),
        ("taken", telling.taken_at, taker),
        ("answered", telling.answered_at, None),
        ("invited", telling.invited_at, inviter),
        ("accepted", telling.accepted_at, None),
    )
    passed = [Movement(what, when, who) for what, when, who in moments if when is not None]
    return sorted(passed, key=lambda movement: movement.when)
