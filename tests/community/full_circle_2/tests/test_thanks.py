"""What the second version brings: thanks, and taking back what one offered."""

from typing import Any

DIG = "I could dig on Sundays"


def _offered(neighbours: Any) -> tuple[str, Any, str]:
    page = neighbours.begin()
    sam = neighbours.come(page, neighbours.sam)
    sam.send(f"{page}/offer", {"words": DIG})
    path = "/full-circle/offers/"
    return page, sam, path + sam.get(page).text.split(f'href="{path}')[1].split('"')[0]


def test_the_owner_thanks_and_everybody_reads_it(neighbours: Any) -> None:
    page, sam, offer = _offered(neighbours)
    rosa = neighbours.browser(neighbours.rosa)
    assert sam.get(f"{offer}/thanks").status_code == 404
    assert rosa.send(f"{offer}/thanks", {"thanks": "You and your spade!"}).status_code == 302
    assert "You and your spade!" in sam.get(page).text


def test_whoever_offered_takes_it_back_and_nobody_reads_it_any_more(neighbours: Any) -> None:
    page, sam, offer = _offered(neighbours)
    rosa = neighbours.browser(neighbours.rosa)
    assert rosa.get(f"{offer}/back").status_code == 404
    assert sam.send(f"{offer}/back").status_code == 302
    assert DIG not in rosa.get(page).text
    assert DIG not in sam.get(page).text
    assert sam.get(offer).status_code == 404
