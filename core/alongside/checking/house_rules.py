"""Rules about Alongside itself: what all practices share, and none may change for the others."""

import ast
import re

import alongside
from alongside.checking.package import Source
from alongside.checking.rules import Found, rule, uses_of
from alongside.web.pages import APP_WIDE

MARKUP = ("markupsafe.Markup", "flask.Markup")


@rule(
    "raw-sql",
    "Written SQL goes round what keeps councils apart. Use select() and the models.",
)
def raw_sql(source: Source) -> Found:
    """`text(…)`, `exec_driver_sql(…)`, and `execute(…)` of a string."""
    yield from uses_of(source, r"(?:sqlalchemy(?:\..+)?\.)(?:text|literal_column|TextClause)")
    yield from uses_of(source, r".+\.exec_driver_sql")
    for node, name in source.calls():
        first = node.args[0] if node.args else None
        if re.fullmatch(r".+\.(?:execute|executemany|executescript|scalars?)", name) and (
            isinstance(first, ast.JoinedStr | ast.BinOp)
            or (isinstance(first, ast.Constant) and isinstance(first.value, str))
        ):
            yield node, f"calls {name.rpartition('.')[2]} with written SQL"


@rule(
    "unscoped",
    "It reads every council's rows. A practice works for one council at a time: use the session "
    "that it is given.",
)
def unscoped(source: Source) -> Found:
    """Looking across councils."""
    yield from uses_of(source, r"(?:.+\.)?unscoped")


@rule(
    "whole-app",
    "It would act on every page, of the core and of other practices. Use a hook, or `Pages`.",
)
def whole_app(source: Source) -> Found:
    """Handlers, filters and listeners for the whole app."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            name = source.dotted_name(node)
            root = name.split(".")[0 if name.count(".") < 2 else -2]
            if node.attr in APP_WIDE or (
                root in ("app", "current_app") and re.match(r"(before|after|teardown)_", node.attr)
            ):
                yield node, f"uses {node.attr}"
    for node, name in source.calls():
        if re.fullmatch(r"sqlalchemy(?:\..+)?\.event\.listens?(?:_for)?", name) and not (
            node.args and _is_own_class(source, node.args[0])
        ):
            yield node, "listens to what is not its own"
    yield from uses_of(source, r"flask\.(?:signals\.)?\w+\.connect(?:_via)?")


def _is_own_class(source: Source, node: ast.expr) -> bool:
    """Whether a class is of this package, as far as its name says."""
    name = source.dotted_name(node)
    top = source.dotted.partition(".")[0]
    return name.startswith(f"{top}.") or any(
        isinstance(one, ast.ClassDef) and one.name == name for one in source.tree.body
    )


@rule("app-inside", "The app's inside is shared by all practices, and changes. Use `Pages`.")
def app_inside(source: Source) -> Found:
    """Reaching into Flask's tables of views, addresses and templates."""
    inside = {"view_functions", "url_map", "jinja_env", "jinja_options", "wsgi_app"}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in inside:
            yield node, f"uses {node.attr}"


@rule(
    "unescaped",
    "What people wrote would be shown as HTML. Draw it in a template, which escapes it, or use "
    "`Markup(…).format(…)`.",
)
def unescaped(source: Source) -> Found:
    """`Markup` of what is no constant, and templates that do not escape."""
    for node, name in source.calls():
        if name in MARKUP and node.args:
            given = node.args[0]
            if not isinstance(given, ast.Constant) and not _is_drawn(source, given):
                yield node, "calls Markup with something that may not be escaped"
    yield from _handed_on(source)
    yield from uses_of(source, r"jinja2(?:\..+)?\.(?:Template|Environment)")


def _handed_on(source: Source) -> Found:
    """`Markup` as a value: given another name, or handed to what calls it."""
    plain: set[int] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            plain.add(id(node.func))
            if source.dotted_name(node.func) in ("isinstance", "issubclass"):
                plain.update(id(one) for argument in node.args for one in ast.walk(argument))
        elif isinstance(node, ast.Attribute):
            plain.add(id(node.value))
        for said in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            plain.update(map(id, ast.walk(said)) if isinstance(said, ast.AST) else ())
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name | ast.Attribute) and id(node) not in plain:
            loaded = isinstance(node.ctx, ast.Load)
            if loaded and source.dotted_name(node) in MARKUP:
                yield node, "hands Markup on, and nobody can see what it will be given"


def _is_drawn(source: Source, node: ast.expr) -> bool:
    """Whether a value is what a template gave, or a name that is never given anything else."""
    if isinstance(node, ast.Call):
        return source.dotted_name(node.func) in (
            "flask.render_template",
            "flask.render_template_string",
        )
    if not isinstance(node, ast.Name):
        return False
    stored = [
        one
        for one in ast.walk(source.tree)
        if isinstance(one, ast.Name) and one.id == node.id and isinstance(one.ctx, ast.Store)
    ]
    given = [
        one.value
        for one in ast.walk(source.tree)
        if isinstance(one, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == node.id for target in one.targets)
        and not isinstance(one.value, ast.Name)
    ]
    return len(stored) == len(given) > 0 and all(_is_drawn(source, one) for one in given)


@rule(
    "inside",
    "Only what `alongside` exports (its `__all__`) and `alongside.testing` stay as they are.",
)
def inside(source: Source) -> Found:
    """Imports from modules inside Alongside."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                if one.name.startswith("alongside.") and not _promised(one.name):
                    yield node, f"imports {one.name}"
        elif isinstance(node, ast.ImportFrom):
            module = source.absolute(node)
            names = [one.name for one in node.names]
            if module.startswith("alongside.") and not _promised(module):
                yield node, f"imports from {module}"
            elif module == "alongside" and (
                strange := set(names) - {*alongside.__all__, "testing", "*"}
            ):
                yield node, f"imports {', '.join(sorted(strange))}, which alongside does not export"


def _promised(module: str) -> bool:
    return f"{module}.".startswith("alongside.testing.")


@rule(
    "star", "Nobody sees what it brings, so nothing here can say what is used. Name what you need."
)
def star(source: Source) -> Found:
    """Imports of everything from outside of the package."""
    own = source.dotted.partition(".")[0]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            module = source.absolute(node)
            if not node.level and module.partition(".")[0] != own:
                yield node, f"imports everything from {module}"


@rule("patching", "It changes Alongside for everybody. Say what is missing; it may become a hook.")
def patching(source: Source) -> Found:
    """Putting something of one's own into Alongside's modules and classes."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assign | ast.Delete):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        else:
            continue
        for target in targets:
            name = source.dotted_name(target) if isinstance(target, ast.Attribute) else ""
            if re.match(r"(?:alongside|flask|sqlalchemy)\.(?!.*\?)", name) and not re.match(
                r"flask\.(?:g|session)\.|alongside\.current\.", name
            ):
                yield node, f"changes {name}"
            if isinstance(target, ast.Subscript) and (
                source.dotted_name(target.value) == "sys.modules"
            ):
                yield node, "changes sys.modules"
    for node, name in source.calls():
        if name in ("setattr", "delattr") and node.args:
            changed = source.dotted_name(node.args[0])
            if re.match(r"(?:alongside|flask|sqlalchemy)\b", changed):
                yield node, f"changes {changed}"
        elif re.fullmatch(r"unittest\.mock\.patch(?:\..+)?", name):
            yield node, "changes something for tests, outside of them"


@rule(
    "backref",
    "It puts an attribute on a class that may not be yours, which Alongside refuses. Say "
    "back_populates on your own class.",
)
def backref(source: Source) -> Found:
    """A relation that adds its other side to another class."""
    for node, name in source.calls():
        if re.fullmatch(r"(?:.+\.)?(?:relationship|relation)", name) and any(
            one.arg == "backref" for one in node.keywords
        ):
            yield node, "adds a relation to another class with backref="


RULES = (raw_sql, unscoped, whole_app, app_inside, unescaped, inside, star, patching, backref)
