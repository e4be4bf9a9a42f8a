"""The forms about groups."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired

from alongside.groups.kinds import plain_role, roles_of
from alongside.groups.people_field import PersonField
from alongside.kernel.practice import GroupKind
from alongside.web.fields import DatePartsField, TextAreaField, choices
from alongside.web.forms import EditForm, Form

HOW_MAX = 500
PURPOSE_MAX = 2000
_NAME = _l("What is the group called?")
_PURPOSE = _l("What brings these people together?")
_PURPOSE_HINT = _l("Everybody in the group reads this, so write it as you would say it to them.")
_HOW_MISSING = _l("Write how they came to be here")


def _name() -> StringField:
    return StringField(_NAME, validators=[DataRequired(_l("Give the group a name"))])


def _purpose() -> TextAreaField:
    return TextAreaField(_PURPOSE, description=_PURPOSE_HINT, max=PURPOSE_MAX)


def offer_roles(field: RadioField, kind: GroupKind | None) -> bool:
    """Offer the parts of this kind; False where there is nothing to choose."""
    roles = roles_of(kind)
    field.choices = choices((role.id, role.title) for role in roles)
    if field.data is None:
        field.data = plain_role(kind) or None
    return len(roles) > 1


class AddGroup(Form):
    """A group that begins."""

    kind = RadioField(
        _l("What kind of group is it?"),
        validators=[DataRequired(_l("Choose what kind of group it is"))],
    )
    name = _name()
    purpose = _purpose()
    role = RadioField(
        _l("Which part do you play in it?"),
        validators=[DataRequired(_l("Choose the part you play in it"))],
    )
    how = TextAreaField(
        _l("How did you come to be here?"),
        description=_l("Everybody in the group can read this."),
        default=_l("I began this group."),
        max=HOW_MAX,
        validators=[DataRequired(_l("Write how you came to be here"))],
        render_kw={"rows": 2},
    )


class DescribeGroup(EditForm):
    """What a group is called, and what it is for."""

    name = _name()
    purpose = _purpose()


class AddMember(Form):
    """Somebody who joins."""

    person = PersonField(_l("Who joins?"), validators=[DataRequired(_l("Choose who joins"))])
    role = RadioField(
        _l("Which part do they play?"),
        validators=[DataRequired(_l("Choose the part they play"))],
    )
    how = TextAreaField(
        _l("How did they come to be here?"),
        description=_l(
            "For example: “Sam asked her to come.” Everybody in the group, and they themselves, "
            "can read this."
        ),
        max=HOW_MAX,
        validators=[DataRequired(_HOW_MISSING)],
        render_kw={"rows": 3},
    )


class ChangeRole(EditForm):
    """Another part for a member."""

    role = RadioField(
        _l("Which part do they play?"),
        validators=[DataRequired(_l("Choose the part they play"))],
    )


class EndMembership(EditForm):
    """The day from which somebody is no longer part of it."""

    left_on = DatePartsField(
        _l("From which day are they no longer part of it?"),
        validators=[DataRequired(_l("Write the day"))],
    )


class Confirm(Form):
    """One button."""
