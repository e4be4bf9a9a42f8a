"""Who may open and send what: every route, method and role, on the demo's people and practices.

The answers stand in `golden.txt`. A change there is a change of who may see or do something, and
is reviewed as one. To write it anew: `ALONGSIDE_WRITE_GOLDEN=1 make test PYTEST_ARGS=tests/access`.
"""

import os
from pathlib import Path

from world import ROLES

GOLDEN = Path(__file__).parent / "golden.txt"
WORDS = {200: "opens", 302: "leads on", 303: "leads on", 403: "forbidden", 404: "nothing"}


REFUSED = {"forbidden", "nothing", "sign in"}


def said(answer) -> str:
    """A status in a word: what the form's answer was hardly matters, only who got to it."""
    if answer.status_code in (302, 303) and answer.location.startswith("/sign-in"):
        return "sign in"
    if answer.status_code in (400, 409, 422, 429):
        return "answers"
    return WORDS.get(answer.status_code, str(answer.status_code))


class Asking:
    """Everybody's browsers, in a world that is as it was made whenever somebody sends a form.

    What somebody was not let do has changed nothing but the record, so the world is made anew only
    after something else; and a form's token, which is no part of the world, is asked for once.
    """

    def __init__(self, world) -> None:
        self.world = world
        self.begin_again()

    def begin_again(self) -> None:
        self.world.fresh()
        self.browsers: dict[str, tuple] = {}

    def open(self, role: str, path: str, method: str):
        if method == "GET":
            return self.world.browser(role).get(path)
        if role not in self.browsers:
            browser = self.world.browser(role)
            token = browser.hidden(browser.get("/sign-in").text)["csrf_token"]
            self.browsers[role] = browser, token
        browser, token = self.browsers[role]
        return browser.open(path, method=method, data={"csrf_token": token})


def test_every_route_method_and_role_is_as_reviewed(world):
    lines = []
    asking = Asking(world)
    for rule in sorted(world.app.url_map.iter_rules(), key=lambda rule: rule.rule):
        for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}):
            name = world.app.view_functions[rule.endpoint].alongside_permission
            lines.append(f"{method} {rule.rule} [{name}]")
            answers: dict[str, list[str]] = {}
            for role in ROLES:
                answer = asking.open(role, world.address(rule), method)
                assert answer.status_code < 500 or rule.rule == "/ready", (rule.rule, role)
                answers.setdefault(said(answer), []).append(role)
                if method != "GET" and said(answer) not in REFUSED:
                    asking.begin_again()
            lines += [f"    {word}: {', '.join(roles)}" for word, roles in answers.items()]
    found = "\n".join(lines) + "\n"
    if os.environ.get("ALONGSIDE_WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), (
        "Who may do what has changed. If that is meant, write golden.txt anew and have it reviewed."
    )


def test_nothing_of_one_council_opens_for_the_other(world):
    """Whatever address holds Northbank's ids, Abergwyn's people find nothing there."""
    world.fresh()
    for rule in world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or "_id>" not in rule.rule:
            continue
        if rule.rule.startswith("/council/practices/<practice_id>"):
            continue  # plugins are the installation's
        for role in ("other worker", "other administrator"):
            answer = world.browser(role).get(world.address(rule))
            assert answer.status_code in (403, 404), (rule.rule, role, answer.status_code)


def test_head_follows_get_and_options_tells_nothing(world):
    world.fresh()
    for rule in world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        browser = world.browser("citizen outside")
        path = world.address(rule)
        assert browser.head(path).status_code == browser.get(path).status_code, rule.rule
        answer = browser.options(path)
        assert answer.data == b"" or answer.status_code >= 400, rule.rule
