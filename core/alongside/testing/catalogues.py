"""Catalogues held to the words they translate: for the core's tests, and for a practice's.

A page in two languages is worse than a page in one; so a word without a translation is a mistake,
and so is a placeholder that was lost on the way.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

# As in translations/babel.cfg, and in the command that docs/councils/languages.md gives.
METHODS = [
    ("scaffold/package/**", "ignore"),  # the words of a practice that nobody has begun yet
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.txt", "jinja2"),
]
KEYWORDS: Mapping[str, Any] = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?\w[^>]*>|&\w+;|\"")


def extract(*folders: Path) -> Catalog:
    """Every text that the Python files and templates under these folders want translated."""
    found = Catalog()
    for folder in folders:
        for file, line, message, comments, context in extract_from_dir(
            str(folder), METHODS, keywords=KEYWORDS
        ):
            found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return found


def translated(po: Path, locale: str = "cy") -> Catalog:
    """The catalogue in a .po file."""
    with po.open("rb") as file:
        return read_po(file, locale=locale)


def missing(words: Catalog, catalogue: Catalog) -> list[str]:
    """The texts that have no translation, only a part of one, or one that is marked as a guess."""
    return [
        _text(one.id)
        for one in _messages(words)
        if (found := catalogue.get(one.id, one.context)) is None
        or found.fuzzy
        or not all(_forms(found.string))
        or len(_forms(found.string)) != (catalogue.num_plurals if one.pluralizable else 1)
    ]


def unused(words: Catalog, catalogue: Catalog) -> list[str]:
    """The translations of texts that nothing says any more."""
    return [_text(m.id) for m in _messages(catalogue) if words.get(m.id, m.context) is None]


def twisted(catalogue: Catalog) -> list[str]:
    """The texts whose translation has other placeholders, or other marks, than the original."""
    wrong = []
    for one in _messages(catalogue):
        wanted = {frozenset(PLACEHOLDER.findall(form)) for form in _forms(one.id)}
        forms = filter(None, _forms(one.string))
        if any(frozenset(PLACEHOLDER.findall(form)) not in wanted for form in forms):
            wrong.append(_text(one.id))
    return wrong


def stale(po: Path) -> bool:
    """Whether the compiled catalogue beside a .po file says something else than it does."""
    mo = po.with_suffix(".mo")
    if not mo.exists():
        return True
    with mo.open("rb") as file:
        compiled = read_mo(file)
    return _said(compiled) != _said(translated(po))


def _said(catalogue: Catalog) -> dict[Any, tuple[str, ...]]:
    said = {(_text(one.id), one.context): _forms(one.string) for one in _messages(catalogue)}
    return {text: forms for text, forms in said.items() if any(forms)}


def _messages(catalogue: Catalog) -> Iterable[Any]:
    return (one for one in catalogue if one.id)


def _text(message_id: Any) -> str:
    return str(message_id if isinstance(message_id, str) else message_id[0])


def _forms(string: Any) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ())
