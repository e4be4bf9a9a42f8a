"""The panel decides about a household, and the household may appeal.

What a member saw otherwise stays beside the outcome (rule 9). Source: domain.md 1b, panel.
"""

from collections import Counter

from flask_babel import gettext as _
from flask_babel import ngettext

from alongside import (
    CouncilSession,
    Person,
    may_be_together,
    people_with_role,
    practice_settings,
    utcnow,
)
from alongside_shared_lives import notices, path
from alongside_shared_lives.access import MANAGER
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.approvals import approvals_of
from alongside_shared_lives.considered import Considered, Decision
from alongside_shared_lives.dates import today
from alongside_shared_lives.panel import everyone, must_decide, take_hold, why_not
from alongside_shared_lives.panel_models import Consideration
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import hold, load_trail


def decide(
    session: CouncilSession, considered: Considered, by: Person, decided: Decision
) -> Consideration:
    """Write down what the panel decides, and do it: an approval begins, or the household goes on.

    An approval, or a no, needs more than half of those who said how they see it, and there must be
    as many as the council asks for. Not approved, the household stays where it is: it may appeal.
    """
    take_hold(session, considered)
    must_decide(session, considered, by)
    views = [
        one.view
        for one, who in considered.seats
        if one.view and not why_not(session, considered, who)
    ]
    quorum = practice_settings("shared_lives").panel_quorum
    if len(views) < quorum:
        raise NotNow(
            ngettext(
                "One member who may decide must say how they see it first.",
                "%(num)s members who may decide must say how they see it first.",
                quorum,
            )
        )
    if decided.decision != "defer" and Counter(views)[decided.decision] * 2 <= len(views):
        raise NotNow(_("Most of the members see it otherwise. Talk again, or decide not yet."))
    if not decided.reasons.strip():
        raise NotNow(_("Give reasons: the household reads them."))
    one = considered.consideration
    one.decision, one.reasons, one.applicant_there = (
        decided.decision,
        decided.reasons,
        decided.applicant_there,
    )
    one.decided_on, one.decided_by_id = today(), by.id
    home = considered.home
    if decided.decision == "approve":
        _approve(session, considered, decided)
        if Step(home.household.state) is Step.PANEL:
            path.go(session, home, Step.APPROVED, by)
    elif decided.decision == "defer" and Step(home.household.state) is Step.PANEL:
        path.go(session, home, Step.REPORT, by, decided.reasons)
    session.flush()
    notices.tell(session, home.carers, f"shared_lives.household:{home.id}")
    return one


def appeal(session: CouncilSession, home: Home, by: Person, words: str) -> Consideration:
    """Appeal against the last decision, as a carer of the household; the manager is told."""
    hold(session, home)
    last = load_trail(session, home).last
    if home.part(by) != "carer" or last is None or not last[0].decision:
        raise NotNow(_("There is no decision yet."))
    one = last[0]
    if one.appealed_at is not None:
        raise NotNow(_("You have appealed already."))
    one.appealed_at, one.appealed_by_id, one.appeal_words = utcnow(), by.id, words
    managers = [
        who
        for who in people_with_role(session, MANAGER)
        if may_be_together(session, [who, *everyone(home)])
    ]
    notices.tell(session, managers, f"shared_lives.household:{home.id}")
    session.flush()
    return one


def _approve(session: CouncilSession, considered: Considered, decided: Decision) -> None:
    settings = practice_settings("shared_lives")
    kinds = [one for one in decided.kinds if one in settings.kinds]
    most = decided.most_adults
    if most is None or not 1 <= most <= settings.most_adults or not kinds:
        raise NotNow(_("Say for how many adults and for what, within what the council offers."))
    if decided.review_on is None or decided.review_on <= today():
        raise NotNow(_("Say on which day to come it is looked at again."))
    if decided.probation_until is not None and decided.probation_until <= today():
        raise NotNow(_("The end of a first time must be a day to come."))
    path.end_approvals(approvals_of(session, considered.home.id))
    terms = {
        "most_adults": most,
        "kinds": kinds,
        "conditions": decided.conditions,
        "review_on": decided.review_on,
    }
    for name, value in terms.items():
        setattr(considered.consideration, name, value)
    considered.consideration.probation_until = decided.probation_until
    session.add(
        Approval(
            household_id=considered.home.id,
            consideration_id=considered.id,
            from_on=today(),
            until_on=decided.probation_until,
            probation=decided.probation_until is not None,
            **terms,
        )
    )
