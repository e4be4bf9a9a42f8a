"""Those who look, as the scheme sees them."""

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.models import Looking
from alongside_shared_lives.parties import Seeker
from alongside_shared_lives.states import LookingState


def all_of(session: CouncilSession) -> list[Seeker]:
    """Everybody who looks or begins to, by name."""
    rows = session.execute(
        select(Looking, Person)
        .join(Person, Person.id == Looking.person_id)
        .where(Looking.state != LookingState.ENDED.value)
        .order_by(Person.sort_name, Person.id)
        .limit(500)
    )
    return [Seeker(looking, person) for looking, person in rows]
