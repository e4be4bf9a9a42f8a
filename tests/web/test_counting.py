"""The counter under a long text speaks the page's language."""

import html

from alongside.web.counting import FORMS, counter_words

KEYS = ("under-limit", "over-limit")


def test_english_is_left_to_the_script_and_welsh_is_given_in_every_form(abergwyn):
    ada = abergwyn.person("Ada Puw")
    browser = abergwyn.signed_in(ada)
    path = f"/people/{ada}/about/matters"
    assert "data-i18n" not in browser.get(path).text
    browser.get("/language/cy")
    page = html.unescape(browser.get(path).text)
    assert 'data-i18n.characters-at-limit="Mae gennych 0 nod ar ôl"' in page
    for key in KEYS:
        for form in FORMS:
            assert f'data-i18n.characters-{key}.{form}="Mae gennych %{{count}} nod' in page


def test_no_words_are_made_for_english():
    assert counter_words("en_GB") == {}
