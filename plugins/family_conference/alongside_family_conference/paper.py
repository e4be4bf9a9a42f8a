"""How something looks on paper: its type, its layout and its language.

Both languages of these islands' councils that we speak are there on paper for everybody, also where
a council's pages are in one: a copy is for whoever it is given to.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass

from flask_babel import force_locale, get_locale

from alongside import Person
from alongside_family_conference.words import LAYOUTS, PAPER_LANGUAGES, SIZES

_LOCALES = {"en": "en_GB", "cy": "cy"}


@dataclass(frozen=True)
class Look:
    """Type (`usual` or `large`), layout (`usual` or `easy`) and language (`en` or `cy`)."""

    size: str = "usual"
    layout: str = "usual"
    language: str = "en"

    @classmethod
    def asked(cls, given: Mapping[str, str], language: str) -> "Look":
        """What was asked for, as far as there is such a thing; else the usual."""
        look = {"size": SIZES, "layout": LAYOUTS, "language": PAPER_LANGUAGES}
        usual = {"size": "usual", "layout": "usual", "language": language}
        return cls(
            **{n: given[n] if given.get(n) in known else usual[n] for n, known in look.items()}
        )

    def with_(self, **changed: str) -> dict[str, str]:
        """This look with something else about it, for a link."""
        return {**asdict(self), **changed}

    def speaking(self) -> AbstractContextManager[None]:
        """Speak its language: headings, labels and dates. What people wrote stays as it is."""
        forced: AbstractContextManager[None] = force_locale(_LOCALES[self.language])
        return forced


def language_of(person: Person | None) -> str:
    """The language that somebody reads on paper; that of this page where they have not said."""
    wish = person.language if person is not None else ""
    code = (wish or str(get_locale())).partition("_")[0]
    return code if code in PAPER_LANGUAGES else "en"
