"""What the practices count, on the council's page: numbers, never people or their words."""

import pytest

PRACTICE = """
from alongside import Measure, Practice, hookimpl

practice = Practice(id="counting", title="Counting", summary="x", api="1")


@hookimpl
def measures(session):
    {body}
"""


@pytest.fixture
def town_that_counts(make_app, database, tmp_path):
    from alongside.testing import Town

    def make(body: str):
        folder = tmp_path / "practices"
        folder.mkdir()
        (folder / "counting.py").write_text(PRACTICE.format(body=body))
        town = Town.of(make_app(**database), "northbank")
        town.enable("counting")
        return town

    return make


def test_an_administrator_reads_what_the_practices_count(town_that_counts):
    town = town_that_counts('yield Measure("Circles held", 4211)')
    page = town.signed_in(town.person("Ada", "administrator")).get("/council")
    assert "Circles held" in page.text
    assert "4211" in page.text


def test_a_practice_that_cannot_count_spoils_nothing(town_that_counts):
    town = town_that_counts('raise RuntimeError("boom")')
    page = town.signed_in(town.person("Ada", "administrator")).get("/council")
    assert page.status_code == 200
    assert "boom" not in page.text
