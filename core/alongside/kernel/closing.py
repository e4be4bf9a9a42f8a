"""Whether a practice keeps closed what would be open, also where it cannot be run to say so.

Such a practice denies nothing while it does not work, and whoever looks after the council must read
so. Nothing is denied in its place: that could close the way to switching it off.
"""

import re

from alongside.kernel.records import Record

NARROWS = re.compile(rb"\bdef\s+narrow\b|specname\s*=\s*[\"']narrow\b")


def narrows(record: Record) -> bool:
    """Whether a plugin answers `narrow`; by its hooks, or else by what stands in its files."""
    if record.hooks or record.usable or record.candidate is None:
        return "narrow" in record.hooks
    try:
        files = record.candidate.files()
        return any(NARROWS.search(path.read_bytes()) for _, path in files if path.suffix == ".py")
    except OSError:
        return False
