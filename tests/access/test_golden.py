"""Who may open and send what: every route, method and role, on the demo's people and practices.

The answers stand in `golden.txt`. A change there is a change of who may see or do something, and
is reviewed as one. To write it anew: `ALONGSIDE_WRITE_GOLDEN=1 make test PYTEST_ARGS=tests/access`.
"""

import os
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from alongside.app import create_app
from alongside.db.engine import db
from alongside.db.tenancy import unscoped
from alongside.demo.seeding import seed
from alongside.groups.models import Group, Membership
from alongside.identity.sessions import start
from alongside.lifecycle import at_council
from alongside.people.models import Person
from alongside.testing.browser import Browser
from alongside.testing.databases import upgrade_all

GOLDEN = Path(__file__).parent / "golden.txt"
ROLES = {
    "visitor": None,
    "citizen outside": ("northbank", "resident"),
    "the person": ("northbank", "parent"),
    "member": ("northbank", "grandparent"),
    "worker inside": ("northbank", "worker"),
    "worker outside": ("northbank", "worker-2"),
    "coordinator": ("northbank", "coordinator"),
    "administrator": ("northbank", "admin"),
    "other worker": ("abergwyn", "worker-abergwyn"),
    "other administrator": ("abergwyn", "admin-abergwyn"),
}
WORDS = {200: "opens", 302: "leads on", 303: "leads on", 403: "forbidden", 404: "nothing"}


class World:
    """The demo, made once; each thing that is asked starts from a fresh copy of it."""

    def __init__(self, folder: Path, template: Path) -> None:
        self.path = folder / "world.sqlite3"
        self.saved = folder / "saved.sqlite3"
        shutil.copyfile(template, self.saved)
        self.app = create_app(
            {
                "INSTANCE": folder,
                "MODE": "demo",
                "STRICT_PLUGINS": True,
                "TESTING": True,
                "DATABASE_URL": f"sqlite:///{self.path}",
                "SQLITE_SYNCHRONOUS": "OFF",
            }
        )
        upgrade_all(self.app)
        assert seed(self.app) == []
        self.tokens: dict[str, str] = {}
        for role, who in ROLES.items():
            if who is not None:
                with at_council(self.app, who[0]) as session:
                    person = session.scalars(select(Person).where(Person.handle == who[1])).one()
                    self.tokens[role] = start(session, person, lasts=timedelta(hours=1))
        with at_council(self.app, "northbank") as session:
            self.values = self._examples(session)
        self._close()
        with db_checkpoint(self.app):
            shutil.copyfile(self.path, self.saved)

    def _examples(self, session) -> dict[str, str]:
        """One example for each value that an address may hold."""
        from alongside_feedback.change_models import Change
        from alongside_feedback.models import Enterprise, Participant
        from alongside_feedback.tell_models import Telling

        parent = session.scalars(select(Person).where(Person.handle == "parent")).one()
        family = session.scalars(
            select(Group)
            .join(Membership, Membership.group_id == Group.id)
            .where(Group.kind == "family", Membership.person_id == parent.id)
        ).first()
        with unscoped("look for examples of each kind in the demo"):
            change = session.scalars(select(Change).order_by(Change.created_at)).first()
        enterprise = session.scalars(
            select(Enterprise)
            .join(Participant, Participant.enterprise_id == Enterprise.id)
            .where(Participant.person_id == parent.id)
            .order_by(Enterprise.id)
        ).first()
        telling = session.scalars(select(Telling).order_by(Telling.created_at)).first()
        membership = session.scalars(
            select(Membership).where(
                Membership.group_id == family.id, Membership.person_id != parent.id
            )
        ).first()
        return {
            "person_id": str(parent.id),
            "group_id": str(family.id),
            "membership_id": str(membership.id),
            "enterprise_id": str(enterprise.id),
            "enterprise_id of change": str(change.enterprise_id),
            "change_id": str(change.id),
            "telling_id": str(telling.id),
            "part_id": str(parent.id),
            "practice_id": "feedback",
            "heading_id": "matters",
            "kind": "acknowledged",
            "code": "en",
            "filename": "alongside.css",
            "token": "x" * 43,
            "receipt": "x" * 43,
        }

    def _close(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def fresh(self) -> None:
        """Begin again from the demo as it was made."""
        self._close()
        for tail in ("-wal", "-shm"):
            Path(f"{self.path}{tail}").unlink(missing_ok=True)
        shutil.copyfile(self.saved, self.path)

    def browser(self, role: str) -> Browser:
        browser = Browser(self.app, self.app.response_class)
        who = ROLES[role]
        browser.host = f"{who[0] if who else 'northbank'}.localhost"
        if who is not None:
            browser.set_cookie("alongside", self.tokens[role], domain=browser.host)
        return browser

    def address(self, rule) -> str:
        """An address of the rule, with examples in it."""

        def example(match) -> str:
            converter, name = match.group(1) or "", match.group(2)
            if options := re.match(r"any\(([^)]*)\):", converter):
                return options.group(1).split(",")[0].strip()
            if name == "enterprise_id" and "change_id" in rule.rule:
                name = "enterprise_id of change"
            return self.values[name]

        return re.sub(r"<(?:([^<>]*:))?(\w+)>", example, rule.rule)


def db_checkpoint(app):
    """Bring what the write-ahead log holds into the file, so that the file can be copied."""
    import contextlib
    import sqlite3

    @contextlib.contextmanager
    def checkpoint():
        path = app.config["DATABASE_URL"].removeprefix("sqlite:///")
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        yield

    return checkpoint()


@pytest.fixture(scope="module")
def world(tmp_path_factory, sqlite_template) -> World:
    return World(tmp_path_factory.mktemp("world"), sqlite_template)


def said(answer) -> str:
    """A status in a word: what the form's answer was hardly matters, only who got to it."""
    if answer.status_code in (302, 303) and answer.location.startswith("/sign-in"):
        return "sign in"
    if answer.status_code in (400, 409, 422, 429):
        return "answers"
    return WORDS.get(answer.status_code, str(answer.status_code))


def test_every_route_method_and_role_is_as_reviewed(world):
    lines = []
    for rule in sorted(world.app.url_map.iter_rules(), key=lambda rule: rule.rule):
        for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}):
            name = world.app.view_functions[rule.endpoint].alongside_permission
            lines.append(f"{method} {rule.rule} [{name}]")
            answers: dict[str, list[str]] = {}
            for role in ROLES:
                if method != "GET":
                    world.fresh()
                browser = world.browser(role)
                token = {} if method == "GET" else browser.hidden(browser.get("/sign-in").text)
                answer = browser.open(world.address(rule), method=method, data=token)
                assert answer.status_code < 500 or rule.rule == "/ready", (rule.rule, role)
                answers.setdefault(said(answer), []).append(role)
            lines += [f"    {word}: {', '.join(roles)}" for word, roles in answers.items()]
    found = "\n".join(lines) + "\n"
    if os.environ.get("ALONGSIDE_WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), (
        "Who may do what has changed. If that is meant, write golden.txt anew and have it reviewed."
    )


def test_nothing_of_one_council_opens_for_the_other(world):
    """Whatever address holds Northbank's ids, Abergwyn's people find nothing there."""
    world.fresh()
    for rule in world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or "_id>" not in rule.rule:
            continue
        if rule.rule.endswith("<practice_id>/settings"):
            continue
        for role in ("other worker", "other administrator"):
            answer = world.browser(role).get(world.address(rule))
            assert answer.status_code in (403, 404), (rule.rule, role, answer.status_code)


def test_head_follows_get_and_options_tells_nothing(world):
    world.fresh()
    for rule in world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        browser = world.browser("citizen outside")
        path = world.address(rule)
        assert browser.head(path).status_code == browser.get(path).status_code, rule.rule
        answer = browser.options(path)
        assert answer.data == b"" or answer.status_code >= 400, rule.rule
