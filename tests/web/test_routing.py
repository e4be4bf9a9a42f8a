"""Addresses are matched and built as Werkzeug does, and compiled no sooner than they are built."""

from uuid import UUID

from werkzeug import routing

from alongside.testing import Town

FITTING = {
    routing.IntegerConverter: 7,
    routing.PathConverter: "a/b ü",
    routing.UnicodeConverter: "north bank/ö?",
    routing.UUIDConverter: UUID(int=7),
}


def test_every_address_is_built_as_werkzeug_builds_it(app):
    plain = routing.Map([], converters=app.url_map.converters)
    built = 0
    for rule in app.url_map.iter_rules():
        twin = routing.Rule(rule.rule, **rule.get_empty_kwargs())
        plain.add(twin)
        values = {
            name: min(kind.items) if hasattr(kind, "items") else FITTING[type(kind)]
            for name, kind in rule._converters.items()
        }
        values |= {"self": "x", "odd": "é &"}
        for unknown in (True, False):
            assert rule.build(values, unknown) == twin.build(values, unknown)
            built += 1
    assert built > 600


def test_making_an_app_compiles_no_address_and_a_page_only_its_own(make_app, database, monkeypatch):
    compiled = []
    real = routing.Rule._compile_builder
    monkeypatch.setattr(
        routing.Rule,
        "_compile_builder",
        lambda rule, unknown=True: compiled.append(rule.rule) or real(rule, unknown),
    )
    town = Town.of(make_app(**database), "northbank")
    assert compiled == []
    visitor = town.visitor()
    assert visitor.get("/").status_code == 200
    first = len(compiled)
    assert 0 < first < 60
    visitor.get("/")
    assert len(compiled) == first
