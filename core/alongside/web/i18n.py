"""Languages: which one this page is in, and which ones the council offers."""

import logging
import re
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, lru_cache
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from babel import Locale
from babel.messages.plurals import get_plural
from babel.support import Translations
from flask import Flask, g, has_app_context, has_request_context, request
from flask_babel import Babel, Domain, force_locale, get_domain, get_locale
from wtforms.i18n import messages_path

if TYPE_CHECKING:
    from alongside.people.models import Person

log = logging.getLogger(__name__)
NAMES = {"en": "English", "cy": "Cymraeg", "en_GB@easy": "Easy read"}
COOKIE = "alongside_language"
CATALOGUES = Path(__file__).parent.parent / "translations"
GAP = re.compile(r"%(?:\([^)]*\))?.?")
"""What a page fills in; a percent sign that stands for itself is written twice."""


def offered() -> list[str]:
    """The languages that this council offers, its own first."""
    council = g.get("council")
    return list(council.languages) if council is not None else ["en"]


def chosen() -> str:
    """The reader's choice among them: by cookie, by person, or the council's first."""
    languages = offered()
    person = (g.actor.person or g.actor.arriving) if "actor" in g else None
    cookie = request.cookies.get(COOKIE) if has_request_context() else None
    for wish in (cookie, person.language if person else None):
        if wish in languages:
            return wish
    return languages[0] if languages else "en"


def as_read_by(person: "Person | None") -> AbstractContextManager[None]:
    """Speak the language that somebody reads; that of this page where they have not said, or the
    council does not offer it.
    """
    wish = person.language if person is not None and has_app_context() else ""
    if not wish or wish not in offered():
        return nullcontext()
    forced: AbstractContextManager[None] = force_locale(_locale(wish))
    return forced


def html_language() -> str:
    """The language for the page's `lang`: easy-read is English to a screen reader."""
    return _html(chosen())


def links() -> list[tuple[str, str, str, bool]]:
    """Each language on offer: its code for `lang`, its own name, its address, whether in use."""
    now = chosen()
    back = f"?next={quote(request.path)}" if request.method in {"GET", "HEAD"} else ""
    return [
        (_html(code), NAMES.get(code, code), f"/language/{code}{back}", code == now)
        for code in offered()
    ]


def _locale(code: str) -> str:
    """The locale for words and dates: plain "en" would write dates the American way."""
    return "en_GB" if code == "en" else code


def _html(code: str) -> str:
    return {"en": "en-GB", "en_GB@easy": "en-GB"}.get(code, code)


class _FirstKept(Domain):  # type: ignore[misc]
    """The catalogues of all, each word as the first says it who uses it: the core before others.

    English is what stands in the code, and the core and most practices have no catalogue of it, or
    may lack another: so whoever has a word in any language keeps it in all.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._merged: dict[str, Any] = {}

    def get_translations(self) -> Any:
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        found = self._merged.get(str(locale))
        if found is None:
            found = self._merged[str(locale)] = _merged(self.translation_directories, locale)
        return found


def _merged(folders: Iterable[str], locale: Locale) -> Translations:
    """What is said in a language, and how it counts, which is no practice's to say."""
    merged, taken = Translations(), set[str]()
    counts: Any = c2py(get_plural(locale).plural_expr)
    for folder in folders:
        found, ours = Translations.load(folder, [str(locale)]), Path(folder) == CATALOGUES
        if ours and _catalogue(found):
            counts = found.plural
        for key, text in _catalogue(found).items():
            if _original(key) in taken:
                continue
            if ours or _fits(key, text):
                _catalogue(merged)[key] = text
            else:
                log.warning("A translation in %s has other gaps than: %s", folder, _original(key))
        for path in Path(folder).glob("*/LC_MESSAGES/messages.mo"):
            with path.open("rb") as file:
                taken |= {*map(_original, _catalogue(Translations(file)))}
    merged.plural = counts
    return merged


def _catalogue(translations: Any) -> dict[Any, str]:
    """What is said of each word; of one with a plural, of each of its forms."""
    return getattr(translations, "_catalog", {})


def _original(key: Any) -> str:
    return str(key if isinstance(key, str) else key[0])


def _fits(key: Any, text: str) -> bool:
    """Whether a page can fill in a translation as it does the original.

    A form of a plural may count in figures or in words.
    """
    may_differ = set() if isinstance(key, str) else {"%(num)s", "%(num)d"}
    said, wanted = ({*GAP.findall(one)} - may_differ for one in (text, _original(key)))
    return said == wanted


class _Babel(Babel):  # type: ignore[misc]
    @cached_property
    def domain_instance(self) -> Domain:
        return _FirstKept(domain=self.domain)


def install(app: Flask) -> None:
    """Set up translations; each practice's own `translations/` folder is found by its package.

    What the core says is said in the core's words, in English too: no practice can reword the way
    out of a page. Nor can one reword what came with Alongside, or another whose id comes first.
    """
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/London")
    folders = [CATALOGUES]
    usable = app.extensions["alongside"].registry.usable()
    for record in sorted(usable, key=lambda one: not one.candidate.bundled):
        origin = Path(record.module.__file__ or "").parent / "translations"
        if origin.is_dir() and origin not in folders and _readable(origin):
            folders.append(origin)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(map(str, folders))
    _Babel(app, locale_selector=lambda: _locale(chosen()))
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _translations().ugettext(text),
        lambda one, many, n: _translations().ungettext(one, many, n),
        newstyle=True,
    )


def _readable(folder: Path) -> bool:
    """Whether every catalogue of a practice can be read, and its folder named a language.

    One that cannot would fail every page, and a name that is no language's every upgrade.
    """
    try:
        for path in folder.glob("*/LC_MESSAGES/*.mo"):
            Locale.parse(path.parent.parent.name)
            with path.open("rb") as file:
                Translations(file)
    except Exception:
        log.exception("The translations in %s cannot be read, and are left out", folder)
        return False
    return True


def _translations() -> Any:
    """The catalogue of this page or letter, found once: templates ask some thirty times a page."""
    locale = get_locale()
    found = g.get("alongside_translations")
    if found is None or found[0] is not locale:
        found = g.alongside_translations = (locale, get_domain().get_translations())
    return found[1]


@lru_cache(maxsize=16)
def form_catalogue(locale: str) -> Any:
    """WTForms' own messages in a language; Flask-WTF would read the file for every request."""
    return Translations.load(messages_path(), [locale], domain="wtforms")
