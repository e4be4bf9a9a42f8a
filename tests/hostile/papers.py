"""Pages as somebody with bad manners reads them: which forms there are, and what is in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

TYPED = {"text", "email", "tel", "url", "search", "textarea", "number"}


@dataclass
class Paper:
    """One form: where it goes, and its fields with their kind, value and choices."""

    page: str
    action: str
    upload: bool = False
    values: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def typed(self) -> list[str]:
        """The names of the boxes to type in."""
        return [name for name, kind in self.kinds.items() if kind in TYPED]

    @property
    def chosen(self) -> list[str]:
        """The names of what is chosen rather than typed."""
        return [n for n, kind in self.kinds.items() if kind in ("radio", "checkbox", "select")]

    @property
    def dates(self) -> list[str]:
        """The names of dates in three boxes."""
        return [name[:-4] for name in self.kinds if name.endswith("-day")]

    def filled(self, text: str = "A few ordinary words about it") -> dict[str, list[str]]:
        """The form as somebody fills it in: every box, and the first of each choice."""
        values = {name: list(value) for name, value in self.values.items()}
        for name in self.typed:
            if self.kinds[name] == "email":
                values[name] = ["somebody@example.org"]
            elif name != "website" and not name.endswith(("-search", "-day", "-month", "-year")):
                values[name] = [values.get(name, [""])[0] or text]
        for name in self.chosen:
            wanted = [one for one in self.choices[name] if one]
            if not any(values.get(name, [])) and wanted:
                values[name] = [wanted[0]]
        for name in self.dates:
            if not values.get(f"{name}-year", [""])[0]:
                values |= {f"{name}-day": ["3"], f"{name}-month": ["3"], f"{name}-year": ["2027"]}
        return values


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.papers: list[Paper] = []
        self.links: list[str] = []
        self.paper: Paper | None = None
        self.pressed: list[tuple[str, str]] = []
        self.area = self.select = ""

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in given:
            self.links.append(urljoin(self.page, given["href"]))
        if tag == "form" and given.get("method") == "post":
            action = urljoin(self.page, given["action"]) if given.get("action") else self.page
            self.paper = Paper(self.page, action, "multipart" in given.get("enctype", ""))
            self.papers.append(self.paper)
            self.pressed = []
        if self.paper is None:
            return
        name = given.get("name", "")
        if tag == "button" and name:
            self.pressed.append((name, given.get("value", "")))
        if tag == "textarea" and name:
            self.area = name
            self.paper.kinds[name] = "textarea"
            self.paper.values[name] = [""]
        elif tag == "select" and name:
            self.select = name
            self.paper.kinds[name] = "select"
            self.paper.choices[name] = []
        elif tag == "option" and self.select:
            self.paper.choices[self.select].append(given.get("value", ""))
            if "selected" in given:
                self.paper.values[self.select] = [given.get("value", "")]
        elif tag == "input" and name:
            kind = given.get("type", "text")
            self.paper.kinds[name] = kind
            if kind in ("radio", "checkbox"):
                self.paper.choices.setdefault(name, []).append(given.get("value", ""))
                if "checked" in given:
                    self.paper.values.setdefault(name, []).append(given.get("value", ""))
            else:
                self.paper.values.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form" and self.paper is not None:
            if set(self.paper.kinds.values()) <= {"hidden"} and self.pressed:
                name, value = self.pressed[0]  # a form of nothing but buttons: one is pressed
                self.paper.kinds[name], self.paper.choices[name] = "radio", [value]
            self.paper = None
        if tag == "textarea":
            self.area = ""
        if tag == "select":
            self.select = ""

    def handle_data(self, data):
        if self.paper is not None and self.area:
            said = self.paper.values[self.area][0]
            self.paper.values[self.area] = [said + data]


def read(page: str, text: str) -> _Reader:
    """The forms and links of a page; `page` is its address."""
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    for paper in reader.papers:  # HTML drops the line break that a textarea may begin with
        for name, kind in paper.kinds.items():
            if kind == "textarea":
                paper.values[name] = [paper.values[name][0].removeprefix("\n")]
    return reader


def inside(link: str, host: str) -> str | None:
    """A link's path with its query, if it stays on this host."""
    parts = urlsplit(link)
    if parts.hostname not in (None, host) or parts.scheme not in ("", "http", "https"):
        return None
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def pages_of(
    browser, starts: list[str], skip: Callable[[str], bool] = lambda _: False, most: int = 3000
) -> Iterator[tuple[str, object, list[Paper]]]:
    """Walk from these addresses along every link on this host but those to skip; each page once.

    Gives each address, its answer, and the forms on it.
    """
    seen, waiting, first = set(), list(starts), set(starts)
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen or path.startswith(("/static/", "/language/")):
            continue
        if path not in first and skip(path):
            continue
        seen.add(path)
        answer = browser.get(path)
        on_it = read(path, answer.text if answer.mimetype == "text/html" else "")
        yield path, answer, on_it.papers
        found = on_it.links
        if answer.status_code in (301, 302, 303):
            found = [urljoin(path, answer.location)]
        waiting += [one for link in found if (one := inside(link, browser.host))]
