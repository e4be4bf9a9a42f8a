"""The form about one thing that matters in a home, made from its options."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import Optional, ValidationError

from alongside import EditForm, MultiCheckboxField, choices
from alongside_shared_lives.factors import WAYS, Factor, Option
from alongside_shared_lives.models import Household, Looking

NONE = "none"
STRENGTHS = (
    ("", _l("Does not matter")),
    ("wish", _l("It would be good")),
    ("must", _l("It must be")),
    ("cannot", _l("It cannot be")),
)
HELP = (("", _l("Not said yet")), ("has", _l("We can")), ("cannot", _l("We cannot")))
"""What a household says of a help that a person may want: nothing of it is a must or a wish."""


class Alone:
    """A validator: “none” of a factor goes with nothing else."""

    def __init__(self, none: str, title: Any) -> None:
        """Of the key of an option, and its words."""
        self.none, self.title = none, title

    def __call__(self, form: Any, field: Any) -> None:
        """Raise ValidationError where another is ticked, too."""
        if self.none in (field.data or ()) and len(field.data) > 1:
            words = _("Choose either “%(none)s” or the others", none=self.title)
            raise ValidationError(words)


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
    """The form for one thing; of what is so with one side alone, each side has its half."""
    fields: dict[str, Any] = {}
    if factor.about in ("both", side):
        question = (
            _l("What is so with you?") if side == "person" else _l("What is so in your home?")
        )
        nones = [one for one in factor.options if factor.about == "person" and one.key == NONE]
        fields["has"] = MultiCheckboxField(
            question,
            choices=choices((factor.option_key(o), o.title) for o in factor.options),
            validators=[Alone(factor.option_key(one), one.title) for one in nones],
        )
    if factor.about != side:
        ways = HELP if factor.about == "person" else STRENGTHS
        for one in factor.options:
            if factor.about == "person" and one.key == NONE:
                continue
            fields[_name(one)] = SelectField(
                one.title, choices=choices(ways), validators=[Optional()], default=""
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
    ways = [which for which, _title in (HELP if factor.about == "person" else STRENGTHS) if which]
    for one in factor.options:
        found = (which for which in ways if factor.option_key(one) in said_so(which))
        setattr(said, _name(one), next(found, ""))
    return said


def _name(option: Option) -> str:
    return f"other_{option.key}"
