"""A page is read as somebody needs it: large, or each sentence by itself, and nothing is lost."""

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
