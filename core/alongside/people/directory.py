"""Adding people to a council, and noticing when somebody is there already."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, insert, select

from alongside.db.ids import new_id
from alongside.db.tenancy import CouncilSession, unscoped
from alongside.db.time import utcnow
from alongside.people.models import NameWord, Person
from alongside.people.names import fold, words
from alongside.people.search import named, page_of, search
from alongside.people.walls import apart_from

ALIKE = 5


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


def add_people(session: CouncilSession, people: Sequence[Person]) -> None:
    """Add many people at once, such as a spreadsheet's: the same as one by one, in few statements.

    They are made with their names alone; `sort_name` is set here.
    """
    for person in people:
        person.sort_name = fold(person.name)[:200]
    session.add_all(people)
    session.flush()
    common = {"council_id": session.council_id, "created_at": utcnow(), "version": 1}
    rows = [
        {**common, "id": new_id(), "person_id": one.id, "word": word, "sort_name": one.sort_name}
        for one in people
        for word in words(one.name, one.known_as)
    ]
    if rows:
        with unscoped("words of these people's names, with the session's own council"):
            session.execute(insert(NameWord.__table__), rows)  # type: ignore[arg-type]


def index_names(session: CouncilSession, person: Person) -> None:
    """Note the words that a person is found by; call it after every change of a name."""
    person.sort_name = fold(person.name)[:200]
    session.execute(delete(NameWord).where(NameWord.person_id == person.id))
    for word in words(person.name, person.known_as):
        session.add(NameWord(person_id=person.id, word=word, sort_name=person.sort_name))
    session.flush()


def find(
    session: CouncilSession, text: str, *, reader: Person, limit: int = 50
) -> Sequence[Person]:
    """The first people that a reader's search by name finds, for choosing one of them."""
    return search(session, reader.id, text).people[:limit]


def lookalikes(session: CouncilSession, name: str, reader: Person) -> Sequence[Person]:
    """A few people who may be the one about to be added; none kept from the reader by a wall.

    They have all the words of this name, in any order; of one word alone, the same whole name.
    """
    asked = words(name)
    if len(asked) > 1:
        found = page_of(session, named(NameWord.word == word for word in asked)).people[:ALIKE]
    else:
        query = select(Person).where(Person.sort_name == fold(name)[:200]).order_by(Person.id)
        found = session.scalars(query.limit(ALIKE)).all()
    kept = apart_from(session, reader) if found else ()
    return [one for one in found if one.id not in kept]
