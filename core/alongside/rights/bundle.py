"""The file that a person gets: a page to read, and the same as data."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from alongside.rights.models import CopiedRow, Request


def bundle(request: Request, name: str, council: str, rows: Sequence[CopiedRow]) -> bytes:
    """A ZIP with `index.html`, which needs nothing else to be read, and `data.json`."""
    records = list(_records(rows))
    facts: dict[str, Any] = {"name": name, "council": council, "made": request.prepared_at}
    page = render_template("rights/copy.html", records=records, **facts)
    data: dict[str, Any] = {
        **facts,
        "made": request.prepared_at and request.prepared_at.isoformat(),
    }
    data["records"] = [{**one, "moment": one["moment"].isoformat()} for one in records]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", page)
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2))
    return file.getvalue()


def _records(rows: Sequence[CopiedRow]) -> Iterator[dict[str, Any]]:
    withheld = _("[withheld: about somebody else]")
    for row in rows:
        yield {
            "practice": row.practice,
            "what": row.what,
            "moment": row.moment,
            "fields": [
                {"label": label, "value": withheld if column in row.withheld else value}
                for column, (label, value) in row.fields.items()
            ],
        }
