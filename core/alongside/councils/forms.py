"""The forms of the council's pages; configuration from TOML is checked by the same."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField, RadioField, StringField, SubmitField
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from alongside.councils import colours, logos
from alongside.councils.models import Council
from alongside.web.fields import MultiCheckboxField, TextAreaField, choices
from alongside.web.forms import EditForm, Form
from alongside.web.i18n import NAMES

LANGUAGES = choices(NAMES.items())


class BasicsForm(EditForm):
    """What everybody must know about the council."""

    name = StringField(_l("Name of the council"), [DataRequired()])
    languages = MultiCheckboxField(
        _l("Languages that the pages are offered in"),
        [DataRequired(_l("Choose at least one language"))],
        choices=LANGUAGES,
    )
    first_language = RadioField(
        _l("Which comes first?"),
        description=_l("The pages are in this language until somebody chooses another."),
        choices=LANGUAGES,
    )
    safety_contact = TextAreaField(
        _l("Who to contact with a worry about somebody's safety"),
        description=_l(
            "Name a telephone number for the day and one for the night. It is shown on pages where "
            "somebody may need it."
        ),
        max=500,
    )
    complaints_contact = TextAreaField(
        _l("Who to contact to complain"),
        description=_l("A team or a person, with a telephone number and an e-mail address."),
        max=500,
    )
    complaints_link = StringField(
        _l("Web address of your complaints procedure"),
        [Regexp(r"(https?://[^\s/]+\S*)?$", message=_l("Enter an address that starts with https"))],
        description=_l("For example, https://www.example.gov.uk/complaints"),
        render_kw={"inputmode": "url", "spellcheck": "false"},
    )

    def validate_first_language(self, field: Any) -> None:
        """The first must be one of those that are offered."""
        if self.languages.data and field.data not in self.languages.data:
            raise ValidationError(_("Choose one of the languages that you offer"))

    def values(self) -> dict[str, Any]:
        """The answers as the council keeps them: one list of languages, the first one first."""
        answers = {name: value for name, value in self.data.items() if name in _BASICS}
        first, rest = self.first_language.data, self.languages.data or []
        return {**answers, "languages": [first, *(one for one in rest if one != first)]}


_BASICS = ("name", "safety_contact", "complaints_contact", "complaints_link")


def basics_of(council: Council) -> SimpleNamespace:
    """The council as BasicsForm shows it."""
    return SimpleNamespace(
        **{name: getattr(council, name) for name in _BASICS},
        languages=council.languages,
        first_language=council.languages[0] if council.languages else "en",
        version=council.version,
    )


def _colour(label: Any, use: Any, name: str) -> StringField:
    return StringField(
        label,
        [Length(max=7)],
        default=colours.PALETTE[name],
        description=use,
        render_kw={"class": "govuk-input--width-10", "spellcheck": "false", "autocomplete": "off"},
    )


class LookForm(EditForm):
    """Six colours. An empty one is the default."""

    mark_optional = False

    brand = _colour(
        _l("Main colour"), _l("Buttons, and the line under the page you are on."), "brand"
    )
    accent = _colour(_l("Second colour"), _l("Small words above headings, and marks."), "accent")
    page = _colour(_l("Page background"), _l("Light, so that words are easy to read."), "page")
    surface = _colour(_l("Cards and boxes"), _l("A little lighter than the page."), "surface")
    text = _colour(_l("Words"), _l("Dark."), "text")
    link = _colour(_l("Links"), _l("Different from other words."), "link")

    def validate(self, extra_validators: Any = None) -> bool:
        """Read the colours, and refuse what could not be read by somebody with weak eyes."""
        valid = super().validate(extra_validators)
        for name in colours.PALETTE:
            typed = self[name].data
            if typed and not self[name].errors and colours.as_hex(typed) is None:
                self[name].errors = [
                    _(
                        "Enter “%(label)s” as a hash sign and six figures, like #1f5a52",
                        label=self[name].label.text,
                    )
                ]
                valid = False
        if not valid:
            return False
        for faint in colours.too_faint(self.values()):
            if not self[faint.name].errors:
                self[faint.name].errors = [_faint(faint, self[faint.name].label.text)]
        return not any(self[name].errors for name in colours.PALETTE)

    def values(self) -> dict[str, str]:
        """The colours that differ from the default, as hex values."""
        found = {name: colours.as_hex(self[name].data or "") for name in colours.PALETTE}
        return {n: v for n, v in found.items() if v is not None and v != colours.PALETTE[n]}


def look_of(look: Mapping[str, str], version: int = 0) -> SimpleNamespace:
    """The colours as LookForm shows them: all six."""
    return SimpleNamespace(**colours.complete(look), version=version)


def _faint(faint: colours.TooFaint, label: Any) -> str:
    against = {
        "page": _("the page background"),
        "surface": _("cards and boxes"),
        "mistakes": _("the red of messages about mistakes"),
    }[faint.against]
    return str(
        _(
            "“%(label)s” is too close to %(against)s: the contrast is %(ratio)s to 1, and "
            "%(needed)s to 1 is needed",
            label=label,
            against=against,
            ratio=f"{int(faint.ratio * 100) / 100:.2f}",
            needed=f"{faint.needed:g}",
        )
    )


class LogoForm(Form):
    """A logo."""

    mark_optional = False

    logo = FileField(
        _l("Logo"),
        description=_l("PNG or JPEG, 200 kB at most. It is shown 44 pixels high, beside the name."),
        render_kw={"accept": "image/png,image/jpeg"},
    )
    send = SubmitField(_l("Use this logo"))

    def validate_logo(self, field: Any) -> None:
        """Told by the first bytes: a name can say anything."""
        upload = field.data
        self.content = upload.read(logos.LARGEST + 1) if hasattr(upload, "read") else b""
        try:
            logos.kind_of(self.content)
        except logos.LogoError as error:
            raise ValidationError(_logo_words(error.why)) from error


def _logo_words(why: str) -> str:
    return str(
        {
            "empty": _("Choose a picture first"),
            "large": _("The picture must be 200 kB or smaller"),
            "svg": _("SVG pictures can run scripts. Save the logo as PNG or JPEG"),
            "kind": _("The picture must be a PNG or a JPEG"),
        }[why]
    )
