"""Private family time: who gets in, what is kept, and how it ends (rule 15)."""

import pytest
from marshes import ADDRESS
from sqlalchemy import select, text

from alongside.db.tenancy import unscoped
from alongside.messages.models import Message
from alongside.records.models import Entry
from alongside_family_conference import planning, the_day
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.states import NotNow, State

STAFF = ("referrer", "coordinator", "manager", "admin")
CANARY = "Kanarienvogel-im-Familienrat"


class TestWhoGetsIn:
    @pytest.mark.parametrize("who", STAFF)
    @pytest.mark.parametrize("tail", ["/private", "/plan", "/private/without", "/plan/add"])
    def test_rule_15_staff_get_403_on_every_page_of_the_family(self, family, who, tail) -> None:
        one = family.conference(State.PRIVATE)
        assert family.page(getattr(family, who), one, tail).status_code == 403

    @pytest.mark.parametrize("who", STAFF)
    @pytest.mark.parametrize("tail", ["start", "end", "call", "share", "without"])
    def test_rule_15_staff_can_send_nothing_to_it(self, family, who, tail) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(getattr(family, who))
        answer = client.send("/sign-in", {"what_1": "x"}, to=f"{ADDRESS}/{one}/private/{tail}")
        assert answer.status_code == 403
        assert family.state(one) is State.PRIVATE

    def test_rule_15_staff_stay_outside_in_every_state(self, family) -> None:
        for state in (State.INFORMATION, State.AGREEING, State.ACTIVE):
            one = family.conference(state)
            for who in STAFF:
                answer = family.page(getattr(family, who), one, "/private")
                assert answer.status_code == 403, (state, who)

    def test_rule_15_a_relative_who_works_for_the_council_stays_outside(self, family) -> None:
        one = family.conference(State.PRIVATE)
        with family.session() as session:
            session.add(Participant(conference_id=one, person_id=family.manager, role="family"))
        assert family.page(family.manager, one, "/private").status_code == 403

    def test_somebody_else_learns_nothing(self, family) -> None:
        one = family.conference(State.PRIVATE)
        for tail in ("", "/private", "/plan", "/report"):
            assert family.page(family.outsider, one, tail).status_code == 404

    def test_the_family_reads_what_it_needs_there(self, family) -> None:
        one = family.conference(State.PRIVATE)
        for who in ("child", "parent", "relative"):
            page = family.page(getattr(family, who), one, "/private")
            assert page.status_code == 200
            for words in ("Who helps?", "Not alone overnight", "He was ill", "A bus pass"):
                assert words in page.text

    def test_staff_are_told_that_the_family_is_alone(self, family) -> None:
        one = family.conference(State.PRIVATE)
        page = family.page(family.referrer, one)
        assert page.status_code == 200
        assert "The family is alone now" in page.text
        assert "To our private page" not in page.text

    def test_the_refusal_is_in_the_record(self, family) -> None:
        one = family.conference(State.PRIVATE)
        family.page(family.admin, one, "/private")
        with family.session() as session:
            found = session.scalars(select(Entry).where(Entry.subject_id == one)).all()
        assert (family.admin, "refused") in {(e.actor_id, e.action) for e in found}


class TestWhatIsKept:
    def test_rule_15_only_start_and_end_are_kept(self, family) -> None:
        one = family.conference(State.INFORMATION)
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/private"
        assert client.send(page, {}, to=f"{page}/start").status_code == 302
        with family.session() as session:
            before = _columns(session, one)
        seat = _seat(family, one, family.referrer)
        client.send(page, {"to": seat}, to=f"{page}/call")
        assert "ask you to the door" in family.page(family.referrer, one).text
        client.send(page, {"to": ""}, to=f"{page}/call")
        client.send(page, {}, to=f"{page}/end")
        with family.session() as session:
            after = _columns(session, one)
            entries = session.scalars(select(Entry).where(Entry.subject_id == one)).all()
            messages = session.scalars(select(Message)).all()
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"state", "private_ended_at", "version"}
        assert not [e for e in entries if e.action not in ("looked", "refused")]
        assert not messages

    def test_nothing_of_a_draft_is_anywhere_before_it_is_shared(self, family) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(family.parent)
        client.get(f"{ADDRESS}/{one}/private")
        # Nothing can be sent but the plan itself: no other form of the page takes words.
        page = client.get(f"{ADDRESS}/{one}/private").text
        forms = page.split("<form")[1:]
        takes = [form.partition("</form>")[0] for form in forms]
        assert [f for f in takes if "<textarea" in f and "/private/share" not in f] == []
        assert page.count("disabled hidden") == 1, "Enter must not send the draft"

    def test_rule_18_a_refused_plan_leaves_no_trace(self, family) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/private"
        wrong = {"contingency": CANARY, "what_1": "", "by_1-day": "40"}
        refused = client.send(page, wrong, to=f"{page}/share")
        assert refused.status_code == 422
        assert CANARY in refused.text
        assert family.state(one) is State.PRIVATE
        with family.session() as session, unscoped("look everywhere for the words"):
            for table in ("family_conference_conference", "message", "record_entry", "submission"):
                rows = session.connection().execute(text(f"SELECT * FROM {table}")).all()
                assert CANARY not in str(rows), table


class TestHowItEnds:
    def test_rule_15_the_family_alone_ends_it(self, family) -> None:
        one = family.conference(State.PRIVATE)
        for who in ("referrer", "coordinator"):
            with family.session() as session, pytest.raises(NotNow):
                cast = family.cast(session)
                found = family.gathering(session, one)
                the_day.end_private_time(session, found, getattr(cast, who))
        with family.session() as session:
            found = family.gathering(session, one)
            the_day.end_private_time(session, found, family.cast(session).child)
        assert family.state(one) is State.AGREEING

    def test_going_without_keeps_whose_choice_it_was(self, family) -> None:
        one = family.conference(State.INFORMATION)
        client = family.town.signed_in(family.relative)
        page = f"{ADDRESS}/{one}/private/without"
        assert client.send(page, {"because": "We talked already"}).status_code == 302
        with family.session() as session:
            kept = session.get_one(Conference, one)
            assert kept.no_private_by_id == family.relative
            assert kept.private_started_at is None

    def test_two_of_the_family_who_share_at_once_lose_nothing(self, family) -> None:
        one = family.conference(State.PRIVATE)
        page = f"{ADDRESS}/{one}/private"
        dani, winston = (family.town.signed_in(p) for p in (family.parent, family.relative))
        opened = winston.hidden(winston.get(page).text)
        given = {"what_1": "Dani’s line", "not_known_yet": "Sundays"}
        assert dani.send(page, given, to=f"{page}/share").status_code == 302
        late = {**opened, "what_1": "Winston’s line", "not_known_yet": "Winter"}
        assert winston.post(f"{page}/share", data=late).status_code == 302
        plan = family.page(family.child, one, "/plan").text
        for words in ("Dani’s line", "Winston’s line", "Sundays", "Winter"):
            assert words in plan

    def test_sharing_ends_it_and_the_words_are_there(self, family) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/private"
        given = {
            "what_1": "Grandad cooks on Mondays",
            "who_1": str(family.relative),
            "what_2": "A bus pass",
            "who_2": "agency",
            "not_known_yet": "Sundays",
        }
        assert client.send(page, given, to=f"{page}/share").status_code == 302
        plan = family.page(family.referrer, one, "/plan").text
        for words in ("Grandad cooks on Mondays", "Winston Marsh", "A bus pass", "Sundays"):
            assert words in plan
        with family.session() as session:
            items = planning.items_of(session, family.gathering(session, one))
            assert [one.by_agency for one in items] == [False, True]

    def test_a_script_that_shares_is_told_so_and_the_next_page_says_it(self, family) -> None:
        one = family.conference(State.PRIVATE)
        client = family.town.signed_in(family.parent)
        page = f"{ADDRESS}/{one}/private"
        opened = {**client.hidden(client.get(page).text), "what_1": "Grandad cooks"}
        asked = {"Accept": "application/json"}
        assert client.post(f"{page}/share", data=opened, headers=asked).status_code == 201
        again = client.post(f"{page}/share", data=opened, headers=asked)
        assert again.status_code == 302
        assert again.location.endswith(f"{one}/plan")
        plan = client.get(f"{ADDRESS}/{one}/plan").text
        assert "Your plan is shared. The referrer answers it" in plan
        with family.session() as session:
            assert len(planning.items_of(session, family.gathering(session, one))) == 1

    def test_the_page_says_that_ending_sends_nothing(self, family) -> None:
        one = family.conference(State.PRIVATE)
        page = family.page(family.parent, one, "/private").text
        assert "This button sends nothing that is written on this page" in page


def _columns(session, one):
    kept = session.get_one(Conference, one)
    return {c.name: getattr(kept, c.name) for c in Conference.__table__.columns}


def _seat(family, one, person) -> str:
    with family.session() as session:
        seat = session.scalars(
            select(Participant).where(
                Participant.conference_id == one, Participant.person_id == person
            )
        ).one()
        return str(seat.id)
