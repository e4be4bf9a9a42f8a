"""A browser for tests without a browser: it keeps to one host, and sends forms as a person does."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAME = re.compile(r'name="([^"]*)"')
VALUE = re.compile(r'value="([^"]*)"')


class Browser(FlaskClient):
    """A test client that asks one council's host."""

    host = "localhost"

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for a page, at the council's host unless told otherwise, and read it to its end.

        What the server does once a page has been read is then done.
        """
        kwargs.setdefault("base_url", f"http://{self.host}/")
        kwargs.setdefault("buffered", True)
        return super().open(*args, **kwargs)

    def hidden(self, page: str) -> dict[str, str]:
        """The hidden fields (CSRF token, form key, version) of the forms on a page."""
        found = {}
        for field in HIDDEN.findall(page):
            name, value = NAME.search(field), VALUE.search(field)
            if name:
                found[name.group(1)] = value.group(1) if value else ""
        return found

    def send(self, path: str, data: dict[str, Any] | None = None, *, to: str = "") -> TestResponse:
        """Open `path`, and send its form with `data`, to the same address or to `to`."""
        page = self.get(path, follow_redirects=True)
        return self.post(to or path, data={**self.hidden(page.text), **(data or {})})
