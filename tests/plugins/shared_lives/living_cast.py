"""Mei and Gwen, and those around them, for the tests of getting to know each other and living."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside import Person
from alongside.lifecycle import at_council
from alongside.people.directory import add_person
from alongside_shared_lives import (
    living_agreements,
    living_arrangements,
    living_choosing,
    living_meetings,
    living_reviews,
)
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import Sign
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_parties import Life, Part, load_life
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility
from alongside_shared_lives.parties import Pair, load_pair
from alongside_shared_lives.words import KINDS

ROOT = "/shared-lives"
DAY = timedelta(days=1)
AGREED = {
    "parts": "Mei paints, Gwen cooks",
    "interested": "Her sister Su",
    "room": "The one with the water",
    "fees": "As in the letter",
    "payer": "The council",
    "reviews": "Each year",
}


@dataclass
class Harbour:
    """A possibility to which both have said yes, and everybody who may or may not look at it."""

    town: Any
    person: UUID
    helper: UUID
    carer: UUID
    mate: UUID
    worker: UUID
    manager: UUID
    panel: UUID
    outsider: UUID
    household: UUID
    looking: UUID
    pair_id: UUID

    def session(self) -> Any:
        return at_council(self.town.app, self.town.host.partition(".")[0])

    def who(self, session: Any, name: str) -> Person:
        return session.get_one(Person, getattr(self, name))

    def pair(self, session: Any) -> Pair:
        found = load_pair(session, self.pair_id)
        assert found is not None
        return found

    def life(self, session: Any, life: UUID) -> Life:
        found = load_life(session, life)
        assert found is not None
        return found

    def get(self, name: str, path: str) -> Any:
        return self.town.signed_in(getattr(self, name)).get(f"{ROOT}{path}")

    def send(self, name: str, path: str, data: Any = None, to: str = "") -> Any:
        client = self.town.signed_in(getattr(self, name))
        return client.send(f"{ROOT}{path}", data or {}, to=f"{ROOT}{to}" if to else "")

    @property
    def meetings(self) -> str:
        return f"/possibilities/{self.pair_id}/introductions"

    def meet(self, session: Any, pair: Pair, days_ago: int = 1) -> Any:
        """They had tea."""
        by = self.who(session, "carer")
        when = today() - days_ago * DAY
        one = living_meetings.plan(session, pair, by, kind="tea", planned_on=when)
        session.flush()
        living_meetings.went(session, Part(pair, one), "happened")
        return one

    def choose(self, session: Any, pair: Pair, side: str, answer: str = "yes") -> Any:
        by = self.who(session, "person" if side == "person" else "carer")
        return living_choosing.choose(session, Part(pair, side), by, answer)

    def both_choose(self, session: Any, pair: Pair) -> None:
        self.meet(session, pair)
        self.choose(session, pair, "person")
        self.choose(session, pair, "household")

    def tried(self, session: Any, kind: str = "live_in") -> Life:
        """A trial that began yesterday."""
        pair = self.pair(session)
        self.both_choose(session, pair)
        trial = Trial(kind, today() - DAY, today() + 20 * DAY)
        return living_arrangements.try_it(session, pair, trial)

    def sign(self, session: Any, life: Life, *sides: str) -> None:
        edition = living_agreements.editions(session, life)[0].agreement.edition
        for side in sides:
            by = self.who(session, "person" if side == "person" else "carer")
            given = Sign("typed", typed=by.display_name)
            living_agreements.sign(session, Part(life, side), edition, by, given)

    def lived(self, session: Any, kind: str = "live_in", since: int = 0) -> Life:
        """A life together that has begun."""
        life = self.tried(session, kind)
        living_agreements.write(session, life, AGREED)
        self.sign(session, life, "person", "household")
        living_arrangements.start(session, life, today() - since * DAY)
        living_reviews.plan_next(session, life)
        session.flush()
        return life

    def living(self, kind: str = "live_in", since: int = 0) -> UUID:
        with self.session() as session:
            return self.lived(session, kind, since).id

    def another(self, session: Any, number: int = 0) -> Pair:
        """Somebody else who said yes to the same house, and it to them."""
        person = add_person(session, name=f"Guest {number}")
        session.flush()
        return possible(session, person.id, self.household, None)


def possible(session: Any, person: UUID, household: UUID, helper: UUID | None) -> Pair:
    looking = Looking(person_id=person, helper_id=helper, state="looking", kind="live_in")
    session.add(looking)
    session.flush()
    one = Possibility(
        looking_id=looking.id,
        household_id=household,
        person_answer="yes",
        household_answer="yes",
    )
    session.add(one)
    session.flush()
    found = load_pair(session, one.id)
    assert found is not None
    return found


def approve(session: Any, household: UUID) -> None:
    """The panel's yes, for three adults and every kind."""
    session.add(
        Approval(
            household_id=household,
            from_on=today() - 400 * DAY,
            review_on=today() + 300 * DAY,
            most_adults=3,
            kinds=list(KINDS),
        )
    )


def gather(town: Any, **settings: Any) -> Harbour:
    town.enable("shared_lives", **{"kinds": list(KINDS), "training": "", **settings})
    names = {
        "person": town.person("Mei Lin Chow"),
        "helper": town.person("Su Chow"),
        "carer": town.person("Gwen Hartley"),
        "mate": town.person("Bryn Hartley"),
        "worker": town.person("Nadia Rahman", "shared_lives.worker"),
        "manager": town.person("Alun Price", "shared_lives.manager"),
        "panel": town.person("Joy Mensah", "shared_lives.panel"),
        "outsider": town.person("Halina Nowak"),
    }
    with at_council(town.app, town.host.partition(".")[0]) as session:
        home = Household(name="Gwen’s house", state="approved", worker_id=names["worker"])
        session.add(home)
        session.flush()
        approve(session, home.id)
        for name, part in (("carer", "carer"), ("mate", "member")):
            session.add(Housemate(household_id=home.id, person_id=names[name], part=part))
        pair = possible(session, names["person"], home.id, names["helper"])
        return Harbour(town, **names, household=home.id, looking=pair.seeker.id, pair_id=pair.id)
