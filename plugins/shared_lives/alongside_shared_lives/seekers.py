"""Those who look, as the scheme sees them."""

from sqlalchemy import select
from sqlalchemy.orm import aliased

from alongside import CouncilSession, Person
from alongside_shared_lives.models import Looking
from alongside_shared_lives.parties import Seeker
from alongside_shared_lives.states import LookingState


def all_of(session: CouncilSession) -> list[Seeker]:
    """Everybody who looks or begins to, by name."""
    helper = aliased(Person)
    rows = session.execute(
        select(Looking, Person, helper)
        .join(Person, Person.id == Looking.person_id)
        .join(helper, helper.id == Looking.helper_id, isouter=True)
        .where(Looking.state != LookingState.ENDED.value)
        .order_by(Person.sort_name, Person.id)
        .limit(500)
    )
    return [Seeker(looking, person, helps) for looking, person, helps in rows]
