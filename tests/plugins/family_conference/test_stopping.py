"""Who may stop a conference. A shared plan is the family's: the council pauses or reviews it."""

import pytest
from marshes import ADDRESS
from sqlalchemy import select
from stages import share

from alongside import Person
from alongside.messages.models import Message
from alongside.people.models import Contact
from alongside_family_conference import following, preparing, referring
from alongside_family_conference.gatherings import today
from alongside_family_conference.states import NotNow, State

ENDS = {State.DECLINED, State.WITHDRAWN}
SHARED = (State.AGREED, State.ACTIVE, State.REVIEWING)


def ways(family, conference, who):
    with family.session() as session:
        found = family.gathering(session, conference)
        return set(following.ways_to_stop(found, session.get_one(Person, who)))


class TestAPlanThatIsAgreed:
    @pytest.mark.parametrize("state", SHARED)
    def test_rule_16_no_worker_withdraws_it(self, family, state) -> None:
        one = family.conference(state)
        assert ways(family, one, family.referrer) == set()
        assert ways(family, one, family.coordinator) == {State.PAUSED}
        for who in (family.referrer, family.coordinator):
            client = family.town.signed_in(who)
            page = f"{ADDRESS}/{one}"
            sent = client.send(page, {"how": "withdrawn"}, to=f"{page}/stop")
            assert sent.status_code in (302, 422)
        assert family.state(one) is state

    @pytest.mark.parametrize("state", SHARED)
    def test_a_parent_takes_it_back_at_any_time(self, family, state) -> None:
        one = family.conference(state)
        assert ways(family, one, family.parent) == ENDS
        client = family.town.signed_in(family.parent)
        sent = client.send(f"{ADDRESS}/{one}/stop", {"how": "withdrawn", "because": ""})
        assert sent.status_code == 302
        assert family.state(one) is State.WITHDRAWN

    def test_the_others_of_the_family_cannot(self, family) -> None:
        one = family.conference(State.ACTIVE)
        for who in (family.relative, family.child, family.outsider):
            assert ways(family, one, who) == set()
        assert "Stop, or pause" not in family.page(family.relative, one).text
        assert "Stop, or pause" in family.page(family.parent, one).text

    def test_an_adults_is_the_adults_own(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            family.gathering(session, one).conference.kind = "adult"
        assert ways(family, one, family.child) == ENDS
        assert ways(family, one, family.parent) == set()

    def test_it_is_the_familys_from_when_it_is_shared(self, family) -> None:
        one = family.conference(State.AGREEING)
        with family.session() as session:
            share(session, family.gathering(session, one), family.cast(session))
        assert ways(family, one, family.referrer) == set()
        assert ways(family, one, family.parent) == ENDS

    def test_a_pause_for_safety_is_no_way_round_it(self, family) -> None:
        one = family.conference(State.ACTIVE)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            following.stop(session, found, cast.coordinator, State.PAUSED, "A worry")
        assert ways(family, one, family.coordinator) == {State.PREPARING}
        assert ways(family, one, family.referrer) == set()
        assert ways(family, one, family.parent) == ENDS

    def test_the_coordinator_is_told_what_they_can_do_instead(self, family) -> None:
        one = family.conference(State.ACTIVE)
        page = family.page(family.coordinator, one, "/stop").text
        assert "they alone can take it back" in page
        assert 'value="withdrawn"' not in page


class TestBefore:
    def test_it_ends_by_whoevers_yes_it_stands_on_or_by_its_coordinator(self, family) -> None:
        one = family.conference(State.PREPARING)
        assert ways(family, one, family.parent) == ENDS
        assert ways(family, one, family.coordinator) == ENDS | {State.PAUSED}

    def test_a_relative_says_no_for_themself_alone(self, family) -> None:
        one = family.conference(State.PREPARING)
        assert ways(family, one, family.relative) == set()
        assert "Stop, or pause" not in family.page(family.relative, one).text
        client = family.town.signed_in(family.relative)
        client.send(f"{ADDRESS}/{one}/answer", {"answer": "not_coming"})
        assert family.state(one) is State.PREPARING

    def test_whoever_asked_for_it_ends_it_only_until_it_has_a_coordinator(self, family) -> None:
        asked = family.conference(State.REFERRED)
        assert ways(family, asked, family.referrer) == ENDS
        assert ways(family, family.conference(State.PREPARING), family.referrer) == set()

    def test_everybody_is_told_that_it_has_stopped(self, family) -> None:
        one = family.conference(State.PREPARING)
        with family.session() as session:
            mail = {"kind": "email", "value": "c@x.test", "safe_to_email": True}
            session.add(Contact(person_id=family.child, **mail))
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            following.stop(session, found, cast.parent, State.WITHDRAWN, "Not now")
        with family.session() as session:
            assert session.scalars(select(Message.to_person_id)).all() == [family.child]

    def test_what_is_not_offered_to_somebody_is_refused(self, family) -> None:
        one = family.conference(State.PREPARING)
        with family.session() as session:
            found, cast = family.gathering(session, one), family.cast(session)
            with pytest.raises(NotNow):
                following.stop(session, found, cast.referrer, State.PAUSED, "x")

    def test_rule_15_private_time_is_stopped_by_nobody(self, family) -> None:
        one = family.conference(State.PRIVATE)
        for who in (family.parent, family.referrer, family.coordinator):
            assert ways(family, one, who) == set()


@pytest.mark.parametrize(
    "state", [State.INFORMATION, State.PRIVATE, State.AGREEING, State.ACTIVE, State.REVIEWING]
)
def test_once_the_day_is_here_nobody_is_kept_out_but_by_a_pause_for_safety(family, state) -> None:
    one = family.conference(state)
    with family.session() as session:
        found = family.gathering(session, one)
        party = next(p for p in found.parties if p.person.id == family.relative)
        with pytest.raises(NotNow):
            preparing.exclude(session, found, party, "A worry")
        if state is State.PRIVATE:
            return
        cast = family.cast(session)
        following.stop(session, found, cast.coordinator, State.PAUSED, "A worry")
        following.resume(session, found)
        preparing.exclude(session, found, party, "A worry")
        assert party.excluded


def test_a_no_to_consent_is_noted_before_the_day_alone(family) -> None:
    one = family.conference(State.ACTIVE)
    with family.session() as session:
        found = family.gathering(session, one)
        seat = next(p for p in found.parties if p.person.id == family.parent).participant.id
    client = family.town.signed_in(family.coordinator)
    given = {"consent": "no", "consent_how": "They say", "consent_on": today().isoformat()}
    client.send(f"{ADDRESS}/{one}", given, to=f"{ADDRESS}/{one}/people/{seat}/consent")
    assert family.state(one) is State.ACTIVE
    with family.session() as session, pytest.raises(NotNow):
        found = family.gathering(session, one)
        party = next(p for p in found.parties if p.person.id == family.parent)
        referring.note_consent(session, found, party, "no", "They say", today())
