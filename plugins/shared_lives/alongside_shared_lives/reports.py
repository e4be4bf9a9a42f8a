"""The report about a household: written in versions, shared, and commented on by its carers."""

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from alongside import CouncilSession, Person, utcnow
from alongside_shared_lives import notices
from alongside_shared_lives.carer_models import Application, Comment, Report, Writer
from alongside_shared_lives.carer_words import REPORT
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow, Step
from alongside_shared_lives.trail import Trail, hold, load_trail

WRITTEN_AT = (Step.ASSESSMENT, Step.REPORT, Step.APPROVED)


def draft(session: CouncilSession, trail: Trail, by: Person) -> Report:
    """The version that is being written; the next one begins with the words of the last."""
    hold(session, trail.home, WRITTEN_AT)
    last = trail.report
    if last is not None and last.shared_at is None:
        return last
    report = Report(
        household_id=trail.id,
        number=last.number + 1 if last else 1,
        written_by_id=by.id,
        **{name: getattr(last, name) if last else "" for name in REPORT},
    )
    session.add(report)
    session.flush()
    return report


def write(
    session: CouncilSession, home: Home, by: Person, said: Mapping[str, str], seen: int
) -> Report:
    """Keep what was written. `seen` is the number of the version that was being written.

    Raises NotNow where that version was shared meanwhile: it stays as it was read.
    """
    hold(session, home, WRITTEN_AT)
    report = draft(session, load_trail(session, home), by)
    if report.number != seen:
        raise NotNow(_("This version was shared meanwhile. Save once more for a next one."))
    for name in REPORT:
        setattr(report, name, said.get(name) or "")
    _go_on(session, report, by)
    session.flush()
    return report


def _go_on(session: CouncilSession, report: Report, by: Person) -> None:
    """Keep who writes at a version, and whoever did before: all of them assessed."""
    before = report.written_by_id
    if before is not None and before != by.id:
        known = select(Writer.id).where(Writer.report_id == report.id, Writer.person_id == before)
        if session.scalars(known).first() is None:
            session.add(Writer(report_id=report.id, person_id=before))
    report.written_by_id = by.id


def share(session: CouncilSession, home: Home, seen: int | None) -> Report:
    """Share a version with the household's carers. From now on it stays as it is."""
    hold(session, home, (Step.REPORT, Step.APPROVED))
    report = load_trail(session, home).report
    if report is None or report.shared_at is not None or report.version != seen:
        raise NotNow(_("This has moved on since you opened the page. Here is how it is now."))
    report.shared_at = utcnow()
    session.flush()
    notices.tell(session, home.carers, f"shared_lives.household:{home.id}")
    return report


def comment(session: CouncilSession, home: Home, by: Person, words: str, seen: int | None) -> None:
    """Say something to the last shared version, or that one has nothing to add.

    It can be changed until the panel has it. `seen` is the number of the version that was read.
    """
    hold(session, home)
    trail = load_trail(session, home)
    report = trail.shared
    if report is None or report.number != seen:
        raise NotNow(_("There is a newer version of the report. Read that one first."))
    if any(one.report_id == report.id and one.decision for one, _meeting in trail.considered):
        raise NotNow(_("The panel has decided on this version already."))
    kept = session.scalars(
        select(Comment).where(Comment.report_id == report.id, Comment.person_id == by.id)
    ).first()
    if kept is None:
        session.add(Comment(report_id=report.id, person_id=by.id, words=words))
    else:
        kept.words = words
    session.flush()


def application_of(session: CouncilSession, home: Home) -> Application:
    """A household's application, begun where there is none yet."""
    found = session.scalars(select(Application).where(Application.household_id == home.id)).first()
    if found is None:
        found = Application(household_id=home.id)
        session.add(found)
        session.flush()
    return found


def may_apply(home: Home) -> None:
    """Raise NotNow where an application cannot be written, before a visit or after it was sent."""
    if Step(home.household.state) not in (Step.VISIT, Step.APPLICATION):
        raise NotNow(_("The application is not written now."))
