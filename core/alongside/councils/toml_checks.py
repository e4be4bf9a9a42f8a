"""Checking a configuration file, section by section, with the forms of the council's pages."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from alongside.councils import logos, setup, toml_export
from alongside.councils.forms import BasicsForm, LookForm, basics_of
from alongside.councils.models import Council
from alongside.councils.practices import put_away
from alongside.councils.toml_export import BASICS, IDENTITY
from alongside.db.tenancy import CouncilSession
from alongside.kernel import settings
from alongside.kernel.readiness import behind
from alongside.kernel.registry import Registry

Problems = dict[str, str]
IN_A_PRACTICE = {"enabled", "settings"}


def _check(
    form: type[Any], values: Mapping[str, Any], place: str, problems: Problems
) -> dict[str, Any]:
    try:
        return settings.check(form, values)
    except settings.SettingsError as error:
        problems.update({f"{place}.{n}".rstrip("."): what for n, what in error.problems.items()})
        return {}


def checked_basics(
    session: CouncilSession, council: Council, table: Mapping[str, Any], problems: Problems
) -> dict[str, Any]:
    """The values of `[council]`, as the council keeps them."""
    unknown = [name for name in table if name not in (*IDENTITY, *BASICS)]
    problems.update({f"council.{name}": "there is no such name here" for name in unknown})
    not_text = [n for n in table if n != "languages" and not isinstance(table[n], str)]
    problems.update({f"council.{n}": "must be text, in quotation marks" for n in not_text})
    languages = table.get("languages", council.languages)
    if not isinstance(languages, list) or len(set(map(str, languages))) != len(languages):
        problems["council.languages"] = "must be a list that names each language once"
    if unknown or not_text or "council.languages" in problems:
        return {}
    identity = {n: table.get(n, getattr(council, n)) or None for n in IDENTITY}
    identity["host"] = setup.clean_host(identity["host"])
    if identity["slug"] != council.slug:
        problems["council.slug"] = f"this file is for another council than {council.slug}"
    clashing = setup.clashes(session, Council(**{**identity, "slug": council.slug}), council.id)
    problems.update({f"council.{name}": what for name, what in clashing.items()})
    shown = vars(basics_of(council))
    shown.pop("version")
    shown |= {n: v for n, v in table.items() if n in BASICS}
    shown["first_language"] = str(languages[0]) if languages else ""
    answers = _check(BasicsForm, shown, "council", problems)
    if "council.languages" in problems:
        problems.pop("council.first_language", None)
    kept = {n: answers[n] for n in BASICS if n in answers and n != "languages"}
    return {**identity, **kept, "languages": languages}


def checked_look(table: dict[str, Any], problems: Problems) -> dict[str, Any]:
    """The values of `[look]`, as the council keeps them."""
    colours = {name: value for name, value in table.items() if name != "logo"}
    answers = _check(LookForm, colours, "look", problems)
    found: dict[str, Any] = {"logo": None, "logo_type": ""}
    if "logo" in table:
        try:
            data = base64.b64decode(str(table["logo"]), validate=True)
            found = {"logo": data, "logo_type": logos.kind_of(data)}
        except (binascii.Error, logos.LogoError) as error:
            problems["look.logo"] = str(error)
    return {"look": LookForm(formdata=None, data=answers, meta={"csrf": False}).values(), **found}


def checked_practices(
    session: CouncilSession, registry: Registry, tables: Mapping[str, Any], problems: Problems
) -> dict[str, tuple[bool, dict[str, Any]]]:
    """What is to change of each practice: whether it is on, and its complete settings."""
    rows = toml_export.rows(session)
    late = behind(registry, session.connection())
    found = {}
    for practice_id, table in tables.items():
        place = f"practices.{practice_id}"
        if not isinstance(table, dict):
            problems[place] = "must be a section"
            continue
        problems.update(
            {f"{place}.{n}": "there is no such name here" for n in table.keys() - IN_A_PRACTICE}
        )
        given = table.get("settings", {})
        on = table.get("enabled", False)
        if not isinstance(given, dict):
            problems[f"{place}.settings"] = "must be a section"
        elif not isinstance(on, bool):
            problems[f"{place}.enabled"] = "must be true or false"
        elif table == toml_export.practice_table(registry, practice_id, rows.get(practice_id)):
            continue
        elif (practice := registry.practice(practice_id)) is None:
            problems[place] = "this practice is not installed here, or does not work"
        elif on and practice_id in late:
            problems[f"{place}.enabled"] = late[practice_id]
        elif on and (reason := put_away(session, practice_id)):
            problems[f"{place}.enabled"] = reason
        else:
            checked = (
                _check(practice.settings, given, f"{place}.settings", problems)
                if given and practice.settings is not None
                else settings.check(None, {})
            )
            if given and practice.settings is None:
                problems[f"{place}.settings"] = "this practice has no settings"
            found[practice_id] = (on, checked)
    return found
