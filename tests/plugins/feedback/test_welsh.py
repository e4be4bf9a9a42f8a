"""Shared reflection in Welsh: nothing is left in English, and the pages really say it."""

import re
from typing import Any

import pytest
from circle import Friends, gather
from telling import tell


@pytest.fixture
def friends(abergwyn: Any) -> Friends:
    """The friends of the other tests, but at the Welsh council."""
    return gather(abergwyn)


def in_welsh(client: Any) -> Any:
    client.set_cookie("alongside_language", "cy", domain=client.host)
    return client


def page(client: Any, address: str) -> str:
    answer = in_welsh(client).get(address)
    assert answer.status_code == 200, address
    assert '<html lang="cy"' in answer.text
    return str(answer.text)


class TestThePublicPages:
    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("/", "Bydd person yn ateb."),
            ("/feedback/tell", "Does dim rhaid i chi ddweud pwy ydych chi."),
            ("/feedback/tell", "Beth hoffech chi ei ddweud?"),
            ("/feedback/tell", "Mewn perygl nawr: ffoniwch"),
            ("/feedback/find", "Eich pedwar gair a’ch rhif"),
            ("/feedback/learning", "Mae dysgu’n cymryd amser"),
            ("/feedback/learning", "neb eto"),
            ("/feedback/poster", "Sut ydyn ni’n dod ymlaen gyda’n gilydd?"),
        ],
    )
    def test_they_speak_welsh(self, abergwyn: Any, address: str, words: str) -> None:
        abergwyn.enable("feedback")
        assert words in page(abergwyn.visitor(), address)

    def test_an_empty_form_is_refused_in_welsh(self, abergwyn: Any) -> None:
        abergwyn.enable("feedback")
        refused = in_welsh(abergwyn.visitor()).send("/feedback/tell", {"words": ""})
        assert refused.status_code == 422
        assert "Ysgrifennwch rywbeth yn gyntaf." in refused.text

    def test_the_keys_and_the_law_on_complaints_are_explained_in_welsh(self, abergwyn: Any) -> None:
        abergwyn.enable("feedback")
        client = in_welsh(abergwyn.visitor())
        sent = tell(client, "Mae’r ramp wedi’i gau")
        assert "Mae eich geiriau gyda ni." in sent.text
        link = sent.text.partition('class="keys__link"><a href="')[2].partition('"')[0]
        conversation = client.get(link)
        assert "Sgwrs yw hon." in conversation.text
        assert "Mae cwyn yn ffurfiol" in client.get(f"{link}complaint").text


class TestAnEnterprise:
    def test_before_everyone_has_said_yes(self, friends: Friends) -> None:
        enterprise = friends.begin()
        client = friends.town.signed_in(friends.tom)
        address = f"/feedback/enterprises/{enterprise}"
        assert "dweud ie" in page(client, address)
        assert "Beth rydych chi’n dweud ie wrtho" in page(client, f"{address}/agree")

    def test_while_everyone_writes(self, friends: Friends) -> None:
        enterprise = friends.writing(friends.tom, friends.grace)
        client = friends.town.signed_in(friends.tom)
        text = page(client, f"/feedback/enterprises/{enterprise}/write")
        assert "Dim ond chi all ddarllen hwn" in text
        # how two names are joined in Welsh changed between two releases of CLDR
        assert re.search("Pwy yw Amina Okafor (&amp;|a) Grace Bell i mi[?]", text)

    def test_when_all_is_revealed(self, friends: Friends) -> None:
        enterprise = friends.revealed()
        text = page(friends.town.signed_in(friends.tom), f"/feedback/enterprises/{enterprise}")
        assert "Beth ysgrifennodd pob un ohonoch" in text
        assert "Beth wnaeth fy synnu?" in text
        assert "I ble mae hyn yn arwain?" in text

    def test_the_home_page_says_what_waits(self, friends: Friends) -> None:
        friends.writing()
        text = page(friends.town.signed_in(friends.tom), "/home")
        assert "Mae’n amser ysgrifennu" in text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Yn aros ers un diwrnod"),
        (2, "Yn aros ers 2 ddiwrnod"),
        (3, "Yn aros ers 3 diwrnod"),
        (6, "Yn aros ers 6 diwrnod"),
        (40, "Yn aros ers 40 diwrnod"),
    ],
)
def test_numbers_take_the_welsh_form(app: Any, number: int, words: str) -> None:
    from flask_babel import force_locale, ngettext

    with app.test_request_context("/"), force_locale("cy"):
        assert ngettext("Waiting for one day", "Waiting for %(num)s days", number) == words
