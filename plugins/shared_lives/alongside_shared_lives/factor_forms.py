"""The form about one thing that matters in a home, made from its options."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import Optional

from alongside import EditForm, MultiCheckboxField, choices
from alongside_shared_lives.factors import WAYS, Factor, Option
from alongside_shared_lives.models import Household, Looking

STRENGTHS = (
    ("", _l("Does not matter")),
    ("wish", _l("It would be good")),
    ("must", _l("It must be")),
    ("cannot", _l("It cannot be")),
)


class FactorForm(EditForm):
    """What is so with a side, and what each option means to it on the other side."""

    def others(self) -> Iterator[Any]:
        """The questions about the other side, in order."""
        return (field for field in self if field.name.startswith("other_"))

    def said(self, factor: Factor) -> dict[str, list[str]]:
        """What was said, as the keys of the factor's options, by each of `factors.WAYS`."""
        found: dict[str, list[str]] = {way: [] for way in WAYS}
        ticked = frozenset(self["has"].data or ()) if "has" in self else frozenset()
        for option in factor.options:
            key, name = factor.option_key(option), _name(option)
            if key in ticked:
                found["has"].append(key)
            if name in self and self[name].data:
                found[self[name].data].append(key)
        return found


def factor_form(factor: Factor, side: str) -> type[FactorForm]:
    """The form for one thing; of what is so with a household alone, each side has its half."""
    fields: dict[str, Any] = {}
    if side == "household" or factor.about == "both":
        question = (
            _l("What is so with you?") if side == "person" else _l("What is so in your home?")
        )
        fields["has"] = MultiCheckboxField(
            question, choices=choices((factor.option_key(o), o.title) for o in factor.options)
        )
    if side == "person" or factor.about == "both":
        for one in factor.options:
            fields[_name(one)] = SelectField(
                one.title, choices=choices(STRENGTHS), validators=[Optional()], default=""
            )
    made: type[FactorForm] = type("OneFactorForm", (FactorForm,), fields)
    made.mark_optional = False
    return made


def answers_of(side: Household | Looking, factor: Factor) -> SimpleNamespace:
    """What a side said about one thing so far, by the names of the form's fields."""

    def said_so(which: str) -> list[str]:
        return list(side.factors.get(which, ()))

    said = SimpleNamespace(
        version=side.version,
        has=[key for key in map(factor.option_key, factor.options) if key in said_so("has")],
    )
    for one in factor.options:
        strengths = (which for which, _title in STRENGTHS if which)
        found = (which for which in strengths if factor.option_key(one) in said_so(which))
        setattr(said, _name(one), next(found, ""))
    return said


def _name(option: Option) -> str:
    return f"other_{option.key}"
