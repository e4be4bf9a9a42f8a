"""Our macros write govuk-frontend's mark-up: held to the package's own fixtures.

The package ships, for every component, options and the HTML that they must give. A fixture is used
when a macro supports every option in it; which options those are stands in the macro's file.
"""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from markupsafe import Markup

FIXTURES = Path(__file__).parent / "fixtures"
TEMPLATES = Path(__file__).parents[2] / "templates"
VOID = {"input", "path", "br", "hr", "img"}

Options = dict[str, Any]


class Outline(HTMLParser):
    """A document as a flat list of tags and texts, without what no browser tells apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Any] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tidy = {name: " ".join((value or "").split()) for name, value in attrs}
        if "class" in tidy:
            tidy["class"] = " ".join(sorted(tidy["class"].split()))
        self.parts.append((tag, tuple(sorted(tidy.items()))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.parts.append(("text", text))


def option_names(options: Any, prefix: str = "") -> Iterator[str]:
    """Every option in use, as `rows.key.text`; lists are looked through, attributes are not."""
    if isinstance(options, dict) and not prefix.endswith("attributes"):
        for name, value in options.items():
            yield from option_names(value, f"{prefix}.{name}".lstrip("."))
    elif isinstance(options, list):
        for value in options:
            yield from option_names(value, prefix)
    elif options == "govuk-panel--interruption" or "--interruption " in str(options):
        yield "interruption"  # a variant of its own, in the guise of a class
    else:
        yield prefix


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


def fixtures(component: str) -> list[Any]:
    """The component's fixtures whose every option our macro supports."""
    supported = set(COMPONENTS[component][1].split())
    listed = json.loads((FIXTURES / component / "fixtures.json").read_text())["fixtures"]
    needed = {"maxlength"} if component == "character-count" else set()
    return [f for f in listed if needed <= set(option_names(f["options"])) <= supported]


CASES = [
    pytest.param(component, fixture, id=f"{component}: {fixture['name']}")
    for component in COMPONENTS
    for fixture in fixtures(component)
]


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask(__name__, template_folder=str(TEMPLATES))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app)
    return app


@pytest.mark.parametrize(("component", "fixture"), CASES)
def test_a_macro_writes_what_the_fixture_says(app: Flask, component: str, fixture: Any) -> None:
    arguments = COMPONENTS[component][2](fixture["options"])
    if "caller" in arguments:
        inner = arguments.pop("caller")
        arguments["caller"] = lambda: inner or ""
    with app.test_request_context():
        module = app.jinja_env.get_template(f"ui/{component}.html").module
        html = getattr(module, component.replace("-", "_"))(**arguments)
    assert Outline(html).parts == Outline(fixture["html"]).parts


@pytest.mark.parametrize("component", COMPONENTS)
def test_enough_fixtures_are_used_to_mean_something(component: str) -> None:
    assert len(fixtures(component)) >= COMPONENTS[component][0]


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_macro_says_which_options_it_is_held_to(component: str) -> None:
    source = (TEMPLATES / "ui" / f"{component}.html").read_text()
    assert re.search(r"Held to govuk-frontend's fixtures for:", source)


def test_every_component_with_fixtures_is_held_to_them() -> None:
    assert {path.name for path in FIXTURES.iterdir() if path.is_dir()} == set(COMPONENTS)
