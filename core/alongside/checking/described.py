"""What a plugin's metadata have to say: whose it is, what it needs, whom to tell of a fault."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from packaging.requirements import Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from alongside.checking.finding import Finding, advice
from alongside.checking.package import Package
from alongside.kernel.discovery import GROUP, candidates

OURS = {GROUP, "console_scripts", "gui_scripts"}


def described(package: Package) -> Iterator[Finding]:
    """What the metadata leave out or get wrong. What comes with Alongside is described with it."""
    if package.bundled:
        return
    yield from _said(package)
    if package.kind != "file":
        yield from _python(package)
        yield from _alongside(package)
        yield from _points(package)
        yield from _taken(package)


def _said(package: Package) -> Iterator[Finding]:
    about, in_file = package.about, package.kind == "file"
    names = (
        ("author", about.author, "who wrote it", '__author__ = "…"', "authors"),
        ("licence", about.licence, "under which licence it is", '__license__ = "…"', "license"),
        ("summary", about.summary, "what it is for", "a docstring", "description"),
        (
            "security",
            about.security,
            "where to report a security fault",
            '__security__ = "mailto:…"',
            '[project.urls] Security = "https://…" or "mailto:…"',
        ),
    )
    for rule, value, what, in_text, in_project in names:
        if not value:
            words = f"does not say {what}"
            instead = f"Write {in_text if in_file else in_project}."
            yield Finding(rule, "", f"it {words}", instead, mend=not in_file)
    if not in_file and not package.metadata.get("Name"):
        yield Finding("name", "", "it has no name", "Write name into [project].")
    yield from _version(package)


def _version(package: Package) -> Iterator[Finding]:
    given = package.about.version
    if not given and "version" in (package.metadata.get_all("Dynamic") or ()):
        yield advice("version", "", "its version is worked out when it is built")
    elif not given:
        yield Finding("version", "", "it has no version", mend=package.kind != "file")
    else:
        try:
            Version(given)
        except InvalidVersion:
            yield Finding(
                "version", "", f"its version {given!r} is none", "See PEP 440; such as 1.2.0."
            )


def _python(package: Package) -> Iterator[Finding]:
    wanted = package.metadata.get("Requires-Python")
    if not wanted:
        yield Finding(
            "python", "", "it does not say which Python it needs", 'requires-python = ">=3.11"'
        )
        return
    try:
        if not SpecifierSet(wanted).contains(platform.python_version(), prereleases=True):
            yield Finding(
                "python", "", f"it needs Python {wanted}, and this is {platform.python_version()}"
            )
    except InvalidSpecifier:
        yield Finding("python", "", f"Requires-Python {wanted!r} cannot be read")


def _alongside(package: Package) -> Iterator[Finding]:
    found = []
    for line in package.metadata.get_all("Requires-Dist") or ():
        try:
            wanted = Requirement(line)
            counts = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        except (ValueError, KeyError, TypeError):  # a marker can be well formed and mean nothing
            yield Finding("requires", "", f"the requirement {line!r} cannot be read")
            continue
        if counts and canonicalize_name(wanted.name) == "alongside":
            found.append(wanted)
    if not found:
        yield Finding(
            "requires",
            "",
            "it does not say which Alongside it needs",
            'dependencies = ["alongside>=0.1,<1"]',
        )
    for wanted in found:
        if not any(one.operator in ("<", "<=", "==", "===", "~=") for one in wanted.specifier):
            yield Finding(
                "requires",
                "",
                f"alongside{wanted.specifier} has no upper end",
                "A later Alongside may break it: say below which version, such as <1.",
            )
        try:
            have = version("alongside")
        except PackageNotFoundError:
            continue
        if not wanted.specifier.contains(have, prereleases=True):
            yield Finding(
                "requires", "", f"it needs alongside{wanted.specifier}, and this is {have}"
            )


def _points(package: Package) -> Iterator[Finding]:
    if not package.practices:
        yield Finding(
            "entry-point",
            "",
            "it brings no practice",
            f'Write [project.entry-points."{GROUP}"] and ID = "MODULE".',
        )
    for group in sorted({group for group, _, _ in package.points} - OURS):
        yield Finding(
            "entry-point",
            "",
            f"it also adds itself to {group}",
            "That is run whether a council has switched it on or not, and past the allow-list.",
        )


def _taken(package: Package) -> Iterator[Finding]:
    mine = canonicalize_name(package.metadata.get("Name") or "")
    for one in candidates(None):  # passes over packages whose metadata nobody can read
        name = (
            canonicalize_name(one.distribution.metadata["Name"] or "") if one.distribution else ""
        )
        if name != mine and one.id in dict(package.practices):
            yield Finding(
                "declared",
                "",
                f"the id {one.id!r} is taken here by the package {name}",
                "Choose another id.",
            )
