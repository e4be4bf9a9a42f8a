"""`alongside plugin check` and `allow`: reading a plugin before it may run here."""

import json
from pathlib import Path
from typing import Any

import click
import tomli_w

from alongside.checking.evidence import keep
from alongside.checking.package import NotReadable
from alongside.checking.reading import read
from alongside.checking.report import as_json, check, in_words
from alongside.cli.plain import Plain
from alongside.config import ConfigError, instance_folder, load
from alongside.kernel.discovery import Candidate, candidates

NOTHING_MADE = {"SECRET_KEY": "only read, so none is made for this instance"}


@click.command("check", cls=Plain)
@click.argument("plugin", metavar="PATH-OR-NAME")
@click.option("--no-run", is_flag=True, help="Only read it; leave the conformance suite out.")
@click.option("--json", "as_data", is_flag=True, help="Answer for a machine.")
@click.option("--keep", "keeping", is_flag=True, help="Let its level here rest on this check.")
def check_plugin(plugin: str, no_run: bool, as_data: bool, keeping: bool) -> None:
    """Check a plugin: its metadata, its code, its promises; exit status 1 where it needs mending.

    \b
    alongside plugin check practices/long_table.py    a single file
    alongside plugin check ../long-table              a source folder
    alongside plugin check long_table-0.1.0-py3-none-any.whl
    alongside plugin check long_table --keep          what is installed here

    First it is read, and nothing of it is run. Then, unless you say --no-run, the conformance
    suite runs it in a process of its own: with your rights, so read it first. A check finds
    mistakes. It is no sandbox, and does not find an author who means harm.
    """
    instance = instance_folder()
    try:
        package = read(plugin, instance / "practices")
    except NotReadable as error:
        raise click.ClickException(str(error)) from None
    if keeping and (no_run or not package.installed):
        raise click.UsageError("--keep is for what is installed here, by its name, and run.")
    if not no_run:
        click.echo("The conformance suite runs, apart from here. It takes minutes.", err=True)
    report = check(package, run=not no_run)
    standing = report.standing(_entries(instance, {name for name, _ in package.practices}))
    if as_data:
        click.echo(json.dumps(as_json(report, standing), indent=2))
    else:
        for line in in_words(report, standing):
            click.echo(line)
    if keeping and not package.bundled:
        written = keep(report, instance)
        if not as_data:
            click.echo(
                f"Written down in {written[0].parent}. It counts from the next start on."
                if written
                else "Nothing is written down, because "
                + ("something is to be mended." if report.to_mend else "it did not run to its end.")
            )
    if report.to_mend:
        click.get_current_context().exit(1)


def _entries(instance: Path, practices: set[str]) -> list[dict[str, Any]]:
    """What the operator's allow-list says of these practices; nothing where it cannot be read."""
    try:
        allowed = load(instance, NOTHING_MADE)["PLUGIN_ALLOW_LIST"] or []
    except ConfigError:
        return []
    return [entry for entry in allowed if entry["name"] in practices]


@click.command("allow", cls=Plain)
@click.argument("names", nargs=-1, metavar="[NAME]…")
def allow(names: tuple[str, ...]) -> None:
    """Print the allow-list's lines for practices that are installed here, for config.toml.

    \b
    alongside plugin allow                    for every practice
    alongside plugin allow long_table         for one

    Nothing of them is run. Paste the lines after you have read the code. As long as there is one
    entry, nothing runs that has none. Where two have one id, none are printed: remove one first.
    """
    found: dict[str, list[Candidate]] = {}
    for one in candidates(instance_folder() / "practices"):
        found.setdefault(one.id, []).append(one)
    if unknown := [name for name in names if name not in found]:
        raise click.ClickException(
            f"There is no practice {unknown[0]!r} here. Installed: {', '.join(sorted(found))}."
        )
    entries = [_entry(name, found[name]) for name in names or sorted(found)]
    click.echo(tomli_w.dumps({"plugin_allow_list": entries}).strip())


def _entry(name: str, found: list[Candidate]) -> dict[str, str]:
    if len(found) > 1:
        sources = " and ".join(_source(one) for one in found)
        raise click.ClickException(
            f"The id {name!r} is here twice: {sources}. Remove the one that is not meant, and ask "
            "again."
        )
    (candidate,) = found
    version = {"version": candidate.version} if candidate.version else {}
    return {"name": candidate.id, **version, "sha256": candidate.sha256()}


def _source(candidate: Candidate) -> str:
    return (
        f"{candidate.source}, which comes with Alongside,"
        if candidate.bundled
        else candidate.source
    )
