"""The offer of a family meeting before care proceedings, to each parent.

England only, from a council's own day: Children Act 1989, section 31ZA. Saying no to the offer is
each parent's right. It is written down as an answer, and nothing else here goes by it.
"""

from datetime import date

from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from alongside import CouncilSession, Person, practice_settings
from alongside_family_conference.gatherings import Gathering, Party, hold, today
from alongside_family_conference.settings import PLACEHOLDER
from alongside_family_conference.states import BEFORE_THE_DAY


def parents(gathering: Gathering, reader: Person) -> list[Party]:
    """Who has parental responsibility, of those whom the reader may know to be in it."""
    return [one for one in gathering.seen_by(reader) if one.participant.parental]


def languages(person: Person, offered: list[str]) -> list[str]:
    """The languages that a letter can be in, theirs first."""
    written = bool(practice_settings("family_conference").offer_letter_cy)
    found = ["en", *(["cy"] if written or "cy" in offered else [])]
    return sorted(found, key=lambda one: one != person.language)


def letter(gathering: Gathering, party: Party, language: str, council: str) -> str:
    """The letter with the offer, in the council's wording or ours, with everything filled in."""
    settings = practice_settings("family_conference")
    referrer = gathering.referrer
    with force_locale("cy" if language == "cy" else "en_GB"):
        wording = settings.offer_letter_cy if language == "cy" else settings.offer_letter_en
        central = [one.name for one in gathering.who("central")]
        filled = {
            "name": party.name,
            "children": _and(central),
            "date": format_date(party.participant.offered_on or today(), "long"),
            "contact": settings.contact or (referrer.name if referrer else council),
            "council": council,
        }
        text = wording or _our_wording()
    # In one go, so that what somebody is called is never filled in again.
    return PLACEHOLDER.sub(lambda found: filled.get(found[1], found[0]), text)


def offer(session: CouncilSession, gathering: Gathering, party: Party, on: date) -> None:
    """Note that the letter went to somebody: the day of the offer and of the letter, at once."""
    hold(session, gathering)
    gathering.must_be(*BEFORE_THE_DAY)
    party.participant.offered_on = on
    made = [one.participant.offered_on for one in gathering.parties]
    days = [one for one in made if one is not None]
    gathering.conference.offered_on = min(days)
    gathering.conference.offer_letter_on = max(days)


def note_answer(
    session: CouncilSession, gathering: Gathering, party: Party, answer: str, on: date | None
) -> None:
    """Note what somebody said to the offer. It changes nothing else, whatever it is."""
    hold(session, gathering)
    gathering.must_be(*BEFORE_THE_DAY)
    party.participant.offer_answer = answer
    party.participant.offer_answered_on = (on or today()) if answer else None


def _and(names: list[str]) -> str:
    """Names in a row, as people say them."""
    if len(names) < 2:
        return "".join(names)
    return str(_("%(some)s and %(last)s", some=", ".join(names[:-1]), last=names[-1]))


def _our_wording() -> str:
    return str(
        _(
            "Dear {name},\n\nWe are worried about {children}, and we are thinking about asking a "
            "court to decide. "
            "Before we do, the law asks us to offer you a meeting in which your family makes a "
            "plan of its own. We are glad to.\n\nYour family and friends come together. Somebody "
            "gets it ready with you, you hear what we know and what we can offer, and you look for "
            "a plan that keeps {children} safe and well.\n\nIt is your choice. If you say no, that "
            "is never held against you. You can speak with a solicitor first.\n\nTo say yes or no, "
            "or to ask anything: {contact}\n\n{council}, {date}"
        )
    )
