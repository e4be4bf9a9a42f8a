"""What a practice's templates must not hold: what is not escaped, not ours, or not protected."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
COMMENT = re.compile(r"\{#.*?#\}", re.S)
SAFE = re.compile(
    r"""\|\s*safe\b|\|\s*map\(\s*["']safe\b|\{%[-+]?\s*filter\b[^%]*\bsafe\b"""
    r"""|\{%[-+]?\s*autoescape\s+(?!true\s*[-+]?%\})\w*|\bMarkup\(""",
    re.I,
)
TOKEN = re.compile(r"csrf_token|hidden_tag|\.open\(")
OTHER_SITE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
LOADS = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}

RULES = {
    "unescaped": "What people wrote would be shown as HTML. Templates escape by themselves.",
    "inline": "The Content-Security-Policy lets no inline script or style run. Use the classes "
    "that there are, or a file of your own.",
    "other-site": "Another site would learn who is here, and the policy blocks it. Bring the file "
    "with you.",
    "markup": "What follows it was not read. Write it as HTML.",
    "open-form": "The server refuses a form without its token. Begin it with `{{ form.open() }}`, "
    "or put `{{ form.csrf_token }}` into it.",
}
Tripped = tuple[str, int, str]  # rule, line, what


def looks_like_markup(text: str) -> bool:
    """Whether a string in Python is a template."""
    drawn = re.search(r"\{[{%]", text) and (re.search(r"<\w", text) or SAFE.search(text))
    return bool(drawn) or "|safe" in text


def tripped(text: str) -> Iterator[Tripped]:
    """Each rule that a template trips, with the line and what stands there."""
    without_comments = COMMENT.sub(_blank, text)
    for match in SAFE.finditer(without_comments):
        line = text.count("\n", 0, match.start()) + 1
        yield "unescaped", line, f"has {' '.join(match[0].split())}"
    reader = _Reader(without_comments)
    try:
        reader.feed(JINJA.sub(_blank, text))
        reader.close()
    except AssertionError:  # how the standard library's parser gives up
        reader.found.append(("markup", reader.getpos()[0], "has a tag that cannot be read"))
    yield from reader.found


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of what Jinja reads, so that every line stays where it is."""
    return re.sub(r"[^\n]", " ", match[0])


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.found: list[Tripped] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(("inline", line, f"has <{tag}>"))
        for name, value in given.items():
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                self.found.append(("inline", line, f'has {name}="…"'))
            elif re.match(r"\s*javascript:", value, re.I):
                self.found.append(("inline", line, f"has {name}=javascript:…"))
            elif OTHER_SITE.match(value) and (name in LOADS or (tag, name) == ("link", "href")):
                self.found.append(("other-site", line, f"has {name}={value.strip()[:60]}"))
        if tag == "form" and given.get("method", "").strip().lower() == "post":
            start = self._offset()
            end = self.text.find("</form", start)
            if not TOKEN.search(self.text[start : end if end > 0 else len(self.text)]):
                self.found.append(("open-form", line, "posts a form without the hidden token"))

    handle_startendtag = handle_starttag

    def _offset(self) -> int:
        line, column = self.getpos()
        lines = self.text.split("\n")
        return sum(len(one) + 1 for one in lines[: line - 1]) + column
