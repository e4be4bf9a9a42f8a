"""Every text that somebody wrote is followed through every page that anybody can reach.

Each text of each row, in both councils, gets a mark of its own. Then everybody walks: from their
home page, along every link, and straight to an example of every address. Whatever mark they meet,
the row that it belongs to must be theirs to read, as the rules below say it from the tables alone,
without asking the program. A table with texts and without a rule fails, so that who may read a new
one is decided here, too.
"""

import logging
import re
import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from urllib.parse import urlsplit

import canaries_shared_lives as shared_lives
import pytest
from sqlalchemy import String
from world import ROLES, SqliteFile, World

from alongside.db.base import Base

MARK = re.compile(r"cq(\d{5})q")
LINK = re.compile(r'(?:href|action)="([^"]+)"')
MOST_PAGES = 900
STAYS = {"/sign-out", "/leave", "/demo"}
"""Where nobody walks: out of the door, and through the demo's own doors."""
DOOR = "/sign-in?"
"""The same door, whatever page is behind it: one goes there once."""
STRUCTURE = {
    "submission": "keys of forms",
    "name_word": "parts of names, which no page shows",
    "record_entry": "holds no words; the database refuses to change it",
    "holding": "what tables hold, said by their declarations",
    "practice_failure": "names in a practice's code, and of what they raised",
    "practice_state": "what a practice and its columns are called",
    "council": "each council's own public words",
}
FILLED = {
    "about_me.helped_by",
    "contact.note",
    "family_conference_conference.access_needs",
    "family_conference_conference.family_known",
    "family_conference_conference.getting_there",
    "family_conference_conference.held_in",
    "family_conference_conference.information",
    "family_conference_conference.key_dates",
    "family_conference_conference.languages",
    "family_conference_conference.no_private_because",
    "family_conference_conference.stopped_because",
    "family_conference_detail.disability",
    "family_conference_detail.ethnicity",
    "family_conference_detail.gender",
    "family_conference_detail.living_with",
    "family_conference_detail.legal_status",
    "family_conference_detail.practice",
    "family_conference_item.reason",
    "family_conference_participant.appeal",
    "family_conference_participant.arrives",
    "family_conference_request.email",
    "family_conference_request.instead",
    "family_conference_request.through",
    "family_conference_referral.team",
    "family_conference_review.better",
    "family_conference_review.harder",
    "family_conference_review.learned",
    "family_conference_safety.flags_words",
    "feedback_complaint.helped_by",
    "feedback_reflection.helped_by",
    "feedback_stance.reason",
    "feedback_telling_turn.helped_by",
    "invitation.address",
    "message.trouble",
    "rights_request.words",
    "rights_hold.because",
    "sign_in.device",
    "sign_in_link.address",
}
"""Empty in the demo, and filled: what is empty elsewhere stays so, because pages go by it.

Of Shared Lives every text is filled; none of its pages goes by whether one is empty.
"""
OF_SHARED_LIVES = ("applicant", "applicant-2", "carer", "neighbour", "panel-2", "seeker-2")
"""Those in it who are nobody in `ROLES`: carers of two households, a chosen helper, a member of the
panel, who lives with a household. They walk only where it could tell them something."""
NOT_IN_THE_DEMO = {
    ("family_conference_answer", "words"),
    ("family_conference_participant", "excluded_because"),
    ("feedback_complaint_clock", "how"),
    ("feedback_enterprise", "nothing_because"),
    ("feedback_telling", "email"),
    ("looking_reason", "reason"),
    ("rights_request", "outcome_because"),
    ("rights_request", "stopped_because"),
    ("shared_lives_trouble_told", "words"),
    ("sign_in_link", "address"),
}


class Facts:
    """What stands in the tables, read past the program."""

    def __init__(self, path) -> None:
        connection = sqlite3.connect(path)
        connection.row_factory = sqlite3.Row
        self.tables = {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        connection.close()
        self.groups: dict[str, set[str]] = defaultdict(set)
        self.ever: dict[str, set[str]] = defaultdict(set)
        today = datetime.now(UTC).date().isoformat()
        open_groups = {
            one["id"]
            for one in self.tables["group"]
            if not one["ended_on"] or one["ended_on"] > today
        }
        for one in self.tables["membership"]:
            self.ever[one["person_id"]].add(one["group_id"])
            if one["left_on"] is None or one["left_on"] > today:
                self.groups[one["person_id"]].add(one["group_id"])
        self.open = open_groups
        self.roles: dict[str, set[str]] = defaultdict(set)
        for one in self.tables["council_role"]:
            if one["ends_on"] is None or one["ends_on"] > today:
                self.roles[one["person_id"]].add(one["role"])
        self.circles: dict[str, set[str]] = defaultdict(set)
        for one in self.tables["feedback_participant"]:
            self.circles[one["person_id"]].add(one["enterprise_id"])
        self.seats: dict[tuple[str, str], dict] = {
            (one["conference_id"], one["person_id"]): one
            for one in self.tables["family_conference_participant"]
        }
        self.by_id = {
            (name, row["id"]): row
            for name, rows in self.tables.items()
            for row in rows
            if "id" in row
        }


class Reader:
    """One person, and what the tables say that they may read."""

    def __init__(self, facts: Facts, person: str | None, council: str) -> None:
        self.facts, self.id, self.council = facts, person, council
        self.roles = facts.roles[person] if person else set()
        self.staff = bool(self.roles & {"worker", "coordinator"})

    def shares_a_group(self, other: str) -> bool:
        mine = self.facts.groups[self.id] & self.facts.groups[other]
        return bool(mine & self.facts.open)

    def gave_a_reason(self, other: str) -> bool:
        return self.staff and any(
            one["actor_id"] == self.id and one["person_id"] == other
            for one in self.facts.tables["looking_reason"]
        )

    def near(self, other: str) -> bool:
        return self.id == other or self.shares_a_group(other) or self.gave_a_reason(other)

    def may_reach(self, other: str) -> bool:
        kept = any(
            row["person_id"] == other and not row["lifted_at"] and not self.sees_withheld(row)
            for row in self.facts.tables["withholding"]
        )
        return self.id == other or (self.staff and self.near(other) and not kept)

    def sees_withheld(self, row) -> bool:
        return row["person_id"] == self.id or any(
            one["withholding_id"] == row["id"] and one["person_id"] == self.id
            for one in self.facts.tables["withholding_confidant"]
        )

    def may_know(self, other: str) -> bool:
        """Their name: staff may, and whoever has been somewhere together with them, or reads
        whom somebody near is related to, who is invited into a group, or who of the staff answers.
        """
        if self.id == other or self.roles:
            return True
        tables = self.facts.tables
        together = self.facts.ever[self.id] & self.facts.ever[other]
        related = any(
            self.near(one) and other in (row["person_id"], row["other_id"])
            for row in tables["relationship"]
            for one in (row["person_id"], row["other_id"])
        )
        invited = any(
            row["person_id"] == other and row["group_id"] in self.facts.groups[self.id]
            for row in tables["invitation"]
        )
        mine = {row["id"] for row in tables["feedback_telling"] if row["person_id"] == self.id}
        answers = any(
            row["staff_id"] == other and row["telling_id"] in mine
            for row in tables["feedback_telling_turn"]
        )
        circles = self.facts.circles[self.id] & self.facts.circles[other]
        seated = any(
            person == self.id and self.knows_seat(self.facts.seats[conference, other])
            for conference, person in self.facts.seats
            if (conference, other) in self.facts.seats
        )
        named = together or related or invited or answers or circles or seated
        return bool(named or shared_lives.knows(self, other))

    def takes_part(self, enterprise: str) -> bool:
        return enterprise in self.facts.circles[self.id]

    def takes_part_in_change(self, change: str) -> bool:
        return self.takes_part(self.facts.by_id["feedback_change", change]["enterprise_id"])

    def seat(self, conference: str) -> dict | None:
        return self.facts.seats.get((conference, self.id))

    def has_part(self, conference: str, *roles: str) -> bool:
        seat = self.seat(conference)
        return seat is not None and seat["role"] in roles

    def is_with_family(self, conference: str) -> bool:
        """On the family's side of a conference, and working for nobody."""
        return not self.roles and self.has_part(conference, *FAMILY_SIDE)

    def knows_seat(self, row) -> bool:
        """Whether they may know that somebody is in a conference."""
        mine = self.seat(row["conference_id"])
        conference = self.facts.by_id["family_conference_conference", row["conference_id"]]
        return mine is not None and (
            mine is row
            or mine["role"] == "coordinator"
            or row["role"] in ("coordinator", "referrer")
            or row["added_by_id"] == self.id
            or bool(conference["list_cleared_at"])
        )

    def day_has_come(self, conference: str) -> bool:
        """Whether what was given may be shown to the room."""
        state = self.facts.by_id["family_conference_conference", conference]["state"]
        return state not in BEFORE_THE_DAY | {"paused_for_safety"}

    def sees_drawn(self, row) -> bool:
        """Who stands in the picture of a network, unless they hid it or are kept out."""
        key = row["conference_id"]
        conference = self.facts.by_id["family_conference_conference", key]
        if row["person_id"] == self.id:
            return True  # under "what is held about me", too
        if self.has_part(key, "coordinator"):
            return bool(conference["state"] != "private")
        seat = self.facts.seats.get((key, row["person_id"]))
        kept = row["person_id"] and (
            seat is None or seat["network_hidden"] or seat["excluded_because"]
        )
        return self.is_with_family(key) and bool(conference["list_cleared_at"]) and not kept

    def reads_plan(self, conference: str) -> bool:
        """The family's side, and from when it is shared the referrer and the coordinator."""
        shared = self.facts.by_id["family_conference_conference", conference]["plan_shared_at"]
        staff = self.has_part(conference, "referrer", "coordinator")
        return self.is_with_family(conference) or (bool(shared) and staff)


BEFORE_THE_DAY = {"drafted", "referred", "consented", "allocated", "preparing", "ready"}
FAMILY_SIDE = ("central", "family", "supporter", "advocate", "interpreter")
CONFERENCE = {
    "name": lambda reader, key: reader.seat(key) is not None,
    "held_at": lambda reader, key: reader.seat(key) is not None,
    "place": lambda reader, key: reader.seat(key) is not None,
    "food": lambda reader, key: reader.seat(key) is not None,
    "getting_there": lambda reader, key: reader.seat(key) is not None,
    **dict.fromkeys(
        ("strengths", "worries", "questions", "resources", "no_plan"),
        lambda reader, key: (
            reader.is_with_family(key) or reader.has_part(key, "referrer", "coordinator")
        ),
    ),
    **dict.fromkeys(
        ("contingency", "not_known_yet", "own_words"),
        lambda reader, key: reader.reads_plan(key),
    ),
}
"""Who may read the texts of a conference, by column; the others are the referrer's and the
coordinator's."""


def _conference(reader, row, column):
    staff = reader.has_part(row["id"], "referrer", "coordinator")
    if row["about_id"] == reader.id:
        return True  # under "what is held about me"
    return CONFERENCE.get(column, lambda *_: staff)(reader, row["id"])


def _seat(reader, row, column):
    if column in ("relation",):
        return reader.knows_seat(row)
    mine = row["person_id"] == reader.id
    referred = column == "consent_how" and reader.has_part(row["conference_id"], "referrer")
    return mine or referred or reader.has_part(row["conference_id"], "coordinator")


def _reflection(reader, row):
    whose = row["person_id"] == reader.id
    shown = bool(row["revealed"]) and reader.takes_part(row["enterprise_id"])
    return whose or shown or row["reach_wanted"] == "public"


def _telling(reader, row):
    telling = (
        row
        if "telling_id" not in row
        else reader.facts.by_id["feedback_telling", row["telling_id"]]
    )
    return reader.staff or telling["person_id"] == reader.id


def _request(reader, row):
    """A family's own request: its writer, those who answer it, and who was asked to begin."""
    mine = reader.id is not None and reader.id in (row["person_id"], row["worker_id"])
    return mine or bool(reader.roles & {"coordinator", "family_conference.manager"})


def _referral(reader, row):
    """What a referral says in detail; and whom it is about under "what is held about me"."""
    about = row.get("about_id", row.get("person_id"))
    staff = reader.has_part(row["conference_id"], "referrer", "coordinator")
    return staff or about == reader.id


RULES = {
    "family_conference_request": _request,
    "family_conference_referral": _referral,
    "family_conference_detail": _referral,
    "family_conference_conference": _conference,
    "family_conference_participant": _seat,
    "family_conference_safety": lambda reader, row: reader.has_part(
        row["conference_id"], "coordinator"
    ),
    "family_conference_bottom_line": lambda reader, row: (
        reader.is_with_family(row["conference_id"])
        or reader.has_part(row["conference_id"], "referrer", "coordinator")
    ),
    "family_conference_answer": lambda reader, row: (
        reader.is_with_family(row["conference_id"])
        or reader.has_part(row["conference_id"], "referrer", "coordinator")
    ),
    "family_conference_voice": lambda reader, row: (
        reader.id == row["person_id"]
        or reader.has_part(row["conference_id"], "coordinator")
        or (
            reader.has_part(row["conference_id"], "referrer", *FAMILY_SIDE)
            and reader.day_has_come(row["conference_id"])
        )
    ),
    "family_conference_item": lambda reader, row: reader.reads_plan(row["conference_id"]),
    "family_conference_step": lambda reader, row: reader.reads_plan(
        reader.facts.by_id["family_conference_item", row["item_id"]]["conference_id"]
    ),
    "family_conference_network_person": lambda reader, row: reader.sees_drawn(row),
    "family_conference_tie": lambda reader, row: all(
        reader.sees_drawn(reader.facts.by_id["family_conference_network_person", row[end]])
        for end in ("one_id", "other_id")
    ),
    "family_conference_review": lambda reader, row: reader.reads_plan(row["conference_id"]),
    "about_me": lambda reader, row: reader.near(row["person_id"]),
    "communication_need": lambda reader, row: (
        reader.near(row["person_id"]) or shared_lives.meets(reader, row["person_id"])
    ),
    "contact": lambda reader, row: reader.may_reach(row["person_id"]),
    "council_role": lambda reader, row: (
        row["person_id"] == reader.id or "administrator" in reader.roles
    ),
    "factor": lambda reader, row: row["person_id"] == reader.id,
    "work_account": lambda reader, row: row["person_id"] == reader.id,
    "gift": lambda reader, row: reader.near(row["person_id"]),
    "group": lambda reader, row: row["id"] in reader.facts.groups[reader.id],
    "invitation": lambda reader, row: False,
    "looking_reason": lambda reader, row: reader.id in (row["actor_id"], row["person_id"]),
    "membership": lambda reader, row: (
        row["group_id"] in reader.facts.groups[reader.id] or row["person_id"] == reader.id
    ),
    "message": lambda reader, row: row["to_person_id"] == reader.id,
    "person": lambda reader, row: reader.may_know(row["id"]),
    "relationship": lambda reader, row: (
        reader.near(row["person_id"]) or reader.near(row["other_id"])
    ),
    "withholding": lambda reader, row: reader.sees_withheld(row),
    "wall": lambda reader, row: (
        bool(reader.roles & {"coordinator", "data_officer"})
        and reader.id not in (row["one_id"], row["other_id"])
    ),
    "rights_copied_row": lambda reader, row: "data_officer" in reader.roles,
    "rights_correction": lambda reader, row: (
        row["person_id"] == reader.id or "data_officer" in reader.roles
    ),
    "rights_retention": lambda reader, row: bool(reader.roles & {"data_officer", "administrator"}),
    "rights_later": lambda reader, row: row["person_id"] == reader.id,
    "rights_hold": lambda reader, row: (
        row["person_id"] == reader.id or "data_officer" in reader.roles
    ),
    "rights_request": lambda reader, row: (
        row["person_id"] == reader.id or "data_officer" in reader.roles
    ),
    "sign_in": lambda reader, row: row["person_id"] == reader.id,
    "sign_in_link": lambda reader, row: row["person_id"] == reader.id,
    "feedback_change": lambda reader, row: reader.takes_part(row["enterprise_id"]),
    "feedback_complaint": _telling,
    "feedback_complaint_clock": lambda reader, row: reader.staff,
    "feedback_enterprise": lambda reader, row: reader.takes_part(row["id"]),
    "feedback_glance": lambda reader, row: reader.takes_part(row["enterprise_id"]),
    "feedback_participant": lambda reader, row: reader.takes_part(row["enterprise_id"]),
    "feedback_place": lambda reader, row: True,
    "feedback_reflection": _reflection,
    "feedback_stance": lambda reader, row: reader.takes_part_in_change(row["change_id"]),
    "feedback_step": lambda reader, row: reader.takes_part_in_change(row["change_id"]),
    "feedback_telling": _telling,
    "feedback_telling_turn": _telling,
    "feedback_turn": lambda reader, row: reader.takes_part(row["enterprise_id"]),
    **{f"shared_lives_{name}": rule for name, rule in shared_lives.RULES.items()},
}
"""Who may read a row's texts, besides what is told to everybody (`public_words`)."""

PUBLIC = {("feedback_change", "public_words")}
OWN = {("person", "sign_in_address")}
BY_COLUMN = (_conference, _seat, *shared_lives.RULES.values())


def may_read(reader, table, column, row) -> bool:
    """Whether the tables say that a text is this reader's to read."""
    if (table, column) in OWN:
        return row["id"] == reader.id
    rule = RULES[table]
    if rule in BY_COLUMN:
        return rule(reader, row, column)
    return (table, column) in PUBLIC or rule(reader, row)


def texts(table):
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, String) and column.type.length is None
    ]


def filled(table: str, column: str) -> bool:
    return table.startswith("shared_lives_") or f"{table}.{column}" in FILLED


def plant(path) -> dict[int, tuple[str, str, str]]:
    """Mark every text; gives which row and column each mark belongs to."""
    marks: dict[int, tuple[str, str, str]] = {}
    connection = sqlite3.connect(path)
    for table in Base.metadata.sorted_tables:
        if table.name in STRUCTURE:
            continue
        for column in texts(table):
            for key, text in connection.execute(
                f'SELECT id, "{column}" FROM "{table.name}"'
            ).fetchall():
                if not text and not filled(table.name, column):
                    continue
                number = len(marks) + 1
                marks[number] = (table.name, column, key)
                text = text or ""
                marked = f"cq{number:05}q{text}" if "@" in text else f"{text} cq{number:05}q"
                connection.execute(
                    f'UPDATE "{table.name}" SET "{column}" = ? WHERE id = ?', (marked, key)
                )
    connection.commit()
    connection.close()
    return marks


@pytest.fixture(scope="module")
def planted(tmp_path_factory, sqlite_template):
    folder = tmp_path_factory.mktemp("canaries")
    world = World(folder, SqliteFile(folder, sqlite_template))
    world.close()
    marks = plant(world.store.path)
    world.save()
    return world, marks, Facts(world.store.saved)


def walk(world, browser, within: tuple[str, ...] = ("/",)) -> dict[str, str]:
    """Every page that can be reached along links, and an example of every address.

    `within` says how the addresses begin that are walked, besides the home page.
    """
    starts = ["/home", "/"]
    starts += [
        world.address(rule)
        for rule in world.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and "token" not in rule.arguments
        and rule.rule.startswith(within)
    ]
    pages: dict[str, str] = {}
    waiting = list(dict.fromkeys(starts))
    while waiting and len(pages) < MOST_PAGES:
        path = waiting.pop(0)
        if path.startswith(DOOR) and any(one.startswith(DOOR) for one in pages):
            continue
        if path in pages or any(path.startswith(one) for one in STAYS):
            continue
        answer = browser.get(path)
        assert answer.status_code < 500 or path == "/ready", path
        found = answer.text if answer.mimetype and answer.mimetype.startswith("text") else ""
        if answer.location:
            found += f'<a href="{answer.location}">'
        pages[path] = found
        for link in LINK.findall(found):
            parts = urlsplit(link.replace("&amp;", "&"))
            if parts.netloc in ("", browser.host) and parts.path.startswith(within):
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return pages


def test_every_table_with_texts_says_who_may_read_them(planted):
    wanting = {table.name for table in Base.metadata.sorted_tables if texts(table)}
    assert wanting - set(STRUCTURE) == set(RULES)


def test_the_marks_are_in_every_text_of_both_councils(planted):
    _world, marks, facts = planted
    marked = {(table, column) for table, column, _ in marks.values()}
    every = {
        (table.name, column)
        for table in Base.metadata.sorted_tables
        if table.name in RULES
        for column in texts(table)
    }
    assert every - marked == NOT_IN_THE_DEMO, "the demo has other texts by now: say so here"
    councils = {facts.by_id[table, key]["council_id"] for table, _, key in marks.values()}
    assert len(councils) == 2


@pytest.mark.parametrize("role", ROLES)
def test_nobody_meets_a_text_that_is_not_theirs_to_read(planted, role, caplog):
    world, _marks, _facts = planted
    world.fresh()
    slug, handle = ROLES[role] or ("northbank", "")
    meets_only_theirs(planted, world.browser(role), (slug, handle), ("/",), caplog)


@pytest.mark.parametrize("handle", OF_SHARED_LIVES)
def test_nobody_of_shared_lives_meets_one_either(planted, handle, caplog):
    world, _marks, _facts = planted
    world.fresh()
    who = "northbank", handle
    within = ("/shared-lives/", "/me/held", "/messages")
    meets_only_theirs(planted, world.browser_of(*who), who, within, caplog)


def meets_only_theirs(planted, browser, who, within, caplog) -> None:
    world, marks, facts = planted
    slug, handle = who
    council = next(one["id"] for one in facts.tables["council"] if one["slug"] == slug)
    person = next(
        (
            one["id"]
            for one in facts.tables["person"]
            if handle and one["handle"] == handle and one["council_id"] == council
        ),
        None,
    )
    reader = Reader(facts, person, council)
    wrong = defaultdict(set)
    with caplog.at_level(logging.DEBUG):
        pages = walk(world, browser, within)
    assert not MARK.search(caplog.text), "a log holds what somebody wrote"
    assert not [path for path in pages if MARK.search(path)], "an address does"
    for path, page in pages.items():
        for number in map(int, MARK.findall(page)):
            table, column, key = marks[number]
            row = facts.by_id[table, key]
            if row["council_id"] != council:
                wrong["ANOTHER COUNCIL", table, column].add(path)
            elif not may_read(reader, table, column, row):
                wrong[table, column, key].add(path)
    assert len(pages) < MOST_PAGES
    assert sum(len(MARK.findall(page)) for page in pages.values()) > 1, "the walk led nowhere"
    assert {key: sorted(paths)[:4] for key, paths in wrong.items()} == {}
