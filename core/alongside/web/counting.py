"""What the counter under a long text says while somebody types: its script knows English only."""

from functools import lru_cache

from flask_babel import gettext as _
from flask_babel import ngettext

FORMS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 10}
"""A number for each plural form that the script may ask for."""
COUNT = "%{count}"


@lru_cache(maxsize=16)
def counter_words(locale: str) -> dict[str, str]:
    """The words as the script's attributes, in the language at hand; none for English.

    `locale` must be the language at hand: it is what the words are remembered by.
    """
    if locale.startswith("en"):
        return {}
    words = {"data-i18n.characters-at-limit": _("You have 0 characters remaining")}
    for form, number in FORMS.items():
        words[f"data-i18n.characters-under-limit.{form}"] = ngettext(
            "You have %(count)s character remaining",
            "You have %(count)s characters remaining",
            number,
            count=COUNT,
        )
        words[f"data-i18n.characters-over-limit.{form}"] = ngettext(
            "You have %(count)s character too many",
            "You have %(count)s characters too many",
            number,
            count=COUNT,
        )
    return words
