"""The front page, and the pages about the site itself, as anybody reads them."""

import pytest

from alongside.councils.models import Council


def tell(town, **values):
    with town.session() as session:
        council = session.get(Council, town.id)
        for name, value in values.items():
            setattr(council, name, value)


def test_the_front_page_says_what_this_is_and_how_to_sign_in(northbank):
    page = northbank.visitor().get("/").text
    assert "Side by side with Northbank Council" in page
    assert 'href="/sign-in"' in page
    assert "no password" in page


def test_the_front_page_shows_what_practices_offer(warm_town):
    page = warm_town.visitor().get("/")
    assert page.status_code == 200
    assert '<a href="/tell">Tell us</a>' in page.text
    assert "Cold" in page.text
    assert "not available just now" in page.text
    assert "secret" not in page.text


def test_before_anything_is_switched_on_the_page_says_so_and_an_administrator_what_to_do(
    northbank,
):
    boss = northbank.person("Gro Vik", "administrator")
    ada = northbank.person("Ada Okafor", "worker")
    assert "quiet here still" in northbank.visitor().get("/").text
    assert "/council/practices" in northbank.signed_in(boss).get("/").text
    assert "/council/practices" not in northbank.signed_in(ada).get("/").text


def test_every_front_door_says_who_to_go_to_when_worried(northbank):
    tell(northbank, safety_contact="Duty team 01632 960 111 <b>now</b>")
    ada = northbank.person("Ada Okafor")
    for client, path in (
        (northbank.visitor(), "/"),
        (northbank.visitor(), "/nowhere"),
        (northbank.signed_in(ada), "/home"),
    ):
        page = client.get(path).text
        assert 'Duty team <a href="tel:01632960111">01632 960 111</a> &lt;b&gt;now' in page
        assert "call 999" in page


def test_the_front_page_names_people_to_talk_to(northbank):
    tell(
        northbank,
        complaints_contact="listening@northbank.example",
        complaints_link="https://northbank.example/complaints",
    )
    page = northbank.visitor().get("/").text
    assert 'href="mailto:listening@northbank.example"' in page
    assert "https://northbank.example/complaints" in page


def test_the_accessibility_statement_says_what_the_law_asks(northbank):
    page = northbank.visitor().get("/accessibility").text
    for words in (
        "Northbank Council is committed to making this site accessible",
        "partially compliant",
        "What does not work yet",
        "How to tell us",
        "Equality Advisory and Support Service (EASS)",
        "Equality and Human Rights Commission",
        "How it was tested",
        "This statement was prepared on",
    ):
        assert words in page


def test_in_northern_ireland_another_body_enforces_it(northbank):
    tell(northbank, nation="Northern Ireland")
    page = northbank.visitor().get("/accessibility").text
    assert "Equality Commission for Northern Ireland" in page
    assert "EASS" not in page


def test_the_privacy_page_names_every_cookie_that_is_set(northbank, abergwyn):
    client = abergwyn.visitor()
    client.get("/language/cy")
    client.get("/sign-in")
    abergwyn.person("Ada Okafor", handle="ada")
    client.send("/demo/sign-in", {"handle": "ada"})
    client.get("/home")
    page = northbank.visitor().get("/privacy").text
    names = {cookie.key for cookie in client._cookies.values()}
    assert names == {"alongside", "alongside_form", "alongside_language"}
    assert all(f"<strong>{name}</strong>" in page for name in names)
    assert "after 12 hours" in page
    assert "20 minutes" in page


@pytest.mark.parametrize("path", ["/", "/accessibility", "/privacy", "/sign-in", "/nowhere"])
def test_public_pages_are_the_same_for_every_council_but_for_its_name(northbank, abergwyn, path):
    for town, name in ((northbank, "Northbank Council"), (abergwyn, "Cyngor Abergwyn Council")):
        page = town.visitor().get(path)
        assert page.status_code == (404 if path == "/nowhere" else 200)
        assert f"– {name}</title>" in page.text


def test_a_choice_of_language_stays_and_leads_back(abergwyn, northbank):
    client = abergwyn.visitor()
    answer = client.get("/language/cy?next=/privacy")
    assert answer.location == "/privacy"
    assert 'lang="cy"' in client.get("/privacy").text
    assert client.get("/language/cy?next=https://evil.example").location == "/"
    assert northbank.visitor().get("/language/cy").status_code == 404


def test_errors_say_what_to_do_next(northbank):
    ada = northbank.person("Ada Okafor")
    client = northbank.signed_in(ada)
    lost = client.get("/nowhere/<script>")
    assert lost.status_code == 404
    assert 'href="/home"' in lost.text
    assert 'href="/groups"' in lost.text
    assert "nowhere" not in lost.text
    forbidden = client.get("/groups/add")
    assert forbidden.status_code == 403
    assert "You did nothing wrong" in forbidden.text
    wrong = client.open("/home", method="DELETE")
    assert wrong.status_code == 405
    assert "use the buttons" in wrong.text
