"""Shared Lives in the prepared world: each form of it is shown to somebody."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from alongside import Person


def kinds() -> dict[str, Any]:
    """The models whose ids an address may name."""
    from alongside_shared_lives.enquiry_models import Enquiry
    from alongside_shared_lives.living_models import Arrangement
    from alongside_shared_lives.models import Household, Looking, Possibility
    from alongside_shared_lives.panel_models import Consideration

    return {
        "household": Household,
        "looking": Looking,
        "possibility": Possibility,
        "arrangement": Arrangement,
        "enquiry": Enquiry,
        "consideration": Consideration,
    }


WAYS = {
    "household": "households",
    "looking": "people",
    "possibility": "possibilities",
    "arrangement": "arrangements",
    "enquiry": "enquiries",
    "consideration": "panel",
}


IN_IT = {"scheme worker", "scheme manager", "panel", "carer", "who looks"}
"""Who has to do with it; the others see an example of each address, as of every other."""


def starts(world: Any, role: str) -> list[str]:
    """Where a walk through it begins."""
    ways = WAYS.items() if role in IN_IT else ()
    return [f"/shared-lives/{way}/{one}" for kind, way in ways for one in world.everything[kind]]


def in_every_state(session: Any) -> None:
    """Bring about what the demo has not."""
    who = {one.handle: one for one in session.scalars(select(Person)) if one.handle}
    _paths(session, who)
    _asked(session, who)
    _together(session, who)


def _paths(session: Any, who: dict[str, Person]) -> None:
    """Gwen's household at each step, and as the panel sees it."""
    from carer_world import Scheme

    from alongside_shared_lives import deciding, enquiring, panel, reports
    from alongside_shared_lives.considered import Decision
    from alongside_shared_lives.dates import today
    from alongside_shared_lives.enquiry_models import Enquiry
    from alongside_shared_lives.states import Step

    names = {"leroy": "carer-3", "bronagh": "applicant-2", "daughter": "carer-2"}
    names |= {"worker": "scheme-worker", "manager": "scheme-manager", "joy": "panel"}
    names |= {"frank": "panel-2", "ines": "panel-2", "admin": "admin", "stranger": "parent"}
    scheme = Scheme(None, **{part: who[handle].id for part, handle in names.items()})
    day = today() + timedelta(days=3)
    found = {step: scheme.walk(session, step, f"Path: {step}") for step in Step if _is_way(step)}
    panel.call(session, day, "Room 9")
    written = scheme.home(session, found[Step.REPORT])
    reports.write(session, written, who["scheme-worker"], {"brings": "Patience"}, 1)
    for state in ("called", "none", "view", "declined"):
        home = scheme.home(session, scheme.walk(session, Step.PANEL, f"Path: {state}"))
        considered = scheme.before_panel(session, home)
        for handle in ("panel", "panel-2") if state != "called" else ():
            panel.sit(session, scheme.considered(session, considered), who[handle], "none", "")
        for handle in ("panel", "panel-2") if state in ("view", "declined") else ():
            panel.say(session, scheme.considered(session, considered), who[handle], "decline", "")
        if state == "declined":
            no = Decision("decline", "The stairs.")
            deciding.decide(session, scheme.considered(session, considered), who["panel"], no)
    approved = scheme.home(session, found[Step.APPROVED])
    _reviewed(session, approved, who)
    for asked in (enquiring.Told("Ada", email="ada@example.org"), enquiring.Told("Bo", phone="1")):
        enquiry = enquiring.ask(session, asked)
        if asked.name == "Bo":
            enquiring.take(session, enquiry, who["scheme-worker"], enquiry.version)
    enquiring.ask(session, enquiring.Told("Gwen", words="A room"), who["carer-3"])
    session.add(Enquiry(name="Sam", person_id=who["musician"].id, state="taken"))


def _is_way(step: Any) -> bool:
    return step not in ("paused", "closed", "ended")


def _reviewed(session: Any, home: Any, who: dict[str, Person]) -> None:
    from alongside_shared_lives.approval_models import CarerReview
    from alongside_shared_lives.dates import today

    session.add(
        CarerReview(
            household_id=home.id, day=today(), by_id=who["scheme-worker"].id, outcome="continue"
        )
    )


def _asked(session: Any, who: dict[str, Person]) -> None:
    """Sam and Gwen, asked about each other, in each way in which it can stand."""
    states: dict[str, dict[str, Any]] = {
        "new": {},
        "rests": {"closed_at": _now()},
        "shown": {"person_shows_at": _now(), "household_shows_at": _now()},
        "unseen by the household": {"household_shows_at": _now()},
    }
    for name, values in states.items():
        pair = _pair(session, who, f"Asked: {name}")
        one = pair.possibility
        one.person_answer = one.household_answer = ""
        for column, value in values.items():
            setattr(one, column, value)


def _together(session: Any, who: dict[str, Person]) -> None:
    """Sam and Gwen as they meet, choose, try it, live together, and say goodbye."""
    from living_cast import AGREED, DAY

    from alongside_shared_lives import (
        living_agreements,
        living_arrangements,
        living_ending,
        living_meetings,
        living_ordinary,
        living_reviews,
    )
    from alongside_shared_lives.dates import today
    from alongside_shared_lives.living_meetings import Told
    from alongside_shared_lives.living_parties import Part

    sam, gwen, nadia = who["musician"], who["carer-3"], who["scheme-worker"]

    def cast(name: str) -> Any:
        return _cast(session, who, f"Life: {name}")

    meet = cast("meeting")
    for days in (-1, 5):
        when = today() + days * DAY
        pair = meet.pair(session)
        living_meetings.plan(session, pair, gwen, kind="tea", planned_on=when)
    met = cast("met")
    meeting = Part(met.pair(session), met.meet(session, met.pair(session)))
    for by in (sam, gwen, nadia):
        living_meetings.tell(session, meeting, by, Told("We had tea", share=True))
    for side in ("person", "household"):
        chose = cast(f"{side} chose")
        chose.meet(session, chose.pair(session))
        chose.choose(session, chose.pair(session), side, "not_yet")
    both = cast("both chose")
    both.both_choose(session, both.pair(session))
    tried = cast("tried").tried(session)
    written = cast("written").tried(session)
    living_agreements.write(session, written, AGREED)
    signed = cast("signed")
    agreed = signed.tried(session)
    living_agreements.write(session, agreed, AGREED)
    signed.sign(session, agreed, "person", "household")
    lived = cast("lived").lived(session)
    for by in (sam, gwen):
        living_ordinary.note_down(session, lived, by, "Burnt the rice")
    living_reviews.ask(session, lived, sam)
    paused = cast("paused").lived(session)
    living_arrangements.pause(session, paused, pauses=True)
    breaks = cast("breaks").lived(session, "short_break")
    from_on = today() + 40 * DAY
    living_arrangements.stay(session, breaks, "visit", from_on, from_on + DAY)
    for by in (sam, gwen, nadia):
        leaves = cast(f"{by.handle} gave notice").lived(session)
        first = living_ending.first_end(session, leaves)
        living_ending.give_notice(session, leaves, by, first + 9 * DAY)
    over = cast("over").tried(session)
    living_ending.stop(session, over)
    assert tried.state == "trial"


def _now() -> Any:
    from alongside import utcnow

    return utcnow()


def _home(session: Any, who: dict[str, Person], name: str) -> Any:
    from living_cast import approve

    from alongside_shared_lives.approval_models import Training
    from alongside_shared_lives.approvals import courses
    from alongside_shared_lives.dates import today
    from alongside_shared_lives.models import Household, Housemate

    home = Household(name=name, state="approved", worker_id=who["scheme-worker"].id)
    session.add(home)
    session.flush()
    approve(session, home.id)
    carer = who["carer-3"].id
    session.add(Housemate(household_id=home.id, person_id=carer, part="carer"))
    session.add_all(
        Training(household_id=home.id, person_id=carer, kind=one, done_on=today())
        for one in courses()
    )
    session.flush()
    return home


def _pair(session: Any, who: dict[str, Person], name: str) -> Any:
    from living_cast import possible

    return possible(session, who["musician"].id, _home(session, who, name).id, None)


def _cast(session: Any, who: dict[str, Person], name: str) -> Any:
    from living_cast import Harbour

    pair = _pair(session, who, name)
    names = {"person": "musician", "helper": "parent", "carer": "carer-3", "mate": "carer-2"}
    names |= {"worker": "scheme-worker", "manager": "scheme-manager", "panel": "panel"}
    people = {part: who[handle].id for part, handle in names.items()}
    more = {"outsider": who["parent"].id, "household": pair.home.id, "looking": pair.seeker.id}
    return Harbour(None, **people, **more, pair_id=pair.id)
