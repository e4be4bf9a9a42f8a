"""For each component: which of govuk-frontend's options our macro supports, and our names for them.

Only `test_ui_fixtures.py` reads this.
"""

from collections.abc import Callable

from markupsafe import Markup
from ui_options import (
    Options,
    choices,
    date_boxes,
    described,
    extra,
    field,
    label,
    legend,
    numeric,
    plain,
    status,
    words,
)

LABEL = "label.text label.html label.classes label.isPageHeading "
LEGEND = (
    "fieldset.legend.text fieldset.legend.html fieldset.legend.classes "
    "fieldset.legend.isPageHeading fieldset.describedBy "
)
FIELD = "id name hint.text errorMessage.text classes formGroup.classes attributes "
ATTRIBUTES = "autocomplete autocapitalize inputmode pattern spellcheck"

Adapter = Callable[[Options], Options]

# component: (how many fixtures are used at least, options supported, our arguments for them)
COMPONENTS: dict[str, tuple[int, str, Adapter]] = {
    "back-link": (
        6,
        "href text html classes attributes",
        lambda o: {**plain(o), "href": o.get("href", "#")},
    ),
    "button": (
        30,
        "text html href classes name value type disabled preventDoubleClick id attributes",
        lambda o: {
            **plain(o),
            "once": o.get("preventDoubleClick"),
            **{k: o[k] for k in ("href", "name", "value", "type", "disabled", "id") if k in o},
        },
    ),
    "character-count": (
        10,
        LABEL + FIELD + "value rows maxlength spellcheck",
        lambda o: {
            **field(o, **label(o), **extra(o, "spellcheck")),
            "maxlength": o["maxlength"],
            "value": o.get("value"),
            "rows": o.get("rows", 5),
        },
    ),
    "checkboxes": (
        15,
        LEGEND
        + FIELD
        + "idPrefix items.value items.text items.html items.checked items.hint.text describedBy",
        lambda o: field(o, items=choices(o), **{**legend(o), **described(o)}),
    ),
    "date-input": (
        15,
        LEGEND
        + FIELD
        + "namePrefix values.day values.month values.year day.label month.label year.label "
        + "day.value month.value year.value day.error month.error year.error",
        lambda o: {
            k: v for k, v in field(o, boxes=date_boxes(o), **legend(o)).items() if k != "name"
        },
    ),
    "details": (
        8,
        "summaryText summaryHtml text html id open classes attributes",
        lambda o: {
            "summary": Markup(o["summaryHtml"]) if "summaryHtml" in o else o["summaryText"],
            "open": o.get("open", False),
            "id": o.get("id"),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
            "caller": words(o),
        },
    ),
    "error-message": (
        5,
        "text html id classes attributes",
        lambda o: {**plain(o), "id": o.get("id")},
    ),
    "error-summary": (
        10,
        "titleText errorList.text errorList.html errorList.href classes attributes",
        lambda o: {
            "errors": [(words(e), e.get("href")) for e in o.get("errorList", [])],
            "title": o.get("titleText"),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
        },
    ),
    "fieldset": (
        14,
        "legend.text legend.html legend.classes legend.isPageHeading classes describedBy role "
        "attributes html",
        lambda o: {
            "legend": words(o.get("legend")),
            "legend_classes": o.get("legend", {}).get("classes", ""),
            "heading": o.get("legend", {}).get("isPageHeading", False),
            "classes": o.get("classes", ""),
            "describedby": o.get("describedBy"),
            "role": o.get("role"),
            "attributes": o.get("attributes", {}),
            "caller": words({"html": o.get("html", " ")}),
        },
    ),
    "file-upload": (
        8,
        LABEL + FIELD + "multiple describedBy",
        lambda o: field(o, multiple=o.get("multiple", False), **label(o)),
    ),
    "hint": (5, "text html id classes attributes", lambda o: {**plain(o), "id": o.get("id")}),
    "input": (
        35,
        LABEL
        + FIELD
        + "type value disabled describedBy "
        + ATTRIBUTES
        + " prefix.text prefix.html "
        "suffix.text suffix.html",
        lambda o: field(
            o,
            value=o.get("value"),
            type=o.get("type", "text"),
            disabled=o.get("disabled", False),
            prefix=words(o.get("prefix")),
            suffix=words(o.get("suffix")),
            **label(o),
            **extra(o, *ATTRIBUTES.split()),
        ),
    ),
    "inset-text": (
        5,
        "text html id classes attributes",
        lambda o: {
            "id": o.get("id"),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
            "caller": words(o),
        },
    ),
    "label": (
        14,
        "text html classes for isPageHeading attributes",
        lambda o: {
            **plain(o),
            "for_id": o.get("for"),
            "heading": o.get("isPageHeading", False),
        },
    ),
    "notification-banner": (
        7,
        "text type titleText titleId classes attributes",
        lambda o: {
            **plain(o),
            "type": o.get("type"),
            "title": o.get("titleText"),
            "id": o.get("titleId", "govuk-notification-banner-title"),
        },
    ),
    "pagination": (
        7,
        "previous.href next.href items.number items.href items.current items.ellipsis classes "
        "landmarkLabel attributes",
        lambda o: {
            "previous": o.get("previous", {}).get("href"),
            "next": o.get("next", {}).get("href"),
            "items": [
                None if i.get("ellipsis") else (i["number"], i["href"], i.get("current", False))
                for i in o.get("items", [])
            ],
            "label": o.get("landmarkLabel"),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
        },
    ),
    "panel": (
        5,
        "titleText titleHtml text html headingLevel classes attributes",
        lambda o: {
            **plain(o),
            "title": Markup(o["titleHtml"]) if "titleHtml" in o else o["titleText"],
            "level": o.get("headingLevel", 1),
        },
    ),
    "radios": (
        18,
        LEGEND + FIELD + "idPrefix items.value items.text items.html items.checked items.hint.text",
        lambda o: field(o, items=choices(o), **legend(o)),
    ),
    "select": (
        10,
        LABEL + FIELD + "items.value items.text items.selected value describedBy",
        lambda o: field(
            o,
            items=[
                (
                    "false" if i.get("value") is False else i.get("value"),
                    i["text"],
                    i.get(
                        "selected", bool(o.get("value")) and i.get("value", i["text"]) == o["value"]
                    ),
                )
                for i in o.get("items", [])
                if i
            ],
            **label(o),
        ),
    ),
    "summary-list": (
        8,
        "rows.key.text rows.key.html rows.value.text rows.value.html rows.actions.items.text "
        "rows.actions.items.html rows.actions.items.href rows.actions.items.visuallyHiddenText "
        "classes attributes",
        lambda o: {
            "rows": [
                (
                    words(r["key"]),
                    words(r.get("value")),
                    [
                        (words(a), a.get("href"), a.get("visuallyHiddenText"))
                        for a in r.get("actions", {}).get("items", [])
                    ],
                )
                for r in o["rows"]
                if r
            ],
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
        },
    ),
    "table": (
        8,
        "rows.text rows.html rows.format head.text head.html head.format caption captionClasses "
        "firstCellIsHeader classes attributes",
        lambda o: {
            "rows": [[words(c) for c in row] for row in o["rows"] if row],
            "head": [words(c) for c in o.get("head", [])],
            "caption": o.get("caption"),
            "caption_classes": o.get("captionClasses", ""),
            "numeric": numeric(o),
            "row_headers": o.get("firstCellIsHeader", False),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
        },
    ),
    "tag": (10, "text html classes attributes", plain),
    "task-list": (
        4,
        "items.title.text items.title.html items.href items.hint.text items.hint.html "
        "items.status.text items.status.html items.status.tag.text items.status.tag.html "
        "items.status.tag.classes idPrefix classes attributes",
        lambda o: {
            "items": [
                (words(i["title"]), i.get("href"), status(i["status"]), words(i.get("hint")))
                for i in o["items"]
                if i
            ],
            "id": o.get("idPrefix", "task-list"),
            "classes": o.get("classes", ""),
            "attributes": o.get("attributes", {}),
        },
    ),
    "textarea": (
        14,
        LABEL + FIELD + "value rows describedBy autocomplete spellcheck",
        lambda o: field(
            o,
            value=o.get("value"),
            rows=o.get("rows", 5),
            **label(o),
            **extra(o, "autocomplete", "spellcheck"),
        ),
    ),
    "warning-text": (5, "text html classes attributes", plain),
}
