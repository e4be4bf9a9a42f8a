"""Examples of a life together in the demo, for whoever asks about every address (`world.py`)."""

from sqlalchemy import select


def living_examples(session) -> dict[str, str]:
    """One for each value that an address of introductions and arrangements may hold.

    `possibility_id of introductions` is for addresses with `/introductions` in them.
    """
    from alongside_shared_lives.living_models import Arrangement, DiaryEntry, Introduction, Stay
    from alongside_shared_lives.living_paper_models import Agreement, Signature
    from alongside_shared_lives.living_review_models import LivingReview, Ordinary

    planned = session.scalars(
        select(Introduction).where(Introduction.state == "planned").order_by(Introduction.id)
    ).first()
    entry = session.scalars(
        select(DiaryEntry)
        .join(Introduction, Introduction.id == DiaryEntry.introduction_id)
        .where(Introduction.possibility_id == planned.possibility_id, DiaryEntry.side == "person")
        .order_by(DiaryEntry.id)
    ).first()
    life = session.scalars(
        select(Arrangement).where(Arrangement.state == "living").order_by(Arrangement.id)
    ).first()
    here = {"arrangement_id": life.id}
    review = session.scalars(
        select(LivingReview).filter_by(**here).where(LivingReview.held_on.is_(None))
    ).first()
    papers = session.scalars(select(Agreement).filter_by(**here).order_by(Agreement.edition)).all()
    mark = session.scalars(
        select(Signature).where(
            Signature.agreement_id.in_([one.id for one in papers]), Signature.how == "given"
        )
    ).first()
    return {
        "possibility_id of introductions": str(planned.possibility_id),
        "introduction_id": str(planned.id),
        "entry_id": str(entry.id),
        "arrangement_id": str(life.id),
        "review_id": str(review.id),
        "thing_id": str(session.scalars(select(Ordinary).filter_by(**here)).first().id),
        "stay_id": str(session.scalars(select(Stay).filter_by(**here)).first().id),
        "signature_id": str(mark.id),
        "edition": str(papers[-1].edition),
    }
