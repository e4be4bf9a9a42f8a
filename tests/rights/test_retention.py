"""How long records are kept: a class for each, a council's own years, and a list that waits.

Requirement 26 of security.md: a class on every personal record, a due list, and a legal hold wins.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from alongside.access.actor import Actor
from alongside.db.engine import get_session, owner_engine
from alongside.db.time import utcnow
from alongside.groups.models import Group, Membership, today
from alongside.identity.models import SignIn
from alongside.identity.sessions import start
from alongside.kernel.models import HoldingRecord
from alongside.messages.models import Message
from alongside.people.models import CommunicationNeed, Gift, NameWord, Person
from alongside.records.models import Entry
from alongside.rights import due, holds, retention
from alongside.rights import traces as rights_traces
from alongside.rights.access import is_due_of_another
from alongside.rights.models import KeptLonger, Retention, Tombstone
from alongside.rights.tombstones import FILE
from alongside.testing.statements import statements
from alongside.web.context import house

CONTACT = date(2016, 3, 1)
DUE = date(2024, 3, 1)
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(1, 120))
def test_so_many_years_later_is_the_same_day_or_the_one_after(day, years):
    later = retention.years_later(day, years)
    assert later.year == day.year + years
    if (day.month, day.day) == (2, 29):
        assert (later.month, later.day) in ((2, 29), (3, 1))
    else:
        assert (later.month, later.day) == (day.month, day.day)


@given(DAYS, st.integers(1, 60))
def test_the_last_day_from_which_the_time_is_over_is_just_that(day, years):
    last = retention.years_before(day, years)
    assert retention.years_later(last, years) <= day
    assert retention.years_later(last + timedelta(days=1), years) > day


def test_each_record_of_a_person_has_a_class_that_there_is(app):
    registry = house(app).registry
    units = ("core", *(record.id for record in registry.usable()))
    for unit in units:
        for one in registry.holdings(unit):
            assert one.retention in retention.CLASSES, f"{one.table}.{one.person}"
            kept = retention.CLASSES[one.retention].starts == "never"
            whole = one.erasure == "retain" and not one.through  # those go with the last of them
            assert kept == whole, f"{one.table}.{one.person}"
    with app.app_context():
        copied = get_session().scalars(select(HoldingRecord.retention).distinct()).all()
    assert set(copied) <= set(retention.CLASSES)


class Scene:
    """Ada, of whom nothing was heard since 1 March 2016, and a data officer."""

    def __init__(self, town):
        self.town = town
        self.ada = self.somebody("Ada Okafor")
        self.officer = town.person("Mehmet Aydin", "data_officer")
        self.desk = town.signed_in(self.officer)

    def somebody(self, name, contact=CONTACT, **values):
        who = self.town.person(name, **values)
        moment = datetime(contact.year, contact.month, contact.day, 23, 59, tzinfo=UTC)
        with self.town.session() as session:
            session.add(Gift(person_id=who, kind="gift", body="Mends bicycles"))
            session.flush()
            for kind, column in ((Person, Person.id), (NameWord, NameWord.person_id)):
                session.execute(update(kind).where(column == who).values(created_at=moment))
            session.execute(update(Gift).where(Gift.person_id == who).values(created_at=moment))
        return who

    def due(self, day=DUE):
        with self.town.session() as session:
            return [one.person.name for one in due.people(session, day)]

    def rows(self, kind, *where):
        with self.town.session() as session:
            return list(session.scalars(select(kind).where(*where)))

    def do(self, act):
        with self.town.session() as session:
            return act(session)

    @property
    def page(self):
        return f"/requests/due/people/{self.ada}"


@pytest.fixture
def scene(northbank):
    return Scene(northbank)


@pytest.mark.parametrize(("day", "there"), [(-1, False), (0, True), (1, True)])
def test_somebody_is_due_on_the_day_and_not_the_day_before(scene, day, there):
    assert ("Ada Okafor" in scene.due(DUE + timedelta(days=day))) == there


def test_the_councils_own_years_count_and_no_other_councils(scene, abergwyn):
    officer = abergwyn.person("Gwen Morris", "data_officer")
    with abergwyn.session() as session:
        by = session.get_one(Person, officer)
        retention.change(session, "care", 2, "Abergwyn's schedule", by)
    assert scene.due(DUE - timedelta(days=1)) == []
    scene.do(lambda s: retention.change(s, "care", 6, "Page 4", s.get_one(Person, scene.officer)))
    assert scene.due(date(2022, 3, 1)) == ["Ada Okafor"]
    assert scene.due(date(2022, 2, 28)) == []
    scene.do(lambda s: retention.propose_again(s, "care"))
    assert scene.due(date(2022, 3, 1)) == []


@pytest.mark.parametrize("years", [0, -1, 121])
def test_odd_years_are_refused(scene, years):
    with pytest.raises(ValueError, match="care"):
        scene.do(
            lambda s: retention.change(s, "care", years, "x", s.get_one(Person, scene.officer))
        )


def test_whoever_is_here_is_not_due(scene):
    with scene.town.session() as session:
        group = Group(kind="network", name="The choir", purpose="It sings")
        session.add(group)
        session.flush()
        part = Membership(group_id=group.id, person_id=scene.ada, how="sings")
        part.joined_on = CONTACT
        session.add(part)
        session.flush()
        session.execute(update(Membership).values(created_at=datetime(2016, 3, 1, tzinfo=UTC)))
    assert scene.due() == []
    with scene.town.session() as session:
        session.execute(update(Membership).values(left_on=date(2020, 1, 1)))
    assert scene.due() == ["Ada Okafor"]


def test_any_row_and_anything_they_did_is_contact(scene):
    with scene.town.session() as session:
        session.add(Gift(person_id=scene.ada, kind="wish", body="To swim"))
    assert scene.due() == []


def test_being_looked_at_is_no_contact(scene):
    scene.town.signed_in(scene.officer).get(scene.page)
    looked = scene.rows(Entry, Entry.subject_id == scene.ada, Entry.action == "looked")
    assert len(looked) == 1
    assert scene.due() == ["Ada Okafor"]


def of_class(scene, name, kept):
    """Make a table be of a class, as the owner of the tables may, and the serving role may not."""
    table = HoldingRecord.__table__
    with owner_engine(scene.town.app) as engine, engine.begin() as connection:
        its = update(table).where(table.c.table_name == name)
        connection.execute(its.values(retention=kept))


@pytest.mark.parametrize("kept", ["child_protection", "looked_after"])
def test_the_class_that_is_kept_longest_decides(scene, kept):
    """A practice's tables may be of another class; here Ada's gift is made to be of one."""
    of_class(scene, "gift", kept)
    assert scene.due(DUE) == []
    years = retention.CLASSES[kept].years
    last = retention.years_later(CONTACT, years)
    assert scene.due(last - timedelta(days=1)) == []
    assert scene.due(last) == ["Ada Okafor"]
    with scene.town.session() as session:
        session.get_one(Person, scene.ada).born_on = date(1948, 2, 29)
    if kept == "looked_after":  # 75 years after birth, or 8 after the last contact
        assert scene.due(date(2024, 2, 29)) == []
        assert scene.due(DUE) == ["Ada Okafor"]
    else:
        assert scene.due(last - timedelta(days=1)) == []


def test_those_kept_for_long_do_not_hide_those_who_are_due(scene, monkeypatch):
    """Of the two who were heard of before Ada something stays for 35 years; a page holds one."""
    monkeypatch.setattr(due, "AT_ONCE", 1)
    of_class(scene, "communication_need", "child_protection")
    for number in range(2):
        who = scene.somebody(f"Person {number}", contact=CONTACT - timedelta(days=9))
        with scene.town.session() as session:
            session.add(CommunicationNeed(person_id=who, kind="other", detail="Slowly"))
            session.flush()
            long_ago = datetime(2016, 1, 1, tzinfo=UTC)
            session.execute(update(CommunicationNeed).values(created_at=long_ago))
    assert scene.due() == ["Ada Okafor"]


def test_a_page_holds_so_many_and_the_longest_due_first(scene, monkeypatch):
    monkeypatch.setattr(due, "AT_ONCE", 2)
    for number in (1, 2, 3):
        scene.somebody(f"Person {number}", contact=CONTACT + timedelta(days=number))
    assert scene.due(DUE + timedelta(days=30)) == ["Ada Okafor", "Person 1"]


def test_the_list_costs_the_same_statements_for_one_as_for_many(scene):
    def count():
        with scene.town.session() as session, statements(scene.town.app) as sent:
            due.people(session, DUE)
        return len(sent)

    count()  # whether practices' tables are there, a process asks once
    few = count()
    for number in range(12):
        scene.somebody(f"Person {number}")
    assert count() == few <= 6


def test_whoever_was_erased_is_not_due_again(scene):
    scene.do(lambda s: setattr(s.get_one(Person, scene.ada), "erased_at", utcnow()))
    assert scene.due() == []


# The pages.


def test_the_table_says_each_class_how_long_from_when_and_who_says_so(scene):
    page = scene.desk.get("/requests/times").text
    for text in ("8 years after the last contact", "Blackpool", "1 year after each was made"):
        assert text in page
    assert "As long as the council is here" in page
    assert "Change" in page
    admin = scene.town.signed_in(scene.town.person("Priya Raman", "administrator"))
    page = admin.get("/requests/times").text
    assert "Blackpool" in page
    assert "/requests/times/care" not in page


def test_the_data_officer_sets_a_time_and_goes_back_to_the_proposed(scene):
    answer = scene.desk.send("/requests/times/care", {"years": "6", "because": "Page 4"})
    assert answer.status_code == 302
    page = scene.desk.get("/requests/times").text
    assert "6 years after the last contact" in page
    assert "Page 4" in page
    assert "proposed: 8" in page
    (line,) = scene.rows(Entry, Entry.action == "changed", Entry.subject_kind == "retention")
    assert line.detail == "care"
    scene.desk.send("/requests/times", to="/requests/times/care/proposed")
    assert "8 years after the last contact" in scene.desk.get("/requests/times").text
    assert scene.rows(Retention) == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"years": ""}, "number of years"),
        ({"years": "0"}, "number of years"),
        ({"years": "121"}, "from 1 to 120"),
        ({"years": "eight"}, "years"),
        ({"because": " "}, "Write who says so"),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_nothing_is_lost(scene, said, message):
    sent = {"years": "6", "because": "Page 4 of the schedule", **said}
    answer = scene.desk.send("/requests/times/care", sent)
    assert answer.status_code == 422
    assert message in answer.text
    assert scene.rows(Retention) == []


def test_two_officers_do_not_overwrite_each_other(scene):
    scene.desk.send("/requests/times/care", {"years": "6", "because": "Page 4"})
    stale = scene.desk.hidden(scene.desk.get("/requests/times/care").text)
    scene.desk.send("/requests/times/care", {"years": "7", "because": "Page 5"})
    answer = scene.desk.post(
        "/requests/times/care", data={**stale, "years": "9", "because": "Page 6"}
    )
    assert answer.status_code == 422
    (own,) = scene.rows(Retention)
    assert own.years == 7


def test_two_who_set_one_time_at_once_leave_one_row_and_no_error(scene):
    def one(number):
        desk = scene.town.signed_in(scene.officer)
        return desk.send("/requests/times/care", {"years": str(number), "because": "Page 4"})

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(one, range(5, 11)))
    assert {answer.status_code for answer in answers} <= {302, 422}
    (own,) = scene.rows(Retention)
    assert own.years in range(5, 11)


@pytest.mark.parametrize("name", ["accountability", "nothing", "care'; --"])
def test_what_nobody_can_set_is_not_there(scene, name):
    assert scene.desk.get(f"/requests/times/{name}").status_code == 404


def test_nobody_else_opens_the_list_sets_a_time_or_says_yes(scene):
    for roles in ((), ("worker",), ("coordinator", "administrator")):
        client = scene.town.signed_in(scene.town.person("Tom Whitfield", *roles))
        for path in (
            "/requests/due",
            scene.page,
            "/requests/times/care",
            "/requests/due/rows/traces",
        ):
            assert client.get(path).status_code in (403, 404), (roles, path)
        assert client.send(f"{scene.page}/end", {"sure": "y"}).status_code in (
            400,
            403,
            404,
        )
    assert scene.rows(Tombstone) == []


def test_the_list_says_who_is_due_and_opens_nobodys_records(scene):
    page = scene.desk.get("/requests/due").text
    assert "Ada Okafor" in page
    assert "Due since 1 March 2024" in page
    assert "Last contact: 1 March 2016" in page
    assert "Mends bicycles" not in page + scene.desk.get(scene.page).text
    assert scene.desk.get(f"/people/{scene.ada}").status_code in (302, 403, 404)


def test_an_empty_list_says_when_to_look_again(northbank):
    desk = northbank.signed_in(northbank.person("Mehmet Aydin", "data_officer"))
    assert "Nothing is due" in desk.get("/requests/due").text


def test_yes_erases_as_a_request_would_and_it_stays_so(scene, tmp_path):
    answer = scene.desk.send(f"{scene.page}/end", {"sure": "y"})
    assert answer.location == "/requests/due"
    (person,) = scene.rows(Person, Person.id == scene.ada)
    assert person.erased_at
    assert "Ada" not in person.name
    assert scene.rows(Gift) == []
    assert [one.person_id for one in scene.rows(Tombstone)] == [scene.ada]
    assert str(scene.ada) in (tmp_path / FILE).read_text()
    (line,) = scene.rows(Entry, Entry.action == "erased when due")
    assert line.detail == "care"
    assert "Nothing is due" in scene.desk.get("/requests/due").text
    assert scene.desk.get(scene.page).status_code == 404


def test_yes_is_asked_for_and_may_be_sent_twice(scene):
    answer = scene.desk.send(f"{scene.page}/end", {})
    assert answer.status_code == 422
    assert "Tick this to go on" in answer.text
    form = {**scene.desk.hidden(scene.desk.get(f"{scene.page}/end").text), "sure": "y"}
    first = scene.desk.post(f"{scene.page}/end", data=form)
    again = scene.desk.post(f"{scene.page}/end", data=form)
    assert first.status_code == 302
    assert again.status_code in (302, 404)
    assert len(scene.rows(Tombstone)) == 1


def test_a_legal_hold_wins_also_when_it_comes_in_between(scene):
    form = {**scene.desk.hidden(scene.desk.get(f"{scene.page}/end").text), "sure": "y"}
    scene.do(
        lambda s: holds.place(
            s,
            s.get_one(Person, scene.ada),
            because="An inquiry",
            review_on=today(),
            by=s.get_one(Person, scene.officer),
        )
    )
    answer = scene.desk.post(f"{scene.page}/end", data=form)
    assert answer.location == scene.page
    page = scene.desk.get(scene.page).text
    assert "An inquiry" in page
    assert f"{scene.page}/end" not in page
    assert "A legal hold stands" in scene.desk.get("/requests/due").text
    assert scene.rows(Tombstone) == []


def test_whoever_came_back_in_between_is_not_erased(scene):
    form = {**scene.desk.hidden(scene.desk.get(f"{scene.page}/end").text), "sure": "y"}
    with scene.town.session() as session:
        session.add(Gift(person_id=scene.ada, kind="wish", body="To swim"))
    assert scene.desk.post(f"{scene.page}/end", data=form).status_code == 404
    assert scene.rows(Tombstone) == []


def test_not_yet_keeps_a_reason_and_brings_them_back_on_the_day(scene):
    day = today() + timedelta(days=90)
    on = {"review_on-day": day.day, "review_on-month": day.month, "review_on-year": day.year}
    answer = scene.desk.send(f"{scene.page}/later", {"because": "Her brother asked", **on})
    assert answer.location == "/requests/due"
    assert "Ada Okafor" not in scene.desk.get("/requests/due").text
    (kept,) = scene.rows(KeptLonger)
    assert (kept.because, kept.review_on) == ("Her brother asked", day)
    assert scene.due(day - timedelta(days=1)) == []


def test_not_yet_without_a_reason_or_a_day_is_asked_for(scene):
    answer = scene.desk.send(f"{scene.page}/later", {"because": ""})
    assert answer.status_code == 422
    assert "Write why" in answer.text
    assert "Choose a day" in answer.text


def test_nobody_ends_what_is_held_about_themself(scene):
    with scene.town.session() as session:
        own = due.Due(session.get_one(Person, scene.officer), DUE, None, CONTACT)
        assert not is_due_of_another(Actor(session, own.person), own)
    assert scene.desk.get(f"/requests/due/people/{scene.officer}").status_code == 404


# Rows that go by themselves.


@pytest.fixture
def traces(scene):
    """Three old sign-ins of Ada's, and one of today."""
    with scene.town.session() as session:
        ada = session.get_one(Person, scene.ada)
        for _ in range(3):
            start(session, ada, lasts=timedelta(hours=1))
        session.flush()
        long_ago = utcnow() - timedelta(days=400)
        session.execute(
            update(SignIn).where(SignIn.person_id == ada.id).values(created_at=long_ago)
        )
        start(session, ada, lasts=timedelta(hours=1))
    return scene


def count(scene, kind):
    return scene.do(lambda s: s.scalar(select(func.count()).select_from(kind)))


def test_old_traces_wait_for_a_yes_and_then_go(traces):
    before = count(traces, SignIn)
    assert "3 records are due" in traces.desk.get("/requests/due").text
    assert count(traces, SignIn) == before
    answer = traces.desk.send("/requests/due/rows/traces", {})
    assert answer.location == "/requests/due"
    assert count(traces, SignIn) == before - 3
    assert "3 records are gone" in traces.desk.get("/requests/due").text
    (line,) = traces.rows(Entry, Entry.action == "deleted when due")
    assert line.subject_kind == "retention"


def test_a_hold_keeps_traces_too(traces):
    traces.do(
        lambda s: holds.place(
            s,
            s.get_one(Person, traces.ada),
            because="An inquiry",
            review_on=today(),
            by=s.get_one(Person, traces.officer),
        )
    )
    before = count(traces, SignIn)
    assert "records are due" not in traces.desk.get("/requests/due").text
    traces.desk.send("/requests/due/rows/traces", {})
    assert count(traces, SignIn) == before


def test_one_press_takes_no_more_than_it_can_answer_for(traces, monkeypatch):
    monkeypatch.setattr(rights_traces, "MOST_AT_ONCE", 1)
    who = traces.town.person("Bo Lindqvist")
    with traces.town.session() as session:
        start(session, session.get_one(Person, who), lasts=timedelta(hours=1))
        session.flush()
        theirs = update(SignIn).where(SignIn.person_id == who)
        session.execute(theirs.values(created_at=utcnow() - timedelta(days=400)))
    traces.desk.send("/requests/due/rows/traces", {})
    assert "1 record is due" in traces.desk.get("/requests/due").text
    traces.desk.send("/requests/due/rows/traces", {})
    assert "Nothing is due" not in traces.desk.get("/requests/due").text  # Ada herself is
    assert "record is due" not in traces.desk.get("/requests/due").text


def test_what_a_practice_must_keep_is_kept(traces, monkeypatch):
    monkeypatch.setattr(rights_traces.holds, "legal", lambda session, person: ["A complaint"])
    before = count(traces, SignIn)
    traces.desk.send("/requests/due/rows/traces", {})
    assert count(traces, SignIn) == before


def test_messages_without_a_person_go_as_well(traces):
    with traces.town.session() as session:
        session.add(Message(subject="Audit anchor", body="", to_address="a@example.org"))
        session.flush()
        session.execute(update(Message).values(created_at=utcnow() - timedelta(days=400)))
    traces.desk.send("/requests/due/rows/traces", {})
    assert count(traces, Message) == 0


def test_no_other_councils_rows_go(traces, abergwyn):
    with abergwyn.session() as session:
        who = session.get_one(Person, abergwyn.person("Gwen Morris"))
        start(session, who, lasts=timedelta(hours=1))
        session.flush()
        session.execute(update(SignIn).values(created_at=utcnow() - timedelta(days=400)))
    traces.desk.send("/requests/due/rows/traces", {})
    with abergwyn.session() as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1
