"""While a practice's tables wait for their upgrade, people still read what is held about them."""

import pytest
from sqlalchemy import select

from alongside.kernel.upgrading import upgrade_all, upgrade_each
from alongside.rights.models import CopiedRow
from alongside.testing import Town
from tests.cli.living import forget_the_code, people_eat, table_practice
from tests.later_life.planting import first_migration

SECOND = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"


def upgrade():
    op.add_column("table_seat", sa.Column("size", sa.Text()))
    {more}
"""
BRINGS = "    brings: Mapped[str]\n"


@pytest.fixture
def eaten(make_app, database, tmp_path):
    """Ada, who sits at the table, in a council of the version before; and its next version."""
    folder = tmp_path / "practices"
    first_migration(folder, "table", "CASCADE")
    file = folder / "table.py"
    file.write_text(table_practice())
    app = make_app(**database)
    upgrade_all(app)
    ada = people_eat(app, "northbank")
    forget_the_code("table")
    file.write_text(table_practice().replace(BRINGS, f"{BRINGS}    size: Mapped[str | None]\n"))

    def next_version(more):
        (folder / "table_tables" / "0002_size.py").write_text(SECOND.format(more=more))
        return Town.of(make_app(**database), "northbank"), ada

    return next_version


@pytest.mark.parametrize("more", ["", "op.execute('SELECT nothing FROM nowhere')"])
def test_who_asks_what_is_held_reads_it_while_a_column_is_not_there_yet(eaten, more):
    town, ada = eaten(more)
    if more:
        assert any(unit.trouble for unit in upgrade_each(town.app)), "it waits, because it fails"
    client = town.signed_in(ada)
    assert "Where somebody sits" in client.get("/me/held").text
    page = client.get("/me/held/table_seat/person_id")
    assert (page.status_code, "Plums" in page.text) == (200, True)

    where = client.send("/me/held/ask", {"words": ""}).location
    desk = town.signed_in(town.person("Mehmet Aydin", "data_officer"))
    assert desk.send(where, to=f"{where}/prepare").status_code == 302
    with town.session() as session:
        copied = [one.fields for one in session.scalars(select(CopiedRow))]
    assert any("Plums" in str(one) for one in copied)

    where = client.send("/me/held/erase", {"words": ""}).location
    assert "could not say" in desk.get(where).text, "nothing is erased before it can be asked"
