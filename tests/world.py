"""The demo as a world to try things in: made once, and made as it was in a moment.

`tests/access` asks in it who may do what, and `tests/hostile` what nobody should get away with.
"""

import re
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from alongside.app import create_app
from alongside.councils import practices
from alongside.db.engine import db
from alongside.db.tenancy import unscoped
from alongside.db.time import utcnow
from alongside.demo.seeding import seed
from alongside.groups.models import Group, Membership
from alongside.identity import app_codes
from alongside.identity.account_models import WorkAccount
from alongside.identity.invitation_models import Invitation
from alongside.identity.invitations import invite
from alongside.identity.models import CouncilRole, SignIn
from alongside.identity.sessions import start
from alongside.kernel import readiness
from alongside.lifecycle import at_council
from alongside.messages.models import Message
from alongside.people import walls
from alongside.people.directory import add_person
from alongside.people.models import NameWord, Person
from alongside.rights import copies, corrections, due, holds, retention
from alongside.rights import requests as rights
from alongside.rights.models import Correction, KeptLonger
from alongside.testing.browser import Browser
from alongside.testing.databases import Postgres, upgrade_all
from alongside.web.context import house
from tests import world_shared_lives

LONG_AGO = datetime(2001, 5, 4, tzinfo=UTC)
A_DAY = timedelta(days=1)
"""Longer than any run of the tests: `fresh` goes back to sign-ins that are as old as the world."""

NOBODY_ANSWERS = {"issuer": "http://127.0.0.1:9", "client_id": "a", "client_secret": "s"}
"""A provider of work accounts, so that the ways there are pages like any other."""

ROLES = {
    "visitor": None,
    "citizen outside": ("northbank", "resident"),
    "the person": ("northbank", "parent"),
    "member": ("northbank", "grandparent"),
    "keeper": ("northbank", "keeper"),
    "worker inside": ("northbank", "worker"),
    "worker outside": ("northbank", "worker-2"),
    "coordinator": ("northbank", "coordinator"),
    "manager": ("northbank", "manager"),
    "scheme worker": ("northbank", "scheme-worker"),
    "scheme manager": ("northbank", "scheme-manager"),
    "panel": ("northbank", "panel"),
    "carer": ("northbank", "carer-3"),
    "who looks": ("northbank", "musician"),
    "administrator": ("northbank", "admin"),
    "data officer": ("northbank", "data-officer"),
    "other worker": ("abergwyn", "worker-abergwyn"),
    "other administrator": ("abergwyn", "admin-abergwyn"),
}


class SqliteFile:
    """The world's database in a file, with a copy of how it was."""

    def __init__(self, folder: Path, template: Path) -> None:
        self.path = folder / "world.sqlite3"
        self.saved = folder / "saved.sqlite3"
        shutil.copyfile(template, self.path)
        self.config = {"DATABASE_URL": f"sqlite:///{self.path}", "SQLITE_SYNCHRONOUS": "OFF"}
        self.watching: sqlite3.Connection | None = None

    def save(self) -> None:
        """Remember how it is now; what the write-ahead log holds is brought into the file first."""
        self._look_away()
        connection = sqlite3.connect(self.path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copyfile(self.path, self.saved)

    def restore(self) -> None:
        """Make it as it was."""
        self._look_away()
        for tail in ("-wal", "-shm"):
            Path(f"{self.path}{tail}").unlink(missing_ok=True)
        shutil.copyfile(self.saved, self.path)

    def commits(self) -> int:
        """A number that changes with every commit of somebody else, and with nothing besides."""
        if self.watching is None:
            self.watching = sqlite3.connect(self.path)
        return int(self.watching.execute("PRAGMA data_version").fetchone()[0])

    def _look_away(self) -> None:
        if self.watching is not None:
            self.watching.close()
            self.watching = None


class PostgresCopy:
    """The world's database on a PostgreSQL server, with a copy of how it was."""

    def __init__(self, server: Postgres, template: str) -> None:
        self.server = server
        self.name = server.create(template)
        self.saved = ""
        self.config = server.config(self.name)

    def save(self) -> None:
        """Remember how it is now."""
        self.saved = self.server.create(self.name)

    def restore(self) -> None:
        """Make it as it was."""
        self.server.drop(self.name)
        with self.server.engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {self.name} TEMPLATE {self.saved}")

    def drop(self) -> None:
        """Leave nothing on the server."""
        self.server.drop(self.name)
        if self.saved:
            self.server.drop(self.saved)


def _invitation(session, family: Group, by: Person) -> Invitation:
    """Somebody new, whom one of a family's group invites into it."""
    aunt = add_person(session, name="Rosalind Carter", added_by=by)
    return invite(session, person=aunt, group=family, by=by, role="member").invitation


def _keeper(session) -> None:
    """Somebody who looks after the family's group, and is neither of it nor works for the council.

    The roles of other kinds of groups that lead do the same as this one.
    """
    keeper = add_person(session, name="Noor Rahman", handle="keeper")
    session.flush()
    parents = select(Membership.group_id).join(Person, Person.id == Membership.person_id)
    family = session.scalars(
        select(Group).where(
            Group.kind == "family", Group.id.in_(parents.where(Person.handle == "parent"))
        )
    ).first()
    session.add(Membership(group_id=family.id, person_id=keeper.id, role="keeper"))


SHEET = [
    ["Name", "Date of birth", "Mobile"],
    ["Ada Adeyemi", "1 May 1950", "7700900123"],
    ["Bo Bright", "31/2/1990", ""],
    ["Cai Evans", "", ""],
    ["Cai Evans", "", ""],
]


def bring(session, kind: str = "people", rows=SHEET):
    """A spreadsheet that the administrator has chosen, with its rows to be looked at."""
    from alongside.imports import keeping, kinds, runs
    from alongside.imports.reading import Table

    admin = session.scalars(select(Person).where(Person.handle == "admin")).one()
    of = {one.id: one for one in kinds.CORE}[kind]
    run = runs.begin(session, kind, of, Table([list(row) for row in rows]), admin)
    keeping.look(session, of, run, admin)
    session.flush()
    return run


class World:
    """The demo, made once; each thing that is asked starts from a fresh copy of it."""

    def __init__(self, folder: Path, store: SqliteFile | PostgresCopy) -> None:
        practices.forget()
        readiness.forget()
        self.store = store
        settings: dict[str, Any] = {
            "INSTANCE": folder,
            "MODE": "demo",
            "STRICT_PLUGINS": True,
            "TESTING": True,
            "SINGLE_SIGN_ON": {"northbank": NOBODY_ANSWERS},
            **store.config,
        }
        self.app = create_app(settings)
        upgrade_all(self.app)
        assert seed(self.app) == []
        with at_council(self.app, "northbank") as session:
            _keeper(session)
        self.tokens: dict[str, str] = {}
        for role, who in ROLES.items():
            if who is not None:
                with at_council(self.app, who[0]) as session:
                    person = session.scalars(select(Person).where(Person.handle == who[1])).one()
                    token = start(session, person, lasts=A_DAY, shared_device=False)
                    self.tokens[role] = token
        with at_council(self.app, "northbank") as session:
            self.values = self._examples(session)
            # So that nobody is asked again for a second factor, however long the tests take.
            session.execute(update(SignIn).values(proven_at=utcnow() + A_DAY))
        self.save()

    def _examples(self, session) -> dict[str, str]:
        """One example for each value that an address may hold."""
        from alongside_family_conference.asking_models import Asked
        from alongside_family_conference.models import Conference
        from alongside_family_conference.models import Participant as Seat
        from alongside_family_conference.network_models import NetworkPerson, Tie
        from alongside_family_conference.plan_models import PlanItem
        from alongside_family_conference.voice_models import Voice
        from alongside_feedback.change_models import Change
        from alongside_feedback.models import Enterprise, Participant
        from alongside_feedback.tell_models import Telling

        parent = session.scalars(select(Person).where(Person.handle == "parent")).one()
        asked = session.scalars(select(Asked)).one()
        private = session.scalars(select(Conference).where(Conference.state == "private")).one()
        seat = session.scalars(
            select(Seat)
            .join(Person, Person.id == Seat.person_id)
            .where(Seat.conference_id == private.id, Person.handle == "grandparent")
        ).one()
        voice = session.scalars(select(Voice).where(Voice.conference_id == private.id)).one()
        item = session.scalars(select(PlanItem).order_by(PlanItem.position)).first()
        tie = session.scalars(
            select(Tie)
            .join(Conference, Conference.id == Tie.conference_id)
            .where(Conference.state == "preparing")
            .order_by(Tie.id)
        ).first()
        drawn = session.scalars(
            select(NetworkPerson)
            .where(NetworkPerson.conference_id == tie.conference_id)
            .order_by(NetworkPerson.id.desc())
        ).first()
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
        invitation = _invitation(session, family, parent)
        telling = session.scalars(select(Telling).order_by(Telling.created_at)).first()
        membership = session.scalars(
            select(Membership).where(
                Membership.group_id == family.id, Membership.person_id != parent.id
            )
        ).first()
        own = session.scalars(
            select(Membership).where(
                Membership.group_id == family.id, Membership.person_id == parent.id
            )
        ).one()
        worker = session.scalars(select(Person).where(Person.handle == "worker")).one()
        session.add(WorkAccount(person_id=worker.id, issuer="http://127.0.0.1:9", subject="tom"))
        held = session.scalars(select(CouncilRole).where(CouncilRole.person_id == worker.id)).one()
        sign_in = session.scalars(select(SignIn).where(SignIn.person_id == parent.id)).one()
        factor = app_codes.begin(session, parent, self.app.config["SECRET_KEY"])
        factor.name, factor.confirmed_at = "Dani's phone", utcnow()
        session.flush()
        request = rights.ask(session, parent, "")
        copies.prepare(session, house(self.app).registry, request)
        place = {"row_table": "membership", "row_id": own.id, "row_column": "how"}
        wrong = Correction(**place, old=own.how or "Came by herself", asked="Came with her mother")
        corrected, _ = corrections.ask(session, parent, wrong, "")
        corrections.correct(session, corrected, "Came with her mother", worker)
        resident = session.scalars(select(Person).where(Person.handle == "resident")).one()
        hold = holds.place(
            session, resident, because="An inquiry", review_on=utcnow().date(), by=worker
        )
        outside = [
            session.scalars(select(Person).where(Person.handle == one)).one()
            for one in ("aunt", "neighbour")
        ]
        wall = walls.put_up(
            session, *outside, because="A court", review_on=utcnow().date(), by=worker
        )
        gone = add_person(session, name="Edwin Hale", added_by=None)
        session.flush()
        for kind, column in ((Person, Person.id), (NameWord, NameWord.person_id)):
            session.execute(update(kind).where(column == gone.id).values(created_at=LONG_AGO))
        past = {"because": "A nephew wrote", "review_on": LONG_AGO.date()}
        due.keep_longer(session, gone, **past, by=worker)
        session.execute(update(KeptLonger).values(created_at=LONG_AGO))
        retention.change(session, "carer", 30, "The council's own schedule", worker)
        old = Message(to_person_id=gone.id, subject="A link", body="", status="sent")
        session.add(old)
        session.flush()
        session.execute(update(Message).where(Message.id == old.id).values(created_at=LONG_AGO))
        return world_shared_lives.examples(session) | {
            "gone_id": str(gone.id),
            "hold_id": str(hold.id),
            "wall_id": str(wall.id),
            "role_id": str(held.id),
            "colleague_id": str(worker.id),
            "sign_in_id": str(sign_in.id),
            "person_id": str(parent.id),
            "factor_id": str(factor.id),
            "group_id": str(family.id),
            "membership_id": str(membership.id),
            "row_id": str(own.id),
            "enterprise_id": str(enterprise.id),
            "enterprise_id of change": str(change.enterprise_id),
            "change_id": str(change.id),
            "conference_id": str(private.id),
            "conference_id of item": str(item.conference_id),
            "conference_id of network": str(tie.conference_id),
            "network_person_id": str(drawn.id),
            "tie_id": str(tie.id),
            "participant_id": str(seat.id),
            "voice_id": str(voice.id),
            "asked_id": str(asked.id),
            "item_id": str(item.id),
            "telling_id": str(telling.id),
            "invitation_id": str(invitation.id),
            "part_id": str(parent.id),
            "practice_id": "feedback",
            "class_id": "traces",
            "heading_id": "matters",
            "kind": "acknowledged",
            "code": "en",
            "filename": "alongside.css",
            "request_id": str(request.id),
            "run_id": str(bring(session).id),
            "number": "3",
            "table": "membership",
            "column": "person_id",
            "token": "x" * 43,
            "receipt": "x" * 43,
        }

    def close(self) -> None:
        """Let go of every connection."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def save(self) -> None:
        """From now on, `fresh` leads back to here."""
        self.close()
        self.store.save()

    def fresh(self) -> None:
        """Begin again from the demo as it was made."""
        self.close()
        practices.forget()
        self.store.restore()

    def browser(self, role: str) -> Browser:
        browser = Browser(self.app, self.app.response_class)
        who = ROLES[role]
        browser.host = f"{who[0] if who else 'northbank'}.localhost"
        if who is not None:
            browser.set_cookie("alongside", self.tokens[role], domain=browser.host)
        return browser

    def browser_of(self, town: str, handle: str) -> Browser:
        """The browser of somebody without a role here; until `fresh` forgets that they came in."""
        browser = Browser(self.app, self.app.response_class)
        browser.host = f"{town}.localhost"
        with at_council(self.app, town) as session:
            person = session.scalars(select(Person).where(Person.handle == handle)).one()
            token = start(session, person, lasts=A_DAY, shared_device=False)
            session.execute(update(SignIn).values(proven_at=utcnow() + A_DAY))
        browser.set_cookie("alongside", token, domain=browser.host)
        return browser

    def address(self, rule) -> str:
        """An address of the rule, with examples in it."""

        def example(match) -> str:
            converter, name = match.group(1) or "", match.group(2)
            if options := re.match(r"any\(([^)]*)\):", converter):
                return options.group(1).split(",")[0].strip()
            name = world_shared_lives.which(name, rule.rule)
            if name == "enterprise_id" and "change_id" in rule.rule:
                name = "enterprise_id of change"
            if name == "conference_id" and "item_id" in rule.rule:
                name = "conference_id of item"
            if name == "conference_id" and re.search("/network/(people|ties|everybody)", rule.rule):
                name = "conference_id of network"
            return self.values[name]

        return re.sub(r"<(?:([^<>]*:))?(\w+)>", example, rule.rule)
