"""Households and people of the demo, each part by its own module."""

from alongside import CouncilSession, Person
from alongside_shared_lives import carer_demo, choosing_demo, living_demo, matching_demo


def fill(session: CouncilSession, people: dict[str, Person]) -> None:
    """Add what each part shows, households first."""
    carer_demo.fill(session, people)
    living_demo.fill(session, people)
    choosing_demo.fill(session, people)
    matching_demo.fill(session, people)
