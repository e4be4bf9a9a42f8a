"""The examples on the hooks' pages are what an author copies: together they are one practice.

What they leave to the author, such as `waiting_for`, stands in here; all else is as it is printed.
"""

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import select

from alongside import Group, Membership, Person
from alongside.cli import main
from alongside.db.time import utcnow
from alongside.demo.seeding import seed
from alongside.groups.models import today
from alongside.kernel.hookspecs import HOOKS
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.testing import Town
from alongside.testing.databases import sqlite_copy
from alongside.web.context import current, house
from tests.docs.reading import FENCE, ROOT

PAGES = ROOT / "docs" / "plugins" / "hooks"
AUTHOR = """
from types import SimpleNamespace
from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from alongside import Card, Group, Link, Measure, Pages, Practice, Section, hookimpl, send

practice = Practice(
    id="circles", title="Circles", summary="People think together.", api="1",
    views="alongside_local_circles:pages",
)
pages = Pages("circles", __name__)  # its templates are found beside it
heard = []


def circle(owner=None):
    return SimpleNamespace(
        id="7", owner=owner, question="How?", href="/circles/7", reminded_at=None,
        go_without=lambda person: heard.append(("goes on without", person.name)),
    )


def waiting_for(session, person):
    return [circle()]


def not_yet_reminded(session, now):
    return owners and [circle(owners.pop())]


owners = []
walks_with = waiting_for


def circles_of_both(session, mine, theirs):
    return [circle()] if mine is not None else []


def of(session, group):
    return [circle()]


def count(session):
    return 12


def open_complaint(session, person):
    return person.handle == "parent"


def walled_off(actor, person):
    return person.handle == "parent"


def step_back(session, person_id, group_id):
    heard.append(("stepped back", person_id))


def open_circle(session, owner, question):
    heard.append(("demo", owner.handle))


def Welcome(person_id):
    return Group(kind="circle", name="Welcome")


def Thanks(person_id, words):
    return Group(kind="circle", name=words)
"""
"""What the examples expect of their author."""


def example(hook):
    """The one example on a hook's page."""
    ((_, body),) = FENCE.findall((PAGES / f"{hook}.md").read_text("utf-8"))
    return body


@pytest.fixture
def app(make_app, sqlite_template, tmp_path):
    folder = tmp_path / "practices"
    (folder / "templates" / "circles").mkdir(parents=True)
    for name in ("group", "section"):
        page = "<ul>{% for one in circles %}<li>{{ one.question }}</li>{% endfor %}</ul>"
        (folder / "templates" / "circles" / f"{name}.html").write_text(page)
    text = "\n\n".join([AUTHOR, *map(example, HOOKS)])
    (folder / "circles.py").write_text(text, encoding="utf-8")
    with sqlite_copy(sqlite_template, tmp_path) as config:
        yield make_app(**config)


def test_together_they_load_and_each_does_what_its_page_says(app):
    assert seed(app, shows=frozenset({"circles"})) == []
    record = house(app).registry.records["circles"]
    assert record.hooks == set(HOOKS)
    heard = record.module.heard
    assert heard == [("demo", "resident")]

    town = Town.of(app, "northbank")
    with town.session() as session:
        by_handle = {one.handle: one.id for one in session.scalars(select(Person))}
        group = session.scalars(select(Group).limit(1)).one()
        member = session.scalars(select(Membership).where(Membership.group_id == group.id)).first()
        group_id, member_id = group.id, member.person_id
    assert "Every first Monday." in town.visitor().get("/").text
    browser = town.signed_in(member_id)
    home = browser.get("/home").text
    assert 'href="/circles/"' in home
    assert "A question waits for you" in home
    for page in (f"/groups/{group_id}", f"/people/{member_id}"):
        assert "<ul><li>How?</li></ul>" in browser.get(page).text
    assert "Circles held" in town.signed_in(by_handle["admin"]).get("/council").text

    with at_council(app, "northbank") as session:
        parent, worker = (session.get(Person, by_handle[one]) for one in ("parent", "worker"))
        current.call("person_added", person=parent)
        current.call("ended_together", people=[parent], by=worker, what="We walked together")
        member = session.scalars(select(Membership).where(Membership.group_id == group_id)).first()
        member.left_on = today()
        current.call("membership_changed", membership=member)
        current.call("erasing", person=parent)
        record.module.owners.append(parent)
        current.call("due", now=utcnow())
        assert sentences("legal_hold", person=parent) == ["A complaint is open until 3 May."]
        assert sentences("legal_hold", person=worker) == []
        asked = {"actor": current.actor, "obj": parent}
        assert sentences("narrow", permission="people.read", **asked) == [True]
        assert sentences("narrow", permission="people.list", **asked) == [False]
        names = set(session.scalars(select(Group.name)))
        subjects = set(session.scalars(select(Message.subject)))
    assert {"Welcome", "We walked together"} <= names
    assert "Your circle meets tomorrow" in subjects
    assert heard[1:] == [("stepped back", member_id), ("goes on without", "Danielle Marsh")]

    obj = ScriptInfo(create_app=lambda: app, set_debug_flag=False)
    assert CliRunner().invoke(main, ["circles", "tidy"], obj=obj).exit_code == 0
    assert record.failures == {}


def sentences(hook, **arguments):
    """What the practice answers to a hook."""
    (answer,) = current.call(hook, **arguments)
    return answer.values
