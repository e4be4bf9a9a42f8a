"""Communication needs, as the Accessible Information Standard asks (DAPB1605, was DCB1605).

The standard asks to identify, record, flag, share, meet and review: `KINDS` are what can be
recorded, in the standard's four groups; a page shows them near its top; `review_on` says when to
ask again. They cover carers and family as much as anyone else: everyone is a `Person`.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from alongside.db.tenancy import CouncilSession
from alongside.people.models import CommunicationNeed, Person

FORMATS = (
    ("large-print", _l("Large print")),
    ("easy-read", _l("Easy read")),
    ("plain-words", _l("Plain words, read aloud together")),
    ("audio", _l("Audio")),
    ("braille", _l("Braille")),
    ("bsl-video", _l("Video in British Sign Language")),
    ("electronic", _l("By e-mail, for a screen reader")),
    ("coloured-paper", _l("Coloured paper or a clear typeface")),
)
PROFESSIONALS = (
    ("bsl-interpreter", _l("British Sign Language interpreter")),
    ("deafblind-interpreter", _l("Deafblind interpreter")),
    ("language-interpreter", _l("Interpreter for a spoken language")),
    ("lipspeaker", _l("Lipspeaker")),
    ("speech-to-text", _l("Speech to text")),
    ("advocate", _l("An advocate, or someone who helps to speak up")),
)
SUPPORT = (
    ("lip-reads", _l("Lip-reads: face the person, in good light")),
    ("hearing-aid", _l("Hearing aid or loop")),
    ("makaton", _l("Makaton or other signs")),
    ("symbols", _l("Symbols, pictures or photographs")),
    ("device", _l("A communication device or app")),
    ("time", _l("More time to take in and to answer")),
    ("quiet", _l("A quiet place")),
    ("familiar-person", _l("Somebody familiar there")),
)
CONTACT = (
    ("no-phone", _l("Not by telephone")),
    ("text-relay", _l("Text relay")),
    ("phone-first", _l("A call before anything is sent")),
)
OTHER = (("other", _l("Something else")),)
GROUPS = (FORMATS, PROFESSIONALS, SUPPORT, CONTACT, OTHER)
KINDS = {kind: label for group in GROUPS for kind, label in group}


def communication_needs(
    session: CouncilSession, people: Collection[Person]
) -> dict[uuid.UUID, list[str]]:
    """What people need so that they can understand and be understood, in words. One statement.

    The standard asks to share it with whoever meets them (DAPB1605), so that nobody asks again.
    """
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    asked = select(CommunicationNeed).where(
        CommunicationNeed.person_id.in_([one.id for one in people])
    )
    for need in session.scalars(asked.order_by(CommunicationNeed.created_at, CommunicationNeed.id)):
        words = str(KINDS.get(need.kind, need.kind))
        found[need.person_id].append(f"{words}: {need.detail}" if need.detail else words)
    return dict(found)


def in_a_year(day: date) -> date:
    """The same day next year; the last of February where that year has no such day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def reviewed(need: CommunicationNeed, today: date) -> None:
    """Note that the need was talked about and still holds: ask again in a year."""
    need.review_on = in_a_year(today)
