"""A poster that prints, with a code that leads home and says where it hung."""

import re
from urllib.parse import quote

import pytest
import segno
from telling import rows

from alongside_feedback.tell_models import Place, Telling


@pytest.fixture
def town(northbank):
    northbank.enable("feedback")
    return northbank


@pytest.fixture
def staff(town):
    return town.signed_in(town.person("Bo Lindqvist", "worker"))


def test_anyone_opens_the_poster_with_the_council_s_name_and_address(town):
    page = town.visitor().get("/feedback/poster")
    assert page.status_code == 200
    assert "Northbank Council" in page.text
    assert "northbank.localhost/feedback/tell" in page.text
    assert "Where will it hang" not in page.text


def test_the_code_leads_to_the_council_s_own_page(town):
    answer = town.visitor().get("/feedback/qr.svg")
    assert answer.content_type == "image/svg+xml"
    matrix = segno.make("http://northbank.localhost/feedback/tell", error="m")
    path = re.search(r'<path[^>]*class="qrline"[^>]*d="([^"]+)"', answer.text).group(1)
    assert path in matrix.svg_inline(border=4)


def test_the_code_obeys_the_content_security_policy(town):
    page = town.visitor().get("/feedback/poster").text
    svg = town.visitor().get("/feedback/qr.svg").text
    for text in (page, svg):
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text


def test_staff_name_a_place_and_its_messages_say_so(town, staff):
    made = staff.send("/feedback/poster", {"name": "Riverside Library"})
    assert made.status_code == 302
    (place,) = rows(town, Place)
    assert "riverside" not in place.code
    assert f"from={place.code}" not in staff.get(made.location).text
    scanned = f"/feedback/tell?from={place.code}"
    assert "Riverside Library" in town.visitor().get(scanned).text
    assert town.visitor().send(scanned, {"words": "Hello"}).status_code == 302
    (telling,) = rows(town, Telling)
    assert telling.place_id == place.id
    assert "Riverside Library" in staff.get("/feedback/answering").text


def test_the_same_place_has_one_code(town, staff):
    for _ in range(2):
        staff.send("/feedback/poster", {"name": "Riverside Library"})
    assert len(rows(town, Place)) == 1


def test_an_unknown_code_never_stands_in_the_way_of_words(town):
    for code in ("nowhere", "x" * 500, quote("é'\"<")):
        answer = town.visitor().send(f"/feedback/tell?from={code}", {"words": "Hello"})
        assert answer.status_code == 302
    assert {telling.place_id for telling in rows(town, Telling)} == {None}
    assert town.visitor().get("/feedback/poster?place=nowhere").status_code == 404


def test_a_code_that_is_no_text_is_refused_before_anybody_writes(town):
    """No poster makes one; the form itself is not shown, so no words can be lost to it."""
    assert town.visitor().get("/feedback/tell?from=%00").status_code == 400


def test_visitors_and_citizens_name_no_places(town):
    visitor = town.visitor()
    token = visitor.hidden(visitor.get("/feedback/tell").text)
    assert visitor.post("/feedback/poster", data={**token, "name": "x"}).status_code == 302
    cy = town.signed_in(town.person("Cy"))
    token = cy.hidden(cy.get("/feedback/tell").text)
    assert cy.post("/feedback/poster", data={**token, "name": "x"}).status_code == 403
    assert rows(town, Place) == []


def test_another_council_s_code_is_nobody_s(town, staff, abergwyn):
    abergwyn.enable("feedback")
    staff.send("/feedback/poster", {"name": "Riverside Library"})
    (place,) = rows(town, Place)
    page = abergwyn.visitor().get(f"/feedback/tell?from={place.code}")
    assert "Riverside" not in page.text
    assert abergwyn.visitor().get(f"/feedback/poster?place={place.code}").status_code == 404
