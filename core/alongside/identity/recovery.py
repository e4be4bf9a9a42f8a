"""Recovery codes: ten on paper, each good once, for when phone and passkey are lost."""

import secrets

from sqlalchemy import delete, func, select, update

from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.identity.factor_models import RecoveryCode
from alongside.identity.sessions import hash_token
from alongside.people.models import Person

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
MANY, GROUPS, LONG = 10, 4, 4


def _hash(person: Person, code: str) -> bytes:
    """Of 79 random bits, so that nobody finds the code by trying, even with the hash at hand."""
    return hash_token(f"{person.id}:{code}")


def make(session: CouncilSession, person: Person) -> list[str]:
    """Ten new codes, as they are shown this once; any that were there before are worth nothing."""
    forget(session, person)
    made = []
    for _number in range(MANY):
        code = "".join(secrets.choice(LETTERS) for _letter in range(GROUPS * LONG))
        session.add(RecoveryCode(person_id=person.id, code_hash=_hash(person, code)))
        made.append("-".join(code[at : at + LONG] for at in range(0, len(code), LONG)))
    session.flush()
    return made


def forget(session: CouncilSession, person: Person) -> None:
    """Take all codes of somebody away."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))


def left(session: CouncilSession, person: Person) -> int:
    """How many codes are still good."""
    return session.scalars(
        select(func.count(RecoveryCode.id)).where(
            RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None)
        )
    ).one()


def use(session: CouncilSession, person: Person, typed: str) -> bool:
    """Use a code up, typed with or without its hyphens; False when it is none or was used."""
    code = "".join(letter for letter in typed.casefold() if letter.isalnum())
    taken = session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.code_hash == _hash(person, code), RecoveryCode.used_at.is_(None))
        .values(used_at=utcnow())
        .returning(RecoveryCode.id)
    )
    return taken.scalar_one_or_none() is not None
