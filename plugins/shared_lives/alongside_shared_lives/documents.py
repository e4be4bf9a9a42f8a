"""Documents that a scheme asks for: of whom, since when, whether they are there and still hold."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside import CouncilSession, Person, practice_settings
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.carer_words import DOCUMENTS, OF_EACH
from alongside_shared_lives.dates import today
from alongside_shared_lives.lists import lines
from alongside_shared_lives.trail import Trail


@dataclass(frozen=True)
class Wanted:
    """A document that the settings ask for, of one carer or of the household."""

    kind: str
    title: str
    person: Person | None = None
    kept: Requirement | None = None

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind}:{self.person.id if self.person else ''}:{self.title}"

    @property
    def named(self) -> str:
        """What it is called, with whose it is."""
        return f"{self.title} ({self.person.display_name})" if self.person else self.title

    @property
    def there(self) -> bool:
        """Whether it came, and has not run out."""
        kept = self.kept
        if kept is None or kept.got_on is None:
            return False
        return kept.expires_on is None or kept.expires_on >= today()

    @property
    def whom(self) -> str:
        """Of whom it was asked, in words; "" while nobody was asked."""
        return self.kept.asked_of if self.kept else ""

    @property
    def since(self) -> date | None:
        """Since when it is waited for."""
        return self.kept.asked_on if self.kept else None


def wanted(trail: Trail) -> list[Wanted]:
    """What the settings ask for, with what is kept of each: the one that holds longest."""
    return [
        Wanted(kind, title, person, _kept(trail, kind, title, person))
        for kind, title, person in _asked_for(trail)
    ]


def _asked_for(trail: Trail) -> Iterator[tuple[str, str, Person | None]]:
    settings = practice_settings("shared_lives")
    for kind in settings.documents:
        title = str(DOCUMENTS[kind])
        if kind in OF_EACH:
            yield from ((kind, title, one) for one in trail.home.carers)
        else:
            yield kind, title, None
    for title in lines(settings.other_documents):
        yield "other", title, None


def _kept(trail: Trail, kind: str, title: str, person: Person | None) -> Requirement | None:
    fits = [
        one
        for one in trail.documents
        if one.kind == kind
        and one.person_id == (person.id if person else None)
        and (kind != "other" or one.title == title)
    ]
    came = [one for one in fits if one.got_on is not None]
    best = sorted(came, key=lambda one: (one.expires_on or date.max, one.got_on or date.min))
    return best[-1] if best else (fits[-1] if fits else None)


def load_document(session: CouncilSession, document_id: uuid.UUID) -> Requirement | None:
    """A document by its id."""
    return session.get(Requirement, document_id)
