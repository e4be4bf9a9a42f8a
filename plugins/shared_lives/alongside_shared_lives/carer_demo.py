"""Invented households for the demo: two approved, one whose report has just been shared.

Each is found by its name where another part of the demo has made it already.
"""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person
from alongside_shared_lives import carer_demo_campbells
from alongside_shared_lives.approval_models import Approval, CarerReview, Training
from alongside_shared_lives.carer_models import Comment, Move, Report, Requirement
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.panel_models import Consideration, Meeting, Question, Seat
from alongside_shared_lives.states import Step

People = dict[str, Person]

OKOROS = "The Okoros’ house"
GWEN = "Gwen’s house by the harbour"
CAMPBELLS = "The Campbells’ house"


def fill(session: CouncilSession, people: People) -> None:
    """Add what the people who are there can show."""
    if not {"scheme-worker", "scheme-manager", "panel", "panel-2"} <= people.keys():
        return
    if {"carer", "carer-2"} <= people.keys():
        _okoros(session, people)
    if "carer-3" in people:
        _gwen(session, people)
    if {"applicant", "applicant-2"} <= people.keys():
        home = household(session, CAMPBELLS, people["scheme-worker"])
        mates(session, home, people["applicant"], people["applicant-2"])
        carer_demo_campbells.walk(session, home, people)
    session.add(Meeting(day=today() + timedelta(days=24), place="The town hall, room 3, from ten"))
    session.add(
        Enquiry(
            name="Ayo Bello",
            email="ayo.bello@example.org",
            safe_when="After six, and write first",
            words="The children have left, and the table is too long. My mother fostered; is this "
            "like that? We have a garden, and a dog who thinks he is a person.",
        )
    )
    session.flush()


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


def _walked(session: CouncilSession, home: Household, by: Person, approved: date) -> None:
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


def _decided(
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


def _learned(
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


def _okoros(session: CouncilSession, people: People) -> None:
    """Joseph and Ifeoma, approved for two, with a first aid course soon to be done again."""
    worker = people["scheme-worker"]
    home, day = household(session, OKOROS, worker), months_later(today(), -38)
    mates(session, home, people["carer"], people["carer-2"])
    _walked(session, home, worker, day)
    _decided(
        session,
        home,
        people,
        day,
        {
            "brings": "A brass band’s worth of music, food that people cross town for, and two who "
            "listen. Whoever is at their table is asked what they think.",
            "home": "Three bedrooms, one on the ground floor. Sundays are long and loud.",
            "met": "Delroy came for lunch, stayed till eight, and said: they let me wash up.",
            "learns": "Ifeoma would like to learn to sign. Joseph says he needs a break in August.",
            "unknown": "How they are when it is quiet. Nobody has seen that yet.",
            "proposes": "Approval for two adults, living together, short breaks or days.",
        },
        {
            "most_adults": 2,
            "kinds": ["live_in", "short_break", "day"],
            "conditions": "One break of two weeks each summer, planned by Easter.",
        },
        {
            "panel": ("approve", "I would send my own son."),
            "panel-2": ("approve", "They asked me things. Most people tell me things."),
        },
        ("What happens on a bad day?", "Joseph: I go and practise. Ifeoma: I let him."),
        "Two people who make room for others without making a fuss. The house is ready.",
    )
    _learned(
        session,
        home,
        people["carer"],
        worker,
        first_aid=26,
        medication=410,
        keeping_people_safe=640,
    )
    _learned(
        session,
        home,
        people["carer-2"],
        worker,
        first_aid=520,
        medication=380,
        keeping_people_safe=640,
    )
    session.add(
        CarerReview(
            household_id=home.id,
            by_id=worker.id,
            day=months_later(today(), -5),
            changes="Their nephew has moved out, so the small room is a music room now.",
            learned="Signing, two evenings a week. Chillies: an advanced course, says Ifeoma.",
            safety="Alarms tested together. The insurance is new in March.",
            incidents="A fall on the garden step. It has a rail now.",
            views="Asked without them there: it is my home, and I choose what is for tea.",
            views_by="An advocate from the neighbourhood law centre",
            own_needs="Joseph’s knees. Somebody to ring on a Sunday who knows them.",
            breaks="Two weeks in August, had and good. The next one is planned.",
            terms="Right as they are.",
            outcome="continue",
            said="We would add that it has been a lovely year.",
            next_on=months_later(today(), 7),
        )
    )
    session.flush()


def _gwen(session: CouncilSession, people: People) -> None:
    """Gwen, approved for one; one member of the panel would have waited."""
    worker = people["scheme-worker"]
    home, day = household(session, GWEN, worker), months_later(today(), -17)
    mates(session, home, people["carer-3"])
    _walked(session, home, worker, day)
    _decided(
        session,
        home,
        people,
        day,
        {
            "brings": "A piano in the kitchen, forty years of feeding crews, and no fuss at all.",
            "home": "Two bedrooms over the water. The stairs are steep, and the cat runs them.",
            "met": "Delroy played chopsticks with her, and was beaten. He would come again.",
            "learns": "She would like somebody who can tell her when she takes over.",
            "unknown": "Who stands in when she is ill. Her sister has offered.",
            "proposes": "Approval for one adult, living together or for short breaks.",
        },
        {"most_adults": 1, "kinds": ["live_in", "short_break"], "conditions": ""},
        {
            "panel": ("approve", "She knows what she does not know."),
            "panel-2": ("defer", "I would have met her sister first. One person is not many."),
        },
        ("Who looks in when the ferry does not run?", "Gwen: everybody. It is a harbour."),
        "A house in which somebody is expected home. Her sister stands in, from the first day.",
    )
    _learned(session, home, people["carer-3"], worker, first_aid=300, medication=-9, equality=700)
    session.flush()
