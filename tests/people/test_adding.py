"""Adding people, once each."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from alongside.people.models import Person


@pytest.fixture
def worker(northbank):
    return northbank.signed_in(northbank.person("Wanda Worker", "worker"))


def everyone(town, name):
    with town.session() as session:
        return session.scalars(select(Person).where(Person.name == name)).all()


def test_a_name_is_enough_and_the_page_opens(northbank, worker):
    answer = worker.send("/people/add", {"name": "Ada Okafor"})
    assert answer.status_code == 302
    page = worker.get(answer.location)
    assert page.status_code == 200
    assert "Ada Okafor" in page.text


def test_everything_that_was_said_is_kept(northbank, worker):
    said = {
        "name": "Zoë O’Neill",
        "known_as": "Zo",
        "pronouns": "they and them",
        "born_on-day": "29",
        "born_on-month": "2",
        "born_on-year": "1988",
        "language": "cy",
    }
    worker.send("/people/add", said)
    (person,) = everyone(northbank, "Zoë O’Neill")
    assert (person.known_as, person.pronouns, person.language) == ("Zo", "they and them", "cy")
    assert person.born_on == date(1988, 2, 29)
    assert person.added_by_id is not None


@pytest.mark.parametrize("typed", ["Ada Okafor", "ada  okafor", "Ada Okáfor", "Okafor Ada"])
def test_someone_of_the_same_name_is_shown_first_and_nothing_is_lost(northbank, worker, typed):
    northbank.person("Ada Okafor", born_on=date(1950, 1, 2))
    page = worker.send("/people/add", {"name": typed, "pronouns": "xe and xem"})
    assert page.status_code == 422
    assert "Is it one of these?" in page.text
    assert "Born in 1950" in page.text
    assert 'value="xe and xem"' in page.text
    again = {**worker.hidden(page.text), "name": typed, "somebody_else": "1"}
    assert worker.post("/people/add", data=again).status_code == 302
    with northbank.session() as session:
        count = session.scalar(select(func.count(Person.id)).where(Person.name != "Wanda Worker"))
    assert count == 2


def test_a_form_sent_twice_adds_one_person(northbank, worker):
    data = {**worker.hidden(worker.get("/people/add").text), "name": "Ada Okafor"}
    first, second = (worker.post("/people/add", data=data) for _ in range(2))
    assert first.location == second.location
    assert len(everyone(northbank, "Ada Okafor")) == 1


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x00", "\u202e\u2066", "x" * 200_000])
def test_no_name_is_asked_for_again(northbank, worker, name):
    page = worker.send("/people/add", {"name": name, "pronouns": "kept"})
    assert page.status_code == 422
    assert "There is a problem" in page.text
    assert 'value="kept"' in page.text


@pytest.mark.parametrize(
    "born", [("31", "2", "1990"), ("x", "y", "z"), ("", "5", "1990"), ("1", "1", "99999")]
)
def test_a_malformed_date_is_explained_and_kept(northbank, worker, born):
    parts = dict(zip(("born_on-day", "born_on-month", "born_on-year"), born, strict=True))
    page = worker.send("/people/add", {"name": "Ada", **parts})
    assert page.status_code == 422
    assert "Date of birth must" in page.text
    assert everyone(northbank, "Ada") == []


def test_nobody_was_born_tomorrow(northbank, worker):
    day = date.today() + timedelta(days=2)  # noqa: DTZ011
    typed = {"born_on-day": day.day, "born_on-month": day.month, "born_on-year": day.year}
    assert worker.send("/people/add", {"name": "Ada", **typed}).status_code == 422


@pytest.mark.parametrize("name", ["Ada\x00 Okafor", "‮Ada", "👩‍👧", "Ω≈ç√∫˜µ", "ا" * 200])
def test_any_characters_are_somebodys_name(northbank, worker, name):
    answer = worker.send("/people/add", {"name": name})
    assert answer.status_code == 302
    assert worker.get(answer.location).status_code == 200


def test_only_workers_add_people(northbank, ada):
    for who in (ada.member, ada.boss, ada.id):
        assert northbank.signed_in(who).get("/people/add").status_code == 403


def test_practices_hear_of_the_new_person(northbank, worker, monkeypatch):
    from alongside.web.context import house

    heard = []
    hooks = house(northbank.app).hooks
    call = hooks.call

    def listening(hook, *args, **values):
        if hook == "person_added":
            heard.append(values["person"].name)
        return call(hook, *args, **values)

    monkeypatch.setattr(hooks, "call", listening)
    worker.send("/people/add", {"name": "Ada Okafor"})
    assert heard == ["Ada Okafor"]
