"""The panel reads, asks and decides; whoever assessed, lives there or has an interest does not."""

from datetime import timedelta

import pytest
from carer_world import BRINGS, IMPRESSION, REASONS, Scheme
from sqlalchemy import select

from alongside.identity.models import CouncilRole
from alongside_shared_lives import approvals, deciding, panel, path, reports
from alongside_shared_lives.considered import Decision
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Housemate
from alongside_shared_lives.panel_models import Meeting, Seat
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import load_trail

APPROVE = {
    "decision": "approve",
    "reasons": REASONS,
    "most_adults": "2",
    "kinds": ["live_in", "short_break"],
    "review_on": str(today() + timedelta(days=300)),
    "conditions": "A break each summer",
}


@pytest.fixture
def one(scheme: Scheme):
    """A household before the panel: the consideration's id, and the household's."""
    household = scheme.household(Step.PANEL)
    return scheme.do(lambda s, home: scheme.before_panel(s, home), household), household


def sits(scheme: Scheme, who, panel_page: str, **data: str):
    return scheme.send(who, panel_page, {"interest": "none", **data}, at=f"{panel_page}/interest")


def says(scheme: Scheme, who, panel_page: str, view: str, words: str = ""):
    data = {"view": view, "view_words": words}
    return scheme.send(who, panel_page, data, at=f"{panel_page}/view")


class TestReading:
    def test_an_interest_is_asked_before_anything_is_read(self, scheme: Scheme, one) -> None:
        page = f"/panel/{one[0]}"
        assert (
            "One household is before the panel"
            in scheme.town.signed_in(scheme.joy).get("/home").text
        )
        before = scheme.get(scheme.joy, page).text
        assert "can you be fair here" in before
        assert BRINGS not in before
        sits(scheme, scheme.joy, page)
        after = scheme.get(scheme.joy, page).text
        for words in (BRINGS, IMPRESSION, "It is fair.", "Version 1 of the report"):
            assert words in after

    def test_whoever_declares_an_interest_reads_nothing_and_decides_nothing(
        self, scheme: Scheme, one
    ) -> None:
        page = f"/panel/{one[0]}"
        sits(scheme, scheme.joy, page)
        says(scheme, scheme.joy, page, "approve")
        sits(scheme, scheme.joy, page, interest="declared", interest_words="We sing together")
        assert BRINGS not in scheme.get(scheme.joy, page).text
        refused = says(scheme, scheme.joy, page, "approve")
        assert refused.status_code == 422
        assert "You declared an interest" in refused.text
        assert sits(scheme, scheme.joy, page).status_code == 422, "a declared interest stays"

    def test_who_opens_it(self, scheme: Scheme, one) -> None:
        page = f"/panel/{one[0]}"
        for who, status in (
            (scheme.frank, 200),
            (scheme.worker, 200),
            (scheme.manager, 200),
            (scheme.leroy, 404),
            (scheme.admin, 404),
            (scheme.stranger, 404),
        ):
            assert scheme.get(who, page).status_code == status
        for who in (scheme.worker, scheme.manager, scheme.leroy):
            assert says(scheme, who, page, "approve").status_code == 404
        assert scheme.get(scheme.admin, "/panel").status_code == 403

    def test_a_member_who_lives_there_does_not_see_their_own(self, scheme: Scheme, one) -> None:
        with scheme.session() as session:
            mate = Housemate(household_id=one[1], person_id=scheme.frank, part="support")
            session.add(mate)
        assert scheme.get(scheme.frank, f"/panel/{one[0]}").status_code == 404
        assert "Campbell" not in scheme.get(scheme.frank, "/panel").text


class TestWhoMayNotDecide:
    def test_whoever_assessed_cannot_decide_even_with_a_forged_form(
        self, scheme: Scheme, one
    ) -> None:
        page = f"/panel/{one[0]}"
        with scheme.session() as session:
            role = "shared_lives.panel"
            session.add(CouncilRole(person_id=scheme.worker, role=role, reason="for a test"))
        assert "You assessed this household" in scheme.get(scheme.worker, page).text
        for at, data in (
            ("interest", {"interest": "none"}),
            ("view", {"view": "approve"}),
            ("question", {"words": "Why?"}),
        ):
            sent = scheme.send(scheme.worker, page, data, at=f"{page}/{at}")
            assert sent.status_code == 422
            assert "You assessed this household, so you cannot decide about it." in sent.text
        forged = scheme.send(scheme.worker, page, APPROVE, at=f"{page}/decide")
        assert forged.status_code == 302
        assert (
            "You assessed this household"
            in scheme.town.signed_in(scheme.worker).get(forged.location).text
        )
        assert scheme.step(one[1]) is Step.PANEL

    @pytest.mark.parametrize("how", ["wrote the report", "met them", "has no function", "wall"])
    def test_nor_who_wrote_met_or_is_no_member(self, scheme: Scheme, one, how: str) -> None:
        with scheme.session() as session:
            home = scheme.home(session, one[1])
            joy = scheme.person(session, scheme.joy)
            considered = scheme.considered(session, one[0])
            if how == "wrote the report":
                considered.report.written_by_id = joy.id
            elif how == "met them":
                scheme.met(session, home, "visit")
                panel.load_trail(session, home).visits[-1].by_id = joy.id
            elif how == "has no function":
                joy = scheme.person(session, scheme.admin)
            else:
                from alongside.people import walls

                bronagh, by = (scheme.person(session, p) for p in (scheme.bronagh, scheme.worker))
                walls.put_up(session, joy, bronagh, because="A court", review_on=today(), by=by)
            session.flush()
            with pytest.raises(NotNow):
                panel.sit(session, considered, joy, "none", "")
            session.rollback()

    def test_nor_who_drafted_what_somebody_else_went_on_with(self, scheme: Scheme, one) -> None:
        with scheme.session() as session:
            home = scheme.home(session, one[1])
            ines, worker = (scheme.person(session, who) for who in (scheme.ines, scheme.worker))
            path.move(session, home, Step.REPORT, worker, "A page is missing.", seen="panel")
            for by in (ines, worker, ines, worker):
                reports.write(session, home, by, {"brings": f"In {by.name}’s words"}, 2)
            trail = panel.load_trail(session, home)
            assert trail.report is not None
            assert trail.report.written_by_id == worker.id
            assert {ines.id, worker.id} <= trail.assessed_by()
            why = panel.why_never(session, scheme.considered(session, one[0]), ines)
            assert why == "You assessed this household, so you cannot decide about it."


class TestDeciding:
    def test_it_takes_a_quorum_of_those_who_may_decide(self, scheme: Scheme, one) -> None:
        page = f"/panel/{one[0]}"
        sits(scheme, scheme.joy, page)
        says(scheme, scheme.joy, page, "approve")
        sits(scheme, scheme.frank, page, interest="declared")
        alone = scheme.send(scheme.joy, f"{page}/decide", APPROVE)
        assert alone.status_code == 422
        assert "2 members who may decide must say how they see it first" in alone.text
        assert "A break each summer" in alone.text, "nothing typed is lost"

    def test_an_approval_with_terms_and_dissent_beside_it_rule_9(self, scheme: Scheme, one) -> None:
        page, tail = f"/panel/{one[0]}", f"/households/{one[1]}"
        for who, view in (
            (scheme.joy, "approve"),
            (scheme.frank, "defer"),
            (scheme.ines, "approve"),
        ):
            sits(scheme, who, page)
            says(
                scheme, who, page, view, "I would meet her sister first" if view == "defer" else ""
            )
        asked = {"words": "What happens on a bad day?", "answer": "He practises."}
        scheme.send(scheme.frank, page, asked, at=f"{page}/question")
        no_terms = scheme.send(scheme.joy, f"{page}/decide", {**APPROVE, "most_adults": "7"})
        assert no_terms.status_code == 422
        assert scheme.send(scheme.joy, f"{page}/decide", APPROVE).status_code == 302
        assert scheme.step(one[1]) is Step.APPROVED
        theirs = scheme.get(scheme.leroy, tail).text
        for words in (
            REASONS,
            "A break each summer",
            "I would meet her sister first",
            "A member of the panel",
            "How to appeal",
            "version 1 of the report",
        ):
            assert words in theirs
        assert "Frank Doyle" not in theirs
        both = scheme.get(scheme.ines, page).text
        for words in (
            "What happens on a bad day?",
            "He practises.",
            "Who saw it otherwise",
            "Frank",
        ):
            assert words in both
        with scheme.session() as session:
            home = scheme.home(session, one[1])
            found = approvals.standing(session, home, today())
            assert (found.approved, found.most_adults, found.troubles) == (True, 2, [])
            assert found.kinds == {"live_in", "short_break"}
            assert found.why_not("live_in") == []
            assert found.why_not("day") == ["It is not approved for “Days together”."]

    def test_the_version_that_was_decided_on_stays(self, scheme: Scheme, one) -> None:
        page = f"/panel/{one[0]}"
        with scheme.session() as session:
            scheme.approve(session, one[0])
        with scheme.session() as session:
            home, worker = scheme.home(session, one[1]), scheme.person(session, scheme.worker)
            new = reports.write(session, home, worker, {"brings": "Something new"}, 2)
            reports.share(session, home, new.version)
        assert BRINGS in scheme.get(scheme.joy, page).text
        assert "Something new" not in scheme.get(scheme.joy, page).text

    def test_most_must_see_it_so_and_a_second_decision_is_refused(
        self, scheme: Scheme, one
    ) -> None:
        page = f"/panel/{one[0]}"
        for who, view in ((scheme.joy, "approve"), (scheme.frank, "decline")):
            sits(scheme, who, page)
            says(scheme, who, page, view)
        assert "see it otherwise" in scheme.send(scheme.joy, f"{page}/decide", APPROVE).text
        defer = {"decision": "defer", "reasons": "We would like to hear her mother."}
        client = scheme.town.signed_in(scheme.frank)
        form = client.hidden(client.get(f"/shared-lives{page}/decide").text)
        assert scheme.send(scheme.joy, f"{page}/decide", defer).status_code == 302
        late = client.post(f"/shared-lives{page}/decide", data={**form, **defer})
        assert late.status_code in (302, 422)
        assert scheme.step(one[1]) is Step.REPORT
        assert "hear her mother" in scheme.get(scheme.leroy, f"/households/{one[1]}").text
        assert says(scheme, scheme.frank, page, "approve").status_code == 422

    def test_a_no_leaves_the_household_where_it_is_and_it_appeals(
        self, scheme: Scheme, one
    ) -> None:
        scheme.town.enable("shared_lives", appeal="Write to the ombudsman of the harbour.")
        page, tail = f"/panel/{one[0]}", f"/households/{one[1]}"
        for who in (scheme.joy, scheme.frank):
            sits(scheme, who, page)
            says(scheme, who, page, "decline")
        no = {"decision": "decline", "reasons": "There is no time for it in this house now."}
        scheme.send(scheme.joy, f"{page}/decide", no)
        assert scheme.step(one[1]) is Step.PANEL
        assert f"{tail}/appeal" in scheme.get(scheme.leroy, tail).text
        assert scheme.get(scheme.daughter, f"{tail}/appeal").status_code == 404
        words = {"words": "Bronagh’s hours have changed."}
        assert scheme.send(scheme.bronagh, f"{tail}/appeal", words).status_code == 302
        assert scheme.send(scheme.leroy, f"{tail}/appeal", words).status_code == 422
        assert "hours have changed" in scheme.get(scheme.manager, tail).text
        with scheme.session() as session:
            meeting = panel.call(session, today() + timedelta(days=9), "").id
        sent = scheme.send(scheme.worker, tail, {"meeting": str(meeting)}, at=f"{tail}/panel")
        assert sent.status_code == 302
        assert "The panel meets on" in scheme.get(scheme.leroy, tail).text

    def test_whoever_decided_does_not_hear_the_appeal(self, scheme: Scheme, one) -> None:
        page, tail = f"/panel/{one[0]}", f"/households/{one[1]}"
        for who in (scheme.joy, scheme.frank):
            sits(scheme, who, page)
            says(scheme, who, page, "decline")
        no = {"decision": "decline", "reasons": "There is no time for it in this house now."}
        scheme.send(scheme.joy, f"{page}/decide", no)
        scheme.send(scheme.leroy, f"{tail}/appeal", {"words": "Our hours have changed."})
        with scheme.session() as session:
            meeting = panel.call(session, today() + timedelta(days=9), "")
            again = panel.put_before(session, scheme.home(session, one[1]), meeting).id
        refused = sits(scheme, scheme.joy, f"/panel/{again}")
        assert refused.status_code == 422
        assert "Others hear its appeal" in refused.text
        assert sits(scheme, scheme.ines, f"/panel/{again}").status_code == 302
        with scheme.session() as session:
            for who in (scheme.frank, scheme.joy):
                seat = Seat(consideration_id=again, person_id=who, interest="none", view="approve")
                session.add(seat)
        with scheme.session() as session:
            ines = scheme.person(session, scheme.ines)
            panel.say(session, scheme.considered(session, again), ines, "approve", "")
            with pytest.raises(NotNow, match="2 members who may decide"):
                decided = Decision("approve", REASONS)
                deciding.decide(session, scheme.considered(session, again), ines, decided)

    def test_who_put_it_off_without_an_appeal_sees_it_again(self, scheme: Scheme, one) -> None:
        page = f"/panel/{one[0]}"
        for who in (scheme.joy, scheme.frank):
            sits(scheme, who, page)
            says(scheme, who, page, "defer")
        scheme.send(scheme.joy, f"{page}/decide", {"decision": "defer", "reasons": "The stairs."})
        with scheme.session() as session:
            home = scheme.home(session, one[1])
            home.household.state = Step.PANEL.value
            meeting = panel.call(session, today() + timedelta(days=9), "")
            again = panel.put_before(session, home, meeting).id
        assert sits(scheme, scheme.joy, f"/panel/{again}").status_code == 302


class TestTheDays:
    def test_a_day_is_called_and_a_household_put_before_it_once(self, scheme: Scheme) -> None:
        household = scheme.household(Step.PANEL)
        tail = f"/households/{household}"
        past = today() - timedelta(days=1)
        assert scheme.send(scheme.worker, "/panel/call", {"day": str(past)}).status_code == 422
        day = {"day": str(today() + timedelta(days=5)), "place": "Room 3"}
        assert scheme.send(scheme.worker, "/panel/call", day).status_code == 302
        assert scheme.get(scheme.joy, "/panel/call").status_code == 403
        with scheme.session() as session:
            meeting = session.scalars(select(Meeting.id)).one()
        for given in ("", "nonsense", str(household), str(meeting), str(meeting)):
            sent = scheme.send(scheme.worker, tail, {"meeting": given}, at=f"{tail}/panel")
            assert sent.status_code == 302
        page = scheme.get(scheme.joy, "/panel").text
        assert page.count("The Campbells’ house") == 1
        assert "Room 3" in page

    def test_not_before_there_is_a_report_that_the_household_read(self, scheme: Scheme) -> None:
        household = scheme.household(Step.REPORT)
        with scheme.session() as session, pytest.raises(NotNow):
            scheme.before_panel(session, scheme.home(session, household))


def test_a_first_time_ends_by_itself_and_a_lower_limit_of_the_council_counts(
    scheme: Scheme, one
) -> None:
    soon = today() + timedelta(days=30)
    with scheme.session() as session:
        scheme.approve(session, one[0], probation_until=soon)
    scheme.town.enable("shared_lives", most_adults=1)
    with scheme.session() as session:
        home = scheme.home(session, one[1])
        assert approvals.standing(session, home, soon).most_adults == 1
        over = approvals.standing(session, home, soon + timedelta(days=1))
        assert not over.approved
        assert "ran out on" in over.troubles[0]
        assert "begins on" in approvals.standing(session, home, today() - timedelta(1)).troubles[0]
        with pytest.raises(NotNow, match="decided"):
            joy = scheme.person(session, scheme.joy)
            deciding.decide(
                session, scheme.considered(session, one[0]), joy, Decision("defer", "x")
            )


def test_the_panel_decides_on_no_report_that_another_has_taken_the_place_of(scheme, one) -> None:
    panel_id, household = one
    with scheme.session() as session:
        joy = scheme.person(session, scheme.joy)
        panel.sit(session, scheme.considered(session, panel_id), joy, "none", "")
        panel.say(session, scheme.considered(session, panel_id), joy, "approve", "It is fair")
    back = {"seen": "panel", "manages": True}
    with scheme.session() as session:
        home, worker = scheme.home(session, household), scheme.person(session, scheme.worker)
        path.move(session, home, Step.REPORT, worker, "A page is missing", **back)
        seen = reports.draft(session, load_trail(session, home), worker).number
        reports.write(session, home, worker, {"brings": "A garden, too"}, seen)
        reports.share(session, home, load_trail(session, home).report.version)
        home.household.state = Step.PANEL.value
    with scheme.session() as session:
        joy = scheme.person(session, scheme.joy)
        with pytest.raises(NotNow, match="There is a later report"):
            panel.say(session, scheme.considered(session, panel_id), joy, "approve", "")
    with scheme.session() as session:
        again = scheme.before_panel(session, scheme.home(session, household))
        assert again == panel_id, "what was asked and declared stays"
        considered = scheme.considered(session, again)
        newest = load_trail(session, considered.home).shared
        assert considered.consideration.report_id == newest.id
        [(seat, _person)] = considered.seats
        assert (seat.interest, seat.view, seat.view_words) == ("none", "", "")
        with pytest.raises(NotNow, match="before the panel already"):
            scheme.before_panel(session, considered.home)
