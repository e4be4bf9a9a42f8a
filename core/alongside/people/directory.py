"""Adding people, and finding them by name."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import NameWord, Person
from alongside.people.names import fold, words

LAST = "\U0010ffff"


def add_person(
    session: CouncilSession,
    *,
    name: str,
    known_as: str = "",
    pronouns: str = "",
    born_on: date | None = None,
    sign_in_address: str | None = None,
    language: str = "",
    handle: str | None = None,
    added_by: Person | None = None,
) -> Person:
    """Add a person to the council. Only the name is needed."""
    person = Person(
        name=name,
        known_as=known_as,
        pronouns=pronouns,
        born_on=born_on,
        sort_name=fold(name)[:200],
        sign_in_address=sign_in_address.strip().casefold() if sign_in_address else None,
        language=language,
        handle=handle,
        added_by_id=added_by.id if added_by else None,
    )
    session.add(person)
    session.flush()
    index_names(session, person)
    return person


def index_names(session: CouncilSession, person: Person) -> None:
    """Note the words that a person is found by; call it after every change of a name."""
    person.sort_name = fold(person.name)[:200]
    session.execute(delete(NameWord).where(NameWord.person_id == person.id))
    for word in words(person.name, person.known_as):
        session.add(NameWord(person_id=person.id, word=word))
    session.flush()


def find(session: CouncilSession, text: str, *, limit: int = 50) -> Sequence[Person]:
    """People whose names hold words that begin with each of the words asked for, by name."""
    asked = words(text)
    if not asked:
        return []
    query = select(Person)
    for word in asked:
        query = query.where(
            Person.id.in_(
                select(NameWord.person_id).where(NameWord.word >= word, NameWord.word < word + LAST)
            )
        )
    return session.scalars(query.order_by(Person.sort_name, Person.id).limit(limit)).all()
