"""`alongside council`: councils from the real list, and their configuration as TOML."""

import pytest
from flask import url_for

from alongside.db.time import utcnow
from alongside.identity import app_codes
from alongside.identity.factors import has_factor
from alongside.people.models import Person


@pytest.fixture
def bare(make_app, empty_database, run):
    """An app with tables and no council, as an operator has it after installing."""
    app = make_app(**empty_database, MODE="development")
    assert run(app, "db", "upgrade").exit_code == 0
    return app


def test_a_council_is_set_up_by_its_name(bare, run):
    answer = run(bare, "council", "add", "Camden")
    assert answer.exit_code == 0, answer.output
    assert "England" in answer.output
    assert "Camden" in run(bare, "council", "list").output


def test_a_council_is_set_up_by_its_gss_code_and_offers_what_its_nation_does(bare, run):
    answer = run(bare, "council", "add", "W06000002", "--host", "alongside.gwynedd.example")
    assert answer.exit_code == 0, answer.output
    shown = run(bare, "council", "show").output
    assert "Languages: en, cy" in shown or "Languages: cy, en" in shown
    assert "Host: alongside.gwynedd.example" in shown


def test_a_name_that_fits_several_is_asked_about(bare, run):
    answer = run(bare, "council", "add", "Sussex")
    assert answer.exit_code == 1
    assert "East Sussex" in answer.output
    assert "West Sussex" in answer.output


def test_an_unknown_name_says_what_to_do(bare, run):
    answer = run(bare, "council", "add", "Atlantis")
    assert answer.exit_code == 1
    assert "--name and --nation" in answer.output
    made = run(bare, "council", "add", "--name", "Atlantis", "--nation", "Scotland")
    assert made.exit_code == 0, made.output


def test_nothing_given_is_a_wrong_use(bare, run):
    assert run(bare, "council", "add").exit_code == 2


def test_a_second_council_needs_postgresql(bare, run):
    run(bare, "council", "add", "Camden")
    answer = run(bare, "council", "add", "Barnet")
    if bare.config["DATABASE_URL"].startswith("sqlite"):
        assert answer.exit_code == 1
        assert "PostgreSQL" in answer.output
    else:
        assert answer.exit_code == 0


def test_a_configuration_goes_out_and_comes_back(app, northbank, run, tmp_path):
    out = run(app, "council", "export", "northbank")
    assert out.exit_code == 0, out.output
    file = tmp_path / "northbank.toml"
    file.write_text(out.output.replace('safety_contact = ""', 'safety_contact = "Ring 01632"'))
    back = run(app, "council", "apply", str(file), "--council", "northbank")
    assert back.exit_code == 0, back.output
    assert "safety_contact" in back.output
    assert "Ring 01632" in run(app, "council", "show", "northbank").output
    again = run(app, "council", "apply", str(file), "--council", "northbank")
    assert "nothing to change" in again.output


def test_a_file_with_a_mistake_changes_nothing(app, northbank, run, tmp_path):
    before = run(app, "council", "export", "northbank").output
    file = tmp_path / "northbank.toml"
    file.write_text('[council]\nsafety_contact = "x"\nwishes = "y"\n')
    answer = run(app, "council", "apply", str(file), "--council", "northbank")
    assert answer.exit_code == 1
    assert "council.wishes" in answer.output
    assert run(app, "council", "export", "northbank").output == before


def test_a_council_that_is_not_there_is_said_so(app, run):
    answer = run(app, "council", "show", "nowhere")
    assert answer.exit_code == 1
    assert answer.output == "Error: There is no council 'nowhere'.\n"


def test_which_council_is_asked_where_there_are_several(app, northbank, run):
    answer = run(app, "council", "export")
    assert answer.exit_code == 1
    assert "abergwyn, northbank" in answer.output


def test_the_first_administrator_is_appointed_and_can_sign_in(app, northbank, run):
    words = ("administrator", "Priya Nair", "Priya@example.org", "--council", "northbank")
    answer = run(app, "council", "appoint", *words)
    assert answer.exit_code == 0, answer.output
    assert "Priya Nair is now administrator of Northbank Council" in answer.output
    assert "already" in run(app, "council", "appoint", *words).output
    client = northbank.visitor()
    client.send("/sign-in", {"address": "priya@example.org"})
    page = client.get("/demo/outbox").text
    link = page.partition('href="http://northbank.localhost/sign-in/link/')[2].partition('"')[0]
    client.send(f"/sign-in/link/{link}")
    with app.test_request_context():
        administration = url_for("administration.index")
    assert client.get(administration).status_code == 200


THERE = ("--council", "northbank")


def test_a_role_that_there_is_not_and_an_address_that_is_none_are_refused(app, run):
    assert run(app, "council", "appoint", "king", "A", "a@example.org", *THERE).exit_code == 2
    answer = run(app, "council", "appoint", "worker", "A", "no address")
    assert answer.exit_code == 1
    assert "not an e-mail address" in answer.output


def test_who_lost_their_second_step_is_let_begin_again(app, northbank, run):
    ada = northbank.person("Ada Okafor", sign_in_address="ada@example.org")
    with northbank.session() as session:
        person = session.get_one(Person, ada)
        app_codes.begin(session, person, app.config["SECRET_KEY"]).confirmed_at = utcnow()
    answer = run(app, "council", "release", "ada@example.org", "--council", "northbank")
    assert answer.output.startswith("Ada Okafor: 1 taken away, and signed out everywhere.")
    with northbank.session() as session:
        assert not has_factor(session, ada)
    unknown = run(app, "council", "release", "bea@example.org", "--council", "northbank")
    assert unknown.exit_code == 1
    assert "Nobody signs in with" in unknown.output
