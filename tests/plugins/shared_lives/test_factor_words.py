"""A council says what every council asks in its own words, without code, and nothing is lost."""

import pytest
from harbour import HERE

from alongside_shared_lives import factor_words
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factor_words import BY_BIT
from alongside_shared_lives.factors import pack
from alongside_shared_lives.models import Household, Looking
from alongside_shared_lives.own_factors import FREE
from alongside_shared_lives.own_models import OwnFactor
from alongside_shared_lives.states import NotNow

PETS = f"{HERE}/factors/pets/words"
OURS = {"title": "Beasts <b>", "question": "What runs about at yours?"}


@pytest.fixture
def asked(harbour):
    """Sam cannot live with a dog, and Gwen has one."""
    with harbour.town.session() as session:
        for model, one, said in (
            (Looking, harbour.looking, {"cannot": ["pets.dog"]}),
            (Household, harbour.house, {"has": ["pets.dog"]}),
        ):
            side = session.get(model, one)
            side.factors, side.packed = said, pack(said, FACTORS)
    return harbour


def test_a_councils_words_stand_wherever_the_usual_ones_stood(asked):
    alun = asked.town.signed_in(asked.alun)
    assert "Usually: Which animals are there, or come along?" in alun.get(PETS).text
    assert alun.send(PETS, OURS).status_code == 302
    pages = {
        f"/people/{asked.looking}/ask/pets": asked.sam,
        f"/people/{asked.looking}": asked.sam,
        f"/households/{asked.house}/ask/pets": asked.gwen,
        f"/people/{asked.looking}/compare?household={asked.house}": asked.nadia,
        "/factors": asked.nadia,
    }
    for path, who in pages.items():
        text = asked.page(who, path).text
        assert "Beasts &lt;b&gt;" in text, path
        assert "Beasts <b>" not in text
        assert ">Pets<" not in text, path
    assert "What runs about at yours?" in asked.page(asked.sam, next(iter(pages))).text


def test_what_was_said_means_the_same_in_other_words(asked):
    alun, why = asked.town.signed_in(asked.alun), f"/people/{asked.looking}/could-be"
    alun.send(PETS, OURS)
    with asked.town.session() as session:
        assert session.get(Looking, asked.looking).factors == {"cannot": ["pets.dog"]}
    page = f"{HERE}/people/{asked.looking}/ask/pets"
    sam = asked.town.signed_in(asked.sam)
    assert "cannot" in sam.get(page).text
    sam.send(page, {"has": ["pets.cat"], "other_dog": "cannot", "stay": "1"})
    with asked.town.session() as session:
        side = session.get(Looking, asked.looking)
        assert side.factors["cannot"] == ["pets.dog"]
        assert side.packed == pack(side.factors, FACTORS)
    assert asked.page(asked.nadia, why).status_code == 200


def test_welsh_pages_have_the_councils_welsh_or_else_the_usual_welsh(asked):
    with asked.town.session() as session:
        asked.town.council(session).languages = ["en", "cy"]
    alun, sam = asked.town.signed_in(asked.alun), asked.town.signed_in(asked.sam)
    alun.send(PETS, {**OURS, "title_cy": "Creaduriaid"})
    page = f"{HERE}/people/{asked.looking}/ask/pets"
    sam.get("/language/cy")
    welsh = sam.get(page).text
    assert "Creaduriaid" in welsh
    assert "Pa anifeiliaid sydd yno, neu sy’n dod hefyd?" in welsh
    assert OURS["question"] not in welsh


def test_the_usual_words_come_back(asked):
    alun, page = asked.town.signed_in(asked.alun), f"/people/{asked.looking}/ask/pets"
    alun.send(PETS, OURS)
    alun.send(PETS, {**OURS, "question": ""})
    assert "Which animals are there" in asked.page(asked.sam, page).text
    alun.send(PETS, {"usual": "1"})
    assert "<h1>Pets</h1>" in asked.page(asked.sam, page).text
    assert "Take the usual words again" not in alun.get(PETS).text
    with asked.town.session() as session:
        assert session.query(OwnFactor).count() == 0


def test_only_the_manager_changes_them_and_not_without_bounds(asked):
    for who, status in ((asked.nadia, 403), (asked.gwen, 404), (asked.sam, 404)):
        assert asked.page(who, "/factors/pets/words").status_code == status
    alun = asked.town.signed_in(asked.alun)
    assert alun.get(f"{HERE}/factors/dragons/words").status_code == 404
    assert alun.send(PETS, {"title": "x" * 81}).status_code == 422
    assert alun.send(PETS, {"question": "x" * 201}).status_code == 422


def test_two_who_write_at_once_never_overwrite_each_other(asked):
    alun = asked.town.signed_in(asked.alun)
    alun.send(PETS, OURS)
    late = alun.send(PETS, {"title": "Animals", "version": "0"})
    assert late.status_code == 422
    assert "Somebody saved" in late.text


def test_a_stale_page_takes_no_newer_words_away_and_brings_none_back(asked):
    alun = asked.town.signed_in(asked.alun)
    alun.send(PETS, OURS)
    late = alun.send(PETS, {"title": "Animals", "version": "0", "usual": "1"})
    assert late.status_code == 422
    assert "Somebody saved" in late.text
    page = f"/people/{asked.looking}/ask/pets"
    assert "Beasts &lt;b&gt;" in asked.page(asked.sam, page).text
    alun.send(PETS, {**OURS, "usual": "1"})
    gone = alun.send(PETS, {"title": "Animals", "version": "1"})
    assert gone.status_code == 422
    assert 'value="Animals"' in gone.text, "what was typed stays"
    assert "<h1>Pets</h1>" in asked.page(asked.sam, page).text


def test_who_wrote_the_first_words_at_the_same_moment_keeps_what_they_typed(asked, monkeypatch):
    def taken(_session, _words):
        raise NotNow("Somebody changed these words at the same moment.")

    monkeypatch.setattr(factor_words, "keep", taken)
    answer = asked.town.signed_in(asked.alun).send(PETS, {"title": "Animals"})
    assert answer.status_code == 422
    assert "at the same moment" in answer.text
    assert 'value="Animals"' in answer.text


def test_words_are_no_factor_of_their_own(asked):
    alun = asked.town.signed_in(asked.alun)
    alun.send(PETS, OURS)
    with asked.town.session() as session:
        words = session.query(OwnFactor).one().id
    assert "Nothing yet." in alun.get(f"{HERE}/factors").text
    page = f"{HERE}/factors"
    assert alun.send(page, to=f"{page}/{words}/retire").status_code == 404
    assert not [bit for bit in BY_BIT if any(bit in free for free in FREE)]


def test_a_council_asks_one_of_them_no_more_and_again_and_nothing_is_lost(asked):
    alun, why = asked.town.signed_in(asked.alun), f"/people/{asked.looking}/could-be"
    stands_in_the_way = asked.page(asked.nadia, why).text
    assert "Pets" in stands_in_the_way
    assert alun.send(PETS, {"no_more": "1"}).status_code == 302
    for path, who in (
        (f"/people/{asked.looking}", asked.sam),
        (why, asked.nadia),
        (f"/people/{asked.looking}/compare?household={asked.house}", asked.nadia),
    ):
        assert "Pets" not in asked.page(who, path).text, path
    assert asked.page(asked.sam, f"/people/{asked.looking}/ask/pets").status_code == 404
    assert "Your council does not ask this." in asked.page(asked.nadia, "/factors").text
    sam = asked.town.signed_in(asked.sam)
    sam.send(f"{HERE}/people/{asked.looking}/ask/smoking", {"stay": "1"})
    assert "Ask it again" in alun.get(PETS).text
    assert alun.send(PETS, {"again": "1"}).status_code == 302
    with asked.town.session() as session:
        looking = session.get(Looking, asked.looking)
        assert looking.factors["cannot"] == ["pets.dog"]
        assert looking.packed == pack(looking.factors, FACTORS)
        assert session.query(OwnFactor).count() == 0
    assert asked.page(asked.nadia, why).text.count("Pets") == stands_in_the_way.count("Pets")


def test_words_of_ones_own_are_there_again_when_it_is_asked_again(asked):
    alun = asked.town.signed_in(asked.alun)
    alun.send(PETS, OURS)
    alun.send(PETS, {"no_more": "1"})
    alun.send(PETS, {"again": "1"})
    assert (
        "What runs about at yours?"
        in asked.page(asked.sam, f"/people/{asked.looking}/ask/pets").text
    )
