"""Addresses, headers and cookies that nobody should send: answered, and never with an error."""

import pytest

from tests.hostile.trying import complaints, some
from tests.hostile.words import MARKUP, ODD

PARAMETERS = ("next", "after", "before", "show", "who", "from", "place", "v", "version", "q")
ODD_VALUES = (
    "",
    "%00",
    "%FF%FE",
    "%ED%A0%80",
    "%F0%9F%91%A9%E2%80%8D",
    "-1",
    "0x10",
    "9" * 40,
    "9" * 5000,
    "%D9%A3",
    "%C2%B2",
    "nan",
    "00000000-0000-0000-0000-000000000000",
    "{00000000-0000-0000-0000-000000000000}",
    "//evil.example/",
    "/%5Cevil.example",
    "/%09/evil.example",
    "https://evil.example",
    "/home%0D%0ASet-Cookie:%20canary=1",
    "/%5B",
    "/" + "x" * 4000,
    "%3Cscript%3Ecanary(1)%3C/script%3E",
    "a&{0}=b&{0}[]=c&{0}",
)
ROLES_THAT_LOOK = ("visitor", "worker inside", "administrator")


@pytest.fixture(scope="module", autouse=True)
def _leave_the_world_as_it_was(hostile_world):
    """Some of what is asked here changes something; the tests after these must not see it."""
    hostile_world.fresh()
    yield
    hostile_world.fresh()


def asked(browser, path: str, query: str = "", **more):
    """Ask for exactly these bytes, which a polite client would have quoted."""
    environ = {"QUERY_STRING": query, **more}
    return browser.get(path, environ_overrides=environ)


@pytest.mark.parametrize("role", ROLES_THAT_LOOK)
def test_no_parameter_is_an_error(hostile_world, role):
    wrong = []
    browser = hostile_world.browser(role)
    for number, rule in enumerate(hostile_world.app.url_map.iter_rules()):
        if "GET" not in rule.methods or rule.endpoint in ("static", "platform.ready"):
            continue
        path = hostile_world.address(rule)
        for value in some(ODD_VALUES, number, 3):
            query = "&".join(f"{name}={value.replace('{0}', name)}" for name in PARAMETERS)
            answer = asked(browser, path, query)
            wrong += complaints(answer, (rule.rule, value[:20]))
            if answer.location and "evil" in answer.location.partition("?")[0]:
                wrong.append(f"{rule.rule} leads to {answer.location}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "query", ["next=\xff\xfe", "\xff", "after=\xed\xa0\x80", "%", "&&==&", "a" * 9000]
)
def test_a_query_that_is_no_text_is_answered(hostile_world, query):
    wrong = []
    for path in ("/", "/people", "/sign-in", "/feedback/tell", "/nothing", "/demo/sign-in"):
        for role in ("visitor", "worker inside"):
            wrong += complaints(asked(hostile_world.browser(role), path, query), (path, role))
    assert not wrong, "\n".join(wrong)


STRANGE_PIECES = (
    "\x00",
    "\xff\xfe",
    "%00",
    "x" * 4000,
    "..",
    "../../etc/passwd",
    "<script>canary(1)</script>",
    "00000000-0000-0000-0000-000000000000",
    "00000000-0000-0000-0000-00000000000g",
    "\u202e".encode().decode("latin1"),
    "{{7*7}}",
    "'; DROP TABLE person; --",
)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_any_piece_of_an_address_may_be_anything(hostile_world, method):
    wrong = []
    for role in ("worker inside", "administrator"):
        browser = hostile_world.browser(role)
        token = browser.hidden(browser.get("/sign-in").text)
        for number, rule in enumerate(hostile_world.app.url_map.iter_rules()):
            if method not in rule.methods or not rule.arguments:
                continue
            example = hostile_world.address(rule)
            for piece in some(STRANGE_PIECES, number, 3):
                path = example
                for name in rule.arguments:
                    path = path.replace(hostile_world.values.get(name, "\n"), piece)
                answer = browser.open(
                    "/", method=method, data=token, environ_overrides={"PATH_INFO": path}
                )
                wrong += complaints(answer, (rule.rule, role, piece[:20]))
    assert not wrong, "\n".join(dict.fromkeys(wrong))


COOKIES = (
    "garbage",
    "",
    "\xff\xfe",
    "x" * 8000,
    '"\\777\\000"',
    "eyJ4IjoxfQ.aaaa.bbbb",
    ".eJw" + "A" * 500,
    "'; DROP TABLE person; --",
    "<script>canary(1)</script>",
    "en_GB@easy",
    "../../x",
)


@pytest.mark.parametrize(
    "name", ["alongside", "__Host-alongside", "alongside_form", "alongside_language"]
)
def test_no_cookie_is_an_error(hostile_world, name):
    wrong = []
    for value in COOKIES:
        for host in ("northbank.localhost", "abergwyn.localhost"):
            for path in ("/home", "/feedback/tell"):
                browser = hostile_world.app.test_client(use_cookies=False)
                answer = browser.get(
                    path,
                    base_url=f"http://{host}/",
                    environ_overrides={"HTTP_COOKIE": f"{name}={value}; =; ;;{name}=twice"},
                )
                wrong += complaints(answer, (path, name, value[:20]))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "header",
    [
        ("HTTP_HOST", "\xff\xfe"),
        ("HTTP_HOST", "x" * 3000),
        ("HTTP_HOST", "[::1"),
        ("HTTP_HOST", "northbank.localhost:99999999"),
        ("HTTP_HOST", "<script>canary(1)</script>"),
        ("HTTP_HOST", "a b\x00c"),
        ("HTTP_USER_AGENT", "\xff\x00" * 100),
        ("HTTP_ACCEPT_LANGUAGE", "\xff;q=x,,cy;q=99999"),
        ("HTTP_IF_NONE_MATCH", '"\xff'),
        ("HTTP_IF_MODIFIED_SINCE", "Mon, 99 Foo 99999 99:99:99"),
        ("HTTP_RANGE", "bytes=-1,99999999999999999999-,x"),
        ("HTTP_X_FORWARDED_FOR", "<script>canary(1)</script>"),
        ("CONTENT_LENGTH", "minus one"),
        ("CONTENT_LENGTH", "-5"),
        ("REMOTE_ADDR", "\xff"),
    ],
    ids=lambda header: ascii(f"{header[0]} {header[1][:12]}"),
)
def test_no_header_is_an_error(hostile_world, header):
    wrong = []
    browser = hostile_world.browser("worker inside")
    for path in ("/people", "/static/alongside.css"):
        answer = browser.get(path, environ_overrides=dict([header]))
        wrong += complaints(answer, (path, header))
        assert answer.status_code < 400 or "<h1" in answer.text, "the error has no page of ours"
    token = browser.hidden(browser.get("/demo/sign-in").text)
    answer = browser.post("/demo/sign-in", data=token, environ_overrides=dict([header]))
    wrong += complaints(answer, ("POST", header))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("text", [*ODD, *MARKUP], ids=ascii)
def test_whoever_is_asked_for_by_handle_may_be_anybody(hostile_world, text):
    browser = hostile_world.visitor() if hasattr(hostile_world, "visitor") else None
    browser = browser or hostile_world.browser("visitor")
    token = browser.hidden(browser.get("/demo/sign-in").text)
    answer = browser.post("/demo/sign-in", data={**token, "handle": text})
    assert answer.status_code == 404
