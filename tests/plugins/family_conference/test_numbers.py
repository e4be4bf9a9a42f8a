"""The numbers of the service: counted by hand, for its manager alone, and nobody is ranked."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from marshes import gather

from alongside.testing.statements import statements
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Conference, Participant
from alongside_family_conference.numbers import Period, count
from alongside_family_conference.plan_models import PlanItem, Review
from alongside_family_conference.states import State

PAGE = "/family-conference/numbers"
ALL = f"{PAGE}?year=2025"
OFFERED = date(2025, 3, 3)
NOON = datetime(2025, 5, 5, 12, tzinfo=UTC)
FEW, KEPT = "fewer than 5", "not shown"


class Service:
    """A council's conferences, written down as they may be."""

    def __init__(self, family):
        self.family = family

    def add(self, session, state, *, coordinated=True, **values):
        """A conference in a state, and who is in it."""
        one = Conference(
            name="A conference",
            about_id=self.family.child,
            **{"state": state.value, "referred_on": OFFERED, **values},
        )
        session.add(one)
        session.flush()
        self.seat(session, one, "central", self.family.child)
        self.seat(session, one, "referrer", self.family.referrer)
        if coordinated:
            self.seat(session, one, "coordinator", self.family.coordinator)
        return one

    def held(self, session, *, days=30, minutes=60, state=State.ACTIVE, voice="there", **values):
        """One that was held, with the child there, or with words of theirs."""
        alone = {"private_started_at": NOON, "private_ended_at": NOON + timedelta(minutes=minutes)}
        times = {"plan_shared_at": NOON, "decided_at": NOON, "held_on": OFFERED + timedelta(days)}
        one = self.add(session, state, **{**alone, **times, **values})
        for seat in session.query(Participant).filter_by(conference_id=one.id):
            seat.attended = seat.role != "central" or voice == "there"
            if seat.role == "central":
                seat.voice = voice
                seat.voice_heard_at = NOON if voice else None
        self.seat(session, one, "family", self.family.parent, attended=True)
        self.seat(session, one, "advocate", self.family.outsider, attended=True)
        self.seat(session, one, "family", self.family.relative, attended=False)
        return one

    def seat(self, session, one, role, person, **values):
        session.add(Participant(conference_id=one.id, person_id=person, role=role, **values))
        session.flush()

    def item(self, session, one, *, by_agency=False, **values):
        given = {"decision": "agreed", "by": date(2025, 6, 1), "status": "open", **values}
        session.add(
            PlanItem(conference_id=one.id, position=1, what="x", by_agency=by_agency, **given)
        )
        session.flush()

    def review(self, session, one, held_at=NOON):
        session.add(Review(conference_id=one.id, held_at=held_at))
        session.flush()

    def table(self, address=ALL):
        """What the file says: each number by what it is about and what it is of."""
        query = address.partition("?")[2]
        answer = self.manager.get(f"{PAGE}.csv?{query}")
        assert answer.status_code == 200
        rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
        return {(row[2], row[3]): row[4] for row in rows[1:]}

    @property
    def manager(self):
        return self.family.town.signed_in(self.family.manager)


@pytest.fixture
def service(family):
    return Service(family)


@pytest.fixture
def twenty(service):
    """Twenty were offered, twelve accepted, seven held."""
    with service.family.session() as session:
        for days, minutes, voice in (
            (20, 30, "there"),
            (90, 90, "there"),
            (30, 40, "there"),
            (60, 80, "there"),
            (41, 60, "there"),
            (30, 50, "letter"),
            (50, 70, "letter"),
        ):
            one = service.held(session, days=days, minutes=minutes, voice=voice)
            service.item(session, one, status="done")
            service.item(session, one, by_agency=True, status="done" if days > 30 else "partly")
        for _ in range(2):  # two promises more are kept, and five tasks are not
            service.item(session, one, by_agency=True, status="done")
        for status in ("open", "under_way", "partly", "not", "not"):
            service.item(session, one, status=status)
        service.item(session, one, status="changed")  # learning, and counted as neither
        service.item(session, one, by_agency=True, by=None)
        service.item(session, one, by_agency=True, by=today() + timedelta(days=1))
        service.review(session, one)
        for _ in range(3):
            service.add(session, State.PREPARING)
        for _ in range(2):
            service.add(session, State.WITHDRAWN)
        for _ in range(5):
            service.add(session, State.REFERRED, coordinated=False)
        for _ in range(3):
            service.add(session, State.DECLINED, coordinated=False)
        service.add(session, State.DRAFTED, coordinated=False, referred_on=None)
    return service


class TestCounting:
    def test_it_is_what_one_counts_by_hand(self, twenty):
        with twenty.family.session() as session:
            found = count(session, Period())
        assert (found.offered, found.accepted, found.held) == (20, 12, 7)
        assert sorted(found.days) == [20, 30, 30, 41, 50, 60, 90]
        assert sorted(found.minutes) == [30, 40, 50, 60, 70, 80, 90]
        assert sorted(found.network) == [1, 1, 2, 2, 2, 2, 2]
        assert found.professionals == (2,) * 7
        assert found.with_private_time == 7
        assert found.children["there"] == 5
        assert found.children["letter"] == 2
        assert sum(found.children.values()) == 7
        assert found.as_written == 7
        assert (found.tasks, found.tasks_kept) == (12, 7)
        assert (found.promises, found.promises_kept) == (9, 6)
        assert found.reviewed == 1

    def test_the_page_and_the_file_say_it_and_hold_the_small_ones_back(self, twenty):
        said = twenty.table()
        assert said == {
            ("Offered, accepted, held", "Offered"): "20",
            ("Offered, accepted, held", "Accepted"): "12",
            ("Offered, accepted, held", "Held"): "7",
            ("How long families waited", "Days that half waited, or fewer"): "41",
            ("Who was in the room", "Family and friends"): "2",
            ("Who was in the room", "Professionals"): "2",
            ("Private family time", "With private family time"): "7",
            ("Private family time", "Without"): "0",
            ("How long private family time was", "Minutes in half of them, or fewer"): "60",
            ("Children heard, and how", "By being there"): "5",
            ("Children heard, and how", "By a letter"): FEW,
            ("Children heard, and how", "By a picture"): "0",
            ("Children heard, and how", "By a recording"): "0",
            ("Children heard, and how", "By somebody they chose to speak"): "0",
            ("Children heard, and how", "In another way"): "0",
            ("Children heard, and how", "Not heard"): "0",
            ("Children heard, and how", "Children in all"): KEPT,
            ("Plans agreed as the family wrote them", "Agreed as written"): "7",
            ("Plans agreed as the family wrote them", "Otherwise"): "0",
            **{
                ("What families took on, and what the council promised", what): number
                for what, number in (
                    ("Families’ tasks whose day has come", "12"),
                    ("Of these done", "7"),
                    ("The council’s promises whose day has come", "9"),
                    ("Of these kept", KEPT),  # three were not
                    ("Families’ tasks that are done", "58"),
                    ("The council’s promises kept", KEPT),
                )
            },
            ("Reviews held", "At least one review"): KEPT,
            ("Reviews held", "None yet"): KEPT,
        }
        page = twenty.manager.get(ALL)
        assert page.status_code == 200
        for (title, what), number in said.items():
            assert title in page.text
            assert what in page.text
            assert number in page.text
        assert '<svg class="bars" role="img"' in page.text
        assert "Offered: 20; Accepted: 12; Held: 7</title>" in page.text
        assert 'numbers.csv?year=2025" download>' in page.text
        assert "style=" not in page.text.partition("<main")[2].partition("</main")[0]

    def test_what_was_stopped_after_it_was_held_was_held(self, service):
        with service.family.session() as session:
            service.held(session, state=State.PAUSED)
            service.held(session, state=State.CLOSED)
            service.held(
                session, state=State.AGREEING, private_started_at=None, private_ended_at=None
            )
            service.add(session, State.PRIVATE, private_started_at=NOON)
            found = count(session, Period())
        assert (found.held, found.accepted, found.with_private_time) == (3, 4, 2)

    def test_a_plan_with_a_line_in_other_words_or_declined_is_not_as_written(self, service):
        with service.family.session() as session:
            for values in ({}, {"amended": True}, {"decision": "declined"}):
                one = service.held(session)
                service.item(session, one)
                service.item(session, one, **values)
            waits = service.held(session, state=State.AGREEING, decided_at=None)
            service.item(session, waits, decision="")
            service.held(session)  # no plan
            assert count(session, Period()).as_written == 1

    def test_children_are_counted_and_each_way_is(self, service):
        with service.family.session() as session:
            for voice in ("there", "picture", "picture", "advocate", ""):
                service.held(session, voice=voice)
            service.held(session, kind="adult")
            found = count(session, Period()).children
        assert {way: n for way, n in found.items() if n} == {
            "there": 1,
            "picture": 2,
            "advocate": 1,
            "not_heard": 1,
        }

    def test_both_kinds_of_promises_are_counted_alike(self, service):
        """Rule 17: agency promises are tracked like family tasks."""
        with service.family.session() as session:
            one = service.held(session)
            for status in ("done", "done", "partly", "not", "open", "changed"):
                for by_agency in (True, False):
                    service.item(session, one, by_agency=by_agency, status=status)
            service.item(session, service.held(session, state=State.AGREED), status="done")
            found = count(session, Period())
        assert (found.tasks, found.tasks_kept) == (found.promises, found.promises_kept) == (5, 2)

    def test_many_cost_no_statement_more_than_one(self, service):
        def asked():
            client = service.manager
            client.get(ALL)
            with statements(service.family.town.app) as sent:
                assert client.get(ALL).status_code == 200
            return len(sent)

        def fill(session, how_many):
            for _ in range(how_many):
                one = service.held(session)
                service.item(session, one)
                service.review(session, one)

        with service.family.session() as session:
            fill(session, 5)
        few = asked()
        with service.family.session() as session:
            fill(session, 15)
        assert asked() == few
        with service.family.session() as session, statements(service.family.town.app) as sent:
            count(session, Period())
        assert len(sent) <= 5  # four, and the beginning of the transaction

    def test_each_council_has_its_own(self, twenty, abergwyn):
        other = Service(gather(abergwyn))
        with other.family.session() as session:
            for _ in range(6):
                other.add(session, State.REFERRED, coordinated=False)
        said = other.table()
        assert said["Offered, accepted, held", "Offered"] == "6"
        assert said["Offered, accepted, held", "Held"] == "0"
        assert twenty.table()["Offered, accepted, held", "Offered"] == "20"


class TestHoldingBack:
    def test_where_few_were_held_nothing_more_is_said(self, service):
        with service.family.session() as session:
            for _ in range(3):
                service.held(session)
            for _ in range(6):
                service.add(session, State.REFERRED, coordinated=False)
        assert list(service.table().values()) == ["9", FEW, FEW]
        page = service.manager.get(ALL).text
        assert "Too few of them were held" in page
        assert "Private family time" not in page

    def test_a_few_without_private_time_are_not_told_by_the_rest(self, service):
        with service.family.session() as session:
            for n in range(9):
                ended = {} if n else {"private_started_at": None, "private_ended_at": None}
                service.held(session, **ended)
        said = service.table()
        assert said["Offered, accepted, held", "Held"] == "9"
        assert said["Private family time", "With private family time"] == KEPT
        assert said["Private family time", "Without"] == KEPT
        assert said["How long private family time was", "Minutes in half of them, or fewer"] == KEPT

    def test_a_few_that_said_no_are_not_told_by_the_difference(self, service):
        with service.family.session() as session:
            for _ in range(8):
                service.held(session)
            service.add(session, State.DECLINED, coordinated=False)
        assert list(service.table().values())[:3] == [KEPT, "8", "8"]

    def test_nobody_is_named_or_ranked(self, twenty):
        """Rules 8 and 26: no rankings; dashboards never rank people or workers."""
        for answer in (twenty.manager.get(ALL), twenty.manager.get(f"{PAGE}.csv?year=2025")):
            text = answer.text.partition("<main")[2] or answer.text
            for name in ("Kai", "Dani", "Winston", "Tom Whitfield", "Mo Kelly", "A conference"):
                assert name not in text


class TestDays:
    @pytest.fixture
    def two_years(self, service):
        with service.family.session() as session:
            for _ in range(5):
                service.add(session, State.REFERRED, coordinated=False, referred_on=today())
            for _ in range(6):
                service.add(
                    session,
                    State.REFERRED,
                    coordinated=False,
                    referred_on=today(),
                    offered_on=date(today().year - 1, 12, 31),
                )
        return service

    @pytest.mark.parametrize(
        ("query", "offered"),
        [
            ("", "5"),
            ("year=nonsense", "5"),
            ("year=1999", "5"),
            (f"year={today().year}", "5"),
            (f"year={today().year - 1}", "6"),
        ],
    )
    def test_a_conference_belongs_to_the_day_of_its_offer(self, two_years, query, offered):
        said = two_years.table(f"{PAGE}?{query}")
        assert said["Offered, accepted, held", "Offered"] == offered
        assert two_years.manager.get(f"{PAGE}?{query}").status_code == 200

    @pytest.mark.parametrize(
        "query",
        [
            "year=",
            "year=2025&year=x",
            "year=\u0662\u0660",
            "year=" + "9" * 5000,
            "year[]=1&_external=1",
        ],
    )
    def test_whatever_is_in_the_address_is_answered(self, service, query):
        assert service.manager.get(f"{PAGE}?{query}").status_code == 200
        assert service.manager.get(f"{PAGE}.csv?{query}").status_code == 200

    def test_before_anything_was_offered_it_says_so(self, service):
        page = service.manager.get(PAGE)
        assert page.status_code == 200
        assert "Nothing was offered in this year" in page.text
        assert "CSV" not in page.text


class TestWho:
    @pytest.mark.parametrize("who", ["admin", "coordinator", "referrer", "parent", "outsider"])
    def test_nobody_but_the_manager_reads_them(self, service, who):
        client = service.family.town.signed_in(getattr(service.family, who))
        for page in (PAGE, f"{PAGE}.csv"):
            assert client.get(page).status_code == 403
        assert PAGE not in client.get("/home").text

    def test_a_visitor_is_asked_to_sign_in(self, service):
        answer = service.family.town.visitor().get(PAGE)
        assert answer.status_code == 302
        assert "/sign-in" in answer.location

    def test_the_manager_finds_the_way_there(self, service):
        assert PAGE in service.manager.get("/home").text
        assert PAGE in service.manager.get("/family-conference/").text

    def test_a_manager_allocates_only_what_they_are_no_part_of(self, service):
        family = service.family
        one = family.conference(State.CONSENTED)
        assert family.page(family.manager, one, "/allocate").status_code == 200
        assert family.page(family.coordinator, one, "/allocate").status_code == 404
        with family.session() as session:
            service.seat(
                session, session.get_one(Conference, one), "information_giver", family.manager
            )
        assert family.page(family.manager, one, "/allocate").status_code in (403, 404)
