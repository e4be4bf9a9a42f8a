"""What `alongside plugin check --keep` writes into the instance folder, for the levels to read."""

from importlib.metadata import version
from pathlib import Path

import tomli_w

from alongside.checking.report import Report
from alongside.db.time import utcnow
from alongside.kernel.levels import EVIDENCE
from alongside.kernel.practice import ID


def keep(report: Report, instance: Path) -> list[Path]:
    """Write that exactly these files were checked and nothing was to be mended; gives the files.

    What of the suite was not run is written down with it, so that nobody takes it for kept.
    Otherwise nothing is written, and what was said before is taken away. Only what is installed
    has evidence, because only its files are compared with it at start.
    """
    folder = instance / EVIDENCE
    folder.mkdir(parents=True, exist_ok=True)
    ids = [practice_id for practice_id, _ in report.package.practices]
    paths = [folder / f"{one}.toml" for one in ids if ID.fullmatch(one)]
    for path in paths:
        if report.passed:
            _write(path, report)
        else:
            path.unlink(missing_ok=True)
    return paths if report.passed else []


def _write(path: Path, report: Report) -> None:
    text = tomli_w.dumps(
        {
            "practice": path.stem,
            "version": report.package.about.version,
            "checked_at": utcnow().replace(microsecond=0),
            "alongside": version("alongside"),
            "kept": [one.removeprefix("keeps: ") for one in report.in_order],
            **report.as_evidence,
        }
    )
    written = path.with_suffix(".writing")
    written.write_text(text, encoding="utf-8")
    written.replace(path)
