"""All who live together, for the scheme, and the same as a file for its manager."""

from flask import render_template
from flask.typing import ResponseReturnValue

from alongside import csv_file, current
from alongside_shared_lives import living_numbers, living_words, words
from alongside_shared_lives.access import kept_from
from alongside_shared_lives.dates import today
from alongside_shared_lives.views import pages


@pages.get("/arrangements", permission="shared_lives.lives", reads="shared_lives.scheme")
def arrangements() -> str:
    """Everybody who lives together, tries it or has ended it."""
    return render_template(
        "shared_lives/arrangements.html",
        rows=living_numbers.rows(current.session, kept_from(current.actor)),
        files=current.allows("shared_lives.lives_file"),
        today=today(),
        words=words,
        living_words=living_words,
    )


@pages.get(
    "/arrangements.csv",
    permission="shared_lives.lives_file",
    endpoint="arrangements_file",
    reads="shared_lives.scheme",
)
def arrangements_csv() -> ResponseReturnValue:
    """The same with its dates, for a spreadsheet. Never an ordinary thing (rule 22)."""
    rows = living_numbers.table(current.session, kept_from(current.actor))
    return csv_file("shared-lives-arrangements", rows)
