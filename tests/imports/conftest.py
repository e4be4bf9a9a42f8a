"""Somebody who brings spreadsheets in, and how they do it."""

import io
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from alongside.imports.models import ImportRun, SheetRow
from alongside.people.models import Person


@dataclass
class Bringer:
    """An administrator at the pages of imports."""

    town: Any
    browser: Any

    def send(self, content: bytes, kind: str = "people", name: str = "list.xlsx", **more: str):
        """Choose a file; gives the answer."""
        hidden = self.browser.hidden(self.browser.get("/imports").text)
        data = {**hidden, "kind": kind, "file": (io.BytesIO(content), name), **more}
        return self.browser.post("/imports", data=data, content_type="multipart/form-data")

    def read(self, content: bytes, kind: str = "people", **more: str) -> str:
        """Choose a file, and accept every guess; gives the import's address."""
        answer = self.send(content, kind, **more)
        assert answer.status_code == 302, answer.text
        page = self.browser.get(answer.location)
        fields = chosen(page.text)
        sent = self.browser.send(answer.location, fields)
        assert sent.status_code == 302, sent.text
        return answer.location.removesuffix("/columns")

    def keep(self, run: str):
        """Bring in what may come in."""
        return self.browser.send(run, to=f"{run}/keep")

    def lists(self, run: str) -> dict[str, list[int]]:
        """The numbers of the rows, by result."""
        with self.town.session() as session:
            rows = session.execute(
                select(SheetRow.status, SheetRow.number)
                .where(SheetRow.run_id == session.get(ImportRun, id_of(run)).id)
                .order_by(SheetRow.number)
            ).all()
        found: dict[str, list[int]] = {}
        for status, number in rows:
            found.setdefault(status, []).append(number)
        return found

    def names(self) -> list[str]:
        """Everybody who is here, but for who works here."""
        with self.town.session() as session:
            asked = select(Person.name).where(Person.name.not_like("%Admin")).order_by(Person.name)
            return list(session.scalars(asked))


def id_of(run: str):
    import uuid

    return uuid.UUID(run.rsplit("/", 1)[1])


def chosen(page: str) -> dict[str, str]:
    """What each select on a page says."""
    import re

    found = {}
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        selected = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = selected[1] if selected else ""
    return found


@pytest.fixture
def bringer(northbank) -> Bringer:
    admin = northbank.person("Alex Admin", "administrator")
    return Bringer(northbank, northbank.signed_in(admin))
