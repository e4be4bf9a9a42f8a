"""Our macros write govuk-frontend's mark-up: held to the package's own fixtures.

The package ships, for every component, options and the HTML that they must give. A fixture is used
when a macro supports every option in it; which options those are stands in the macro's file.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from ui_components import COMPONENTS

FIXTURES = Path(__file__).parent / "fixtures"
TEMPLATES = Path(__file__).parents[2] / "templates"
OURS = [*TEMPLATES.glob("ui/*.html"), TEMPLATES / "layout.html"]
VOID = {"input", "path", "br", "hr", "img"}


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


@pytest.mark.parametrize(("component", "fixture"), CASES)
def test_a_macro_writes_what_the_fixture_says(
    bare_app: Flask, component: str, fixture: Any
) -> None:
    arguments = COMPONENTS[component][2](fixture["options"])
    if "caller" in arguments:
        inner = arguments.pop("caller")
        arguments["caller"] = lambda: inner or ""
    with bare_app.test_request_context():
        module = bare_app.jinja_env.get_template(f"ui/{component}.html").module
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


def test_the_vendored_assets_name_no_file_and_no_typeface_that_is_not_here() -> None:
    folder = TEMPLATES.parent / "core/alongside/static/vendor/govuk-frontend-6.6.0"
    style = (folder / "govuk-frontend.min.css").read_text()
    for foreign in ("url(", "@font-face", "GDS Transport", "crest", "sourceMappingURL"):
        assert foreign not in style
    assert "sourceMappingURL" not in (folder / "govuk-frontend.min.js").read_text()
    assert "Government Digital Service" in (folder / "LICENSE.txt").read_text()


@pytest.mark.parametrize(
    "path", [*TEMPLATES.glob("ui/*.html"), TEMPLATES / "layout.html"], ids=lambda path: path.name
)
def test_no_template_holds_style_or_script(path: Path) -> None:
    source = path.read_text()
    assert not re.search(
        r"<style|\sstyle=|\son(click|load|submit|change|input|key\w+)=|javascript:", source
    )
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", source))
