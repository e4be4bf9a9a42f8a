"""Every form of the site, sent as it should not be: a clear answer, nothing lost, nothing kept.

What one person typed is on the page again, escaped; what was refused has left no trace.
"""

from collections.abc import Callable

import pytest

from tests.hostile.papers import Paper, read
from tests.hostile.trying import complaints, lost, post, some, stored
from tests.hostile.words import DATES, MARKUP, ODD, RAW_BODIES, lines

Values = dict[str, list[str]]
SHOWN_TO_NOBODY = {"feedback.finish", "feedback.answer", "factors.by_provider"}
"""Buttons that nobody in the demo has to press: all have finished, and said what they think; and
no provider of work accounts leads back to one (`test_single_sign_on.py` sends that one oddly)."""
ASKED_BY_SCRIPTS = {"factors.enter_options", "factors.passkey_options", "factors.prove_options"}
"""What a passkey should sign: not a form. `test_passkeys.py` asks for it without a token."""
NO_KEY_NEEDED = {"identity.leave", "demo.enter"}


class Attack:
    """Sends each form in a way, and gathers what was wrong with the answers."""

    def __init__(self, world, doors) -> None:
        self.world, self.doors = world, doors
        self.wrong: list[str] = []
        self.answered: dict[int, int] = {}
        world.fresh()
        self.before = stored(world)
        self.commits = world.store.commits()

    def paper(self, door, role: str = "") -> tuple[object, Paper | None]:
        """A browser of one who reaches the form, and the form as their page holds it.

        It is opened once: the world is put back after everything that was kept, so that the page
        in the browser stays as new as it was.
        """
        role = role or door.roles[0]
        if role not in door.opened:
            browser, shown = self.world.browser(role), door.shown[role]
            wanted = shown.action, shown.kinds.keys()
            papers = read(shown.page, browser.get(shown.page).text).papers
            same = (one for one in papers if (one.action, one.kinds.keys()) == wanted)
            door.opened[role] = browser, next(same, None)
        return door.opened[role]

    def each(self, make: Callable[[Paper], Values | None], what: object, role: str = "") -> None:
        """Send every form with what `make` makes of it."""
        for door in self.doors.values():
            if role and role not in door.roles:
                continue
            browser, paper = self.paper(door, role)
            if paper is None:
                self.wrong.append(f"{door.endpoint}: the form was not there")
                continue
            values = make(paper)
            if values is not None:
                answer = self.send(door, browser, paper, values, what)
                if answer.status_code == 422:
                    self.kept(door, paper, values, answer, what)

    def send(self, door, browser, paper, values, what, kind: str = ""):
        """Send one form once."""
        where = (door.endpoint, what)
        answer = post(browser, paper.action, values, kind)
        self.answered[answer.status_code] = self.answered.get(answer.status_code, 0) + 1
        self.wrong += complaints(answer, where)
        if answer.status_code < 400:
            if answer.status_code in (302, 303) and not answer.location.startswith("https://www"):
                self.wrong += complaints(browser.get(answer.location), where)
            self.afresh()
        elif self.kept_something():
            self.wrong.append(f"{where}: refused, and yet something was kept")
            self.afresh()
        return answer

    def afresh(self) -> None:
        """Begin again from the world as it was."""
        self.world.fresh()
        self.commits = self.world.store.commits()

    def kept_something(self) -> bool:
        """Whether anything is stored that was not. Where nobody committed, nobody has to look."""
        before, self.commits = self.commits, self.world.store.commits()
        return before != self.commits and stored(self.world) != self.before

    def kept(self, door, paper, values, answer, what) -> None:
        """After a refusal the page says what is wrong, and holds what was typed."""
        if paper.typed and "govuk-error-summary" not in answer.text:
            self.wrong.append(f"{(door.endpoint, what)}: no word on what is wrong")
        if gone := lost(values, paper, answer):
            self.wrong.append(f"{(door.endpoint, what)}: lost what was typed in {gone}")

    def done(self) -> None:
        assert not self.wrong, "\n".join([*dict.fromkeys(self.wrong), str(self.answered)])


@pytest.fixture
def attack(hostile_world, doors):
    attack = Attack(hostile_world, doors)
    yield attack
    hostile_world.fresh()


def typed(text: str) -> Callable[[Paper], Values | None]:
    """Every box holds this text; everything else is as it should be."""

    def make(paper: Paper) -> Values | None:
        if not paper.typed:
            return None
        words = [n for n in paper.typed if not n.endswith(("-day", "-month", "-year"))]
        return {**paper.filled(), **{name: [text] for name in words if name != "website"}}

    return make


def test_nothing_filled_in_is_answered(attack):
    def empty(paper):
        hidden = {n: v for n, v in paper.values.items() if paper.kinds[n] == "hidden"}
        return {**hidden, **{name: [""] for name in (*paper.typed, *paper.chosen)}}

    attack.each(empty, "empty")
    attack.each(lambda paper: {"csrf_token": paper.values.get("csrf_token", [""])}, "missing")
    attack.done()


def test_a_book_in_every_box_is_refused_kindly_and_kept(attack):
    attack.each(typed("All of it, every word. " * 9000), "200 kB")
    attack.done()


def test_nobody_is_invited_to_look_back_in_a_thousand_years(hostile_world):
    hostile_world.fresh()
    browser = hostile_world.browser("worker inside")
    path = f"/feedback/answering/{hostile_world.values['telling_id']}/invite"
    far = {"look_back_on-day": "1", "look_back_on-month": "1", "look_back_on-year": "9999"}
    answer = browser.send(path, {"hope": "Buses on time", **far})
    assert answer.status_code == 422
    assert "within the next few years" in answer.text


@pytest.mark.parametrize("text", lines(ODD), ids=range(len(lines(ODD))))
def test_any_characters_may_be_typed(attack, text):
    attack.each(typed(text), ascii(text[:20]))
    attack.done()


@pytest.mark.parametrize("text", lines(MARKUP), ids=range(len(lines(MARKUP))))
def test_what_looks_like_a_program_is_shown_as_text(attack, text):
    attack.each(typed(text), ascii(text[:20]))
    attack.done()


def test_no_date_is_an_error(attack):
    for day, month, year in DATES:

        def dated(paper, parts=(day, month, year)):
            if not paper.dates:
                return None
            values = paper.filled()
            for name in paper.dates:
                for part, value in zip(("day", "month", "year"), parts, strict=True):
                    values[f"{name}-{part}"] = [value]
            return values

        attack.each(dated, ("date", day[:9], month[:9], year[:9]))
    assert set(attack.answered) <= {422}, attack.answered
    attack.done()


def test_choices_that_were_never_offered_are_refused(attack):
    other = attack.world.foreign["person"]
    for strange in (other, "\x00<script>canary(1)", "x" * 5000):

        def chosen(paper, strange=strange):
            hidden = [n for n, k in paper.kinds.items() if k == "hidden" and n != "csrf_token"]
            names = [*paper.chosen, *hidden]
            return {**paper.filled(), **{name: [strange] for name in names}} if names else None

        attack.each(chosen, ("choice", strange[:20]))
    attack.done()


def test_fields_may_come_twice_as_lists_and_with_strangers(attack):
    foreign = attack.world.foreign

    def crowded(paper):
        values = paper.filled()
        twice = {n: [*given, *given, "again"] for n, given in values.items() if n != "csrf_token"}
        lists = {f"{name}[]": ["a", "b"] for name in values}
        more = {
            "council_id": [foreign["council"]],
            "id": [foreign["person"]],
            "person_id": [foreign["person"]],
            "added_by_id": [foreign["person"]],
            "__class__": ["x"],
            "": ["nameless"],
        }
        return {"csrf_token": values.get("csrf_token", [""]), **twice, **lists, **more}

    attack.each(crowded, "crowded")
    attack.done()


def test_a_stale_form_never_wins(attack):
    for version in ("0", "abc", "9" * 5000):

        def stale(paper, version=version):
            if "version" not in paper.kinds:
                return None
            changed = typed("Quite another thing that somebody wrote meanwhile")(paper)
            return {**(changed or paper.filled()), "version": [version]}

        attack.each(stale, ("version", version[:9]))
    attack.done()


def test_other_kinds_of_content_are_refused(attack):
    parts = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="f%d"\r\n\r\nx\r\n' % n for n in range(2000)
    )
    contents = (
        (b'{"name": "x"}', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"name=x", "text/plain"),
        (b"name=x", "application/x-www-form-urlencoded; charset=no-such-thing"),
        (b"--a\r\nbroken", "multipart/form-data; boundary=b"),
        (b"--b\r\n", "multipart/form-data"),
        (parts + b"--b--\r\n", "multipart/form-data; boundary=b"),
        (b"a=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"a=b&" * 200_000, "application/x-www-form-urlencoded"),
    )
    for number, door in enumerate(attack.doors.values()):
        if door.endpoint in NO_KEY_NEEDED:
            continue
        for body, kind in some(contents, number, 2):
            browser = attack.world.browser(door.roles[0])
            answer = attack.send(door, browser, door.paper, body, (kind, body[:9]), kind)
            if answer.status_code < 400:
                attack.wrong.append(f"{door.endpoint} took {kind} {body[:9]!r}")
    attack.done()


def test_bytes_that_are_no_text_do_no_harm(attack):
    for number, door in enumerate(attack.doors.values()):
        for raw in some(RAW_BODIES, number, 2):
            browser, paper = attack.paper(door)
            names = [*paper.typed, *paper.chosen]
            body = b"&".join(
                [
                    *(f"{n}={v[0]}".encode() for n, v in paper.values.items() if n not in names),
                    *(name.encode() + raw for name in names),
                ]
            )
            attack.send(door, browser, paper, body, raw)
    attack.done()


def test_no_form_works_without_its_token_or_with_a_stale_one(attack):
    for door in attack.doors.values():
        if door.endpoint in NO_KEY_NEEDED:
            continue
        browser, paper = attack.paper(door)
        for token in (None, ["ImEi.aQ.x" * 20]):
            values = {n: v for n, v in paper.filled().items() if n != "csrf_token"}
            answer = attack.send(
                door, browser, paper, values | ({"csrf_token": token} if token else {}), "token"
            )
            if answer.status_code != 400:
                attack.wrong.append(f"{door.endpoint} answered {answer.status_code} without token")
    attack.done()


def test_no_address_takes_a_method_that_it_does_not_have(attack):
    methods = ("PUT", "DELETE", "PATCH", "TRACE", "BREW")
    for number, door in enumerate(attack.doors.values()):
        browser = attack.world.browser(door.roles[0])
        for method in some(methods, number, 1):
            answer = browser.open(door.paper.action, method=method, data=b"x=1")
            attack.wrong += complaints(answer, (door.endpoint, method))
            if answer.status_code < 400:
                attack.wrong.append(f"{door.endpoint} took {method}")
    attack.done()


def test_every_role_that_is_shown_a_form_may_send_it_wrongly(attack):
    """The other tests send each form as the first who reaches it; here everybody does."""
    for role in sorted({role for door in attack.doors.values() for role in door.roles}):
        attack.afresh()  # or the brake on floods would answer the later roles
        attack.each(typed(MARKUP[0] * 40), ("too much", role), role)
    attack.done()


def test_every_form_of_the_site_was_found(hostile_world, doors):
    rules = hostile_world.app.url_map.iter_rules()
    posts = {rule.endpoint for rule in rules if "POST" in rule.methods}
    assert posts - {door.endpoint for door in doors.values()} <= SHOWN_TO_NOBODY | ASKED_BY_SCRIPTS
