"""What is left of a household when somebody of it is erased, and who cannot be erased yet."""

from typing import Any

import pytest
from living_cast import AGREED, DAY, approve, gather
from sqlalchemy import select

from alongside import Person, Upload
from alongside.rights import holds
from alongside.rights.erasing import erase
from alongside.web.context import house
from alongside_shared_lives import living_agreements, living_ending
from alongside_shared_lives.approval_models import Approval, CarerReview
from alongside_shared_lives.carer_models import Application, Move, Report, Visit
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import Sign
from alongside_shared_lives.living_models import Arrangement, DiaryEntry, Introduction
from alongside_shared_lives.living_paper_models import Signature
from alongside_shared_lives.living_parties import Part
from alongside_shared_lives.models import Household, Looking, Possibility, Vacancy
from alongside_shared_lives.panel_models import Consideration
from alongside_shared_lives.states import Step


def forget(town: Any, session: Any, who: Any) -> None:
    erase(session, house(town.app).registry, session.get_one(Person, who))


def texts(session: Any, *models: Any) -> str:
    """Every text in these tables."""
    rows = (row for model in models for row in session.scalars(select(model)))
    return " ".join(
        str(getattr(row, column.name)) for row in rows for column in row.__table__.columns
    )


def test_a_household_stays_as_long_as_one_of_its_carers_does_and_goes_with_the_last(scheme):
    household = scheme.household(Step.PANEL)
    about = (Household, Application, Report, Visit, Move, Vacancy, Consideration, CarerReview)
    with scheme.session() as session:
        home = scheme.home(session, household)
        assert home.household.begun_by_id == scheme.leroy
        home.household.who_we_are, home.household.factors = "Leroy grows", {"has": ["pets.dog"]}
        approve(session, household)
        session.add_all(
            [
                Vacancy(household_id=household, kind="day", words="The attic"),
                CarerReview(household_id=household, day=today(), outcome="end", said="We moved"),
            ]
        )
    with scheme.session() as session:
        forget(scheme.town, session, scheme.leroy)
    with scheme.session() as session:
        left = scheme.home(session, household)
        assert left.carers == [scheme.person(session, scheme.bronagh)]
        assert left.name == "The Campbells’ house"
        assert (left.household.who_we_are, left.household.begun_by_id) == ("", None)
        assert "Patience that grows things" in texts(session, *about)
        forget(scheme.town, session, scheme.bronagh)
    with scheme.session() as session:
        left = scheme.home(session, household)
        assert left.name == "A household that is no longer here"
        assert (left.household.state, left.household.factors) == ("closed", {})
        said = texts(session, *about)
        for words in ("Campbell", "Patience", "It is fair", "shed", "shelf", "attic", "moved"):
            assert words not in said
        approval = session.scalars(select(Approval)).one()
        assert (approval.most_adults, approval.ended_on) == (3, today())


def test_what_a_carer_wrote_goes_and_what_is_the_persons_too_stays(northbank):
    harbour = gather(northbank)
    with harbour.session() as session:
        life = harbour.tried(session)
        living_agreements.write(session, life, AGREED)
        drawn = Sign("given", upload=Upload(b"a mark", "image/png"))
        for side, by in (("person", "person"), ("household", "carer")):
            living_agreements.sign(session, Part(life, side), 1, harbour.who(session, by), drawn)
        met = session.scalars(select(Introduction)).one()
        met.place, met.company = "Gwen’s kitchen", "Mei and Gwen"
        for side, by in (("person", "person"), ("household", "carer")):
            author = getattr(harbour, by)
            entry = DiaryEntry(introduction_id=met.id, side=side, words=f"By the {by}")
            entry.author_id = author
            session.add(entry)
        looking = session.get_one(Looking, harbour.looking)
        looking.written, looking.written_with = "together", "Su, her sister"
        session.scalars(select(Possibility)).one().speaks_for = "Both paint"
        living_ending.stop(session, life)
        session.get_one(Household, harbour.household).state = "ended"
    with harbour.session() as session:
        for one in (harbour.carer, harbour.helper, harbour.worker):
            forget(northbank, session, one)
    with harbour.session() as session:
        assert texts(session, DiaryEntry).count("By the person") == 1
        assert "By the carer" not in texts(session, DiaryEntry)
        assert "Gwen" not in texts(session, Introduction, Household)
        assert session.get_one(Looking, harbour.looking).written_with == ""
        assert session.scalars(select(Possibility)).one().speaks_for == "Both paint"
        marks = {one.side: one.content for one in session.scalars(select(Signature))}
        assert marks == {"person": b"a mark", "household": None}
        assert session.scalars(select(Arrangement)).one().household_id == harbour.household
        forget(northbank, session, harbour.person)
    with harbour.session() as session:
        for model in (Looking, Possibility, Introduction, DiaryEntry, Arrangement, Signature):
            assert session.scalars(select(model)).all() == [], model


@pytest.mark.parametrize("state", ["approved", "paused", "ended"])
def test_nobody_is_erased_while_a_life_together_or_an_approval_goes_on(northbank, state):
    harbour = gather(northbank)
    harbour.living(since=2)
    with harbour.session() as session:
        for who, held in (("person", True), ("carer", True), ("mate", False), ("helper", False)):
            assert bool(holds.legal(session, harbour.who(session, who))) is held, who
        life = session.scalars(select(Arrangement)).one()
        life.state, life.ends_on = "ended", today() - DAY
        session.get_one(Household, harbour.household).state = state
        session.flush()
        assert not holds.legal(session, harbour.who(session, "person"))
        assert bool(holds.legal(session, harbour.who(session, "carer"))) is (state != "ended")


def test_words_for_ones_own_side_alone_are_in_no_copy_that_somebody_looks_through(northbank):
    said = {one.table: one for one in house(northbank.app).registry.holdings("shared_lives")}
    assert said["shared_lives_diary_entry"].sealed_until == "shared_at"
    assert said["shared_lives_ordinary"].sealed_until == "shown"
