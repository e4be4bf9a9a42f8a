"""Reviews by the calendar and on asking, and what is told in time, once, and about nobody."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from living_cast import DAY, gather
from sqlalchemy import select
from test_introductions import dated

from alongside import utcnow
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.models import Contact
from alongside_shared_lives import approvals, living_arrangements, living_due, living_reviews
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.living_reviews import Looked, next_due
from alongside_shared_lives.states import NotNow

EVERYBODY = ("person", "helper", "carer", "worker", "manager")


@pytest.fixture
def harbour(northbank):
    found = gather(northbank)
    with found.session() as session:
        for name in EVERYBODY:
            mail = {"kind": "email", "value": f"{name}@x.test", "safe_to_email": True}
            session.add(Contact(person_id=getattr(found, name), **mail))
    return found


def reminded(harbour, days):
    """Who is told something when so many days have gone by."""
    names = {getattr(harbour, name): name for name in EVERYBODY}
    with harbour.session() as session:
        before = set(session.scalars(select(Message.id)))
        living_due.remind(session, utcnow() + timedelta(days=days))
        session.flush()
        found = session.scalars(select(Message).where(Message.id.not_in(before))).all()
        for one in found:
            for name in ("Mei", "Gwen", "Chow", "Hartley"):
                assert name not in one.subject + one.body
        return {names[one.to_person_id] for one in found}


def test_the_calendar_first_weeks_then_months_then_at_least_each_year() -> None:
    plan = SimpleNamespace(first_review_weeks=6, monthly_reviews=2)
    start = date(2026, 1, 5)
    assert next_due(start, [], plan) == ("six_weeks", date(2026, 2, 16))
    held = [("six_weeks", date(2026, 1, 31))]
    assert next_due(start, held, plan) == ("monthly", date(2026, 2, 28))
    held += [("asked", date(2026, 2, 1)), ("monthly", date(2026, 2, 28))]
    assert next_due(start, held, plan) == ("monthly", date(2026, 3, 28))
    held += [("monthly", date(2028, 2, 29))]
    assert next_due(start, held, plan) == ("yearly", date(2029, 2, 28))


def test_a_review_is_held_in_everybodys_own_words_and_the_next_is_planned(harbour) -> None:
    one = harbour.living(since=50)
    with harbour.session() as session:
        [review] = living_reviews.reviews_of(session, harbour.life(session, one))
        page = f"/arrangements/{one}/reviews/{review.id}"
    for name, words in (("person", "I sleep"), ("mate", "Loud"), ("helper", "She laughs")):
        assert harbour.send(name, f"{page}/words", {"words": words}).status_code == 302
    harbour.send("mate", f"{page}/words", {"words": "Louder than before"})
    for name in ("carer", "worker"):
        text = harbour.get(name, page).text
        assert "I sleep" in text
        assert "Louder than before" in text
    assert harbour.get("mate", f"{page}/held").status_code == 403
    assert harbour.get("outsider", page).status_code == 404
    later = {"good": "Soup", **dated("held_on", today() + DAY)}
    assert "still to come" in harbour.send("carer", f"{page}/held", later).text
    kept = {"good": "Soup", "hard": "Mornings", **dated("held_on", today())}
    assert harbour.send("carer", f"{page}/held", kept).status_code == 302
    assert "Mornings" in harbour.get("person", page).text
    with harbour.session() as session:
        life = harbour.life(session, one)
        following, first = living_reviews.reviews_of(session, life)
        assert (following.kind, following.held_on) == ("yearly", None)
        with pytest.raises(NotNow, match="has been held"):
            person = harbour.who(session, "person")
            living_reviews.say(session, Part(life, first), person, "Too late")


def test_anybody_asks_at_any_time_without_a_reason_and_once_is_enough(harbour) -> None:
    one = harbour.living()
    here = f"/arrangements/{one}"
    for name in ("mate", "helper", "mate"):
        assert harbour.send(name, here, to=f"{here}/reviews/ask").status_code == 302
    with harbour.session() as session:
        found = living_reviews.reviews_of(session, harbour.life(session, one))
        assert sorted(review.kind for review in found) == ["asked", "six_weeks"]
    assert harbour.send("outsider", "/", to=f"{here}/reviews/ask").status_code == 404


def test_a_review_is_told_before_and_the_scheme_when_it_is_late_each_once(harbour) -> None:
    harbour.living()
    assert reminded(harbour, 30) == set()
    assert reminded(harbour, 36) == {"person", "helper", "carer", "worker"}
    assert reminded(harbour, 40) == set()
    assert reminded(harbour, 43) == {"worker", "manager"}
    assert reminded(harbour, 50) == set()


def test_choosing_again_after_an_emergency_is_told_before_and_when_it_is_late(harbour) -> None:
    with harbour.session() as session:
        urgent = Trial("live_in", today())
        pair = harbour.pair(session)
        living_arrangements.in_emergency(
            session, pair, urgent, today() + 9 * DAY, household_agreed=True
        )
    assert reminded(harbour, 2) == set()
    assert reminded(harbour, 7) == {"person", "helper", "carer", "worker"}
    assert reminded(harbour, 9) == set()
    assert reminded(harbour, 10) == {"person", "helper", "carer", "worker", "manager"}
    assert reminded(harbour, 11) == set()


def test_an_approval_that_holds_no_more_is_told_to_the_scheme_once(harbour, monkeypatch) -> None:
    """What runs out, or was never taken, is told elsewhere, once (see test_training)."""
    harbour.living()
    late = approvals.Standing(True, 3, frozenset({"live_in"}), troubles=["First aid ran out."])
    monkeypatch.setattr(approvals, "standing", lambda *_asked: late)
    assert reminded(harbour, 1) == set()
    monkeypatch.setattr(approvals, "standing", lambda *_asked: approvals.Standing())
    assert reminded(harbour, 11) == {"worker", "manager"}
    assert reminded(harbour, 12) == set()


def test_a_manager_who_is_kept_from_somebody_there_is_told_nothing(harbour, monkeypatch) -> None:
    one = harbour.living()
    with harbour.session() as session:
        people = (harbour.who(session, "manager"), harbour.who(session, "mate"))
        by = harbour.who(session, "worker")
        walls.put_up(session, *people, because="A court", review_on=today(), by=by)
        for review in living_reviews.reviews_of(session, harbour.life(session, one)):
            review.due_on = today() + DAY
    monkeypatch.setattr(approvals, "standing", lambda *_asked: approvals.Standing())
    assert "manager" not in reminded(harbour, 2)


def test_terms_that_no_longer_fit_who_lives_there_are_told_to_the_scheme_once(harbour) -> None:
    harbour.living()
    assert reminded(harbour, 0) == set()
    page = f"/households/{harbour.household}"
    assert "no longer fits" not in harbour.get("worker", page).text
    with harbour.session() as session:
        other = harbour.another(session)
        urgent = Trial("short_break", today())
        again = today() + 28 * DAY
        living_arrangements.in_emergency(session, other, urgent, again, household_agreed=True)
        session.scalars(select(Approval)).one().kinds = ["short_break"]
    assert reminded(harbour, 1) == {"worker", "manager"}
    assert reminded(harbour, 2) == set()
    for name in ("worker", "carer"):
        text = harbour.get(name, page).text
        assert "It is not approved any more for “Living together”, which goes on." in text
    assert "no longer fits" not in harbour.get("mate", page).text
    with harbour.session() as session:
        session.scalars(select(Approval)).one().most_adults = 1
    assert reminded(harbour, 3) == {"worker", "manager"}
    text = harbour.get("manager", page).text
    assert "2 adults are with it at one time. It is approved for 1." in text
    with harbour.session() as session:
        approval = session.scalars(select(Approval)).one()
        approval.most_adults, approval.kinds = 2, ["short_break", "live_in"]
    assert reminded(harbour, 4) == set()
    assert "no longer fits" not in harbour.get("worker", page).text


def test_the_last_day_passes_and_it_has_ended(harbour) -> None:
    one = harbour.living()
    with harbour.session() as session:
        life = harbour.life(session, one)
        life.arrangement.ends_on = today() + DAY
    reminded(harbour, 1)
    with harbour.session() as session:
        assert harbour.life(session, one).arrangement.state == "living"
    reminded(harbour, 2)
    with harbour.session() as session:
        life = harbour.life(session, one)
        assert life.arrangement.state == "ended"
        assert life.arrangement.ends_on == today() + DAY
        assert "ended" in str(living_due.hold_because(session, life.seeker.person) or "ended")


def test_late_is_late_on_the_scheme_s_own_page(harbour) -> None:
    one = harbour.living(since=90)
    home = harbour.town.signed_in(harbour.manager).get("/home").text
    assert "One review is late" in home
    assert "The day has passed" in harbour.get("person", f"/arrangements/{one}").text
    with harbour.session() as session:
        life = harbour.life(session, one)
        [review] = living_reviews.reviews_of(session, life)
        living_reviews.held(session, Part(life, review), Looked(today()))
    assert "review is late" not in harbour.town.signed_in(harbour.manager).get("/home").text


def test_a_trial_past_its_last_day_waits_on_the_scheme_s_own_page(harbour) -> None:
    with harbour.session() as session:
        life = harbour.tried(session)
        one = life.id
    worker = harbour.town.signed_in(harbour.worker)
    assert "past its last day" not in worker.get("/home").text
    with harbour.session() as session:
        harbour.life(session, one).arrangement.trial_until = today() - DAY
    assert "One trial is past its last day" in worker.get("/home").text
    outsider = harbour.town.signed_in(harbour.outsider)
    assert "past its last day" not in outsider.get("/home").text
    with harbour.session() as session:
        harbour.life(session, one).arrangement.state = "ended"
    assert "past its last day" not in worker.get("/home").text
