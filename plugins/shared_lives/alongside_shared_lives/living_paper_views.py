"""The pages of the agreement: reading, writing, signing, and the sheet to print."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from alongside import current, practice_settings, send_upload
from alongside_shared_lives import living_agreements, living_words
from alongside_shared_lives.dates import today
from alongside_shared_lives.living_agreements import Edition, Sign
from alongside_shared_lives.living_more_forms import AgreementForm, SignedForm, SignForm
from alongside_shared_lives.living_pages import KNOWN, PAPERS, PAPERS_WRITE, ask, page, to_life
from alongside_shared_lives.living_paper_models import Signature
from alongside_shared_lives.living_parties import (
    Life,
    Part,
    load_life,
    load_life_side,
    side_of,
)
from alongside_shared_lives.views import LIFE, pages, record

AGREEMENT = f"{LIFE}/agreement"
SIZES = ("usual", "large")
MANY = 100_000


@pages.get(
    AGREEMENT, permission=PAPERS, load=load_life, known_by=KNOWN, reads="shared_lives.agreement"
)
def agreement(life: Life) -> str:
    """What both agreed to, and an edition that waits to be signed."""
    found = living_agreements.editions(current.session, life)
    draft = living_agreements.open_one(found)
    mine = side_of(life, current.person)
    return page(
        "agreement",
        life,
        life=life,
        in_force=living_agreements.in_force(found),
        draft=draft,
        gaps=living_agreements.gaps(life, draft.agreement) if draft else [],
        sizes=SIZES,
        may_write=current.allows(PAPERS_WRITE, life),
        arranges=current.allows("shared_lives.arrange", life),
        speaks=bool(mine) and current.allows("shared_lives.sign", Part(life, mine)),
    )


@pages.route(
    f"{AGREEMENT}/write",
    methods=["GET", "POST"],
    permission=PAPERS_WRITE,
    load=load_life,
    known_by=KNOWN,
    reads="shared_lives.agreement",
)
def write_agreement(life: Life) -> ResponseReturnValue:
    """Write it, or its next edition."""
    found = living_agreements.editions(current.session, life)
    newest = found[0].agreement if found else None
    days = practice_settings("shared_lives").notice_days
    form = AgreementForm(obj=newest, notice_days=newest.notice_days if newest else days)
    stamp = newest.edition * MANY + newest.version if newest else 0
    if request.method != "POST":
        form.version.data = stamp

    def act() -> None:
        names = (*living_words.AGREED, "notice_days")
        said = {name: form[name].data for name in names}
        words = {name: "" if one is None else one for name, one in said.items()}
        living_agreements.write(current.session, life, words)
        record("wrote agreement", "arrangement", life)

    signed = bool(found and found[0].signatures)
    next_one = _("This one has been signed, so its words stay. You write the next one.")
    return ask(
        form,
        life,
        act,
        title=_("What we agree to"),
        lede=next_one if signed else _("Write it together. “We do not know yet” is an answer."),
        button=_("Keep it"),
        back=to_life(life, "agreement"),
        over=newest or life.arrangement,
        version=stamp,
    )


@pages.route(
    f"{AGREEMENT}/<int:edition>/sign/<any(person, household):side>",
    methods=["GET", "POST"],
    permission="shared_lives.sign",
    load=load_life_side,
    known_by=KNOWN,
    uploads=True,
)
def sign_agreement(side: living_agreements.Side, edition: int) -> ResponseReturnValue:
    """Sign it in one's own way, or write down how somebody did."""
    life = side.whole
    found = living_agreements.open_one(living_agreements.editions(current.session, life))
    if found is None or found.agreement.edition != edition:
        return redirect(to_life(life, "agreement"))
    own = side_of(side, current.person) == side.one
    form = SignForm() if own else SignedForm()

    def act() -> None:
        given = Sign(
            form.how.data,
            typed=(form.typed.data or "") if form.typed else "",
            presence=form.presence.data or "",
            upload=form.file.upload,
        )
        living_agreements.sign(current.session, side, edition, current.person, given)
        record("signed", "arrangement", life)

    name = side.home.name if side.one == "household" else side.seeker.name
    return ask(
        form,
        side,
        act,
        title=_("Sign it") if own else _("How %(name)s signed", name=name),
        lede=_("Sign only what you have read, or had read to you, and understand.") if own else "",
        button=_("I sign it") if own else _("Write it down"),
        back=to_life(life, "agreement"),
        said=_("Signed."),
    )


@pages.get(
    f"{AGREEMENT}/signatures/<uuid:signature_id>",
    permission=PAPERS,
    load=living_agreements.load_signature,
    known_by=KNOWN,
    reads="shared_lives.signature",
)
def signature(part: Part[Life, Signature]) -> Response:
    """The mark, or the recording of a yes."""
    return send_upload(part.one.content or b"", part.one.kind, "signature")


@pages.get(
    f"{AGREEMENT}/paper",
    permission=PAPERS,
    load=load_life,
    known_by=KNOWN,
    reads="shared_lives.agreement",
)
def agreement_paper(life: Life) -> ResponseReturnValue:
    """The agreement as it is printed, in usual or in large type."""
    found = living_agreements.editions(current.session, life)
    shown: Edition | None = living_agreements.open_one(found) or living_agreements.in_force(found)
    if request.args.get("which") == "signed":
        shown = living_agreements.in_force(found) or shown
    if shown is None:
        return redirect(url_for("shared_lives.agreement", arrangement_id=life.id))
    size = request.args.get("size", "")
    drawn = render_template(
        "shared_lives/agreement_paper.html",
        life=life,
        edition=shown,
        size=size if size in SIZES else "usual",
        on=today(),
        living_words=living_words,
    )
    return page("agreement_sheet", life, life=life, drawn=Markup(drawn))  # noqa: S704 (our own)
