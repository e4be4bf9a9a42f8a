"""Both choose: what each side sees, and what nobody learns."""

from datetime import timedelta

import pytest
from harbour import HERE
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from sqlalchemy import select

from alongside import Person, utcnow
from alongside.people import walls
from alongside.people.wall_models import Wall
from alongside_shared_lives import choosing, choosing_due, suggesting
from alongside_shared_lives.approval_models import Approval
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.dates import today
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
    assert harbour.page(harbour.lodger, f"/possibilities/{one}/person").status_code == 404
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
    for who in ("sam", "sister", "gwen", "nadia", "alun"):
        answer = harbour.page(getattr(harbour, who), f"/possibilities/{one}")
        assert answer.status_code == 200, who


def where_they_hear_of_it(harbour, possibility, who):
    """Every page on which a side hears of a possibility: the home page, their own page, itself."""
    own = {
        "sam": f"/people/{harbour.looking}",
        "sister": f"/people/{harbour.looking}",
        "gwen": f"/households/{harbour.house}/about",
        "lodger": f"/households/{harbour.house}/about",
    }[who]
    browser = harbour.town.signed_in(getattr(harbour, who))
    paths = ("/home", f"{HERE}{own}", f"{HERE}/possibilities/{possibility}")
    return [browser.get(path) for path in paths]


def test_a_household_hears_who_looks_only_when_that_person_let_it_read_about_them(harbour):
    one = harbour.suggest()
    for page in where_they_hear_of_it(harbour, one, "gwen"):
        assert page.status_code == 200
        assert "Somebody who looks" in page.text
        assert "Ellery" not in page.text
    harbour.do(choosing.show, one, "person")
    for page in where_they_hear_of_it(harbour, one, "gwen")[1:]:
        assert "Sam Ellery" in page.text
    harbour.do(choosing.take_back, one, "person")
    for page in where_they_hear_of_it(harbour, one, "gwen"):
        assert "Ellery" not in page.text


def test_the_person_hears_which_household_it_is_only_when_it_let_them_read_about_it(harbour):
    one = harbour.suggest()
    for who in ("sam", "sister"):
        for page in where_they_hear_of_it(harbour, one, who):
            assert page.status_code == 200
            assert "A household" in page.text
            assert "Gwen" not in page.text
    harbour.do(choosing.show, one, "household")
    for page in where_they_hear_of_it(harbour, one, "sam")[1:]:
        assert "Gwen’s house by the harbour" in page.text


def test_the_others_in_a_household_hear_nothing_until_the_person_let_it_read_about_them(harbour):
    one = harbour.suggest()
    home, own, page = where_they_hear_of_it(harbour, one, "lodger")
    assert page.status_code == 404
    for text in (home.text, own.text):
        assert "Ellery" not in text
        assert "People who could be" not in text
    harbour.do(choosing.show, one, "person")
    _home, own, page = where_they_hear_of_it(harbour, one, "lodger")
    assert page.status_code == 200
    assert "Sam Ellery" in own.text
    assert "talk about it together" in page.text


def test_the_scheme_always_knows_whom_it_asks(harbour):
    one = harbour.suggest()
    for path in (f"/people/{harbour.looking}", f"/possibilities/{one}"):
        assert "Gwen’s house by the harbour" in harbour.page(harbour.nadia, path).text
    for path in (f"/households/{harbour.house}/about", f"/possibilities/{one}"):
        assert "Sam Ellery" in harbour.page(harbour.nadia, path).text


def test_who_said_yes_to_each_other_know_each_other_also_when_a_page_is_taken_back(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    for whose in ("person", "household"):
        harbour.says(one, whose, "yes")
    for whose in ("person", "household"):
        harbour.do(choosing.take_back, one, whose)
    for who in (harbour.gwen, harbour.lodger):
        assert "Sam Ellery" in harbour.page(who, f"/possibilities/{one}").text
    assert "by the harbour" in harbour.page(harbour.sam, f"/possibilities/{one}").text


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
        harbour.says(one, "person", "not_yet")


def test_the_scheme_finds_the_introductions_and_is_not_spoken_to_as_a_side(harbour):
    one = harbour.suggest(existing=True)
    link = f"{HERE}/possibilities/{one}/introductions"
    assert link in harbour.page(harbour.nadia, f"/possibilities/{one}").text
    both_show(harbour, one)
    for whose in ("person", "household"):
        harbour.says(one, whose, "yes")
    to_scheme = harbour.page(harbour.nadia, f"/possibilities/{one}").text
    assert "Both would like to meet" in to_scheme
    assert "You would both" not in to_scheme
    assert to_scheme.count(link) == 1
    assert "You would both like to meet" in harbour.page(harbour.sam, f"/possibilities/{one}").text


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
    for act in (choosing.rest, suggesting.think_again):
        with pytest.raises(NotNow, match="live together"):
            harbour.do(act, one)


def test_what_rests_shows_nobody_to_anybody_and_can_be_asked_again(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    harbour.says(one, "person", "no")
    harbour.do(choosing.rest, one)
    assert harbour.page(harbour.gwen, f"/possibilities/{one}/person").status_code == 403
    assert harbour.page(harbour.sam, f"/possibilities/{one}/household").status_code == 403
    harbour.do(suggesting.think_again, one)
    with harbour.session() as session:
        pair = harbour.pair(session, one)
        assert not pair.possibility.person_answer
        assert pair.possibility.closed_at is None


@pytest.mark.parametrize(
    ("what", "said"), [("approval", "It is not approved yet."), ("looking", "not looking just now")]
)
def test_both_are_asked_once_more_only_as_they_would_be_for_the_first_time(harbour, what, said):
    one = harbour.suggest()
    harbour.do(choosing.rest, one)
    with harbour.session() as session:
        if what == "looking":
            session.get_one(Looking, harbour.looking).state = "paused"
        else:
            for approval in session.scalars(select(Approval)):
                approval.ended_on = today()
    with pytest.raises(NotNow, match=said):
        harbour.do(suggesting.think_again, one)


def test_nobody_is_reminded_before_they_had_the_days_to_read(harbour):
    one, long_ago = harbour.suggest(), utcnow() - timedelta(days=365)
    both_show(harbour, one)
    for shown in ("person_shows_at", "household_shows_at"):
        with harbour.session() as session:
            session.get_one(Possibility, one).created_at = long_ago
            choosing_due.remind(session, utcnow())
            assert session.get_one(Possibility, one).reminded_at is None
            setattr(session.get_one(Possibility, one), shown, long_ago)
    with harbour.session() as session:
        choosing_due.remind(session, utcnow())
        assert session.get_one(Possibility, one).reminded_at is not None


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


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"until_on": today() - timedelta(days=1)}, "Its approval ran out on"),
        ({"ended_on": today()}, "It is not approved yet."),
        ({"kinds": ["short_break"]}, "It is not approved for “Living together”."),
    ],
)
def test_a_household_is_asked_only_while_its_approval_holds_for_that(harbour, how, said):
    """As matching says it, and in its words; who know each other already may begin before."""
    with harbour.session() as session:
        approval = session.scalars(
            select(Approval).where(Approval.household_id == harbour.house)
        ).one()
        for name, value in how.items():
            setattr(approval, name, value)
    ask = f"{HERE}/people/{harbour.looking}/suggest/{harbour.house}"
    words = {"speaks_for": "Music", "speaks_against": "Stairs"}
    nadia = harbour.town.signed_in(harbour.nadia)
    before = nadia.get(ask).text
    assert said in before
    assert "They cannot be asked just now" in before
    half = nadia.send(ask, {"speaks_for": "Music"})
    assert (half.status_code, "They cannot be asked just now" in half.text) == (422, True)
    refused = nadia.send(ask, words)
    assert refused.status_code == 422
    assert said in refused.text
    assert "This household can be asked when that is in order." in refused.text
    assert "Stairs" in refused.text, "what was typed stays"
    matching = harbour.page(harbour.nadia, f"/people/{harbour.looking}/why/{harbour.house}").text
    assert said in matching
    untold = nadia.send(ask, {**words, "existing": "y"})
    assert untold.status_code == 422
    assert "Say how you know that they know each other" in untold.text
    known = {**words, "existing": "y", "existing_how": "Both, at tea; Robin was there"}
    asked = nadia.send(ask, known)
    assert asked.status_code == 302
    assert "Robin was there" in nadia.get(asked.location).text
    for side in (harbour.sam, harbour.gwen):  # it names the one to the other
        assert "Robin was there" not in harbour.town.signed_in(side).get(asked.location).text
    assert harbour.page(harbour.sam, f"/people/{harbour.looking}").text.count("A household") == 1


def test_a_household_whose_papers_ran_out_is_not_asked_before_they_are_new(harbour):
    with harbour.session() as session:
        session.add(
            Requirement(
                household_id=harbour.house,
                kind="dbs",
                person_id=harbour.gwen,
                got_on=today() - timedelta(days=9),
                expires_on=today() - timedelta(days=1),
            )
        )
    with pytest.raises(NotNow, match="ran out on"):
        harbour.suggest()


def put_wall(harbour, one, other):
    with harbour.session() as session:
        two = (session.get_one(Person, getattr(harbour, name)) for name in (one, other))
        by = session.get_one(Person, harbour.admin)
        return walls.put_up(session, *two, because="A court", review_on=today(), by=by).id


@pytest.mark.parametrize("two", [("sam", "lodger"), ("sister", "gwen")])
def test_whom_a_wall_keeps_apart_nobody_asks_and_nobody_is_told_why(harbour, two):
    """Everybody who lives there counts, and so does whom the person chose to help."""
    put_wall(harbour, *two)
    with pytest.raises(NotNow, match="Ask somebody at the council"):
        harbour.suggest()
    why = harbour.page(harbour.nadia, f"/people/{harbour.looking}/why/{harbour.house}").text
    assert "It cannot be done here" in why
    assert "Ask both whether it could be" not in why
    assert "A court" not in why
    harbour.suggest(house=harbour.other_house)


def test_a_wall_put_up_later_closes_what_is_open_to_both_sides_and_not_to_the_scheme(harbour):
    one = harbour.suggest()
    both_show(harbour, one)
    harbour.says(one, "person", "yes")
    wall = put_wall(harbour, "sam", "lodger")
    for who in ("sam", "sister", "gwen", "lodger"):
        for tail in ("", "/household", "/person", "/introductions"):
            page = harbour.page(getattr(harbour, who), f"/possibilities/{one}{tail}")
            assert page.status_code == 404, (who, tail)
        browser = harbour.town.signed_in(getattr(harbour, who))
        page = f"{HERE}/possibilities/{one}"
        for to in ("show", "answer", "look"):
            there = browser.send("/home", {"to": "no"}, to=f"{page}/{to}")
            assert there.status_code == 404, (who, to)
    for who in ("sam", "gwen"):
        own = f"{HERE}/people/{harbour.looking}"
        own = own if who == "sam" else f"{HERE}/households/{harbour.house}/about"
        for path in ("/home", own):
            text = harbour.town.signed_in(getattr(harbour, who)).get(path).text
            assert f"/possibilities/{one}" not in text, (who, path)
    page = harbour.page(harbour.nadia, f"/possibilities/{one}")
    assert "It cannot be done here" in page.text
    assert "A court" not in page.text
    with pytest.raises(NotNow, match="Ask somebody at the council"):
        harbour.says(one, "household", "yes")
    with pytest.raises(NotNow, match="Ask somebody at the council"):
        harbour.do(choosing.show, one, "person")
    harbour.do(choosing.rest, one)
    with pytest.raises(NotNow, match="Ask somebody at the council"):
        harbour.do(suggesting.think_again, one)
    with harbour.session() as session:
        walls.lift(session.get_one(Wall, wall), session.get_one(Person, harbour.admin))
    harbour.do(suggesting.think_again, one)
    assert harbour.page(harbour.sam, f"/possibilities/{one}").status_code == 200


class OneRow:
    """Enough of a session for what only takes a lock."""

    def __init__(self, row):
        self.row = row

    def scalars(self, *args):
        return self

    def one(self):
        return self.row

    def execute(self, *args):
        """No wall stands anywhere."""
        return []


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
