"""A copy holds every row about somebody, and nobody else's words; it is let go in two steps."""

import io
import json
import zipfile

import pytest
from sqlalchemy import select, update

from alongside.db.base import Base
from alongside.messages.models import Message
from alongside.people.models import Contact, Gift, Person
from alongside.people.withholding_models import Withholding
from alongside.records.models import Entry
from alongside.rights.held import kinds, rows
from alongside.rights.models import CopiedRow, Request
from alongside.web.context import house
from alongside_feedback.models import Reflection
from tests.rights.planting import NEVER_TOLD, Garden
from tests.rights.test_holdings import holdings


@pytest.fixture
def ada(northbank):
    return northbank.person("Ada Okafor")


@pytest.fixture
def officer(northbank):
    return northbank.person("Mehmet Aydin", "data_officer")


@pytest.fixture
def other(northbank):
    return northbank.person("Ben Other")


def asked(town, person):
    """The address of a request that somebody has just made."""
    answer = town.signed_in(person).send("/me/held/ask", {"words": "The year I moved"})
    assert answer.status_code == 302, answer.text
    return answer.location


def look_through(client, where, withheld=()):
    """Save page after page of the review, until it leads back."""
    at = f"{where}/review"
    while at != where:
        at = client.send(at, {"withheld": list(withheld)}).location


def released(town, person, officer, withheld=()):
    """The address of a request whose copy the person may download."""
    where, client = asked(town, person), town.signed_in(officer)
    client.send(where, to=f"{where}/prepare")
    look_through(client, where, withheld)
    client.send(where, to=f"{where}/reviewed")
    assert client.send(f"{where}/release").status_code == 302
    return where


def opened(answer):
    assert answer.mimetype == "application/zip", answer.status
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert sorted(archive.namelist()) == ["data.json", "index.html"]
        return archive.read("index.html").decode(), json.loads(archive.read("data.json"))


def test_a_copy_holds_every_row_about_somebody_and_nobody_elses(northbank, ada, other, officer):
    """Found by what the tables and holdings say of themselves, so that a new table is in it."""
    theirs, not_theirs = {}, {}
    with northbank.session() as session:
        garden = Garden(session)
        for one in holdings(northbank.app):
            if one.person is None or (one.table, one.person) == ("person", "id"):
                continue
            written = garden.plant_for(one, ada)
            whole = one.erasure != "anonymise"
            for column, words in written.items():
                mine = whole or column in (*one.clear, *one.shows)
                told = (
                    mine
                    and not one.untold
                    and NEVER_TOLD.isdisjoint({column, f"{one.table}.{column}"})
                )
                (theirs if told else not_theirs)[words] = f"{one.table}.{column} for {one.person}"
            if one.table != "rights_request":
                for column, words in garden.plant_for(one, other).items():
                    not_theirs[words] = f"{one.table}.{column} of another"
        for request in session.scalars(select(Request)):
            request.taken_back_at = request.created_at
        session.execute(update(Withholding).values(lifted_at=Withholding.created_at))
    where = released(northbank, ada, officer)
    page, data = opened(northbank.signed_in(ada).get(f"{where}/copy"))
    text = json.dumps(data)
    assert [told for words, told in theirs.items() if words not in page] == []
    assert [told for words, told in theirs.items() if words not in text] == []
    assert [told for words, told in not_theirs.items() if words in page + text] == []
    assert "Ada Okafor" in page
    assert "another person" in page
    assert "Nobody In Particular" not in page + text


def test_rule_11_words_that_wait_for_a_reveal_are_in_no_copy_but_can_be_read_by_their_writer(
    northbank, ada, other, officer
):
    northbank.enable("feedback")
    with northbank.session() as session:
        words = Garden(session).plant(Base.metadata.tables["feedback_reflection"], "person_id", ada)
        session.execute(update(Reflection).values(revealed=False))
    assert words
    mine = northbank.signed_in(ada).get("/me/held/feedback_reflection/person_id").text
    where, client = asked(northbank, ada), northbank.signed_in(officer)
    client.send(where, to=f"{where}/prepare")
    review = client.get(f"{where}/review").text
    assert "Only you can read this yet" in review
    look_through(client, where)
    client.send(where, to=f"{where}/reviewed")
    client.send(f"{where}/release")
    page, data = opened(northbank.signed_in(ada).get(f"{where}/copy"))
    with northbank.session() as session:
        kept = json.dumps([one.fields for one in session.scalars(select(CopiedRow))])
    for one in words.values():
        assert one in mine
        assert one not in review + page + json.dumps(data) + kept


def test_nothing_is_downloadable_before_both_steps_are_done(northbank, ada, officer):
    where, client = asked(northbank, ada), northbank.signed_in(officer)
    mine = northbank.signed_in(ada)

    def nothing_yet():
        return {one.get(f"{where}/copy").status_code for one in (client, mine)} == {404}

    assert nothing_yet()
    client.send(where, to=f"{where}/reviewed")
    assert client.get(f"{where}/release").status_code == 302
    client.send(where, to=f"{where}/prepare")
    assert nothing_yet()
    client.send(where, to=f"{where}/reviewed")
    assert "You have not yet looked at" in client.get(where).text
    look_through(client, where)
    assert client.send(where, to=f"{where}/release").status_code == 302
    assert nothing_yet()
    client.send(where, to=f"{where}/reviewed")
    assert nothing_yet()
    client.send(f"{where}/release")
    for one in (client, mine):
        answer = one.get(f"{where}/copy")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="copy.zip"'
    assert mine.send(f"{where}", to=f"{where}/take-back").location == where


def test_what_is_about_somebody_else_is_withheld(northbank, ada, officer):
    with northbank.session() as session:
        session.add(Contact(person_id=ada, kind="phone", value="0111 222", note="Ben's secret"))
    where, client = asked(northbank, ada), northbank.signed_in(officer)
    client.send(where, to=f"{where}/prepare")
    with northbank.session() as session:
        row = session.scalars(select(CopiedRow).where(CopiedRow.what == "How to reach you")).one()
    page = client.get(f"{where}/review").text
    assert "Ben&#39;s secret" in page
    look_through(client, where, [f"{row.place}.note"])
    client.send(where, to=f"{where}/reviewed")
    client.send(f"{where}/release")
    page, data = opened(northbank.signed_in(ada).get(f"{where}/copy"))
    assert "[withheld: about somebody else]" in page
    assert "secret" not in page + json.dumps(data)
    assert "0111 222" in page


def test_what_was_reviewed_is_what_is_released(northbank, ada, officer):
    where, client = asked(northbank, ada), northbank.signed_in(officer)
    client.send(where, to=f"{where}/prepare")
    with northbank.session() as session:
        session.add(Gift(person_id=ada, kind="gift", body="Written after the copy was made"))
    look_through(client, where)
    client.send(where, to=f"{where}/reviewed")
    client.send(f"{where}/release")
    page, _ = opened(northbank.signed_in(ada).get(f"{where}/copy"))
    assert "after the copy" not in page


def test_only_a_request_opens_anything_to_a_data_officer(northbank, abergwyn, ada, other, officer):
    where = asked(northbank, ada)
    client = northbank.signed_in(officer)
    assert client.get(where).status_code == 200
    assert client.get(f"/people/{ada}").status_code == 404
    elsewhere = abergwyn.signed_in(abergwyn.person("Wyn", "data_officer"))
    pages = ("", "/review", "/stop", "/release", "/copy", "/take-back")
    assert {elsewhere.get(where + tail).status_code for tail in pages} == {404}
    outsider = northbank.signed_in(northbank.person("Bea Boss", "administrator", "worker"))
    assert {outsider.get(where + tail).status_code for tail in pages} == {404}
    assert outsider.get("/requests").status_code == 403
    northbank.signed_in(ada).send(f"{where}/take-back")
    assert {client.get(where + tail).status_code for tail in pages} == {404}
    with northbank.session() as session:
        assert session.scalars(select(CopiedRow)).all() == []


def test_nobody_answers_their_own_request(northbank, officer):
    where, client = asked(northbank, officer), northbank.signed_in(officer)
    assert client.get(where).status_code == 200
    assert "Make the copy" not in client.get(where).text
    assert client.send(where, to=f"{where}/prepare").status_code == 404
    assert "Another data officer has to answer it" in client.get("/requests").text


def test_reading_and_fetching_are_written_down(northbank, ada, officer):
    where, client = released(northbank, ada, officer), northbank.signed_in(officer)
    client.get(f"{where}/copy")
    northbank.signed_in(ada).get(f"{where}/copy")
    with northbank.session() as session:
        entries = session.scalars(select(Entry).where(Entry.subject_kind == "copy")).all()
        actions = set(session.scalars(select(Entry.action).where(Entry.actor_id == officer)))
    assert {one.actor_id for one in entries} == {ada, officer}
    assert {"made the copy", "reviewed", "marked as reviewed", "released"} <= actions


def test_the_clock_stands_still_while_something_is_not_clear(northbank, ada, officer):
    with northbank.session() as session:
        session.add(Contact(person_id=ada, kind="email", value="ada@x.example", safe_to_email=True))
    where, client = asked(northbank, ada), northbank.signed_in(officer)
    assert client.send(f"{where}/stop", {"because": " "}).status_code == 422
    client.send(f"{where}/stop", {"because": "Which of two Adas are you?"})
    assert "Which of two Adas are you?" in northbank.signed_in(ada).get(where).text
    with northbank.session() as session:
        message = session.scalars(select(Message).where(Message.to_person_id == ada)).one()
    assert "Adas" not in message.subject + message.body
    assert where in message.body
    client.send(where, to=f"{where}/go-on")
    assert "stands still" not in client.get(where).text


def test_asking_twice_makes_one_request(northbank, ada):
    assert asked(northbank, ada) == asked(northbank, ada)


def test_rows_of_a_practice_whose_package_is_gone_are_found(northbank, ada, other):
    """Its table is there, and its holding; no module and no model knows of them any more."""
    with northbank.session() as session:
        for person, words in ((ada, "Plums for swapping"), (other, "Pears of another")):
            garden = Garden(session)
            from alongside_feedback.models import Glance

            enterprise = garden._another("feedback_enterprise")
            session.add(Glance(enterprise_id=enterprise, person_id=person, words=words))
    table = Base.metadata.tables["feedback_glance"]
    try:
        Base.metadata.remove(table)
        registry = house(northbank.app).registry
        record = registry.records.pop("feedback")
        with northbank.session() as session:
            person = session.get_one(Person, ada)
            found = [k for k in kinds(session, registry, person) if k.table == "feedback_glance"]
            assert [(one.practice, one.count) for one in found] == [("Shared reflection", 1)]
            row = rows(session, found[0], person)[0]
        assert [field.value for field in row.fields] == ["Plums for swapping"]
        page = northbank.signed_in(ada).get("/me/held").text
        assert "Plums for swapping" in page
        assert "Pears of another" not in page
    finally:
        Base.metadata._add_table(table.name, table.schema, table)
        registry.records["feedback"] = record
