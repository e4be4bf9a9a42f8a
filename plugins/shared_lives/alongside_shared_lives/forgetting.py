"""What erasing a person leaves of a household: of one that was theirs alone, nothing that says who.

The holdings empty what somebody wrote in their own name. A household's path is about everybody in
it, so it stays as long as one of its carers does. With the last of them go its name, its pages,
what it was asked for and what was written about it; that it was approved, for how many and from
when until when, stays, because others lived with it.
"""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from alongside import CouncilSession, Person
from alongside_shared_lives import path
from alongside_shared_lives.approval_models import Approval, CarerReview
from alongside_shared_lives.approvals import approvals_of
from alongside_shared_lives.carer_models import Application, Move, Report, Requirement, Visit
from alongside_shared_lives.carer_words import REPORT
from alongside_shared_lives.dates import today
from alongside_shared_lives.enquiry_models import Enquiry
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_paper_models import Agreement, Signature
from alongside_shared_lives.models import Household, Housemate, Looking, Vacancy
from alongside_shared_lives.panel_models import Consideration
from alongside_shared_lives.parties import Home, load_home
from alongside_shared_lives.profiles import HOUSEHOLD
from alongside_shared_lives.states import STEPS, Step

WORDS: dict[Any, tuple[str, ...]] = {
    Report: tuple(REPORT),
    Consideration: ("applicant_there", "conditions", "reasons", "appeal", "appeal_words"),
    Approval: ("conditions",),
    CarerReview: (
        "changes",
        "learned",
        "safety",
        "incidents",
        "views",
        "views_by",
        "own_needs",
        "breaks",
        "terms",
        "reasons",
        "said",
    ),
    Move: ("words",),
}
"""What was written about a household, in rows that stay for what was decided."""

GONE: tuple[Any, ...] = (Application, Requirement, Visit, Vacancy, Enquiry)


def forget(session: CouncilSession, person: Person) -> None:
    """Empty what the holdings cannot reach, before somebody is erased."""
    lived = select(Housemate.household_id).where(Housemate.person_id == person.id)
    for household_id in session.scalars(lived).all():
        home = load_home(session, household_id)
        if home is None:
            continue
        _own_reasons(session, home, person)
        if [one.id for one in home.carers] == [person.id]:
            _empty(session, home)
    _signatures(session, person)
    session.flush()


def _own_reasons(session: CouncilSession, home: Home, person: Person) -> None:
    """What somebody of the household said where they took a step of it, and a draft of theirs."""
    here = Move.household_id == home.id, Move.by_id == person.id
    session.execute(update(Move).where(*here).values(words=""))
    if home.household.begun_by_id == person.id:
        draft = Application.household_id == home.id, Application.sent_at.is_(None)
        session.execute(delete(Application).where(*draft))


def _empty(session: CouncilSession, home: Home) -> None:
    """Leave of a household only that it was there."""
    household = home.household
    household.name = str(_("A household that is no longer here"))
    for name in (*HOUSEHOLD, "area", "written", "written_with"):
        setattr(household, name, "")
    household.factors, household.packed = {}, bytes(64)
    step = Step(household.state)
    over = next((one for one in (Step.ENDED, Step.CLOSED) if one in STEPS[step]), step)
    household.state, household.state_since = over.value, today()
    path.end_approvals(approvals_of(session, home.id))
    session.flush()
    for model in GONE:
        session.execute(delete(model).where(model.household_id == home.id))
    for model, names in WORDS.items():
        emptied = update(model).where(model.household_id == home.id)
        session.execute(emptied.values(dict.fromkeys(names, "")))


def _signatures(session: CouncilSession, person: Person) -> None:
    """A mark, a photo of one, or a voice, of somebody who signed for themself or their household.

    What somebody of the scheme took down is whose it is; that stays.
    """
    own = (
        select(Agreement.id)
        .join(Arrangement, Arrangement.id == Agreement.arrangement_id)
        .join(Looking, Looking.id == Arrangement.looking_id)
        .where(
            (Looking.person_id == person.id)
            | (Looking.helper_id == person.id)
            | Arrangement.household_id.in_(
                select(Household.id)
                .join(Housemate, Housemate.household_id == Household.id)
                .where(Housemate.person_id == person.id)
            )
        )
    )
    theirs = Signature.by_id == person.id, Signature.agreement_id.in_(own)
    session.execute(update(Signature).where(*theirs).values(content=None, kind=""))
