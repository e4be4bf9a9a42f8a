"""Turn a side's pages into requests, as the signed-in person's browser would send them."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from os import urandom
from urllib.parse import urlencode

from bench.load import Ask, WrongAnswer
from bench.sides import Page, Side


class _HiddenInputs(HTMLParser):
    """The hidden inputs of a page's posted forms; those of the last form win."""

    def __init__(self) -> None:
        super().__init__()
        self.posting = False
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.posting = (given.get("method") or "").lower() == "post"
        elif tag == "input" and self.posting and given.get("type") == "hidden":
            self.found[given["name"] or ""] = given.get("value") or ""


def requests_for(side: Side, page: Page, port: int) -> Callable[[int], Ask]:
    """Return what makes the n-th request for this page."""
    cookies = dict(side.cookies)
    hidden = _open_form(side, page.form, port, cookies) if page.form else {}
    head = "".join(
        f"{name}: {value}\r\n"
        for name, value in {
            "Host": f"{side.host}:{port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Origin": f"http://{side.host}:{port}",
            "Accept": "text/html",
            "User-Agent": "bench",
            **side.headers,
        }.items()
    )

    def make(number: int) -> Ask:
        target = page.targets[number % len(page.targets)]
        if target.fields is None:
            payload = f"GET {target.path} HTTP/1.1\r\n{head}\r\n".encode()
        else:
            key = urandom(16).hex()
            fields = {name: text.replace("{key}", key) for name, text in target.fields.items()}
            body = urlencode({**hidden, **fields})
            payload = (
                f"POST {target.path} HTTP/1.1\r\n{head}"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        return Ask(payload, page.status, target.marker.encode())

    return make


def _open_form(side: Side, path: str, port: int, cookies: dict[str, str]) -> dict[str, str]:
    """Fetch the form as a browser would: keep its cookies, return its hidden inputs."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    connection.request(
        "GET", path, headers={"Host": f"{side.host}:{port}", "Cookie": sent, **side.headers}
    )
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    if answer.status != 200:
        raise WrongAnswer(f"{side.name}: the form at {path} answered {answer.status}: {page[:300]}")
    for header in answer.headers.get_all("Set-Cookie") or []:
        cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
    parser = _HiddenInputs()
    parser.feed(page)
    return parser.found
