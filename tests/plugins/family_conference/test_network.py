"""The family network: who draws it, who sees what of it, and hiding what concerns oneself."""

import re

import pytest
from marshes import ADDRESS
from stages import cleared

from alongside import Person
from alongside.lifecycle import at_council
from alongside.rights.erasing import erase
from alongside.web.context import house
from alongside_family_conference import drawing, preparing, referring
from alongside_family_conference.network import network_of
from alongside_family_conference.states import NotNow, State

SECRET = "Grandad’s allotment"
COUNTS = re.compile(r'<desc id="network-desc">([^<]*)</desc>')


@pytest.fixture
def drawn(family):
    """A conference whose network is drawn: everybody in it, an aunt, and three ties."""

    def bring(state=State.READY):
        one = family.conference(State.PREPARING if state is State.PREPARING else State.READY)
        with family.session() as session:
            found = family.gathering(session, one)
            drawing.take_over(session, found)
            rows = {p.row.name.split()[0]: p.row for p in network_of(session, found).people}
            rows["Winston"].household, rows["Winston"].relation = SECRET, "grandad"
            rows["Kai"].household = rows["Dani"].household = "Home"
            rows["Bea"] = drawing.draw_person(session, found, name="Bea", household="Leeds")
            for a, b, kind, words in (
                ("Kai", "Dani", "close", "Sunday pancakes"),
                ("Kai", "Winston", "both", "Fishing and rows"),
                ("Dani", "Bea", "lost", ""),
            ):
                drawing.draw_tie(session, found, rows[a].id, rows[b].id, kind=kind, words=words)
        if state is State.PRIVATE:
            _go_private(family, one)
        return one

    return bring


def _go_private(family, one):
    from alongside_family_conference import the_day

    with family.session() as session:
        found = family.gathering(session, one)
        the_day.give_information(session, found, "")
        the_day.start_private_time(session, found, family.cast(session).parent)


def place_of(family, one, name):
    """The id of somebody's place in the picture."""
    with family.session() as session:
        people = network_of(session, family.gathering(session, one)).people
        return next(p.row.id for p in people if p.row.name.startswith(name))


def hide(family, one, who, *, again=False):
    client = family.town.signed_in(who)
    page = f"{ADDRESS}/{one}"
    sent = {"show": "show"} if again else {"hide": "hide"}
    assert client.send(page, sent, to=f"{page}/network/me").status_code == 302


class TestWhoSeesIt:
    def test_the_coordinator_and_once_the_list_is_cleared_the_family(self, family, drawn) -> None:
        one = drawn()
        for who in ("coordinator", "child", "parent", "relative"):
            page = family.page(getattr(family, who), one, "/network")
            assert page.status_code == 200, who
            for words in ("Kai Marsh", SECRET, "Fishing and rows", "Bea", "<svg"):
                assert words in page.text, (who, words)

    def test_nobody_of_the_family_before_the_list_is_cleared(self, family, drawn) -> None:
        one = drawn(State.PREPARING)
        with family.session() as session:
            family.gathering(session, one).conference.list_cleared_at = None
        for who in ("child", "parent", "relative"):
            assert family.page(getattr(family, who), one, "/network").status_code == 403
        assert family.page(family.coordinator, one, "/network").status_code == 200

    def test_it_closes_again_when_somebody_is_named_and_the_list_is_not_cleared_anew(
        self, family, drawn
    ) -> None:
        one = drawn()
        with family.session() as session:
            found = family.gathering(session, one)
            person = session.get_one(Person, family.outsider)
            by = session.get_one(Person, family.coordinator)
            referring.name_person(session, found, person, "family", by=by)
        assert family.page(family.parent, one, "/network").status_code == 403

    @pytest.mark.parametrize("state", [State.PREPARING, State.READY, State.PRIVATE])
    @pytest.mark.parametrize(
        ("who", "status"), [("referrer", 403), ("manager", 403), ("admin", 403), ("outsider", 404)]
    )
    def test_nobody_else_of_the_council_and_no_stranger(
        self, family, drawn, who, status, state
    ) -> None:
        one = drawn(state)
        for tail in ("/network", "/network/people/add", "/network/ties/add"):
            answer = family.page(getattr(family, who), one, tail)
            assert answer.status_code == status, tail
            assert "Bea" not in answer.text

    def test_nobody_who_gives_information(self, family, drawn) -> None:
        one = family.conference(State.PREPARING)
        teacher = family.town.person("Wilf Stone")
        with family.session() as session:
            found = family.gathering(session, one)
            by = session.get_one(Person, family.coordinator)
            person = session.get_one(Person, teacher)
            referring.name_person(session, found, person, "information_giver", by=by)
            cleared(session, found)
        assert family.page(teacher, one, "/network").status_code == 403

    def test_rule_15_in_private_time_the_family_reads_it_and_nobody_of_the_council(
        self, family, drawn
    ) -> None:
        one = drawn(State.PRIVATE)
        assert SECRET in family.page(family.parent, one, "/network").text
        bea = place_of(family, one, "Bea")
        for tail in ("", "/people/add", "/ties/add", f"/people/{bea}", f"/people/{bea}/remove"):
            assert family.page(family.coordinator, one, f"/network{tail}").status_code == 403
        client = family.town.signed_in(family.coordinator)
        sent = client.send("/sign-in", {}, to=f"{ADDRESS}/{one}/network/everybody")
        assert sent.status_code == 403
        assert "/network" not in family.page(family.coordinator, one).text

    def test_the_way_there_is_shown_to_those_who_may_go(self, family, drawn) -> None:
        one = drawn()
        for who, there in (("coordinator", True), ("parent", True), ("referrer", False)):
            page = family.page(getattr(family, who), one).text
            assert (f"{one}/network" in page) is there, who

    def test_somebody_kept_out_sees_nothing_and_nobody_sees_them(self, family, drawn) -> None:
        one = drawn()
        with family.session() as session:
            found = family.gathering(session, one)
            seat = found.party(session.get_one(Person, family.relative))
            preparing.exclude(session, found, seat, "A court order")
        assert family.page(family.relative, one, "/network").status_code == 403
        for who in ("child", "parent"):
            page = family.page(getattr(family, who), one, "/network").text
            for words in ("Winston", SECRET, "Fishing"):
                assert words not in page
        assert SECRET in family.page(family.coordinator, one, "/network").text


class TestHiding:
    def test_then_neither_picture_nor_list_nor_counts_tell_that_there_is_somebody(
        self, family, drawn
    ) -> None:
        one = drawn()
        before = family.page(family.child, one, "/network").text
        assert COUNTS.search(before).group(1).startswith("4 people are drawn, 3 households, 3 ties")
        hide(family, one, family.relative)
        for who in ("child", "parent"):
            page = family.page(getattr(family, who), one, "/network").text
            for words in ("Winston", SECRET, "Fishing", "grandad", "idden"):
                assert words not in page.replace("govuk-visually-hidden", "").replace(
                    'type="hidden"', ""
                ).replace("aria-hidden", ""), words
            assert (
                COUNTS.search(page).group(1).startswith("3 people are drawn, 2 households, 2 ties")
            )

    def test_the_picture_is_as_if_they_had_never_been_drawn(self, family, drawn) -> None:
        one = drawn()
        hide(family, one, family.relative)
        hidden = _picture(family.page(family.child, one, "/network").text)
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/network/people/{place_of(family, one, 'Winston')}/remove"
        assert client.send(page, {}).status_code == 302
        assert hidden == _picture(family.page(family.child, one, "/network").text)

    def test_they_and_the_coordinator_still_see_it_marked(self, family, drawn) -> None:
        one = drawn()
        hide(family, one, family.relative)
        for who, mark in (
            ("relative", "Only you and the coordinator see this"),
            ("coordinator", "Only they and you see this"),
        ):
            page = family.page(getattr(family, who), one, "/network").text
            for words in (SECRET, "Fishing and rows", mark, "network__person--hidden"):
                assert words in page, (who, words)

    def test_it_can_be_shown_again(self, family, drawn) -> None:
        one = drawn()
        hide(family, one, family.relative)
        hide(family, one, family.relative, again=True)
        assert SECRET in family.page(family.parent, one, "/network").text

    def test_it_can_be_hidden_before_anybody_sees_anything(self, family, drawn) -> None:
        one = drawn(State.PREPARING)
        with family.session() as session:
            family.gathering(session, one).conference.list_cleared_at = None
        assert "Hide what concerns me" in family.page(family.relative, one).text
        hide(family, one, family.relative)
        family.do(cleared, one)
        assert "Winston" not in _main(family.page(family.parent, one, "/network").text)

    def test_whoever_draws_cannot_undo_it(self, family, drawn) -> None:
        one = drawn()
        hide(family, one, family.relative)
        client = family.town.signed_in(family.coordinator)
        place = place_of(family, one, "Winston")
        page = f"{ADDRESS}/{one}/network/people/{place}"
        assert 'name="person_id"' not in client.get(page).text
        sent = {"name": "Winston", "household": SECRET, "person_id": ""}
        assert client.send(page, sent).status_code == 302
        assert "Winston" not in _main(family.page(family.parent, one, "/network").text)
        with family.session() as session, pytest.raises(NotNow, match="Only they"):
            found = network_of(session, family.gathering(session, one))
            from alongside_family_conference.network import Spot

            spot = next(Spot(found, p) for p in found.people if p.row.id == place)
            drawing.change_person(
                session, spot, name="W", relation="", household="", person_id=None
            )
        assert client.send(f"{page}/remove", {}).status_code == 302
        client.send(f"{ADDRESS}/{one}/network", {}, to=f"{ADDRESS}/{one}/network/everybody")
        assert "Winston" in family.page(family.coordinator, one, "/network").text
        assert "Winston" not in _main(family.page(family.parent, one, "/network").text)

    @pytest.mark.parametrize(("who", "status"), [("coordinator", 403), ("referrer", 403)])
    def test_those_of_the_council_have_nothing_to_hide_there(
        self, family, drawn, who, status
    ) -> None:
        one = drawn()
        client = family.town.signed_in(getattr(family, who))
        page = f"{ADDRESS}/{one}"
        assert client.send(page, {}, to=f"{page}/network/me").status_code == status


class TestDrawing:
    def test_everybody_in_the_conference_in_one_press_and_nobody_twice(self, family) -> None:
        one = family.conference(State.ALLOCATED)
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/network"
        assert "Draw the 3 people" in client.get(page).text
        assert client.send(page, {}, to=f"{page}/everybody").status_code == 302
        text = client.get(page).text
        assert "3 people" in text
        assert "who are in the conference already" not in text
        for name in ("Kai Marsh", "Dani Marsh", "Winston Marsh"):
            assert text.count(f"<b>{name}</b>") == 1
        assert "<b>Tom Whitfield</b>" not in text
        assert family.do(drawing.take_over, one) == 0

    def test_somebody_is_added_changed_and_taken_out_with_a_question(self, family, drawn) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/network"
        given = {"name": "Mrs Wilson", "relation": "next door", "household": "", "person_id": ""}
        saved = client.send(f"{page}/people/add", {**given, "again": "1"})
        assert saved.location.endswith("/network/people/add")
        place = place_of(family, one, "Mrs Wilson")
        given["relation"] = "next door, has a key"
        assert client.send(f"{page}/people/{place}", given).status_code == 302
        assert "has a key" in client.get(page).text
        tie = {"one": str(place), "other": str(place_of(family, one, "Dani")), "kind": "close"}
        assert client.send(f"{page}/ties/add", tie).status_code == 302
        asked = client.get(f"{page}/people/{place}/remove").text
        assert "This tie goes with them" in asked
        assert client.send(f"{page}/people/{place}/remove", {}).status_code == 302
        text = client.get(page).text
        assert "Mrs Wilson</b>" not in text
        assert "Mrs Wilson and" not in text
        assert client.get(f"{page}/people/{place}").status_code == 404

    def test_a_household_is_never_an_address(self, family, drawn) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        given = {"name": "Nan", "household": "4 Mill Lane, LS1 4AP", "person_id": ""}
        answer = client.send(f"{ADDRESS}/{one}/network/people/add", given)
        assert answer.status_code == 422
        assert "never an address" in answer.text
        assert "4 Mill Lane, LS1 4AP" in answer.text

    @pytest.mark.parametrize(
        "given", [{"name": ""}, {"name": "x" * 61}, {"name": "A", "person_id": "somebody"}]
    )
    def test_a_wrong_person_is_told_beside_the_field(self, family, drawn, given) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        assert client.send(f"{ADDRESS}/{one}/network/people/add", given).status_code == 422

    def test_between_two_there_is_one_tie(self, family, drawn) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/network/ties/add"
        kai, dani = (str(place_of(family, one, name)) for name in ("Kai", "Dani"))
        for given, words in (
            ({"one": dani, "other": kai, "kind": "lost"}, "already"),
            ({"one": kai, "other": kai, "kind": "lost"}, "two different people"),
            ({"one": kai, "other": "", "kind": "lost"}, "And whom?"),
            ({"one": kai, "other": str(family.child), "kind": "lost"}, "And whom?"),
            ({"one": kai, "other": dani, "kind": "hated"}, "How is it between them?"),
        ):
            answer = client.send(page, given)
            assert answer.status_code == 422, given
            assert words in answer.text

    def test_a_tie_is_changed_and_taken_away(self, family, drawn) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        with family.session() as session:
            tie = network_of(session, family.gathering(session, one)).ties[0].id
        page = f"{ADDRESS}/{one}/network/ties/{tie}"
        assert client.send(page, {"kind": "strained", "words": "Bedtimes"}).status_code == 302
        assert "Bedtimes" in family.page(family.child, one, "/network").text
        assert client.send(page, {"remove": "1"}).status_code == 302
        assert "Bedtimes" not in family.page(family.child, one, "/network").text
        assert "Kai Marsh" in family.page(family.child, one, "/network").text

    def test_two_who_draw_at_once_do_not_overwrite_each_other(self, family, drawn) -> None:
        one = drawn()
        client = family.town.signed_in(family.coordinator)
        page = f"{ADDRESS}/{one}/network/people/{place_of(family, one, 'Bea')}"
        opened = client.hidden(client.get(page).text)
        first = {"name": "Aunt Bea", "household": "Leeds", "person_id": ""}
        assert client.send(page, first).status_code == 302
        late = client.post(page, data={**opened, **first, "name": "Beatrix"})
        assert late.status_code == 422
        assert "Aunt Bea" in late.text
        assert "Beatrix" in late.text

    def test_another_conferences_people_cannot_be_reached_from_here(self, family, drawn) -> None:
        one, other = drawn(), drawn()
        bea = place_of(family, other, "Bea")
        client = family.town.signed_in(family.coordinator)
        assert client.get(f"{ADDRESS}/{one}/network/people/{bea}").status_code == 404
        given = {"one": str(place_of(family, one, "Kai")), "other": str(bea), "kind": "close"}
        assert client.send(f"{ADDRESS}/{one}/network/ties/add", given).status_code == 422

    def test_the_family_and_the_referrer_draw_nothing(self, family, drawn) -> None:
        one = drawn()
        for who in ("child", "parent", "referrer"):
            client = family.town.signed_in(getattr(family, who))
            for tail in ("everybody", "people/add", "ties/add"):
                sent = client.send(f"{ADDRESS}/{one}", {}, to=f"{ADDRESS}/{one}/network/{tail}")
                assert sent.status_code == 403, (who, tail)

    def test_it_holds_fifty_people_and_says_so(self, family) -> None:
        one = family.conference(State.PREPARING)
        with family.session() as session:
            found = family.gathering(session, one)
            for n in range(drawing.MOST_PEOPLE):
                drawing.draw_person(session, found, name=f"Cousin {n}")
        client = family.town.signed_in(family.coordinator)
        answer = client.send(f"{ADDRESS}/{one}/network/people/add", {"name": "One more"})
        assert answer.status_code == 422
        assert "A picture holds 50 people" in answer.text

    @pytest.mark.parametrize("state", [State.ALLOCATED, State.INFORMATION, State.ACTIVE])
    def test_it_is_drawn_from_when_there_is_a_coordinator(self, family, state) -> None:
        assert family.do(drawing.take_over, family.conference(state)) == 3

    @pytest.mark.parametrize("state", [State.PRIVATE, State.CLOSED])
    def test_never_in_private_time_nor_once_it_is_over(self, family, state) -> None:
        one = family.conference(state)
        with pytest.raises(NotNow):
            family.do(drawing.take_over, one)

    def test_when_it_is_over_it_can_still_be_read(self, family) -> None:
        one = family.conference(State.CLOSED)
        page = family.page(family.coordinator, one, "/network")
        assert page.status_code == 200
        assert "Draw somebody" not in page.text


def test_a_picture_says_the_same_to_whoever_cannot_see_it(family, drawn) -> None:
    page = family.page(family.child, drawn(), "/network").text
    picture, _, rest = page.partition("</svg>")
    assert 'role="img" aria-labelledby="network-title network-desc"' in picture
    assert 'tabindex="0"' in picture, "it can be moved with the keyboard"
    for words in ("Kai Marsh and Dani Marsh", "Sunday pancakes", "Lost touch", "Leeds", "grandad"):
        assert words in rest
    assert "style=" not in _main(page)


def test_erasing_somebody_takes_them_and_their_ties_out_of_the_picture(family, drawn) -> None:
    one = drawn()
    with at_council(family.town.app, "northbank") as session:
        person = session.get_one(Person, family.relative)
        erase(session, house(family.town.app).registry, person)
    page = _main(family.page(family.coordinator, one, "/network").text)
    for words in ("Winston", SECRET, "Fishing"):
        assert words not in page
    assert "Sunday pancakes" in page


def _picture(page):
    return re.search(r"<svg class=\"network__picture.*?</svg>", page, re.DOTALL).group(0)


def _main(page):
    return page.partition("<main")[2].partition("</main>")[0]
