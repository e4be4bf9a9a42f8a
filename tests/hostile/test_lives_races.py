"""Two at the same moment in Shared Lives: both are heard, and no house is ever too full."""

from datetime import timedelta

from living_cast import AGREED, gather
from sqlalchemy import select

from alongside import utcnow
from alongside_shared_lives import living_agreements, living_arrangements, living_choosing
from alongside_shared_lives.capacity import most_at_once
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import Sign
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.models import Possibility
from tests.hostile.test_races import AT_ONCE, together


def test_both_sides_who_answer_at_the_same_moment_are_both_heard(northbank):
    harbour = gather(northbank)
    with harbour.session() as session:
        one = session.scalars(select(Possibility)).one()
        one.person_answer = one.household_answer = ""
        one.person_shows_at = one.household_shows_at = utcnow()
    path = f"/shared-lives/possibilities/{harbour.pair_id}"
    acts = []
    for who in (harbour.person, harbour.carer) * AT_ONCE:
        browser = northbank.signed_in(who)
        data = {**browser.hidden(browser.get(path).text), "to": "yes"}
        acts.append(lambda b=browser, d=data: b.post(f"{path}/answer", data=d))
    answers = together(acts)
    assert {one.status_code for one in answers} <= {302, 409}
    with harbour.session() as session:
        one = session.scalars(select(Possibility)).one()
        assert (one.person_answer, one.household_answer) == ("yes", "yes")
        assert one.person_answered_by_id == harbour.person
        assert one.household_answered_by_id == harbour.carer


def agreed(harbour, session, pair, from_on):
    """A life together that both have signed, and that has not begun."""
    harbour.meet(session, pair)
    carer = harbour.who(session, "carer")
    sides = (("person", pair.seeker.person), ("household", carer))
    for side, by in sides:
        living_choosing.choose(session, Part(pair, side), by, "yes")
    trial = Trial("live_in", from_on, from_on + timedelta(days=2))
    life = living_arrangements.try_it(session, pair, trial)
    living_agreements.write(session, life, AGREED)
    for side, by in sides:
        living_agreements.sign(session, Part(life, side), 1, by, Sign("typed", typed="Us"))
    return life.id


def test_two_who_start_in_the_last_place_of_a_house_are_never_more_than_may_be(northbank):
    harbour = gather(northbank, most_adults=2)
    with harbour.session() as session:
        pairs = [harbour.pair(session), *(harbour.another(session, n) for n in range(2))]
        lives = [
            agreed(harbour, session, pair, today() + timedelta(days=3 * step))
            for step, pair in enumerate(pairs)
        ]
        begins = today() + timedelta(days=20)
        for life in lives[:1]:
            living_arrangements.start(session, harbour.life(session, life), begins)
    parts = zip(("day", "month", "year"), (begins.day, begins.month, begins.year), strict=True)
    typed = {f"starts_on-{part}": str(value) for part, value in parts}
    acts = []
    for life in lives[1:] * 2:
        browser, path = northbank.signed_in(harbour.worker), f"/shared-lives/arrangements/{life}"
        data = {**browser.hidden(browser.get(f"{path}/start").text), **typed}
        acts.append(lambda b=browser, p=path, d=data: b.post(f"{p}/start", data=d))
    answers = together(acts)
    assert {one.status_code for one in answers} <= {302, 409, 422}
    with harbour.session() as session:
        begun = session.scalars(select(Arrangement).where(Arrangement.state == "living")).all()
        assert len(begun) == 2
        assert most_at_once(session, harbour.household, begins) == 2
