"""Demo: Roz begins to write with Yusuf's help; Sam and Gwen are asked about each other."""

from datetime import timedelta

from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import choosing, suggesting
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import pack
from alongside_shared_lives.models import Household, Looking, Possibility, Vacancy
from alongside_shared_lives.parties import Pair, Seeker, load_home
from alongside_shared_lives.states import LookingState

GWENS = "Gwen’s house by the harbour"
OKOROS = "The Okoros’ house"


def fill(session: CouncilSession, people: dict[str, Person]) -> None:
    """What households and people wrote, and whom the scheme asks."""
    if not {"scheme-worker", "seeker", "musician", "neighbour", "carer-3"} <= people.keys():
        return
    _households(session)
    _roz(session, people)
    _sam(session, people)


def _households(session: CouncilSession) -> None:
    homes = {one.name: one for one in session.scalars(select(Household))}
    if gwens := homes.get(GWENS):
        gwens.who_we_are = "Me, Gwen, and Admiral, who is a cat and knows it."
        gwens.home = (
            "A narrow house by the harbour wall. The room is on the first floor and has the best "
            "window. There is a piano in the kitchen."
        )
        gwens.typical_week = (
            "Up with the tide. I cook for the sailing club on Fridays. Sundays are quiet."
        )
        gwens.enjoy = "Duets, swimming until November, card games that nobody wins."
        gwens.hopes = "To learn the tin whistle. To share what a ship’s cook knows."
        gwens.experience = "Forty years of crews. A neighbour stayed for two years after a fall."
        gwens.cannot_do = "I cannot lift. The stairs are steep."
        gwens.written, gwens.area = "ourselves", "northbank"
        _say(
            gwens,
            has=("pets.cat", "smoking.none", "bedroom.upstairs", "pace.quiet", "interests.music"),
            wish=("interests.music",),
            cannot=("smoking.indoors", "pets.dog"),
        )
        _room(session, gwens, "live_in", "The one with the window to the water")
        _room(session, gwens, "short_break", "Weekends, when the club is closed")
    if okoros := homes.get(OKOROS):
        okoros.who_we_are = "Joseph and Ifeoma, and whoever has come for supper."
        okoros.home = "A house on the hill with a garden, and a ground-floor room beside the hall."
        okoros.typical_week = "Band on Wednesdays, market on Saturdays, a full table every evening."
        okoros.enjoy = "Brass, chillies, cricket on the radio."
        okoros.hopes = "To hear somebody else’s stories at our table."
        okoros.experience = "Shared Lives carers for six years. Ifeoma was a midwife."
        okoros.cannot_do = "We are never quiet before nine in the evening."
        okoros.written, okoros.area = "ourselves", "northbank"
        _say(
            okoros,
            has=("pets.none", "bedroom.ground_floor", "pace.lively", "interests.music"),
            wish=("interests.garden",),
        )
        _room(session, okoros, "short_break", "")


def _roz(session: CouncilSession, people: dict[str, Person]) -> None:
    """Only beginning, with somebody whom she chose."""
    roz = _looking(session, people["seeker"], people["scheme-worker"])
    roz.helper_id = people["neighbour"].id
    roz.state, roz.kind, roz.area = LookingState.WRITING.value, "live_in", "northbank"
    roz.gifts = "I read everything, and I find the mistake."
    roz.please_dont = "Please do not call Biscuit a dog as if that were all there is to say."
    roz.written, roz.written_with = "together", "Yusuf, from the repair café"
    roz.situation = "A flat on the fourth floor, alone since the spring. The lift is often broken."
    _say(
        roz,
        has=("pets.dog", "interests.books"),
        must=("bedroom.ground_floor",),
        cannot=("pets.cat",),
    )


def _sam(session: CouncilSession, people: dict[str, Person]) -> None:
    """Looks; both may read about each other, Gwen has said yes, and Sam takes their time."""
    sam = _looking(session, people["musician"], people["scheme-worker"])
    sam.state, sam.kind, sam.area = LookingState.LOOKING.value, "live_in", "northbank"
    sam.gifts = "Any tune after hearing it once. Everybody’s birthday."
    sam.who_i_am = "I am Sam. I play the tin whistle. I like the sea."
    sam.good_day = "Music in the morning. The café at three o’clock. Fish."
    sam.please_dont = "Please talk to me, not to whoever is next to me."
    sam.support = "I cook and shop myself. I like help with letters and money, on Fridays."
    sam.hopes = "To learn the piano. To teach the whistle."
    sam.written, sam.written_with = "together", "Grace, with pictures"
    _say(
        sam,
        has=("interests.music", "smoking.none"),
        must=("smoking.none",),
        wish=("interests.music", "pace.quiet"),
    )
    house = session.scalars(select(Household).where(Household.name == GWENS)).first()
    home = load_home(session, house.id) if house is not None else None
    if home is None or not home.carers:
        return
    seeker = Seeker(sam, people["musician"])
    if suggesting.between(session, seeker, home) is not None:
        return
    made = Possibility(  # they were asked before Gwen's course ran out
        looking_id=sam.id,
        household_id=home.id,
        thought_of_by_id=people["scheme-worker"].id,
        speaks_for="Both have music in them. The window. A quiet house.",
        speaks_against="The stairs. We do not know yet how Sam is with cats.",
    )
    session.add(made)
    session.flush()
    choosing.tell_both(session, Pair(made, seeker, home))
    now = utcnow()
    made.person_shows_at = made.household_shows_at = now - timedelta(days=2)
    made.household_answer, made.household_answered_at = "yes", now - timedelta(days=1)
    made.household_answered_by_id = people["carer-3"].id


def _looking(session: CouncilSession, person: Person, worker: Person) -> Looking:
    found = session.scalars(select(Looking).where(Looking.person_id == person.id)).first()
    if found is None:
        found = Looking(person_id=person.id)
        session.add(found)
    found.worker_id = worker.id
    session.flush()
    return found


def _say(side: Household | Looking, **said: tuple[str, ...]) -> None:
    side.factors = {way: list(said.get(way, ())) for way in ("has", "must", "wish", "cannot")}
    side.packed = pack(side.factors, FACTORS)


def _room(session: CouncilSession, household: Household, kind: str, words: str) -> None:
    session.add(Vacancy(household_id=household.id, kind=kind, words=words))
