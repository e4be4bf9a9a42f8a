"""Headers, errors and addresses: nothing kept, nothing told to others, nowhere else led to."""

import re

import pytest

from alongside.web.redirects import local_target


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nothing-here", "/health", "/theme.css"])
def test_every_answer_is_closed_to_others(northbank, path):
    headers = northbank.visitor().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nothing-here"])
def test_pages_are_not_kept_by_the_browser(northbank, path):
    assert northbank.visitor().get(path).headers["Cache-Control"] == "no-store"


def test_our_files_are_kept_while_they_do_not_change(northbank):
    visitor = northbank.visitor()
    address = re.search(r'href="(/static/alongside.css\?v=\w+)"', visitor.get("/").text).group(1)
    assert "immutable" in visitor.get(address).headers["Cache-Control"]
    assert visitor.get("/static/alongside.css").headers["Cache-Control"] == "no-cache"
    assert visitor.get("/static/../app.py").status_code == 404
    assert visitor.get("/static/%2e%2e/app.py").status_code == 404


def test_no_page_has_a_script_or_style_of_its_own(northbank):
    for path in ("/", "/sign-in", "/nothing-here", "/accessibility", "/privacy"):
        text = northbank.visitor().get(path).text
        assert not re.search(r"<style|style=\"|<script(?![^>]*src=)|\son\w+=\"", text), path
        assert not re.search(r'(src=|<link[^>]*href=)"https?://(?!northbank)', text), path


@pytest.mark.parametrize(
    "path",
    [
        "/people/not-a-uuid",
        "/people/01990000-0000-7000-8000-00000000000g",
        "/%00",
        "/" + "x" * 5000,
        "/\u202e",
        "/groups/../../etc/passwd",
        "/sign-in?next=//elsewhere.example",
        "/language/xx",
        "/language/%0d%0aSet-Cookie:x",
    ],
)
def test_odd_addresses_get_a_plain_answer(northbank, path):
    answer = northbank.visitor().get(path)
    assert answer.status_code < 500


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_a_wrong_method_gets_a_plain_answer(northbank, method):
    assert northbank.visitor().open("/", method=method).status_code in (400, 405)


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "home",
        "/x\r\nSet-Cookie: a=b",
        "/\tx",
        "http:/x",
    ],
)
def test_no_form_leads_to_another_site(target):
    assert local_target(target) is None


@pytest.mark.parametrize("target", ["/home", "/people/x?page=2", "/a#b"])
def test_a_path_of_this_site_is_followed(target):
    assert local_target(target) == target


def test_two_hundred_kilobytes_are_answered(northbank):
    answer = northbank.visitor().send("/sign-in", {"address": "x" * 200_000})
    assert answer.status_code == 422
    answer = northbank.visitor().send("/sign-in", {"address": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "too large" in answer.text
