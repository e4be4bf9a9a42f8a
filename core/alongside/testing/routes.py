"""The addresses of a practice: which there are, an example of each, and what they answered."""

import uuid
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any

from sqlalchemy import or_, select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from alongside.testing.stage import Stage

MOST = 2
"""How many rows of a kind an address is tried with."""
FURNITURE = ("/", "/home")


def routes(stage: Stage) -> list[Rule]:
    """Every route of the practice: those of its pages, and any that leads into its code."""
    return sorted(
        (
            rule
            for rule in stage.app.url_map.iter_rules()
            if rule.endpoint.startswith(f"{stage.id}.")
            or stage.source.owns(stage.app.view_functions[rule.endpoint])
        ),
        key=lambda rule: rule.rule,
    )


def place(stage: Stage, rule: Rule) -> str:
    """Where the view of a route stands."""
    return stage.source.place(stage.app.view_functions[rule.endpoint])


def open_to_get(stage: Stage) -> Iterator[Rule]:
    """The routes that show something."""
    return (rule for rule in routes(stage) if "GET" in (rule.methods or ()))


def open_to_post(stage: Stage) -> Iterator[Rule]:
    """The routes that take a form."""
    return (rule for rule in routes(stage) if "POST" in (rule.methods or ()))


def pages(stage: Stage) -> list[str]:
    """The addresses of the practice's pages that need no more than themselves."""
    return [rule.rule for rule in open_to_get(stage) if not _asked(rule)]


def furniture(known: Mapping[str, list[Any]]) -> list[str]:
    """The core's pages of which a practice fills a part."""
    return [*FURNITURE, *(f"/people/{one}" for one in known["person"][:1])]


def addresses(stage: Stage, known: Mapping[str, list[Any]], most: int = MOST) -> dict[str, str]:
    """What is there to look at, each with where it stands: the furniture, the practice's pages,
    and those with an id in their address, for so many of the rows that are known.
    """
    found = dict.fromkeys(furniture(known), "")
    for rule in open_to_get(stage):
        if names_somebody(rule):
            paths = [real for real, _ in islice(with_ids(stage, rule, known, most), most)]
        else:
            paths = [] if _asked(rule) else [rule.rule]
        found |= dict.fromkeys(paths, place(stage, rule))
    return found


def example(rule: Rule, **values: Any) -> str:
    """An address of a route: with these values, and something for the others."""
    chosen = {name: values.get(name, _something(rule, name)) for name in rule.arguments}
    built = rule.build({**(rule.defaults or {}), **chosen}, append_unknown=False)
    return built[1] if built is not None else rule.rule


def ids(stage: Stage) -> dict[str, list[Any]]:
    """The ids of rows in `there`: planted ones by table, and some of its people."""
    found: dict[str, list[Any]] = {"person": [one for one in stage.others.values() if one][:MOST]}
    for planted in stage.planted:
        known = found.setdefault(planted.table, [])
        if len(known) < MOST:
            known.append(planted.id)
    return found


def ids_here(stage: Stage) -> dict[str, list[Any]]:
    """The ids of rows in `here`, as the demo made them: first those of who looks at the pages."""
    classes = {mapper.local_table: mapper.class_ for mapper in _mappers()}
    people = [one for one in stage.people.values() if one]
    whose = {(one.table, one.person) for one in stage.practice.holdings if not one.through}
    found: dict[str, list[Any]] = {"person": people[:MOST]}
    with stage.here.session() as session:
        for table in stage.tables:
            key = classes[table].id
            named = [one for name, one in whose if one and name == table.name]
            theirs = [getattr(classes[table], one).in_(people) for one in named]
            first = [or_(*theirs).desc()] if theirs else []
            asked = select(key).order_by(*first, key).limit(MOST)
            found[table.name] = list(session.scalars(asked))
    return found


def _mappers() -> Any:
    from alongside.db.base import Base

    return Base.registry.mappers


def with_ids(
    stage: Stage, rule: Rule, known: Mapping[str, list[Any]], most: int = MOST
) -> Iterator[tuple[str, str]]:
    """Addresses of a route with ids of rows that it may mean, each with the same for ids that
    nobody has.

    `<uuid:dish_id>` means a row of the table `…_dish`; where no table is called so, any.
    """
    names = [name for name in sorted(rule.arguments) if _is_id(rule, name)]
    choices = [meant(stage, name, known, most) for name in names]
    for chosen in list(product(*choices))[: most * 2]:
        nobody = {name: uuid.uuid4() for name in names}
        real = dict(zip(names, chosen, strict=True))
        yield example(rule, **real), example(rule, **nobody)


def names_somebody(rule: Rule) -> bool:
    """Whether an address holds an id."""
    return any(_is_id(rule, name) for name in rule.arguments)


def meant(stage: Stage, name: str, known: Mapping[str, list[Any]], most: int) -> list[Any]:
    """The ids of rows that a name such as `dish_id` may mean; where no table is called so, any."""
    word = name.removesuffix("_id")
    for table in (f"{stage.id}_{word}", word):
        if known.get(table):
            return known[table][:most]
    ending = [ids for table, ids in known.items() if table.endswith(f"_{word}") and ids]
    return ending[0][:most] if ending else [ids[0] for ids in known.values() if ids][: most * 2]


def _is_id(rule: Rule, name: str) -> bool:
    return type(rule._converters[name]).__name__ == "UUIDConverter"


def _asked(rule: Rule) -> set[str]:
    """The arguments that the address itself does not give."""
    return set(rule.arguments) - set(rule.defaults or {})


def _something(rule: Rule, name: str) -> Any:
    """Something that an address takes there."""
    converter: Any = rule._converters.get(name)
    kind = type(converter).__name__
    if kind == "UUIDConverter":
        return uuid.uuid4()
    if kind == "AnyConverter":
        return sorted(converter.items)[0]
    return 1 if kind in {"IntegerConverter", "FloatConverter"} else "x"


def is_refused(answer: TestResponse) -> bool:
    """Whether an answer opens nothing: not found, not for you, or sign in first."""
    if answer.status_code in (302, 303):
        return (answer.location or "").startswith(("/sign-in", "/me/factors"))
    return answer.status_code in (401, 403, 404)
