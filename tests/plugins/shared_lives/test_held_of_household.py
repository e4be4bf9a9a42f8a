"""What is written about a household is held about everybody in it, and tells of the others too."""

import io
import re
import zipfile
from typing import Any

import pytest
from carer_world import BRINGS, CHILD, IMPRESSION, REASONS
from sqlalchemy import select

from alongside import Person
from alongside.db.base import Base
from alongside.db.tenancy import unscoped
from alongside.identity.models import CouncilRole
from alongside.rights import due, erasing
from alongside.rights.held import kinds, rows
from alongside.rights.models import CopiedRow
from alongside.web.context import house
from alongside_shared_lives import household_holdings
from alongside_shared_lives.approval_models import CarerReview
from alongside_shared_lives.carer_models import Report
from alongside_shared_lives.dates import today
from alongside_shared_lives.states import Step

ABOUT = {one.table: one.person for one in household_holdings.HOLDINGS}
VIEWS = "Sam says that supper is too early."


@pytest.fixture
def household(scheme: Any) -> Any:
    """An approved household that was reviewed once."""
    made = scheme.household(Step.APPROVED)
    with scheme.session() as session:
        session.add(
            CarerReview(household_id=made, day=today(), outcome="continue", views=VIEWS, said="Yes")
        )
    return made


def held(session: Any, town: Any, who: Any) -> dict[str, int]:
    """How many rows about households there are of each table, for somebody."""
    found = kinds(session, house(town.app).registry, session.get_one(Person, who))
    return {one.table: one.count for one in found if ABOUT.get(one.table) == one.column}


def test_everybody_in_it_reads_that_it_is_there_and_not_what_it_says(scheme, household):
    for who in (scheme.leroy, scheme.bronagh, scheme.daughter):
        client = scheme.town.signed_in(who)
        page = client.get("/me/held").text
        for what in ("Reports about your household", "Yearly reviews with your household"):
            assert what in page
        pages = page + client.get("/me/held/shared_lives_report/household_id").text
        for words in (BRINGS, IMPRESSION, REASONS, VIEWS):
            assert words not in pages, words
    other = scheme.town.signed_in(scheme.stranger)
    nothing = other.get("/me/held/shared_lives_report/household_id").text
    assert "Nothing of this kind" in nothing
    with scheme.session() as session:
        assert set(held(session, scheme.town, scheme.stranger).values()) == {0}
        mine = held(session, scheme.town, scheme.daughter)
    assert mine["shared_lives_report"] == mine["shared_lives_approval"] == 1
    assert mine["shared_lives_panel_seat"] == 2


def test_the_page_to_say_that_it_is_not_right_shows_no_more(scheme, household):
    with scheme.session() as session:
        report = session.scalars(select(Report.id)).first()
        review = session.scalars(select(CarerReview.id)).first()
    client = scheme.town.signed_in(scheme.bronagh)
    for table, row in (("shared_lives_report", report), ("shared_lives_carer_review", review)):
        answer = client.get(f"/me/held/{table}/household_id/{row}")
        assert answer.status_code == 200
        for words in (BRINGS, IMPRESSION, REASONS, VIEWS):
            assert words not in answer.text, (table, words)


def test_what_is_one_persons_alone_is_not_everybodys(scheme, household):
    with scheme.session() as session:
        person = session.get_one(Person, scheme.bronagh)
        registry = house(scheme.town.app).registry
        for kind in kinds(session, registry, person):
            if ABOUT.get(kind.table) == kind.column and kind.held.record.alone:
                copied = rows(session, kind, person, limit=None, sealed=True, whole=True)
                assert copied
                said = " ".join(field.value for row in copied for field in row.fields)
                assert CHILD not in said
                assert "dbs" not in said


def copy_of(scheme: Any, who: Any, officer: Any, opened: Any = ()) -> str:
    """The text of somebody's copy, in which an officer let go of the columns `opened`."""
    where = scheme.town.signed_in(who).send("/me/held/ask", {"words": ""}).location
    client = scheme.town.signed_in(officer)
    client.send(where, to=f"{where}/prepare")
    at = f"{where}/review"
    while at != where:
        page = client.get(at).text
        assert "ticked already" in page or at != f"{where}/review"
        boxes = re.findall(r'name="withheld" value="([^"]+)"( checked)?', page)
        with scheme.session() as session:
            places = {row.place: row.what for row in session.scalars(select(CopiedRow))}
        ticked = [
            mark
            for mark, checked in boxes
            if checked and (places[int(mark.split(".")[0])], mark.split(".")[1]) not in opened
        ]
        at = client.send(at, {"withheld": ticked}).location
    client.send(where, to=f"{where}/reviewed")
    client.send(f"{where}/release")
    answer = scheme.town.signed_in(who).get(f"{where}/copy")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return archive.read("data.json").decode()


def test_in_a_copy_it_is_withheld_until_a_data_officer_lets_it_go(scheme, household):
    officer = scheme.town.person("Mehmet Aydin", "data_officer")
    let_go = {("Reports about your household", "brings")}
    told = copy_of(scheme, scheme.bronagh, officer, let_go)
    assert BRINGS in told
    for words in (IMPRESSION, REASONS, VIEWS):
        assert words not in told, words


def test_nobody_looks_through_the_copy_of_somebody_they_share_a_household_with(scheme, household):
    with scheme.session() as session:
        session.add(CouncilRole(person_id=scheme.leroy, role="data_officer", starts_on=today()))
    where = scheme.town.signed_in(scheme.bronagh).send("/me/held/ask", {"words": ""}).location
    client = scheme.town.signed_in(scheme.leroy)
    assert {client.get(where + tail).status_code for tail in ("", "/review")} == {404}
    assert client.send(where, to=f"{where}/prepare").status_code == 404
    listed = client.get("/requests").text
    assert "It is also about you" in listed
    assert where not in listed


def test_erasing_one_leaves_it_to_the_others_and_says_so(scheme, household):
    registry = house(scheme.town.app).registry
    with scheme.session() as session:
        bronagh = session.get_one(Person, scheme.bronagh)
        planned = {
            one.kind.table: one
            for one in erasing.plan(session, registry, bronagh)
            if ABOUT.get(one.kind.table) == one.kind.column
        }
        assert planned["shared_lives_report"].rule == "retain"
        assert "everybody in the household" in planned["shared_lives_report"].because
        erasing.erase(session, registry, bronagh)
    with scheme.session() as session:
        assert set(held(session, scheme.town, scheme.bronagh).values()) == {0}
        assert session.scalars(select(Report)).one().brings == BRINGS
        assert held(session, scheme.town, scheme.leroy)["shared_lives_report"] == 1


def test_it_is_held_when_the_practices_package_is_gone(scheme, household):
    registry = house(scheme.town.app).registry
    names = [*ABOUT, "shared_lives_housemate"]
    tables = [Base.metadata.tables[name] for name in names]
    record = registry.records["shared_lives"]
    try:
        for table in tables:
            Base.metadata.remove(table)
        del registry.records["shared_lives"]
        with scheme.session() as session:
            mine = held(session, scheme.town, scheme.bronagh)
            assert mine["shared_lives_report"] == 1
            assert mine["shared_lives_panel_seat"] == 2
            assert not any(held(session, scheme.town, scheme.stranger).values())
        page = scheme.town.signed_in(scheme.bronagh).get("/me/held").text
        assert "Reports about your household" in page
        assert BRINGS not in page
    finally:
        for table in tables:
            Base.metadata._add_table(table.name, table.schema, table)
        registry.records["shared_lives"] = record


def test_as_long_as_it_is_there_it_counts_for_how_long_ones_records_are_kept(scheme, household):
    with scheme.session() as session:
        tables = [one for one in due._person_tables(session) if one.of_many]
        moments = due._moments(session, tables)
        with unscoped("a test looks"):
            whose = set(session.scalars(select(moments.c.person_id)))
    assert whose >= {scheme.leroy, scheme.bronagh, scheme.daughter}
    assert scheme.stranger not in whose


def test_it_leads_to_nobody_of_another_council(scheme, household, abergwyn):
    """Also where an id were the same there: each step of the way names the council."""
    with abergwyn.session() as session:
        stranger = session.get_one(Person, abergwyn.person("Wyn Arall"))
        assert set(held(session, abergwyn, stranger.id).values()) == {0}
        registry = house(abergwyn.app).registry
        for kind in kinds(session, registry, stranger):
            if kind.held.of_many:
                where = kind.held.about(scheme.bronagh, stranger.council_id)
                assert f"{kind.table}.council_id" in str(where)
                step = str(where).count("council_id = ")
                assert step == 1 + len(kind.held.record.through)
