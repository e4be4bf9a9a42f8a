"""Invented conversations for the demo, in several states."""

import secrets
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, current
from alongside_feedback import answering, complaints, poster, tell, tell_keys
from alongside_feedback.tell import Reach
from alongside_feedback.tell_models import Place, Telling, TellingTurn


def fill(session: CouncilSession, people: dict[str, Person]) -> None:
    """Add conversations with whoever answers at this council; nothing where nobody does."""
    worker = people.get("worker") or people.get("worker-abergwyn")
    if worker is None:
        return
    place = poster.add_place(session, _("Riverside Library"), worker)
    _nobody_has_answered_yet(session, place)
    _an_answer_and_thanks(
        session, worker, people.get("resident") or people.get("resident-abergwyn")
    )
    _asked_to_think_together(session, worker)
    _a_complaint(session, worker)


def _begin(
    session: CouncilSession,
    words: str,
    days: int,
    *,
    reach: Reach | None = None,
    about: str = "",
    place: Place | None = None,
    person: Person | None = None,
) -> Telling:
    keys = tell_keys.keys_for(tell_keys.new_token(), secrets.token_hex(16))
    telling = tell.tell(session, words, keys, reach=reach, about=about, place=place, person=person)
    session.flush()
    ago = timedelta(days=days)
    telling.created_at -= ago
    telling.moved_at -= ago
    telling.waiting_since = telling.created_at
    for turn in session.scalars(select(TellingTurn).where(TellingTurn.telling_id == telling.id)):
        turn.created_at -= ago
    return telling


def _nobody_has_answered_yet(session: CouncilSession, place: Place) -> None:
    _begin(
        session,
        _(
            "The lady who comes to my dad on Thursdays always asks about his pigeons before "
            "anything else. He shaves for Thursdays now. I wanted somebody to know."
        ),
        6,
        place=place,
    )
    _begin(
        session,
        _(
            "I told our story to four different people this year, from the beginning each time. "
            "The fourth time I left out the important part, because I was tired of it."
        ),
        3,
    )


def _an_answer_and_thanks(session: CouncilSession, worker: Person, writer: Person | None) -> None:
    telling = _begin(
        session,
        _("The ramp at the hall was blocked by the bins again, so I missed the first song."),
        12,
        about=_("The community hall"),
        person=writer,
    )
    answering.reply(
        session,
        telling,
        worker,
        _(
            "I went to look this morning, and you are right. The bins have a place behind the "
            "kitchen now, and the caretaker has a key for you. I am sorry about the song."
        ),
    )


def _asked_to_think_together(session: CouncilSession, worker: Person) -> None:
    telling = _begin(
        session,
        _(
            "Everybody asks how my son is doing at school. Nobody asks him what he is good at. "
            "He can mend anything with a motor."
        ),
        9,
        reach=Reach(name=_("Keran’s mum")),
        about=_("The meetings about my son"),
    )
    words = _("Thank you. I would like to hear about the motors, from him if he wants to.")
    answering.reply(session, telling, worker, words)
    answering.invite(
        session,
        telling,
        worker,
        hope=_("Meetings that begin with what Keran is good at, and that he wants to come to."),
        look_back_on=complaints.today() + timedelta(days=90),
    )


def _a_complaint(session: CouncilSession, worker: Person) -> None:
    telling = _begin(
        session,
        _(
            "We were told that somebody would ring about the short breaks by the end of the month. "
            "That was in spring. I rang five times and spoke to five people."
        ),
        8,
        reach=Reach(name="A. Whitlock", phone="01632 960114", safe_to_call=True),
        about=_("Short breaks"),
    )
    complaints.make(
        session,
        telling,
        current.council.nation,
        "children",
        wish=_("One person who rings back, and a date."),
    )
    answering.take_up(session, telling, worker)
