"""Both choose: what each side sees, and what nobody learns."""

import pytest
from harbour import HERE
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from alongside_shared_lives import choosing
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.models import Household, Looking, Possibility
from alongside_shared_lives.parties import Home, Pair, Seeker
from alongside_shared_lives.states import NotNow

SECRET = "Any tune after hearing it once"


def both_show(harbour, possibility):
    for whose in ("person", "household"):
        harbour.do(choosing.show, possibility, whose)


def test_nobody_reads_about_the_other_before_that_one_says_so(harbour):
    one = harbour.suggest()
    assert harbour.page(harbour.sam, f"/possibilities/{one}").status_code == 200
    assert harbour.page(harbour.sam, f"/possibilities/{one}/household").status_code == 403
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 403
    gwen = harbour.town.signed_in(harbour.gwen)
    page = f"{HERE}/possibilities/{one}"
    gwen.send(page, {"to": "show"}, to=f"{page}/show")
    read = harbour.page(harbour.sam, f"/possibilities/{one}/household")
    assert "Gwen, and a cat" in read.text
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 403
    assert SECRET not in gwen.get(page).text
    sister = harbour.town.signed_in(harbour.sister)  # whom Sam chose
    sister.send(page, {"to": "show"}, to=f"{page}/show")
    for of_the_household in (harbour.gwen, harbour.lodger):
        assert SECRET in harbour.page(of_the_household, f"/possibilities/{one}/person").text


def test_a_page_that_was_shown_can_be_taken_back(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 200
    sam = harbour.town.signed_in(harbour.sam)
    page = f"{HERE}/possibilities/{one}"
    sam.send(page, {"to": "hide"}, to=f"{page}/show")
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 403
    assert harbour.page(harbour.sam, f"/possibilities/{one}/household").status_code == 200


def test_a_possibility_is_there_for_its_two_sides_and_the_scheme_alone(harbour):
    one = harbour.suggest()
    for who in ("okoro", "worker", "admin", "outsider"):
        for tail in ("", "/household", "/person"):
            answer = harbour.page(getattr(harbour, who), f"/possibilities/{one}{tail}")
            assert answer.status_code == 404, (who, tail)
    for who in ("sam", "sister", "gwen", "lodger", "nadia", "alun"):
        answer = harbour.page(getattr(harbour, who), f"/possibilities/{one}")
        assert answer.status_code == 200, who


def test_only_who_answers_for_a_side_answers_for_it(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    page = f"{HERE}/possibilities/{one}"
    for who, status in (("lodger", 404), ("outsider", 404), ("okoro", 404), ("nadia", 404)):
        browser = harbour.town.signed_in(getattr(harbour, who))
        sent = browser.send(page, {"to": "yes"}, to=f"{page}/answer")
        assert sent.status_code == status, who
    with harbour.session() as session:
        assert choosing.outcome(harbour.pair(session, one)) is None
        assert not harbour.pair(session, one).possibility.person_answer


def test_rule_24_nobody_learns_who_said_no_first(harbour):
    first, second = harbour.suggest(), harbour.suggest(house=harbour.other_house)
    both_show(harbour, first)
    both_show(harbour, second)
    page = f"/possibilities/{first}"
    before = harbour.page(harbour.gwen, page).text
    harbour.says(first, "person", "no")
    after = harbour.page(harbour.gwen, page).text
    assert _seen(before) == _seen(after)
    home = harbour.town.signed_in(harbour.gwen).get("/home").text
    assert "There is somebody to read about, and to choose" in home
    harbour.says(first, "household", "yes")
    for who in (harbour.gwen, harbour.sam):
        told = harbour.page(who, page).text
        assert "This one does not go on" in told
        assert "said no" not in told
    # what each hears is the same, whoever it was
    with harbour.session() as session:
        okoro = harbour.pair(session, second)
        choosing.answer(session, okoro, "household", "no", okoro.home.carers[0])
        choosing.answer(session, okoro, "person", "yes", okoro.seeker.person)
    other = harbour.page(harbour.sam, f"/possibilities/{second}").text
    assert "This one does not go on" in other


def _seen(page: str) -> str:
    """A page without what is new each time it is opened."""
    import re

    return re.sub(r'value="[^"]*"|nonce="[^"]*"', "", page)


def test_both_hear_at_once_when_both_say_yes(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    harbour.says(one, "person", "yes")
    assert "would both like to meet" not in harbour.page(harbour.sam, f"/possibilities/{one}").text
    harbour.says(one, "household", "yes")
    with pytest.raises(NotNow):
        harbour.says(one, "person", "no")


def test_not_yet_is_an_answer_that_keeps_the_door_open(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    harbour.says(one, "household", "not_yet")
    harbour.says(one, "person", "yes")
    with harbour.session() as session:
        assert choosing.outcome(harbour.pair(session, one)) is None
    harbour.says(one, "household", "yes")
    with harbour.session() as session:
        assert choosing.outcome(harbour.pair(session, one)) is True


def test_one_cannot_say_yes_unseen_but_one_can_always_say_no(harbour):
    one = harbour.suggest()
    with pytest.raises(NotNow):
        harbour.says(one, "person", "yes")
    harbour.says(one, "person", "no")


def test_what_somebody_said_in_their_own_way_is_written_down_and_theirs_to_read(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    nadia = harbour.town.signed_in(harbour.nadia)
    page = f"{HERE}/possibilities/{one}/note"
    unsaid = nadia.send(page, {"answer": "yes"})
    assert unsaid.status_code == 422
    how = "Pointed at the picture of the piano, twice"
    assert nadia.send(page, {"answer": "yes", "how": how}).status_code == 302
    assert how in harbour.page(harbour.sam, f"/possibilities/{one}").text
    assert how not in harbour.page(harbour.gwen, f"/possibilities/{one}").text


def test_how_somebody_said_it_stands_only_beside_the_answer_it_was_written_for(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    nadia = harbour.town.signed_in(harbour.nadia)
    how = "Pointed at the picture of the piano, twice"
    nadia.send(f"{HERE}/possibilities/{one}/note", {"answer": "not_yet", "how": how})
    harbour.says(one, "person", "yes")
    for who in (harbour.sam, harbour.nadia):
        assert how not in harbour.page(who, f"/possibilities/{one}").text


def test_who_stops_looking_for_a_while_is_read_about_by_nobody_meanwhile(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    page = f"/possibilities/{one}/person"
    for state, status in (("paused", 403), ("looking", 200), ("ended", 403)):
        with harbour.session() as session:
            session.get_one(Looking, harbour.looking).state = state
        assert harbour.page(harbour.gwen, page).status_code == status, state
    home = harbour.town.signed_in(harbour.gwen).get("/home").text
    assert "There is somebody to read about" not in home
    with harbour.session() as session:
        session.get_one(Household, harbour.house).state = "ended"
    assert harbour.page(harbour.sam, f"/possibilities/{one}/household").status_code == 403


def test_those_who_live_together_are_not_let_rest_from_the_list(harbour):
    one = harbour.suggest()
    with harbour.session() as session:
        both = {"possibility_id": one, "household_id": harbour.house, "person_id": harbour.sam}
        life = Arrangement(looking_id=harbour.looking, kind="live_in", state="living", **both)
        session.add(life)
    for act in (choosing.rest, choosing.think_again):
        with pytest.raises(NotNow, match="live together"):
            harbour.do(act, one)


def test_what_rests_shows_nobody_to_anybody_and_can_be_asked_again(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    harbour.says(one, "person", "no")
    harbour.do(choosing.rest, one)
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 403
    assert harbour.page(harbour.sam, f"/possibilities/{one}/household").status_code == 403
    harbour.do(choosing.think_again, one)
    with harbour.session() as session:
        pair = harbour.pair(session, one)
        assert not pair.possibility.person_answer
        assert pair.possibility.closed_at is None


def test_the_two_are_asked_once_and_only_while_both_can_be(harbour):
    harbour.suggest()
    with pytest.raises(NotNow):
        harbour.suggest()
    with harbour.session() as session:
        session.get_one(Household, harbour.other_house).state = "panel"
    with pytest.raises(NotNow):
        harbour.suggest(house=harbour.other_house)
    harbour.suggest(house=harbour.other_house, existing=True)
    with harbour.session() as session:
        session.get_one(Looking, harbour.looking).state = "paused"


class OneRow:
    """Enough of a session for what only takes a lock."""

    def __init__(self, row):
        self.row = row

    def scalars(self, *args):
        return self

    def one(self):
        return self.row


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["person", "household"]),
            st.sampled_from(["yes", "no", "not_yet", "show", "hide"]),
        ),
        max_size=12,
    )
)
@effort(max_examples=60, deadline=None)
def test_no_order_of_clicks_ever_makes_a_yes_of_one(steps):
    possibility = Possibility(person_answer="", household_answer="")
    pair = Pair(
        possibility, Seeker(Looking(state="looking"), None), Home(Household(state="approved"))
    )
    session, said = OneRow(possibility), {"person": "", "household": ""}
    told = []
    old, old_tell = choosing.tell_both, choosing.notices.tell
    choosing.tell_both = lambda session, pair: told.append(choosing.outcome(pair))
    choosing.notices.tell = lambda *args: True
    try:
        for whose, act in steps:
            try:
                if act == "show":
                    choosing.show(session, pair, whose)
                elif act == "hide":
                    choosing.take_back(session, pair, whose)
                else:
                    choosing.answer(session, pair, whose, act, Looking())
                    said[whose] = act
            except NotNow:
                continue
    finally:
        choosing.tell_both, choosing.notices.tell = old, old_tell
    decided = all(one in ("yes", "no") for one in said.values())
    assert (choosing.outcome(pair) is not None) is decided
    assert len(told) == decided
    assert choosing.outcome(pair) is (None if not decided else set(said.values()) == {"yes"})
