"""Every link of every page, as a visitor and as three people with different rights."""

from collections import Counter
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.browser.walker import Walker, Way

pytestmark = pytest.mark.browser
PAGES = 80
OF_A_KIND = 2
LEADING_ON = "links => links.map(one => [one.href, one.hasAttribute('download')])"
ON_PAPER = "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
NOT_FOR_PAPER = "nav, .site-nav, .leave, .demo-banner, button, .govuk-button, .govuk-skip-link"


def _crawl(walker: Walker) -> list[str]:
    """Follow what leads on within the site, two pages of a kind at the most."""
    waiting = [f"{walker.site.address()}/"]
    met, kinds = set(waiting), Counter[str]()
    while waiting and kinds.total() < PAGES:
        address = waiting.pop(0)
        kind = walker.site.pattern(urlsplit(address).path)
        if kinds[kind] == OF_A_KIND:
            continue
        kinds[kind] += 1
        walker.visit(address)
        if kinds[kind] == 1:
            _prints_without_navigation(walker)
        for found in walker.page.locator("a[href]").evaluate_all(LEADING_ON):
            link = urldefrag(found[0]).url
            if link.startswith(walker.site.address()) and link not in met:
                met.add(link)
                if found[1]:
                    _can_be_kept(walker, link)
                else:
                    waiting.append(link)
    return list(kinds)


def _can_be_kept(walker: Walker, link: str) -> None:
    """A link that says it is a file leads to one, which is not empty."""
    with walker.page.expect_download() as kept:
        walker.page.evaluate(
            "link => document.querySelector(`a[href='${link}']`).click()", _path(link)
        )
    assert kept.value.failure() is None, link
    assert kept.value.path().stat().st_size, link


def _path(link: str) -> str:
    return urlsplit(link).path


def _prints_without_navigation(walker: Walker) -> None:
    walker.page.emulate_media(media="print")
    printed = walker.page.locator(NOT_FOR_PAPER).evaluate_all(ON_PAPER)
    assert printed == [], f"{walker.where()} prints {printed}"
    walker.page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    ("name", "meets"),
    [
        ("", "/feedback/tell"),
        ("Dani", "/groups/<uuid:group_id>"),
        ("Tom Whitfield", "/feedback/answering/<uuid:telling_id>"),
        ("Priya Raman", "/council/look"),
    ],
    ids=["visitor", "parent", "worker", "administrator"],
)
def test_every_link_leads_to_a_page_that_keeps_its_promises(walkers, name, meets, width):
    walker = walkers(Way(width))
    if name:
        walker.be(name)
    assert meets in _crawl(walker)
