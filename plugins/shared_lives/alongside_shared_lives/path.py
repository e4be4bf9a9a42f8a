"""A household's path: what must be there before the next step, from whom, and the steps themselves.

Nobody is moved by the clock: somebody of the scheme takes each step, the panel the one that it
decides, and the household may stop at any time. Source: domain.md 1b, carer path.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives import notices
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.approvals import approvals_of
from alongside_shared_lives.carer_models import Move
from alongside_shared_lives.dates import today
from alongside_shared_lives.documents import wanted
from alongside_shared_lives.models import Household, Housemate
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import STEPS, NotNow, Step
from alongside_shared_lives.trail import Trail, hold, load_trail

FORWARD = {
    Step.ENQUIRY: Step.VISIT,
    Step.VISIT: Step.APPLICATION,
    Step.APPLICATION: Step.ASSESSMENT,
    Step.ASSESSMENT: Step.REPORT,
    Step.REPORT: Step.PANEL,
    Step.PANEL: Step.APPROVED,
}
"""The way that a household goes."""

OPEN = frozenset(FORWARD)
"""The steps before an approval."""

LIVE = frozenset({Step.APPROVED, Step.PAUSED})
BACK = {Step.REPORT: Step.ASSESSMENT, Step.PANEL: Step.REPORT}
MANAGED = frozenset({Step.PAUSED, Step.ENDED})
"""Steps that the registered manager takes, and the way back from a pause."""


@dataclass(frozen=True)
class Need:
    """Something that must be there before the next step: what, from whom, since when, and if."""

    what: str
    whom: str = ""
    since: date | None = None
    there: bool = False

    @property
    def days(self) -> int:
        """For how many days it is waited for."""
        return max((today() - self.since).days, 0) if self.since else 0


def needs(trail: Trail) -> list[Need]:
    """What must be there before the next step: what is there already, too."""
    ask = _NEEDS.get(trail.step)
    return list(ask(trail)) if ask else []


def waiting(trail: Trail) -> list[Need]:
    """What is still waited for."""
    return [one for one in needs(trail) if not one.there]


def begin(
    session: CouncilSession, name: str, carer: Person, by: Person, worker: Person | None = None
) -> Home:
    """A new household at its first step, with one who would be its carer."""
    household = Household(
        name=name,
        state=Step.ENQUIRY.value,
        state_since=today(),
        worker_id=worker.id if worker else None,
        begun_by_id=carer.id,
    )
    session.add(household)
    session.flush()
    mate = Housemate(household_id=household.id, person_id=carer.id, part="carer")
    first = Move(household_id=household.id, step="enquiry", day=today(), by_id=by.id)
    session.add_all([mate, first])
    session.flush()
    return Home(household, [(mate, carer)])


def walk_with(session: CouncilSession, home: Home, worker: Person) -> None:
    """Say who of the scheme walks with a household. Raises NotNow for one who lives there."""
    hold(session, home, OPEN | LIVE)
    if home.part(worker):
        raise NotNow(_("Somebody who lives there cannot walk with it for the scheme."))
    home.household.worker_id = worker.id


def ways(home: Home, *, manages: bool) -> list[Step]:
    """Which steps somebody of the scheme can take from here; the panel's own is not among them."""
    step = Step(home.household.state)
    return [
        one
        for one in Step
        if one in STEPS[step]
        and (step, one) != (Step.PANEL, Step.APPROVED)
        and (manages or step not in LIVE)
    ]


def move(
    session: CouncilSession,
    home: Home,
    to: Step,
    by: Person,
    words: str = "",
    *,
    seen: str,
    manages: bool = False,
) -> None:
    """Take a step. `seen` is the step that whoever takes it was looking at.

    Raises NotNow where it is no step from here, where something must be there first, where it is
    the panel's or the manager's to take, or where no word is said to the household about it.
    """
    hold(session, home)
    step = Step(home.household.state)
    if seen != step.value:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
    if to not in STEPS[step] or (step, to) == (Step.PANEL, Step.APPROVED):
        raise NotNow(_("That is no step from here."))
    if step in LIVE and not manages:
        raise NotNow(_("The registered manager does that."))
    if to is FORWARD.get(step):
        missing = waiting(load_trail(session, home))
        if missing:
            raise NotNow(_("Something is still waited for: %(what)s", what=missing[0].what))
    elif not words.strip():
        raise NotNow(_("Say why: the household reads it."))
    go(session, home, to, by, words)


def stop(session: CouncilSession, home: Home, by: Person, words: str = "") -> None:
    """Stop, as a carer of the household: before an approval, at any time and without a reason."""
    hold(session, home, OPEN)
    if home.part(by) != "carer":
        raise NotNow(_("Whoever would be the carer decides that."))
    go(session, home, Step.CLOSED, by, words)


def go(session: CouncilSession, home: Home, to: Step, by: Person, words: str = "") -> None:
    """Write a step down and tell the household; whoever calls has seen to it that it may be."""
    home.household.state, home.household.state_since = to.value, today()
    session.add(
        Move(household_id=home.id, step=to.value, day=today(), by_id=by.id, words=words.strip())
    )
    if to is Step.ENDED:
        end_approvals(approvals_of(session, home.id))
    session.flush()
    others = [one for one in home.carers if one.id != by.id]
    notices.tell(session, others, f"shared_lives.household:{home.id}")


def end_approvals(approvals: Iterable[Approval]) -> None:
    """Let approvals hold no more from today."""
    for one in approvals:
        one.ended_on = one.ended_on or today()


def late(trail: Trail) -> int:
    """For how many weeks longer than the council means a household has been on its way; 0: none."""
    if trail.step not in OPEN or trail.step is Step.PANEL:
        return 0
    meant = timedelta(weeks=practice_settings("shared_lives").weeks_to_panel)
    return max((today() - trail.begun - meant).days // 7, 0)


def _scheme(trail: Trail) -> str:
    return trail.worker.display_name if trail.worker else str(_("the scheme"))


def _household(trail: Trail) -> str:
    *some, last = [one.display_name for one in trail.home.carers] or [trail.home.name]
    return str(_("%(some)s and %(last)s", some=", ".join(some), last=last)) if some else last


def _enquiry(trail: Trail) -> Iterator[Need]:
    what = _("Somebody of the scheme who walks with you")
    yield Need(what, _("the scheme"), trail.since, trail.worker is not None)


def _visit(trail: Trail) -> Iterator[Need]:
    there = any(one.kind == "visit" for one in trail.visits)
    yield Need(_("A first visit at home"), _scheme(trail), trail.since, there)


def _application(trail: Trail) -> Iterator[Need]:
    sent = trail.application is not None and trail.application.sent_at is not None
    yield Need(_("The application"), _household(trail), trail.since, sent)


def _assessment(trail: Trail) -> Iterator[Need]:
    for one in wanted(trail):
        whom = one.whom or _household(trail)
        yield Need(one.named, whom, one.since or trail.since, one.there)
    scheme = _scheme(trail)
    talked = {one.with_id for one in trail.visits if one.kind == "talk" and one.words}
    for _mate, person in trail.home.people:
        what = _("A talk with %(name)s, in their own words", name=person.display_name)
        yield Need(what, scheme, trail.since, person.id in talked)
    met = any(one.kind == "shared" and one.words for one in trail.visits)
    what = _("A conversation with a person who lives a Shared Life, and what they say")
    yield Need(what, scheme, trail.since, met)
    needed = practice_settings("shared_lives").visits_needed
    what = ngettext("One visit or talk", "%(num)s visits and talks in all", needed)
    yield Need(what, scheme, trail.since, len(trail.visits) >= needed)


def _report(trail: Trail) -> Iterator[Need]:
    report = trail.report
    shared = report is not None and report.shared_at is not None
    what = _("The report, shared with the household")
    yield Need(what, _scheme(trail), trail.since, shared)
    if report is None or report.shared_at is None:
        return
    day = report.shared_at.date()
    passed = (today() - day).days >= practice_settings("shared_lives").comment_days
    commented = {person.id for person, _words in trail.said(report)}
    for person in trail.home.carers:
        what = _("What %(name)s says to the report", name=person.display_name)
        yield Need(what, person.display_name, day, person.id in commented or passed)


def _panel(trail: Trail) -> Iterator[Need]:
    last = trail.last
    on_list = last is not None and not last[0].decision
    appealed = last is not None and last[0].appealed_at is not None
    if last is None or appealed or last[0].decision:
        yield Need(_("A day on which the panel meets"), _scheme(trail), trail.since, on_list)
    yield Need(_("The decision of the panel"), _("the panel"), trail.since, False)


_NEEDS = {
    Step.ENQUIRY: _enquiry,
    Step.VISIT: _visit,
    Step.APPLICATION: _application,
    Step.ASSESSMENT: _assessment,
    Step.REPORT: _report,
    Step.PANEL: _panel,
}
