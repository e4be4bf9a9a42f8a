"""The form of a review: how each item went, who was there, and what is better and harder."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.validators import Optional

from alongside import DatePartsField, EditForm, MultiCheckboxField, TextAreaField, choices
from alongside_family_conference.following import is_overdue
from alongside_family_conference.gatherings import Party
from alongside_family_conference.plan_models import PlanItem, Review
from alongside_family_conference.reviewing import SAID, Looked
from alongside_family_conference.words import STATUSES


class ReviewForm(EditForm):
    """What is said when people look at it together. Nothing has to be answered."""

    mark_optional = False

    took_part = MultiCheckboxField(_l("Who took part?"))
    better = TextAreaField(_l("What is better?"), validators=[Optional()], render_kw={"rows": 3})
    harder = TextAreaField(_l("What is harder?"), validators=[Optional()], render_kw={"rows": 3})
    learned = TextAreaField(
        _l("What did you learn?"),
        description=_l("A plan that changes is a plan that is used."),
        validators=[Optional()],
        render_kw={"rows": 3},
    )
    next_on = DatePartsField(_l("When will you look again?"), validators=[Optional()])

    def went(self, item: PlanItem) -> Any:
        """The question how an item went."""
        return self[f"went_{item.id.hex}"]

    def looked(self, items: Sequence[PlanItem]) -> Looked:
        """What was said. An answer that was left as the form gave it says nothing."""
        went = {one.id: self.went(one).data for one in items}
        given = {one.id: self[f"was_{one.id.hex}"].data for one in items}
        return Looked(
            better=self.better.data or "",
            harder=self.harder.data or "",
            learned=self.learned.data or "",
            next_on=self.next_on.data,
            went={key: said for key, said in went.items() if said and said != given[key]},
            took_part={uuid.UUID(one) for one in self.took_part.data or ()},
        )


def review_form(
    kept: Review, items: Sequence[PlanItem], known: Sequence[Party], *, next_on: date, on: date
) -> ReviewForm:
    """The form for these items and these people, prefilled with how the items stand."""
    how = choices([(one, STATUSES[one]) for one in SAID])
    fields: dict[str, Any] = {}
    stands: dict[str, str] = {}
    for one in items:
        went, was = f"went_{one.id.hex}", f"was_{one.id.hex}"
        fields[went] = RadioField(
            one.what, description=_facts(one, on), choices=how, validators=[Optional()]
        )
        fields[was] = HiddenField()
        stands[went] = stands[was] = one.status if one.status in SAID else ""
    form: ReviewForm = type("ReviewForm", (ReviewForm,), fields)(
        obj=kept, next_on=next_on, **stands
    )
    form.took_part.choices = choices([(str(one.person.id), one.name) for one in known])
    return form


def _facts(item: PlanItem, on: date) -> str:
    """Who, by when, and whether the day has passed: alike for a task and a promise (rule 17)."""
    late = _("The day has passed") if is_overdue(item, on) else ""
    day = format_date(item.by, "long") if item.by else ""
    return " · ".join(one for one in (item.who, day, late) if one)
