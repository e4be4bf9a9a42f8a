"""A practice may deny, and never grants: not by a hook's answer, not by a permission's name."""

import pytest

from alongside.groups.models import Group
from alongside.testing import Town
from alongside.web.context import house

PRACTICE = """
from alongside import Practice, anyone, hookimpl, permission

practice = Practice(id="kind", title="Kind", summary="…", api="1"{more})

@hookimpl
def narrow(actor, permission, obj):
    return {answer}
"""
ANSWERS = ("False", "None", "0", "[]", "[False, None]", "iter([False])", "''")
CLOSED = ("/council", "/council/basics", "/council/practices", "/council/audit", "/people")


@pytest.fixture
def closed(make_app, database):
    """A council with somebody for whom much is closed, and what that is."""

    def made():
        town = Town.of(make_app(STRICT_PLUGINS=False, **database), "northbank")
        other = town.person("Ada Okafor")
        with town.session() as session:
            group = Group(kind="family", name="Okafor family")
            session.add(group)
            session.flush()
            addresses = (*CLOSED, f"/people/{other}", f"/groups/{group.id}")
        return town, town.signed_in(town.person("Olu Outside")), addresses

    return made


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_of_a_hook_opens_anything(drop, closed, answer):
    drop("kind", PRACTICE.format(answer=answer, more=""))
    town, browser, addresses = closed()
    before = {one: browser.get(one).status_code for one in addresses}
    assert set(before.values()) == {403, 404}
    town.enable("kind")
    assert {one: browser.get(one).status_code for one in addresses} == before


def test_a_practice_cannot_say_anew_who_may_do_what_is_the_cores(drop, closed):
    more = ', permissions=(permission("council.administer", any_of=[[anyone]]),)'
    drop("kind", PRACTICE.format(answer="False", more=more))
    town, browser, addresses = closed()
    record = house(town.app).registry.records["kind"]
    assert not record.usable
    assert "council.administer" in record.reason
    assert {browser.get(one).status_code for one in addresses} == {403, 404}
