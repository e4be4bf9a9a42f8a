"""What an inspector asks a registered manager for: as pictures, tables and files."""

from datetime import timedelta

import pytest
from carer_world import Scheme
from living_cast import gather
from sqlalchemy import select

from alongside.kernel.settings import SettingsError, check, defaults
from alongside.testing.statements import statements
from alongside_shared_lives import carer_demo
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate, Vacancy
from alongside_shared_lives.settings import Settings
from alongside_shared_lives.states import Step


def test_the_manager_sees_it_and_nobody_else(scheme: Scheme) -> None:
    assert scheme.get(scheme.manager, "/inspection").status_code == 200
    for who in (scheme.worker, scheme.joy, scheme.admin, scheme.leroy):
        assert scheme.get(who, "/inspection").status_code == 403
        assert scheme.get(who, "/inspection/carers.csv").status_code == 403
    assert scheme.get(scheme.manager, "/inspection/nothing.csv").status_code == 404


def test_tables_pictures_and_files_by_name_and_by_day(scheme: Scheme) -> None:
    second, first = scheme.household(Step.APPROVED), scheme.household(Step.APPROVED)
    with scheme.session() as session:
        session.get_one(Household, first).name = "=A house"
        session.get_one(Household, first).area = "north-tyneside"
        approval = session.scalars(select(Approval).where(Approval.household_id == second)).one()
        approval.review_on = today() - timedelta(days=4)
        session.add(Vacancy(household_id=first, kind="live_in", places=2))
        session.add(
            Training(
                household_id=first,
                person_id=scheme.bronagh,
                kind="First aid",
                done_on=today(),
                expires_on=today() + timedelta(days=20),
            )
        )
    page = scheme.get(scheme.manager, "/inspection").text
    assert page.index("=A house") < page.index("The Campbells’ house")
    for words in ("<svg", "Day has passed: 1", "Within 30 days: 1", "North Tyneside", "over"):
        assert words in page
    files = {
        name: scheme.get(scheme.manager, f"/inspection/{name}.csv").text
        for name in ("carers", "training", "documents", "reviews", "capacity")
    }
    assert "'=A house" in files["carers"], "a spreadsheet runs nothing"
    assert "First aid,Bronagh Campbell" in files["training"]
    assert "the scheme,over" in files["reviews"]
    assert "North Tyneside,2" in files["capacity"]


def test_a_households_own_manager_does_not_look_at_it(scheme: Scheme) -> None:
    one = scheme.household(Step.APPROVED)
    with scheme.session() as session:
        session.add(Housemate(household_id=one, person_id=scheme.manager, part="member"))
    assert "The Campbells" not in scheme.get(scheme.manager, "/inspection").text


def test_many_households_cost_no_statement_more(scheme: Scheme) -> None:
    client = scheme.town.signed_in(scheme.manager)

    def count() -> int:
        client.get("/shared-lives/inspection")
        with statements(scheme.town.app) as sent:
            client.get("/shared-lives/inspection")
        return len(sent)

    scheme.household(Step.APPROVED)
    few = count()
    for _n in range(3):
        scheme.household(Step.APPROVED)
    assert count() == few


def test_the_demo_shows_three_households_and_finds_those_that_are_there(scheme: Scheme) -> None:
    handles = {
        "scheme-worker": scheme.worker,
        "scheme-manager": scheme.manager,
        "panel": scheme.joy,
        "panel-2": scheme.frank,
        "carer": scheme.leroy,
        "carer-2": scheme.bronagh,
        "carer-3": scheme.stranger,
        "applicant": scheme.town.person("Grace Adeyemi"),
        "applicant-2": scheme.daughter,
    }
    with scheme.session() as session:
        session.add(Household(name=carer_demo.GWEN))
        session.flush()
        people = {handle: scheme.person(session, one) for handle, one in handles.items()}
        carer_demo.fill(session, people)
        found = {one.name: one for one in session.scalars(select(Household))}
        steps = {name: one.state for name, one in found.items()}
        ids = [one.id for one in found.values()]
    assert steps == {
        carer_demo.OKOROS: "approved",
        carer_demo.GWEN: "approved",
        carer_demo.CAMPBELLS: "report",
    }
    for one in ids:
        assert scheme.get(scheme.worker, f"/households/{one}").status_code == 200
    page = scheme.get(scheme.worker, f"/households/{found[carer_demo.CAMPBELLS].id}").text
    assert "What Ciara Campbell says to the report" in page
    assert "Medication" in scheme.get(scheme.manager, "/inspection").text


def test_settings_pass_their_own_page_and_refuse_what_cannot_be_read() -> None:
    assert check(Settings, {}) == defaults(Settings)
    assert check(Settings, {"training": "First aid: 36\nSinging"})["training"]
    for wrong in ("First aid: soon", ": 36", "First aid: 0"):
        with pytest.raises(SettingsError, match="like this: First aid: 36"):
            check(Settings, {"training": wrong})
    with pytest.raises(SettingsError, match="at most 40 lines"):
        check(Settings, {"other_documents": "x" * 121})


def test_what_other_practices_count_stands_below_where_they_are_on(harbour) -> None:
    page = harbour.page(harbour.alun, "/inspection").text
    assert "other practices count" not in page
    harbour.town.enable("feedback")
    page = harbour.page(harbour.alun, "/inspection").text
    assert "other practices count" in page
    assert "Shared reflection" in page
    council = harbour.town.signed_in(harbour.admin).get("/council").text
    assert "Households that are approved" in council


def test_lives_are_counted_by_kind_and_drawn_and_name_nobody(northbank) -> None:
    quay = gather(northbank)
    manager = northbank.signed_in(quay.manager)
    assert "How many there are of each kind" in manager.get("/shared-lives/inspection").text
    quay.living()
    page = manager.get("/shared-lives/inspection").text
    _before, _heading, section = page.partition('<h2 id="lives">')
    section = section.partition("</section>")[0]
    assert "Living together: 1" in section
    assert "<svg" in section
    assert "Mei" not in section
    assert "Gwen" not in section
    file = manager.get("/shared-lives/inspection/lives.csv").text
    assert "Living together,0,0,1,0" in file
