"""A scheme with a household that would like to share its home, for tests of its path."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside import Person, utcnow
from alongside.lifecycle import at_council
from alongside_shared_lives import deciding, panel, path, reports
from alongside_shared_lives.carer_models import Requirement, Visit
from alongside_shared_lives.considered import Considered, Decision, load_considered
from alongside_shared_lives.dates import today
from alongside_shared_lives.documents import wanted
from alongside_shared_lives.models import Housemate
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.states import Step
from alongside_shared_lives.trail import load_trail

HOME = "/shared-lives"
IMPRESSION = "They asked before they helped."
CHILD = "I would like my own shelf."
BRINGS = "Patience that grows things"
REASONS = "A house in which somebody is asked."


@dataclass
class Scheme:
    """Leroy and Bronagh with their daughter; a worker, a manager, three of the panel, others."""

    town: Any
    leroy: UUID
    bronagh: UUID
    daughter: UUID
    worker: UUID
    manager: UUID
    joy: UUID
    frank: UUID
    ines: UUID
    admin: UUID
    stranger: UUID

    def session(self) -> Any:
        return at_council(self.town.app, self.town.host.partition(".")[0])

    def person(self, session: Any, one: UUID) -> Person:
        found: Person = session.get_one(Person, one)
        return found

    def home(self, session: Any, household: UUID) -> Home:
        found = load_home(session, household)
        assert found is not None
        return found

    def considered(self, session: Any, one: UUID) -> Considered:
        found = load_considered(session, one)
        assert found is not None
        return found

    def do(self, act: Any, household: UUID, *rest: Any, **named: Any) -> Any:
        """Do something to a household in a transaction of its own."""
        with self.session() as session:
            return act(session, self.home(session, household), *rest, **named)

    def step(self, household: UUID) -> Step:
        with self.session() as session:
            return Step(self.home(session, household).household.state)

    def get(self, who: UUID | None, tail: str) -> Any:
        client = self.town.signed_in(who) if who else self.town.visitor()
        return client.get(HOME + tail)

    def send(self, who: UUID, tail: str, data: dict[str, Any], *, at: str = "") -> Any:
        """Send a form that stands on page `tail`, to `at` where it leads somewhere else."""
        return self.town.signed_in(who).send(HOME + tail, data, to=HOME + (at or tail))

    def household(self, until: Step = Step.ENQUIRY) -> UUID:
        """A household that was walked as far as this step."""
        with self.session() as session:
            return self.walk(session, until)

    def walk(self, session: Any, until: Step, name: str = "The Campbells’ house") -> UUID:
        """A household of this name that was walked as far as this step."""
        leroy, worker = self.person(session, self.leroy), self.person(session, self.worker)
        home = path.begin(session, name, leroy, leroy)
        for one, part in ((self.bronagh, "carer"), (self.daughter, "member")):
            session.add(Housemate(household_id=home.id, person_id=one, part=part))
        session.flush()
        id_ = home.id
        while True:
            home = self.home(session, id_)
            step = Step(home.household.state)
            if step is until:
                return id_
            self.prepare(session, home, step)
            if step is Step.PANEL:
                self.approve(session, self.before_panel(session, home))
            else:
                to = path.FORWARD[step]
                path.move(session, home, to, worker, seen=step.value)

    def prepare(self, session: Any, home: Home, step: Step) -> None:
        """Let everything be there that the next step needs."""
        worker = self.person(session, self.worker)
        if step is Step.ENQUIRY:
            path.walk_with(session, home, worker)
        elif step is Step.VISIT:
            self.met(session, home, "visit", talked="Tea and the garden.")
        elif step is Step.APPLICATION:
            application = reports.application_of(session, home)
            application.why, application.sent_at = "The third bedroom is a shed.", utcnow()
        elif step is Step.ASSESSMENT:
            for one in wanted(load_trail(session, home)):
                self.document(session, home, one.kind, one.person)
            for _mate, person in home.people:
                self.met(session, home, "talk", with_id=person.id, words=CHILD)
            self.met(session, home, "shared", who="Delroy", words=IMPRESSION)
        elif step is Step.REPORT:
            reports.write(session, home, worker, {"brings": BRINGS}, 1)
            report = load_trail(session, home).report
            assert report is not None
            reports.share(session, home, report.version)
            for one in (self.leroy, self.bronagh):
                reports.comment(session, home, self.person(session, one), "It is fair.", 1)

    def met(self, session: Any, home: Home, kind: str, **values: Any) -> None:
        visit = Visit(household_id=home.id, kind=kind, day=today(), by_id=self.worker, **values)
        session.add(visit)
        session.flush()

    def document(self, session: Any, home: Home, kind: str, person: Any = None) -> Requirement:
        kept = Requirement(household_id=home.id, kind=kind, got_on=today(), by_id=self.worker)
        kept.person_id = person.id if person else None
        session.add(kept)
        session.flush()
        return kept

    def before_panel(self, session: Any, home: Home) -> UUID:
        meeting = panel.call(session, today() + timedelta(days=3), "Room 3")
        return panel.put_before(session, home, meeting).id

    def approve(self, session: Any, one: UUID, **terms: Any) -> None:
        """Joy and Frank approve."""
        for who in (self.joy, self.frank):
            person = self.person(session, who)
            panel.sit(session, self.considered(session, one), person, "none", "")
            panel.say(session, self.considered(session, one), person, "approve", "")
        decided = {
            "most_adults": 2,
            "kinds": ["live_in", "day"],
            "review_on": today() + timedelta(days=365),
            **terms,
        }
        joy = self.person(session, self.joy)
        decision = Decision("approve", REASONS, **decided)
        deciding.decide(session, self.considered(session, one), joy, decision)


def gather_scheme(town: Any) -> Scheme:
    town.enable("shared_lives", training="")
    return Scheme(
        town,
        leroy=town.person("Leroy Campbell"),
        bronagh=town.person("Bronagh Campbell"),
        daughter=town.person("Ciara Campbell"),
        worker=town.person("Nadia Rahman", "shared_lives.worker"),
        manager=town.person("Alun Price", "shared_lives.manager"),
        joy=town.person("Joy Mensah", "shared_lives.panel"),
        frank=town.person("Frank Doyle", "shared_lives.panel"),
        ines=town.person("Ines Prior", "shared_lives.panel"),
        admin=town.person("Priya Raman", "administrator"),
        stranger=town.person("Halina Nowak"),
    )
