"""Ordinary things that happened. One field, never assessed and never counted (rule 22)."""

from sqlalchemy import or_, select

from alongside import CouncilSession, Person
from alongside_shared_lives.living_parties import Life, Part, side_of
from alongside_shared_lives.living_review_models import Ordinary

Thing = Part[Life, Ordinary]


def note_down(session: CouncilSession, life: Life, by: Person, words: str) -> Ordinary:
    """Keep an ordinary thing. What somebody from the scheme writes, they show."""
    one = Ordinary(
        arrangement_id=life.id, author_id=by.id, words=words, shown=not side_of(life, by)
    )
    session.add(one)
    return one


def show(thing: Thing, shows: bool) -> None:
    """Show it to the scheme, or keep it among those who live together again."""
    thing.one.shown = shows


def things(session: CouncilSession, life: Life, reader: Person) -> list[tuple[Ordinary, str]]:
    """What a reader may read, the latest first, each with who wrote it."""
    asked = (
        select(Ordinary, Person)
        .join(Person, Person.id == Ordinary.author_id, isouter=True)
        .where(Ordinary.arrangement_id == life.id)
        .order_by(Ordinary.created_at.desc(), Ordinary.id)
        .limit(300)
    )
    if not side_of(life, reader):
        asked = asked.where(or_(Ordinary.shown, Ordinary.author_id == reader.id))
    rows = session.execute(asked)
    return [(one, person.display_name if person else "") for one, person in rows]
