"""The form field for choosing people, without JavaScript.

Whoever was chosen stays as a ticked box while one searches for more. A view asks first whether the
"Find" button was pressed, and then shows its form again:

    form = EnterpriseForm()
    if form.people.searching:
        return render_template("…", form=form), 422
    if form.validate():
        open_enterprise(current.session, form.people.data)
"""

import uuid
from collections.abc import Iterable
from typing import Any

import wtforms
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms.validators import StopValidation

from alongside.groups import picker
from alongside.people.models import Person
from alongside.web.context import current
from alongside.web.controls import macro, text
from alongside.web.fields import LINE_MAX, clean_text

WORKERS_SEE = 8


def _draw(field: "PeopleField", **options: Any) -> Markup:
    return macro("people-picker")(field, options.get("legend_class", ""))


class PeopleField(wtforms.Field):
    """People to choose from those whom the reader may name. `data` is a list of `Person`.

    Only people whom the actor may name ever get into `data`, whatever the form was made to say.
    `anybody_with` is a permission: whoever has it may name anybody in the council here.
    """

    widget = staticmethod(_draw)
    component = "checkboxes"
    data: list[Person]

    def __init__(self, *args: Any, anybody_with: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.anybody_with = anybody_with
        self.searching = False
        self.sought = ""
        self.left_out: frozenset[uuid.UUID] = frozenset()

    def leave_out(self, people: Iterable[uuid.UUID]) -> None:
        """Offer everybody but these: they are there already."""
        self.left_out = frozenset(people)
        self.data = [one for one in self.data if one.id not in self.left_out]

    def process(
        self, formdata: Any, data: Any = wtforms.utils.unset_value, extra_filters: Any = None
    ) -> None:
        """Reads who is chosen, and whether someone is being searched for."""
        super().process(formdata, data, extra_filters)
        self.data = list(self.data or [])
        if formdata is not None:
            self.searching = f"{self.name}-find" in formdata
            typed = next(iter(formdata.getlist(f"{self.name}-search")), "")
            self.sought = (clean_text(typed) or "")[:LINE_MAX]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Turns the ids that were sent into people, leaving out whom the actor may not name."""
        self.data = picker.choose_people(
            current.session, current.actor, valuelist, anybody=self.anybody
        )

    def pre_validate(self, form: wtforms.form.BaseForm) -> None:
        """Says so when somebody could not be chosen, instead of going on without them."""
        sent = {str(one) for one in self.raw_data or []}
        if len(sent) > len(self.data):
            raise StopValidation(
                _("Somebody you chose cannot be chosen here. Look at who is chosen, and go on.")
            )

    @property
    def anybody(self) -> bool:
        """Whether the actor may name anybody here."""
        return bool(self.anybody_with) and current.allows(self.anybody_with)

    @property
    def legend(self) -> Any:
        """The question."""
        return text(self.label.text)

    @property
    def error(self) -> Any:
        """The first problem."""
        return text(self.errors[0]) if self.errors else None

    def offer(self) -> dict[str, Any]:
        """What the page shows: who is chosen or near at hand, and who was found by name."""
        session, actor = current.session, current.actor
        worker = self.anybody or current.allows("people.search")
        most = WORKERS_SEE if worker else picker.SHOWN
        chosen = {one.id for one in self.data}
        found, more = self._found() if self.searching else ([], False)
        hidden = {*chosen, *self.left_out, *(one.id for one in found)}
        near = picker.acquaintances(session, actor.person, limit=most + len(hidden) + 1)
        others = [one for one in near if one.id not in hidden]
        listed = [*self.data, *others[:most], *(one for one in found if one.id not in chosen)]
        known = picker.describe_people(session, actor, listed)
        items = [(str(k.person.id), k.person.name, k.person.id in chosen, k.hint) for k in known]
        cut = len(self.data) + len(others[:most])
        return {
            "near": items[:cut],
            "found": items[cut:],
            "nobody": self.searching and not found,
            "more": more,
            "search": worker or len(others) > most or self.searching,
        }

    def _found(self) -> tuple[list[Person], bool]:
        limit = picker.SHOWN
        found = picker.find_people(
            current.session, current.actor, self.sought, limit=limit + 1, anybody=self.anybody
        )
        kept = [one for one in found[:limit] if one.id not in self.left_out]
        return kept, len(found) > limit


class PersonField(PeopleField):
    """One person to choose; `person` is who was chosen, or None."""

    component = "radios"

    @property
    def person(self) -> Person | None:
        """Who was chosen."""
        return self.data[0] if self.data else None
