"""What a check found, for a person and for a machine, and the level that follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.checking.allowed import faults
from alongside.checking.comparing import compare
from alongside.checking.described import described
from alongside.checking.finding import Finding
from alongside.checking.package import Package
from alongside.checking.suite import Outcome, run_suite
from alongside.kernel import levels
from alongside.kernel.levels import Level, Standing, level_of
from alongside.kernel.practice import ID


@dataclass
class Report:
    """The answer to `alongside plugin check`."""

    package: Package
    in_order: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_run: list[tuple[str, str]] = field(default_factory=list)
    finished: bool = False

    @property
    def to_mend(self) -> list[Finding]:
        """What keeps it from being called checked."""
        return [one for one in self.findings if one.mend]

    @property
    def passed(self) -> bool:
        """Whether nothing is to be mended, and the suite ran."""
        return self.finished and not self.to_mend

    @property
    def as_evidence(self) -> dict[str, Any]:
        """What a level rests on: which files, and what of the suite was not run, with why."""
        not_run = [{"promise": what, "why": why} for what, why in self.not_run]
        return {"sha256": self.package.sha256, "not_run": not_run}

    def standing(self, entries: Sequence[Mapping[str, Any]] = ()) -> Standing:
        """The level of exactly these files, and what is missing for the next."""
        if self.package.bundled:
            return Standing(Level.BUNDLED)
        found = level_of(
            self.package.about,
            self.package.sha256,
            readable=bool(self.package.practices),
            evidence=self.as_evidence if self.passed else None,
            entries=entries,
        )
        if found.level is not Level.LISTED:
            return found
        missing = []
        if self.to_mend:
            missing.append("what is to be mended")
        if not self.finished:
            missing.append("the conformance suite, run to its end")
        return Standing(Level.LISTED, tuple(missing))


def check(package: Package, *, run: bool = True) -> Report:
    """Read all of a plugin, and then, unless told not to, run the conformance suite on it."""
    report = Report(package)
    practices = package.practices
    compared = [one for name, module in practices for one in compare(package, name, module)]
    _add(report, "its metadata say what they have to", described(package))
    _add(report, "what it declares agrees with what it does, as far as can be read", compared)
    _add(report, "its code and templates break no rule", faults(package))
    outcomes = [_suite(report, package, name, run) for name, _ in practices]
    report.finished = bool(outcomes) and all(one.finished for one in outcomes)
    return report


def _suite(report: Report, package: Package, practice_id: str, run: bool) -> Outcome:
    if not run:
        outcome = Outcome(not_run=[("the conformance suite", "it was left out (--no-run)")])
    elif not ID.fullmatch(practice_id):
        outcome = Outcome(not_run=[("the conformance suite", "the id cannot be taken")])
    else:
        outcome = run_suite(package, practice_id)
    report.in_order += [f"keeps: {one}" for one in outcome.kept]
    report.findings += outcome.broken
    report.not_run += outcome.not_run
    return outcome


def _add(report: Report, in_order: str, findings: Iterable[Finding]) -> None:
    found = list(findings)
    report.findings += found
    if not found:
        report.in_order.append(in_order)


def in_words(report: Report, standing: Standing) -> Iterator[str]:
    """The report, a line at a time."""
    package = report.package
    version = package.about.version
    yield package.title + f", version {version}" * bool(version)
    advices = [str(one) for one in report.findings if not one.mend]
    for title, lines in (
        ("In order", report.in_order),
        ("To be mended", [str(one) for one in report.to_mend]),
        ("Advice", advices),
        ("Not run", list(_not_run(report))),
    ):
        if lines:
            yield ""
            yield f"{title}:"
            yield from (f"  {line}" for one in lines for line in one.split("\n"))
    yield ""
    yield f"Level: {levels.in_words(standing.level, standing.untried)}." + (
        f" For the next: {'; '.join(map(str, standing.missing))}." if standing.missing else ""
    )
    if package.kind != "folder":
        yield f"sha256 of these files: {package.sha256}"


def _not_run(report: Report) -> Iterator[str]:
    """What was not run, under each reason: a server that is not there is named once."""
    for reason in dict.fromkeys(why for _, why in report.not_run):
        yield "\n  ".join([f"{reason}:", *(what for what, why in report.not_run if why == reason)])


def as_json(report: Report, standing: Standing) -> dict[str, Any]:
    """The report for a machine."""

    def rows(findings: Sequence[Finding]) -> list[dict[str, str]]:
        return [
            {"rule": one.rule, "where": one.where, "what": one.what, "instead": one.instead}
            for one in findings
        ]

    return {
        "practices": [name for name, _ in report.package.practices],
        "version": report.package.about.version,
        "sha256": report.package.sha256,
        "in_order": report.in_order,
        "to_mend": rows(report.to_mend),
        "advice": rows([one for one in report.findings if not one.mend]),
        "not_run": [{"what": what, "why": why} for what, why in report.not_run],
        "level": str(standing.level),
        "missing": [str(one) for one in standing.missing],
        "untried": [str(one) for one in standing.untried],
    }
