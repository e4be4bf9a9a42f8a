"""Sam who looks, Gwen's household by the harbour, and those of the scheme, for the tests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside import Person
from alongside.lifecycle import at_council
from alongside_shared_lives import choosing, suggesting
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.dates import today
from alongside_shared_lives.models import Household, Housemate, Looking
from alongside_shared_lives.parties import Pair, load_home, load_pair, load_seeker

HERE = "/shared-lives"


@dataclass
class Harbour:
    """One person who looks with a helper, two approved households, a scheme, and others."""

    town: Any
    sam: UUID
    sister: UUID
    gwen: UUID
    lodger: UUID
    okoro: UUID
    nadia: UUID
    alun: UUID
    worker: UUID
    admin: UUID
    outsider: UUID
    looking: UUID
    house: UUID
    other_house: UUID

    def session(self) -> Any:
        return at_council(self.town.app, self.town.host.partition(".")[0])

    def suggest(self, *, house: UUID | None = None, **more: Any) -> UUID:
        """Put Sam and a household to each other; gives the possibility."""
        with self.session() as session:
            seeker, home = (
                load_seeker(session, self.looking),
                load_home(session, house or self.house),
            )
            assert seeker and home
            words = {"speaks_for": "Music", "speaks_against": "Stairs", "existing": False, **more}
            by = session.get_one(Person, self.nadia)
            return suggesting.suggest(session, seeker, home, by, **words).id

    def do(self, act: Any, possibility: UUID, *rest: Any, **named: Any) -> Any:
        """Do something to a possibility in a transaction of its own."""
        with self.session() as session:
            return act(session, self.pair(session, possibility), *rest, **named)

    def says(self, possibility: UUID, whose: choosing.Whose, said: str) -> None:
        """Let one side answer."""
        with self.session() as session:
            by = session.get_one(Person, self.sam if whose == "person" else self.gwen)
            choosing.answer(session, self.pair(session, possibility), whose, said, by)

    def pair(self, session: Any, possibility: UUID) -> Pair:
        found = load_pair(session, possibility)
        assert found is not None
        return found

    def page(self, person: UUID, path: str) -> Any:
        return self.town.signed_in(person).get(f"{HERE}{path}")


def moor(town: Any) -> Harbour:
    """Everybody is there, and Sam looks."""
    town.enable("shared_lives", training="")
    people = {
        "sam": town.person("Sam Ellery", sign_in_address="sam@example.org"),
        "sister": town.person("Robin Ellery"),
        "gwen": town.person("Gwen Hartley"),
        "lodger": town.person("Col Hartley"),
        "okoro": town.person("Joseph Okoro"),
        "nadia": town.person("Nadia Rahman", "shared_lives.worker"),
        "alun": town.person("Alun Price", "shared_lives.manager"),
        "worker": town.person("Tom Whitfield", "worker"),
        "admin": town.person("Priya Raman", "administrator"),
        "outsider": town.person("Halina Nowak"),
    }
    with town.session() as session:
        looking = Looking(
            person_id=people["sam"],
            helper_id=people["sister"],
            worker_id=people["nadia"],
            state="looking",
            gifts="Any tune after hearing it once",
            kind="live_in",
        )
        house = Household(
            name="Gwen’s house by the harbour", state="approved", who_we_are="Gwen, and a cat"
        )
        other = Household(name="The Okoros’ house", state="approved", who_we_are="Six of us")
        session.add_all([looking, house, other])
        session.flush()
        session.add_all(
            Approval(
                household_id=home.id,
                from_on=today(),
                review_on=today(),
                most_adults=3,
                kinds=["live_in", "short_break"],
            )
            for home in (house, other)
        )
        session.add_all(
            Housemate(household_id=home.id, person_id=people[name], part=part)
            for home, name, part in (
                (house, "gwen", "carer"),
                (house, "lodger", "member"),
                (other, "okoro", "carer"),
            )
        )
        ids = {"looking": looking.id, "house": house.id, "other_house": other.id}
    return Harbour(town, **people, **ids)
