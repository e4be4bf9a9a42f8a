"""The forms in which both sides write about themselves."""

from functools import cache
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from alongside import (
    DatePartsField,
    EditForm,
    FileNeeded,
    Form,
    PersonField,
    TextAreaField,
    UploadField,
    choices,
    practice_settings,
)
from alongside_shared_lives import profiles
from alongside_shared_lives.words import KINDS, LOOKING

MOST_WORDS = 4000


def _kinds(*, or_open: bool) -> Any:
    """The kinds of arrangement that the scheme offers."""
    offered = practice_settings("shared_lives").kinds
    first = [("", _("Not decided yet"))] if or_open else []
    return choices([*first, *((one, KINDS[one]) for one in KINDS if one in offered)])


@cache
def words_form(side: str, part: str) -> type[EditForm]:
    """The form of one question, whose only box is named like the column that it fills."""
    question, hint = (profiles.PERSON if side == "person" else profiles.HOUSEHOLD)[part]
    box = TextAreaField(
        question,
        description=hint,
        max=MOST_WORDS,
        validators=[Optional()],
        render_kw={"rows": 8},
    )
    return type("WordsForm", (EditForm,), {part: box})


class StartForm(Form):
    """A worker begins with somebody who wants to look for a household."""

    person = PersonField(
        _l("Who would like to find a household?"), anybody_with="shared_lives.scheme"
    )
    situation = TextAreaField(
        _l("Where do they live now, and why would they like to move?"),
        description=_l("In their words, if you can."),
        validators=[Optional()],
        render_kw={"rows": 4},
    )
    social_worker = StringField(
        _l("Who from the council or the health service walks with them?"), validators=[Optional()]
    )

    def validate_person(self, field: PersonField) -> None:
        """Somebody must be chosen."""
        if not field.data:
            raise ValidationError(_("Choose the person"))


class WhatForm(EditForm):
    """What a person looks for, from when, and where."""

    kind = RadioField(_l("What are you looking for?"), validators=[Optional()])
    from_on = DatePartsField(_l("From when?"), validators=[Optional()])
    area = SelectField(_l("Where?"), validators=[Optional()])

    def offer(self, areas: list[tuple[str, str]], kept: str) -> None:
        """Offer what the scheme offers, and the areas."""
        self.kind.choices = _kinds(or_open=True)
        known = {one for one, _name in areas}
        more = [(kept, kept)] if kept and kept not in known else []
        self.area.choices = choices([("", _("Anywhere")), *areas, *more])


class WhereForm(EditForm):
    """What a household is called, and where it is."""

    name = StringField(
        _l("What do you call your home?"),
        description=_l("Such as “The Okoros’ house”. No address: that is told much later."),
        validators=[DataRequired()],
    )
    area = SelectField(_l("Where is it?"), validators=[Optional()])

    def offer(self, areas: list[tuple[str, str]], kept: str) -> None:
        """Offer the areas."""
        known = {one for one, _name in areas}
        more = [(kept, kept)] if kept and kept not in known else []
        self.area.choices = choices([("", _("Not said yet")), *areas, *more])


class HowForm(EditForm):
    """How it was written, and with whom: whoever reads it should know."""

    written = RadioField(
        _l("Who wrote it?"),
        choices=choices(
            [
                ("ourselves", _l("By myself, or ourselves")),
                ("together", _l("Together with somebody")),
            ]
        ),
        validators=[Optional()],
    )
    written_with = StringField(
        _l("Together with whom?"),
        description=_l("Such as “my sister” or “Nadia from the scheme”."),
        validators=[Optional()],
    )


class HelperForm(Form):
    """Whom somebody chose to read, write and answer with them. `seen` is who it was before."""

    seen = HiddenField()
    helper = PersonField(
        _l("Who helps you to read and to choose?"),
        description=_l("Somebody whom you trust. They see what you see. You can change it."),
    )

    def validate_helper(self, field: PersonField) -> None:
        """Nobody is chosen by a button of its own, and not by an empty form."""
        if not field.data:
            raise ValidationError(_("Choose who helps"))


class StateForm(Form):
    """Where somebody's looking is. `seen` is where it was when the page was opened."""

    seen = HiddenField()
    state = RadioField(_l("How is it now?"), validators=[InputRequired()])

    def offer(self, states: list[str]) -> None:
        """Offer the states that can come next."""
        self.state.choices = choices([(one, LOOKING[one]) for one in states])


class VacancyForm(Form):
    """Room that a household has."""

    kind = RadioField(_l("Room for what?"), validators=[InputRequired()])
    places = IntegerField(
        _l("For how many people at once?"),
        default=1,
        validators=[InputRequired(), NumberRange(1, 3)],
    )
    from_on = DatePartsField(_l("From when?"), validators=[Optional()])
    until_on = DatePartsField(
        _l("Until when?"), description=_l("Leave it empty if it stays."), validators=[Optional()]
    )
    words = StringField(
        _l("Anything about the room?"),
        description=_l("Such as “the one with the window to the water”."),
        validators=[Optional()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = _kinds(or_open=False)

    def validate_until_on(self, field: DatePartsField) -> None:
        """Room cannot be gone before it is there."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise ValidationError(_("This day is before the room is there"))


class PieceForm(Form):
    """One picture or one recording, and what it shows or says."""

    file = UploadField(
        _l("Choose a picture or a recording"),
        description=_l("8 MB at most. Where a photo was taken is wiped off."),
        validators=[FileNeeded()],
    )
    words = StringField(
        _l("What does it show or say?"),
        description=_l("In a few words, for whoever cannot see or hear it."),
        validators=[DataRequired()],
    )
