"""The forms with which an administrator gives roles and ends them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired

from alongside.db.ids import as_id
from alongside.groups.people_field import PersonField
from alongside.groups.picker import SHOWN
from alongside.identity.roles import NAMES, functions
from alongside.people.directory import find
from alongside.people.models import Person
from alongside.people.names import words
from alongside.web.context import current
from alongside.web.fields import DatePartsField, TextAreaField, choices
from alongside.web.forms import EditForm, Form

REASON_MAX = 500
_UNTIL = _l("From which day do they no longer have it?")
_WHAT_FOR = {
    "worker": _l("Finds and adds people, begins groups, answers what people tell the council."),
    "coordinator": _l("As a worker, and brings people together for what a practice does."),
    "administrator": _l("Chooses practices, looks after the pages, and gives roles."),
    "data_officer": _l("Answers when people ask what is held about them."),
}


def _offered() -> list[Any]:
    """The core's roles, and the functions of practices that are on here."""
    own = [(role, name, _WHAT_FOR[role]) for role, name in NAMES.items()]
    return choices([*own, *((one.id, one.title, one.what_for) for one in functions())])


class ColleagueField(PersonField):
    """Anybody in the council, found by name: a new colleague shares no group with anybody yet.

    Only where a role is given: an administrator may name everybody here, and opens nobody's page.
    """

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Turns the id that was sent into its person, if there is one in this council."""
        ids = [one for one in map(as_id, valuelist) if one is not None][:1]
        self.data = list(current.session.scalars(select(Person).where(Person.id.in_(ids))))

    def offer(self) -> dict[str, Any]:
        """Who is chosen, who was found, and what tells people of the same name apart."""
        found, more = self._found() if self.searching else ([], False)
        others = [one for one in found if one not in self.data]
        return {
            "near": [self._item(one, True) for one in self.data],
            "found": [self._item(one, False) for one in others],
            "nobody": self.searching and not found,
            "more": more,
            "search": True,
        }

    def _found(self) -> tuple[list[Person], bool]:
        asked = words(self.sought)
        found = []
        if asked:
            me = current.person
            found = list(find(current.session, self.sought, reader=me, limit=SHOWN + 1))
        return [one for one in found[:SHOWN] if one.id not in self.left_out], len(found) > SHOWN

    def _item(self, person: Person, chosen: bool) -> tuple[str, str, bool, str]:
        hint = _("Born in %(year)s", year=person.born_on.year) if person.born_on else ""
        return str(person.id), person.name, chosen, str(hint)


class GiveRole(Form):
    """A role for somebody."""

    person = ColleagueField(_l("Who is it?"), validators=[DataRequired(_l("Choose who it is"))])
    role = RadioField(
        _l("What do they do for the council?"),
        choices=_offered,
        validators=[DataRequired(_l("Choose what they do for the council"))],
    )
    reason = TextAreaField(
        _l("Why do they need it?"),
        description=_l("They can read this, and so can the administrators."),
        max=REASON_MAX,
        validators=[DataRequired(_l("Write why they need it"))],
        render_kw={"rows": 2},
    )
    ends_on = DatePartsField(
        _UNTIL,
        description=_l("We suggest a year. Leave it empty if there is no end in sight."),
    )


class ChangeEnd(EditForm):
    """Another end of a role, or none."""

    ends_on = DatePartsField(_UNTIL, description=_l("Leave it empty if there is no end in sight."))


class EndRole(Form):
    """One button."""


class Leaving(Form):
    """Somebody leaves the council."""

    close = BooleanField(
        _l("They can no longer sign in with the address they have here"),
        description=_l(
            "Untick it if they also take part as a resident, with an address of their own."
        ),
        default=True,
    )
    groups = BooleanField(
        _l("Their part in every group ends, too"),
        description=_l(
            "Untick it if they are also in groups as themselves, with their family or their "
            "neighbours. The people in each group are told either way."
        ),
        default=True,
    )
