"""The page on which a council switches its practices, and the page of each one's settings."""

import re
from datetime import date

import pytest
from sqlalchemy import event, select

from alongside.councils import practices
from alongside.councils.models import CouncilPractice
from alongside.db.engine import get_session
from alongside.db.time import utcnow
from alongside.kernel.models import PracticeState
from alongside.later_life import archiving
from alongside.lifecycle import at_council
from alongside.records.log import note
from alongside.records.models import Entry
from alongside.testing import Town
from alongside.testing.browser import Browser
from alongside.web.context import current, house
from tests.councils.conftest import BENCH, BROKEN, FIRST, GARDEN, LATE, OLD

LIST = "/council/practices"
SETTINGS = "/council/practices/garden/settings"
TYPED = {
    "welcome": "Come and dig",
    "about": "",
    "plots": "20",
    "benches": "3",
    "opens-day": "1",
    "opens-month": "3",
    "opens-year": "2026",
    "season": "autumn",
    "tools": ["hoe"],
}


def switch(browser: Browser, practice_id: str, on: bool) -> str:
    answer = browser.send(LIST, {"on": "1" if on else "0"}, to=f"{LIST}/{practice_id}/switch")
    assert answer.status_code == 302
    assert answer.location == LIST
    return browser.get(LIST).text


def entries(town: Town) -> list[tuple[str, str, str]]:
    with town.session() as session:
        rows = session.scalars(select(Entry).order_by(Entry.created_at, Entry.id)).all()
        return [(row.action, row.subject_kind, row.detail) for row in rows]


def test_every_installed_plugin_is_listed_with_what_one_should_know(administrator: Browser) -> None:
    page = administrator.get(LIST).text
    for words in (
        "Shared garden",
        "Neighbours grow things together.",
        "A bench to sit on",
        "Comes with Alongside",
        "Not listed: something that one should know",
        f'href="{LIST}/garden"',
    ):
        assert words in page
    assert page.count(">Off</strong>") == len(re.findall(r'id="practice-', page))


def test_each_has_a_page_of_who_made_it_and_what_it_keeps_and_may_do(
    administrator: Browser,
) -> None:
    page = administrator.get(f"{LIST}/garden").text
    for words in (
        "the file practices/garden.py",
        "it does not say who wrote it",
        "the power of this server",
        "Who came on which day",
        "About a person, and erased with them",
        "It says something on the council",
        "garden.dig",
        "is worker",
        "Nothing was switched or set here.",
    ):
        assert words in page
    assert "It keeps nothing about anybody." in administrator.get(f"{LIST}/bench").text
    ours = administrator.get(f"{LIST}/feedback").text
    assert "has been here since" in ours
    assert ours.count("Whom you invited") == 1
    assert "Comes with Alongside" in ours
    assert "Open an enterprise with others (changes something): is signed in" in ours
    assert "feedback.begin" not in ours
    assert "the power of this server" not in ours
    assert administrator.get(f"{LIST}/nothing").status_code == 404


def test_the_page_says_what_changed_here_lately_and_who_did_it(
    administrator: Browser, northbank: Town, abergwyn: Town
) -> None:
    switch(administrator, "garden", True)
    administrator.send(SETTINGS, TYPED)
    page = administrator.get(f"{LIST}/garden").text
    assert "switched a practice on" in page
    assert "changed a practice&#39;s settings <code" in page
    assert "garden.welcome" in page
    assert "switched a practice" not in administrator.get(f"{LIST}/bench").text
    with at_council(northbank.app, "northbank") as session:
        for detail in ("garden: 0.1 → 0.2", "garden_gate: 5 → 6"):
            note(session, current.actor, "upgraded", "practice", current.council.id, detail)
    page = administrator.get(f"{LIST}/garden").text
    assert "garden: 0.1 → 0.2" in page
    assert "garden_gate" not in page
    other = abergwyn.signed_in(abergwyn.person("Bron", "administrator"))
    assert "switched a practice" not in other.get(f"{LIST}/garden").text


def test_what_its_newest_versions_changed_is_said_newest_first(make_app, database, tmp_path):
    (tmp_path / "practices").mkdir(exist_ok=True)
    text = (
        'from alongside import Practice\npractice = Practice(id="well", title="The well", '
        'summary="…", api="1", changes={"0.9": "A bucket.", "0.10": "A rope.", '
        '"1.0": "Deeper.", "0.2": "A hole."})\n'
    )
    (tmp_path / "practices" / "well.py").write_text(text, encoding="utf-8")
    town = Town.of(make_app(**database), "northbank")
    page = town.signed_in(town.person("Bea Boss", "administrator")).get(f"{LIST}/well").text
    assert page.index("Deeper.") < page.index("A rope.") < page.index("A bucket.")
    assert "A hole." not in page


def test_what_its_check_could_not_try_stands_on_its_page_and_in_the_list(
    make_app, database, tmp_path
):
    (tmp_path / "practices").mkdir(exist_ok=True)
    text = (
        "from alongside import Practice\n"
        '__author__ = "Wren"\n__license__ = "MIT"\n__security__ = "mailto:wren@example.org"\n'
        'practice = Practice(id="well", title="The well", summary="…", api="1")\n'
    )
    (tmp_path / "practices" / "well.py").write_text(text, encoding="utf-8")
    made = make_app(**database, STRICT_PLUGINS=False)
    sha256 = house(made).registry.records["well"].candidate.sha256()
    (tmp_path / "checked").mkdir()
    evidence = tmp_path / "checked" / "well.toml"

    def shown(not_run):
        evidence.write_text(f'sha256 = "{sha256}"\n{not_run}')
        town = Town.of(make_app(**database, STRICT_PLUGINS=False), "northbank")
        admin = town.signed_in(town.person("Bea Boss", "administrator"))
        return admin.get(f"{LIST}/well").text, admin.get(LIST).text

    page, every = shown("not_run = []\n")
    assert "tried its promises" in page
    assert "tried its promises" in every
    assert "could not be tried" not in page
    page, _ = shown("")
    assert "it is not known what" in page.partition("What could not be tried")[2]
    not_run = '[[not_run]]\npromise = "Everybody can use its pages."\nwhy = "no browser"\n'
    page, every = shown(not_run)
    assert "tried most of its promises" in page
    assert "tried most of its promises" in every
    assert "its pages in a browser" in page.partition("What could not be tried")[2]


def test_a_practice_whose_package_is_gone_is_listed_and_can_be_switched_off(
    administrator: Browser, northbank: Town
) -> None:
    with northbank.session() as session:
        session.add(
            PracticeState(
                practice_id="choir", titles={"en": "The choir"}, columns={}, upgraded_at=utcnow()
            )
        )
        session.add(CouncilPractice(practice_id="choir", enabled=True, settings={}))
        northbank.council(session).changed()
    page = administrator.get(LIST).text
    assert "The choir" in page
    assert "Not installed any more" in page
    assert "What is held about me" in page
    switch(administrator, "choir", False)
    assert "It is still switched on here" not in administrator.get(LIST).text


def test_a_switch_acts_at_once_on_the_public_site_and_the_navigation(
    northbank: Town, abergwyn: Town, administrator: Browser
) -> None:
    assert "The garden gate" not in northbank.visitor().get("/").text
    page = switch(administrator, "garden", True)
    assert "Shared garden is on." in page
    assert "The garden gate" in northbank.visitor().get("/").text
    assert 'href="/garden"' in administrator.get("/council").text
    assert "The garden gate" not in abergwyn.visitor().get("/").text
    page = switch(administrator, "garden", False)
    assert "Shared garden is off." in page
    assert "The garden gate" not in northbank.visitor().get("/").text


def test_before_it_is_switched_off_one_is_asked_and_told_what_stops(
    northbank: Town, administrator: Browser
) -> None:
    northbank.enable("feedback")
    page = administrator.get(f"{LIST}/feedback/off").text
    assert "Switch Shared reflection off?" in page
    assert "Conversations that people began with the council" in page
    assert northbank.visitor().get("/feedback/tell").status_code == 200
    back = administrator.send(f"{LIST}/feedback/off", {"on": "0"}, to=f"{LIST}/feedback/switch")
    assert back.status_code == 302
    assert northbank.visitor().get("/feedback/tell").status_code == 404
    assert administrator.get(f"{LIST}/feedback/off").location == LIST


def test_switching_twice_changes_and_records_once(northbank: Town, administrator: Browser) -> None:
    switch(administrator, "garden", True)
    switch(administrator, "garden", True)
    switch(administrator, "bench", False)
    assert entries(northbank) == [("switched on", "practice", "garden")]
    with northbank.session() as session:
        assert northbank.council(session).configuration == 2


def test_a_practice_that_is_not_installed_cannot_be_switched(administrator: Browser) -> None:
    answer = administrator.send(LIST, {"on": "1"}, to=f"{LIST}/nothing/switch")
    assert answer.status_code == 404


def test_one_that_is_archived_is_listed_so_and_cannot_be_switched_on(
    northbank: Town, administrator: Browser
) -> None:
    archiving.archive(northbank.app, "feedback")
    assert "no council can switch it on" in administrator.get(LIST).text
    refused = switch(administrator, "feedback", True)
    assert refused.count("alongside plugin archive feedback --undo") == 2
    archiving.bring_back(northbank.app, "feedback")
    assert "no council can switch it on" not in switch(administrator, "feedback", True)
    assert [action for action, *_ in entries(northbank)] == ["switched on"]


def test_the_pages_belong_to_this_councils_administrators(northbank: Town, abergwyn: Town) -> None:
    other = abergwyn.signed_in(abergwyn.person("Bron", "administrator"))
    stolen = other.get_cookie("alongside", domain=abergwyn.host)
    assert stolen is not None
    other.set_cookie("alongside", stolen.value, domain=northbank.host)
    other.host = northbank.host
    browsers = {
        403: [
            northbank.signed_in(northbank.person("Wyn Worker", "worker")),
            northbank.signed_in(northbank.person("Cit Izen")),
        ],
        302: [northbank.visitor(), other],
    }
    reads = ["/council", LIST, f"{LIST}/garden", SETTINGS, "/council/basics", "/council/look"]
    writes = [
        f"{LIST}/garden/switch",
        SETTINGS,
        f"{SETTINGS}/defaults",
        "/council/basics",
        "/council/look",
        "/council/look/default",
        "/council/look/logo",
        "/council/look/logo/remove",
    ]
    for expected, asking in browsers.items():
        for browser in asking:
            token = browser.hidden(browser.get("/sign-in").text) or browser.hidden(
                browser.get("/home").text
            )
            for path in reads:
                assert browser.get(path).status_code == expected, path
            for path in writes:
                assert browser.post(path, data=token).status_code == expected, path
    with northbank.session() as session:
        assert northbank.council(session).configuration == 1


class TestTrouble:
    """Plugins that do not work."""

    @pytest.fixture
    def strict(self) -> bool:
        return False

    @pytest.fixture
    def practice_files(self) -> dict[str, str]:
        return {
            "garden.py": GARDEN,
            "broken.py": BROKEN,
            "old.py": OLD,
            "late.py": LATE,
            "late_migrations/0001.py": FIRST,
        }

    def test_each_says_what_is_wrong_and_that_the_rest_goes_on(
        self, northbank: Town, administrator: Browser
    ) -> None:
        page = administrator.get(LIST).text
        assert "the tap is stuck" in page
        assert "Does not work" in page
        assert "plugin interface 0" in page
        assert "Does not fit" in page
        assert "alongside db upgrade" in page
        assert "Waits for an upgrade" in page
        assert "every other practice" in page
        for practice_id in ("broken", "old", "late"):
            assert f"{LIST}/{practice_id}/switch" not in page
        switch(administrator, "garden", True)
        assert "The garden gate" in northbank.visitor().get("/").text

    @pytest.mark.parametrize("practice_id", ["broken", "late"])
    def test_none_can_be_switched_on_by_force(
        self, northbank: Town, administrator: Browser, practice_id: str
    ) -> None:
        page = switch(administrator, practice_id, True)
        assert "cannot be switched on" in page
        with northbank.session() as session:
            assert not practices.stored(session, practice_id)
        assert entries(northbank) == []

    def test_one_that_broke_while_it_was_on_can_be_switched_off(
        self, northbank: Town, administrator: Browser
    ) -> None:
        with northbank.session() as session:
            session.add(CouncilPractice(practice_id="broken", enabled=True, settings={"a": 1}))
            northbank.council(session).changed()
        assert f"{LIST}/broken/off" in administrator.get(LIST).text
        assert f"{LIST}/broken/switch" in administrator.get(f"{LIST}/broken/off").text
        switch(administrator, "broken", False)
        with northbank.session() as session:
            found = practices.stored(session, "broken")
            assert found is not None
            assert (found.enabled, found.settings) == (False, {"a": 1})


def test_settings_are_drawn_from_the_practices_form(administrator: Browser) -> None:
    page = administrator.get(SETTINGS).text
    assert 'value="Come in"' in page
    assert "Open to all" in page
    assert "This practice is off" in page
    assert "Back to the defaults" not in page
    assert administrator.get("/council/practices/bench/settings").status_code == 404
    assert administrator.get("/council/practices/nothing/settings").status_code == 404


def test_saved_settings_act_at_once(northbank: Town, administrator: Browser) -> None:
    switch(administrator, "garden", True)
    answer = administrator.send(SETTINGS, TYPED)
    assert answer.location == SETTINGS
    assert "The settings are saved." in administrator.get(SETTINGS).text
    assert "Come and dig" in northbank.visitor().get("/").text
    with northbank.session() as session:
        practice = house(northbank.app).registry.practice("garden")
        assert practice is not None
        found = practices.settings_of(session, northbank.council(session), practice)
    assert (found.plots, found.open_to_all, found.opens) == (20, False, date(2026, 3, 1))
    assert (found.season, found.tools) == ("autumn", ["hoe"])
    assert entries(northbank)[-1] == (
        "changed",
        "practice",
        "garden.welcome, garden.plots, garden.benches, garden.open_to_all, garden.opens, "
        "garden.season, garden.tools",
    )


def test_the_practices_own_form_refuses_and_keeps_what_was_typed(
    northbank: Town, administrator: Browser
) -> None:
    answer = administrator.send(SETTINGS, {**TYPED, "plots": "2", "opens-day": "31"})
    assert answer.status_code == 422
    answer = administrator.send(SETTINGS, {**TYPED, "plots": "2"})
    assert answer.status_code == 422
    assert "There cannot be more benches than plots" in answer.text
    assert "<title>Error: " in answer.text
    assert 'value="Come and dig"' in answer.text
    assert entries(northbank) == []
    with northbank.session() as session:
        assert practices.stored(session, "garden") is None


def test_two_administrators_never_overwrite_each_other_unseen(
    northbank: Town, administrator: Browser
) -> None:
    other = northbank.signed_in(northbank.person("Bo Minister", "administrator"))
    opened = other.hidden(other.get(SETTINGS).text)
    administrator.send(SETTINGS, TYPED)
    answer = other.post(SETTINGS, data={**opened, **TYPED, "welcome": "Bring a spade"})
    assert answer.status_code == 422
    assert "Somebody saved" in answer.text
    assert "Come and dig" in answer.text
    assert "Bring a spade" in answer.text
    again = {**other.hidden(answer.text), **TYPED, "welcome": "Bring a spade"}
    assert other.post(SETTINGS, data=again).status_code == 302
    assert "Bring a spade" in other.get(SETTINGS).text


def test_the_defaults_come_back_unless_somebody_saved_meanwhile(
    northbank: Town, administrator: Browser
) -> None:
    administrator.send(SETTINGS, TYPED)
    opened = administrator.hidden(administrator.get(SETTINGS).text)
    administrator.send(SETTINGS, {**TYPED, "plots": "21"})
    administrator.post(f"{SETTINGS}/defaults", data=opened)
    assert "Somebody saved these settings meanwhile" in administrator.get(SETTINGS).text
    administrator.send(SETTINGS, to=f"{SETTINGS}/defaults")
    page = administrator.get(SETTINGS).text
    assert "The defaults are back." in page
    assert 'value="Come in"' in page
    assert entries(northbank)[-1] == ("changed", "practice", "garden.*")


def test_settings_belong_to_one_council(abergwyn: Town, administrator: Browser) -> None:
    administrator.send(SETTINGS, TYPED)
    theirs = abergwyn.signed_in(abergwyn.person("Bron", "administrator"))
    assert 'value="Come in"' in theirs.get(SETTINGS).text


@pytest.mark.parametrize(
    "practice_files",
    [{f"b{n}.py": BENCH.replace('"bench"', f'"b{n}"') for n in range(k)} for k in (2, 12)],
)
def test_the_list_costs_the_same_however_many_there_are(
    northbank: Town, administrator: Browser, practice_files: dict[str, str]
) -> None:
    administrator.get(LIST)
    statements: list[str] = []

    def count(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    with northbank.app.app_context():
        engine = get_session().get_bind()
    event.listen(engine, "before_cursor_execute", count)
    administrator.get(LIST)
    event.remove(engine, "before_cursor_execute", count)
    ours = [one for one in statements if "council_practice" in one]
    assert len(ours) == 1, ours
    assert len(statements) < 20
