"""A scheme brings its carers and those who look, and takes them back."""

from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import func, select

from alongside import Person
from alongside.cli import main
from alongside_shared_lives import approvals
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.parties import load_home
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
    run_id = done.output.split("--undo ")[1].split()[0]
    obj = ScriptInfo(create_app=lambda: northbank.app, set_debug_flag=False)
    words = ["import", "--undo", run_id, "--council", "northbank"]
    back = CliRunner().invoke(main, words, obj=obj)
    assert back.exit_code == 0, back.output
    with northbank.session() as session:
        for kind in (Person, Household, Housemate, Approval):
            assert session.scalar(select(func.count()).select_from(kind)) == 0


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
