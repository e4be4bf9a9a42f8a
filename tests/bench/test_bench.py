"""The benchmark's own parts: it counts right, refuses error pages, and prints ratios."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from types import SimpleNamespace
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from flask.testing import FlaskClient

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import alongside_side, bare, bare_side, load, processes, table
from bench.apart import apart
from bench.asking import requests_for
from bench.bars import BARS
from bench.compare import Figures, Row, middle
from bench.databases import database, postgres_server
from bench.people import groups_of, invent, known
from bench.server import Server
from bench.sides import DEEP, FORM, LIST, PERSON, POST, SEARCH, Page, Side, Target

PEOPLE = 300


class Counter:
    """A tiny WSGI app that counts what reaches it."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.lock = Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            self.calls.append(environ["PATH_INFO"])
        found = environ["PATH_INFO"] != "/missing"
        body = b"<h1>Here</h1>" if found else b"<h1>Not found</h1>"
        status = "200 OK" if found else "404 Not Found"
        start_response(status, [("Content-Length", str(len(body)))])
        return [body]


class Quiet(WSGIRequestHandler):
    """Keeps the test's output clean."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(app: object) -> Iterator[int]:
    """Serve a WSGI app on a free loopback port; yields the port."""
    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def ask(path: str, status: int = 200, marker: bytes = b"Here") -> load.Ask:
    return load.Ask(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode(), status, marker)


@pytest.mark.parametrize("concurrency", [1, 8])
def test_the_load_generator_sends_exactly_the_requests_it_was_asked_for(concurrency: int) -> None:
    app = Counter()
    with serving(app) as port:
        run = load.run(port, lambda n: ask(f"/{n}"), concurrency=concurrency, requests=50)
    assert sorted(app.calls) == sorted(f"/{n}" for n in range(50))
    assert len(run.latencies) == 50
    assert run.rate == pytest.approx(50 / run.seconds)
    assert 0 < run.percentile(0.5) <= run.percentile(0.99) <= run.seconds


def test_an_error_page_is_never_measured_as_a_page() -> None:
    with serving(Counter()) as port, pytest.raises(load.WrongAnswer, match="404 Not Found"):
        load.run(port, lambda n: ask("/missing"), concurrency=2, requests=10)


def test_a_page_without_its_marker_text_is_refused() -> None:
    with serving(Counter()) as port, pytest.raises(load.WrongAnswer, match="Elsewhere"):
        load.run(port, lambda n: ask("/", marker=b"Elsewhere"), concurrency=2, requests=10)


def test_a_run_stops_at_its_time_limit() -> None:
    app = Counter()
    with serving(app) as port:
        run = load.run(port, lambda n: ask("/"), concurrency=1, requests=10**6, seconds=0.2)
    assert 0 < len(run.latencies) == len(app.calls) < 10**6


def test_percentiles_are_read_from_the_ordered_latencies() -> None:
    run = load.Run(1.0, tuple(n / 1000 for n in range(100, 0, -1)))
    assert (run.percentile(0.5), run.percentile(0.99)) == (0.051, 0.1)


def test_the_middle_of_the_repeats_is_taken_figure_by_figure() -> None:
    taken = [Figures(n, 10 - n, n, n, n) for n in (1.0, 5.0, 3.0)]
    assert middle(taken) == Figures(3.0, 7.0, 3.0, 3.0, 3.0)


def figures(rate: float, p50: float = 2.0, p99: float = 3.0, cpu: float = 2.5) -> Figures:
    return Figures(rate, p50, p99, cpu, 0.4)


def test_the_table_prints_the_ratio_beside_its_bar() -> None:
    rows = [
        Row(LIST, 16, figures(600), figures(360, cpu=5.4)),
        Row(PERSON, 1, figures(600), figures(240)),
    ]
    sql = {"bare": {LIST: 2, PERSON: 3}, "alongside": {LIST: 5, PERSON: 7}}
    _, _, first, second = table.pages_table(rows, sql).splitlines()
    assert [cell.strip() for cell in first.split("|")] == [
        *("people list", "16", "600 (3.0)", "360 (3.0)", "60%", "50%", "≥ 55%", "1.5"),
        *("2.50+0.40", "5.40+0.40", "2", "5 of 5"),
    ]
    assert "40%" in second
    assert "≥ 50% MISSED" in second


def test_the_table_marks_a_long_tail_at_concurrency_1_and_16_only() -> None:
    slow = figures(600, p50=2.0, p99=9.0)
    rows = [Row(LIST, at_once, figures(600), slow) for at_once in (1, 16, 64)]
    lines = table.pages_table(rows, {}).splitlines()[2:]
    assert ["4.5 MISSED" in line for line in lines] == [True, True, False]


def test_the_table_stands_without_the_other_side() -> None:
    assert "600 (3.0)" in table.pages_table([Row(LIST, 1, figures(600), None)], {})


def test_a_deep_page_is_held_against_the_first() -> None:
    rows = [
        Row(LIST, 1, figures(600), figures(400, p50=2.0)),
        Row(DEEP, 1, figures(600), figures(300, p50=3.0)),
    ]
    (line,) = table.remarks(rows)
    assert line.endswith("1.50 (bar: at most 1.2, MISSED)")


def test_every_bar_is_held_against_a_page_the_yardstick_has(yardstick: Yardstick) -> None:
    assert {bar.beside for bar in BARS.values()} == set(yardstick.side.pages)


def test_invented_people_are_the_same_each_time() -> None:
    assert list(invent(20)) == list(invent(20))
    assert len(set(groups_of(7, 15))) == 2


class Yardstick(SimpleNamespace):
    """The loaded bare app: `side`, and a signed-in `client`."""

    side: Side
    client: FlaskClient

    def get(self, page: str, target: int = 0) -> str:
        """Fetch one of a page's targets as the benchmark would, and check its marker."""
        wanted = self.side.pages[page].targets[target]
        answer = self.client.get(wanted.path)
        assert answer.status_code == 200
        assert wanted.marker in answer.text
        return answer.text


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def yardstick(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Yardstick]:
    if request.param == "postgres" and postgres_server() is None:
        pytest.skip("needs a PostgreSQL server: ALONGSIDE_TEST_POSTGRES or the local socket")
    scratch = tmp_path_factory.mktemp("bench")
    with database(request.param, "test", scratch) as url:
        side = bare_side.prepare(url, scratch, PEOPLE)
        app = bare.create_app(url)
        client = app.test_client()
        for name, value in side.cookies.items():
            client.set_cookie(name, value)
        yield Yardstick(side=side, client=client)
        with app.app_context():
            bare.db.engine.dispose()


def test_the_yardsticks_list_shows_fifty_people_in_order_and_links_on(yardstick: Yardstick) -> None:
    page = yardstick.get(LIST)
    assert page.count("<tr><td>") == 50
    second = page.partition('<a href="/people?')[2].partition('"')[0]
    assert yardstick.client.get("/people?" + second.replace("&amp;", "&")).status_code == 200
    yardstick.get(DEEP)


def test_the_yardsticks_search_finds_by_prefix_only(yardstick: Yardstick) -> None:
    target = yardstick.side.pages[SEARCH].targets[0]
    rows = yardstick.get(SEARCH).count("<tr><td>")
    family = target.path.partition("=")[2]
    assert rows == sum(one.family.startswith(family) for one in invent(PEOPLE)) > 0


def test_the_yardsticks_person_page_has_contacts_and_groups(yardstick: Yardstick) -> None:
    page = yardstick.get(PERSON, 3)
    assert f"person{known(PEOPLE)[3].number}@people.invalid" in page
    assert page.count("(member)") == 2


def test_the_yardsticks_form_has_ten_fields(yardstick: Yardstick) -> None:
    page = yardstick.get(FORM)
    assert page.count("<label") == 10


def test_the_yardsticks_post_inserts_one_row(yardstick: Yardstick) -> None:
    with serving(yardstick.client.application) as port:
        make = requests_for(yardstick.side, yardstick.side.pages[POST], port)
        load.run(port, make, concurrency=1, requests=1)
    page = yardstick.client.get("/people?q=zadded").text
    assert page.count("Newly Zadded") == 1


def test_the_yardstick_refuses_a_post_without_its_token(yardstick: Yardstick) -> None:
    answer = yardstick.client.post("/people/new", data=bare_side.ANSWERS)
    assert answer.status_code == 400


def test_the_yardstick_asks_who_is_there(yardstick: Yardstick) -> None:
    stranger = yardstick.client.application.test_client()
    assert [stranger.get(path).status_code for path in ("/people", "/health")] == [401, 200]


def test_a_process_tree_has_memory_and_processor_time() -> None:
    pids = processes.tree(os.getpid())
    assert os.getpid() in pids
    assert processes.pss_mib(pids) > 1
    assert processes.cpu_seconds(pids) > 0


def test_what_each_page_must_answer_is_part_of_the_request() -> None:
    page = Page((Target("/a", "A"), Target("/b", "B")))
    side = Side("x", "", {}, {"who": "me"}, {LIST: page})
    make = requests_for(side, page, 1)
    assert [make(n).marker for n in range(3)] == [b"A", b"B", b"A"]
    assert b"\r\nCookie: who=me\r\n" in make(0).payload


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_alongside_answers_every_page_of_the_table(engine: str, tmp_path: Path) -> None:
    if engine == "postgres" and postgres_server() is None:
        pytest.skip("needs a PostgreSQL server: ALONGSIDE_TEST_POSTGRES or the local socket")
    with database(engine, "test", tmp_path) as url:
        side = apart(alongside_side.prepare, url, tmp_path / "instance", PEOPLE)
        assert set(side.pages) == set(BARS)
        # Compiled modules are taken where they are; only a measured server needs its own.
        where = {"PYTHONPYCACHEPREFIX": "", "PYTHONDONTWRITEBYTECODE": "1"}
        with Server(side, tmp_path, **where) as server:
            for page in side.pages.values():
                make = requests_for(side, page, server.port)
                assert len(load.run(server.port, make, concurrency=2, requests=4).latencies) == 4
            assert len(server.pids()) == 3
        with pytest.raises(OSError, match="refused"):
            load.Connection(server.port).exchange(b"")
