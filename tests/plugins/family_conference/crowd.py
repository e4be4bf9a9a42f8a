"""A conference grown as large as one gets: many people, a long plan, years of reviews."""

from datetime import timedelta
from typing import Any

from alongside import Person, utcnow
from alongside_family_conference.gatherings import Gathering, today
from alongside_family_conference.models import BottomLine, Participant, ReportAnswer
from alongside_family_conference.plan_models import ItemStep, PlanItem, Review
from alongside_family_conference.states import AFTERWARDS, DECIDING

KNOW = "We know it because Kai says so at breakfast, and because the calendar has a tick for it."


def grow(
    session: Any, found: Gathering, *, people: int, items: int = 0, reviews: int = 0
) -> Gathering:
    """Add people, items (every third the council's, each with a word on how it goes) and reviews.

    What does not belong to the state that it is in yet, it does not get: a plan in private time is
    on no server.
    """
    conference, referrer = found.conference, found.who("referrer")[0].person
    for n in range(people):
        relative = Person(name=f"Relative {n:02}", sort_name=f"relative {n:02}")
        session.add(relative)
        session.flush()
        seat = {"role": "family", "relation": "aunt", "answer": "coming", "consent": "yes"}
        session.add(
            Participant(
                conference_id=found.id, person_id=relative.id, added_by_id=referrer.id, **seat
            )
        )
        session.add(
            BottomLine(
                conference_id=found.id, line=f"Line {n}", harm="A harm", set_by_id=referrer.id
            )
        )
        answer = {"person_id": relative.id, "words": f"I say {n}"}
        session.add(ReportAnswer(conference_id=found.id, **answer))
    if found.state not in DECIDING | AFTERWARDS:
        return found
    for n in range(items):
        session.add(item := _item(found, n, referrer))
        session.flush()
        step = {"person_id": item.who_id, "status": "under_way", "words": f"Word {n:02}."}
        session.add(ItemStep(item_id=item.id, **step))
    for n in range(reviews):
        said = {"better": f"Better {n}", "harder": f"Harder {n}", "learned": f"Learned {n}"}
        held = utcnow() - timedelta(days=400 - n)
        session.add(Review(conference_id=found.id, opened_by_id=referrer.id, held_at=held, **said))
    conference.plan_shared_at = conference.plan_shared_at or utcnow()
    session.flush()
    return found


def _item(found: Gathering, n: int, referrer: Person) -> PlanItem:
    council = n % 3 == 2
    takes_it_on = referrer if council else found.family[n % len(found.family)].person
    return PlanItem(
        conference_id=found.id,
        position=n + 10,
        what=f"Thing {n:02}: somebody is there on Monday morning, and again on Friday.",
        who=takes_it_on.display_name,
        who_id=takes_it_on.id,
        by_agency=council,
        by=today() + timedelta(days=n - 20),
        know=KNOW,
        checks="Grandad, with the calendar",
        decision="declined" if n % 10 == 9 else "agreed",
        reason="Nobody is at home then, and he would be alone." if n % 10 == 9 else "",
    )
