"""The mark that a restore leaves in the instance folder until its last step is done.

While it is there nobody is let in and nothing is sent: `alongside.lifecycle.being_restored`.
"""

import os
from pathlib import Path

from flask import Flask

from alongside.backups.files import settle_names
from alongside.lifecycle import MARK


def begin(app: Flask, path: Path, kept: Path | None) -> bool:
    """Leave the mark, on the disk when this returns; whether an earlier restore had left one.

    It names the backup and where what was there before is kept, by earlier tries too.
    """
    mark = Path(app.instance_path) / MARK
    before = _read(mark)[1:]
    found, lines = mark.exists(), [path, *before, *([kept] if kept else [])]
    with mark.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    settle_names(mark.parent)
    return found


def end(app: Flask) -> None:
    """Take the mark away: the installation may be used."""
    (Path(app.instance_path) / MARK).unlink()


def unfinished(app: Flask) -> str:
    """What to do about a restore that was cut short; "" when none was."""
    said, *kept = _read(Path(app.instance_path) / MARK) or [""]
    if not said:
        return ""
    return (
        f"A restore of {said} was not finished, so old sessions could still open pages. Run it "
        f"again: alongside restore --replace {said}"
    ) + "".join(f". What was here before is in {one}" for one in kept)


def _read(mark: Path) -> list[str]:
    if not mark.exists():
        return []
    return mark.read_text(encoding="utf-8", errors="replace").splitlines() or ["an unknown file"]
