"""The demo with every door found: which forms there are, and who reaches each."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from werkzeug.exceptions import HTTPException
from world import A_DAY, ROLES, PostgresCopy, SqliteFile, World, bring

from alongside import Upload
from alongside.councils import practices
from alongside.db.time import utcnow
from alongside.groups.models import Group, Membership
from alongside.identity import app_codes, invitations, links, sessions
from alongside.identity.factor_models import Factor
from alongside.identity.keys import token_of
from alongside.identity.models import SignInLink
from alongside.lifecycle import at_council
from alongside.people.directory import add_person
from alongside.people.models import CommunicationNeed, Person
from alongside.rights import copies, corrections, requests
from alongside.rights.models import Correction, Request
from alongside.testing.browser import Browser
from alongside.web.context import current, house
from tests.hostile import lives
from tests.hostile.papers import Paper, pages_of

TOKEN = "t" * 43
COMPLAINT = "c" * 43


@dataclass
class Door:
    """One form and its endpoint; for each role that is shown it, where that first was.

    `opened` are the browsers in which a role has it before them, each with the form.
    """

    endpoint: str
    shown: dict[str, Paper]
    opened: dict[str, tuple[Browser, Paper | None]] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The form as the first who reaches it is shown it."""
        return next(iter(self.shown.values()))

    @property
    def roles(self) -> list[str]:
        """Who is shown it."""
        return list(self.shown)


def prepared(folder, store) -> World:
    """The demo with a secret link to a conversation, and a sign-in link, that tests know."""
    world = World(folder, store)
    with at_council(world.app, "northbank") as session:
        from alongside_feedback import tell_keys
        from alongside_feedback.tell_models import Telling

        telling = session.scalars(select(Telling).order_by(Telling.created_at)).first()
        tell_keys.add_link(session, telling, TOKEN)
        parent = session.scalars(select(Person).where(Person.handle == "parent")).one()
        world.sign_in_token = links.make(session, parent)
        session.execute(update(SignInLink).values(expires_at=utcnow() + A_DAY))
        world.join_token = _invitation(session)
        _in_every_state(world, session)
        _conferences(session)
        _imports(session)
        lives.in_every_state(session)
        worker = session.scalars(select(Person).where(Person.handle == "worker-2")).one()
        begun = app_codes.begin(session, worker, world.app.config["SECRET_KEY"])
        begun.created_at = utcnow() + A_DAY
        key = {"credential_id": b"an id", "public_key": b"a key", "confirmed_at": utcnow()}
        session.add(Factor(person_id=parent.id, kind="passkey", name="A passkey", **key))
        world.everything = _everything(session)
    with at_council(world.app, "abergwyn") as session:
        foreign = {name: ids[0] for name, ids in _everything(session).items() if ids}
        world.foreign = {**foreign, "council": str(session.council_id)}
    world.save()
    return world


def _invitation(session) -> str:
    """The key of an invitation that asks for numbers, for somebody who is new."""
    parent = session.scalars(select(Person).where(Person.handle == "parent")).one()
    group = session.scalars(
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Group.kind == "family", Membership.person_id == parent.id)
    ).first()
    uncle = add_person(session, name="Clement Carter", added_by=parent)
    made = invitations.invite(session, person=uncle, group=group, by=parent, role="member")
    return token_of(made.code, "join", session.council_id)


def _in_every_state(world: World, session) -> None:
    """Bring about what the demo has not, so that every form is shown to somebody."""
    from alongside_feedback import complaints, tell, tell_keys
    from alongside_feedback.models import Reflection
    from alongside_feedback.tell_models import Telling

    day, who = date.today(), {p.handle: p for p in session.scalars(select(Person))}  # noqa: DTZ011
    sessions.start(session, who["parent"], lasts=A_DAY, shared_device=False)  # on another device
    for telling in session.scalars(select(Telling).where(Telling.accepted_at.is_(None))):
        telling.invited_at, telling.invited_by_id = telling.moved_at, who["worker"].id
        telling.invited_hope, telling.invited_look_back_on = "Buses on time", date(2027, 5, 4)
    told = tell.tell(
        session, "A second thing", tell_keys.Keys(COMPLAINT, "a b c d 1"), person=who["resident"]
    )
    complaints.make(session, told, "England", "adults")
    who["resident"].sign_in_address = None
    for need in session.scalars(select(CommunicationNeed)):
        need.review_on = date(2020, 1, 1)
    for reflection in session.scalars(select(Reflection).where(Reflection.revealed)):
        reflection.reach = reflection.reach_wanted = "public"
        reflection.travelling = "Some words that may travel"
    requests.stop(requests.ask(session, who["grandparent"], ""), "Which of two are you?")
    reviewed = requests.ask(session, who["resident"], "")
    copies.prepare(session, house(world.app).registry, reviewed)
    copies.withhold(reviewed, copies.copied(session, reviewed, limit=None), ())
    copies.reviewed(session, reviewed, who["data-officer"])
    looked = session.scalars(
        select(Request).where(Request.person_id == who["parent"].id, Request.kind == "copy")
    ).one()
    copies.withhold(looked, copies.copied(session, looked, limit=None), ())
    requests.ask(session, who["grandparent"], "", kind="erasure")
    part = session.scalars(
        select(Membership).where(Membership.person_id == who["resident"].id)
    ).first()
    place = {"row_table": "membership", "row_id": part.id, "row_column": "how"}
    wrong = Correction(**place, old="So", asked="Not so")
    corrections.ask(session, who["resident"], wrong, "")
    forgotten = requests.ask(session, who["parent"], "", kind="erasure")
    requests.checked(forgotten, who["data-officer"])
    over = Group(kind="network", name="The old choir", purpose="It sang", ended_on=day)
    on = Group(kind="network", name="The new choir", purpose="It sings")
    session.add_all([over, on])
    session.flush()
    for group in (over, on):
        session.add(Membership(group_id=group.id, person_id=who["worker"].id, how="sings"))
    left = Membership(group_id=on.id, person_id=who["parent"].id, how="sang", left_on=day)
    left.joined_on, left.ended_by_id = day - timedelta(days=1), who["worker"].id
    session.add(left)
    council = current.council
    council.look, council.logo, council.logo_type = {"brand": "#1f5a51"}, b"\x89PNG", "image/png"
    feedback = practices.row(session, "feedback")
    feedback.settings = {"stale_after_days": 50}
    council.changed()


def _imports(session) -> None:
    """Spreadsheets in each state in which there is a form."""
    for state, trouble in (("columns", ""), ("keeping", "stopped"), ("kept", "")):
        run = bring(session)
        run.state, run.trouble = state, trouble


def _conferences(session) -> None:
    """A family group conference in each state, so that every form of it is shown to somebody."""
    from stages import ON_THE_WAY, Cast, bring, cleared, plan_of

    from alongside_family_conference import (
        asking,
        drawing,
        planning,
        preparing,
        referring,
        the_day,
        voices,
    )
    from alongside_family_conference.asking import Told
    from alongside_family_conference.network import network_of
    from alongside_family_conference.states import State

    who = {p.handle: p for p in session.scalars(select(Person))}
    roles = {"referrer": who["worker"], "coordinator": who["coordinator"]}
    cast = Cast(who["young-person"], who["parent"], who["grandparent"], **roles)
    for state in ON_THE_WAY:
        bring(session, cast, state, name=f"Conference: {state.value}")
    shared = bring(session, cast, State.AGREEING, name="Conference: shared")
    the_day.share_plan(session, shared, cast.parent, plan_of(cast))
    called = bring(session, cast, State.PRIVATE, name="Conference: called")
    the_day.call_in(session, called, cast.parent, called.who("referrer")[0])
    apart = bring(session, cast, State.PREPARING, name="Conference: apart")
    referring.name_person(session, apart, who["resident"], "family", by=cast.coordinator)
    preparing.exclude(session, apart, apart.party(who["resident"]), "A court order")
    cleared(session, apart)
    hidden = bring(session, cast, State.READY, name="Conference: hidden")
    drawing.take_over(session, hidden)
    one, other, third = network_of(session, hidden).people
    drawing.draw_tie(session, hidden, one.row.id, other.row.id, kind="lost", words="Since May")
    drawing.draw_tie(session, hidden, one.row.id, third.row.id, kind="both")
    drawing.hide(session, hidden, hidden.party(cast.parent), hidden=True)
    written = bring(session, cast, State.PREPARING, name="Conference: written")
    drawn = Upload(b"a drawing", "image/jpeg")
    voices.give(session, written, written.party(cast.child), drawn, "Our table", cast.coordinator)
    report = written.conference
    report.strengths, report.worries, report.questions = "Many", "Some", "Which?"
    report.held_on, report.place, report.report_shared_at = date(2027, 1, 1), "x", None
    session.flush()
    for to in (None, who["worker"]):
        asked = asking.ask(session, Told(name="Ada", words="A family"), who["resident"])
        asking.take(session, asked, cast.coordinator, asked.version)
        session.flush()
        if to is not None:
            asking.hand(session, asked, to, asked.version)
    reminded = bring(session, cast, State.ACTIVE, name="Conference: reminded")
    planning.items_of(session, reminded)[0].reminded_on = date(2027, 1, 1)
    wanting = bring(session, cast, State.READY, name="Conference: nearly")
    wanting.conference.state = State.PREPARING.value


def _everything(session) -> dict[str, list[str]]:
    """The ids of all rows that an address may name."""
    from alongside.groups.models import Group
    from alongside.imports.models import ImportRun
    from alongside_family_conference.asking_models import Asked
    from alongside_family_conference.models import Conference
    from alongside_feedback.models import Enterprise
    from alongside_feedback.tell_models import Telling

    kinds = {
        "group": Group,
        "enterprise": Enterprise,
        "telling": Telling,
        "person": Person,
        "conference": Conference,
        "asked": Asked,
        "import": ImportRun,
        **lives.kinds(),
    }
    return {
        name: [str(one) for one in session.scalars(select(kind.id).order_by(kind.id))]
        for name, kind in kinds.items()
    }


def starts(world: World, role: str) -> list[str]:
    """Where a walk begins: an example of each address, and pages that few links lead to."""
    found = [
        world.address(rule)
        for rule in world.app.url_map.iter_rules()
        if "GET" in rule.methods and "token" not in rule.arguments
    ]
    if (who := ROLES[role]) and who[0] != "northbank":
        return found  # nobody there knows one id of all these
    found += [f"/feedback/enterprises/{one}" for one in world.everything["enterprise"]]
    for one in world.everything["enterprise"]:
        found += [f"/feedback/enterprises/{one}/{tail}" for tail in ("nothing", "share/preview")]
    found += [f"/family-conference/conferences/{one}" for one in world.everything["conference"]]
    found += [f"/family-conference/asked/{one}" for one in world.everything["asked"]]
    for one in world.everything["import"]:
        found += [f"/imports/{one}", f"/imports/{one}?show=alike"]
    found += lives.starts(world, role)
    found += [f"/groups/{one}" for one in world.everything["group"]]
    found.append(f"/feedback/told/{COMPLAINT}/withdraw")
    for tail in ("", "write", "join", "keys", "withdraw", "complaint"):
        found.append(f"/feedback/told/{TOKEN}/{tail}")
        found += [f"/feedback/my-words/{one}/{tail}" for one in world.everything["telling"]]
    found += [f"/sign-in/link/{world.sign_in_token}", f"/join/{world.join_token}"]
    found += [f"/people/{one}" for one in world.everything["person"]]
    found.append(f"/feedback/new/words?who={world.everything['person'][0]}")
    return found


MOST = 3000
PATIENCE, PATIENCE_IN_WORDS = 20, 2
"""After so many alike pages in a row without a form that is new to a role, links to more of them
are not followed. Those whose address says in words which question it is differ in nothing else."""


def place_of(adapter, path: str) -> tuple:
    """What kind of page an address leads to: it without its ids and what its query says."""
    path, _, query = path.partition("?")
    try:
        endpoint, values = adapter.match(path, method="GET")
    except HTTPException:
        return (path,)
    told = frozenset((name, one) for name, one in values.items() if not isinstance(one, UUID))
    return endpoint, told, frozenset(one.partition("=")[0] for one in query.split("&"))


def doors_of(world: World) -> dict[tuple, Door]:
    """Every form of the site, by its endpoint and the names of its fields.

    One whose address says in words which question it asks is known by what kinds of fields it has:
    the next question is the same form under another name.
    """
    doors: dict[tuple, Door] = {}
    adapter = world.app.url_map.bind("x")
    for role in ROLES:
        browser, tired = world.browser(role), Counter[tuple]()

        def dull(path: str, tired=tired) -> bool:
            place = place_of(adapter, path)
            in_words = len(place) > 1 and place[1]
            return tired[place] >= (PATIENCE_IN_WORDS if in_words else PATIENCE)

        pages = 0
        for path, _answer, papers in pages_of(browser, starts(world, role), dull, MOST):
            pages += 1
            tired[place_of(adapter, path)] += 1
            for paper in papers:
                endpoint, to = adapter.match(paper.action.partition("?")[0], method="POST")
                in_words = any(isinstance(one, str) for one in to.values())
                key = (endpoint, frozenset(paper.kinds.values() if in_words else paper.kinds))
                shown = doors.setdefault(key, Door(endpoint, {})).shown
                if role not in shown:
                    shown[role] = paper
                    tired[place_of(adapter, path)] = 0
        assert pages < MOST, f"there are more pages for the {role} than are looked at"
    return doors


@pytest.fixture(scope="session")
def hostile_world(tmp_path_factory, sqlite_template) -> World:
    folder = tmp_path_factory.mktemp("hostile")
    return prepared(folder, SqliteFile(folder, sqlite_template))


@pytest.fixture(scope="session")
def doors(hostile_world) -> dict[tuple, Door]:
    hostile_world.fresh()  # other tests have posted in it, so that some forms would be gone
    found = doors_of(hostile_world)
    hostile_world.fresh()
    return found


@pytest.fixture(scope="module")
def postgres_world(tmp_path_factory, postgres_server, postgres_template):
    store = PostgresCopy(postgres_server, postgres_template)
    world = prepared(tmp_path_factory.mktemp("hostile"), store)
    yield world
    world.close()
    store.drop()
