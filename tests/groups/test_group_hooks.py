"""What practices bring to groups: kinds, parts of the page, and being told of changes."""

import pytest
from sqlalchemy import select

from alongside.testing import Town

CHOIR = """
from alongside import (CouncilSession, Group, GroupKind, Practice, Role, Section, hookimpl)
from alongside.people.models import Gift
from markupsafe import Markup, escape

practice = Practice(
    id="choir", title="Choir", summary="Singing", api="1",
    group_kinds=(GroupKind("voices", "Voices", (Role("family", "Family"),
                           Role("conductor", "Conductor", leads=True))),),
)


@hookimpl
def group_sections(actor, group):
    return [Section("Songs", Markup("<p>Sung by {}</p>").format(group.name))]


@hookimpl
def membership_changed(session, membership):
    session.add(Gift(person_id=membership.person_id, kind="gift",
                     body="left" if membership.left_on else "sings"))
"""
DEAF = """
from alongside import Practice, hookimpl

practice = Practice(id="deaf", title="Deaf", summary="Fails", api="1")


@hookimpl
def group_sections(group):
    raise RuntimeError("a secret")


@hookimpl
def membership_changed(membership):
    raise RuntimeError("a secret")
"""


@pytest.fixture
def town(tmp_path, make_app, database):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "choir.py").write_text(CHOIR, encoding="utf-8")
    (folder / "deaf.py").write_text(DEAF, encoding="utf-8")
    town = Town.of(make_app(**database), "northbank")
    town.enable("choir")
    town.enable("deaf")
    return town


def gifts(town):
    from alongside.people.models import Gift

    with town.session() as session:
        return session.scalars(select(Gift.body).order_by(Gift.created_at)).all()


def begin(client, **values):
    return client.send("/groups/add", {"name": "Altos", "kind": "choir.voices", **values})


def test_a_kind_without_plain_members_gives_nobody_a_part_unasked(town):
    client = town.signed_in(town.person("Ada Okafor", "worker"))
    asked = begin(client, how="Mine")
    assert asked.status_code == 422
    assert "Choose the part you play in it" in asked.text
    sent = {**client.hidden(asked.text), "name": "Altos", "kind": "choir.voices", "how": "Mine"}
    answer = client.post("/groups/add", data={**sent, "role": "conductor"})
    assert "Conductor since" in client.get(answer.location).text


def test_practices_add_parts_to_a_groups_page_and_one_that_fails_says_so(town):
    client = town.signed_in(town.person("Ada Okafor", "worker"))
    page = client.get(begin(client, role="conductor", how="x").location)
    assert page.status_code == 200
    assert "Sung by Altos" in page.text
    assert "not available just now" in page.text
    assert "secret" not in page.text


def test_practices_are_told_of_every_change_of_who_is_there(town):
    client = town.signed_in(town.person("Ada Okafor", "worker"))
    where = begin(client, role="conductor", how="x").location
    assert gifts(town) == ["sings"]
    bea = town.person("Bea Lin")
    sent = {"person": str(bea), "role": "family", "how": "Came along"}
    assert client.send(f"{where}/members/add", sent).status_code == 302
    assert gifts(town) == ["sings", "sings"]
    town.signed_in(bea).send(f"{where}/leave")
    assert gifts(town) == ["sings", "sings", "left"]


def test_while_its_practice_is_off_a_group_of_its_kind_can_still_be_read(town):
    client = town.signed_in(town.person("Ada Okafor", "worker"))
    where = begin(client, role="conductor", how="x").location
    with town.session() as session:
        from alongside.councils.practices import disable

        disable(session, town.council(session), "choir")
    page = client.get(where)
    assert page.status_code == 200
    assert "Altos" in page.text
    assert "Songs" not in page.text
    assert client.get("/groups").status_code == 200
    assert client.get(f"{where}/members/add").status_code == 200
