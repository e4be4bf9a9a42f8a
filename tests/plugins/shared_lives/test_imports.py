"""A scheme brings its carers and those who look, and takes them back."""

from datetime import date

from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import func, select

from alongside import ImportRow, Person
from alongside.cli import main
from alongside.people import walls
from alongside_shared_lives import approvals
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.dates import today
from alongside_shared_lives.import_carers import check_carers
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.parties import load_home
from tests.imports.conftest import Bringer
from tests.imports.sheets import csv, xlsx

CARERS = [
    ["Northbank Shared Lives: our carers", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["Name", "DOB", "Household", "Date approved", "Review due", "Approved for"],
    ["Dewi Pritchard", "3/2/1970", "The mill", "1 March 2024", "01/03/2031", 2],
    ["Ann Pritchard", "14.7.72", "The mill", "1 March 2024", "01/03/2031", 2],
    ["Grace Obi", "", "", "", "", ""],
    ["Tom Late", "", "The tower", "1 March 2024", "1 February 2024", 3],
]


def bring(town, tmp_path, file, kind, *more):
    path = tmp_path / f"list.{'xlsx' if isinstance(file, bytes) and file[:2] == b'PK' else 'csv'}"
    path.write_bytes(file)
    obj = ScriptInfo(create_app=lambda: town.app, set_debug_flag=False)
    words = ["import", str(path), "--as", kind, "--council", "northbank", *more]
    return CliRunner().invoke(main, words, obj=obj)


def take_back(town, done):
    run_id = done.output.split("--undo ")[1].split()[0]
    obj = ScriptInfo(create_app=lambda: town.app, set_debug_flag=False)
    return CliRunner().invoke(main, ["import", "--undo", run_id, "--council", "northbank"], obj=obj)


def reasons(town, tmp_path, file, *more) -> str:
    """What is said of every row, before anything is kept."""
    report = ("--dry-run", "--report", str(tmp_path / "said.csv"))
    bring(town, tmp_path, file, "carers", *report, *more)
    return (tmp_path / "said.csv").read_text()


def test_two_carers_of_one_household_come_into_one_and_go_again(northbank, tmp_path):
    northbank.enable("shared_lives", training="")
    wrong = bring(northbank, tmp_path, xlsx(CARERS), "carers", "--dry-run")
    assert wrong.exit_code == 1
    assert "1 cannot be" in wrong.output
    done = bring(northbank, tmp_path, xlsx(CARERS[:-1]), "carers")
    assert done.exit_code == 0, done.output
    with northbank.session() as session:
        homes = {one.name: one for one in session.scalars(select(Household))}
        assert sorted(homes) == ["Grace Obi’s household", "The mill"]
        mill = load_home(session, homes["The mill"].id)
        assert {one.name for one in mill.carers} == {"Dewi Pritchard", "Ann Pritchard"}
        one = session.scalars(select(Approval)).one()
        assert (one.most_adults, one.review_on.year) == (2, 2031)
        assert homes["Grace Obi’s household"].state == "enquiry"
    with northbank.app.test_request_context(base_url=f"http://{northbank.host}/"):
        assert approvals.holds(one, one.from_on)
    back = take_back(northbank, done)
    assert back.exit_code == 0, back.output
    with northbank.session() as session:
        for kind in (Person, Household, Housemate, Approval):
            assert session.scalar(select(func.count()).select_from(kind)) == 0


def test_a_household_of_that_name_is_said_and_nobody_is_put_into_it(northbank, tmp_path):
    northbank.enable("shared_lives")
    here = "Name,Household,Date approved\nDewi Pritchard,Rose Cottage,1 March 2024\n"
    assert bring(northbank, tmp_path, csv(here), "carers").exit_code == 0
    file = csv("Name,Household\nKim Vale,rose  cottage\nAl Vale,Rose Cottage\nJo Elm,The elms\n")
    said = reasons(northbank, tmp_path, file)
    assert said.count("A household of this name is here already. This one would be another") == 2
    assert bring(northbank, tmp_path, file, "carers").exit_code == 1
    assert bring(northbank, tmp_path, file, "carers", "--alike").exit_code == 0
    with northbank.session() as session:
        homes = session.scalars(select(Household).order_by(Household.created_at)).all()
        lived_in = [{one.name for one in load_home(session, home.id).carers} for home in homes]
    assert lived_in == [{"Dewi Pritchard"}, {"Kim Vale", "Al Vale"}, {"Jo Elm"}]
    assert [one.state for one in homes] == ["approved", "enquiry", "enquiry"]


def test_a_household_with_somebody_kept_from_whoever_brings_it_in_is_not_told_of(harbour):
    with harbour.session() as session:
        alun, gwen, admin = (
            session.get_one(Person, one) for one in (harbour.alun, harbour.gwen, harbour.admin)
        )
        named = session.scalars(
            select(Household.name)
            .join(Housemate, Housemate.household_id == Household.id)
            .where(Housemate.person_id == gwen.id)
        ).first()
        rows = [ImportRow(2, {"name": "Kim Vale", "household": named}) for _n in range(2)]
        check_carers(session, rows[:1], alun)
        walls.put_up(session, alun, gwen, because="A court", review_on=today(), by=admin)
        check_carers(session, rows[1:], alun)
    assert [one.status for one in rows] == ["alike", "good"]


def test_what_is_said_of_one_household_in_two_rows_is_taken_together_and_never_dropped(
    northbank, tmp_path
):
    northbank.enable("shared_lives")
    file = csv(
        "Name,Household,Date approved,Review due,Approved for\n"
        "Dewi Pritchard,The mill,,,2\n"
        "Ann Pritchard,The mill,1 March 2024,1 March 2031,3\n"
    )
    said = reasons(northbank, tmp_path, file)
    assert "Row 2 says something else of this household. That counts" in said
    assert "review is left out" not in said
    assert bring(northbank, tmp_path, file, "carers").exit_code == 0
    with northbank.session() as session:
        one = session.scalars(select(Approval)).one()
        assert (one.most_adults, one.from_on.year, one.review_on.year) == (2, 2024, 2031)


def test_a_row_that_stays_out_gives_its_household_no_approval(northbank, tmp_path):
    """Neither one that cannot come in, nor one that is perhaps here already and was not taken."""
    northbank.enable("shared_lives")
    northbank.person("Ann Moor")
    head = "Name,Household,Date approved,Approved kinds\n"
    file = csv(
        head + "Dewi Pritchard,Rose Cottage,1/3/2024,Respite only\n"
        "Bob Field,Rose Cottage,,\n"
        "Ann Moor,The moor,1/3/2024,Short breaks\n"
        "Cai Moor,The moor,,\n"
        'Kim Vale,The vale,1/3/2024,","\n'
    )
    said = reasons(northbank, tmp_path, file)
    assert said.count("Write one or several of these") == 2
    assert "says what the approval of this household is" not in said
    assert bring(northbank, tmp_path, file, "carers", "--leave-behind").exit_code == 1
    with northbank.session() as session:
        homes = {one.name: one.state for one in session.scalars(select(Household))}
        assert homes == {"Rose Cottage": "enquiry", "The moor": "enquiry"}
        assert session.scalars(select(Approval)).all() == []


def test_a_row_says_whose_words_its_household_is_approved_by(northbank, tmp_path):
    northbank.enable("shared_lives")
    northbank.person("Ann Moor")
    file = csv(
        "Name,Household,Date approved,Approved kinds\n"
        "Ann Moor,The moor,1/3/2024,Short breaks\n"
        "Cai Moor,The moor,,\n"
    )
    words = "Row 2 says what the approval of this household is"
    assert words not in reasons(northbank, tmp_path, file)
    assert words in reasons(northbank, tmp_path, file, "--alike")
    assert bring(northbank, tmp_path, file, "carers", "--alike").exit_code == 0
    with northbank.session() as session:
        assert session.scalars(select(Approval)).one().kinds == ["short_break"]
        assert session.scalars(select(Household)).one().state == "approved"


def test_each_row_says_with_whom_it_comes_into_one_household(northbank, tmp_path):
    """With somebody who stays out nobody does."""
    northbank.enable("shared_lives")
    northbank.person("Ann Moor")
    file = csv(
        "Name,Household,DOB\nAnn Moor,The moor,\nCai Moor,the  Moor,\nDee Moor,The moor,\n"
        "Kim Vale,,\nAl Vale,,\nBo Field,The field,31/2/1950\nJo Field,The field,\n"
    )
    same = "Comes into the same household as row"
    said = reasons(northbank, tmp_path, file).splitlines()
    assert [line.split(",")[0] for line in said if same in line] == ["4"]
    assert f"{same} 3" in said[3]
    taken = reasons(northbank, tmp_path, file, "--alike").splitlines()
    assert [one for one in taken if f"{same} 2" in one] == taken[2:4]


def test_who_is_taken_in_on_the_page_counts_at_once_for_the_others_of_the_household(harbour):
    bringer = Bringer(harbour.town, harbour.town.signed_in(harbour.alun))
    harbour.town.person("Ann Moor")
    run = bringer.read(
        csv("Name,Household,Date approved\nAnn Moor,The moor,1/3/2024\nCai Moor,The moor,\n"),
        "shared_lives.carers",
    )
    words = "Row 2 says what the approval of this household is"
    assert words not in bringer.browser.get(f"{run}/rows/3").text
    bringer.browser.send(run, {"decision": "in"}, to=f"{run}/decide-alike")
    assert words in bringer.browser.get(f"{run}/rows/3").text


def test_dates_of_two_rows_that_cannot_both_be_are_refused(northbank, tmp_path):
    northbank.enable("shared_lives")
    file = csv(
        "Name,Household,Date approved,Review due\n"
        "Dewi Pritchard,The mill,1 March 2024,\n"
        "Ann Pritchard,The mill,,1 February 2024\n"
    )
    assert "The review is not after the approval" in reasons(northbank, tmp_path, file)
    assert bring(northbank, tmp_path, file, "carers").exit_code == 1


def test_each_is_approved_for_what_the_sheet_says_and_until_when(northbank, tmp_path):
    northbank.enable("shared_lives", kinds=["live_in", "short_break", "after_hospital"])
    head = "Name,Household,Date approved,Approved for,Approved kinds,Approved until\n"
    file = csv(
        head + "Dewi Pritchard,The mill,1 March 2024,2,"
        '"Short breaks; live-in / After hospital, until home is possible",1 March 2031\n'
        "Kim Vale,The elms,1 March 2024,1,,\n"
    )
    said = reasons(northbank, tmp_path, file)
    assert said.count("Approved for all kinds, since the sheet does not say") == 1
    assert bring(northbank, tmp_path, file, "carers").exit_code == 0
    with northbank.session() as session:
        asked = select(Household.name, Approval).join(
            Approval, Approval.household_id == Household.id
        )
        mill, elms = (dict(session.execute(asked).all())[one] for one in ("The mill", "The elms"))
        assert mill.kinds == ["short_break", "live_in", "after_hospital"]
        assert (mill.most_adults, mill.until_on.year) == (2, 2031)
        assert elms.kinds == ["live_in", "short_break", "after_hospital"]
        assert elms.until_on is None
    wrong = reasons(
        northbank,
        tmp_path,
        csv(
            head + "Jo Elm,The oaks,1 March 2024,1,Juggling,\n"
            "Al Ash,The ash,1 March 2024,1,Short breaks,1 March 2023\n"
        ),
    )
    assert "Write one or several of these: Living together, Short breaks" in wrong
    assert "The approval would end before it begins" in wrong
    over = csv(head + "Su Low,The lows,1 March 2022,1,Short breaks,1 March 2023\n")
    assert "That day has passed" in reasons(northbank, tmp_path, over)


def test_a_training_matrix_comes_in_with_its_carers_and_goes_again(northbank, tmp_path):
    """A column a course of the council's own, under the headings that people write over it."""
    northbank.enable(
        "shared_lives", training="First aid: 36\nFirst-aid\nMoving & handling\nMedication: 24"
    )
    head = "Name,First Aid training,moving & handling,Medication date\n"
    wrong = csv(head + "Dewi Pritchard,31/2/2026,,\n")
    assert "There is no such day in the calendar" in reasons(northbank, tmp_path, wrong)
    file = csv(head + "Dewi Pritchard,1 March 2026,3/4/2020,\nAnn Moor,,,5/6/2025\n")
    done = bring(northbank, tmp_path, file, "carers")
    assert done.exit_code == 0, done.output
    with northbank.session() as session:
        learned = session.execute(
            select(Person.name, Training.kind, Training.done_on, Training.expires_on, Housemate.id)
            .join(Training, Training.person_id == Person.id)
            .join(Housemate, Housemate.household_id == Training.household_id)
            .order_by(Person.name.desc(), Training.kind)
        ).all()
        assert [tuple(one[:-1]) for one in learned] == [
            ("Dewi Pritchard", "First aid", date(2026, 3, 1), date(2029, 3, 1)),
            ("Dewi Pritchard", "Moving & handling", date(2020, 4, 3), None),
            ("Ann Moor", "Medication", date(2025, 6, 5), date(2027, 6, 5)),
        ]
    assert take_back(northbank, done).exit_code == 0
    with northbank.session() as session:
        assert session.scalar(select(func.count(Training.id))) == 0
        assert session.scalar(select(func.count(Household.id))) == 0


def test_a_household_is_in_the_area_that_its_sheet_names_where_it_is_known(northbank, tmp_path):
    northbank.enable("shared_lives", training="")
    file = csv(
        "Name,Household,Local authority\nDewi Pritchard,The mill,\nAnn Pritchard,The mill,GWYNEDD\n"
        "Kim Vale,The elms,Northbank Council\nJo Elm,The oaks,Middle-earth\n"
    )
    said = reasons(northbank, tmp_path, file)
    assert said.count("We know no local authority of this name. It is left out") == 1
    assert "says what the approval" not in said
    assert bring(northbank, tmp_path, file, "carers").exit_code == 0
    with northbank.session() as session:
        areas = dict(session.execute(select(Household.name, Household.area)).all())
    assert areas == {"The mill": "gwynedd", "The elms": "northbank", "The oaks": ""}


def test_each_council_is_asked_for_its_own_courses_and_one_that_went_stops_nothing(harbour):
    town = harbour.town
    town.enable("shared_lives", training="First aid: 36")
    bringer = Bringer(town, town.signed_in(harbour.alun))
    file = csv("Name,First aid\nDewi Pritchard,31/2/2026\n")
    run = bringer.read(file, "shared_lives.carers")
    assert "First aid: taken on" in bringer.browser.get(run).text
    town.enable("shared_lives", training="Medication: 24")
    page = bringer.browser.get(f"{run}/columns").text
    assert "Medication: taken on" in page
    assert "First aid: taken on" not in page
    assert bringer.browser.get(f"{run}/rows/2").status_code == 200
    bringer.browser.send(f"{run}/rows/2", {"cell_0": "Dewi Pritchard"})
    assert bringer.lists(run) == {"good": [2]}


def test_who_looks_comes_in_as_somebody_who_writes_later(northbank, tmp_path):
    northbank.enable("shared_lives")
    file = csv("Full name,Support type,Social worker\nRosalind Tate,Living together,Tom W\n")
    done = bring(northbank, tmp_path, file, "looking")
    assert done.exit_code == 0, done.output
    with northbank.session() as session:
        looking = session.scalars(select(Looking)).one()
        assert (looking.kind, looking.state, looking.social_worker) == (
            "live_in",
            "writing",
            "Tom W",
        )


def test_only_the_registered_manager_brings_lists_in(harbour):
    assert "Shared Lives carers" in harbour.town.signed_in(harbour.alun).get("/imports").text
    for who in ("nadia", "admin", "worker", "outsider"):
        page = harbour.town.signed_in(getattr(harbour, who)).get("/imports")
        assert "Shared Lives carers" not in page.text, who
