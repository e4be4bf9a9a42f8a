"""What `Pages` holds for every view: permission, object, transaction, one record, a note."""

import threading

import pytest
from sqlalchemy import func, select

from alongside import Pages, Practice, anyone, permission
from alongside.access.permissions import AccessError, Permissions
from alongside.records.models import Entry
from alongside.testing import Town
from alongside.web.pages import APP_WIDE
from alongside.web.registering import check_pages

THINGS = """
from flask import redirect, render_template_string, request
from sqlalchemy import select
from alongside import (Form, Model, Pages, Person, Practice, anyone, current, is_signed_in,
                       is_worker, permission)
from wtforms import StringField
from wtforms.validators import DataRequired

def is_the_person(actor, person):
    return actor.id == person.id

practice = Practice(
    id="things", title="Things", summary="x", api="1", views="alongside_local_things:pages",
    permissions=(
        permission("things.see", any_of=[[anyone]]),
        permission("things.work", any_of=[[is_worker]]),
        permission("things.own", any_of=[[is_the_person]]),
        permission("things.add", any_of=[[anyone]], writes=True),
    ),
)
pages = Pages("things", __name__)

def load(session, person_id):
    return session.get(Person, person_id)

class Name(Form):
    name = StringField("Name", validators=[DataRequired("Enter a name")])

PAGE = "{{ form.error_summary() }}{{ form.open() }}{{ form.name }}</form>"

@pages.get("/work", permission="things.work")
def work():
    return "work"

@pages.get("/own/<uuid:person_id>", permission="things.own", load=load, reads="person")
def own(person):
    return person.name

@pages.get("/near/<uuid:person_id>", permission="things.own", load=load, known_by="things.work")
def near(person):
    return person.name

@pages.get("/open/<uuid:person_id>", permission="things.see", load=load, reads="person")
def see(person):
    return person.name

@pages.get("/add", permission="things.see", endpoint="add_form")
def add_form():
    return render_template_string(PAGE, form=Name(formdata=None))

@pages.post("/add", permission="things.add")
def add():
    form = Name()
    valid = form.validate()
    current.session.add(Person(name=request.form.get("name", ""), sort_name=""))
    current.session.flush()
    if not valid:
        return render_template_string(PAGE, form=form), 422
    if form.name.data == "crash":
        raise RuntimeError("boom")
    return redirect("/things/work")
"""


@pytest.fixture
def things(make_app, database, tmp_path) -> Town:
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "things.py").write_text(THINGS)
    town = Town.of(make_app(**database), "northbank")
    town.enable("things")
    return town


def people(town: Town) -> list[str]:
    from alongside.people.models import Person

    with town.session() as session:
        return list(session.scalars(select(Person.name).order_by(Person.name)))


def entries(town: Town) -> list[tuple[str, str]]:
    with town.session() as session:
        rows = session.execute(
            select(Entry.action, Entry.subject_kind).where(Entry.action != "signed in")
        )
        return [tuple(row) for row in rows]


def test_a_view_without_a_permission_cannot_be_written():
    pages = Pages("x", __name__)
    with pytest.raises(AccessError, match="permission="):
        pages.get("/")(lambda: "")


@pytest.mark.parametrize("name", APP_WIDE)
def test_no_handler_for_the_whole_app(name):
    with pytest.raises(AccessError, match="whole app"):
        getattr(Pages("x", __name__), name)(lambda: None)


def test_a_write_needs_a_permission_that_writes():
    pages = Pages("x", __name__)
    pages.post("/", permission="x.read")(lambda: "")
    permissions = Permissions()
    permissions.add([permission("x.read", any_of=[[anyone]])])
    with pytest.raises(AccessError, match="only reads"):
        check_pages(pages, permissions)
    assert Practice(id="x", title="x", summary="x")


def test_a_visitor_is_led_to_sign_in_and_back(things):
    answer = things.visitor().get("/things/work")
    assert answer.status_code == 302
    assert answer.location == "/sign-in?next=/things/work"


def test_a_function_that_is_not_yours_is_forbidden_and_noted(things):
    assert things.signed_in(things.person("Ada")).get("/things/work").status_code == 403
    assert things.signed_in(things.person("Wes", "worker")).get("/things/work").text == "work"
    assert ("refused", "things.work") in entries(things)


def test_an_object_that_is_not_yours_does_not_exist_and_the_refusal_is_noted(things):
    ada, ben = things.person("Ada"), things.person("Ben")
    browser = things.signed_in(ada)
    assert browser.get(f"/things/own/{ada}").text == "Ada"
    assert browser.get(f"/things/own/{ben}").status_code == 404
    assert ("refused", "things.own") in entries(things)


def test_whoever_may_know_of_it_is_told_that_it_is_not_theirs(things):
    ada, ben = things.person("Ada"), things.person("Ben")
    worker = things.signed_in(things.person("Wilf", "worker"))
    assert worker.get(f"/things/near/{ada}").status_code == 403
    assert worker.get("/things/near/01990000-0000-7000-8000-000000000000").status_code == 404
    assert things.signed_in(ben).get(f"/things/near/{ada}").status_code == 404
    assert things.signed_in(ada).get(f"/things/near/{ada}").text == "Ada"


def test_what_is_not_there_and_what_is_not_yours_look_alike(things):
    ada, ben = things.person("Ada"), things.person("Ben")
    browser = things.signed_in(ada)
    missing = browser.get("/things/own/01990000-0000-7000-8000-000000000000")
    hidden = browser.get(f"/things/own/{ben}")
    assert (missing.status_code, missing.data) == (hidden.status_code, hidden.data)


def test_a_look_is_noted_but_not_at_oneself(things):
    ada, ben = things.person("Ada"), things.person("Ben")
    browser = things.signed_in(ada)
    browser.get(f"/things/open/{ada}")
    assert entries(things) == []
    browser.get(f"/things/open/{ben}")
    assert entries(things) == [("looked", "person")]


def test_another_councils_ids_do_not_exist(things):
    abergwyn = Town.of(things.app, "abergwyn")
    theirs = abergwyn.person("Canary")
    answer = things.signed_in(things.person("Ada")).get(f"/things/open/{theirs}")
    assert answer.status_code == 404
    assert "Canary" not in answer.text


def test_a_form_shown_again_keeps_nothing(things):
    answer = things.visitor().send("/things/add", {"name": ""})
    assert answer.status_code == 422
    assert "Enter a name" in answer.text
    assert people(things) == []


def test_a_crash_keeps_nothing_and_says_sorry(things):
    things.app.config["TESTING"] = False
    answer = things.visitor().send("/things/add", {"name": "crash"})
    assert answer.status_code == 500
    assert "went wrong" in answer.text
    assert "boom" not in answer.text
    assert people(things) == []


def test_sending_a_form_twice_makes_one_record_and_leads_to_one_place(things):
    browser = things.visitor()
    hidden = browser.hidden(browser.get("/things/add").text)
    first = browser.post("/things/add", data={**hidden, "name": "Ada"})
    second = browser.post("/things/add", data={**hidden, "name": "Ada"})
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert people(things) == ["Ada"]


def test_a_refused_form_can_be_mended_and_sent_with_the_same_key(things):
    browser = things.visitor()
    hidden = browser.hidden(browser.get("/things/add").text)
    assert browser.post("/things/add", data={**hidden, "name": ""}).status_code == 422
    assert browser.post("/things/add", data={**hidden, "name": "Ada"}).status_code == 302
    assert people(things) == ["Ada"]


def test_somebody_elses_key_leads_nowhere(things):
    browser = things.visitor()
    hidden = browser.hidden(browser.get("/things/add").text)
    browser.post("/things/add", data={**hidden, "name": "Ada"})
    other = things.signed_in(things.person("Ben"))
    own = other.hidden(other.get("/things/add").text)
    answer = other.post("/things/add", data={**own, "form_key": hidden["form_key"], "name": "x"})
    assert answer.status_code == 409
    assert people(things) == ["Ada", "Ben"]


def test_twelve_sendings_at_once_make_one_record(things):
    """Requirement 35 of the security list."""
    browser = things.visitor()
    hidden = browser.hidden(browser.get("/things/add").text)
    cookie = browser.get_cookie("alongside_form", domain=things.host)
    answers = []

    def send():
        one = things.visitor()
        one.set_cookie("alongside_form", cookie.value, domain=things.host)
        answers.append(one.post("/things/add", data={**hidden, "name": "Ada"}))

    threads = [threading.Thread(target=send) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(a.status_code, a.location) for a in answers} == {(302, "/things/work")}
    assert len(answers) == 12
    assert people(things) == ["Ada"]


def test_a_form_without_its_token_is_refused_kindly(things):
    answer = things.visitor().post("/things/add", data={"name": "Ada"})
    assert answer.status_code == 400
    assert "open for too long" in answer.text
    assert people(things) == []


@pytest.mark.parametrize("key", ["", "x", "0" * 31, "0" * 33, "ä" * 32, "0" * 32 + "\n"])
def test_a_key_that_is_none_is_passed_over(things, key):
    browser = things.visitor()
    hidden = browser.hidden(browser.get("/things/add").text)
    answer = browser.post("/things/add", data={**hidden, "form_key": key, "name": "Ada"})
    assert answer.status_code == 302


def test_get_writes_nothing(things):
    things.visitor().get("/things/add")
    with things.session() as session:
        from alongside.web.models import Submission

        assert session.scalar(select(func.count()).select_from(Submission)) == 0
