"""Invented households for the demo: two approved, one whose report has just been shared.

Each is found by its name where another part of the demo has made it already.
"""

from datetime import timedelta

from alongside import CouncilSession
from alongside_shared_lives import carer_demo_campbells
from alongside_shared_lives.approval_models import CarerReview
from alongside_shared_lives.carer_demo_steps import (
    People,
    decided,
    household,
    learned,
    mates,
    walked,
)
from alongside_shared_lives.dates import months_later, today
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.panel_models import Meeting

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


def _okoros(session: CouncilSession, people: People) -> None:
    """Joseph and Ifeoma, approved for two, with a first aid course soon to be done again."""
    worker = people["scheme-worker"]
    home, day = household(session, OKOROS, worker), months_later(today(), -38)
    mates(session, home, people["carer"], people["carer-2"])
    walked(session, home, worker, day)
    decided(
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
            "proposes": "Approval for two adults: living together, short breaks, days, and whoever "
            "comes to them from fostering.",
        },
        {
            "most_adults": 2,
            "kinds": ["live_in", "short_break", "day", "from_fostering"],
            "conditions": "One break of two weeks each summer, planned by Easter.",
        },
        {
            "panel": ("approve", "I would send my own son."),
            "panel-2": ("approve", "They asked me things. Most people tell me things."),
        },
        ("What happens on a bad day?", "Joseph: I go and practise. Ifeoma: I let him."),
        "Two people who make room for others without making a fuss. The house is ready.",
    )
    learned(
        session,
        home,
        people["carer"],
        worker,
        first_aid=26,
        medication=410,
        keeping_people_safe=640,
        mental_capacity=640,
        equality=590,
        data_protection=330,
    )
    learned(
        session,
        home,
        people["carer-2"],
        worker,
        first_aid=520,
        medication=380,
        keeping_people_safe=640,
        mental_capacity=640,
        equality=590,
        data_protection=330,
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
    walked(session, home, worker, day)
    decided(
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
            "coordinator": ("approve", "The harbour is full of people who look in on her."),
        },
        ("Who looks in when the ferry does not run?", "Gwen: everybody. It is a harbour."),
        "A house in which somebody is expected home. Her sister stands in, from the first day.",
    )
    learned(
        session,
        home,
        people["carer-3"],
        worker,
        first_aid=300,
        medication=-9,
        keeping_people_safe=610,
        mental_capacity=610,
        equality=700,
        data_protection=280,
    )
    session.flush()
