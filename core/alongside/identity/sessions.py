"""Sessions: rows that can be listed and ended, with a random token in the browser's cookie."""

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Date, bindparam, select, update

from alongside.access.actor import Actor
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.memberships import memberships_of
from alongside.groups.models import today
from alongside.identity.factors import has_factor
from alongside.identity.models import CouncilRole, SignIn
from alongside.identity.roles import is_held
from alongside.people.models import Person

TOUCH = timedelta(minutes=5)
HALFWAY = timedelta(minutes=30)
AGAIN = timedelta(minutes=10)
_ASKED = (
    select(SignIn, Person, CouncilRole.role)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(
        CouncilRole,
        (CouncilRole.person_id == Person.id) & is_held(bindparam("day", type_=Date)),
    )
    .where(SignIn.token_hash == bindparam("token"))
)


def hash_token(token: str) -> bytes:
    """What is stored of a token: a stolen database opens no session."""
    return hashlib.sha256(token.encode()).digest()


def start(
    session: CouncilSession,
    person: Person,
    *,
    lasts: timedelta,
    shared_device: bool = True,
    device: str = "",
    waits: bool = False,
    proven: bool = False,
    by_account: bool = False,
) -> str:
    """Begin a session for a person; gives the token for the browser, which is kept nowhere else.

    One that `waits` opens nothing before a second factor was shown; `proven`: one was just now,
    and with `by_account` at the council's own provider.
    """
    token = secrets.token_urlsafe(32)
    now = utcnow()
    session.add(
        SignIn(
            person_id=person.id,
            token_hash=hash_token(token),
            seen_at=now,
            expires_at=now + lasts,
            shared_device=shared_device,
            device=device[:120],
            waits=waits,
            proven_at=now if proven else None,
            by_account=by_account,
        )
    )
    session.flush()
    return token


def actor_for(
    session: CouncilSession, token: str | None, idle: timedelta, *, staff_must_prove: bool = False
) -> Actor:
    """Who a token belongs to, with the council roles they hold today; a visitor otherwise.

    A session on a shared device also ends when it was not used for `idle`. Where a second factor
    is still to be shown (by staff always, where they must), its person is only arriving, for half
    an hour. One statement.
    """
    visitor = Actor(session)
    if not token:
        return visitor
    now = utcnow()
    rows = session.execute(_ASKED, {"token": hash_token(token), "day": today()}).all()
    if not rows:
        return visitor
    sign_in, person, _ = rows[0]
    if sign_in.ended_at is not None or sign_in.expires_at <= now:
        return visitor
    if sign_in.shared_device and sign_in.seen_at + idle <= now:
        return visitor
    roles = frozenset(role for _, _, role in rows if role)
    if sign_in.waits or (staff_must_prove and roles and sign_in.proven_at is None):
        if sign_in.created_at + HALFWAY <= now:
            return visitor
        return Actor(session, sign_in=sign_in, arriving=person)
    return Actor(
        session,
        person,
        roles,
        lambda: memberships_of(session, person),
        sign_in,
        asks_again=lambda: _asks_again(session, sign_in, now),
    )


def _asks_again(session: CouncilSession, sign_in: SignIn, now: datetime) -> bool:
    """Whether someone who has a second factor showed it more than ten minutes ago, or never.

    One that the council's provider asks for is one as well.
    """
    if sign_in.proven_at is not None and now - sign_in.proven_at < AGAIN:
        return False
    return sign_in.by_account or has_factor(session, sign_in.person_id)


def prove(session: CouncilSession, sign_in: SignIn, *, by_account: bool = False) -> str:
    """Write down that a second factor was shown; gives a new token, and the old one is dead."""
    token = secrets.token_urlsafe(32)
    session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in.id)
        .values(
            token_hash=hash_token(token), waits=False, proven_at=utcnow(), by_account=by_account
        )
    )
    return token


def stale(sign_in: SignIn, now: datetime) -> bool:
    """Whether the time that the session was last used should be written down again."""
    return now - sign_in.seen_at > TOUCH


def touch(session: CouncilSession, sign_in_id: uuid.UUID, now: datetime) -> None:
    """Write down that a session was used just now."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def person_id_of(session: CouncilSession, token: str | None) -> uuid.UUID | None:
    """Whose session this was, whether it still holds or not."""
    if not token:
        return None
    asked = select(SignIn.person_id).where(SignIn.token_hash == hash_token(token))
    return session.scalars(asked).one_or_none()


def end(session: CouncilSession, token: str | None) -> None:
    """End the session of this token; a copied cookie is worth nothing afterwards."""
    if token:
        session.execute(
            update(SignIn)
            .where(SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
            .values(ended_at=utcnow())
        )


def end_everywhere(session: CouncilSession, person: Person) -> None:
    """End every session of a person."""
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
        .values(ended_at=utcnow())
    )


def open_now(session: CouncilSession, person: Person, idle: timedelta) -> Sequence[SignIn]:
    """The sessions of a person that still open something, the last used first."""
    now = utcnow()
    rests = SignIn.shared_device & (SignIn.seen_at <= now - idle)
    return session.scalars(
        select(SignIn)
        .where(
            SignIn.person_id == person.id,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > now,
            ~rests,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    ).all()


def end_others(session: CouncilSession, person: Person, kept: SignIn) -> None:
    """End every session of a person but this one: they began with less than is asked for now."""
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person.id, SignIn.id != kept.id, SignIn.ended_at.is_(None))
        .values(ended_at=utcnow())
    )
