"""What an author allows themself, with a reason that whoever checks the practice can read.

`# alongside: allow RULE because …` (in a template `{# alongside: allow RULE because … #}`) on the
line that trips a rule, or alone on the line above it.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from alongside.checking import house_rules, markup, outside_rules
from alongside.checking.finding import Finding, advice
from alongside.checking.package import Package, Source
from alongside.checking.rules import Rule

ALLOW = re.compile(r"alongside:\s*allow\s+([\w-]+)(?:\s+because\s+(\S.*?))?\s*(?:#\}|$)")
IS_TEMPLATE = re.compile(r"(?:.+/)?templates/.")
RULES: tuple[Rule, ...] = (*house_rules.RULES, *outside_rules.RULES)
KNOWN = {one.id for one in RULES} | set(markup.RULES)


class Allowed:
    """The allow comments of one file, and which of them were needed."""

    def __init__(self, name: str, comments: dict[int, tuple[str, str]]) -> None:
        """`comments` are the rule and the reason, by the line that they are about."""
        self.name = name
        self.comments = comments
        self.needed: set[int] = set()

    def judge(self, rule: str, first: int, last: int, what: str, instead: str) -> Finding:
        """A fault, or advice that quotes the reason."""
        where = f"{self.name}:{first}"
        for line in range(first, last + 1):
            allowed, reason = self.comments.get(line, ("", ""))
            if allowed == rule:
                self.needed.add(line)
                if reason:
                    return advice(rule, where, f"{what}, because {reason}")
                instead = f"Say why: # alongside: allow {rule} because …"
        return Finding(rule, where, what, instead)

    def unneeded(self) -> Iterator[Finding]:
        """Comments that allow what is not there."""
        for line in sorted(set(self.comments) - self.needed):
            rule = self.comments[line][0]
            what = "allows what is not done there" if rule in KNOWN else "allows an unknown rule"
            yield advice(rule, f"{self.name}:{line}", what, "Take the comment away.")


def of_python(source: Source) -> Allowed:
    """The allow comments of a Python file; text in quotation marks is none."""
    found: dict[int, tuple[str, str]] = {}
    lines = source.text.split("\n")
    for token in _comments(source.text):
        if match := ALLOW.search(token.string):
            line = token.start[0]
            alone = lines[line - 1].lstrip().startswith("#")
            found[line + alone] = (match[1], match[2] or "")
    return Allowed(source.name, found)


def _comments(text: str) -> list[tokenize.TokenInfo]:
    """The comments of a Python text; none where only the compiler understands it."""
    try:
        found = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    return [token for token in found if token.type == tokenize.COMMENT]


def of_template(name: str, text: str) -> Allowed:
    """The allow comments of a template."""
    found: dict[int, tuple[str, str]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if "{#" in line and (match := ALLOW.search(line)):
            alone = line.strip().startswith("{#") and line.strip().endswith("#}")
            found[number + (alone and line.count("{#") == 1)] = (match[1], match[2] or "")
    return Allowed(name, found)


def faults(package: Package) -> Iterator[Finding]:
    """What the rules find in every Python file and template of a plugin."""
    for name, why in package.unparsed():
        yield Finding("python", name, f"cannot be read as Python in UTF-8{why}")
    for source in package.sources.values():
        yield from _of_source(source)
    for name, text in package.texts(""):
        if not name.endswith(".html") and not IS_TEMPLATE.match(name):
            continue
        allowed = of_template(name, text)
        for rule, line, what in markup.tripped(text):
            yield allowed.judge(rule, line, line, what, markup.RULES[rule])
        yield from allowed.unneeded()
    for name in sorted(package.files):
        if re.search(r"\.(pyc|pyo|so|pyd|dll|dylib|exe)$", name):
            yield Finding(
                "compiled",
                name,
                "is compiled, so nobody can read what it does",
                "Ship the source, and let Python compile it.",
            )
        elif re.search(r"\.(j2|jinja2?|tpl|tmpl)$", name) or (
            IS_TEMPLATE.match(name) and not name.endswith(".html")
        ):
            yield Finding(
                "unescaped",
                name,
                "is a template, and its name does not end in .html",
                "Name it so: what does not end so may be shown as it is.",
            )
        elif re.match(r"[^/]+\.data/", name):
            yield Finding(
                "wheel", name, "is put somewhere else when it is installed", "Leave it out."
            )
        elif name.endswith(".pth") and not _is_editable(name, package.files[name]):
            yield Finding(
                "pth", name, "runs whenever Python starts, before any allow-list", "Leave it out."
            )


def _is_editable(name: str, content: bytes) -> bool:
    """Whether an installer wrote it for an editable install, with nothing in it but a folder."""
    runs = any(line.startswith((b"import ", b"import\t")) for line in content.splitlines())
    return name.startswith("_editable_impl_") and not runs


def _of_source(source: Source) -> Iterator[Finding]:
    allowed = of_python(source)
    found = {
        (node.lineno, rule.id): allowed.judge(
            rule.id, node.lineno, node.end_lineno or node.lineno, what, rule.instead
        )
        for rule in RULES
        for node, what in rule.find(source)
    }
    for line, last, text in _templates(source):
        for rule_id, within, what in markup.tripped(text):
            at = line + within - 1
            found[at, rule_id] = allowed.judge(
                rule_id, at, max(at, last), what, markup.RULES[rule_id]
            )
    yield from (found[key] for key in sorted(found))
    yield from allowed.unneeded()


def _templates(source: Source) -> Iterator[tuple[int, int, str]]:
    """The strings of a file that are templates, with their first and last line."""
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and markup.looks_like_markup(node.value)
        ):
            yield node.lineno, node.end_lineno or node.lineno, node.value
