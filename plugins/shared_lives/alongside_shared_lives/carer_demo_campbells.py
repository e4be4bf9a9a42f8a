"""The Campbells of the demo: met, talked with, written about, and asked what they say to it."""

from datetime import UTC, datetime, time, timedelta

from alongside import CouncilSession, Person
from alongside_shared_lives.carer_models import (
    Application,
    Comment,
    Move,
    Report,
    Requirement,
    Visit,
)
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household
from alongside_shared_lives.states import Step

STEPS = (
    (Step.ENQUIRY, 88),
    (Step.VISIT, 81),
    (Step.APPLICATION, 73),
    (Step.ASSESSMENT, 60),
    (Step.REPORT, 9),
)
"""Where they came, and how many days ago."""


def walk(session: CouncilSession, home: Household, people: dict[str, Person]) -> None:
    """Everything along their path so far."""
    worker, leroy, bronagh = (people[k] for k in ("scheme-worker", "applicant", "applicant-2"))
    now = today()
    for step, ago in STEPS:
        day = now - timedelta(days=ago)
        by = leroy if step is Step.ENQUIRY else worker
        session.add(Move(household_id=home.id, step=step.value, day=day, by_id=by.id))
    home.state, home.state_since = Step.REPORT.value, now - timedelta(days=9)
    session.add(
        Application(
            household_id=home.id,
            why="The third bedroom has been a shed for two years. We would rather it laughed.",
            everyone="The two of us. Bronagh’s mother on Sundays, who says: about time.",
            work="Leroy runs the allotments, and drove buses before. Bronagh teaches signing.",
            referees="The allotment society’s secretary; the head of Bronagh’s school.",
            agrees=True,
            sent_at=datetime.combine(now - timedelta(days=66), time(19), UTC),
            sent_by_id=bronagh.id,
        )
    )
    for kind, person, whom, asked, got, lasts in (
        ("references", None, "Two people whom they named", 58, 40, None),
        ("dbs", leroy, "Leroy", 58, 31, 1095),
        ("dbs", bronagh, "Bronagh", 58, 31, 1095),
        ("gp", leroy, "The surgery in Mill Lane", 58, 22, None),
        ("gp", bronagh, "The surgery in Mill Lane", 58, 20, None),
        ("home", None, "The building society", 58, 45, None),
        ("safety", None, "The fire service, who came to look", 50, 36, 365),
    ):
        session.add(
            Requirement(
                household_id=home.id,
                kind=kind,
                person_id=person.id if person else None,
                asked_of=whom,
                asked_on=now - timedelta(days=asked),
                got_on=now - timedelta(days=got),
                expires_on=now + timedelta(days=lasts - got) if lasts else None,
                by_id=worker.id,
            )
        )
    for kind, ago, who, talked, words in (
        ("visit", 79, None, "Tea, the garden, and why the third bedroom is a shed.", ""),
        ("talk", 55, leroy, "On the allotment.", "I am slow to speak and slow to stop. Tell me."),
        ("talk", 48, bronagh, "At the kitchen table.", "I want to learn, not to be thanked."),
        ("visit", 38, None, "A Sunday with Bronagh’s mother, who interviewed us.", ""),
    ):
        session.add(
            Visit(
                household_id=home.id,
                kind=kind,
                day=now - timedelta(days=ago),
                by_id=worker.id,
                with_id=who.id if who else None,
                talked=talked,
                words=words,
                may_read=True,
            )
        )
    session.add(
        Visit(
            household_id=home.id,
            kind="shared",
            day=now - timedelta(days=26),
            by_id=worker.id,
            who="Delroy, who has lived with a household for six years",
            talked="He came for the afternoon, looked at every room, and planted leeks.",
            words="They asked before they helped. He talks to his onions, which is fine. I would "
            "come for a weekend and see if he still asks on Sunday.",
            may_read=True,
        )
    )
    report = Report(
        household_id=home.id,
        number=1,
        written_by_id=worker.id,
        shared_at=datetime.combine(now - timedelta(days=6), time(11), UTC),
        brings="Patience that grows things, two languages of signing, and a car that goes "
        "wherever somebody needs to be. They laugh at themselves first.",
        home="A terraced house with an allotment behind it. Up at six, in bed by ten.",
        everyone="Leroy: I am slow to speak. Bronagh: I want to learn, not to be thanked. Her "
        "mother: about time.",
        met="Delroy planted leeks with Leroy, and would come for a weekend.",
        learns="Medication, and how to be with somebody who wants to be left alone.",
        unknown="We have not seen a hard day. Neither of us knows how the nights will be.",
        proposes="Approval for one adult, for short breaks and days, for a first year.",
    )
    session.add(report)
    session.flush()
    session.add(
        Comment(
            report_id=report.id,
            person_id=leroy.id,
            words="It is fair. The leeks were Delroy’s idea, that should be in it.",
        )
    )
    session.flush()
