"""The pages of matching: what a scheme worker sees of a pair, and what nobody else does."""

import re
import uuid
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest

from alongside.lifecycle import at_council
from alongside.people import walls
from alongside.people.models import Person
from alongside.records.models import Entry
from alongside.testing.statements import statements
from alongside_shared_lives import approvals, loading
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.carer_models import Requirement
from alongside_shared_lives.dates import today
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import pack
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.models import Household, Housemate, Looking, Possibility, Vacancy
from alongside_shared_lives.own_factors import FREE
from alongside_shared_lives.own_models import OwnFactor
from alongside_shared_lives.parties import load_home

ROOT = "/shared-lives"
FITS, DOES_NOT, UNKNOWN = "Fits", "Does not fit", "Nobody knows yet"
MET, ASK, NOT_NOW = "All that must be is so", "Something to ask about", "Not now, because"


def approval(household_id, **terms):
    """An approval for three, of every kind that is offered, unless told otherwise."""
    kinds = ["live_in", "short_break", "day"]
    given = {"from_on": today(), "review_on": today(), "most_adults": 3, "kinds": kinds, **terms}
    return Approval(household_id=household_id, **given)


class Scheme:
    """A scheme with a worker, a manager, households and people who look."""

    def __init__(self, town):
        self.town = town
        town.enable("shared_lives", training="")
        self.worker = town.person("Nadia Rahman", "shared_lives.worker")
        self.manager = town.person("Alun Price", "shared_lives.manager")

    def home(
        self,
        name,
        *,
        said=(),
        room="live_in",
        state="approved",
        area="hartlepool",
        terms=(),
        **more,
    ):
        """A household with room of a kind (or none), its carer, and its approval."""
        carer = self.town.person(f"Carer of {name}")
        factors = dict(said)
        with self.town.session() as session:
            one = Household(
                name=name,
                state=state,
                area=area,
                packed=pack(factors, FACTORS),
                factors=factors,
                **more,
            )
            session.add(one)
            session.flush()
            session.add(Housemate(household_id=one.id, person_id=carer, part="carer"))
            if room:
                session.add(Vacancy(household_id=one.id, kind=room))
            if state == "approved":
                session.add(approval(one.id, **dict(terms)))
            return SimpleNamespace(id=one.id, carer=carer)

    def looks(self, name, *, said=(), kind="live_in", state="looking", area="hartlepool", **more):
        """Somebody who looks."""
        person = self.town.person(name)
        factors = dict(said)
        with self.town.session() as session:
            one = Looking(
                person_id=person,
                state=state,
                kind=kind,
                area=area,
                packed=pack(factors, FACTORS),
                factors=factors,
                **more,
            )
            session.add(one)
            session.flush()
            return SimpleNamespace(id=one.id, person=person)

    def page(self, address, who=None, status=200):
        """A page's text as it is read, for the worker unless told otherwise."""
        answer = self.town.signed_in(who or self.worker).get(f"{ROOT}/{address}")
        assert answer.status_code == status, answer.status_code
        text = re.sub(r"<title>.*?</title>|<[^>]+>", " ", answer.get_data(as_text=True))
        return re.sub(r"\s+", " ", text).replace("&#39;", "’")


@pytest.fixture
def scheme(northbank):
    return Scheme(northbank)


def group(text, name):
    """What stands in one of the three groups."""
    start = text.index(name + " (")
    ends = [at for other in (MET, ASK, NOT_NOW) if (at := text.find(other + " (", start + 1)) > 0]
    return text[start : min(ends, default=None)]


def test_households_stand_in_three_groups_with_every_term_in_words_and_never_a_number(scheme):
    roz = scheme.looks(
        "Rosalind Tate",
        said={
            "has": ["pets.dog", "interests.books"],
            "must": ["bedroom.ground_floor"],
            "wish": ["interests.garden"],
        },
    )
    scheme.home(
        "The Hartleys",
        said={"has": ["bedroom.ground_floor", "interests.garden", "interests.books", "travel.bus"]},
    )
    scheme.home("The Doyles", area="middlesbrough", said={"wish": ["interests.books"]})
    scheme.home("The Khans", said={"cannot": ["pets.dog"], "has": ["bedroom.ground_floor"]})
    scheme.home("Not yet approved", state="panel")
    scheme.home("Without room", room="")
    text = scheme.page(f"people/{roz.id}/could-be")
    met, ask, not_now = (group(text, one) for one in (MET, ASK, NOT_NOW))
    assert "The Hartleys" in met
    assert "In the same area, Hartlepool." in met
    assert "Getting around: a bus stop near by." in met
    assert "A must for Rosalind Tate: on the ground floor. With The Hartleys it is: on the" in met
    assert "What both say: books and stories." in met
    assert "The Doyles" in ask
    assert "About 9 miles away, in Middlesbrough." in ask
    assert "The Doyles: not said yet." in ask
    assert "What cannot be for The Khans: a dog. With Rosalind Tate it is: a dog." in not_now
    listed, _absent = text.split("Why is a household not here?")
    assert "Not yet approved" not in listed
    assert "Without room" not in listed
    assert not re.search(r"\d+ ?%|score|points? of|rank", text)
    assert "then the nearest, then who came first. Nothing else orders anybody." in text


def test_why_is_answered_for_any_household_and_any_person(scheme):
    ibrahim = scheme.looks(
        "Ibrahim Sesay", gifts="Pepper soup", kind="day", said={"must": ["language.english"]}
    )
    new = scheme.home("New here", state="enquiry", room="", hopes="To learn to cook")
    text = scheme.page(f"people/{ibrahim.id}/why/{new.id}")
    assert NOT_NOW in text
    assert "Not approved now: New here. It is not approved yet." in text
    assert "before this is put right: It is not approved yet." in text
    assert "There is no room just now." in text
    assert "A must for Ibrahim Sesay: English. New here: not said yet." in text
    assert "Pepper soup" in text
    assert "To learn to cook" in text
    writing = scheme.looks(
        "Mei Lin Chow",
        state="writing",
        gifts="Sees colours",
        kind="day",
        said={"must": ["faith.buddhist"], "has": ["language.english"]},
    )
    text = scheme.page(f"people/{writing.id}/why/{new.id}")
    assert "does not look for a household now" in text
    assert "Sees colours" not in text
    assert "Buddhist" not in text
    assert "Not looking now" in scheme.page(f"people/{writing.id}/could-be")
    for state in ("paused", "ended"):  # also of who never came to look
        with scheme.town.session() as session:
            session.get_one(Looking, writing.id).state = state
        for address in (f"why/{new.id}", f"compare?household={new.id}"):
            text = scheme.page(f"people/{writing.id}/{address}")
            assert "Sees colours" not in text, state
            assert "Buddhist" not in text, state
    assert "taken for matching only while they look" in scheme.page(
        f"people/{writing.id}/why/{new.id}"
    )
    settled = scheme.home("Elsewhere", room="short_break")
    text = scheme.page(f"people/{ibrahim.id}/why/{settled.id}")
    assert "Looked for is: Days together. There is room for: Short breaks." in text
    scheme.page(f"people/{ibrahim.id}/why/{uuid.uuid4()}", status=404)


YESTERDAY = today() - timedelta(days=1)
LAPSED = {"from_on": today() - timedelta(days=400), "until_on": YESTERDAY}


def where_all_say_it(scheme, looking, home):
    """The three pages that explain a pair."""
    return (
        group(scheme.page(f"people/{looking.id}/could-be"), NOT_NOW),
        group(scheme.page(f"households/{home.id}/could-suit"), NOT_NOW),
        scheme.page(f"people/{looking.id}/why/{home.id}"),
    )


def test_an_approval_that_has_run_out_is_not_now_and_says_on_which_day(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys", terms=LAPSED)
    for text in where_all_say_it(scheme, roz, home):
        assert NOT_NOW in text
        assert "Not approved now: The Hartleys. Its approval ran out on" in text
    text = scheme.page(f"people/{roz.id}/why/{home.id}")
    assert "Nothing can begin there before this is put right: Its approval ran out on" in text
    assert MET not in text
    assert "Rosalind Tate and The Hartleys" not in scheme.page("whole")


def test_an_approval_for_other_kinds_is_not_now(scheme):
    roz = scheme.looks("Rosalind Tate")
    home = scheme.home("The Hartleys", terms={"kinds": ["day", "short_break"]})
    for text in where_all_say_it(scheme, roz, home):
        assert "Approval. It is not approved for “Living together”." in text
    may_not_be_known = scheme.looks("Ibrahim Sesay", kind="")
    text = scheme.page(f"people/{may_not_be_known.id}/why/{home.id}")
    assert "It is not approved for" not in text
    assert ASK in text


def learned(home, kind, expires_on, person=None):
    return Training(
        household_id=home.id,
        person_id=person or home.carer,
        kind=kind,
        done_on=LAPSED["from_on"],
        expires_on=expires_on,
    )


def test_training_that_has_run_out_is_not_now_until_it_is_learned_again(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    with scheme.town.session() as session:
        session.add(learned(home, "First aid", YESTERDAY))
    for text in where_all_say_it(scheme, roz, home):
        assert "In order. First aid (Carer of The Hartleys) ran out on" in text
    with scheme.town.session() as session:
        session.add(learned(home, "First aid", today()))
    assert "The Hartleys" in group(scheme.page(f"people/{roz.id}/could-be"), MET)


def test_of_all_households_at_once_the_same_is_said_as_of_each(scheme):
    """What `standing_sets` tells of very many is what `approvals.standing` says of one."""
    both = [scheme.home("Carer", room="day"), scheme.home("Two", terms={"kinds": ["day"]})]
    scheme.home("Paused", state="paused")
    scheme.home("Lapsed", terms=LAPSED)
    scheme.home("Ended", terms={**LAPSED, "until_on": None, "ended_on": today()})
    scheme.home("Later", terms={"from_on": today() + timedelta(days=9)})
    scheme.home("Last day", terms={**LAPSED, "until_on": today()})
    again = scheme.home("Again", terms=LAPSED)
    papers, newer, lodger = (scheme.home(f"Papers {n}") for n in range(3))
    somebody = scheme.town.person("Somebody")
    with scheme.town.session() as session:
        session.add_all(
            [
                approval(again.id, kinds=["short_break"]),
                learned(both[0], "First aid", YESTERDAY),
                learned(both[1], "First aid", None),
                learned(both[1], "First aid", YESTERDAY),
                Housemate(household_id=lodger.id, person_id=somebody, part="member"),
                learned(lodger, "Medication", YESTERDAY, somebody),
            ]
        )
        for home, days in ((papers, (YESTERDAY,)), (newer, (YESTERDAY, today()))):
            session.add_all(
                Requirement(household_id=home.id, kind="insurance", got_on=one, expires_on=one)
                for one in days
            )
    with at_council(scheme.town.app, "northbank") as session:
        found = loading.all_households(session)
        assert len(found.ids) == 10
        seen = set()
        for number, one in enumerate(found.ids):
            many = found.households.household(number)
            home = load_home(session, one)
            stands = approvals.standing(session, home, today())
            assert many == loading.household_side(session, home.household, stands), home.name
            for kind in ("live_in", "short_break", "day"):
                bad = not many.approved or many.run_out or kind in many.not_for
                assert bad == bool(stands.why_not(kind)), (home.name, kind)
            seen.add((many.approved, many.run_out, bool({"live_in"} & many.not_for)))
        assert len(seen) == 4


def follow(scheme, address, form, chosen):
    """Where the form on a list leads, and the choices that it gives."""
    browser = scheme.town.signed_in(scheme.worker)
    page = browser.get(f"{ROOT}/{address}").text
    choices = re.findall(r'<option value="([^"]+)"', page[page.index('name="why"') :])
    answer = browser.get(f"{ROOT}/{address}?why={chosen}")
    assert answer.status_code == 302
    assert form in page
    return answer.headers["Location"], choices


def test_of_whoever_is_not_on_a_list_it_can_be_asked_why(scheme):
    roz, here = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    full = scheme.home("Without room", room="")
    paused = scheme.home("Paused", state="paused")
    writing = scheme.looks("Mei Lin Chow", state="writing")
    asked, address = "Why is a household not here?", f"people/{roz.id}/could-be"
    for home, why in ((full, "There is no room just now."), (paused, "Its approval is paused.")):
        to, choices = follow(scheme, address, asked, home.id)
        assert set(choices) == {str(full.id), str(paused.id)}
        assert to == f"{ROOT}/people/{roz.id}/why/{home.id}"
        assert why in scheme.page(to.removeprefix(f"{ROOT}/"))
    asked, address = "Why is somebody not here?", f"households/{here.id}/could-suit"
    to, choices = follow(scheme, address, asked, writing.id)
    assert choices == [str(writing.id)]
    assert "does not look for a household now" in scheme.page(to.removeprefix(f"{ROOT}/"))
    # Of whoever does not look, and has no list, it can be asked of every household.
    _to, choices = follow(scheme, f"people/{writing.id}/could-be", "Say why", here.id)
    assert str(here.id) in choices
    scheme.page(f"people/{roz.id}/could-be?why=nonsense")


def test_who_is_kept_from_the_worker_is_not_among_those_to_ask_about(scheme):
    roz, hidden = scheme.looks("Rosalind Tate"), scheme.home("Nadia’s neighbours", room="")
    away = scheme.looks("Somebody", state="writing")
    scheme.home("Paused", state="paused")
    with scheme.town.session() as session:
        people = [session.get_one(Person, one) for one in (hidden.carer, away.person)]
        nadia, alun = (session.get_one(Person, one) for one in (scheme.worker, scheme.manager))
        for one in people:
            day = today() + timedelta(days=90)
            walls.put_up(session, nadia, one, because="A court", review_on=day, by=alun)
    assert "neighbours" not in scheme.page(f"people/{roz.id}/could-be")
    scheme.page(f"people/{roz.id}/could-be?why={hidden.id}", status=302)
    scheme.page(f"people/{roz.id}/why/{hidden.id}", status=404)
    here = scheme.home("The Hartleys")
    assert "Somebody (" not in scheme.page(f"households/{here.id}/could-suit")


def test_only_the_scheme_thinks_of_anybody_and_each_look_is_written_down(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    addresses = (
        f"people/{roz.id}/could-be",
        f"people/{roz.id}/why/{home.id}",
        f"people/{roz.id}/compare?household={home.id}",
        f"households/{home.id}/could-suit",
    )
    for address in addresses:
        for other in (roz.person, home.carer):
            scheme.page(address, other, 404)
        scheme.page(address)
    scheme.page("whole", roz.person, 403)
    scheme.page("whole")
    with scheme.town.session() as session:
        looked = [one.subject_id for one in session.query(Entry).filter_by(action="looked")]
    assert Counter(looked) == {roz.id: 3, home.id: 1, None: 1}


def test_a_worker_narrows_a_list_and_is_told_how_many_that_leaves_out(scheme):
    roz = scheme.looks("Rosalind Tate")
    scheme.home("Near", said={"has": ["pets.cat", "faith.muslim"]})
    scheme.home("Far", area="cardiff")
    scheme.home("Nowhere yet", area="")
    here = f"people/{roz.id}/could-be"
    text = scheme.page(f"{here}?within=25")
    assert "Your choice leaves 1 out." in text
    assert "Far" not in group(text, MET)
    assert "Nowhere yet" in group(text, MET)
    assert "Your choice leaves 2 out." in scheme.page(f"{here}?option=pets.cat")
    text = scheme.page(f"{here}?kind=day")
    assert "Near" in group(text, NOT_NOW)
    assert "Looked for is: Living together. Shown is how it would be for: Days together." in text
    # Nobody is narrowed to by faith, and what means nothing narrows nothing.
    for nonsense in (
        "option=faith.muslim",
        "within=-1&kind=x&met=0",
        "met=²&ask=999999",
        "met=99999999",
    ):
        text = scheme.page(f"{here}?{nonsense}")
        assert "Your choice leaves" not in text
        assert "All that must be is so (3)" in text


def test_a_long_group_stands_on_pages(scheme):
    roz = scheme.looks("Rosalind Tate")
    with scheme.town.session() as session:
        for number in range(30):
            session.add(one := Household(name=f"House {number:02}.", state="approved"))
            session.flush()
            session.add_all([Vacancy(household_id=one.id, kind="live_in"), approval(one.id)])
    here = f"people/{roz.id}/could-be"
    worker = scheme.town.signed_in(scheme.worker)
    worker.get(f"{ROOT}/{here}")
    with statements(scheme.town.app) as asked:
        worker.get(f"{ROOT}/{here}")
    assert len(asked) < 20
    first, second = scheme.page(here), scheme.page(f"{here}?met=2")
    assert "1 to 25 of 30" in first
    assert "26 to 30 of 30" in second
    on = [{one for one in range(30) if f"House {one:02}." in text} for text in (first, second)]
    assert [len(some) for some in on] == [25, 5]
    assert on[0] | on[1] == set(range(30))


def test_up_to_three_stand_side_by_side(scheme):
    roz = scheme.looks("Rosalind Tate", gifts="Reads aloud", said={"must": ["pets.none"]})
    homes = [scheme.home(f"House {n}.", hopes=f"Hope {n}.") for n in range(4)]
    chosen = "&".join(f"household={one.id}" for one in homes)
    text = scheme.page(f"people/{roz.id}/compare?{chosen}")
    assert [f"Hope {n}." in text for n in range(4)] == [True, True, True, False]
    assert "Three fit side by side." in text
    assert "What Rosalind Tate could give: Reads aloud" in text
    assert "What House 0. could give: Hope 0." in text
    assert "Nobody is chosen yet" in scheme.page(f"people/{roz.id}/compare")
    for strange in ("x", uuid.uuid4()):
        scheme.page(f"people/{roz.id}/compare?household={strange}", status=404)


def test_the_lists_say_what_each_could_give_the_other(scheme):
    roz = scheme.looks("Rosalind Tate", gifts="Reads aloud", hopes="To cook")
    home = scheme.home("The Hartleys", enjoy="The piano")
    scheme.home("Quiet")
    text = scheme.page(f"people/{roz.id}/could-be")
    assert "What Rosalind Tate could give: Reads aloud To cook" in text
    assert "What The Hartleys could give: The piano" in text
    assert "What Quiet could give: Has not said yet." in text
    text = scheme.page(f"households/{home.id}/could-suit")
    assert "What The Hartleys could give: The piano" in text
    assert "What Rosalind Tate could give: Reads aloud To cook" in text


def test_the_page_of_factors_says_who_asks_whom(scheme):
    text = scheme.page("factors")
    assert "there a person asks, and a household says what is so" in text
    for side in ("household", "person"):
        many = sum(one.about == side for one in FACTORS)
        assert text.count(f"Asked of the {side} only.") == many > 0


def test_a_household_says_which_help_it_cannot_give_and_the_person_what_they_want(scheme):
    roz = scheme.looks("Rosalind Tate", said={"has": ["help.nights"]})
    home = scheme.home("The Hartleys", said={"cannot": ["help.nights"], "wish": ["help.meals"]})
    other = scheme.home("Harbour House", said={"must": ["help.washing"]})
    quiet = scheme.looks("Ibrahim Sesay")
    line = "What cannot be for The Hartleys: help at night. With Rosalind Tate it is: help at n"
    assert line in group(scheme.page(f"people/{roz.id}/could-be"), NOT_NOW)
    here = scheme.page(f"households/{home.id}/could-suit")
    assert line in group(here, NOT_NOW)
    assert "Ibrahim Sesay: not said yet." in group(here, ASK)
    there = scheme.page(f"households/{other.id}/could-suit")
    assert "A must for Harbour House: washing and dressing." in group(there, NOT_NOW)
    assert "Help that is wanted:" not in scheme.page(f"households/{home.id}/could-suit")  # narrows
    assert "Fits" in scheme.page(f"people/{quiet.id}/could-be")


def test_each_side_is_asked_its_half_of_what_is_so_with_one_alone(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    halves = {
        (f"people/{roz.id}/ask/help", roz.person): (True, False),
        (f"households/{home.id}/ask/help", home.carer): (False, True),
        (f"people/{roz.id}/ask/bedroom", roz.person): (False, True),
        (f"households/{home.id}/ask/bedroom", home.carer): (True, False),
        (f"households/{home.id}/ask/pets", home.carer): (True, True),
    }
    for (path, who), (says, asks) in halves.items():
        text = scheme.page(path, who=who)
        assert ("What is so " in text) is says, path
        legends = ("And in the household", "And with somebody", "What can you help somebody with")
        assert any(one in text for one in legends) is asks, path
    page = f"{ROOT}/households/{home.id}/ask/help"
    scheme.town.signed_in(home.carer).send(page, {"other_nights": "cannot", "stay": "1"})
    with scheme.town.session() as session:
        assert session.get(Household, home.id).factors["cannot"] == ["help.nights"]


def test_a_household_says_which_help_it_can_give_and_asks_for_none(scheme):
    roz = scheme.looks("Rosalind Tate", said={"has": ["help.nights", "help.washing"]})
    home = scheme.home("The Hartleys", said={"has": [], "must": ["help.distress"]})
    page = f"{ROOT}/households/{home.id}/ask/help"
    carer = scheme.town.signed_in(home.carer)
    text = carer.get(page).text
    for words in ("We can", "We cannot", "Not said yet"):
        assert words in text
    for words in ("It must be", "It would be good", "no help of this kind", "Does not matter"):
        assert words not in text
    said = {"other_washing": "has", "other_nights": "cannot", "stay": "1"}
    assert carer.send(page, said).status_code == 302
    assert carer.send(page, {"other_washing": "must"}).status_code == 422
    with scheme.town.session() as session:
        kept = session.get(Household, home.id).factors
    assert (kept["has"], kept["must"], kept["cannot"]) == (["help.washing"], [], ["help.nights"])
    own = carer.get(f"{ROOT}/households/{home.id}/about").text
    assert "<b>We can:</b> washing and dressing" in own
    assert "<b>We cannot:</b> help at night" in own
    could = scheme.page(f"people/{roz.id}/could-be")
    assert "What cannot be for The Hartleys: help at night." in group(could, NOT_NOW)
    assert "washing and dressing." not in could, "what it can do is no must and no wish"


def test_who_wants_no_help_of_this_kind_wants_none_of_it(scheme):
    roz = scheme.looks("Rosalind Tate")
    page = f"{ROOT}/people/{roz.id}/ask/help"
    own = scheme.town.signed_in(roz.person)
    both = own.send(page, {"has": ["help.none", "help.nights"], "stay": "1"})
    assert both.status_code == 422
    assert "Choose either “no help of this kind” or the others" in both.text
    assert own.send(page, {"has": ["help.none"], "stay": "1"}).status_code == 302
    pets = f"{ROOT}/people/{roz.id}/ask/pets"
    assert own.send(pets, {"has": ["pets.none", "pets.other"], "stay": "1"}).status_code == 302


def test_a_household_sees_the_people_it_might_suit_in_the_same_way(scheme):
    home = scheme.home("The Hartleys", said={"has": ["pets.cat"], "wish": ["interests.music"]})
    scheme.looks("Mei Lin Chow", said={"has": ["interests.music"]})
    scheme.looks("Ibrahim Sesay", kind="day")
    scheme.looks("Somebody else", state="settled")
    text = scheme.page(f"households/{home.id}/could-suit")
    assert "A wish of The Hartleys: music. With Mei Lin Chow it is: music." in group(text, MET)
    assert "Looked for is: Days together." in group(text, NOT_NOW)
    assert "Somebody else" not in text.split("Why is somebody not here?")[0]
    assert "No room now" in scheme.page(f"households/{scheme.home('Full', room='').id}/could-suit")


def test_the_whole_scheme_says_who_has_nobody_and_what_is_missing_most(scheme):
    for name in ("Rosalind Tate", "Ibrahim Sesay"):
        scheme.looks(name, said={"must": ["bedroom.ground_floor"]})
    happy = scheme.looks("Mei Lin Chow")
    one = scheme.home("The Hartleys", said={"has": ["bedroom.upstairs"]})
    scheme.home("Days only", room="day", said={"has": ["bedroom.upstairs"]})
    text = scheme.page("whole")
    assert "3 people look for a household. 2 households have room." in text
    assert "Who has nobody (2)" in text
    assert "Days only : Days together" in text
    assert "The bedroom: on the ground floor. It would open 2 introductions for 2 people." in text
    assert "Mei Lin Chow and The Hartleys" in text
    with scheme.town.session() as session:
        session.add(Possibility(looking_id=happy.id, household_id=one.id, household_answer="no"))
    assert "Mei Lin Chow and The Hartleys" not in scheme.page("whole")


def test_nobody_is_suggested_to_a_household_beyond_what_it_is_approved_for(scheme):
    names = ("Rosalind Tate", "Ibrahim Sesay", "Mei Lin Chow")
    people = [scheme.looks(name) for name in names]
    one = scheme.home("The Hartleys", terms={"most_adults": 1})
    with scheme.town.session() as session:
        session.add(Vacancy(household_id=one.id, kind="live_in"))  # two rooms, and approved for one

    def suggested(text):
        return [name for name in names if f"{name} and The Hartleys" in text]

    assert suggested(scheme.page("whole")) == [names[0]]
    with scheme.town.session() as session:
        session.query(Approval).filter_by(household_id=one.id).one().most_adults = 3
    assert suggested(scheme.page("whole")) == [*names[:2]]
    with scheme.town.session() as session:
        session.get_one(Looking, people[2].id).state = "settled"
        asked = Possibility(looking_id=people[2].id, household_id=one.id)
        session.add(asked)
        session.flush()
        both = {"looking_id": people[2].id, "person_id": people[2].person, "kind": "live_in"}
        there = {"possibility_id": asked.id, "household_id": one.id, "starts_on": today()}
        session.add(Arrangement(state="living", **both, **there))
        session.query(Approval).filter_by(household_id=one.id).one().most_adults = 2
    assert suggested(scheme.page("whole")) == [names[0]]


def test_a_wall_keeps_two_apart_and_says_no_more_than_that_it_cannot_be(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    with scheme.town.session() as session:
        people = [session.get_one(Person, one) for one in (roz.person, home.carer, scheme.manager)]
        day = today() + timedelta(days=90)
        secret = {"because": "A court", "review_on": day, "by": people[2]}
        walls.put_up(session, people[0], people[1], **secret)
    for address in (f"people/{roz.id}/could-be", f"households/{home.id}/could-suit"):
        assert "It cannot be done here." in group(scheme.page(address), NOT_NOW)
    text = scheme.page(f"people/{roz.id}/why/{home.id}")
    assert "It cannot be done here." in text
    assert "A court" not in text
    assert "Rosalind Tate and The Hartleys" not in scheme.page("whole")
    # Who is kept from the worker themself is not there for them at all.
    with scheme.town.session() as session:
        nadia, carer = (session.get_one(Person, one) for one in (scheme.worker, home.carer))
        walls.put_up(session, nadia, carer, **{**secret, "by": carer})
    assert "The Hartleys" not in scheme.page(f"people/{roz.id}/could-be")
    scheme.page(f"households/{home.id}/could-suit", status=404)
    scheme.page(f"people/{roz.id}/why/{home.id}", status=404)


def test_whom_the_person_chose_to_help_counts_for_a_wall_as_they_do(scheme):
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    sister = scheme.looks("Su Tate").person
    with scheme.town.session() as session:
        session.get_one(Looking, roz.id).helper_id = sister
        two = (session.get_one(Person, one) for one in (sister, home.carer))
        by = session.get_one(Person, scheme.manager)
        walls.put_up(session, *two, because="A court", review_on=today(), by=by)
    for address in (f"people/{roz.id}/could-be", f"households/{home.id}/could-suit"):
        assert "It cannot be done here." in group(scheme.page(address), NOT_NOW)


def test_the_manager_asks_something_more_and_its_bits_are_never_used_again(scheme):
    manager = scheme.town.signed_in(scheme.manager)
    given = {"title": "The harbour", "answers": "a boat\nseasick", "about": "both"}

    def add(**more):
        return manager.send(f"{ROOT}/factors", {**given, **more})

    for wrong in (
        {"answers": "one"},
        {"answers": "a\nA"},
        {"title": ""},
        {"about": "x"},
        {"answers": "\n".join("abcdefghi")},
    ):
        answer = add(**wrong)
        assert answer.status_code == 422
        assert b"error-summary" in answer.data
    assert add().status_code == 302
    assert add(title="The chapel", quiet="y").status_code == 302
    with scheme.town.session() as session:
        first, second = session.query(OwnFactor).order_by(OwnFactor.first_bit)
        assert [one["bit"] for one in first.options] == [102, 103]
        assert second.quiet
        address = f"{ROOT}/factors/{first.id}/retire"
    page = f"{ROOT}/factors"
    assert scheme.town.signed_in(scheme.worker).send(page, to=address).status_code == 403
    assert manager.send(page, to=address).status_code == 302
    assert add(title="The lifeboat").status_code == 302
    with scheme.town.session() as session:
        bits = [bit["bit"] for one in session.query(OwnFactor) for bit in one.options]
    assert sorted(bits) == [102, 103, 104, 105, 106, 107]
    text = scheme.page("factors")
    assert "The harbour" in text
    assert "Asked no more since" in text
    assert "Ask something more" not in text


def test_a_councils_own_factor_counts_like_any_other_until_it_is_retired(scheme):
    with scheme.town.session() as session:
        options = [{"bit": 110, "en": "a boat", "cy": "cwch"}, {"bit": 111, "en": "seasick"}]
        own = OwnFactor(title="The harbour", options=options, first_bit=110)
        session.add(own)
        session.flush()
        own_id = own.id
    roz, home = scheme.looks("Rosalind Tate"), scheme.home("The Hartleys")
    with scheme.town.session() as session:
        boat = (1 << 110).to_bytes(16, "little")
        session.get(Looking, roz.id).packed = bytes(48) + boat
        session.get(Household, home.id).packed = boat + bytes(48)
    line = "The harbour. What cannot be for Rosalind Tate: a boat. With The Hartleys it is: a boat."
    assert line in group(scheme.page(f"people/{roz.id}/could-be"), NOT_NOW)
    with scheme.town.session() as session:
        session.get(OwnFactor, own_id).retired_on = today()
    text = scheme.page(f"people/{roz.id}/could-be")
    assert "The harbour" not in text
    assert "The Hartleys" in group(text, MET)


def test_when_all_bits_are_given_the_page_says_so(scheme):
    with scheme.town.session() as session:
        for free in FREE:
            options = [{"bit": bit, "en": str(bit), "cy": ""} for bit in free]
            session.add(OwnFactor(title="Much", options=options, first_bit=free.start))
    answer = scheme.town.signed_in(scheme.manager).send(
        f"{ROOT}/factors", {"title": "More", "answers": "a\nb", "about": "both"}
    )
    assert answer.status_code == 422
    assert "There is no room for a factor with so many answers." in answer.get_data(as_text=True)
