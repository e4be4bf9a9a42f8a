"""An administrator brings in a messy spreadsheet, mends a row in place, and takes it back."""

from pathlib import Path

import pytest

from tests.browser.walker import Way
from tests.imports.sheets import xlsx

pytestmark = pytest.mark.browser
MESSY = [
    ["Carers, spring 2026", None, None],
    [],
    ["First name", "Surname", "Date of birth", "Mobile"],
    ["Idris", "Penhallow", "3 March 1961", 7700900123],
    ["Oona", "Penhallow", "31/2/1990", None],
]


@pytest.mark.parametrize("way", [Way(1280), Way(320, scripts=False)], indirect=True, ids=str)
def test_a_messy_spreadsheet_is_mended_in_place_brought_in_and_taken_back(
    somebody, tmp_path: Path
) -> None:
    file = tmp_path / "carers.xlsx"
    file.write_bytes(xlsx(MESSY, merged=("A1:C1",)))
    admin = somebody("Priya Raman")
    admin.follow("Council", exact=True)
    admin.follow("Spreadsheets")
    admin.choose("People")
    admin.page.set_input_files("input[type=file]", str(file))
    admin.use("Read it")
    admin.reads("Which column is what?", "Such as: Idris · Oona")
    admin.use("Look at every row")
    admin.reads("1 row can come in.", "There is no such day in the calendar")
    admin.follow("Good, but look")
    admin.reads("The zero at its beginning was missing: 07700 900123")
    admin.follow("Cannot be brought in")
    admin.follow("Mend row 5")
    admin.write("Date of birth", "28/2/1990")
    admin.use("Save")
    admin.use("Bring in 2 rows")
    admin.reads("It is brought in", "2 rows of the spreadsheet were brought in.")
    admin.use("Take it back")
    admin.reads("All that it made is gone again.")
