"""What an inspector asks for, as a page and as files, for who answers for the scheme."""

from flask import abort
from flask.typing import ResponseReturnValue

from alongside import csv_file, current
from alongside_shared_lives import inspection
from alongside_shared_lives.views import pages, show

INSPECTION = "shared_lives.inspection"
TABLES = "carers,training,documents,reviews,lives,capacity"


@pages.get("/inspection", permission=INSPECTION, reads="shared_lives.inspection")
def inspection_page() -> str:
    """Carers and their terms, what is due, and room, each as a picture and a table.

    What the council's other practices count (reflections, complaints) stands below, where there is
    any: each says itself what it counts.
    """
    others = [
        (answer.record.title, answer.values)
        for answer in current.call("measures")
        if answer.record.id != pages.name and answer.values
    ]
    tables = inspection.tables(current.session, current.person)
    return show("inspection", tables=tables, others=others)


@pages.get(
    f"/inspection/<any({TABLES}):name>.csv", permission=INSPECTION, reads="shared_lives.inspection"
)
def inspection_file(name: str) -> ResponseReturnValue:
    """One of the tables, for a spreadsheet."""
    table = inspection.table(current.session, current.person, name)
    if table is None:
        abort(404)
    return csv_file(f"shared-lives-{table.id}", [table.head, *table.rows])
