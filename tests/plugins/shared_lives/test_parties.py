"""Nobody acts for the scheme, or for the other side, where they are a side themself."""

from datetime import timedelta
from uuid import UUID

import pytest
from carer_world import IMPRESSION, Scheme
from harbour import HERE, Harbour

from alongside import Person, utcnow
from alongside.identity.models import CouncilRole
from alongside.people import walls
from alongside_shared_lives import choosing, living_meetings
from alongside_shared_lives.carer_models import Visit
from alongside_shared_lives.dates import today
from alongside_shared_lives.enquiring import Told, ask
from alongside_shared_lives.living_models import DiaryEntry
from alongside_shared_lives.living_parties import side_of
from alongside_shared_lives.models import Housemate, Looking
from alongside_shared_lives.parties import load_home
from alongside_shared_lives.states import Step
from alongside_shared_lives.trail import load_trail


def known_already(harbour: Harbour) -> UUID:
    """Sam and Gwen, who may spend time together; gives the possibility."""
    one = harbour.suggest(existing=True)
    with harbour.session() as session:
        pair = harbour.pair(session, one)
        pair.possibility.person_answer = "yes"
        by = pair.seeker.person
        met = living_meetings.plan(session, pair, by, kind="tea", planned_on=today())
        session.flush()
        own = {"introduction_id": met.id, "side": "person", "author_id": by.id}
        session.add(DiaryEntry(words="Too many stairs, only for us", **own))
    return one


def becomes(harbour: Harbour, how: str) -> None:
    """Nadia of the scheme becomes a party: of the household, Sam's helper, or kept from Gwen."""
    with harbour.session() as session:
        nadia, gwen = (session.get_one(Person, one) for one in (harbour.nadia, harbour.gwen))
        if how == "lives there":
            session.add(Housemate(household_id=harbour.house, person_id=nadia.id, part="member"))
        elif how == "helps":
            session.get_one(Looking, harbour.looking).helper_id = nadia.id
        else:
            by = session.get_one(Person, harbour.alun)
            walls.put_up(session, nadia, gwen, because="A court", review_on=today(), by=by)


@pytest.mark.parametrize("how", ["lives there", "helps", "is kept apart"])
def test_who_works_for_the_scheme_is_not_its_eyes_and_hands_where_they_are_a_party(harbour, how):
    one = known_already(harbour)
    page, met = f"/possibilities/{one}", f"/possibilities/{one}/introductions"
    assert harbour.page(harbour.nadia, f"{page}/note").status_code == 200
    assert "Sam" in harbour.page(harbour.nadia, "/").text
    becomes(harbour, how)
    closed = [f"{page}/note", f"{page}/note-show", f"{met}/begin", f"{met}/choice/person"]
    if how != "lives there":
        closed += [page, met]
    if how == "helps":
        closed += [f"/people/{harbour.looking}", f"/people/{harbour.looking}/could-be"]
    else:
        closed += [f"/people/{harbour.looking}/why/{harbour.house}"]
        closed += [f"/households/{harbour.house}/could-suit"]
    for path in closed:
        assert harbour.page(harbour.nadia, path).status_code in (403, 404), path
    index, lives = harbour.page(harbour.nadia, "/").text, harbour.page(harbour.nadia, "/whole").text
    assert "Sam Ellery and Gwen" not in index
    assert ("Gwen’s house" in index) == (how == "helps")
    assert ("Sam" in index, "Sam" in lives) == (how != "helps", how != "helps")
    if how == "lives there":  # what the household reads, and no more
        read = harbour.page(harbour.nadia, page).text
        assert "Stairs" not in read
        assert "Answer:" not in read
        assert "only for us" not in harbour.page(harbour.nadia, met).text


def test_a_helper_who_works_for_the_council_hears_nothing_at_home(harbour):
    one = known_already(harbour)
    assert "You help somebody to look" in harbour.town.signed_in(harbour.sister).get("/home").text
    with harbour.session() as session:
        session.add(CouncilRole(person_id=harbour.sister, role="worker"))
    home = harbour.town.signed_in(harbour.sister).get("/home").text
    assert "Gwen" not in home
    assert "You help somebody to look" not in home
    assert harbour.page(harbour.sister, f"/possibilities/{one}").status_code == 404


def test_rule_24_nobody_chooses_for_both_sides(harbour):
    one = known_already(harbour)
    with harbour.session() as session:
        session.get_one(Looking, harbour.looking).helper_id = harbour.gwen
    with harbour.session() as session:
        pair = harbour.pair(session, one)
        gwen = session.get_one(Person, harbour.gwen)
        assert choosing.side_of(pair, gwen) == side_of(pair, gwen) == "household"
    met = f"/possibilities/{one}/introductions"
    assert "only for us" not in harbour.page(harbour.gwen, met).text
    assert harbour.page(harbour.gwen, f"{met}/choice/person").status_code == 403
    page = f"{HERE}/possibilities/{one}"
    harbour.town.signed_in(harbour.gwen).send(page, {"to": "no"}, to=f"{page}/answer")
    with harbour.session() as session:
        said = harbour.pair(session, one).possibility
        assert (said.person_answer, said.closed_at is None) == ("yes", False)


def test_a_page_can_be_taken_back_after_both_have_answered_too(harbour):
    one = harbour.suggest()
    with harbour.session() as session:
        possibility = harbour.pair(session, one).possibility
        possibility.person_shows_at = possibility.household_shows_at = utcnow()
    harbour.says(one, "person", "yes")
    harbour.says(one, "household", "yes")
    page = f"{HERE}/possibilities/{one}"
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 200
    sam = harbour.town.signed_in(harbour.sam)
    assert "They may no longer read about you" in sam.get(page).text
    sam.send(page, {"to": "hide"}, to=f"{page}/show")
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code in (403, 404)


def test_how_to_reach_who_asked_is_told_to_nobody_else_who_lives_there(scheme: Scheme) -> None:
    with scheme.session() as session:
        leroy = scheme.person(session, scheme.leroy)
        told = Told("Leroy", "May we?", phone="07700 900123", safe_when="When B. is at work")
        one = ask(session, told, leroy).household_id
        session.add(Housemate(household_id=one, person_id=scheme.bronagh, part="carer"))
    for who, reads in ((scheme.leroy, True), (scheme.worker, True), (scheme.bronagh, False)):
        page = scheme.get(who, f"/households/{one}").text
        assert ("When B. is at work" in page, "07700 900123" in page) == (reads, reads)
    assert "Take it back" not in scheme.get(scheme.bronagh, f"/households/{one}").text


def test_what_is_written_of_one_carers_check_is_not_the_others_to_read(scheme: Scheme) -> None:
    one = scheme.household()
    with scheme.session() as session:
        home = load_home(session, one)
        assert home is not None
        kept = scheme.document(session, home, "gp", scheme.person(session, scheme.leroy))
        kept.words = "His doctor has no doubts about his heart"
    page = f"/households/{one}"
    reads = {who: "heart" in scheme.get(who, page).text for who in (scheme.leroy, scheme.worker)}
    assert reads == {scheme.leroy: True, scheme.worker: True}
    other = scheme.get(scheme.bronagh, page).text
    assert "heart" not in other
    assert "Leroy" in other


def test_the_panel_reads_what_there_was_when_it_decided(scheme: Scheme) -> None:
    one = scheme.household(Step.APPROVED)
    with scheme.session() as session:
        home = scheme.home(session, one)
        last = load_trail(session, home).last
        assert last is not None
        considered = last[0].id
        later = {"day": today() + timedelta(days=1), "by_id": scheme.worker}
        words = {"kind": "talk", "with_id": scheme.daughter, "words": "Said much later"}
        session.add(Visit(household_id=one, **later, **words))
    page = scheme.get(scheme.joy, f"/panel/{considered}").text
    assert IMPRESSION in page
    assert "Said much later" not in page
    assert "Said much later" in scheme.get(scheme.worker, f"/households/{one}").text
