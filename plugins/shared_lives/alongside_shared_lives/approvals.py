"""What a household is approved for on a day, and why something may not begin there.

Whoever begins an arrangement asks here, and nowhere else. Source: domain.md 1b, carer path 3-5.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.carer_words import DOCUMENTS
from alongside_shared_lives.lists import lines, months_of
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import Step
from alongside_shared_lives.words import KINDS

NEWEST_FIRST = (Approval.from_on.desc(), Approval.id.desc())


@dataclass(frozen=True)
class Standing:
    """What a household is approved for on a day.

    `most_adults` and `kinds` are those of the approval, within what the council offers; 0 and none
    where there is no approval. `troubles` are sentences that say why nothing may begin on that day;
    `why_not` also says so of one kind. `expired` are those of them that keep people from being
    introduced, too: a course can still be taken meanwhile.
    """

    approved: bool = False
    most_adults: int = 0
    kinds: frozenset[str] = frozenset()
    conditions: str = ""
    expired: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def why_not(self, kind: str) -> list[str]:
        """Why an arrangement of a kind may not begin on that day; empty where it may."""
        return [*self.troubles, *self._not_for(kind)]

    def why_not_asked(self, kind: str) -> list[str]:
        """Why nobody is introduced on that day for a kind, which may be open: as matching says."""
        stopped = self.expired if self.approved else self.troubles
        return [*stopped, *(self._not_for(kind) if kind else [])]

    def _not_for(self, kind: str) -> list[str]:
        if not self.approved or kind in self.kinds:
            return []
        return [str(_("It is not approved for “%(kind)s”.", kind=KINDS.get(kind, kind)))]


def standing(session: CouncilSession, home: Home, on: date) -> Standing:
    """What a household is approved for on a day, and whatever stands in the way. Few statements."""
    return standings(session, [home], on)[home.id]


def standings(
    session: CouncilSession, homes: Collection[Home], on: date
) -> dict[uuid.UUID, Standing]:
    """The same of several households, each with everybody in it. Three statements."""
    ids = [one.id for one in homes]
    learned = _by_home(session.scalars(select(Training).where(Training.household_id.in_(ids))))
    papers = _by_home(session.scalars(select(Requirement).where(Requirement.household_id.in_(ids))))
    asked = select(Approval).where(Approval.household_id.in_(ids))
    approved = _by_home(session.scalars(asked.order_by(*NEWEST_FIRST)))
    return {
        home.id: _standing(
            home,
            approved[home.id],
            _run_out(home, learned[home.id], papers[home.id], on),
            _untaken(home, learned[home.id]),
            on,
        )
        for home in homes
    }


def _standing(
    home: Home, approved: Sequence[Approval], expired: list[str], untaken: list[str], on: date
) -> Standing:
    step = Step(home.household.state)
    approval = next((one for one in approved if holds(one, on)), None)
    if step is Step.PAUSED:
        return Standing(troubles=[_("Its approval is paused.")])
    if step is Step.ENDED:
        return Standing(troubles=[_("Its approval has ended.")])
    if approval is None or step is not Step.APPROVED:
        return Standing(troubles=[_no_approval(approved, on)])
    settings = practice_settings("shared_lives")
    return Standing(
        approved=True,
        most_adults=min(approval.most_adults, settings.most_adults),
        kinds=frozenset(approval.kinds) & frozenset(settings.kinds),
        conditions=approval.conditions,
        expired=expired,
        troubles=expired + untaken,
    )


def _by_home(rows: Iterable[Any]) -> defaultdict[uuid.UUID, list[Any]]:
    found: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.household_id].append(one)
    return found


def approvals_of(session: CouncilSession, household_id: uuid.UUID) -> Sequence[Approval]:
    """All approvals of a household, the newest first."""
    asked = select(Approval).where(Approval.household_id == household_id)
    return session.scalars(asked.order_by(*NEWEST_FIRST)).all()


def holds(approval: Approval, on: date) -> bool:
    """Whether an approval holds on a day."""
    ended = approval.ended_on is not None and approval.ended_on <= on
    over = approval.until_on is not None and approval.until_on < on
    return approval.from_on <= on and not ended and not over


def approval_on(session: CouncilSession, household_id: uuid.UUID, on: date) -> Approval | None:
    """The approval that holds on a day."""
    return next((one for one in approvals_of(session, household_id) if holds(one, on)), None)


def latest(training: Iterable[Training]) -> list[Training]:
    """Of each kind and person what counts longest: what was learned again replaces what was."""
    best: dict[tuple[uuid.UUID, str], Training] = {}
    for one in training:
        known = best.get((one.person_id, one.kind))
        if known is None or _until(one) > _until(known):
            best[one.person_id, one.kind] = one
    return list(best.values())


def newest(documents: Iterable[Requirement]) -> list[Requirement]:
    """Of each document that is there and runs out, the one that holds longest."""
    best: dict[tuple[str, str, uuid.UUID | None], Requirement] = {}
    for one in documents:
        key = (one.kind, one.title, one.person_id)
        known = best.get(key)
        if one.got_on is None:
            continue
        if known is None or (one.expires_on or date.max) > (known.expires_on or date.max):
            best[key] = one
    return list(best.values())


def courses() -> dict[str, int | None]:
    """What carers learn by the settings, and for how many months it counts."""
    return dict(months_of(line) for line in lines(practice_settings("shared_lives").training))


def never_taken(home: Home, training: Iterable[Training]) -> list[tuple[Person, str]]:
    """Which carer of a household has never taken which course that the council asks for."""
    taken = {(one.person_id, one.kind.casefold()) for one in training}
    return [
        (person, kind)
        for person in home.carers
        for kind in courses()
        if (person.id, kind.casefold()) not in taken
    ]


def _until(training: Training) -> tuple[date, date]:
    return training.expires_on or date.max, training.done_on


def _no_approval(approved: Iterable[Approval], on: date) -> str:
    for one in approved:
        if one.from_on > on:
            begins = _("Its approval begins on %(day)s.", day=format_date(one.from_on, "long"))
            return str(begins)
        if one.until_on is not None and one.until_on < on and one.ended_on is None:
            over = _("Its approval ran out on %(day)s.", day=format_date(one.until_on, "long"))
            return str(over)
    return str(_("It is not approved yet."))


def _run_out(
    home: Home, learned: Iterable[Training], papers: Iterable[Requirement], on: date
) -> list[str]:
    """What has run out by a day, in words, by the day on which it did."""
    names = {person.id: person.display_name for _mate, person in home.people}
    carers = {person.id for person in home.carers}
    found = [
        (one.expires_on, _named(names, one.person_id, one.kind))
        for one in latest(learned)
        if one.expires_on is not None and one.expires_on < on and one.person_id in carers
    ]
    found += [
        (one.expires_on, _named(names, one.person_id, title_of(one)))
        for one in newest(papers)
        if one.expires_on is not None and one.expires_on < on
    ]
    return [
        _("%(what)s ran out on %(day)s.", what=what, day=format_date(day, "long"))
        for day, what in sorted(found)
    ]


def _untaken(home: Home, learned: Iterable[Training]) -> list[str]:
    """What its carers have never taken of the courses that the council asks for, in words."""
    names = {person.id: person.display_name for person in home.carers}
    return [
        _("%(what)s has not been taken yet.", what=_named(names, person.id, kind))
        for person, kind in never_taken(home, learned)
    ]


def title_of(document: Requirement) -> str:
    """What a document is called."""
    return str(document.title or DOCUMENTS.get(document.kind, document.kind))


def _named(names: dict[uuid.UUID, str], person_id: uuid.UUID | None, what: str) -> str:
    name = names.get(person_id) if person_id else None
    return f"{what} ({name})" if name else what
