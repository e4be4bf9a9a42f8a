"""Getting to know each other: planning, a diary with everybody's own page, and choosing."""

import re

import pytest
from living_cast import DAY, gather
from sqlalchemy import select

from alongside import utcnow
from alongside.people import walls
from alongside_shared_lives import living_cards, living_choices, living_meetings
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_meetings import Told
from alongside_shared_lives.living_models import Choice, DiaryEntry, Introduction
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.models import Housemate, Looking, Possibility
from alongside_shared_lives.parties import load_pair
from alongside_shared_lives.states import NotNow


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


def dated(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def meeting_of(harbour):
    with harbour.session() as session:
        return session.scalars(select(Introduction.id)).one()


def test_a_cup_of_tea_is_planned_happens_and_is_told_of_by_everybody(harbour) -> None:
    page = harbour.meetings
    tea = {"kind": "tea", "place": "Gwen’s kitchen", **dated("planned_on", today())}
    assert harbour.send("person", f"{page}/plan", tea).status_code == 302
    one = meeting_of(harbour)
    assert "Gwen’s kitchen" in harbour.get("carer", page).text
    assert "The diary opens when you have met" in str(
        harbour.send("person", f"{page}/{one}/diary", {"words": "x"}).text
    )
    assert (
        harbour.send("carer", page, {"to": "happened"}, to=f"{page}/{one}/went").status_code == 302
    )

    mine = {"words": "The light on the teapot", "written_with": "Su"}
    assert harbour.send("person", f"{page}/{one}/diary", mine).status_code == 302
    cat = {"words": "Sat on her coat", "pet": "Admiral", "share": "y"}
    assert harbour.send("mate", f"{page}/{one}/diary", cat).status_code == 302
    facts = {"words": "They walked to the quay"}
    assert harbour.send("worker", f"{page}/{one}/diary", facts).status_code == 302
    harbour.send("helper", f"{page}/{one}/diary", {"words": "She hummed all the way home"})
    assert "written with Su Chow" in harbour.get("person", page).text

    for name in ("person", "helper"):
        text = harbour.get(name, page).text
        for words in ("The light on the teapot", "Admiral", "Sat on her coat", "to the quay"):
            assert words in text
        assert "Only your side reads this" in text
    for name in ("carer", "mate", "worker", "manager"):
        text = harbour.get(name, page).text
        assert "Sat on her coat" in text
        assert "The light on the teapot" not in text

    assert "Bryn Hartley" not in harbour.get("person", page).text  # it is the cat who speaks
    with harbour.session() as session:
        own_page = select(DiaryEntry.id).where(DiaryEntry.author_id == harbour.person)
        entry = session.scalars(own_page).one()
    own = f"{page}/diary/{entry}"
    for name in ("helper", "carer", "worker"):  # the helper reads it, and its words stay hers
        assert harbour.get(name, own).status_code == 404
    shared = {"words": "The light on the teapot, still", "share": "y"}
    assert harbour.send("person", own, shared).status_code == 302
    assert "teapot, still" in harbour.get("carer", page).text
    harbour.send("person", own, {"words": "Mine again"})
    assert "Mine again" not in harbour.get("worker", page).text


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(harbour) -> None:
    page = f"{harbour.meetings}/plan"
    answer = harbour.send("carer", page, {"place": "Gwen’s kitchen", "planned_on-day": "x"})
    assert answer.status_code == 422
    assert "Gwen’s kitchen" in answer.text
    far = {"kind": "tea", **dated("planned_on", today().replace(day=1, year=today().year + 40))}
    assert "Check the year of this day" in harbour.send("carer", page, far).text


def test_only_what_has_happened_happened_and_it_stays_so(harbour) -> None:
    with harbour.session() as session:
        pair, by = harbour.pair(session), harbour.who(session, "carer")
        soon = living_meetings.plan(session, pair, by, kind="meal", planned_on=today() + DAY)
        session.flush()
        with pytest.raises(NotNow, match="still to come"):
            living_meetings.went(session, Part(pair, soon), "happened")
        living_meetings.went(session, Part(pair, soon), "called_off")
        tea = harbour.meet(session, pair)
        for to in ("called_off", "planned", "nonsense"):
            with pytest.raises(NotNow):
                living_meetings.went(session, Part(pair, tea), to)
        by = harbour.who(session, "worker")
        entry = living_meetings.tell(session, Part(pair, tea), by, Told("x", pet="Admiral"))
        assert (entry.side, entry.pet) == ("scheme", "")
        assert entry.shared_at is not None


def test_what_has_happened_is_not_redated_by_anybody(harbour) -> None:
    with harbour.session() as session:
        pair, by = harbour.pair(session), harbour.who(session, "carer")
        soon = living_meetings.plan(session, pair, by, kind="meal", planned_on=today() - DAY)
        session.flush()
        one = soon.id
    page = f"{harbour.meetings}/{one}/change"
    other = {"kind": "meal", **dated("planned_on", today() - 2 * DAY), "place": "The quay"}
    assert harbour.send("person", page, other).status_code == 302
    assert "The quay" in harbour.get("carer", harbour.meetings).text
    happened = {"to": "happened"}
    harbour.send("carer", harbour.meetings, happened, to=f"{harbour.meetings}/{one}/went")
    for name in ("person", "helper", "carer", "mate", "worker", "manager"):
        answer = harbour.send(name, page, {**other, "place": "The moon"})
        assert "It has happened, and stays as it was written down." in answer.text
    assert "Change it" not in harbour.get("carer", harbour.meetings).text
    assert "The quay" in harbour.get("carer", harbour.meetings).text
    with harbour.session() as session, pytest.raises(NotNow, match="stays as it was"):
        meeting = Part(harbour.pair(session), session.get_one(Introduction, one))
        living_meetings.change(session, meeting, kind="tea", planned_on=today())


def test_who_comes_to_live_there_later_reads_no_diary_from_before(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        meeting = Part(pair, harbour.meet(session, pair))
        for name, told in (
            ("carer", Told("Between us")),
            ("person", Told("For all of you", share=True)),
            ("worker", Told("They had tea")),
        ):
            living_meetings.tell(session, meeting, harbour.who(session, name), told)
        session.flush()
        session.add(
            Housemate(household_id=harbour.household, person_id=harbour.outsider, part="carer")
        )
    before = ("Between us", "For all of you", "They had tea")
    assert all(words in harbour.get("carer", harbour.meetings).text for words in before)
    assert all(words in harbour.get("mate", harbour.meetings).text for words in before)
    assert not any(words in harbour.get("outsider", harbour.meetings).text for words in before)
    page = f"{harbour.meetings}/{meeting_of(harbour)}/diary"
    harbour.send("outsider", page, {"words": "Now I am here"})
    harbour.send("person", page, {"words": "And so am I", "share": "y"})
    for words in ("Now I am here", "And so am I"):
        assert words in harbour.get("outsider", harbour.meetings).text


def test_who_comes_to_live_there_later_reads_nothing_of_what_rests(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.meet(session, pair)
        pair.possibility.closed_at = utcnow() - DAY
    assert harbour.get("worker", harbour.meetings).status_code == 200
    with harbour.session() as session:
        session.add(
            Housemate(household_id=harbour.household, person_id=harbour.outsider, part="member")
        )
        for mate in session.scalars(select(Housemate).where(Housemate.person_id == harbour.mate)):
            mate.created_at = utcnow() - 2 * DAY
    assert harbour.get("mate", harbour.meetings).status_code == 200
    assert harbour.get("outsider", harbour.meetings).status_code == 404


def test_choosing_waits_for_meeting_and_counts_until_it_is_taken_back(harbour) -> None:
    choice = f"{harbour.meetings}/choice/person"
    assert "First meet." in harbour.send("person", choice, {"answer": "yes"}).text
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    assert harbour.send("helper", choice, {"answer": "yes"}).status_code == 302
    page = harbour.get("helper", harbour.meetings).text
    assert "Mei Lin Chow chose: Yes" in page
    with harbour.session() as session:
        assert session.scalars(select(Choice.how)).one() == "helper"
    back = f"{choice}/take-back"
    for name in ("carer", "mate", "worker"):  # to the scheme it is told, and theirs it stays
        assert harbour.send(name, harbour.meetings, to=back).status_code == 403
    assert harbour.send("person", harbour.meetings, to=back).status_code == 302
    with harbour.session() as session:
        assert living_choices.chosen(session, harbour.pair(session)).person is None


def test_the_scheme_writes_down_an_answer_only_with_how_and_who_was_there(harbour) -> None:
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    choice = f"{harbour.meetings}/choice/person"
    assert harbour.send("worker", choice, {"answer": "yes", "how": "said"}).status_code == 422
    told = {"answer": "yes", "how": "pictured", "with_words": "Su, with the two photos"}
    assert harbour.send("worker", choice, told).status_code == 302
    page = harbour.get("person", harbour.meetings).text
    assert "Su, with the two photos" in page
    assert "Take it back" in page
    for name in ("carer", "mate"):  # a household's answer is its carer's, a person's is theirs
        assert harbour.get(name, choice).status_code == 403
    assert harbour.get("mate", f"{harbour.meetings}/choice/household").status_code == 403
    assert "Su, with the two photos" not in harbour.get("carer", harbour.meetings).text


def test_nobody_else_sees_any_of_it_and_nothing_opens_before_both_said_yes(harbour) -> None:
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    for name in ("outsider", "panel"):
        for tail in ("", "/plan", "/choice/person", f"/{meeting_of(harbour)}/diary"):
            assert harbour.get(name, harbour.meetings + tail).status_code == 404
    with harbour.session() as session:
        other = harbour.another(session)
        other.possibility.household_answer = "not_yet"
        closed = other.id
    assert harbour.get("worker", f"/possibilities/{closed}/introductions").status_code == 404
    with harbour.session() as session:
        session.get_one(Possibility, closed).existing = True
    page = harbour.get("carer", f"/possibilities/{closed}/introductions")
    assert "You know each other already" in page.text


@pytest.mark.parametrize("how", ["person says no", "household says no", "paused", "ended"])
def test_what_stopped_is_on_no_home_page_also_where_they_know_each_other(harbour, how) -> None:
    with harbour.session() as session:
        one = session.get_one(Possibility, harbour.pair_id)
        one.existing = True
        one.person_answer = one.household_answer = ""
        if how.endswith("says no"):
            setattr(one, f"{how.split()[0]}_answer", "no")
        else:
            session.get_one(Looking, harbour.looking).state = how
    for name in ("person", "helper", "carer", "mate"):
        text = harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        assert "Getting to know each other" not in text, name
    assert harbour.get("carer", f"{harbour.meetings}/plan").status_code == 404
    with harbour.session() as session, pytest.raises(NotNow, match="First both sides say yes"):
        harbour.meet(session, harbour.pair(session))


def test_who_know_each_other_already_are_no_news_to_whoever_else_lives_there(harbour) -> None:
    """They skip matching; of the household its carers know the person, and hear who it is."""
    with harbour.session() as session:
        other = harbour.another(session)
        other.possibility.existing = True
        other.possibility.person_answer = other.possibility.household_answer = ""
        name, one = other.seeker.name, other.id
    page = f"/possibilities/{one}/introductions"
    home = harbour.town.signed_in(harbour.mate)
    for who in ("carer", "worker"):
        assert name in harbour.get(who, page).text
    assert name in harbour.town.signed_in(harbour.carer).get("/home").text
    for tail in ("", "/plan"):
        assert harbour.get("mate", page + tail).status_code == 404
    assert name not in home.get("/home").text
    with harbour.session() as session:
        session.get_one(Possibility, one).person_shows_at = utcnow()
    assert name in harbour.get("mate", page).text
    assert name in home.get("/home").text
    with harbour.session() as session:
        session.get_one(Possibility, one).person_shows_at = None
        pair = load_pair(session, one)
        assert pair is not None
        harbour.meet(session, pair)
        mine = session.scalars(
            select(Introduction.id).where(Introduction.possibility_id == one)
        ).one()
    # A carer's word alone opens nothing: neither the person nor the scheme had planned it.
    assert harbour.get("mate", page).status_code == 404
    assert name not in home.get("/home").text
    with harbour.session() as session:
        session.get_one(Introduction, mine).planned_by_id = harbour.worker
    assert name in harbour.get("mate", page).text
    assert name in home.get("/home").text


def test_a_wall_put_up_later_closes_the_diary_and_takes_its_card_away(harbour) -> None:
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    names = ("person", "helper", "carer", "mate")
    for name in names:
        assert harbour.get(name, harbour.meetings).status_code == 200
    with harbour.session() as session:
        two = (harbour.who(session, "helper"), harbour.who(session, "mate"))
        by = harbour.who(session, "manager")
        walls.put_up(session, *two, because="A court", review_on=today(), by=by)
    for name in names:
        for tail in ("", "/plan"):
            assert harbour.get(name, harbour.meetings + tail).status_code == 404, name
        home = harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        assert "Getting to know each other" not in home
    assert harbour.get("worker", harbour.meetings).status_code == 200


def test_the_home_page_says_what_waits_and_to_nobody_else(harbour) -> None:
    def cards(name):
        home = harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        return re.sub(r"\s+", " ", home)

    assert "Plan a first cup of tea" in cards("person")
    assert "Getting to know each other: Gwen’s house" in cards("helper")
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    assert "Meet again, or choose" in cards("carer")
    assert "Getting to know each other: Mei Lin Chow" in cards("mate")
    for name in ("outsider", "panel", "worker"):
        assert "Getting to know" not in cards(name)
    with harbour.session() as session:
        harbour.choose(session, harbour.pair(session), "household")
        found = living_cards.cards_for(session, harbour.who(session, "carer"))
        assert "Meet again, or choose" not in [card.text for card in found]


class TestNights:
    """Who knows a household already may skip matching, never approval, and nights are counted."""

    def plan(self, harbour, kind: str, day=None):
        wanted = {"kind": kind, "place": "Upstairs", **dated("planned_on", day or today() + DAY)}
        return harbour.send("carer", f"{harbour.meetings}/plan", wanted)

    @pytest.mark.parametrize("kind", ["overnight", "weekend"])
    def test_wait_for_the_approval_and_tea_does_not(self, harbour, kind) -> None:
        with harbour.session() as session:
            harbour.pair(session).possibility.existing = True
            session.delete(session.scalars(select(Approval)).one())
        refused = self.plan(harbour, kind)
        assert refused.status_code == 422
        assert "A night there has to wait" in refused.text
        assert "It is not approved yet." in refused.text
        assert "Upstairs" in refused.text, "what was typed stays"
        assert self.plan(harbour, "tea").status_code == 302
        one = meeting_of(harbour)
        change = {"kind": kind, "place": "Up", **dated("planned_on", today())}
        changed = harbour.send("carer", f"{harbour.meetings}/{one}/change", change)
        assert changed.status_code == 422
        assert "Tea, a meal or a day together can be planned all the same." in changed.text

    def test_of_a_day_that_has_passed_ask_of_today_too(self, harbour) -> None:
        with harbour.session() as session:
            session.scalars(select(Approval)).one().until_on = today() - DAY
        assert self.plan(harbour, "overnight", today() - 9 * DAY).status_code == 422

    def test_count_like_a_short_break_and_not_once_they_are_called_off(self, harbour) -> None:
        with harbour.session() as session:
            session.scalars(select(Approval)).one().most_adults = 1
            other = harbour.another(session)
            by = harbour.who(session, "carer")
            when = today() + 9 * DAY
            taken = living_meetings.plan(session, other, by, kind="weekend", planned_on=when)
            session.flush()
            one = taken.id
        full = self.plan(harbour, "overnight", when + 2 * DAY)
        assert full.status_code == 422
        assert "The house is full on" in full.text
        assert self.plan(harbour, "day", when).status_code == 302
        assert self.plan(harbour, "overnight", when + 3 * DAY).status_code == 302
        with harbour.session() as session:
            weekend = Part(other, session.get_one(Introduction, one))
            living_meetings.change(session, weekend, kind="weekend", planned_on=when - DAY)
            living_meetings.went(session, weekend, "called_off")
        assert self.plan(harbour, "overnight", when).status_code == 302
        with harbour.session() as session:
            weekend = Part(other, session.get_one(Introduction, one))
            with pytest.raises(NotNow, match="The house is full"):
                living_meetings.went(session, weekend, "planned")
