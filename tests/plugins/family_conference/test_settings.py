"""What a council sets for its family group conferences, on the page and from TOML."""

from datetime import timedelta

import pytest
from marshes import ADDRESS
from sqlalchemy import select

from alongside.kernel.settings import SettingsError, check, defaults
from alongside_family_conference.gatherings import today
from alongside_family_conference.models import Conference
from alongside_family_conference.settings import PLACEHOLDERS, Settings, lines
from alongside_family_conference.states import State

REFER = "/family-conference/refer"


class TestFromToml:
    def test_the_defaults_pass_the_page_itself(self) -> None:
        assert check(Settings, {}) == defaults(Settings)

    def test_everything_can_be_set(self) -> None:
        given = {
            "families_may_ask": False,
            "coordinators_may_refer": False,
            "models": ["conference", "decision_making"],
            "venues": "The library\nThe boat shed",
            "languages": "English\nPolish",
            "target_days": 30,
            "offer_duty_from": "2026-09-01",
            "offer_letter_en": "Dear {name}, about {children}. {contact}, {council}, {date}",
        }
        assert check(Settings, given).items() >= given.items()

    @pytest.mark.parametrize("text", ["Dear {nmae}", "Dear {}", "Dear {name", "Dear name}", "{{"])
    @pytest.mark.parametrize("name", ["offer_letter_en", "offer_letter_cy"])
    def test_a_letter_that_cannot_be_filled_in_is_refused_with_what_can(self, name, text) -> None:
        with pytest.raises(SettingsError) as refused:
            check(Settings, {name: text})
        said = refused.value.problems[name]
        assert "cannot be filled in" in said
        assert all(f"{{{one}}}" in said for one in PLACEHOLDERS)

    def test_something_must_be_offered(self) -> None:
        with pytest.raises(SettingsError, match="at least one kind"):
            check(Settings, {"models": []})
        with pytest.raises(SettingsError):
            check(Settings, {"models": ["mediation"]})

    @pytest.mark.parametrize("text", ["x" * 201, "\n".join(str(n) for n in range(61))])
    def test_a_list_stays_short_enough_to_choose_from(self, text) -> None:
        for name in ("venues", "languages"):
            with pytest.raises(SettingsError, match="at most 60 lines"):
                check(Settings, {name: text})

    def test_a_list_is_read_line_by_line_each_once(self) -> None:
        assert lines(" The hall \n\nThe hall\nThe barn\n") == ["The hall", "The barn"]


class TestWhoMayRefer:
    def test_coordinators_may_unless_the_council_leaves_it_to_workers(self, family) -> None:
        assert family.town.signed_in(family.coordinator).get(REFER).status_code == 200
        family.town.enable("family_conference", coordinators_may_refer=False)
        assert family.town.signed_in(family.coordinator).get(REFER).status_code == 403
        assert family.town.signed_in(family.referrer).get(REFER).status_code == 200

    def test_nobody_else_ever_does(self, family) -> None:
        for who in (family.parent, family.admin, family.outsider):
            assert family.town.signed_in(who).get(REFER).status_code == 403


class TestTheKindOfMeeting:
    def begin(self, family, **given):
        begun = {"people": str(family.child), "kind": "child", "name": "Ours", **given}
        return family.town.signed_in(family.referrer).send(REFER, begun)

    def model(self, family) -> str:
        with family.session() as session:
            return session.scalars(select(Conference)).one().model

    def test_one_alone_is_not_asked_about(self, family) -> None:
        page = family.town.signed_in(family.referrer).get(REFER).text
        assert "Which kind of meeting" not in page
        assert self.begin(family).status_code == 302
        assert self.model(family) == "conference"

    def test_the_only_one_may_be_the_other(self, family) -> None:
        family.town.enable("family_conference", models=["decision_making"])
        assert self.begin(family).status_code == 302
        assert self.model(family) == "decision_making"

    def test_of_two_it_is_chosen_and_shown_to_those_who_arrange_it(self, family) -> None:
        family.town.enable("family_conference", models=["conference", "decision_making"])
        begun = self.begin(family, model="decision_making")
        assert self.model(family) == "decision_making"
        client = family.town.signed_in(family.referrer)
        assert "Family group decision making" in client.get("/family-conference/").text
        page = client.get(begun.location.partition("/referral")[0]).text
        assert "Family group decision making" in page


class TestPlaces:
    def arrange(self, family, one, **given):
        client = family.town.signed_in(family.coordinator)
        return client.send(f"{ADDRESS}/{one}/arrangements", given)

    def place(self, family, one) -> str:
        with family.session() as session:
            return family.gathering(session, one).conference.place

    def test_the_councils_places_are_suggested_and_any_other_can_be_written(self, family) -> None:
        family.town.enable("family_conference", venues="The library\nThe boat shed")
        one = family.conference(State.PREPARING)
        page = family.page(family.coordinator, one, "/arrangements").text
        assert "The boat shed" in page
        assert self.arrange(family, one, venue="The boat shed", place="Ring twice").location
        assert self.place(family, one) == "The boat shed\nRing twice"
        page = family.page(family.coordinator, one, "/arrangements").text
        assert "Ring twice" in page
        assert page.count("checked") == 1
        self.arrange(family, one, venue="", place="Grandad’s kitchen")
        assert self.place(family, one) == "Grandad’s kitchen"

    def test_a_place_that_is_not_suggested_is_refused(self, family) -> None:
        family.town.enable("family_conference", venues="The library")
        one = family.conference(State.PREPARING)
        assert self.arrange(family, one, venue="The moon").status_code == 422

    def test_without_a_list_there_is_one_box(self, family) -> None:
        one = family.conference(State.PREPARING)
        assert "Which place?" not in family.page(family.coordinator, one, "/arrangements").text
        self.arrange(family, one, place="The hall")
        assert self.place(family, one) == "The hall"

    def test_two_who_arrange_at_once_see_both_texts(self, family) -> None:
        family.town.enable("family_conference", venues="The library")
        one = family.conference(State.PREPARING)
        client = family.town.signed_in(family.coordinator)
        address = f"{ADDRESS}/{one}/arrangements"
        opened = client.hidden(client.get(address).text)
        self.arrange(family, one, venue="The library")
        second = client.post(address, data={**opened, "venue": "", "place": "The hall"})
        assert second.status_code == 422
        assert "The hall" in second.text
        assert "The library" in second.text


class TestLanguagesAndTime:
    def test_the_referral_offers_the_languages_of_the_council(self, family) -> None:
        one = family.conference(State.DRAFTED)
        address = f"{ADDRESS}/{one}/referral/family"
        client = family.town.signed_in(family.referrer)
        assert "In which language will" not in client.get(address).text
        family.town.enable("family_conference", languages="English\nPolish")
        assert client.send(address, {"held_in": "Polish"}).status_code == 302
        assert client.send(address, {"held_in": "Latin"}).status_code == 422
        with family.session() as session:
            assert family.gathering(session, one).conference.held_in == "Polish"
        family.town.enable("family_conference", languages="English")
        assert "Polish" in client.get(address).text, "what was chosen stays, off the list or not"

    def test_who_waits_longer_than_the_council_aims_for_is_shown_gently(self, family) -> None:
        family.town.enable("family_conference", target_days=20)
        one = family.conference(State.CONSENTED)
        words = "waited longer than the 20 days"
        for days, shown in ((20, False), (21, True)):
            with family.session() as session:
                conference = family.gathering(session, one).conference
                conference.referred_on = today() - timedelta(days=days)
            for who in (family.manager, family.referrer):
                page = family.town.signed_in(who).get("/family-conference/").text
                assert (words in page) is shown
        assert words not in family.town.signed_in(family.parent).get("/family-conference/").text
