"""Groups come in with their people, and open nothing to whoever brings them in."""

from datetime import date

from sqlalchemy import select

from alongside.groups.models import Group, Membership
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.models import Contact, Person
from tests.imports.sheets import csv


def test_groups_come_in_with_the_people_who_are_here(bringer):
    town = bringer.town
    for name in ("Ada Okafor", "Bo Li", "Cai Rees"):
        town.person(name)
    cai = town.person("Cai Rees", sign_in_address="cai@example.org")
    with town.session() as session:
        safe = {"value": "cai@example.net", "safe_to_email": True}
        session.add(Contact(person_id=cai, kind="email", **safe))
    sheet = csv(
        "Group name,Type,Members,Leader,Purpose\n"
        "The garden,circle,Ada Okafor; Bo Li,Cai@Example.org,To grow beans\n"
        "The choir,,Nobody Known,,\n"
        "The band,team,Cai Rees,,\n"
        "The empty room,,,,\n"
        "The boss,,Alex Admin; Bo Li,,\n"
        "The garden,,Bo Li,,\n"
    )
    run = bringer.read(sheet, "groups")
    assert bringer.lists(run) == {"good": [2], "bad": [3, 4, 5, 6], "alike": [7]}
    page = bringer.browser.get(run).text
    assert "Nobody here is called “Nobody Known”" in page
    assert "Several people are called “Cai Rees”: write an e-mail address" in page
    assert "Name somebody who is in it" in page
    assert "You cannot bring yourself into a group" in page
    bringer.keep(run)
    with town.session() as session:
        garden = session.scalars(select(Group)).one()
        assert (garden.name, garden.kind, garden.purpose) == (
            "The garden",
            "circle",
            "To grow beans",
        )
        there = session.execute(
            select(Person.name, Membership.role)
            .join(Membership, Membership.person_id == Person.id)
            .order_by(Person.name)
        ).all()
        assert there == [("Ada Okafor", "member"), ("Bo Li", "member"), ("Cai Rees", "host")]
        assert len(session.scalars(select(Message)).all()) == 1, "who can be told safely is told"
        ada = session.scalars(select(Person.id).where(Person.name == "Ada Okafor")).one()
        address = f"/groups/{garden.id}"
    assert bringer.browser.get(address).status_code == 404
    assert bringer.browser.get(f"/people/{ada}").status_code in (403, 404)
    bringer.browser.send(run, to=f"{run}/undo")
    with town.session() as session:
        assert not session.scalars(select(Group)).all()
        assert len(session.scalars(select(Person)).all()) == 5


def test_nobody_is_brought_together_with_whom_they_are_kept_from(bringer):
    town = bringer.town
    ids = [town.person(name) for name in ("Ada Okafor", "Bo Li", "Cai Rees")]
    with town.session() as session:
        session.add(Contact(person_id=ids[2], kind="email", value="Cai@example.org"))
        ada, bo, cai = (session.get(Person, one) for one in ids)
        walls.put_up(session, ada, bo, because="A court", review_on=date(2030, 1, 1), by=cai)
    sheet = csv(
        'Name,Members\nThe garden,Ada Okafor and Bo Li\nThe choir,"Bo Li, cai@example.org"\n'
    )
    run = bringer.read(sheet, "groups")
    assert bringer.lists(run) == {"bad": [2], "good": [3]}
    page = bringer.browser.get(run).text
    assert "This cannot be done here. Ask a coordinator at the council." in page
    assert "court" not in page.replace("courtesy", "")
