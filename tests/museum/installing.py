"""Packages as pip leaves them: modules, and a `.dist-info` that names the plugin in them."""

import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A plugin's package: its id, its files below its module, what it requires, its version."""

    id: str
    files: Mapping[str, str]
    requires: tuple[str, ...] = ()
    name: str = ""
    version: str = "1.0"
    module: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def project(self) -> str:
        """What the package is called where it was published."""
        return self.name or f"alongside-{self.id}"


def install(package: Package, site: Path) -> None:
    """Put a package into a folder of packages, with the files that say what it is."""
    module = package.module or f"alongside_{package.id}"
    listed = []
    for name, text in package.files.items():
        path = site / module / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        listed.append(path.relative_to(site).as_posix())
    info = site / f"{package.project.replace('-', '_')}-{package.version}.dist-info"
    info.mkdir(parents=True)
    requires = "".join(f"Requires-Dist: {one}\n" for one in package.requires)
    meta = f"Metadata-Version: 2.1\nName: {package.project}\nVersion: {package.version}\n{requires}"
    (info / "METADATA").write_text(meta, encoding="utf-8")
    (info / "entry_points.txt").write_text(
        f"[alongside.practices]\n{package.id} = {module}\n", encoding="utf-8"
    )
    listed += [f"{info.name}/METADATA", f"{info.name}/entry_points.txt", f"{info.name}/RECORD"]
    (info / "RECORD").write_text("".join(f"{one},,\n" for one in listed), encoding="utf-8")


def forget(site: Path) -> None:
    """Take the modules of a folder of packages out of the process, as if never imported."""
    for path in site.iterdir():
        for name in [n for n in sys.modules if n == path.name or n.startswith(f"{path.name}.")]:
            del sys.modules[name]
