"""Writing on a person's page: each part on its own page, and nothing lost between two people."""

import pytest
from sqlalchemy import select

from alongside.people.models import AboutMe, Contact, Gift, Person, Relationship
from alongside.records.models import Entry


def rows(town, model, *where):
    with town.session() as session:
        return session.scalars(select(model).where(*where)).all()


def test_one_writes_under_a_heading_and_it_says_who_and_who_helped(northbank, ada):
    client = northbank.signed_in(ada.id)
    client.send(
        f"/people/{ada.id}/about/support",
        {"body": "Mornings are mine.\nEvenings I like company.", "helped_by": "my sister"},
    )
    page = northbank.signed_in(ada.member).get(f"/people/{ada.id}").text
    assert "Mornings are mine.\nEvenings I like company." in page
    assert "Written by Ada" in page
    assert "with the help of my sister" in page


def test_emptying_a_heading_takes_it_away(northbank, ada):
    client = northbank.signed_in(ada.id)
    client.send(f"/people/{ada.id}/about/matters", {"body": ""})
    assert rows(northbank, AboutMe) == []
    assert client.get(f"/people/{ada.id}/about/nonsense").status_code == 404


@pytest.mark.parametrize("heading", ["matters", "wellness"])
def test_two_tabs_on_one_heading_both_texts_are_seen_and_the_second_is_kept(
    northbank, ada, heading
):
    path = f"/people/{ada.id}/about/{heading}"
    hers, theirs = northbank.signed_in(ada.id), northbank.signed_in(ada.near)
    open_tab = theirs.hidden(theirs.get(path).text)
    hers.send(path, {"body": "I said this"})
    page = theirs.post(path, data={**open_tab, "body": "They said that"})
    assert page.status_code == 422
    assert "I said this" in page.text
    assert "They said that" in page.text
    assert [one.body for one in rows(northbank, AboutMe, AboutMe.heading == heading)] == [
        "I said this"
    ]
    final = {**theirs.hidden(page.text), "body": "We said both"}
    assert theirs.post(path, data=final).status_code == 302
    assert [one.body for one in rows(northbank, AboutMe, AboutMe.heading == heading)] == [
        "We said both"
    ]


def test_two_tabs_on_the_basics(northbank, ada):
    path = f"/people/{ada.id}/basics"
    hers, theirs = northbank.signed_in(ada.id), northbank.signed_in(ada.near)
    open_tab = theirs.hidden(theirs.get(path).text)
    hers.send(path, {"name": "Ada Nwosu", "known_as": "Ada"})
    page = theirs.post(path, data={**open_tab, "name": "Ada Obi", "known_as": "Ada"})
    assert page.status_code == 422
    assert "Ada Nwosu" in page.text
    assert 'value="Ada Obi"' in page.text
    assert rows(northbank, Person, Person.id == ada.id)[0].name == "Ada Nwosu"


def test_a_changed_name_is_found_and_the_old_one_no_longer(northbank, ada):
    northbank.signed_in(ada.id).send(f"/people/{ada.id}/basics", {"name": "Adaeze Nwosu"})
    client = northbank.signed_in(ada.far)

    def found(text):
        token = client.hidden(client.get("/people").text)
        return client.post("/people/find", data={**token, "q": text}).text

    assert "Adaeze Nwosu" in found("nwosu")
    assert "Nobody found" in found("okafor")


def test_a_gift_is_changed_and_removed_after_asking(northbank, ada):
    client = northbank.signed_in(ada.id)
    (gift,) = rows(northbank, Gift, Gift.kind == "gift")
    path = f"/people/{ada.id}/gifts/{gift.id}"
    client.send(path, {"body": "Mends bikes and prams"})
    assert "Mends bikes and prams" in client.get(f"/people/{ada.id}").text
    asking = client.get(f"{path}/remove")
    assert "Mends bikes and prams" in asking.text
    assert rows(northbank, Gift, Gift.kind == "gift")
    first = client.post(f"{path}/remove", data=client.hidden(asking.text))
    assert first.location == f"/people/{ada.id}#gifts"
    assert rows(northbank, Gift, Gift.kind == "gift") == []
    again = client.post(f"{path}/remove", data=client.hidden(asking.text))
    assert again.status_code in (302, 404)


def test_words_that_somebody_else_changed_are_theirs_and_no_longer_the_persons(northbank, ada):
    (gift,) = rows(northbank, Gift, Gift.kind == "gift")
    path = f"/people/{ada.id}/gifts/{gift.id}"
    northbank.signed_in(ada.id).send(path, {"body": "Mends bikes"})
    assert "Said by you" in northbank.signed_in(ada.id).get(f"/people/{ada.id}").text
    worker = northbank.signed_in(northbank.person("Mo Idris", "worker"))
    worker.send(f"/people/{ada.id}/reason", {"reason": "Visiting her on Monday morning"})
    worker.send(path, {"body": "Mends bikes, slowly"})
    page = northbank.signed_in(ada.id).get(f"/people/{ada.id}").text
    assert "Seen by Mo Idris" in page
    assert "Said by you" not in page


def test_on_ones_own_page_one_is_spoken_to(northbank, ada):
    mine = northbank.signed_in(ada.id)
    assert "What you like to be called" in mine.get(f"/people/{ada.id}/basics").text
    assert "In your own words" in mine.get(f"/people/{ada.id}/about/matters").text
    assert "Something you bring" in mine.get(f"/people/{ada.id}/gifts/add").text
    assert "What are they to you?" in mine.get(f"/people/{ada.id}/relationships/find").text


def test_what_was_changed_meanwhile_is_not_removed_unseen(northbank, ada):
    client = northbank.signed_in(ada.id)
    (gift,) = rows(northbank, Gift, Gift.kind == "gift")
    path = f"/people/{ada.id}/gifts/{gift.id}"
    asking = client.hidden(client.get(f"{path}/remove").text)
    northbank.signed_in(ada.near).send(path, {"body": "Mends anything"})
    page = client.post(f"{path}/remove", data=asking)
    assert page.status_code == 422
    assert "Mends anything" in page.text
    assert rows(northbank, Gift, Gift.kind == "gift")


def test_the_record_names_fields_and_never_words(northbank, ada):
    client = northbank.signed_in(ada.near)
    (contact,) = rows(northbank, Contact)
    client.send(f"/people/{ada.id}/basics", {"name": "Ada Okafor", "pronouns": "secretpronoun"})
    client.send(f"/people/{ada.id}/about/matters", {"body": "secretword"})
    client.send(f"/people/{ada.id}/contacts/{contact.id}", {"kind": "phone", "value": "secretno"})
    client.send(f"/people/{ada.id}/contacts/{contact.id}/remove")
    written = rows(northbank, Entry, Entry.subject_id == ada.id, Entry.actor_id == ada.near)
    details = [one.detail for one in written if one.action != "looked"]
    assert any("pronouns" in detail for detail in details)
    assert "about: matters" in details
    assert any("value" in detail for detail in details)
    assert not any("secret" in detail for detail in details)
    assert "removed" in {one.action for one in written}


def test_a_part_sent_twice_is_one(northbank, ada):
    client = northbank.signed_in(ada.id)
    path = f"/people/{ada.id}/wishes/add"
    data = {**client.hidden(client.get(path).text), "body": "A garden"}
    for _ in range(2):
        assert client.post(path, data=data).status_code == 302
    assert len(rows(northbank, Gift, Gift.body == "A garden")) == 1


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("gifts/add", {"body": "x" * 200_000}),
        ("gifts/add", {"body": ""}),
        ("contacts/add", {"kind": "email", "value": "not an address"}),
        ("contacts/add", {"kind": "pigeon", "value": "coo"}),
        ("contacts/add", {}),
        ("needs/add", {"kind": "other", "detail": ""}),
        ("needs/add", {"kind": "time", "review_on-day": "40", "review_on-month": "1"}),
        ("about/matters", {"body": "y" * 200_000}),
        ("basics", {"name": "z" * 200_000}),
    ],
)
def test_what_cannot_be_saved_is_explained_and_kept(northbank, ada, path, data):
    page = northbank.signed_in(ada.id).send(f"/people/{ada.id}/{path}", data)
    assert page.status_code == 422
    assert "There is a problem" in page.text
    for value in data.values():
        assert value in page.text or path.startswith("contacts") or value == "40"


def test_a_relationship_is_found_said_once_and_taken_away_from_either_side(northbank, ada):
    client = northbank.signed_in(ada.near)
    start = f"/people/{ada.id}/relationships/find"
    token = {"csrf_token": client.hidden(client.get(start).text)["csrf_token"]}
    page = client.post(start, data={**token, "q": "olu"})
    assert page.status_code == 200
    assert "Olu Outside" in page.text
    data = {"other_id": str(ada.outsider), "kind": "friend", "note": ""}
    add = f"/people/{ada.id}/relationships/add"
    for _ in range(2):
        page = client.post(start, data={**token, "q": "olu"})
        assert client.post(add, data={**client.hidden(page.text), **data}).status_code == 302
    (said,) = rows(northbank, Relationship, Relationship.other_id == ada.outsider)
    theirs = northbank.signed_in(ada.outsider)
    assert "Friend" in theirs.get(f"/people/{ada.outsider}").text
    theirs.send(f"/people/{ada.outsider}/relationships/{said.id}/remove")
    assert rows(northbank, Relationship, Relationship.other_id == ada.outsider) == []


def test_a_form_sent_too_early_still_offers_the_people_to_choose_from(northbank, ada):
    client = northbank.signed_in(ada.id)
    tokens = client.hidden(client.get(f"/people/{ada.id}/relationships/find").text)
    answer = client.post(f"/people/{ada.id}/relationships/add", data=tokens)
    assert answer.status_code == 422
    assert "Choose who it is" in answer.text
    assert "Mia Member" in answer.text


def test_before_a_relationship_goes_the_page_says_whose_it_is(northbank, ada):
    (said,) = rows(northbank, Relationship)
    client = northbank.signed_in(ada.id)
    page = client.get(f"/people/{ada.id}/relationships/{said.id}/remove").text
    other = said.other_id if said.person_id == ada.id else said.person_id
    assert rows(northbank, Person, Person.id == other)[0].display_name in page


def test_a_citizen_names_only_people_they_share_a_group_with(northbank, ada):
    client = northbank.signed_in(ada.id)
    start = f"/people/{ada.id}/relationships/find"
    page = client.get(start).text
    assert "Mia Member" in page
    assert "Olu Outside" not in page
    tokens = client.hidden(page)
    asked = {"csrf_token": tokens["csrf_token"], "q": "olu"}
    assert "Olu Outside" not in client.post(start, data=asked).text
    for stranger in (ada.outsider, "nonsense", "", ada.id):
        data = {**tokens, "other_id": str(stranger), "kind": "friend"}
        answer = client.post(f"/people/{ada.id}/relationships/add", data=data)
        assert answer.status_code == 422
    assert len(rows(northbank, Relationship)) == 1


def test_people_of_another_council_cannot_be_named(northbank, abergwyn, ada):
    away = abergwyn.person("Alys Away")
    client = northbank.signed_in(ada.near)
    tokens = client.hidden(client.get(f"/people/{ada.id}/relationships/find").text)
    data = {**tokens, "other_id": str(away), "kind": "friend"}
    answer = client.post(f"/people/{ada.id}/relationships/add", data=data)
    assert answer.status_code == 422
    assert "Alys" not in answer.text


def test_leave_to_read_is_not_leave_to_write(northbank, ada):
    client = northbank.signed_in(ada.member)
    for path in ("basics", "about/matters", "wishes/add", "contacts/add", "needs/add"):
        assert client.get(f"/people/{ada.id}/{path}").status_code == 404
        token = client.hidden(client.get("/home").text)
        answer = client.post(f"/people/{ada.id}/{path}", data={**token, "body": "x", "name": "x"})
        assert answer.status_code == 404
