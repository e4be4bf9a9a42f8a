"""Setting a council up."""

from typing import Any

import pytest
from flask import Flask

from alongside.councils.authorities import by_gss
from alongside.councils.models import Council
from alongside.councils.setup import SetupError, add_council
from alongside.db.engine import get_session

DEMO = {"MODE": "demo"}
PRODUCTION = {"MODE": "production"}


@pytest.fixture
def session(app: Flask) -> Any:
    with app.app_context():
        yield get_session()
        get_session().rollback()


def test_a_real_council_brings_its_name_code_and_nation(session: Any) -> None:
    camden = add_council(session, DEMO, authority=by_gss("E09000007"), host="Camden.Example.org.")
    assert (camden.slug, camden.name) == ("camden", "London Borough of Camden")
    assert (camden.gss_code, camden.nation) == ("E09000007", "England")
    assert (camden.host, camden.languages) == ("camden.example.org", ["en"])


def test_welsh_is_offered_in_wales_and_the_council_may_say_otherwise(session: Any) -> None:
    cardiff = add_council(session, DEMO, authority=by_gss("W06000015"))
    assert (cardiff.nation, cardiff.languages) == ("Wales", ["en", "cy"])
    gwynedd = add_council(session, DEMO, authority=by_gss("W06000002"), languages=["cy", "en"])
    assert gwynedd.languages == ["cy", "en"]


def test_what_is_said_wins_over_the_list(session: Any) -> None:
    made = add_council(
        session, DEMO, authority=by_gss("E09000007"), name="Camden  Council ", slug="camden-try"
    )
    assert (made.name, made.slug) == ("Camden  Council", "camden-try")


def test_an_invented_council_needs_a_name_only(session: Any) -> None:
    made = add_council(session, DEMO, name="Llan Sŵn & Môr", nation="Wales")
    assert (made.slug, made.gss_code, made.host) == ("llan-swn-mor", None, None)
    assert made.languages == ["en", "cy"]


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"slug": "northbank"}, "Northbank Council has the slug 'northbank' already"),
    ({"host": "NORTHBANK.localhost"}, "has the host 'northbank.localhost' already"),
    ({"name": ""}, "which authority"),
    ({"name": "x" * 201}, "200 characters"),
    ({"name": "???"}, "slug"),
    ({"slug": "North Bank"}, "lower-case words"),
    ({"slug": "x" * 61}, "60 at most"),
    ({"host": "https://north.example"}, "plain host name"),
    ({"host": "north.example:8000"}, "plain host name"),
    ({"nation": "Narnia"}, "must be one of England"),
)


def test_what_would_clash_or_mislead_is_refused(session: Any) -> None:
    for values, words in REFUSED:
        with pytest.raises(SetupError, match=words):
            add_council(session, DEMO, **{"name": "North Bank", **values})


def test_one_authority_is_set_up_once(session: Any) -> None:
    add_council(session, DEMO, authority=by_gss("E09000007"))
    with pytest.raises(SetupError, match="has the GSS code 'E09000007' already"):
        add_council(session, DEMO, authority=by_gss("E09000007"), slug="camden-2")


def test_a_second_council_needs_postgresql_outside_the_demo(session: Any) -> None:
    if session.get_bind().dialect.name == "sqlite":
        with pytest.raises(SetupError, match=r"set up here already.*PostgreSQL"):
            add_council(session, PRODUCTION, name="Third")
        for council in session.query(Council):
            session.delete(council)
        session.flush()
    assert add_council(session, PRODUCTION, name="Third").slug == "third"
