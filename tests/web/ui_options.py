"""From govuk-frontend's options to the arguments of our macros, for `ui_components.py`."""

from typing import Any

from markupsafe import Markup

Options = dict[str, Any]


def words(options: Any) -> Any:
    """The text of a label, hint or cell, or its trusted HTML."""
    if not options:
        return None
    return Markup(options["html"].strip()) if options.get("html") else options.get("text")


def label(o: Options) -> Options:
    given = o.get("label", {})
    return {
        "label": words(given),
        "label_classes": given.get("classes", ""),
        "heading": given.get("isPageHeading", False),
    }


def legend(o: Options) -> Options:
    given = o.get("fieldset", {}).get("legend", {})
    return {
        "legend": words(given),
        "legend_classes": given.get("classes", ""),
        "heading": given.get("isPageHeading", False),
        "describedby": o.get("fieldset", {}).get("describedBy", ""),
    }


def field(o: Options, **more: Any) -> Options:
    return {
        "id": o.get("id") or o.get("idPrefix") or o.get("name"),
        "name": o.get("name"),
        "hint": words(o.get("hint")),
        "error": words(o.get("errorMessage")),
        "classes": o.get("classes", ""),
        "group_classes": o.get("formGroup", {}).get("classes", ""),
        "describedby": o.get("describedBy", ""),
        "attributes": o.get("attributes", {}),
        **more,
    }


def extra(o: Options, *names: str) -> Options:
    """Options that our macros take as plain attributes."""
    given = {
        name: str(o[name]).lower() if isinstance(o[name], bool) else o[name]
        for name in names
        if name in o
    }
    return {"attributes": {**o.get("attributes", {}), **given}}


def plain(o: Options) -> Options:
    return {
        "text": words(o),
        "classes": o.get("classes", ""),
        "attributes": o.get("attributes", {}),
    }


def date_boxes(o: Options) -> list[tuple[Any, ...]]:
    stem = f"{o['namePrefix']}-" if o.get("namePrefix") else ""
    given = {part: o.get(part) or {} for part in ("day", "month", "year")}
    marked = any(box.get("error") for box in given.values())
    return [
        (
            part,
            stem + part,
            box.get("label", part.title()),
            box.get("value") or o.get("values", {}).get(part),
            box.get("error", bool(o.get("errorMessage")) and not marked),
        )
        for part, box in given.items()
    ]


def described(o: Options) -> Options:
    return {"describedby": o.get("fieldset", {}).get("describedBy") or o.get("describedBy", "")}


def status(o: Options) -> Any:
    if tag := o.get("tag"):
        classes = f"govuk-tag {tag.get('classes', '')}"
        return Markup('<strong class="{}">{}</strong>').format(classes, words(tag))
    return words(o)


def numeric(o: Options) -> set[int]:
    rows = [o.get("head", []), *o["rows"]]
    return {i for row in rows for i, cell in enumerate(row) if cell.get("format") == "numeric"}


def choices(o: Options) -> list[tuple[Any, ...]]:
    return [
        (i["value"], words(i), i.get("checked", False), words(i.get("hint"))) for i in o["items"]
    ]
