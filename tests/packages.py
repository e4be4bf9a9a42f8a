"""Plugins as packages, installed as an installer would leave them, in folders of a test's own."""

from collections.abc import Mapping
from pathlib import Path

ABOUT = """Author: Wren Ashdown
License-Expression: MIT
Summary: Neighbours eat together.
Requires-Python: >=3.11
Requires-Dist: alongside<1,>=0.1
Project-URL: Security, https://example.org/security
"""
DECLARES = """
from alongside import Practice

practice = Practice(
    id="{id}", title="The long table", summary="Neighbours eat together.", api="1"
)
"""


def install(
    site: Path,
    practice_id: str = "long_table",
    files: Mapping[str, str] | None = None,
    about: str = ABOUT,
    version: str = "0.1.0",
    points: str = "",
) -> Path:
    """Put a package into `site`, with its `.dist-info`; gives the package's folder.

    `files` are further ones of the package, or others in place of its own.
    """
    package = site / f"alongside_{practice_id}"
    text = {"__init__.py": DECLARES.format(id=practice_id), **(files or {})}
    for name, content in text.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    info = site / f"alongside_{practice_id}-{version}.dist-info"
    info.mkdir()
    name = f"alongside-{practice_id.replace('_', '-')}"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{about}"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    point = points or f"{practice_id} = {package.name}"
    (info / "entry_points.txt").write_text(f"[alongside.practices]\n{point}\n", encoding="utf-8")
    written = [*(f"{package.name}/{one}" for one in text)]
    written += [f"{info.name}/{one}" for one in ("METADATA", "entry_points.txt", "RECORD")]
    (info / "RECORD").write_text("".join(f"{one},,\n" for one in written), encoding="utf-8")
    return package
