"""A Welsh council's pages read in Welsh, from the first word to the last."""

import html
import re
from datetime import date
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from flask_babel import force_locale, gettext, ngettext
from sqlalchemy import select

from alongside.groups.models import Group, Membership
from alongside.identity.welcome import send_sign_in_link
from alongside.kernel.upgrading import upgrade_all
from alongside.lifecycle import at_council
from alongside.messages.letters import as_email
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.testing import Town, catalogues
from alongside.web import i18n
from alongside.web.context import current, house
from tests.docs.reading import ROOT
from tests.museum.installing import Package, forget, install

CORE = ROOT / "core" / "alongside"
PO = i18n.CATALOGUES / "cy" / "LC_MESSAGES" / "messages.po"
WORDS = {
    "/": ("ochr yn ochr", "Poeni am rywun?"),
    "/sign-in": ("Mewngofnodi", "Anfonwch ddolen ata i"),
    "/home": ("Helo, Anwen", "Eich grwpiau"),
    "/people": ("Pobl", "Pawb, yn ôl enw"),
    "/people/add": ("Enw llawn", "(dewisol)"),
    "/me": ("Beth sydd gennych chi i’w gynnig?", "Manylion"),
    "/me/factors": ("Sut rydych chi’n mewngofnodi", "Creu allwedd mynediad"),
    "/groups": ("Grwpiau", "Dechrau grŵp"),
    "/privacy": ("Preifatrwydd a chwcis", "rheolydd data"),
    "/accessibility": ("Datganiad hygyrchedd",),
    "/council": ("Pethau sylfaenol", "Golwg", "Cymru", "Ombwdsmon Gwasanaethau Cyhoeddus"),
    "/council/practices": ("Arferion",),
    "/nowhere": ("Dydyn ni ddim yn gallu dod o hyd i", "hafan"),
}


@pytest.fixture(scope="module")
def words():
    return catalogues.extract(CORE, ROOT / "templates")


@pytest.fixture(scope="module")
def welsh():
    return catalogues.translated(PO)


@pytest.fixture
def anwen(abergwyn):
    """Anwen, who may open everything, in a browser that asks for Welsh."""
    client = abergwyn.signed_in(abergwyn.person("Anwen", "worker", "administrator"))
    client.get("/language/cy")
    return client


def test_every_word_of_the_core_is_in_welsh(words, welsh):
    assert catalogues.missing(words, welsh) == []


def test_nothing_is_translated_that_nobody_says(words, welsh):
    assert catalogues.unused(words, welsh) == []


def test_every_translation_keeps_its_placeholders(welsh):
    assert catalogues.twisted(welsh) == []


def test_what_runs_is_what_was_written():
    assert not catalogues.stale(PO), "compile it as docs/councils/languages.md says"


@pytest.mark.parametrize("path", WORDS)
def test_a_welsh_page_says_nothing_in_english(anwen, welsh, path):
    page = anwen.get(path, follow_redirects=True).text
    said = html.unescape(page)
    assert '<html lang="cy"' in page
    assert all(word in said for word in WORDS[path])
    english = {m.id for m in welsh if isinstance(m.id, str) and len(m.id) > 12} - {
        m.string for m in welsh
    }
    assert [text for text in english if re.search(rf"\b{re.escape(text)}", said)] == []


def test_a_visitor_is_met_in_welsh_where_welsh_comes_first(abergwyn):
    with abergwyn.session() as session:
        abergwyn.council(session).languages = ["cy", "en"]
    for path in ("/", "/sign-in"):
        page = abergwyn.visitor().get(path).text
        assert '<html lang="cy"' in page
        assert "Neidio i’r prif gynnwys" in page


def test_dates_are_in_welsh(abergwyn):
    anwen = abergwyn.person("Anwen", "worker")
    with abergwyn.session() as session:
        group = Group(kind="family", name="Teulu Prys")
        session.add(group)
        session.flush()
        session.add(Membership(group_id=group.id, person_id=anwen, joined_on=date(2025, 3, 1)))
        path = f"/groups/{group.id}"
    client = abergwyn.signed_in(anwen)
    client.get("/language/cy")
    assert "Aelod ers 1 Mawrth 2025" in client.get(path).text


def test_mistakes_in_a_form_are_told_in_welsh(anwen):
    page = anwen.send("/people/add", {"name": "", "born_on-day": "31", "born_on-month": "2"})
    said = html.unescape(page.text)
    assert page.status_code == 422
    assert "Mae yna broblem" in said
    assert "Rhowch enw" in said
    assert "Dyddiad geni: rhaid rhoi blwyddyn" in said


def test_an_empty_answer_is_asked_for_in_welsh(anwen):
    page = anwen.send("/council/basics", {"name": "", "languages": "cy", "first_language": "cy"})
    assert page.status_code == 422
    assert "Atebwch “Enw’r cyngor”" in page.text


def test_numbers_choose_their_own_welsh_form(abergwyn, anwen):
    abergwyn.enable("feedback")
    assert "Mae 1 arfer ymlaen." in anwen.get("/council").text


def test_the_link_switches_the_language_and_stays_on_the_page(anwen):
    page = anwen.get("/people").text
    href = re.search(r'href="(/language/en[^"]*)"', page)
    assert href is not None
    back = anwen.get(html.unescape(href.group(1)))
    assert back.location == "/people"
    assert '<html lang="en-GB"' in anwen.get(back.location).text


def test_a_letter_is_in_the_language_of_whoever_gets_it(abergwyn, app):
    for name, code in (("Gwen", "cy"), ("Ada", "en"), ("Gwil", "cy"), ("Amina", "so")):
        abergwyn.person(name, language=code, sign_in_address=f"{name.lower()}@example.org")
    told = {}
    with at_council(app, "abergwyn") as session:
        current.council.safety_contact = "01632 960101"
        for person in session.scalars(select(Person)).all():
            send_sign_in_link(session, person)
        for message in session.scalars(select(Message)).all():
            with i18n.as_read_by(session.get(Person, message.to_person_id)):
                email = as_email(message, current.council, "post@abergwyn.example")
            told[message.to_address] = f"{message.subject}. {email.get_content()}"
    for name, welsh in (("gwen", True), ("ada", False), ("gwil", True), ("amina", False)):
        letter = told[f"{name}@example.org"]
        assert ("Eich dolen i fewngofnodi. " in letter) is welsh
        assert ("Os ydych chi’n poeni" in letter) is welsh
        assert ("Your link to sign in. " in letter) is not welsh
        assert ("If you are worried" in letter) is not welsh


ON = ("%(num)s practice is on.", "%(num)s practices are on.")
CIRCLES = """
from alongside import Practice

practice = Practice(id="{name}", title="Circles", summary="Circles", api="1")
"""


@pytest.fixture
def own_words(tmp_path, make_app, database):
    """A practice that brings its own Welsh, and the council that has it."""

    def speak(name, content, language="cy"):
        folder = tmp_path / "practices"
        beside = folder / "translations" / language / "LC_MESSAGES"
        beside.mkdir(parents=True)
        (folder / f"{name}.py").write_text(CIRCLES.format(name=name), encoding="utf-8")
        (beside / "messages.mo").write_bytes(content)
        return Town.of(make_app(**database), "abergwyn")

    return speak


def test_a_practice_cannot_reword_the_core(own_words):
    theirs = Catalog(locale="cy")
    theirs.add("Sign in", "Rhywle arall")
    theirs.add("Circles of theirs", "Eu cylchoedd nhw")
    written = BytesIO()
    write_mo(written, theirs)
    town = own_words("circles", written.getvalue())
    with town.app.test_request_context(base_url=f"http://{town.host}/"), force_locale("cy"):
        assert gettext("Circles of theirs") == "Eu cylchoedd nhw"
        assert gettext("Sign in") == "Mewngofnodi"


def test_nor_in_english_of_which_the_core_has_no_catalogue(own_words):
    theirs = Catalog(locale="en")
    theirs.add("Sign in", "Go elsewhere")
    theirs.add(ON, ("%(nmu)s", "%(nmu)s"))
    theirs.add("Circles of theirs", "Their circles")
    written = BytesIO()
    write_mo(written, theirs)
    town = own_words("loops", written.getvalue(), "en")
    for language in ("en", "en_GB"):
        with town.app.test_request_context(base_url=f"http://{town.host}/"), force_locale(language):
            assert gettext("Circles of theirs") == "Their circles"
            assert gettext("Sign in") == "Sign in"
            assert ngettext(*ON, 2) == "2 practices are on."


@pytest.fixture
def clashing(tmp_path, monkeypatch, make_app, database):
    """Practices that are installed, each with its own catalogues; some use the same words."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)

    def speak(**said):
        for practice_id, languages in said.items():
            declared = CIRCLES.format(name=practice_id)
            install(Package(practice_id, {"__init__.py": declared}), site)
            for language, words in languages.items():
                catalogue, written = Catalog(locale=language), BytesIO()
                for original, text in words.items():
                    catalogue.add(original, text)
                write_mo(written, catalogue)
                folder = site / f"alongside_{practice_id}" / "translations" / language
                (folder / "LC_MESSAGES").mkdir(parents=True)
                (folder / "LC_MESSAGES" / "messages.mo").write_bytes(written.getvalue())
        return make_app(**database)

    yield speak
    forget(site)


def _said(app, language, text, **variables):
    with app.test_request_context(), force_locale(language):
        return gettext(text, **variables)


def test_of_two_practices_with_the_same_words_neither_rewords_the_other(clashing):
    greeting = "A circle for %(name)s"
    first = {"cy": {greeting: "Cylch i %(name)s", "Ours": "Ein un ni"}}
    theirs = {greeting: "Nobody wants %(name)s", "Theirs": "All of theirs"}
    app = clashing(aspen=first, birch={"cy": theirs, "en": theirs})
    assert _said(app, "cy", greeting, name="Ada") == "Cylch i Ada"
    assert _said(app, "cy", "Ours") == "Ein un ni"
    assert _said(app, "cy", "Theirs") == "All of theirs", "what nobody else says is its own"
    for language in ("en", "en_GB"):
        assert _said(app, language, greeting, name="Ada") == "A circle for Ada"
        assert _said(app, language, "Theirs") == "All of theirs"


def test_nor_what_came_with_alongside_whatever_its_own_id_is(clashing):
    reworded = {"Shared reflection": "Gossip"}
    app = clashing(aspen={"cy": reworded, "en": reworded})
    assert _said(app, "cy", "Shared reflection") not in ("Gossip", "Shared reflection")
    assert _said(app, "en", "Shared reflection") == "Shared reflection"


def test_a_translation_that_lost_or_changed_a_gap_is_left_out(clashing, caplog):
    wrong = {
        "A day for %(name)s": "Diwrnod i %(enw)s",
        "A week for %(name)s": "Wythnos i neb",
        "A month for %(name)s": "Mis i %(name)",
        "Half of it for %(name)s": "50% i %(name)s",
        ("%(num)s hour", "%(num)s hours"): ("%(nmu)s awr",) * 5,
    }
    app = clashing(aspen={"cy": {**wrong, "A year for %(name)s": "%(name)s: blwyddyn"}})
    assert _said(app, "cy", "A year for %(name)s", name="Ada") == "Ada: blwyddyn"
    for original in list(wrong)[:4]:
        assert _said(app, "cy", original, name="Ada") == original % {"name": "Ada"}
    with app.test_request_context(), force_locale("cy"):
        assert ngettext("%(num)s hour", "%(num)s hours", 2) == "2 hours"
    assert "has other gaps than: A day for %(name)s" in caplog.text


def test_how_a_language_counts_is_no_practices_to_say(clashing, monkeypatch):
    monkeypatch.setattr(Catalog, "plural_expr", "1/(n-n)")
    app = clashing(aspen={"en": {"Ours": "Our own"}, "fr": {"Ours": "La nôtre"}})
    for language in ("en", "fr"):
        with app.test_request_context(), force_locale(language):
            assert ngettext(*ON, 2) == "2 practices are on."


def test_a_practices_broken_catalogue_breaks_no_page(own_words, caplog):
    town = own_words("rings", b"this is no catalogue")
    client = town.visitor()
    client.get("/language/cy")
    assert "Mewngofnodi" in client.get("/").text
    assert "cannot be read" in caplog.text


def test_a_practices_folder_that_is_named_no_language_stops_no_upgrade(own_words, caplog):
    written = BytesIO()
    write_mo(written, Catalog(locale="cy"))
    town = own_words("hoops", written.getvalue(), "welsh")
    upgrade_all(town.app)
    assert "hoops" in house(town.app).registry.records
    assert "cannot be read" in caplog.text
