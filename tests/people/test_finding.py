"""Finding people by name, and how little a search tells."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from alongside.db.ids import new_id
from alongside.people.directory import add_person
from alongside.people.search import PAGE
from alongside.testing.statements import statements


def searched(client, text, **more):
    page = client.get("/people")
    return client.post("/people/find", data={**client.hidden(page.text), "q": text, **more})


@pytest.fixture
def worker(northbank):
    return northbank.signed_in(northbank.person("Wanda Worker", "worker"))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Siôn ap Gwilym", "sion"),
        ("Siôn ap Gwilym", "SIÔN gwi"),
        ("Łukasz Żółw", "lukasz zol"),
        ("O’Neill", "oneill"),
        ("O'Neill", "o’neill"),
        ("Zoë Smith-Jones", "jones zoe"),
        ("Æthel Strauß", "aethel strauss"),
        ("Chukwuokafor Eze", "okaf"),
        ("राम कुमार", "राम"),
        ("王小明", "王"),
        ("محمد علي", "محمد"),
        ("☃", "☃"),
        ("Straße", "straSSE"),
        ("Zoë", "zoë"),
    ],
)
def test_a_person_is_found_by_any_part_of_their_name(northbank, worker, name, asked):
    northbank.person(name)
    page = searched(worker, asked)
    assert page.status_code == 200
    assert str(escape(name)) in page.text
    assert "Nobody found" not in page.text


def test_a_person_is_found_by_what_they_like_to_be_called(northbank, worker):
    northbank.person("Oluwaseun Adeyemi", known_as="Shay")
    assert "Oluwaseun Adeyemi" in searched(worker, "shay").text


def test_nobody_found_says_so(northbank, worker):
    page = searched(worker, "Xylophone")
    assert page.status_code == 200
    assert "Nobody found" in page.text


@pytest.mark.parametrize("asked", ["%", "_", "a%", "ok_f", "'; drop", "\\", "\x00", "%%%"])
def test_signs_that_databases_know_are_only_signs(northbank, worker, asked):
    northbank.person("Ada Okafor")
    page = searched(worker, asked)
    assert page.status_code in (200, 302)
    if asked in ("%", "_", "%%%", "ok_f"):
        assert "Ada Okafor" not in page.text


def test_a_search_tells_just_enough_to_know_whom_one_has_found(northbank, ada):
    client = northbank.signed_in(ada.far)
    page = searched(client, "okafor").text
    assert "Ada Okafor" in page
    for words in ("07700", "allotment", "Mends bikes", "To sing", "20 point", "Okafor family"):
        assert words not in page
    assert "With you in Okafor family" in searched(northbank.signed_in(ada.near), "okafor").text


def test_a_search_finds_nobody_of_another_council(northbank, abergwyn, worker):
    abergwyn.person("Branwen Llwyd")
    assert "Branwen" not in searched(worker, "branwen").text
    assert "Branwen" not in searched(worker, "ranwe").text
    assert "Branwen" not in worker.get("/people").text


def test_citizens_visitors_and_administrators_do_not_search(northbank, ada):
    for who in (ada.member, ada.boss):
        client = northbank.signed_in(who)
        assert client.get("/people").status_code == 403
        home = client.get("/home")
        answer = client.post("/people/find", data={**client.hidden(home.text), "q": "a"})
        assert answer.status_code == 403
    assert northbank.visitor().get("/people").location.startswith("/sign-in")


def test_no_name_stands_in_an_address(northbank, worker):
    assert 'action="/people/find"' in worker.get("/people").text
    assert worker.get("/people/find?q=Ada").location == "/people"


def many(town, count):
    with town.session() as session:
        for number in range(count):
            add_person(session, name=f"Twin {number // 2:03}")


def test_pages_of_the_list_meet_everyone_once(northbank, worker):
    many(northbank, PAGE * 2 + 5)
    path, met = "/people", 0
    for _ in range(3):
        page = worker.get(path).text
        met += page.count("person-card__name")
        link = page.partition("/people?after=")[2].partition('"')[0]
        path = f"/people?after={link}"
    assert met == PAGE * 2 + 6
    assert not link


def test_pages_of_a_search_meet_everyone_once(northbank, worker):
    many(northbank, PAGE + 5)
    page = searched(worker, "twin").text
    assert page.count("person-card__name") == PAGE
    after = page.partition('name="after" value="')[2].partition('"')[0]
    page = searched(worker, "twin", after=after).text
    assert page.count("person-card__name") == 5
    assert 'name="after"' not in page


@pytest.mark.parametrize("after", ["nonsense", "01990000-0000-7000-8000-000000000000", ""])
def test_a_place_in_the_list_that_is_not_there_is_no_error(worker, after):
    assert worker.get("/people", query_string={"after": after}).status_code == 200
    assert searched(worker, "wanda", after=after).status_code == 200


def test_hostile_searches_are_answered(worker):
    assert searched(worker, "a" * 200_000).status_code == 422
    for asked in ("\u202e", "\U0001f469\u200d\U0001f467", "ﷺ" * 100, "́" * 200):
        assert searched(worker, asked).status_code in (200, 302)


def test_statements_do_not_grow_with_rows(northbank, ada):
    client = northbank.signed_in(ada.near)
    client.get("/people")
    counts = []
    for count in (2, PAGE + 10):
        many(northbank, count)
        with statements(northbank.app) as listed:
            client.get("/people")
        token = client.hidden(client.get("/people").text)
        with statements(northbank.app) as found:
            page = client.post("/people/find", data={**token, "q": "twin"})
        assert "Twin 000" in page.text
        assert len(listed) <= 5, listed
        assert len(found) <= 5, found
        counts.append((len(listed), len(found)))
    assert counts[0] == counts[1]


names = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=40)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=names, cut=st.integers(1, 8), data=st.data())
def test_a_person_is_always_found_by_the_beginning_of_any_word(northbank, name, cut, data):
    from alongside.people.names import words

    with northbank.session() as session:
        person = add_person(session, name=name)
        for word in words(name):
            assert any(
                person.id in {one.id for one in found.people}
                for found in pages(session, word[:cut])
            )
        session.rollback()


def pages(session, text):
    from alongside.people.search import search

    reader = new_id()
    found = search(session, reader, text)
    yield found
    while found.more:
        found = search(session, reader, text, found.people[-1].id)
        yield found
