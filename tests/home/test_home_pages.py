"""A person's own home page."""

import re

from alongside.groups.models import Group, Membership


def in_groups(town, person, *names):
    with town.session() as session:
        for name in names:
            group = Group(kind="family", name=name)
            session.add(group)
            session.flush()
            session.add(Membership(group_id=group.id, person_id=person, how="x"))


def test_a_visitor_is_asked_to_sign_in_first(northbank):
    assert northbank.visitor().get("/home").location == "/sign-in?next=/home"


def test_what_waits_comes_first_then_what_moved_then_what_one_can_do(warm_town):
    ada = warm_town.person("Ada Okafor", known_as="Ada")
    page = warm_town.signed_in(ada).get("/home").text
    main = page[page.index("<main") :]
    found = re.findall(r"<h[123][^>]*>(.*?)</h[123]>", main, re.DOTALL)
    headings = [re.sub("<[^>]+>", "", one).strip() for one in found]
    assert headings[:8] == [
        "Hello, Ada",
        "Waiting for you",
        "Say yes, or not",
        "Moved because of you",
        "A ramp was built",
        "What you can do",
        "Begin something",
        "Cold",
    ]
    assert "With &lt;b&gt;Jo&lt;/b&gt;" in page


def test_a_practice_that_fails_says_so_and_the_rest_works(warm_town):
    ada = warm_town.person("Ada Okafor")
    in_groups(warm_town, ada, "The Okafors")
    page = warm_town.signed_in(ada).get("/home")
    assert page.status_code == 200
    assert "not available just now" in page.text
    assert "secret" not in page.text
    assert "The Okafors" in page.text


def test_nothing_waiting_is_said_calmly(northbank):
    ada = northbank.person("Ada Okafor")
    assert "Nothing is waiting for you today." in northbank.signed_in(ada).get("/home").text


def test_home_leads_to_ones_groups_and_ones_own_page(northbank):
    ada = northbank.person("Ada Okafor")
    client = northbank.signed_in(ada)
    assert "not in a group yet" in client.get("/home").text
    in_groups(northbank, ada, *(f"Group {number}" for number in range(7)))
    page = client.get("/home").text
    assert page.count('<li><a href="/groups/') == 5
    assert "All your groups" in page
    assert 'href="/me"' in page


def test_an_administrator_is_led_to_the_practices_while_none_is_on(northbank):
    boss = northbank.person("Gro Vik", "administrator")
    ada = northbank.person("Ada Okafor", "worker")
    assert "/council/practices" in northbank.signed_in(boss).get("/home").text
    assert "/council/practices" not in northbank.signed_in(ada).get("/home").text
