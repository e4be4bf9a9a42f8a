"""A trial, the agreement, a life together, its breaks and its ending, on its pages."""

import io

import pytest
from living_cast import AGREED, DAY, gather
from PIL import Image
from sqlalchemy import select
from test_introductions import dated

from alongside.people import walls
from alongside_shared_lives import (
    approvals,
    living_agreements,
    living_arrangements,
    living_choosing,
    living_ending,
)
from alongside_shared_lives.approval_models import Approval, Training
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_arrangements import Trial
from alongside_shared_lives.living_models import Arrangement
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.living_states import Living
from alongside_shared_lives.models import Looking
from alongside_shared_lives.states import NotNow


@pytest.fixture
def harbour(northbank):
    return gather(northbank)


def the_life(harbour):
    with harbour.session() as session:
        return session.scalars(select(Arrangement.id)).one()


def state(harbour, life):
    with harbour.session() as session:
        return harbour.life(session, life).state


def test_from_two_yeses_to_a_life_together(harbour) -> None:
    begin = f"{harbour.meetings}/begin"
    trial = {
        "kind": "live_in",
        **dated("from_on", today()),
        **dated("until_on", today() + 14 * DAY),
    }
    with harbour.session() as session:
        harbour.meet(session, harbour.pair(session))
    refused = harbour.send("worker", begin, trial)
    assert refused.status_code == 422
    assert "Nothing begins before both have said yes." in refused.text
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.choose(session, pair, "person")
        harbour.choose(session, pair, "household")
    for name in ("person", "carer"):
        assert "Both said yes" in harbour.get(name, harbour.meetings).text
        assert harbour.get(name, begin).status_code == 403
    assert harbour.send("worker", begin, trial).status_code == 302
    here = f"/arrangements/{the_life(harbour)}"
    assert "Trying it from" in harbour.get("person", here).text
    back = f"{harbour.meetings}/choice/person/take-back"
    harbour.send("person", harbour.meetings, to=back)  # now it can be stopped instead

    paper = f"{here}/agreement"
    assert harbour.send("person", f"{paper}/write", {**AGREED, "room": "", "notice_days": "28"})
    assert "Before it is signed, write: The room" in harbour.get("carer", paper).text
    sign = f"{paper}/1/sign"
    early = harbour.send("person", f"{sign}/person", {"how": "typed", "typed": "Mei"})
    assert "Before it is signed, write" in early.text
    harbour.send("carer", f"{paper}/write", {**AGREED, "notice_days": "28"})
    for name, side in (("carer", "person"), ("mate", "household"), ("person", "household")):
        assert harbour.get(name, f"{sign}/{side}").status_code == 403
    assert harbour.send("person", f"{sign}/person", {"how": "typed"}).status_code == 422
    signed = harbour.send("person", f"{sign}/person", {"how": "typed", "typed": "Mei"})
    assert signed.status_code == 302
    start = {**dated("starts_on", today())}
    assert harbour.send("worker", f"{here}/start", start).status_code == 422
    told = {"how": "said", "presence": "Nadia, at the kitchen table"}
    assert harbour.send("worker", f"{sign}/household", told).status_code == 302
    assert state(harbour, the_life(harbour)) is Living.AGREED
    assert harbour.send("worker", f"{here}/start", start).status_code == 302

    for name in ("person", "helper", "carer", "mate", "worker", "manager"):
        page = harbour.get(name, here)
        assert "Sharing a life" in page.text
        if name == "mate":  # who signs reads; see test_living_papers
            continue
        assert "Both signed it" in page.text
        for size in ("usual", "large"):
            text = harbour.get(name, f"{paper}/paper?size={size}").text
            assert f"sheet--{size}" in text
            assert "Her sister Su" in text
            assert "Nadia, at the kitchen table" in text
    for name in ("outsider", "panel"):
        for tail in ("", "/agreement", "/agreement/paper", "/ending", "/ordinary", "/days"):
            assert harbour.get(name, here + tail).status_code == 404
    with harbour.session() as session:
        assert session.get_one(Looking, harbour.looking).state == "settled"


def test_a_mark_or_a_recording_is_a_signature_and_new_words_are_a_new_edition(harbour) -> None:
    with harbour.session() as session:
        life = harbour.tried(session)
        living_agreements.write(session, life, AGREED)
        one = life.id
    paper = f"/arrangements/{one}/agreement"
    kept = io.BytesIO()
    Image.new("RGB", (40, 20), "blue").save(kept, "PNG")
    client = harbour.town.signed_in(harbour.person)
    address = f"/shared-lives{paper}/1/sign/person"
    given = {"how": "given", "file": (io.BytesIO(kept.getvalue()), "mark.png")}
    hidden = client.hidden(client.get(address).text)
    answer = client.post(address, data={**hidden, **given}, content_type="multipart/form-data")
    assert answer.status_code == 302
    with harbour.session() as session:
        [found] = living_agreements.editions(session, harbour.life(session, one))
        mark = found.signed_by("person").id
    file = f"{paper}/signatures/{mark}"
    assert harbour.get("carer", file).mimetype == "image/jpeg"
    assert harbour.get("outsider", file).status_code == 404

    harbour.send("carer", f"{paper}/write", {**AGREED, "room": "Another", "notice_days": "7"})
    assert "has not signed yet" in harbour.get("carer", paper).text
    assert harbour.get("carer", f"{paper}/1/sign/household").status_code == 302
    with harbour.session() as session:
        life = harbour.life(session, one)
        assert [found.agreement.edition for found in living_agreements.editions(session, life)] == [
            2,
            1,
        ]
        assert living_agreements.notice_days(session, life) == 28
        harbour.sign(session, life, "person", "household")
        assert living_agreements.notice_days(session, life) == 7
        assert life.state is Living.AGREED


def test_two_who_write_at_once_both_see_what_the_other_wrote(harbour) -> None:
    with harbour.session() as session:
        life = harbour.tried(session)
        living_agreements.write(session, life, AGREED)
        page = f"/arrangements/{life.id}/agreement/write"
    client = harbour.town.signed_in(harbour.person)
    hidden = client.hidden(client.get(f"/shared-lives{page}").text)
    harbour.send("carer", page, {**AGREED, "fees": "Forty pounds", "notice_days": "28"})
    mine = {**hidden, **AGREED, "fees": "Fifty pounds", "notice_days": "28"}
    answer = client.post(f"/shared-lives{page}", data=mine)
    assert answer.status_code == 422
    assert "Forty pounds" in answer.text
    assert "Fifty pounds" in answer.text


def test_an_emergency_is_marked_needs_approval_and_has_a_day_to_choose_again(
    harbour, monkeypatch
) -> None:
    page = f"/possibilities/{harbour.pair_id}/emergency"
    urgent = {"kind": "live_in", "household_agreed": "yes", **dated("from_on", today())}
    late = {**urgent, **dated("choose_again_on", today() + 60 * DAY)}
    assert "Both choose again within 28 days" in harbour.send("worker", page, late).text
    soon = {**urgent, **dated("choose_again_on", today() + 9 * DAY)}
    standing = approvals.standing
    monkeypatch.setattr(approvals, "standing", lambda *_asked: approvals.Standing())
    assert "not approved" in harbour.send("worker", page, soon).text
    monkeypatch.setattr(approvals, "standing", standing)
    assert harbour.get("carer", page).status_code == 403
    assert harbour.send("worker", page, soon).status_code == 302
    one = the_life(harbour)
    for name in ("person", "carer", "manager"):
        text = harbour.get(name, f"/arrangements/{one}").text
        assert "Began in an emergency" in text
        assert "The household said yes to the emergency" in text
    with harbour.session() as session:
        life = harbour.life(session, one)
        living_agreements.write(session, life, AGREED)
        harbour.sign(session, life, "person", "household")
        assert life.state is Living.TRIAL  # signed, but not chosen yet
        with pytest.raises(NotNow):
            living_arrangements.start(session, life, today())
        harbour.both_choose(session, life.pair)
    assert state(harbour, one) is Living.AGREED


def test_an_emergency_asks_the_household_first(harbour) -> None:
    page = f"/possibilities/{harbour.pair_id}/emergency"
    soon = {**dated("from_on", today()), **dated("choose_again_on", today() + 9 * DAY)}
    unasked = harbour.send("worker", page, {"kind": "live_in", **soon})
    assert unasked.status_code == 422
    refused = harbour.send("worker", page, {"kind": "live_in", "household_agreed": "no", **soon})
    assert refused.status_code == 422
    assert "Nobody comes into a home that has not said yes to it" in refused.text
    with harbour.session() as session:
        assert session.scalars(select(Arrangement)).all() == []


def test_the_scheme_finds_the_way_before_anybody_has_answered_and_nobody_else_does(harbour) -> None:
    page = f"/possibilities/{harbour.pair_id}"
    link = f"{page}/emergency"
    with harbour.session() as session:
        one = harbour.pair(session).possibility
        one.person_answer = one.household_answer = ""
    for name in ("worker", "manager"):
        assert link in harbour.get(name, page).text
        assert harbour.get(name, link).status_code == 200
    for name in ("person", "helper", "carer"):
        assert link not in harbour.get(name, page).text
    with harbour.session() as session:
        harbour.pair(session).possibility.household_answer = "no"
    assert link not in harbour.get("worker", page).text
    with harbour.session() as session:
        harbour.pair(session).possibility.household_answer = "yes"
    soon = {**dated("from_on", today()), **dated("choose_again_on", today() + 9 * DAY)}
    harbour.send("worker", link, {"kind": "live_in", "household_agreed": "yes", **soon})
    assert link not in harbour.get("worker", page).text  # it has begun


@pytest.mark.parametrize("side", ["person", "household"])
@pytest.mark.parametrize("met", [False, True])
def test_a_no_is_a_no_in_an_emergency_too_and_whose_it_was_is_not_said(harbour, side, met) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        if met:
            harbour.meet(session, pair)
            harbour.choose(session, pair, side, "no")
        else:
            setattr(pair.possibility, f"{side}_answer", "no")
    page = f"/possibilities/{harbour.pair_id}/emergency"
    soon = {**dated("from_on", today()), **dated("choose_again_on", today() + 9 * DAY)}
    yes = {"kind": "live_in", "household_agreed": "yes", **soon}
    refused = harbour.send("worker", page, yes)
    assert refused.status_code == 422
    [said] = [line for line in refused.text.splitlines() if "A no was said" in line]
    assert not any(name in said for name in ("Mei", "Gwen"))
    with harbour.session() as session:
        pair = harbour.pair(session)
        if met:
            living_choosing.take_back(session, Part(pair, side))
        else:
            setattr(pair.possibility, f"{side}_answer", "")
    assert harbour.send("worker", page, yes).status_code == 302  # it was taken back


def test_what_ran_out_stands_against_a_start_and_not_against_a_bed(harbour, monkeypatch) -> None:
    ran_out = approvals.Standing(True, 3, frozenset({"live_in"}), troubles=["First aid ran out."])
    monkeypatch.setattr(approvals, "standing", lambda *_asked: ran_out)
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.both_choose(session, pair)
        with pytest.raises(NotNow, match="First aid ran out"):
            living_arrangements.try_it(session, pair, Trial("live_in", today(), today()))
        urgent = Trial("live_in", today())
        life = living_arrangements.in_emergency(
            session, pair, urgent, today() + DAY, household_agreed=True
        )
        assert life.arrangement.emergency


class TestEnding:
    def test_either_side_stops_a_trial_on_any_day_without_a_reason(self, harbour) -> None:
        with harbour.session() as session:
            one = harbour.tried(session).id
        here = f"/arrangements/{one}"
        assert harbour.send("mate", f"{here}/ending", to=f"{here}/ending/stop").status_code == 403
        assert harbour.send("person", f"{here}/ending", to=f"{here}/ending/stop").status_code == 302
        assert state(harbour, one) is Living.ENDED
        with harbour.session() as session:  # another beginning needs another choice
            pair = harbour.pair(session)
            with pytest.raises(NotNow, match="both have said yes"):
                living_arrangements.try_it(session, pair, Trial("live_in", today(), today()))

    def test_notice_a_sooner_day_by_both_a_goodbye_and_keeping_in_touch(self, harbour) -> None:
        one = harbour.living(since=30)
        here = f"/arrangements/{one}/ending"
        early = harbour.send("carer", f"{here}/notice", dated("ends_on", today() + 5 * DAY))
        assert early.status_code == 422
        assert "or later" in early.text
        last = today() + 28 * DAY
        assert harbour.send("carer", f"{here}/notice", dated("ends_on", last)).status_code == 302
        for name in ("person", "worker"):
            back = harbour.send(name, here, to=f"{here}/stay")
            assert "/arrangements/" in back.location  # whoever gave notice may take it back
        sooner = today() + 10 * DAY
        for name in ("person", "carer"):
            with harbour.session() as session:
                assert harbour.life(session, one).arrangement.ends_on == last
            assert harbour.get("worker", f"{here}/sooner").status_code == 403
            harbour.send(name, f"{here}/sooner", dated("ends_on", sooner))
        with harbour.session() as session:
            assert harbour.life(session, one).arrangement.ends_on == sooner
        said = {"goodbye": "A meal with everybody", "keeping_in_touch": "A card each month"}
        assert harbour.send("person", f"{here}/goodbye", said).status_code == 302
        with harbour.session() as session:
            life = harbour.life(session, one)
            assert not living_ending.end_when_due(session, life, sooner)
            assert living_ending.end_when_due(session, life, sooner + DAY)
            assert life.seeker.looking.state == "paused"
        assert "A card each month" in harbour.get("carer", here).text

    def test_the_scheme_ends_at_once_with_a_reason(self, harbour) -> None:
        one = harbour.living()
        now = f"/arrangements/{one}/ending/now"
        assert harbour.get("carer", now).status_code == 403
        assert harbour.send("manager", now, {}).status_code == 422
        assert harbour.send("manager", now, {"because": "Not safe"}).status_code == 302
        assert state(harbour, one) is Living.ENDED
        assert "Not safe" in harbour.get("person", f"/arrangements/{one}/ending").text

    def test_nobody_who_says_goodbye_rewrites_why_the_scheme_ended_it(self, harbour) -> None:
        one = harbour.living()
        here = f"/arrangements/{one}/ending"
        before = {"ended_because": "We moved", "goodbye": "A meal"}
        with harbour.session() as session:
            life = harbour.life(session, one)
            living_ending.give_notice(session, life, life.seeker.person, today() + 28 * DAY)
        assert harbour.send("carer", f"{here}/goodbye", before).status_code == 302
        assert "We moved" in harbour.get("person", here).text  # their own, until the scheme's
        harbour.send("manager", f"{here}/now", {"because": "Not safe"})
        for name in ("carer", "person", "worker"):
            assert "Why does it end?" not in harbour.get(name, f"{here}/goodbye").text
            said = {"ended_because": "All was well", "goodbye": f"A walk, says the {name}"}
            assert harbour.send(name, f"{here}/goodbye", said).status_code == 302
            text = harbour.get("worker", here).text
            assert "Not safe" in text
            assert "All was well" not in text
            assert f"A walk, says the {name}" in text

    def test_a_goodbye_does_not_go_over_what_another_wrote_meanwhile(self, harbour) -> None:
        one = harbour.living()
        page = f"/arrangements/{one}/ending/goodbye"
        client = harbour.town.signed_in(harbour.person)
        hidden = client.hidden(client.get(f"/shared-lives{page}").text)
        harbour.send("carer", page, {"goodbye": "A meal"})
        answer = client.post(f"/shared-lives{page}", data={**hidden, "goodbye": "A walk"})
        assert answer.status_code == 422
        with harbour.session() as session:
            life = harbour.life(session, one)
            assert life.arrangement.goodbye == "A meal"
            seen = life.arrangement.version
            living_ending.end_now(session, life, "Not safe")  # between the page and the button
            session.flush()
            with pytest.raises(NotNow, match="moved on"):
                living_ending.say_goodbye(session, life, "We moved", "", "", over=seen)
            assert life.arrangement.ended_because == "Not safe"


def test_breaks_and_pauses_and_what_a_stale_page_asks_for(harbour) -> None:
    one = harbour.living()
    here = f"/arrangements/{one}"
    days = {**dated("from_on", today() + DAY), **dated("until_on", today() + 4 * DAY)}
    assert harbour.send("carer", f"{here}/days", days).status_code == 302
    page = harbour.get("person", here).text
    assert "A break from each other" in page
    wrong = {**dated("from_on", today() + DAY), **dated("until_on", today())}
    assert "The last day comes after the first" in harbour.send("carer", f"{here}/days", wrong).text
    harbour.send("worker", here, {"to": "pause"}, to=f"{here}/pause")
    assert "Having a break" in harbour.get("person", here).text
    stale = harbour.send("worker", here, {"to": "pause"}, to=f"{here}/pause")
    assert stale.location.endswith(here)
    assert "This has moved on" in harbour.get("worker", here).text or stale.status_code == 302
    with harbour.session() as session:
        life = harbour.life(session, one)
        living_arrangements.pause(session, life, pauses=False)
        [stay] = living_arrangements.stays_of(session, life)
    assert harbour.send("carer", here, to=f"{here}/days/{stay.id}/call-off").status_code == 302


def test_the_list_is_the_schemes_and_the_file_its_managers(harbour) -> None:
    harbour.living()
    for name in ("worker", "manager"):
        page = harbour.get(name, "/arrangements").text
        assert "Mei Lin Chow and Gwen’s house" in page
    assert "CSV" not in harbour.get("worker", "/arrangements").text
    assert "2" in harbour.get("manager", "/arrangements.csv").text
    assert harbour.get("worker", "/arrangements.csv").status_code == 403
    for name in ("person", "carer", "panel", "outsider"):
        assert harbour.get(name, "/arrangements").status_code == 403


def test_whom_a_wall_keeps_apart_nothing_brings_together_and_it_says_no_reason(harbour) -> None:
    with harbour.session() as session:
        pair = harbour.pair(session)
        harbour.both_choose(session, pair)
        people = (harbour.who(session, "person"), harbour.who(session, "mate"))
        by = harbour.who(session, "worker")
        walls.put_up(session, *people, because="A court", review_on=today(), by=by)
        for act in (
            lambda: harbour.meet(session, pair),
            lambda: living_arrangements.try_it(session, pair, Trial("live_in", today(), today())),
        ):
            with pytest.raises(NotNow, match="Ask somebody at the council"):
                act()


def ran_out(harbour, session, ends=None):
    """Gwen's first aid, which ran out yesterday."""
    given = {"done_on": today() - 400 * DAY, "expires_on": ends or today() - DAY}
    session.add(
        Training(household_id=harbour.household, person_id=harbour.carer, kind="First aid", **given)
    )
    session.flush()


class TestADayThatHasPassed:
    """What has run out since counts as well: no day of last month gets round it."""

    BEFORE = today() - 30 * DAY

    def test_no_trial_begins_on_one(self, harbour) -> None:
        with harbour.session() as session:
            pair = harbour.pair(session)
            harbour.both_choose(session, pair)
            ran_out(harbour, session)
            trial = Trial("live_in", self.BEFORE, today() + 9 * DAY)
            with pytest.raises(NotNow, match=r"That day has passed.*First aid"):
                living_arrangements.try_it(session, pair, trial)

    def test_no_trial_is_moved_to_one(self, harbour) -> None:
        with harbour.session() as session:
            life = harbour.tried(session)
            ran_out(harbour, session)
            with pytest.raises(NotNow, match="First aid"):
                living_arrangements.move_trial(session, life, self.BEFORE, today() + 9 * DAY)

    def test_nobody_lives_there_from_then_on(self, harbour) -> None:
        with harbour.session() as session:
            life = harbour.tried(session)
            living_agreements.write(session, life, AGREED)
            harbour.sign(session, life, "person", "household")
            ran_out(harbour, session)
            with pytest.raises(NotNow, match="First aid"):
                living_arrangements.start(session, life, self.BEFORE)

    def test_no_short_break_is_put_there(self, harbour) -> None:
        with harbour.session() as session:
            life = harbour.lived(session, "short_break")
            ran_out(harbour, session)
            days = (self.BEFORE, self.BEFORE + DAY)
            with pytest.raises(NotNow, match="First aid"):
                living_arrangements.stay(session, life, "visit", *days)

    def test_what_had_run_out_then_counts_although_it_is_well_today(self, harbour) -> None:
        with harbour.session() as session:
            life = harbour.tried(session)
            approval = session.scalars(select(Approval)).one()
            approval.from_on = today() - 9 * DAY
            session.flush()
            with pytest.raises(NotNow, match="not approved on that day"):
                living_arrangements.move_trial(session, life, self.BEFORE, today() + 9 * DAY)

    def test_an_emergency_leaves_nobody_without_a_bed(self, harbour) -> None:
        with harbour.session() as session:
            ran_out(harbour, session)
            trial = Trial("live_in", today() - DAY, None)
            life = living_arrangements.in_emergency(
                session, harbour.pair(session), trial, today() + 5 * DAY, household_agreed=True
            )
            assert life.state is Living.TRIAL
