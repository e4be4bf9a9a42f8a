"""The agreement: written together, signed by each side in the way it can, changed in editions.

Source: domain.md 1b, step 8 and the field list of the agreement.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import undefer

from alongside import CouncilSession, Person, Upload, practice_settings, utcnow
from alongside_shared_lives.living_choices import chosen
from alongside_shared_lives.living_paper_models import Agreement, Signature
from alongside_shared_lives.living_parties import Life, Part, hold, load_life, side_of
from alongside_shared_lives.living_states import RUNNING, Living, moved_on
from alongside_shared_lives.living_words import AGREED
from alongside_shared_lives.states import NotNow

NEEDED = ("parts", "interested", "fees", "payer", "reviews")
"""What has to be said before anybody signs, if only "we do not know yet" (regulation 12, Wales)."""

Side = Part[Life, str]


@dataclass
class Edition:
    """One edition, with the signatures that it has."""

    agreement: Agreement
    signatures: list[Signature] = field(default_factory=list)

    def signed_by(self, side: str) -> Signature | None:
        """How a side signed it."""
        return next((one for one in self.signatures if one.side == side), None)

    @property
    def in_force(self) -> bool:
        """Whether both signed it."""
        return {one.side for one in self.signatures} == {"person", "household"}


@dataclass(frozen=True)
class Sign:
    """How somebody signs: with a typed name, by saying yes to somebody, or with what they give."""

    how: str
    typed: str = ""
    presence: str = ""
    upload: Upload | None = None


def editions(session: CouncilSession, life: Life) -> list[Edition]:
    """All editions, the newest first. Two statements."""
    rows = session.scalars(
        select(Agreement)
        .where(Agreement.arrangement_id == life.id)
        .order_by(Agreement.edition.desc())
    )
    found = {one.id: Edition(one) for one in rows}
    signed = (
        select(Signature)
        .join(Agreement, Agreement.id == Signature.agreement_id)
        .where(Agreement.arrangement_id == life.id)
        .order_by(Signature.signed_at, Signature.id)
    )
    for one in session.scalars(signed):
        if one.agreement_id in found:
            found[one.agreement_id].signatures.append(one)
    return list(found.values())


def in_force(found: Sequence[Edition]) -> Edition | None:
    """The latest edition that both have signed."""
    return next((one for one in found if one.in_force), None)


def open_one(found: Sequence[Edition]) -> Edition | None:
    """The newest edition, where not both have signed it yet."""
    return found[0] if found and not found[0].in_force else None


def write(session: CouncilSession, life: Life, words: Mapping[str, Any]) -> Agreement:
    """Write the agreement, or the next edition where somebody has signed this one already.

    What was signed keeps its words.
    """
    hold(session, life)
    life.must_be(*RUNNING)
    newest = next(iter(editions(session, life)), None)
    if newest is not None and not newest.signatures:
        one = newest.agreement
    else:
        one = Agreement(
            arrangement_id=life.id,
            person_id=life.seeker.person.id,
            edition=newest.agreement.edition + 1 if newest else 1,
            notice_days=practice_settings("shared_lives").notice_days,
        )
        session.add(one)
    for name in (*AGREED, "notice_days"):
        if name in words:
            setattr(one, name, words[name])
    session.flush()
    return one


def gaps(life: Life, agreement: Agreement) -> list[str]:
    """What is still to be written before anybody signs, in words."""
    kind = life.arrangement.kind
    needed = NEEDED if kind in ("day", "outreach") else (*NEEDED, "room")
    return [str(AGREED[one]) for one in needed if not getattr(agreement, one).strip()]


def sign(session: CouncilSession, side: Side, edition: int, by: Person, given: Sign) -> Signature:
    """Sign an edition for a side. Raises NotNow where it is not the newest, or lacks something.

    Somebody from the scheme writes down only what was said or given to them.
    """
    life = side.whole
    hold(session, life)
    life.must_be(*RUNNING)
    found = open_one(editions(session, life))
    if found is None or found.agreement.edition != edition or found.signed_by(side.one):
        raise moved_on()
    if missing := gaps(life, found.agreement):
        raise NotNow(_("Before it is signed, write: %(what)s.", what=", ".join(missing)))
    own = side_of(life, by) == side.one
    wanted = {"typed": given.typed, "said": given.presence, "given": given.upload}
    if not wanted[given.how] or (not own and (given.how == "typed" or not given.presence)):
        raise NotNow(_("Say how they signed it, and who was there."))
    one = Signature(
        agreement_id=found.agreement.id,
        side=side.one,
        how=given.how,
        typed=given.typed if given.how == "typed" else "",
        presence=given.presence,
        kind=given.upload.kind if given.upload and given.how == "given" else "",
        content=given.upload.content if given.upload and given.how == "given" else None,
        by_id=by.id,
        signed_at=utcnow(),
    )
    session.add(one)
    session.flush()
    settle(session, life)
    return one


def settle(session: CouncilSession, life: Life) -> None:
    """A trial is agreed when both have chosen and both have signed the same words."""
    if life.state is not Living.TRIAL or in_force(editions(session, life)) is None:
        return
    if chosen(session, life.pair).both_yes:
        life.move(Living.AGREED)


def notice_days(session: CouncilSession, life: Life) -> int:
    """How many days' notice both agreed to; where they have not, the council's."""
    found = in_force(editions(session, life))
    ours: int = practice_settings("shared_lives").notice_days
    return found.agreement.notice_days if found else ours


def load_signature(
    session: CouncilSession, arrangement_id: uuid.UUID, signature_id: uuid.UUID
) -> Part[Life, Signature] | None:
    """A signature with the file that was given, of a life together."""
    life = load_life(session, arrangement_id)
    one = session.scalars(
        select(Signature)
        .join(Agreement, Agreement.id == Signature.agreement_id)
        .where(Signature.id == signature_id, Agreement.arrangement_id == arrangement_id)
        .options(undefer(Signature.content))
    ).one_or_none()
    return Part(life, one) if life is not None and one is not None and one.content else None
