"""What PostgreSQL refuses and SQLite takes: NUL, half characters, texts and numbers too large."""

import pytest

from tests.hostile.papers import read
from tests.hostile.trying import complaints, post
from tests.hostile.words import CANARY, ODD, RAW_BODIES

pytestmark = pytest.mark.postgres
ALL_ODD = "".join(ODD).replace("\n", "")
FORMS = (
    ("visitor", "/feedback/tell"),
    ("visitor", "/feedback/find"),
    ("visitor", "/sign-in"),
    ("worker inside", "/people/add"),
    ("worker inside", "/people"),
    ("worker inside", "/groups/add"),
    ("worker inside", "/feedback/poster"),
    ("the person", "/people/{person_id}/basics"),
    ("the person", "/people/{person_id}/contacts/add"),
    ("the person", "/people/{person_id}/needs/add"),
    ("the person", "/people/{person_id}/gifts/add"),
    ("the person", "/people/{person_id}/about/matters"),
    ("worker outside", "/people/{person_id}/reason"),
    ("administrator", "/council/basics"),
    ("administrator", "/council/practices/feedback/settings"),
)


def _paper(browser, path):
    """The form with boxes to type in on a page, if there is one."""
    return next((one for one in read(path, browser.get(path).text).papers if one.typed), None)


def test_odd_words_in_a_form_are_kept_or_refused_and_never_an_error(postgres_world):
    wrong = []
    for role, path in FORMS:
        postgres_world.fresh()
        browser = postgres_world.browser(role)
        at = path.format(**postgres_world.values)
        for odd in (ALL_ODD[:190], "\x00", CANARY * 7, "9" * 300, "-" * 100_000):
            paper = _paper(browser, at)
            if paper is None:  # asked once, and answered
                break
            names = [one for one in paper.typed if one != "website"]
            values = {**paper.filled(), **{name: [odd] for name in names}}
            answer = post(browser, paper.action, values)
            wrong += complaints(answer, (path, ascii(odd[:9])))
            if answer.status_code in (302, 303):
                wrong += complaints(browser.get(answer.location), (path, ascii(odd[:9])))
        for raw in RAW_BODIES:
            paper = _paper(browser, at)
            if paper is None:
                break
            token = paper.values["csrf_token"][0].encode()
            body = b"csrf_token=" + token + b"".join(b"&" + n.encode() + raw for n in paper.kinds)
            wrong += complaints(post(browser, paper.action, body), (path, raw))
    assert not wrong, "\n".join(wrong)


def test_choices_and_addresses_with_a_nul_are_nothing(postgres_world):
    postgres_world.fresh()
    worker, admin = (postgres_world.browser(one) for one in ("worker inside", "administrator"))
    visitor = postgres_world.browser("visitor")
    token = admin.hidden(admin.get("/council").text)
    wrong = []
    for path in ("/council/practices/\x00/switch", "/council/practices/x\x00/settings"):
        answer = admin.post("/", data={**token, "on": "1"}, environ_overrides={"PATH_INFO": path})
        assert answer.status_code == 404, path
    for path in (
        "/people?after=%00",
        "/feedback/tell?from=%00",
        "/feedback/poster?place=%00",
        "/feedback/answering?after=%D9%A3%D9%A3",
        "/feedback/answering?after=999999",
        "/language/%00",
        "/sign-in/link/%00",
        "/feedback/told/%00/",
        "/feedback/tell/sent/%00",
    ):
        wrong += complaints(worker.get(path), path)
    hidden = visitor.hidden(visitor.get("/demo/sign-in").text)
    answer = visitor.post("/demo/sign-in", data={**hidden, "handle": "par\x00ent\x00\x00"})
    wrong += complaints(answer, "handle")
    for strange in ("\x00", "\ufffe", "x" * 5000, postgres_world.foreign["group"]):
        path = f"/feedback/new/words?who={postgres_world.everything['person'][0]}"
        paper = _paper(worker, path)
        values = {**paper.filled(), "group": [strange]}
        answer = post(worker, paper.action, values)
        assert answer.status_code == 422, strange
    assert not wrong, "\n".join(wrong)
