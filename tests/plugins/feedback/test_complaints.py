"""A complaint only if its author says so, on the law's clock, and never made into less."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from telling import rows, tell, told

from alongside import add_working_days, utcnow
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_feedback import complaint_letters, complaints
from alongside_feedback.tell_models import Clock, Complaint, Telling

FURY = "I COMPLAIN! This is a formal complaint about your criminal neglect. Answer by law."


@pytest.fixture
def town(northbank):
    northbank.enable("feedback")
    return northbank


@pytest.fixture
def staff(town):
    return town.signed_in(town.person("Bo Lindqvist", "worker", "coordinator"))


def complain(town, about="adults", words=FURY, **data):
    """Tell something and make it a complaint; give the link and the staff's address."""
    link, here = told(town, words)
    data = {"about": about, **data} if about else data
    answer = town.visitor().send(f"{link}complaint", data)
    assert answer.status_code == 302, answer.text
    return link, here


def on(day):
    return {"done_on-day": day.day, "done_on-month": day.month, "done_on-year": day.year}


def clocks(town):
    return {clock.kind: clock for clock in rows(town, Clock)}


def test_rule_13_critical_words_create_no_complaint(town, staff):
    link, here = told(town, FURY)
    town.visitor().send(link, {"words": FURY}, to=f"{link}write")
    staff.send(here, {"words": "I am sorry. This is a complaint, is it not?"})
    staff.send(here, to=f"{here}/take")
    town.visitor().get(f"{link}complaint")
    assert rows(town, Complaint) == []


def test_those_who_answer_hear_of_a_complaint_at_once_and_before_its_day(town):
    """Rule 27: the law's clock runs apart from reminders, so no setting silences it."""
    bo = town.person("Bo Lindqvist", "worker")
    with town.session() as session:
        address = {"kind": "email", "value": "bo@example.org", "safe_to_email": True}
        session.add(Contact(person_id=bo, **address))
    town.enable("feedback", remind_to_answer_after_days=0)
    complain(town)
    (made,) = [one for one in rows(town, Message) if one.to_person_id == bo]
    assert made.subject == "A day set by law begins to count"
    assert "I COMPLAIN" not in made.body
    due = clocks(town)["acknowledge"].due_on
    with at_council(town.app, "northbank") as session:
        complaint_letters.warn(session, due - timedelta(days=5))
    assert len(rows(town, Message)) == 1
    for _ in range(2):
        with at_council(town.app, "northbank") as session:
            complaint_letters.warn(session, due - timedelta(days=1))
    subjects = sorted(one.subject for one in rows(town, Message))
    assert subjects == ["A day set by law begins to count", "A day set by law is near"]


def test_rule_13_the_author_s_button_creates_one_and_is_always_there(town, staff):
    link, here = told(town, "Thank you for the lovely tea")
    assert "Make this a complaint" in town.visitor().get(link).text
    staff.send(here, {"words": "You are welcome"})
    assert "Make this a complaint" in town.visitor().get(link).text
    answer = town.visitor().send(
        f"{link}complaint", {"about": "adults", "wish": "A hot one", "helped_by": "Cy"}
    )
    assert answer.status_code == 302
    (complaint,) = rows(town, Complaint)
    assert (complaint.wish, complaint.helped_by) == ("A hot one", "Cy")
    page = town.visitor().get(link).text
    assert "This is a complaint" in page
    assert "with the help of Cy" in page


def test_rule_13_nobody_else_can_make_one(town, staff):
    _, here = told(town, FURY)
    token = staff.hidden(staff.get(here).text)
    telling_id = here.rsplit("/", 1)[1]
    for address in (
        f"{here}/complaint",
        f"{here}/complaint/make",
        f"{here}/complaint/respond",
        f"/feedback/my-words/{telling_id}/complaint",
        f"/feedback/told/{telling_id}/complaint",
    ):
        answer = staff.post(address, data={**token, "about": "adults"})
        assert answer.status_code in (404, 405)
    assert rows(town, Complaint) == []
    assert "feedback/told" not in staff.get(here).text


def test_rule_13_only_the_writer_s_own_pages_make_one():
    package = Path(complaints.__file__).parent
    makers = {path.stem for path in package.glob("*.py") if "complaints.make(" in path.read_text()}
    assert makers == {"tell_complaint_views", "tell_demo"}


def test_rule_13_those_pages_are_the_link_s_and_the_account_s(app):
    pages = {
        rule.rule.split("/")[2]
        for rule in app.url_map.iter_rules()
        if "told_complain_now" in rule.endpoint
    }
    assert pages == {"told", "my-words"}


def test_england_children_are_answered_in_ten_working_days_and_up_to_twenty(town):
    complain(town, "children")
    today = complaints.today()
    clock = clocks(town)["respond"]
    assert set(clocks(town)) == {"respond"}
    assert clock.due_on == add_working_days(today, 10)
    assert clock.latest_on == add_working_days(today, 20)


def test_england_adults_are_acknowledged_in_three_working_days(town):
    complain(town, "adults")
    found = clocks(town)
    assert found["acknowledge"].due_on == add_working_days(complaints.today(), 3)
    assert found["respond"].due_on is None


def test_wales_acknowledges_in_two_and_offers_a_talk_within_ten(abergwyn):
    abergwyn.enable("feedback")
    complain(abergwyn, "adults")
    found = clocks(abergwyn)
    acknowledge = add_working_days(complaints.today(), 2, "Wales")
    assert found["acknowledge"].due_on == acknowledge
    assert found["discuss"].due_on == add_working_days(acknowledge, 10, "Wales")


def test_where_the_law_is_the_same_for_all_nobody_is_asked_which_service(town):
    with town.session() as session:
        town.council(session).nation = "Scotland"
    link, _ = told(town)
    assert "Which service" not in town.visitor().get(f"{link}complaint").text
    assert town.visitor().send(f"{link}complaint").status_code == 302
    assert clocks(town)["respond"].latest_on == add_working_days(complaints.today(), 10, "Scotland")


def test_where_the_law_differs_the_service_must_be_chosen(town):
    link, _ = told(town)
    for wrong in ({}, {"about": "dogs"}):
        answer = town.visitor().send(f"{link}complaint", {**wrong, "wish": "Keep this"})
        assert answer.status_code == 422
        assert "Keep this" in answer.text
    assert rows(town, Complaint) == []


def test_the_author_reads_the_clock_before_they_decide(town):
    link, _ = told(town)
    page = town.visitor().get(f"{link}complaint").text
    assert "advocate" in page
    assert "10 working days" in page
    assert "3 working days" in page


def test_a_complaint_is_made_once_however_often_the_button_is_pressed(town):
    link, _ = complain(town)
    assert town.visitor().get(f"{link}complaint").status_code == 302
    client = town.visitor()
    token = client.hidden(client.get(link).text)
    answer = client.post(f"{link}complaint", data={**token, "about": "adults"})
    assert answer.status_code == 302
    assert len(rows(town, Complaint)) == 1


def test_rule_13_a_complaint_cannot_be_made_into_less(town):
    complain(town)
    for name, value in (
        ("about", "children"),
        ("nation", "Wales"),
        ("made_on", date(2020, 1, 1)),
        ("wish", "nothing"),
    ):
        with pytest.raises(complaints.NotPossible), town.session() as session:
            setattr(session.scalars(select(Complaint)).one(), name, value)
    assert rows(town, Complaint)[0].about == "adults"


def test_a_withdrawal_is_the_author_s_is_recorded_and_stands(town, staff):
    link, here = complain(town)
    assert "withdraw" not in staff.get(here).text
    assert town.visitor().send(f"{link}withdraw").status_code == 302
    page = town.visitor().get(link).text
    assert "you took it back" in page
    with pytest.raises(complaints.NotPossible), town.session() as session:
        session.scalars(select(Complaint)).one().withdrawn_at = None
    assert "taken back by its author" in staff.get(here).text


def test_after_a_withdrawal_the_button_is_there_again(town):
    link, _ = complain(town)
    town.visitor().send(f"{link}withdraw")
    assert town.visitor().send(f"{link}complaint", {"about": "children"}).status_code == 302
    assert len(rows(town, Complaint)) == 2


def test_staff_record_what_the_law_asks_with_its_day(town, staff):
    link, here = complain(town)
    step = f"{here}/complaint/acknowledge"
    assert staff.send(step, {**on(complaints.today()), "how": "by letter"}).status_code == 302
    assert clocks(town)["acknowledge"].done_on == complaints.today()
    for page in (staff.get(here).text, town.visitor().get(link).text):
        assert "by letter" in page
        assert "Done on" in page
    assert staff.get(step).status_code == 404
    assert staff.get(f"{here}/complaint/discuss").status_code == 404
    assert staff.get(f"{here}/complaint/nonsense").status_code == 404


def test_a_step_lies_between_the_complaint_and_today(town, staff):
    _, here = complain(town)
    for days in (-1, 1):
        day = complaints.today() + timedelta(days=days)
        answer = staff.send(
            f"{here}/complaint/acknowledge",
            on(day),
        )
        assert answer.status_code == 422
    assert clocks(town)["acknowledge"].done_on is None


def test_what_is_late_is_shown_as_overdue_to_both_sides_and_on_the_home_page(town, staff):
    link, here = complain(town)
    with town.session() as session:
        for clock in session.scalars(select(Clock)):
            clock.due_on = complaints.today() - timedelta(days=1)
    assert "Overdue" in town.visitor().get(link).text
    assert "Overdue" in staff.get(here).text
    assert "One complaint is overdue" in staff.get("/home").text


def test_in_wales_an_early_acknowledgement_brings_the_talk_forward_and_a_late_one_does_not(
    abergwyn,
):
    abergwyn.enable("feedback")
    complain(abergwyn)
    made_on = date(2026, 3, 2)
    worker = abergwyn.person("Siân Parry", "worker")
    from alongside import Person

    for done_on, due_on in (
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 3, 9), date(2026, 3, 18)),
    ):
        dates = complaints.dates("Wales", "adults", made_on)
        complaint = Complaint(nation="Wales", about="adults", made_on=made_on)
        one = complaints.Standing(
            complaint, [Clock(kind=kind, due_on=due) for kind, (due, _) in dates.items()]
        )
        with abergwyn.session() as session:
            person = session.get_one(Person, worker)
            complaints.record(one, "acknowledge", person, done_on, "")
        assert {clock.kind: clock.due_on for clock in one.clocks}["discuss"] == due_on


def test_a_complaint_waits_for_an_answer_even_where_one_was_given_before(town, staff):
    link, here = told(town)
    staff.send(here, {"words": "An answer"})
    town.visitor().send(f"{link}complaint", {"about": "adults"})
    assert rows(town, Telling)[0].waiting_since is not None
    assert "Complaint" in staff.get("/feedback/answering").text


def test_an_open_complaint_keeps_its_author_s_rows_from_being_erased(town):
    from alongside import Person
    from alongside_feedback.tell_cards import legal_hold

    ada = town.person("Ada Okafor")
    client = town.signed_in(ada)
    tell(client, join_account="y")
    (telling,) = rows(town, Telling)
    client.send(f"/feedback/my-words/{telling.id}/complaint", {"about": "adults"})
    with town.session() as session:
        assert "complaint" in legal_hold(session, session.get_one(Person, ada))


def test_clocks_count_by_the_day_in_the_united_kingdom(monkeypatch):
    class Clockwork(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 6, 30, 23, 30, tzinfo=utcnow().tzinfo).astimezone(tz)

    monkeypatch.setattr(complaints, "datetime", Clockwork)
    assert complaints.today() == date(2026, 7, 1)
