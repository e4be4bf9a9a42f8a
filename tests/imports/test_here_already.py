"""Who is perhaps here already, or twice in a sheet, though their names are written differently."""

from datetime import date

import pytest
from sqlalchemy import select

from alongside.people import walls, withholding
from alongside.people.models import Contact, Person
from alongside.testing.statements import statements
from tests.imports.sheets import csv

BORN = date(1970, 2, 3)


@pytest.fixture
def jon(northbank):
    """Somebody who is here, with how to reach them."""
    jon = northbank.person("Jon Smith", born_on=BORN)
    with northbank.session() as session:
        for kind, value in (("email", "Jon@Example.org"), ("mobile", "+44 7700 900123")):
            session.add(Contact(person_id=jon, kind=kind, value=value))
    return jon


def test_the_same_address_or_number_and_birthday_in_two_rows(bringer):
    run = bringer.read(
        csv(
            "Name,DOB,Mobile,Home phone,E-mail\n"
            "Jon Smith,,,,jon@example.org\n"
            "John Smith,,,,JON@example.ORG\n"
            "Ann Moor,3/2/1970,07700 900123,,\n"
            "Anne Moor,3/2/1970,,+44 7700 900123,\n"
            "Cai Moor,4/2/1990,07700 900123,,\n"
            "Dee Moor,,07700 900123,,\n"
        )
    )
    assert bringer.lists(run) == {"good": [2, 4, 6, 7], "alike": [3, 5]}
    page = bringer.browser.get(f"{run}?show=alike").text
    assert "The same e-mail address stands in row 2" in page
    assert "The same number and the same birthday stand in row 4" in page


@pytest.mark.usefixtures("jon")
def test_the_same_address_or_number_and_birthday_as_somebody_here(bringer):
    bringer.town.person("Kim Vale", sign_in_address="kim@example.org")
    run = bringer.read(
        csv(
            "Name,DOB,Mobile,E-mail\n"
            "John Smyth,,,jON@example.org\n"
            "J. Smyth,3/2/1970,07700 900123,\n"
            "K. Vale,,,Kim@example.org\n"
            "Ann Moor,4/2/1990,07700 900123,\n"
        )
    )
    assert bringer.lists(run) == {"alike": [2, 3, 4], "good": [5]}
    page = bringer.browser.get(f"{run}?show=alike").text
    assert page.count("Somebody with this e-mail address is here already") == 2
    assert page.count("Somebody with this number and this birthday is here already") == 1


@pytest.mark.parametrize("how", ["a wall", "kept back"])
def test_nobody_learns_of_somebody_whom_or_whose_details_they_are_kept_from(bringer, jon, how):
    cai = bringer.town.person("Cai Rees")
    with bringer.town.session() as session:
        jon, other = (session.get_one(Person, one) for one in (jon, cai))
        admin = session.scalars(select(Person).where(Person.name == "Alex Admin")).one()
        because = {"because": "A court", "review_on": date(2040, 1, 1), "by": other}
        if how == "a wall":
            walls.put_up(session, jon, admin, **because)
        else:
            about = {"relations": False, "about": False, "confidants": []}
            withholding.keep_back(session, jon, **about, **because)
    run = bringer.read(
        csv("Name,DOB,Mobile,E-mail\nA B,3/2/1970,07700 900123,\nC D,,,jon@example.org\n")
    )
    assert bringer.lists(run) == {"good": [2, 3]}


def test_more_rows_cost_no_more_statements(bringer):
    def cost(many: int) -> int:
        rows = "".join(
            f"Ada {chr(97 + n)}x,{1 + n}/1/1950,07700 9001{10 + n},a{n}@example.org\n"
            for n in range(many)
        )
        with statements(bringer.town.app) as sent:
            bringer.read(csv("Name,DOB,Mobile,E-mail\n" + rows))
        return len(sent)

    cost(1)
    assert cost(20) == cost(2)
