"""Running the suite for one practice in this process, and saying what came of it.

`python -m alongside.testing PRACTICE [--file PATH] [--json]`
"""

import argparse
import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MISSING = 'The suite needs pytest: pip install "alongside[testing]"'


@dataclass
class Asked:
    """Which practice is to be looked at, and in which file it is where it is a single one."""

    practice: str = ""
    file: str | None = None


ASKED = Asked()


@dataclass
class Report:
    """What came of it: sentences of promises that were kept, were broken, or were not tried.

    One that was kept on one database and could not be tried on the other stands in two lists.
    """

    practice: str
    kept: list[str] = field(default_factory=list)
    broken: list[dict[str, str]] = field(default_factory=list)
    not_run: list[dict[str, str]] = field(default_factory=list)

    def keep(self, promise: str) -> None:
        """A test of this promise passed."""
        if promise not in self.kept:
            self.kept.append(promise)

    def break_(self, promise: str, where: str, words: str) -> None:
        """A test of this promise failed. What broke on both databases is said once."""
        said = {"promise": promise, "where": where, "words": words}
        if said not in self.broken:
            self.broken.append(said)

    def pass_over(self, promise: str, why: str) -> None:
        """A test of this promise could not be run."""
        said = {"promise": promise, "why": why}
        if said not in self.not_run:
            self.not_run.append(said)

    def as_json(self) -> str:
        """One JSON object. What was broken was not kept, whatever else was right about it."""
        wrong = {one["promise"] for one in self.broken}
        kept = [one for one in self.kept if one not in wrong]
        return json.dumps({**vars(self), "kept": kept}, ensure_ascii=False)

    def in_words(self) -> Iterator[str]:
        """The same for somebody who reads it."""
        wrong = {one["promise"] for one in self.broken}
        for promise in self.kept:
            if promise not in wrong:
                yield f"kept      {promise}"
        for one in self.not_run:
            yield f"not run   {one['promise']} ({one['why']})"
        for one in self.broken:
            yield f"broken    {one['promise']}"
            yield from (f"          {line}" for line in one["words"].splitlines())
            yield f"          Where to look: {one['where']}"
        yield (
            f"{self.practice} breaks {len(wrong)} of its promises."
            if wrong
            else f"{self.practice} keeps its promises."
        )


class Collecting:
    """A pytest plugin that writes into a report what became of each test."""

    def __init__(self, report: Report) -> None:
        """Begin with an empty report."""
        self.report, self.at_hand = report, "loads"

    def pytest_runtest_setup(self, item: Any) -> None:
        """Remember which promise is tried now."""
        self.at_hand = _promise_of(item)

    def pytest_keyboard_interrupt(self, excinfo: Any) -> None:
        """What stops the whole suite has broken the promise that was tried meanwhile."""
        from alongside.testing.promises import PROMISES

        self.report.break_(PROMISES[self.at_hand], *_where_and_words(excinfo))

    def pytest_runtest_makereport(self, item: Any, call: Any) -> None:
        """Look at what a test raised, while the exception itself is there."""
        import pytest

        from alongside.testing.promises import PROMISES, Broken

        promise = PROMISES[_promise_of(item)]
        on = " on PostgreSQL" if "postgres" in item.name else ""
        raised = call.excinfo.value if call.excinfo is not None else None
        if raised is None:
            if call.when == "call":
                self.report.keep(promise)
        elif isinstance(raised, pytest.skip.Exception):
            self.report.pass_over(promise, (f"{on.strip()}: " if on else "") + str(raised))
        elif isinstance(raised, Broken):
            self.report.break_(PROMISES[raised.promise], raised.look, raised.what)
        else:
            self.report.break_(promise, *_where_and_words(call.excinfo))

    def pytest_collectreport(self, report: Any) -> None:
        """A suite that cannot even be read is a broken promise, too."""
        from alongside.testing.promises import PROMISES

        if report.failed:
            self.report.break_(PROMISES["loads"], str(report.nodeid), str(report.longrepr))


def _promise_of(item: Any) -> str:
    return str(getattr(item.obj, "alongside_promise", "loads"))


def _where_and_words(excinfo: Any) -> tuple[str, str]:
    """Where something was raised, and what it says."""
    at = excinfo.traceback[-1]
    return f"{at.path}:{at.lineno + 1}", f"{type(excinfo.value).__name__}: {excinfo.value}"


def run(practice: str, file: str | None = None) -> Report:
    """Run the suite for a practice. Nothing but pytest's own words goes to standard output.

    Whatever stops the suite half-way breaks a promise, and what was left stands as not tried: else
    a practice could end it before it is found out.
    """
    import pytest

    from alongside.testing.promises import PROMISES

    report = Report(practice)
    with _asking(practice, file), tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTEST_ADDOPTS", None)
        status = pytest.main(
            [
                *("-c", os.devnull, "--rootdir", folder, "--basetemp", f"{folder}/tests"),
                *("-p", "alongside", "-p", "no:cacheprovider", "--import-mode=importlib"),
                *("--quiet", "--pyargs", "alongside.testing.suite"),
            ],
            plugins=[Collecting(report)],
        )
    tried = {*report.kept, *(one["promise"] for one in (*report.broken, *report.not_run))}
    left = [one for one in PROMISES.values() if one not in tried]
    if not report.broken and (left or status not in (0, 1)):
        said = f"The suite did not run to its end: pytest gave {status!r}."
        report.break_(PROMISES["loads"], "", said)
    for one in left:
        if one not in {said["promise"] for said in report.broken}:
            report.pass_over(one, "the suite had stopped before")
    return report


@contextlib.contextmanager
def _asking(practice: str, file: str | None) -> Iterator[None]:
    """Let the suite, and every app that is made meanwhile, know which practice is looked at."""
    before = ASKED.practice, ASKED.file
    ASKED.practice, ASKED.file = practice, file
    try:
        yield
    finally:
        ASKED.practice, ASKED.file = before


@contextlib.contextmanager
def _aside() -> Iterator[None]:
    """Let everything that is written to standard output go to standard error instead."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; gives 0 where nothing was broken, else 1 or 2."""
    parser = argparse.ArgumentParser(
        prog="python -m alongside.testing",
        description="Hold a practice to the promises that every practice makes.",
    )
    parser.add_argument("practice", help="its id, such as long_table")
    parser.add_argument("--file", help="the path of a single-file practice")
    parser.add_argument("--json", action="store_true", help="say it as one JSON object")
    given = parser.parse_args(arguments)
    if find_spec("pytest") is None:
        print(MISSING, file=sys.stderr)  # noqa: T201
        return 2
    if given.file is not None and not Path(given.file).is_file():
        parser.error(f"there is no file {given.file}")
    with _aside():
        report = run(given.practice, given.file and str(Path(given.file).absolute()))
    words = report.as_json() if given.json else "\n".join(report.in_words())
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
    return 1 if report.broken else 0
