"""A household's path: each step says what is next, what is waited for, from whom, how long."""

from datetime import timedelta
from typing import Any

import pytest
from carer_world import BRINGS, CHILD, HOME, IMPRESSION, Scheme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from alongside import Person, utcnow
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.models import Contact
from alongside_shared_lives import path, reports
from alongside_shared_lives.carer_models import Move, Report, Requirement, Visit
from alongside_shared_lives.dates import today
from alongside_shared_lives.states import STEPS, NotNow, Step
from alongside_shared_lives.trail import load_trail


class TestWhatIsWaitedFor:
    def test_each_step_says_what_from_whom_and_for_how_long(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPLICATION)
        with scheme.session() as session:
            scheme.home(session, one).household.state_since = today() - timedelta(days=12)
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "Before the next step: Getting to know each other" in page
        assert "The application" in page
        assert "waited for from Bronagh Campbell and Leroy Campbell for 12 days" in page
        assert "We wait for you" in scheme.town.signed_in(scheme.bronagh).get("/home").text

    def test_nobody_is_moved_while_something_is_missing(self, scheme: Scheme) -> None:
        one = scheme.household(Step.ASSESSMENT)
        for leave_out in ("talk", "shared", "dbs"):
            with scheme.session() as session:
                home = scheme.home(session, one)
                scheme.prepare(session, home, Step.ASSESSMENT)
                session.flush()
                trail = load_trail(session, home)
                gone = [v for v in trail.visits if v.kind == leave_out]
                gone += [d for d in trail.documents if d.kind == leave_out]
                session.delete(gone[-1])
                session.flush()
                worker = scheme.person(session, scheme.worker)
                with pytest.raises(NotNow, match="still waited for"):
                    path.move(session, home, Step.REPORT, worker, seen="assessment")
                session.rollback()
        page = scheme.get(scheme.worker, f"/households/{one}").text
        for words in (
            "Criminal-record check (enhanced DBS) (Bronagh",
            "A talk with Ciara",
            "Delroy",
        ):
            assert (words in page) is (words != "Delroy")
        assert "A conversation with a person who lives a Shared Life" in page

    def test_the_settings_say_what_has_to_be_there(self, scheme: Scheme) -> None:
        scheme.town.enable(
            "shared_lives", documents=["dbs"], other_documents="A swim in the harbour"
        )
        one = scheme.household(Step.ASSESSMENT)
        page = scheme.get(scheme.worker, f"/households/{one}").text
        assert "A swim in the harbour" in page
        assert "A word from the doctor" not in page

    def test_the_panel_waits_for_comments_but_not_for_ever(self, scheme: Scheme) -> None:
        one = scheme.household(Step.REPORT)
        with scheme.session() as session:
            home = scheme.home(session, one)
            scheme.prepare(session, home, Step.REPORT)
            session.delete(load_trail(session, home).comments[0])
            session.flush()
            assert "Leroy" in path.waiting(load_trail(session, home))[0].what
            session.scalars(select(Report)).one().shared_at = utcnow() - timedelta(days=14)
            session.flush()
            assert path.waiting(load_trail(session, home)) == []
        assert scheme.step(one) is Step.REPORT, "nobody is moved by the clock"


class TestTakingSteps:
    def test_a_worker_takes_the_next_step_and_the_household_is_told(self, scheme: Scheme) -> None:
        one = scheme.household(Step.VISIT)
        with scheme.session() as session:
            contact = {"kind": "email", "value": "l@example.org", "safe_to_email": True}
            session.add(Contact(person_id=scheme.leroy, **contact))
            scheme.prepare(session, scheme.home(session, one), Step.VISIT)
        sent = scheme.send(
            scheme.worker, f"/households/{one}/move", {"to": "application", "words": "Lovely tea."}
        )
        assert sent.status_code == 302
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "Lovely tea." in page
        assert f"{one}/application" in page
        with scheme.session() as session:
            (message,) = session.scalars(select(Message)).all()
            assert "Campbell" not in message.subject + message.body

    def test_a_stale_or_forged_step_is_refused_and_nothing_typed_is_lost(
        self, scheme: Scheme
    ) -> None:
        one = scheme.household(Step.VISIT)
        tail = f"/households/{one}/move"
        stale = scheme.send(
            scheme.worker, tail, {"to": "closed", "words": "Kindly meant", "seen": "enquiry"}
        )
        assert stale.status_code == 422
        assert "Kindly meant" in stale.text
        for to in ("approved", "panel", "nonsense"):
            assert scheme.send(scheme.worker, tail, {"to": to, "words": "x"}).status_code == 422
        assert scheme.step(one) is Step.VISIT

    def test_it_goes_no_further_only_with_a_word_to_the_household(self, scheme: Scheme) -> None:
        one = scheme.household(Step.VISIT)
        tail = f"/households/{one}/move"
        assert "Say why" in scheme.send(scheme.worker, tail, {"to": "closed"}).text
        scheme.send(scheme.worker, tail, {"to": "closed", "words": "Not this year. Ring Nadia."})
        page = scheme.get(scheme.leroy, f"/households/{one}").text
        assert "Why it went no further" in page
        assert "Not this year. Ring Nadia." in page
        assert "You can ask again at any time" in page

    def test_a_household_stops_whenever_it_likes_without_a_reason(self, scheme: Scheme) -> None:
        one = scheme.household(Step.ASSESSMENT)
        tail = f"/households/{one}"
        assert scheme.send(scheme.daughter, tail, {}, at=f"{tail}/stop").status_code == 404
        assert scheme.send(scheme.bronagh, tail, {}, at=f"{tail}/stop").status_code == 302
        assert scheme.step(one) is Step.CLOSED

    def test_pausing_and_ending_an_approval_is_the_managers(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPROVED)
        tail = f"/households/{one}/move"
        data = {"to": "paused", "words": "A rest, as you asked."}
        assert scheme.send(scheme.worker, tail, data).status_code == 422
        assert scheme.send(scheme.manager, tail, data).status_code == 302
        assert scheme.step(one) is Step.PAUSED

    def test_whoever_lives_there_does_not_walk_with_it(self, scheme: Scheme) -> None:
        one = scheme.household()
        with scheme.session() as session, pytest.raises(NotNow, match="lives there"):
            leroy = scheme.person(session, scheme.leroy)
            path.walk_with(session, scheme.home(session, one), leroy)


class TestWhoSeesWhat:
    def test_the_path_is_the_households_and_the_schemes(self, scheme: Scheme) -> None:
        one = scheme.household(Step.PANEL)
        page, report = f"/households/{one}", f"/households/{one}/report"
        for who, opens, reads in (
            (scheme.leroy, 200, 200),
            (scheme.daughter, 200, 404),
            (scheme.worker, 200, 200),
            (scheme.manager, 200, 200),
            (scheme.joy, 404, 404),
            (scheme.admin, 404, 404),
            (scheme.stranger, 404, 404),
        ):
            assert scheme.get(who, page).status_code == opens
            assert scheme.get(who, report).status_code == reads
        assert scheme.get(None, page).status_code == 302
        for who in (scheme.joy, scheme.admin, scheme.leroy, scheme.stranger):
            assert scheme.get(who, "/households").status_code == 403
        assert "The Campbells" in scheme.get(scheme.worker, "/households").text

    def test_words_are_read_by_the_household_only_where_whoever_said_them_agrees(
        self, scheme: Scheme
    ) -> None:
        one = scheme.household(Step.REPORT)
        page = f"/households/{one}"
        assert IMPRESSION in scheme.get(scheme.worker, page).text
        assert IMPRESSION not in scheme.get(scheme.leroy, page).text
        with scheme.session() as session:
            for visit in session.scalars(select(Visit).where(Visit.kind == "shared")):
                visit.may_read = True
            for visit in session.scalars(select(Visit).where(Visit.with_id == scheme.daughter)):
                visit.words = "Only for Nadia"
        assert IMPRESSION in scheme.get(scheme.leroy, page).text
        assert "Only for Nadia" not in scheme.get(scheme.leroy, page).text
        assert CHILD in scheme.get(scheme.leroy, page).text, "one’s own words are one’s own"

    def test_somebody_of_the_scheme_who_is_kept_from_one_of_them_sees_nothing(
        self, scheme: Scheme
    ) -> None:
        one = scheme.household(Step.VISIT)
        with scheme.session() as session:
            apart = [scheme.person(session, p) for p in (scheme.manager, scheme.daughter)]
            by = scheme.person(session, scheme.worker)
            walls.put_up(session, *apart, because="A court", review_on=today(), by=by)
        assert scheme.get(scheme.manager, f"/households/{one}").status_code == 404
        assert "Campbell" not in scheme.get(scheme.manager, "/households").text

    def test_an_application_is_its_writers_until_it_is_given(self, scheme: Scheme) -> None:
        one = scheme.household(Step.APPLICATION)
        tail, page = f"/households/{one}/application", f"/households/{one}"
        assert scheme.get(scheme.worker, tail).status_code == 404
        scheme.send(scheme.leroy, tail, {"why": "A secret draft"})
        assert "A secret draft" not in scheme.get(scheme.worker, page).text
        refused = scheme.send(scheme.leroy, tail, {"why": "A secret draft", "send": "y"})
        assert refused.status_code == 422
        assert "Without this the scheme cannot go on" in refused.text
        client = scheme.town.signed_in(scheme.bronagh)
        old = client.hidden(client.get(HOME + tail).text)
        scheme.send(scheme.leroy, tail, {"why": "Our table is too long"})
        both = client.post(HOME + tail, data={**old, "why": "Mine"})
        assert both.status_code == 422
        assert "Our table is too long" in both.text
        assert "Mine" in both.text
        scheme.send(scheme.leroy, tail, {"why": "Our table", "agrees": "y", "send": "y"})
        assert "Our table" in scheme.get(scheme.worker, page).text


class TestTheReport:
    def test_the_household_comments_on_a_version_that_stays_as_it_is(self, scheme: Scheme) -> None:
        one = scheme.household(Step.REPORT)
        tail = f"/households/{one}/report"
        assert scheme.get(scheme.leroy, tail).status_code == 404
        written = scheme.send(scheme.worker, f"{tail}/write", {"brings": BRINGS})
        assert written.status_code == 302
        assert scheme.get(scheme.leroy, tail).status_code == 404, "a draft is nobody’s yet"
        with scheme.session() as session:
            version = session.scalars(select(Report)).one().version
        scheme.send(scheme.worker, tail, {"version": version}, at=f"{tail}/share")
        assert (
            scheme.send(scheme.leroy, tail, {"words": "The leeks were his idea"}).status_code == 302
        )
        assert "The leeks were his idea" in scheme.get(scheme.worker, tail).text
        scheme.send(scheme.worker, f"{tail}/write", {"brings": "Another word"})
        assert BRINGS in scheme.get(scheme.leroy, tail).text
        assert "Another word" not in scheme.get(scheme.leroy, tail).text
        assert scheme.get(scheme.leroy, f"{tail}?number=2").status_code == 404
        scheme.send(scheme.worker, f"{tail}?number=2", {}, at=f"{tail}/share")
        late = scheme.send(scheme.leroy, tail, {"words": "Late", "number": "1"})
        assert late.status_code == 422
        assert "newer version" in late.text
        assert BRINGS in scheme.get(scheme.leroy, f"{tail}?number=1").text

    def test_two_who_write_at_once_see_both_texts(self, scheme: Scheme) -> None:
        one = scheme.household(Step.REPORT)
        tail = f"/households/{one}/report/write"
        scheme.send(scheme.worker, tail, {"brings": "First"})
        client = scheme.town.signed_in(scheme.manager)
        old = client.hidden(client.get(HOME + tail).text)
        scheme.send(scheme.worker, tail, {"brings": "Second"})
        both = client.post(HOME + tail, data={**old, "brings": "Third"})
        assert both.status_code == 422
        assert "Second" in both.text
        assert "Third" in both.text


class TestWhatIsWrittenDown:
    def test_a_worker_writes_down_people_documents_and_visits(self, scheme: Scheme) -> None:
        one = scheme.household(Step.ASSESSMENT)
        tail = f"/households/{one}"
        day = {"day-day": "1", "day-month": "2", "day-year": "2026"}
        for page, data in (
            ("people", {"name": "Nana Campbell", "part": "member"}),
            ("visits", {"kind": "visit", "talked": "Leeks", **day}),
            ("visits", {"kind": "talk", "with_id": str(scheme.daughter), "words": "Mine", **day}),
        ):
            assert scheme.send(scheme.worker, f"{tail}/{page}", data).status_code == 302
        asked = {f"asked_on-{part}": n for part, n in (("day", 1), ("month", 2), ("year", 2026))}
        data = {"what": "0", "asked_of": "The head of the school", **asked}
        assert scheme.send(scheme.worker, f"{tail}/documents", data).status_code == 302
        page = scheme.get(scheme.leroy, tail).text
        for words in ("Nana Campbell", "Leeks", "waited for from The head of the school"):
            assert words in page
        wrong = scheme.send(scheme.worker, f"{tail}/visits", {"kind": "talk", **day})
        assert wrong.status_code == 422
        assert "Choose with whom you talked" in wrong.text
        for page in ("people", "visits", "documents", "move", "report/write", "training"):
            for who in (scheme.leroy, scheme.joy, scheme.admin):
                assert scheme.get(who, f"{tail}/{page}").status_code == 404

    def test_what_belongs_to_another_household_is_not_there(self, scheme: Scheme) -> None:
        one, other = scheme.household(Step.APPLICATION), scheme.household(Step.APPLICATION)
        with scheme.session() as session:
            found = select(Visit.id).where(Visit.household_id == other)
            visit = session.scalars(found).first()
        assert scheme.get(scheme.worker, f"/households/{other}/visits/{visit}").status_code == 200
        assert scheme.get(scheme.worker, f"/households/{one}/visits/{visit}").status_code == 404


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=st.lists(st.sampled_from(list(Step)), min_size=3, max_size=12))
def test_whatever_is_tried_a_household_moves_only_along_its_path(
    scheme: Scheme, wanted: list[Step]
) -> None:
    with scheme.session() as session:
        worker: Any = scheme.person(session, scheme.worker)
        leroy = scheme.person(session, scheme.leroy)
        home = path.begin(session, "A house", leroy, leroy)
        for to in wanted:
            before = Step(home.household.state)
            missing = path.waiting(load_trail(session, home))
            try:
                path.move(session, home, to, worker, "Because", seen=before.value, manages=True)
            except NotNow:
                assert Step(home.household.state) is before
            else:
                assert to in STEPS[before]
                assert to is not path.FORWARD.get(before) or not missing
                assert (before, to) != (Step.PANEL, Step.APPROVED)
            if before is Step(home.household.state) and before in path.OPEN:
                scheme.prepare(session, home, before) if before is not Step.REPORT else None
        moves = session.scalars(select(Move.step).where(Move.household_id == home.id)).all()
        assert moves[-1] == home.household.state
        session.rollback()


def test_of_documents_only_what_there_was_is_said_when_the_path_is_over(scheme: Scheme) -> None:
    one = scheme.household(Step.APPROVED)
    with scheme.session() as session:
        kept = session.scalars(select(Requirement).where(Requirement.household_id == one)).all()
        session.delete(kept[0])
    for state in ("assessment", "approved", "ended", "closed"):
        with scheme.session() as session:
            scheme.home(session, one).household.state = state
        page = scheme.get(scheme.worker, f"/households/{one}").text
        assert "came on" in page
        assert ("not asked for yet" in page) == (state == "assessment"), state


def test_a_comment_after_the_decision_is_refused(scheme: Scheme) -> None:
    one = scheme.household(Step.APPROVED)
    with scheme.session() as session, pytest.raises(NotNow, match="decided"):
        leroy: Person = scheme.person(session, scheme.leroy)
        reports.comment(session, scheme.home(session, one), leroy, "Late", 1)
