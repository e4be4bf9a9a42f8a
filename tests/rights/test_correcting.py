"""What is not right is put right beside the old words (UK GDPR, articles 16 and 18).

Requirement 25 of security.md: the old text stays, and the correction is linked to it.
"""

import json
import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from alongside.groups.models import Group, Membership
from alongside.messages.models import Message
from alongside.people.models import (
    AboutMe,
    CommunicationNeed,
    Contact,
    Gift,
    Person,
    Relationship,
)
from alongside.people.withholding import keep_back
from alongside.records.models import Entry
from alongside.rights import corrections, held, requests
from alongside.rights.models import Correction, Request
from alongside.web.context import house

WRONG = "Came because the neighbours complained"
RIGHT = "Came because her brother asked her to"


class Scene:
    """Ada is in a group; how she came there is written wrongly, by somebody else."""

    def __init__(self, town):
        self.town = town
        self.ada = town.person("Ada Okafor", sign_in_address="ada@example.org")
        self.tom = town.person("Tom Whitfield")
        self.officer = town.person("Mehmet Aydin", "data_officer")
        with town.session() as session:
            for who, name in ((self.ada, "ada"), (self.officer, "mehmet")):
                value = f"{name}@example.org"
                session.add(Contact(person_id=who, kind="email", value=value, safe_to_email=True))
            group = Group(kind="family", name="The Okafors", purpose="Sundays")
            session.add(group)
            session.flush()
            membership = Membership(
                group_id=group.id, person_id=self.ada, how=WRONG, added_by_id=self.tom
            )
            session.add(membership)
            session.add(Membership(group_id=group.id, person_id=self.tom, how="From the start"))
            session.flush()
            self.group, self.membership = group.id, membership.id
        self.door = f"/me/held/membership/person_id/{self.membership}"
        self.page = f"/groups/{self.group}"

    def asks(self, **more):
        """Ada says that it is not right; gives her browser and the request's address."""
        client = self.town.signed_in(self.ada)
        said = {"column": "how", "asked": RIGHT, "words": "Ask my brother", **more}
        answer = client.send(self.door, said)
        assert answer.status_code == 302, answer.text
        return client, answer.location

    def rows(self, kind, *where):
        with self.town.session() as session:
            return list(session.scalars(select(kind).where(*where)))

    def answered(self, how, **said):
        """It is answered; gives where the request is."""
        _, where = self.asks()
        desk = self.town.signed_in(self.officer)
        assert desk.send(f"{where}/{how}", said).status_code == 302
        return where


@pytest.fixture
def scene(northbank):
    return Scene(northbank)


def test_beside_each_row_one_can_say_that_it_is_not_right(scene):
    page = scene.town.signed_in(scene.ada).get("/me/held").text
    assert scene.door in page
    assert "This is not right" in page
    form = scene.town.signed_in(scene.ada).get(scene.door).text
    assert f"How you came to be there: {WRONG}" in form


def test_what_stands_on_ones_own_page_is_changed_there(scene):
    page = scene.town.signed_in(scene.ada).get("/me/held").text
    assert "Change it on your page" in page
    person = f"/me/held/person/id/{scene.ada}"
    assert person not in page
    assert scene.town.signed_in(scene.ada).get(person).status_code == 404


def test_what_another_wrote_on_ones_page_is_put_right_there(scene):
    with scene.town.session() as session:
        rows = (
            AboutMe(
                person_id=scene.ada, heading="matters", body="Her cat", written_by_id=scene.tom
            ),
            Gift(person_id=scene.ada, kind="gift", body="Sings bass", added_by_id=scene.tom),
            CommunicationNeed(person_id=scene.ada, kind="other", detail="Shout, please"),
        )
        session.add_all(rows)
        session.flush()
        places = [(row.__tablename__, row.id) for row in rows]
    desk, client = scene.town.signed_in(scene.officer), scene.town.signed_in(scene.ada)
    for table, row_id in places:
        column = "detail" if table == "communication_need" else "body"
        said = {"column": column, "asked": f"Right for {table}"}
        where = client.send(f"/me/held/{table}/person_id/{row_id}", said).location
        desk.send(f"{where}/correct", {"final": f"Right for {table}"})
    for who in (scene.ada, scene.tom):
        page = scene.town.signed_in(who).get(f"/people/{scene.ada}").text
        for (table, _), old in zip(places, ("Her cat", "Sings bass", "Shout, please"), strict=True):
            assert f"<s>{old}</s>" in page
            assert f"Right for {table}" in page


def test_a_note_about_two_people_is_put_right_on_both_pages(scene):
    with scene.town.session() as session:
        row = Relationship(person_id=scene.tom, other_id=scene.ada, kind="friend", note="From jail")
        session.add(row)
        session.flush()
        row_id = row.id
    client = scene.town.signed_in(scene.ada)
    said = {"column": "note", "asked": "From the choir"}
    where = client.send(f"/me/held/relationship/other_id/{row_id}", said).location
    scene.town.signed_in(scene.officer).send(f"{where}/correct", {"final": "From the choir"})
    for reader, page in ((scene.tom, scene.tom), (scene.ada, scene.ada), (scene.ada, scene.tom)):
        text = scene.town.signed_in(reader).get(f"/people/{page}").text
        assert "<s>From jail</s>" in text
        assert "From the choir" in text


def test_ones_own_words_are_changed_where_they_were_written(scene):
    registry = house(scene.town.app).registry
    assert all(one.own_words for one in registry.holdings("feedback") if one.person)
    with scene.town.session() as session:
        kinds = held.kinds(session, registry, session.get_one(Person, scene.ada))
    can = {(one.table, one.column) for one in kinds if one.can_be_corrected}
    assert ("membership", "person_id") in can
    assert not any(table.startswith("feedback_") for table, _ in can)
    assert not {"sign_in", "message", "record_entry", "rights_hold"} & {table for table, _ in can}


def test_what_one_wrote_about_oneself_is_simply_changed(scene):
    with scene.town.session() as session:
        by_herself = {"person_id": scene.ada, "written_by_id": scene.ada}
        row = AboutMe(**by_herself, heading="matters", body="My cat")
        session.add(row)
        session.flush()
        door = f"/me/held/about_me/person_id/{row.id}"
    client = scene.town.signed_in(scene.ada)
    page = client.get("/me/held/about_me/person_id").text
    assert "My cat" in page and "Change it on your page" in page
    assert "This is not right" not in page
    assert client.get(door).status_code == 404


def test_what_the_record_says_happened_is_not_argued_with(scene):
    client, _ = scene.asks()
    (entry, *_) = scene.rows(Entry, Entry.actor_id == scene.ada)
    assert client.get(f"/me/held/record_entry/actor_id/{entry.id}").status_code == 404


def test_asking_keeps_the_old_words_the_new_ones_and_starts_the_clock(scene):
    client, where = scene.asks()
    (request,) = scene.rows(Request)
    (correction,) = scene.rows(Correction)
    assert request.kind == "correction"
    assert request.due_on == requests.a_month_later(request.created_at.date())
    assert (correction.old, correction.asked, correction.final) == (WRONG, RIGHT, "")
    page = client.get(where).text
    assert "waits for an answer" in page
    assert WRONG in page and RIGHT in page
    assert "What you said on" in client.get("/me/held").text
    (told,) = scene.rows(Message)
    assert told.to_person_id == scene.officer
    for word in ("Ada", WRONG, RIGHT):
        assert word not in told.subject + told.body


def test_before_an_answer_nothing_changes_for_the_others(scene):
    scene.asks()
    page = scene.town.signed_in(scene.tom).get(scene.page).text
    assert WRONG in page
    assert RIGHT not in page


def test_what_is_corrected_is_read_with_the_old_words_wherever_they_stand(scene):
    where = scene.answered("correct", final="Her brother asked her to come")
    for who in (scene.ada, scene.tom):
        page = scene.town.signed_in(who).get(scene.page).text
        assert f"<s>{WRONG}</s>" in page
        assert "Corrected on" in page
        assert "Her brother asked her to come" in page
    client = scene.town.signed_in(scene.ada)
    for path in ("/me/held", "/me/held/membership/person_id"):
        page = client.get(path).text
        assert WRONG in page and "Corrected on" in page
        assert "Her brother asked her to come" in page
    assert "it is corrected" in client.get(where).text
    (membership,) = scene.rows(Membership, Membership.id == scene.membership)
    assert membership.how == WRONG, "the row itself is never changed"


def test_a_copy_says_both(scene):
    scene.answered("correct", final=RIGHT)
    client = scene.town.signed_in(scene.ada)
    copy = client.send("/me/held/ask", {}).location
    desk = scene.town.signed_in(scene.officer)
    desk.send(copy, to=f"{copy}/prepare")
    page = desk.get(f"{copy}/review").text
    for _ in range(20):
        after = re.search(r"review\?after=(\d+)", page)
        answer = desk.post(
            f"{copy}/review" + (f"?after={after.group(1)}" if after else ""),
            data=desk.hidden(page),
        )
        if not answer.location.startswith(f"{copy}/review"):
            break
        page = desk.get(answer.location).text
    desk.send(copy, to=f"{copy}/reviewed")
    assert desk.send(f"{copy}/release", {}).status_code == 302
    archive = zipfile.ZipFile(BytesIO(client.get(f"{copy}/copy").data))
    texts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, text in texts.items():
        if name.endswith((".html", ".json")):
            plain = json.dumps(json.loads(text), ensure_ascii=False) if "json" in name else text
            assert WRONG in plain and RIGHT in plain, name


def test_whoever_disagrees_with_the_answer_is_heard_beside_the_words(scene):
    where = scene.answered("leave-as-it-is", because="Two people told us so.")
    page = scene.town.signed_in(scene.tom).get(scene.page).text
    assert WRONG in page
    assert f"<s>{WRONG}</s>" not in page
    assert "The person whom it is about says:" in page
    assert RIGHT in page
    own = scene.town.signed_in(scene.ada).get(where).text
    assert "Two people told us so." in own
    assert "Information Commissioner" in own
    assert "Two people told us so." not in page, "the answer is theirs alone"


def test_the_answer_is_told_without_anybodys_words(scene):
    scene.answered("correct", final=RIGHT)
    told = scene.rows(Message, Message.about.startswith("rights.answered"))
    assert [one.to_person_id for one in told] == [scene.ada]
    assert RIGHT not in told[0].subject + told[0].body


def test_words_that_were_changed_since_are_not_said_to_be_corrected(scene):
    scene.answered("correct", final=RIGHT)
    with scene.town.session() as session:
        session.execute(update(Membership).values(how="Something else"))
    page = scene.town.signed_in(scene.tom).get(scene.page).text
    assert "Something else" in page
    assert RIGHT not in page


def test_a_later_decision_stands_in_place_of_an_earlier(scene):
    scene.answered("leave-as-it-is", because="No")
    _, where = scene.asks(asked="Her brother brought her")
    desk = scene.town.signed_in(scene.officer)
    desk.send(f"{where}/correct", {"final": "Her brother brought her"})
    page = scene.town.signed_in(scene.tom).get(scene.page).text
    assert "Her brother brought her" in page
    assert RIGHT not in page


# Who may, and who may not.


def test_only_rows_about_oneself_can_be_said_to_be_wrong(scene, abergwyn):
    tom = scene.town.signed_in(scene.tom)
    assert tom.get(scene.door).status_code == 404
    assert tom.post(scene.door, data={"column": "how", "asked": "x"}).status_code in (400, 404)
    elsewhere = abergwyn.signed_in(abergwyn.person("Gwen Morris"))
    assert elsewhere.get(scene.door).status_code == 404
    assert scene.town.visitor().get(scene.door).status_code == 302
    assert scene.rows(Correction) == []


@pytest.mark.parametrize(
    "path", ["membership/added_by_id", "membership/nothing", "nothing/person_id", "wall/one_id"]
)
def test_a_made_up_place_is_not_there(scene, path):
    client = scene.town.signed_in(scene.ada)
    assert client.get(f"/me/held/{path}/{scene.membership}").status_code == 404


def test_nobody_answers_their_own_and_nobody_without_the_function_answers_any(scene):
    _, where = scene.asks()
    coordinator = scene.town.person("Mo Diallo", "coordinator", "administrator", "worker")
    for who in (scene.ada, scene.tom, coordinator):
        client = scene.town.signed_in(who)
        for step in ("correct", "leave-as-it-is"):
            assert client.get(f"{where}/{step}").status_code == 404
            sent = {"final": "x", "because": "x"}
            assert client.send(f"{where}/{step}", sent).status_code in (400, 404)
    assert scene.town.signed_in(scene.tom).get(where).status_code == 404
    (correction,) = scene.rows(Correction)
    assert correction.decided_at is None


def test_where_somebody_can_be_reached_stays_kept_back_from_the_officer(scene):
    with scene.town.session() as session:
        row = Relationship(
            person_id=scene.ada, other_id=scene.tom, kind="other", note="He sleeps at number 9"
        )
        session.add(row)
        session.flush()
        row_id = row.id
        keep_back_for(session, scene.ada)
    client = scene.town.signed_in(scene.ada)
    door = f"/me/held/relationship/person_id/{row_id}"
    where = client.send(door, {"column": "note", "asked": "He sleeps at number 8"}).location
    desk = scene.town.signed_in(scene.officer)
    page = desk.get(where).text
    assert "number" not in page
    assert "Another data officer" in page
    assert desk.get(f"{where}/correct").status_code == 302
    assert "number 9" in client.get(where).text


def keep_back_for(session, person_id):
    """Keep back how somebody is reached from everybody but themself."""
    person = session.get_one(Person, person_id)
    keep_back(
        session,
        person,
        because="A court",
        relations=True,
        about=False,
        review_on=date(2027, 1, 1),
        confidants=(),
        by=person,
    )


def test_reading_and_answering_are_written_down(scene):
    scene.answered("correct", final=RIGHT)
    by_officer = [one.action for one in scene.rows(Entry, Entry.actor_id == scene.officer)]
    assert "corrected" in by_officer
    assert "looked" in by_officer


# Ordinary accidents.


def test_the_same_said_twice_is_one_request(scene):
    _, first = scene.asks()
    _, second = scene.asks()
    assert first == second
    assert len(scene.rows(Request)) == 1
    _, other = scene.asks(asked="Something else again")
    assert other != first


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"column": ""}, "Choose what is not right"),
        ({"column": "group_id; drop"}, "govuk-error-summary"),
        ({"asked": ""}, "Write what would be right"),
        ({"asked": " \n "}, "Write what would be right"),
        ({"asked": "x" * 2001}, "2000 characters or fewer"),
    ],
)
def test_what_is_left_out_is_asked_for_and_nothing_is_lost(scene, said, message):
    client = scene.town.signed_in(scene.ada)
    answer = client.send(
        scene.door, {"column": "how", "asked": RIGHT, "words": "Ask my brother", **said}
    )
    assert answer.status_code == 422
    assert message in answer.text
    assert "Ask my brother" in answer.text
    assert scene.rows(Correction) == []


def test_two_officers_answer_and_one_answer_counts(scene):
    where = scene.answered("correct", final=RIGHT)
    desk = scene.town.signed_in(scene.officer)
    assert desk.get(f"{where}/leave-as-it-is").location == where
    (correction,) = scene.rows(Correction)
    assert correction.final == RIGHT


def test_what_was_taken_back_is_answered_by_nobody(scene):
    client, where = scene.asks()
    client.send(f"{where}/take-back", {})
    desk = scene.town.signed_in(scene.officer)
    assert desk.get(where).status_code == 404
    assert desk.get(f"{where}/correct").status_code == 404


def test_while_the_clock_stands_nothing_is_answered(scene):
    _, where = scene.asks()
    desk = scene.town.signed_in(scene.officer)
    desk.send(f"{where}/stop", {"because": "Which brother?"})
    assert desk.get(f"{where}/correct").location == where
    desk.send(where, to=f"{where}/go-on")
    assert desk.get(f"{where}/correct").status_code == 200


def test_nobody_can_bury_the_council_in_them(scene, monkeypatch):
    monkeypatch.setattr(corrections, "MOST_WAITING", 2)
    scene.asks(asked="One")
    scene.asks(asked="Two")
    client = scene.town.signed_in(scene.ada)
    answer = client.send(scene.door, {"column": "how", "asked": "Three"})
    assert answer.status_code == 422
    assert "has to be answered first" in answer.text


@given(st.lists(st.sampled_from(["correct", "refuse", "stop", "go on"]), max_size=8))
def test_a_request_is_answered_once_and_never_while_its_clock_stands(steps):
    request = Request(kind="correction")
    answers = []
    acts = {
        "correct": lambda: corrections._close(request, "corrected", "", Somebody),
        "refuse": lambda: corrections._close(request, "refused", "No", Somebody),
        "stop": lambda: requests.stop(request, "Which?"),
        "go on": lambda: (setattr(request, "due_on", requests.today()), requests.go_on(request)),
    }
    for step in steps:
        stood, was_open = bool(request.stopped_on), request.open
        try:
            acts[step]()
        except requests.NotNow:
            continue
        assert was_open
        if step in ("correct", "refuse"):
            assert not stood
            answers.append(request.outcome)
    assert len(answers) <= 1
    assert request.outcome == (answers[0] if answers else request.outcome)


class Somebody:
    id = None
