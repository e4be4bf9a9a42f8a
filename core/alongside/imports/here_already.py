"""Which people of a spreadsheet are perhaps here already, or stand in it twice.

By their names; by an e-mail address; or by a telephone number together with a birthday, since many
share a number. What is asked of the database is asked for all rows together.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.kernel.importable import ImportRow
from alongside.people.alike import alike, reached, telling
from alongside.people.models import Person
from alongside.people.names import fold, words

NUMBERS = ("mobile", "phone")
_EMAIL_HERE = _l("Somebody with this e-mail address is here already")
_EMAIL_ABOVE = _l("The same e-mail address stands in row %(number)s")
_NUMBER_HERE = _l("Somebody with this number and this birthday is here already")
_NUMBER_ABOVE = _l("The same number and the same birthday stand in row %(number)s")


def check_people(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    """Say of each row whether somebody like that is here already, or stands further up."""
    _check_names(session, rows, by)
    _check_reach(session, rows, by)


def _check_names(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    parts = {name: words(name) for name in {row.values["name"] for row in rows}}
    here = alike(session, parts, by)
    above: dict[frozenset[str], list[ImportRow]] = {}
    for row in rows:
        name, born_on = row.values["name"], row.values.get("born_on")
        if any(_agree(one.born_on, born_on) for one in here.get(name, ())):
            row.alike("name", _("Somebody of this name is here already"))
        same = above.setdefault(frozenset(parts[name]) or frozenset({fold(name)}), [])
        first = next((one for one in same if _agree(one.values.get("born_on"), born_on)), None)
        if first is not None:
            row.alike("name", _("The same name stands in row %(number)s", number=first.number))
        same.append(row)


def _agree(one: date | None, other: date | None) -> bool:
    """Two of a name are two people where both birthdays are known and differ."""
    return one is None or other is None or one == other


def _check_reach(session: CouncilSession, rows: Sequence[ImportRow], by: Person | None) -> None:
    emails = {address.lower() for row in rows if (address := row.values.get("email"))}
    birthdays = {
        born_on
        for row in rows
        if (born_on := row.values.get("born_on")) and any(map(row.values.get, NUMBERS))
    }
    here = reached(session, emails, birthdays, by)
    above: dict[Hashable, int] = {}
    for row in rows:
        if address := row.values.get("email"):
            told = (_EMAIL_HERE, _EMAIL_ABOVE)
            _say(row, "email", address.lower(), here.emails, above, told)
        for name, number in _numbers(row):
            _say(row, name, number, here.numbers, above, (_NUMBER_HERE, _NUMBER_ABOVE))


def _numbers(row: ImportRow) -> Iterator[tuple[str, tuple[str, date]]]:
    """A row's telephone numbers by their fields, each with the birthday; none without one."""
    if (born_on := row.values.get("born_on")) is None:
        return
    for name in NUMBERS:
        if number := row.values.get(name):
            yield name, (telling(number), born_on)


def _say(
    row: ImportRow,
    name: str,
    what: Hashable,
    here: Any,
    above: dict[Hashable, int],
    told: tuple[Any, Any],
) -> None:
    """Say where something else of a row stands, too: with somebody here, or further up."""
    if what in here:
        row.alike(name, told[0])
    first = above.setdefault(what, row.number)
    if first != row.number:
        row.alike(name, str(told[1]) % {"number": first})
