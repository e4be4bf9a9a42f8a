"""People, brought in from a spreadsheet as if each were added on a page.

How to reach somebody comes along, and nothing of it is safe until they said so; whoever brings
them in gets to open nobody's page by it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from alongside.db.tenancy import CouncilSession
from alongside.groups.models import today
from alongside.imports import phones
from alongside.imports.here_already import check_people
from alongside.kernel.importable import Importable, ImportField, ImportRow
from alongside.people import needs
from alongside.people.directory import add_people
from alongside.people.languages import LANGUAGES
from alongside.people.models import CommunicationNeed, Contact, Person
from alongside.people.names import fold
from alongside.records.log import note
from alongside.web.context import current

NAME = ImportField(
    "name",
    _l("Full name"),
    ("name", "full name", "client name", "carer", "person", "contact name", "enw", "enw llawn"),
    kind="name",
    required=True,
)
BORN_ON = ImportField(
    "born_on",
    _l("Date of birth"),
    ("dob", "d o b", "birth date", "birthday", "born", "born on", "dyddiad geni"),
    kind="past_date",
)
REACH = (
    ImportField(
        "email",
        _l("E-mail"),
        ("email", "email address", "mail", "ebost", "cyfeiriad ebost"),
        kind="email",
    ),
    ImportField(
        "mobile",
        _l("Telephone"),
        (
            "phone",
            "mobile",
            "mobile phone",
            "mobile number",
            "mob",
            "tel",
            "telephone",
            "ffon",
            "phone number",
            "telephone number",
            "contact number",
            "cell",
            "tel no",
            "ffôn symudol",
        ),
        kind="phone",
    ),
    ImportField(
        "phone",
        _l("Another telephone"),
        (
            "home phone",
            "landline",
            "home tel",
            "other phone",
            "phone 2",
            "tel 2",
            "work phone",
            "home telephone",
            "ffôn cartref",
        ),
        kind="phone",
    ),
    ImportField(
        "address",
        _l("Address"),
        ("home address", "street", "address line 1", "postal address", "cyfeiriad"),
        kind="long",
    ),
    ImportField(
        "postcode", _l("Postcode"), ("post code", "zip", "pcode", "cod post"), kind="postcode"
    ),
)
PERSON_FIELDS = (
    NAME,
    ImportField(
        "known_as",
        _l("What they like to be called"),
        ("known as", "preferred name", "nickname", "likes to be called", "aka", "galw"),
    ),
    ImportField("pronouns", _l("Pronouns"), ("pronoun", "rhagenwau")),
    BORN_ON,
    ImportField(
        "language",
        _l("Language they like best"),
        ("language", "preferred language", "first language", "main language", "iaith"),
        kind="choice",
        choices=tuple((code, title) for code, title in LANGUAGES.items()),
    ),
    *REACH,
    ImportField(
        "needs",
        _l("What helps to communicate"),
        (
            "communication needs",
            "what helps",
            "communication",
            "accessibility",
            "access needs",
            "needs",
            "anghenion cyfathrebu",
        ),
        kind="long",
    ),
)


def keep_people(
    session: CouncilSession, rows: Sequence[ImportRow], by: Person | None
) -> list[list[Any]]:
    """Add the people, with how to reach them and what helps to communicate, and tell practices."""
    people = [person_of(row, by) for row in rows]
    add_people(session, people)
    made = []
    for row, person in zip(rows, people, strict=True):
        parts = [*contacts_of(row, person), *_needs_of(row, person)]
        session.add_all(parts)
        made.append([person, *parts])
    session.flush()
    for person in people:
        note(session, current.actor, "added", "person", person.id, "imported")
        current.call("person_added", person=person)
    return made


def person_of(row: ImportRow, by: Person | None) -> Person:
    """The person that a row is about, not yet added."""
    values = row.values
    return Person(
        name=values["name"],
        known_as=values.get("known_as") or "",
        pronouns=values.get("pronouns") or "",
        born_on=values.get("born_on"),
        language=values.get("language") or "",
        sort_name="",
        added_by_id=by.id if by else None,
    )


def contacts_of(row: ImportRow, person: Person) -> Iterator[Contact]:
    """The ways to reach somebody that a row names. Nothing of it is safe until they said so."""
    values = row.values
    if email := values.get("email"):
        yield Contact(person_id=person.id, kind="email", value=email)
    for number in dict.fromkeys((values.get("mobile"), values.get("phone"))):
        if number:
            kind = "mobile" if phones.is_mobile(number) else "phone"
            yield Contact(person_id=person.id, kind=kind, value=number)
    lines = [*(values.get("address") or "").splitlines(), values.get("postcode") or ""]
    address = ", ".join(one.strip(" ,") for one in lines if one.strip(" ,"))
    if address:
        yield Contact(person_id=person.id, kind="post", value=address)


def _needs_of(row: ImportRow, person: Person) -> Iterator[CommunicationNeed]:
    """Each need that is known by its name; what is none of them in the row's own words."""
    said = row.values.get("needs")
    if not said:
        return
    known = {fold(word): kind for kind, title in needs.KINDS.items() for word in (kind, str(title))}
    parts = [said] if fold(said) in known else [one.strip() for one in _apart(said, known)]
    for part in dict.fromkeys(filter(None, parts)):
        kind = known.get(fold(part), "other")
        detail = part if kind == "other" else ""
        review_on = needs.in_a_year(today())
        yield CommunicationNeed(person_id=person.id, kind=kind, detail=detail, review_on=review_on)


def _apart(said: str, known: dict[str, str]) -> list[str]:
    """The needs of a cell: by line or semicolon, and by comma where each of them is then known."""
    lines = [one for line in said.splitlines() for one in line.split(";")]
    found = []
    for line in lines:
        parts = line.split(",")
        found += parts if all(fold(one.strip()) in known for one in parts) else [line]
    return found


PEOPLE = Importable(
    "people",
    _l("People"),
    PERSON_FIELDS,
    permission="imports.begin",
    keep=keep_people,
    check=check_people,
    hint=_l("Names, birthdays, how to reach them, and what helps to communicate."),
)
