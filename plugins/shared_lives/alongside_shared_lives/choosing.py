"""Both choose: a household and a person each read about the other, and answer on their own.

A scheme worker thinks of a possibility and writes down what speaks for it and what against; nothing
is assigned. Each side lets the other read its page, or does not, and can take that back. Each then
answers yes, no or not yet, for which no reason is needed. What one side said is told to the other
never, and what came of it only when both have said yes or no, so that nobody learns who said no
first. Source: domain.md 1b steps 4 and 5, rule 24.
"""

from datetime import datetime
from typing import Literal

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, all_apart, utcnow
from alongside_shared_lives import apart, notices
from alongside_shared_lives.living_models import Introduction
from alongside_shared_lives.living_parties import hold_pair, running
from alongside_shared_lives.living_states import moved_on
from alongside_shared_lives.parties import Pair
from alongside_shared_lives.states import LookingState, NotNow, Step

Whose = Literal["person", "household"]
OTHER: dict[Whose, Whose] = {"person": "household", "household": "person"}


def side_of(pair: Pair, person: Person | None) -> Whose | None:
    """Which side somebody answers for: the person and whom they chose, or a carer; never both."""
    if person is None:
        return None
    part = pair.home.part(person)
    if person == pair.seeker.person or (person == pair.seeker.helper and not part):
        return "person"
    return "household" if part == "carer" else None


def shows(pair: Pair, whose: Whose) -> datetime | None:
    """Since when a side lets the other read its page; of who looks no longer, nobody reads it.

    A pause closes the page, and opens it again when it is over, without asking anew.
    """
    if whose == "person":
        there = pair.seeker.looking.state in (LookingState.LOOKING, LookingState.SETTLED)
        return pair.possibility.person_shows_at if there else None
    there = pair.home.household.state not in (Step.CLOSED, Step.ENDED)
    return pair.possibility.household_shows_at if there else None


def knows(pair: Pair, reader: Whose) -> bool:
    """Whether a side hears who the other is: not before that one lets it read its page.

    Who both said yes and meet know each other, also where a page is taken back later.
    """
    return shows(pair, OTHER[reader]) is not None or outcome(pair) is True


def name_of_other(pair: Pair, reader: Whose) -> str:
    """What a side calls the other, with no name while it does not hear who that is."""
    other = OTHER[reader]
    if not knows(pair, reader):
        return str(_("A household") if other == "household" else _("Somebody who looks"))
    return pair.home.name if other == "household" else pair.seeker.name


def show(session: CouncilSession, pair: Pair, whose: Whose, *, how: str = "") -> None:
    """Let the other side read one's page. `how` says how a person said so, where others note it.

    Raises NotNow for a possibility that rests, and where a wall keeps the two apart.
    """
    hold_pair(session, pair)
    _must_be_open(pair)
    apart.must_fit(session, pair.seeker, pair.home)
    if whose == "person":
        pair.possibility.person_shows_at, pair.possibility.person_shows_how = utcnow(), how
        people = pair.home.carers
    else:
        pair.possibility.household_shows_at = utcnow()
        people = [pair.seeker.person]
    notices.tell(session, people, f"shared_lives.shown:{pair.id}")


def take_back(session: CouncilSession, pair: Pair, whose: Whose) -> None:
    """The other side reads one's page no more, from the next click on."""
    hold_pair(session, pair)
    if whose == "person":
        pair.possibility.person_shows_at, pair.possibility.person_shows_how = None, ""
    else:
        pair.possibility.household_shows_at = None


def answer_of(pair: Pair, whose: Whose) -> str:
    """What a side said, or ""."""
    possibility = pair.possibility
    return possibility.person_answer if whose == "person" else possibility.household_answer


def answer(
    session: CouncilSession, pair: Pair, whose: Whose, said: str, by: Person, *, how: str = ""
) -> None:
    """Keep what a side says: `yes`, `no` or `not_yet`. It can be changed until both have decided.

    `how` says how a person said it, where somebody of the scheme wrote it down for them. Where it
    does not go on, neither reads about the other any more. Raises NotNow where the other side has
    not shown its page (one cannot choose unseen) or a wall keeps the two apart, unless the answer
    is no; when both have decided; or where a yes or no that a person gave themself would be
    another in somebody else's words.

    Whoever knows the other already, or has said yes to meeting, may say no at any time before they
    live together. It rests then, just as when the scheme lets it rest: nobody hears whose no it is.
    """
    hold_pair(session, pair)
    if said == "no" and (outcome(pair) is True or pair.possibility.existing):
        rest(session, pair)
        if how:
            pair.possibility.person_answered_how = how
        return
    _must_be_open(pair)
    if how and answer_of(pair, whose) in ("yes", "no") and not _was_noted(pair):
        raise NotNow(_("They have answered themselves. Only they can change it."))
    if said != "no":
        apart.must_fit(session, pair.seeker, pair.home)
    if said != "no" and shows(pair, OTHER[whose]) is None:
        raise NotNow(_("They have not said yet that you may read about them."))
    possibility, now = pair.possibility, utcnow()
    if whose == "person":
        possibility.person_answer, possibility.person_answered_how = said, how
        possibility.person_answered_at, possibility.person_answered_by_id = now, by.id
    else:
        possibility.household_answer = said
        possibility.household_answered_at, possibility.household_answered_by_id = now, by.id
    if outcome(pair) is False:
        possibility.person_shows_at = possibility.household_shows_at = None
        possibility.person_shows_how = ""
    if outcome(pair) is not None:
        tell_both(session, pair)
    elif how:
        tell_noted(session, pair, whose)


def tell_noted(session: CouncilSession, pair: Pair, whose: Whose) -> None:
    """Say to a side that something waits: somebody wrote down an answer of theirs."""
    helper = [pair.seeker.helper] if pair.seeker.helper else []
    people = [pair.seeker.person, *helper] if whose == "person" else pair.home.carers
    notices.tell(session, people, f"shared_lives.possibility:{pair.id}")


def _was_noted(pair: Pair) -> bool:
    """Whether what counts as a person's answer was written down for them."""
    return bool(pair.possibility.person_answered_how)


def outcome(pair: Pair) -> bool | None:
    """Whether it goes on, when both have said yes or no; None until then."""
    answers = {pair.possibility.person_answer, pair.possibility.household_answer}
    if not answers <= {"yes", "no"}:
        return None
    return answers == {"yes"}


def rest(session: CouncilSession, pair: Pair) -> None:
    """Let it rest: nobody reads the other's page any more, and nobody is told why.

    What they planned is called off, and both are told that something has changed. Raises NotNow
    where the two live together: that has an ending of its own; and where it rests already.
    """
    hold_pair(session, pair)
    must_not_be_lived(session, pair)
    if pair.possibility.closed_at is not None:
        raise moved_on()
    if close(session, pair):
        tell_both(session, pair)


def close(session: CouncilSession, pair: Pair) -> bool:
    """Take both pages back and call off what was planned; gives whether anything was."""
    possibility = pair.possibility
    possibility.closed_at = utcnow()
    possibility.person_shows_at = possibility.household_shows_at = None
    possibility.person_shows_how = ""
    planned = select(Introduction).where(
        Introduction.possibility_id == pair.id, Introduction.state == "planned"
    )
    meetings = session.scalars(planned).all()
    for one in meetings:
        one.state = "called_off"
    return bool(meetings)


def tell_both(session: CouncilSession, pair: Pair) -> None:
    """Say to both sides that something waits, at the same moment and in the same words.

    Whom a wall keeps apart hears nothing: no page of it is there for them.
    """
    if apart.kept_apart(pair.seeker, pair.home, all_apart(session)):
        return
    people = [pair.seeker.person, *([pair.seeker.helper] if pair.seeker.helper else [])]
    notices.tell(session, [*people, *pair.home.carers], f"shared_lives.possibility:{pair.id}")


def must_not_be_lived(session: CouncilSession, pair: Pair) -> None:
    if running(session, pair) is not None:
        raise NotNow(_("They live together, or try it. That ends on its own page."))


def _must_be_open(pair: Pair) -> None:
    if pair.possibility.closed_at is not None or outcome(pair) is not None:
        raise moved_on()
