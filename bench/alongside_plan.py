"""The invented family plan as a conference of Alongside, under way for years and being reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from alongside import CouncilSession, Person, utcnow
from alongside_family_conference.models import BottomLine, Conference, Participant, ReportAnswer
from alongside_family_conference.plan_models import ItemStep, PlanItem, Review
from bench import plans
from bench.sides import MEETING, PLAN, REPORT, REVIEW, Page, Target


def load(session: CouncilSession, worker: Person, people: Sequence[UUID]) -> UUID:
    """Add it, with these people in it and the worker as who asked for it; gives its id."""
    now, members = utcnow(), people[: plans.PEOPLE]
    conference = Conference(
        name=plans.NAME,
        state="reviewing",
        about_id=members[0],
        strengths="Forty people.",
        worries="Mondays.",
        questions="Who helps?",
        contingency=plans.CONTINGENCY,
        list_cleared_at=now,
        report_shared_at=now,
        plan_shared_at=now,
    )
    session.add(conference)
    session.flush()
    here = {"conference_id": conference.id}
    session.add(Participant(person_id=worker.id, role="referrer", **here))
    for number, person in enumerate(members):
        role = "family" if number else "central"
        told = {"relation": "aunt", "consent": "yes", "answer": "coming", "added_by_id": worker.id}
        session.add(Participant(person_id=person, role=role, **told, **here))
        session.add(ReportAnswer(person_id=person, words="We see it like that, too.", **here))
    session.add(BottomLine(line="Not alone overnight.", harm="He was ill.", **here))
    for thing in plans.things():
        _add_item(session, thing, worker, members, here)
    for number in range(plans.REVIEWS):
        session.add(Review(held_at=now, opened_by_id=worker.id, **plans.said(number), **here))
    session.flush()
    session.add(Review(opened_by_id=worker.id, **here))
    return conference.id


def _add_item(
    session: CouncilSession,
    thing: plans.Thing,
    worker: Person,
    members: Sequence[UUID],
    here: Mapping[str, UUID],
) -> None:
    whose = worker.id if thing.who is None else members[thing.who]
    item = PlanItem(
        position=thing.number,
        what=thing.what,
        who="Somebody with a name",
        who_id=whose,
        by_agency=thing.who is None,
        by=thing.by,
        know=thing.know,
        checks=thing.checks,
        decision="agreed",
        status="under_way",
        **here,
    )
    session.add(item)
    session.flush()
    session.add(ItemStep(item_id=item.id, person_id=whose, status="under_way", words=thing.word))


def pages(conference: UUID) -> dict[str, Page]:
    """How to ask for its pages, each with a text from its end."""
    here, last = f"/family-conference/conferences/{conference}", plans.REVIEWS - 1
    return {
        MEETING: Page((Target(here, f"<h1>{plans.NAME}</h1>"),)),
        PLAN: Page((Target(f"{here}/plan", plans.said(last)["learned"]),)),
        REPORT: Page((Target(f"{here}/report", "We see it like that, too."),)),
        REVIEW: Page((Target(f"{here}/review", 'name="learned"'),)),
    }
