"""Invented people who get to know each other, and who live together, for the demo."""

import io
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person, Upload, utcnow
from alongside_shared_lives import (
    living_agreements,
    living_arrangements,
    living_choosing,
    living_meetings,
    living_ordinary,
    living_reviews,
)
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import Sign
from alongside_shared_lives.living_meetings import Told
from alongside_shared_lives.living_models import Arrangement, Introduction
from alongside_shared_lives.living_parties import Life, Part
from alongside_shared_lives.living_reviews import Looked
from alongside_shared_lives.living_states import Living
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility
from alongside_shared_lives.parties import Pair, load_pair
from alongside_shared_lives.states import LookingState, Step

People = dict[str, Person]


def fill(session: CouncilSession, people: People) -> None:
    """Mei meets Gwen; Ibrahim lives with the Okoros."""
    here = people.keys()
    if {"seeker-3", "carer-3", "scheme-worker"} <= here:
        _meeting(session, people)
    if {"seeker-2", "carer", "carer-2", "scheme-worker"} <= here:
        _living(session, people)


def _meeting(session: CouncilSession, people: People) -> None:
    """Two cups of tea, a diary with a cat in it, and a weekend to look forward to."""
    mei, gwen, nadia = people["seeker-3"], people["carer-3"], people["scheme-worker"]
    pair = _pair(session, people, "Gwen’s house by the harbour", mei, [gwen], "short_break")
    if living_meetings.meetings(session, pair, mei):
        return
    for days, place, said in (
        (
            21,
            "Gwen’s kitchen",
            (
                (mei, "The light comes off the water and lands on the teapot. I drew it.", ""),
                (gwen, "She looked at the harbour for ten minutes and I did not mind at all.", ""),
                (gwen, "Sat on her coat. It has been decided.", "Admiral"),
                (nadia, "They had tea, looked at the room upstairs, and walked to the quay.", ""),
            ),
        ),
        (
            9,
            "The café by the lifeboats",
            (
                (mei, "I was tired and said so. Gwen said that tired people get the window.", ""),
                (gwen, "We played half a duet. The other half can wait.", ""),
                (gwen, "She smells of paint. I like paint.", "Admiral"),
            ),
        ),
    ):
        day = today() - timedelta(days=days)
        tea = living_meetings.plan(
            session, pair, gwen, kind="tea", planned_on=day, place=place, company="Mei, Gwen"
        )
        session.flush()
        meeting = Part(pair, tea)
        living_meetings.went(session, meeting, "happened")
        for author, words, pet in said:
            living_meetings.tell(session, meeting, author, Told(words, pet, share=True))
    doubt = "I would like to bring the big easel. I have not dared to ask yet."
    living_meetings.tell(session, meeting, mei, Told(doubt))  # for herself and her helper alone
    living_meetings.plan(
        session,
        pair,
        mei,
        kind="weekend",
        planned_on=today() + timedelta(days=(4 - today().weekday()) % 7 + 7),
        place="Gwen’s house, the room with the water",
        company="Mei, Gwen and Admiral. Nadia comes for breakfast.",
    )


def _living(session: CouncilSession, people: People) -> None:
    """Ibrahim came home to the Okoros, and nobody remembers it being otherwise."""
    ibrahim, first, second = people["seeker-2"], people["carer"], people["carer-2"]
    pair = _pair(session, people, "The Okoros’ house", ibrahim, [first, second], "from_fostering")
    begun = select(Arrangement.id).where(Arrangement.possibility_id == pair.id)
    if session.scalars(begun).first() is not None:
        return
    start = today() - timedelta(days=70)
    met = Introduction(
        possibility_id=pair.id,
        person_id=ibrahim.id,
        kind="meal",
        planned_on=start - timedelta(days=60),
        place="The Okoros’ table",
        company="Everybody",
        state="happened",
        planned_by_id=second.id,
    )
    session.add(met)
    session.flush()
    for side, who in (("person", ibrahim), ("household", second)):
        living_choosing.choose(session, Part(pair, side), who, "yes").chosen_at = _noon(start)
    arrangement = Arrangement(
        possibility_id=pair.id,
        looking_id=pair.seeker.id,
        household_id=pair.home.id,
        person_id=ibrahim.id,
        kind="from_fostering",
        state=Living.LIVING.value,
        trial_from=start - timedelta(days=28),
        trial_until=start - timedelta(days=1),
        starts_on=start,
    )
    session.add(arrangement)
    session.flush()
    pair.seeker.looking.state = LookingState.SETTLED.value
    life = Life(arrangement, pair)
    _agreement(session, life, ibrahim, second)
    living_reviews.plan_next(session, life)
    review = Part(life, living_reviews.reviews_of(session, life)[0])
    living_reviews.say(session, review, ibrahim, "I sleep. That is new. More pepper in the soup.")
    looked = Looked(
        start + timedelta(weeks=6),
        there="Ibrahim, the Okoros, Nadia",
        good="Meals with everybody. The bus to college works.",
        hard="Mornings. There is one bathroom and there are four people.",
        changes="A list on the bathroom door, which Ibrahim writes, as he is the funny one.",
    )
    living_reviews.held(session, review, looked)
    apart = today() + timedelta(days=20)
    words = "Ibrahim goes to his foster sister’s wedding."
    living_arrangements.stay(session, life, "break", apart, apart + timedelta(days=3), words)
    for who, words in (
        (ibrahim, "Burnt the rice. Ate the rice."),
        (
            second,
            "He did the weather forecast as my mother. She laughed until she had to sit down.",
        ),
    ):
        living_ordinary.note_down(session, life, who, words)


def _agreement(session: CouncilSession, life: Life, person: Person, carer: Person) -> None:
    words = {
        "parts": "Ibrahim lives here as one of us. We are there when he wants us, and sometimes "
        "when he does not. He cooks on Thursdays.",
        "interested": "Mr Bangura from the running club, who rings every other Sunday.",
        "room": "The room at the back, with the desk. Nobody comes in without knocking.",
        "fees": "As the council’s letter says. Food money is on the fridge.",
        "payer": "The council pays, and Ibrahim his part from his grant.",
        "expectations": "Friends are welcome until eleven. Tell us when you will be late.",
        "house_key": "He has one, on a ribbon.",
        "money": "His own account, his own card.",
        "medicines": "None at present.",
        "health": "The surgery on Quay Street. He makes his own appointments.",
        "back_up": "Auntie Grace next door, whom he likes.",
        "reviews": "After six weeks, then each year, and whenever anybody asks.",
    }
    one = living_agreements.write(session, life, words)
    typed = Sign("typed", typed=carer.display_name)
    for side, who, sign in (
        ("person", person, Sign("given", presence="Nadia", upload=_mark())),
        ("household", carer, typed),
    ):
        living_agreements.sign(session, Part(life, side), one.edition, who, sign)
    key = {**words, "house_key": "He has one, on a ribbon. The spare is with Auntie Grace."}
    newer = living_agreements.write(session, life, key)  # it waits for his yes
    living_agreements.sign(session, Part(life, "household"), newer.edition, carer, typed)


def _mark() -> Upload:
    """A signature with a flourish, as somebody draws it who does voices."""
    from PIL import Image, ImageDraw

    paper = Image.new("RGB", (480, 160), "white")
    pen = ImageDraw.Draw(paper)
    pen.line([(30, 110), (70, 40), (90, 120), (130, 60), (160, 110)], "#1f3b73", 7, joint="curve")
    pen.arc((150, 50, 330, 140), 200, 540, "#1f3b73", 6)
    pen.line([(300, 120), (450, 70)], "#1f3b73", 5)
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=85)
    return Upload(kept.getvalue(), "image/jpeg")


def _pair(
    session: CouncilSession,
    people: People,
    name: str,
    person: Person,
    carers: list[Person],
    kind: str,
) -> Pair:
    """The two and the possibility between them, made where nothing else of the demo did."""
    worker = people["scheme-worker"]
    home = session.scalars(select(Household).where(Household.name == name)).first()
    if home is None:
        home = Household(name=name, state=Step.APPROVED.value, worker_id=worker.id)
        session.add(home)
        session.flush()
        session.add_all(
            Housemate(household_id=home.id, person_id=one.id, part="carer") for one in carers
        )
    looking = session.scalars(select(Looking).where(Looking.person_id == person.id)).first()
    if looking is None:
        looking = Looking(
            person_id=person.id,
            worker_id=worker.id,
            kind=kind,
            state=LookingState.LOOKING.value,
        )
        session.add(looking)
        session.flush()
    both = select(Possibility).where(
        Possibility.looking_id == looking.id, Possibility.household_id == home.id
    )
    one = session.scalars(both).first()
    if one is None:
        one = Possibility(looking_id=looking.id, household_id=home.id, thought_of_by_id=worker.id)
        session.add(one)
    now = utcnow()
    one.person_answer, one.person_answered_at = "yes", one.person_answered_at or now
    one.household_answer, one.household_answered_at = "yes", one.household_answered_at or now
    session.flush()
    pair = load_pair(session, one.id)
    assert pair is not None  # noqa: S101
    return pair


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
