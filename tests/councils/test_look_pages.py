"""The council's basics, colours and logo."""

from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from alongside.records.models import Entry
from alongside.testing import Town
from alongside.testing.browser import Browser

BASICS, LOOK = "/council/basics", "/council/look"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
JPEG = b"\xff\xd8\xff\xe0" + bytes(60)
TYPED = {
    "name": "Northbank & Friends",
    "languages": ["en", "cy"],
    "first_language": "cy",
    "safety_contact": "020 7946 0001, day and night",
    "complaints_contact": "Kind Ears",
    "complaints_link": "https://northbank.example/complaints",
}


def details(town: Town) -> list[str]:
    with town.session() as session:
        return [row.detail for row in session.scalars(select(Entry).order_by(Entry.id)).all()]


def upload(browser: Browser, data: bytes, name: str = "logo.png") -> Any:
    return browser.send(LOOK, {"logo": (BytesIO(data), name)}, to=f"{LOOK}/logo")


def test_the_overview_leads_to_everything(administrator: Browser) -> None:
    page = administrator.get("/council").text
    for path in ("/council/practices", BASICS, LOOK):
        assert f'href="{path}"' in page
    assert "no contact yet for worries" in page
    assert "Regulations 2009" in page


def test_basics_are_saved_and_recorded_by_field_only(
    northbank: Town, administrator: Browser
) -> None:
    assert "northbank.localhost" in administrator.get(BASICS).text
    assert administrator.send(BASICS, TYPED).location == BASICS
    with northbank.session() as session:
        council = northbank.council(session)
        assert council.name == "Northbank & Friends"
        assert council.languages == ["cy", "en"]
        assert council.safety_contact == "020 7946 0001, day and night"
        assert (council.configuration, council.host) == (2, "northbank.localhost")
    assert details(northbank) == [
        "name, safety_contact, complaints_contact, complaints_link, languages"
    ]
    page = northbank.visitor().get("/").text
    assert "Northbank &amp; Friends" in page
    assert '<html lang="cy"' in page
    administrator.send(BASICS, TYPED)
    assert len(details(northbank)) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Name of the council"),
        ({"languages": []}, "Choose at least one language"),
        ({"languages": ["tlh"]}, "choose from the answers"),
        ({"languages": ["en"]}, "one of the languages that you offer"),
        ({"complaints_link": "javascript:alert(1)"}, "starts with https"),
        ({"complaints_link": "javascript://x/%0aalert(1)"}, "starts with https"),
        ({"safety_contact": "x" * 501}, "500 characters"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_basics_that_make_no_sense_are_refused(
    northbank: Town, administrator: Browser, wrong: dict[str, Any], words: str
) -> None:
    answer = administrator.send(BASICS, {**TYPED, **wrong})
    assert answer.status_code == 422
    assert words in answer.text
    assert details(northbank) == []


def test_basics_saved_by_somebody_else_are_shown_not_overwritten(
    northbank: Town, administrator: Browser
) -> None:
    opened = administrator.hidden(administrator.get(BASICS).text)
    other = northbank.signed_in(northbank.person("Bo Minister", "administrator"))
    other.send(BASICS, {**TYPED, "safety_contact": "Theirs"})
    answer = administrator.post(BASICS, data={**opened, **TYPED, "safety_contact": "Mine"})
    assert answer.status_code == 422
    assert "Theirs" in answer.text
    assert "Mine" in answer.text


def test_colours_reach_every_page_of_this_council_alone(
    northbank: Town, abergwyn: Town, administrator: Browser
) -> None:
    visitor = northbank.visitor()
    assert visitor.get("/theme.css").text == ""
    administrator.send(LOOK, {"brand": "00308F", "link": ""})
    sheet = visitor.get("/theme.css")
    assert "--alongside-brand: #00308f;" in sheet.text
    assert "--alongside-link" not in sheet.text
    assert sheet.mimetype == "text/css"
    assert abergwyn.visitor().get("/theme.css").text == ""
    assert details(northbank) == ["look.brand"]
    administrator.send(LOOK, to=f"{LOOK}/default")
    assert visitor.get("/theme.css").text == ""
    assert details(northbank) == ["look.brand", "look"]


def test_the_style_sheet_is_kept_under_its_version_only(
    northbank: Town, administrator: Browser
) -> None:
    administrator.send(LOOK, {"brand": "#00308f"})
    page = northbank.visitor().get("/").text
    href = page.partition('href="/theme.css')[2].partition('"')[0]
    kept = northbank.visitor().get("/theme.css" + href)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in kept.headers
    for query in ("", "?v=999"):
        answer = northbank.visitor().get("/theme.css" + query)
        assert answer.headers["Cache-Control"] == "no-cache"


def test_colours_that_cannot_be_read_are_refused_with_the_ratio(
    northbank: Town, administrator: Browser
) -> None:
    answer = administrator.send(LOOK, {"text": "#999999", "accent": "blue", "page": "#101010"})
    assert answer.status_code == 422
    assert "six figures" in answer.text
    answer = administrator.send(LOOK, {"text": "#999999"})
    assert answer.status_code == 422
    assert "the contrast is 2.6" in answer.text
    assert "4.5 to 1 is needed" in answer.text
    assert 'href="#text"' in answer.text
    assert 'value="#999999"' in answer.text
    assert northbank.visitor().get("/theme.css").text == ""


def test_colours_saved_by_somebody_else_are_not_overwritten(
    northbank: Town, administrator: Browser
) -> None:
    opened = administrator.hidden(administrator.get(LOOK).text)
    administrator.send(LOOK, {"brand": "#00308f"})
    answer = administrator.post(LOOK, data={**opened, "brand": "#7a0019"})
    assert answer.status_code == 422
    assert "#00308f" in answer.text


@pytest.mark.parametrize(("data", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_logo_is_shown_beside_the_name(
    northbank: Town, administrator: Browser, data: bytes, kind: str
) -> None:
    assert northbank.visitor().get("/logo").status_code == 404
    assert upload(administrator, data, "logo.html").location == LOOK
    page = northbank.visitor().get("/").text
    href = page.partition('src="/logo')[2].partition('"')[0]
    answer = northbank.visitor().get("/logo" + href)
    assert answer.data == data
    assert answer.content_type == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "immutable" in answer.headers["Cache-Control"]
    assert details(northbank) == ["logo"]
    administrator.send(LOOK, to=f"{LOOK}/logo/remove")
    assert northbank.visitor().get("/logo").status_code == 404
    assert 'src="/logo' not in northbank.visitor().get("/").text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Choose a picture first"),
        (PNG + bytes(200_000), "200 kB or smaller"),
        (b'<?xml version="1.0"?><svg onload="alert(1)">', "SVG pictures can run scripts"),
        (b"GIF89a" + bytes(20), "must be a PNG or a JPEG"),
        (b"<html>\x89PNG\r\n\x1a\n", "must be a PNG or a JPEG"),
    ],
)
def test_what_is_no_small_picture_is_refused(
    northbank: Town, administrator: Browser, data: bytes, words: str
) -> None:
    answer = upload(administrator, data)
    assert answer.status_code == 422
    assert words in answer.text
    assert northbank.visitor().get("/logo").status_code == 404


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_logo_form_without_a_file_asks_for_one(administrator: Browser) -> None:
    for data in ({}, {"logo": "text"}):
        assert administrator.send(LOOK, data, to=f"{LOOK}/logo").status_code == 422
