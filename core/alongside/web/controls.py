"""How a plain WTForms field becomes a labelled, hinted, described control.

One hook (`Form.Meta.render_field`) leads here, so that whoever writes a `StringField` gets the
mark-up that screen readers need without knowing that there is any. The mark-up itself stands in
`templates/ui/`, held to govuk-frontend's fixtures; this module only says what goes into it.
"""

from collections.abc import Callable
from typing import Any

import wtforms
from flask import current_app
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import widgets

from alongside.web.counting import counter_words
from alongside.web.fields import DatePartsField, clean_text

Options = dict[str, Any]

_STORED = Markup('<div id="{0}-stored" class="stored"><b>{1}</b><div class="typed">{2}</div></div>')
_HIDDEN = Markup('<input type="hidden" id="{0}" name="{1}" value="{2}">')
_PARTS = ("day", "month", "year")


def macro(name: str) -> Callable[..., Markup]:
    """A component's macro, from its file in `templates/ui/`."""
    module: Any = current_app.jinja_env.get_template(f"ui/{name}.html").module
    found: Callable[..., Markup] = getattr(module, name.replace("-", "_"))
    return found


def text(value: Any) -> Any:
    """A label, hint or message as text that will be escaped; only Markup itself is trusted.

    A lazy translation says that it is HTML, which it is not.
    """
    return value if value is None or isinstance(value, Markup) else str(value)


def render_field(field: Any, options: Options) -> Markup | None:
    """The field's mark-up, or nothing where its kind is not one of ours."""
    options = {**(field.render_kw or {}), **options}
    if isinstance(field.widget, widgets.HiddenInput):
        return _HIDDEN.format(field.id, field.name, field._value())
    for kind, draw in _KINDS:
        if isinstance(field, kind):
            return draw(field, options)
    return None


def label_of(field: Any, options: Options) -> Any:
    """The label, which says "(optional)" where an empty answer will do."""
    label = text(options.pop("label", None) or field.label.text)
    if not label or not getattr(field._form, "mark_optional", True) or not _may_be_empty(field):
        return label
    suffix = _("(optional)")
    return (
        Markup("{} {}").format(label, suffix) if isinstance(label, Markup) else f"{label} {suffix}"
    )


def _may_be_empty(field: Any) -> bool:
    if isinstance(field, wtforms.BooleanField | wtforms.SelectMultipleField):
        return False
    if isinstance(field, wtforms.SelectField):
        return bool(field.flags.optional)
    return not field.flags.required


def _control(field: Any, o: Options, kind: str = "label") -> Options:
    """What all controls share. `kind` is "label" or "legend"; what is left over are attributes."""
    heading = o.pop("heading", False)
    size = o.pop(f"{kind}_class", "")
    if heading and not size:
        size = "govuk-fieldset__legend--l" if kind == "legend" else "govuk-label--l"
    stored = getattr(field, "stored", None)
    return {
        "id": field.id,
        "name": field.name,
        kind: label_of(field, o),
        f"{kind}_classes": size,
        "heading": heading,
        "hint": text(o.pop("hint", None) or field.description) or None,
        "error": text(field.errors[0]) if field.errors else None,
        "classes": o.pop("class", ""),
        "describedby": f"{field.id}-stored" if stored is not None else "",
        "before": _STORED.format(field.id, _("It now says:"), stored) if stored is not None else "",
    }


def _rest(o: Options) -> Options:
    """What the author gave beyond our own options, as attributes; `True` is a bare attribute."""
    return {
        k.rstrip("_").replace("_", "-"): ("" if v is True else text(v))
        for k, v in o.items()
        if v is not None and v is not False
    }


def _submit(field: Any, o: Options) -> Markup:
    label = text(o.pop("label", None) or field.label.text)
    classes = o.pop("class", "")
    return macro("button")(
        label, name=field.name, value="1", classes=classes, once=True, attributes=_rest(o)
    )


def _input(field: Any, o: Options) -> Markup:
    shared = _control(field, o)
    affixes = {"prefix": text(o.pop("prefix", None)), "suffix": text(o.pop("suffix", None))}
    kind = field.widget.input_type
    if isinstance(field, wtforms.IntegerField | wtforms.DecimalField | wtforms.FloatField):
        kind, whole = "text", isinstance(field, wtforms.IntegerField)
        o.setdefault("inputmode", "numeric" if whole else "decimal")
        shared["classes"] = shared["classes"] or "govuk-input--width-5"
    elif kind in ("email", "tel", "url"):
        o.setdefault("autocomplete", kind)
        if kind != "tel":
            o.setdefault("spellcheck", "false")
    value = "" if kind == "password" else clean_text(field._value(), strip=False)
    return macro("input")(**shared, **affixes, type=kind, value=value, attributes=_rest(o))


def _textarea(field: Any, o: Options) -> Markup:
    shared = _control(field, o)
    shared |= {"rows": o.pop("rows", 5), "value": field._value()}
    if limit := getattr(field, "max", None):
        says = counter_words(str(get_locale()))
        return macro("character-count")(**shared, maxlength=limit, says=says, attributes=_rest(o))
    return macro("textarea")(**shared, attributes=_rest(o))


def _select(field: Any, o: Options) -> Markup:
    shared = _control(field, o)
    items = [(c.value, text(c.label), c.selected) for c in field.iter_choices()]
    return macro("select")(**shared, items=items, attributes=_rest(o))


def _ticks(component: str) -> Callable[[Any, Options], Markup]:
    def draw(field: Any, o: Options) -> Markup:
        shared = _control(field, o, "legend")
        items = [
            (c.value, text(c.label), c.selected, text(c.render_kw.get("hint")))
            for c in field.iter_choices()
        ]
        return macro(component)(**shared, items=items, attributes=_rest(o))

    return draw


def _boolean(field: Any, o: Options) -> Markup:
    shared = _control(field, o, "legend")
    item = ("y", shared["legend"], bool(field.data), shared["hint"])
    shared |= {"legend": None, "hint": None}
    return macro("checkboxes")(**shared, items=[item], attributes=_rest(o))


def _date(field: Any, o: Options) -> Markup:
    shared = _control(field, o, "legend")
    name = shared.pop("name")
    wrong = (field.wrong or set(_PARTS)) if field.errors else set()
    boxes = [
        (part, f"{name}-{part}", word, value, part in wrong)
        for part, word, value in zip(
            _PARTS, (_("Day"), _("Month"), _("Year")), field.parts, strict=True
        )
    ]
    return macro("date-input")(**shared, boxes=boxes, attributes=_rest(o))


def _file(field: Any, o: Options) -> Markup:
    shared = _control(field, o)
    multiple = isinstance(field, wtforms.MultipleFileField)
    return macro("file-upload")(**shared, multiple=multiple, attributes=_rest(o))


# The first kind that fits is drawn. SubmitField is a BooleanField, and RadioField a SelectField, so
# the narrower kind stands first.
_KINDS: tuple[tuple[Any, Callable[[Any, Options], Markup]], ...] = (
    (wtforms.SubmitField, _submit),
    (wtforms.TextAreaField, _textarea),
    (wtforms.StringField, _input),
    (wtforms.RadioField, _ticks("radios")),
    (wtforms.SelectMultipleField, _ticks("checkboxes")),
    (wtforms.SelectField, _select),
    (wtforms.BooleanField, _boolean),
    (DatePartsField, _date),
    (wtforms.FileField, _file),
    (wtforms.IntegerField | wtforms.DecimalField | wtforms.FloatField, _input),
    (wtforms.DateField | wtforms.TimeField, _input),
)
