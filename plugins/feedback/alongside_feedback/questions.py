"""The five questions, the same for everyone: staff and citizens, about one person or several."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

NAMES = ("who", "teaching", "surprised", "differently", "change")


def in_a_row(names: Sequence[str]) -> str:
    """Names as one says them: "Amina", "Amina and Tom", "Amina, Tom and Grace"."""
    if len(names) < 2:
        return "".join(names)
    return str(_("%(some)s and %(last)s", some=", ".join(names[:-1]), last=names[-1]))


def questions(others: Sequence[str]) -> dict[str, str]:
    """Each question by its name, as it is asked of someone about these others."""
    names, count = in_a_row(others), len(others)
    return {
        "who": ngettext("Who is %(names)s to me?", "Who are %(names)s to me?", count, names=names),
        "teaching": ngettext(
            "What is %(names)s teaching me?", "What are %(names)s teaching me?", count, names=names
        ),
        "surprised": _("What surprised me?"),
        "differently": _("What would I do differently?"),
        "change": _("What should change?"),
    }
