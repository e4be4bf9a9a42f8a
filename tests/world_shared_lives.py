"""Examples of Shared Lives in the demo's world, one for each value that an address may hold."""

from datetime import date
from typing import Any

from sqlalchemy import select

from alongside import Person


def examples(session: Any) -> dict[str, str]:
    """The examples by the names in the addresses; "x of y" where y decides which x it is."""
    from alongside_shared_lives import own_factors
    from alongside_shared_lives.approval_models import CarerReview
    from alongside_shared_lives.carer_models import Requirement, Visit
    from alongside_shared_lives.enquiry_models import Enquiry
    from alongside_shared_lives.living_models import Arrangement, DiaryEntry, Introduction, Stay
    from alongside_shared_lives.living_paper_models import Signature
    from alongside_shared_lives.living_review_models import LivingReview, Ordinary
    from alongside_shared_lives.models import Household, Looking, Possibility, Vacancy
    from alongside_shared_lives.own_models import OwnFactor
    from alongside_shared_lives.panel_models import Consideration
    from alongside_shared_lives.piece_models import Piece

    def first(kind: Any, *where: Any) -> Any:
        return session.scalars(select(kind).where(*where).order_by(kind.id)).first()

    who = {one.handle: one for one in session.scalars(select(Person)) if one.handle}
    gwens = first(Household, Household.name.startswith("Gwen"))
    sam = first(Looking, Looking.person_id == who["musician"].id)
    asked = first(Possibility, Possibility.looking_id == sam.id)
    life = first(Arrangement)
    meeting = first(
        Introduction,
        Introduction.person_id == who["seeker-3"].id,
        Introduction.state == "happened",
    )
    written = DiaryEntry.author_id == who["carer-3"].id
    review = first(CarerReview)
    visit, document = first(Visit), first(Requirement)
    shown = {"kind": "image/jpeg", "content": b"\xff\xd8", "words": "The window"}
    pictures = [
        Piece(household_id=gwens.id, given_by_id=who["carer-3"].id, **shown),
        Piece(looking_id=sam.id, given_by_id=who["musician"].id, **shown),
    ]
    stay = Stay(
        arrangement_id=life.id,
        person_id=who["seeker-2"].id,
        kind="visit",
        from_on=date(2027, 5, 1),
        until_on=date(2027, 5, 3),
    )
    boats = OwnFactor(title="Boats", title_cy="Cychod", about="both")
    own = own_factors.add(session, boats, [("Rows", "Rhwyfo")])
    mark = first(Signature)
    mark.how, mark.kind, mark.content = "given", shown["kind"], shown["content"]
    session.add_all([*pictures, stay])
    session.flush()
    found = {
        "possibility_id": asked,
        "looking_id": sam,
        "household_id": gwens,
        "piece_id of household": pictures[0],
        "piece_id of person": pictures[1],
        "vacancy_id": first(Vacancy, Vacancy.household_id == gwens.id),
        "introduction_id": meeting,
        "entry_id": first(DiaryEntry, DiaryEntry.introduction_id == meeting.id, written),
        "arrangement_id": life,
        "stay_id": stay,
        "thing_id": first(Ordinary),
        "review_id": first(LivingReview, LivingReview.held_on.is_(None)),
        "signature_id": mark,
        "review_id of household": review,
        "visit_id": visit,
        "document_id": document,
        "consideration_id": first(Consideration),
        "enquiry_id": first(Enquiry),
        "own_factor_id": own,
    }
    values = {name: str(one.id) for name, one in found.items()}
    return values | {
        "household_id of visit": str(visit.household_id),
        "household_id of document": str(document.household_id),
        "household_id of review": str(review.household_id),
        "possibility_id of introduction": str(meeting.possibility_id),
        "edition": "1",
        "part": "hopes",
        "key": "pets",
        "name": "carers",
    }


def which(name: str, rule: str) -> str:
    """The name of the example for a value in an address, by what else the address names."""
    if name == "piece_id":
        return (
            "piece_id of person"
            if "/person/" in rule or "/people/" in rule
            else ("piece_id of household")
        )
    if name == "review_id" and "household_id" in rule:
        return "review_id of household"
    if name == "possibility_id" and "/introductions" in rule:
        return "possibility_id of introduction"
    if name == "household_id":
        for other in ("visit", "document", "review"):
            if f"{other}_id" in rule:
                return f"household_id of {other}"
    return name
