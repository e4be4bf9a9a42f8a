"""A page is read as somebody needs it: large, or each sentence by itself, and nothing is lost."""

from harbour import HERE
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from alongside_shared_lives import choosing
from alongside_shared_lives.models import Household
from alongside_shared_lives.reading import sentences


@given(st.text(max_size=200))
@effort(max_examples=100, deadline=None)
def test_no_word_is_lost_between_sentences(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_each_sentence_has_a_line_of_its_own_where_that_is_asked_for(harbour):
    with harbour.session() as session:
        session.get_one(Household, harbour.house).home = "A narrow house. It has stairs! Come in."
    one = harbour.suggest()
    harbour.do(choosing.show, one, "household")
    page = f"/possibilities/{one}/household"
    usual = harbour.page(harbour.sam, page).text
    assert "A narrow house. It has stairs! Come in." in usual
    easy = harbour.page(harbour.sam, f"{page}?look=easy").text
    assert "<p>A narrow house.</p><p>It has stairs!</p><p>Come in.</p>" in easy
    assert "their-page--easy" in easy
    assert "their-page--large" in harbour.page(harbour.sam, f"{page}?look=large").text
    assert "their-page--" not in harbour.page(harbour.sam, f"{page}?look=%3Cb%3E").text


def test_a_way_of_reading_that_was_kept_needs_no_choosing_again(harbour):
    first, second = harbour.suggest(), harbour.suggest(house=harbour.other_house)
    for one in (first, second):
        for whose in ("person", "household"):
            harbour.do(choosing.show, one, whose)
    page = f"{HERE}/possibilities/{first}/household"
    keep = f"{HERE}/possibilities/{first}/look"
    sam = harbour.town.signed_in(harbour.sam)
    assert "Always show it to me like this" not in sam.get(page).text
    assert "Always show it to me like this" in sam.get(f"{page}?look=easy").text
    assert "their-page--easy" not in sam.get(page).text, "asked for once, it is for once"
    assert sam.send(page, {"to": "easy"}, to=keep).status_code == 302
    for who in (harbour.sam, harbour.sister):  # whom Sam chose to read with
        other = harbour.page(who, f"/possibilities/{second}/household").text
        assert "their-page--easy" in other
    assert "their-page--" not in sam.get(f"{page}?look=usual").text
    sam.send(page, {"to": "usual"}, to=keep)
    assert "their-page--" not in sam.get(page).text


def test_in_a_household_everybody_reads_in_their_own_way(harbour):
    one = harbour.suggest()
    harbour.do(choosing.show, one, "person")
    page, keep = f"{HERE}/possibilities/{one}/person", f"{HERE}/possibilities/{one}/look"
    gwen = harbour.town.signed_in(harbour.gwen)
    gwen.send(page, {"to": "large"}, to=keep)
    assert "their-page--large" in gwen.get(page).text
    assert "their-page--" not in harbour.page(harbour.lodger, f"/possibilities/{one}/person").text
    assert gwen.send(page, {"to": "<b>"}, to=keep).status_code == 400
    nadia = harbour.town.signed_in(harbour.nadia)
    assert "Always show" not in nadia.get(f"{page}?look=easy").text, "it is nobody's of the scheme"
    assert nadia.send(page, {"to": "easy"}, to=keep).status_code == 403
    assert harbour.town.signed_in(harbour.outsider).send(page, to=keep).status_code == 404
    harbour.do(choosing.take_back, one, "person")
    assert gwen.send(f"{HERE}/possibilities/{one}", {"to": "easy"}, to=keep).status_code == 403
