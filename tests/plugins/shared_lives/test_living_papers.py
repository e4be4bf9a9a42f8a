"""The agreement and the reviews: the person's, the carers' while it lasts, and no housemate's."""

from datetime import timedelta

import pytest
from living_cast import AGREED, gather
from sqlalchemy import select

from alongside_shared_lives import living_agreements, living_ending, living_reviews
from alongside_shared_lives.living_paper_models import Signature
from alongside_shared_lives.living_reviews import Looked
from alongside_shared_lives.models import Housemate


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


@pytest.fixture
def life(harbour):
    """They live together, have held a review, and another is to come."""
    with harbour.session() as session:
        lived = harbour.lived(session, since=60)
        [review] = living_reviews.reviews_of(session, lived)
        part = living_reviews.Review(lived, review)
        by = harbour.who(session, "person")
        living_reviews.say(session, part, by, "I sleep badly")
        held_on = lived.arrangement.starts_on + timedelta(weeks=6)
        living_reviews.held(session, part, Looked(held_on, hard="The new tablets"))
        mark = session.scalars(select(Signature)).first()
        mark.how, mark.kind, mark.content = "given", "image/jpeg", b"\xff\xd8"
        return lived.id


def papers(harbour, life):
    """Every page of the agreement and of the review that was held."""
    with harbour.session() as session:
        found = living_reviews.reviews_of(session, harbour.life(session, life))
        held = next(one.id for one in found if one.held_on)
        mark = session.scalars(select(Signature.id).where(Signature.kind != "")).one()
    here = f"/arrangements/{life}"
    return (
        f"{here}/agreement",
        f"{here}/agreement/paper",
        f"{here}/agreement/write",
        f"{here}/agreement/signatures/{mark}",
        f"{here}/reviews/{held}",
        f"{here}/reviews/{held}/held",
    )


def end(harbour, life) -> None:
    with harbour.session() as session:
        living_ending.end_now(session, harbour.life(session, life), "The home was sold")


def moves_in(harbour, part="member"):
    """Somebody comes to live in the house by now."""
    newcomer = harbour.town.person(f"Newcomer, {part}")
    with harbour.session() as session:
        mate = Housemate(household_id=harbour.household, person_id=newcomer, part=part)
        session.add(mate)
    return newcomer


def test_the_carers_read_them_while_it_lasts_and_nobody_else_of_the_house(harbour, life) -> None:
    for page in papers(harbour, life):
        for name in ("person", "helper", "carer", "worker", "manager"):
            assert harbour.get(name, page).status_code == 200, (name, page)
        assert harbour.get("mate", page).status_code == 403, page
        assert harbour.get("outsider", page).status_code == 404, page


def test_when_it_has_ended_they_are_the_persons_and_no_longer_the_households(harbour, life) -> None:
    end(harbour, life)
    for page in papers(harbour, life):
        for name in ("person", "helper", "worker", "manager"):
            assert harbour.get(name, page).status_code == 200, (name, page)
        for name in ("carer", "mate"):
            assert harbour.get(name, page).status_code == 403, (name, page)


def test_no_page_leads_anybody_to_what_they_may_not_read(harbour, life) -> None:
    here = f"/arrangements/{life}"
    assert f"{here}/agreement" in harbour.get("carer", here).text
    for over in (False, True):
        if over:
            end(harbour, life)
        for name in ("carer", "mate") if over else ("mate",):
            text = harbour.get(name, here).text
            for page in papers(harbour, life):
                assert f'{page}"' not in text, (name, page)
            assert "Both signed it" not in text
    with harbour.session() as session:
        assert harbour.life(session, life).arrangement.ended_at


def test_a_housemate_still_speaks_to_a_review_and_asks_for_one(harbour, life) -> None:
    here = f"/arrangements/{life}"
    text = harbour.get("mate", here).text
    assert "Ask for a review" in text
    with harbour.session() as session:
        found = living_reviews.reviews_of(session, harbour.life(session, life))
        to_come = next(one.id for one in found if not one.held_on)
    words = f"{here}/reviews/{to_come}/words"
    assert words in text
    sent = harbour.send("mate", words, {"words": "It is louder, and better"})
    assert sent.location.endswith(here)
    assert "It is louder, and better" in harbour.get("carer", f"{here}/reviews/{to_come}").text


def test_no_card_asks_a_housemate_for_a_signature(harbour) -> None:
    with harbour.session() as session:
        living_agreements.write(session, harbour.tried(session), AGREED)
    for name, asked in (("carer", True), ("mate", False), ("person", True)):
        home = harbour.town.signed_in(getattr(harbour, name)).get("/home").text
        assert ("An agreement waits for your yes" in home) is asked, name
        assert ("Trying it" in home) is not asked, name


def test_after_the_end_the_house_knows_that_it_was_and_its_goodbye(harbour, life) -> None:
    here = f"/arrangements/{life}"
    end(harbour, life)
    said = {"goodbye": "A last walk", "keeping_in_touch": "A card each month"}
    assert harbour.send("carer", f"{here}/ending/goodbye", said).status_code == 302
    for name in ("carer", "mate"):
        assert "It ended on" in harbour.get(name, here).text
        assert "A last walk" in harbour.get(name, f"{here}/ending").text


@pytest.mark.parametrize("part", ["member", "carer"])
def test_who_comes_to_live_there_later_finds_nothing_of_it(harbour, life, part) -> None:
    here = f"/arrangements/{life}"
    early = harbour.town.signed_in(moves_in(harbour, "support"))
    end(harbour, life)
    late = harbour.town.signed_in(moves_in(harbour, part))
    for page in (here, f"{here}/ending", f"{here}/ending/goodbye", f"{here}/ordinary"):
        assert late.get(f"/shared-lives{page}").status_code == 404, page
    assert early.get(f"/shared-lives{here}").status_code == 200
