"""What the invented households of the demo have in common: steps, a panel, training."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.carer_models import Comment, Move, Report, Requirement
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.panel_models import Consideration, Meeting, Question, Seat
from alongside_shared_lives.states import Step

People = dict[str, Person]


def household(session: CouncilSession, name: str, worker: Person) -> Household:
    """A household by its name, made where it is not there yet."""
    found = session.scalars(select(Household).where(Household.name == name)).first()
    if found is None:
        found = Household(name=name)
        session.add(found)
    found.worker_id = worker.id
    session.flush()
    return found


def mates(session: CouncilSession, home: Household, *carers: Person) -> None:
    """See to it that these are its carers."""
    asked = select(Housemate.person_id).where(Housemate.household_id == home.id)
    there = set(session.scalars(asked))
    for one in carers:
        if one.id not in there:
            session.add(Housemate(household_id=home.id, person_id=one.id, part="carer"))
    if home.begun_by_id is None and carers:
        home.begun_by_id = carers[0].id
    session.flush()


def moment(day: date) -> datetime:
    """Ten o'clock on a day."""
    return datetime.combine(day, time(10), UTC)


def walked(session: CouncilSession, home: Household, by: Person, approved: date) -> None:
    """The steps to an approval on a day, each some weeks before the next."""
    weeks = (18, 16, 14, 12, 4, 2, 0)
    steps = (
        Step.ENQUIRY,
        Step.VISIT,
        Step.APPLICATION,
        Step.ASSESSMENT,
        Step.REPORT,
        Step.PANEL,
        Step.APPROVED,
    )
    for step, before in zip(steps, weeks, strict=True):
        day = approved - timedelta(weeks=before)
        session.add(Move(household_id=home.id, step=step.value, day=day, by_id=by.id))
    home.state, home.state_since = Step.APPROVED.value, approved
    session.flush()


def decided(
    session: CouncilSession,
    home: Household,
    people: People,
    day: date,
    report: dict[str, str],
    terms: dict[str, object],
    views: dict[str, tuple[str, str]],
    question: tuple[str, str],
    reasons: str,
) -> None:
    """A panel that approved, on the first version of a report, with what each of it said."""
    version = Report(
        household_id=home.id,
        number=1,
        written_by_id=people["scheme-worker"].id,
        shared_at=moment(day - timedelta(days=20)),
        **report,
    )
    meeting = Meeting(day=day, place="The town hall, room 3")
    session.add_all([version, meeting])
    session.flush()
    carers = select(Housemate.person_id).where(
        Housemate.household_id == home.id, Housemate.part == "carer"
    )
    first = session.scalars(carers.limit(1)).first()
    session.add(Comment(report_id=version.id, person_id=first, words="That is us, warts and all."))
    one = Consideration(
        meeting_id=meeting.id,
        household_id=home.id,
        report_id=version.id,
        decision="approve",
        decided_on=day,
        decided_by_id=people["panel"].id,
        reasons=reasons,
        review_on=months_later(day, 12),
        applicant_there="Everybody, with cake",
        **terms,
    )
    session.add(one)
    session.flush()
    for handle, (view, words) in views.items():
        if handle not in people:
            continue
        session.add(
            Seat(
                consideration_id=one.id,
                person_id=people[handle].id,
                interest="none",
                view=view,
                view_words=words,
            )
        )
    asked, answer = question
    session.add(
        Question(
            consideration_id=one.id, asked_by_id=people["panel-2"].id, words=asked, answer=answer
        )
    )
    session.add(
        Approval(
            household_id=home.id,
            consideration_id=one.id,
            from_on=day,
            review_on=months_later(today(), 7),
            **terms,
        )
    )
    session.flush()


def learned(
    session: CouncilSession, home: Household, person: Person, by: Person, **kinds: int
) -> None:
    """Training of somebody, each with how many days from now it runs out."""
    for kind, left in kinds.items():
        name = kind.replace("_", " ").capitalize()
        ends = today() + timedelta(days=left)
        session.add(
            Training(
                household_id=home.id,
                person_id=person.id,
                kind=name,
                done_on=months_later(ends, -36),
                expires_on=ends,
                by_id=by.id,
            )
        )
    session.add(
        Requirement(
            household_id=home.id,
            kind="dbs",
            person_id=person.id,
            asked_of=person.display_name,
            got_on=today() - timedelta(days=200),
            expires_on=today() + timedelta(days=895),
            words="Seen by Nadia Rahman. The certificate stays with its owner.",
            by_id=by.id,
        )
    )
