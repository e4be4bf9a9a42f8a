"""What Shared Lives gives into a hand: whom somebody might meet, and what two sides agree to."""

import pytest
from sqlalchemy import select

from alongside.people.models import Person
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.models import Looking, Possibility
from tests.browser.paper import page_with, printed
from tests.browser.walker import Way

pytestmark = pytest.mark.browser
OF_THE_SCREEN = ("Sign out", "Exit this page", "Be somebody else", "print it with your browser")
GWENS = "Gwen’s house by the harbour"


def one_of(site, model, **told):
    """The id of the one row of the demo that is so."""
    with site.session() as session:
        return session.scalars(select(model.id).filter_by(**told)).one()


def on_paper(pages):
    """The whole of it, once nothing on it makes sense on a screen alone."""
    assert all(pages), "an empty page was printed"
    whole = " ".join(pages)
    for words in OF_THE_SCREEN:
        assert words not in whole
    return whole


def test_who_could_be_right_is_printed_without_its_controls_and_no_household_is_torn(
    walkers, site, tmp_path
):
    nadia = walkers(Way(1280, scripts=False))
    nadia.be("Nadia Rahman")
    nadia.visit("/shared-lives/")
    nadia.follow("Sam Ellery", exact=True)
    looking = nadia.where().rsplit("/", 1)[1]
    pages = printed(nadia, f"/shared-lives/people/{looking}/could-be", tmp_path)
    whole = on_paper(pages)
    for of_the_screen in ("Narrow the list", "Put side by side", "Open both sides"):
        assert of_the_screen not in whole
    for name in (GWENS, "The Okoros’ house"):
        assert page_with(pages, f"What {name} could give:") is not None
        (begins,) = (n for n, page in enumerate(pages) if f"{name} In the same area" in page)
        assert page_with(pages, f"What {name} could give:") == begins, f"{name} is torn"


@pytest.mark.parametrize(("size", "most"), [("usual", 2), ("large", 4)])
def test_the_agreement_is_a_paper_of_its_own_in_two_sizes(walkers, site, tmp_path, size, most):
    arrangement = one_of(site, Arrangement, kind="from_fostering")
    ibrahim = walkers(Way(320, scripts=False))
    ibrahim.be("Ibrahim Sesay")
    address = f"/shared-lives/arrangements/{arrangement}/agreement/paper?size={size}"
    pages = printed(ibrahim, address, tmp_path)
    whole = on_paper(pages)
    assert whole.startswith("Northbank Council, Shared Lives What we agree to")
    assert page_with(pages, "Signed") == len(pages) - 1
    assert "Ibrahim" in whole
    assert len(pages) <= most, "paper is wasted"


def test_a_household_s_page_is_printed_large_for_whoever_reads_it_so(walkers, site, tmp_path):
    person = one_of(site, Person, handle="musician")
    pair = one_of(site, Possibility, looking_id=one_of(site, Looking, person_id=person))
    sam = walkers(Way(1280, scripts=False))
    sam.be("Sam Ellery")
    sizes = {
        look: printed(sam, f"/shared-lives/possibilities/{pair}/household?look={look}", tmp_path)
        for look in ("usual", "large")
    }
    for pages in sizes.values():
        assert GWENS in on_paper(pages)
    assert len(sizes["large"]) >= len(sizes["usual"])
