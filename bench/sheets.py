"""Bringing in a spreadsheet of 20,000 rows: read, checked and previewed, beside the bare minimum.

The minimum is the reader library's own read of the file and a bulk insert of the same rows into
the yardstick's table, on the same kind of database in the same run.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook
from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

from alongside import Council, create_app
from alongside.db.engine import get_session
from alongside.imports import runs
from alongside.imports.keeping import look
from alongside.imports.of_people import PEOPLE
from alongside.imports.reading import read
from alongside.kernel.upgrading import upgrade_all
from alongside.lifecycle import at_council
from bench import bare
from bench.apart import apart
from bench.people import invent
from bench.table import ratio_line

ROWS, ROUNDS = 20_000, 5
BAR = 3.0
HEADINGS = ("Full name", "Date of birth", "Mobile", "E-mail", "Address", "Postcode", "Pronouns")


def lines() -> Iterator[str]:
    """Give the times of both, their ratio with its bar, and how much memory it takes at most."""
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        content = spreadsheet()
        app = _house(Path(folder))
        times: dict[str, list[float]] = {"bare": [], "alongside": []}
        for number in range(ROUNDS):
            times["bare"].append(_timed(lambda n=number: _bare(content, Path(folder), n)))
            times["alongside"].append(_timed(lambda: _alongside(app, content)))
        path = Path(folder) / "carers.xlsx"
        path.write_bytes(content)
        peak = apart(_peak, str(path), folder)
    least, ours = (median(times[side]) for side in ("bare", "alongside"))
    yield (
        f"{ROWS:,} rows of a spreadsheet: read and bulk insert {least:.2f} s; "
        f"read, checked, stored and previewed {ours:.2f} s; {peak:.0f} MiB more at its peak"
    )
    yield ratio_line("the second ÷ the first", ours / least, BAR)


def spreadsheet() -> bytes:
    """A title, headings, and rows in which half of the telephone numbers have lost their zero."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Carers")
    sheet.append(["Carers, 2026"])
    sheet.append(HEADINGS)
    for number, person in zip(range(ROWS), invent(ROWS), strict=False):
        born = date(1940, 1, 1) + timedelta(days=number)
        phone = 7_700_900_000 + number if number % 2 else f"01632 {number:06}"
        reach = (phone, f"somebody{number}@example.org", f"{number} High Street", "NB1 2CD")
        sheet.append([f"{person.given} {person.family}", born, *reach, "they and them"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _house(folder: Path) -> Any:
    app = create_app({"INSTANCE": folder, "MODE": "demo", "SQLITE_SYNCHRONOUS": "NORMAL"})
    upgrade_all(app)
    with app.app_context():
        get_session().add(Council(slug="northbank", name="Northbank Council"))
        get_session().commit()
    return app


def _timed(work: Any) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _bare(content: bytes, folder: Path, number: int) -> None:
    engine = create_engine(f"sqlite:///{folder / f'bare{number}'}.sqlite3")
    bare.Base.metadata.create_all(engine)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    values = []
    for name, born, phone, email, address, postcode, pronouns in rows[2:]:
        given, _space, family = name.partition(" ")
        values.append(
            {
                "given_name": given,
                "family_name": family,
                "sort_name": name.lower(),
                "born": born,
                "address": address,
                "postcode": postcode,
                "pronouns": pronouns,
                "place": email,
                "notes": str(phone),
            }
        )
    with Session(engine) as session:
        session.execute(insert(bare.Person), values)
        session.commit()
    engine.dispose()


def _alongside(app: Any, content: bytes) -> None:
    with at_council(app, "northbank") as session:
        run = runs.begin(session, "people", PEOPLE, read(content), None)
        look(session, PEOPLE, run, None)
        runs.counts(session, run)
        runs.page(session, run, "good", 0)


def _peak(path: str, folder: str) -> float:
    """MiB that one import adds to a process's largest size."""
    app = _house(Path(folder) / "apart")
    content = Path(path).read_bytes()
    Path("/proc/self/clear_refs").write_text("5")  # from here on
    before = _largest()
    _alongside(app, content)
    return (_largest() - before) / 1024


def _largest() -> int:
    """The most kilobytes that this process has had, since that was last cleared."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])
