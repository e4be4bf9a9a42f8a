"""Who may read what of Shared Lives, said from the tables alone, for `test_canaries`.

A rule gets the reader, a row and the column, and asks no code of the practice.
"""

from typing import Any

SCHEME = {"shared_lives.worker", "shared_lives.manager"}


def rows(reader: Any, table: str, **where: Any) -> list[dict[str, Any]]:
    """The rows of a table in which these columns hold these values."""
    found = reader.facts.tables[f"shared_lives_{table}"]
    return [row for row in found if all(row[name] == value for name, value in where.items())]


def one(reader: Any, table: str, key: str) -> Any:
    return reader.facts.by_id[f"shared_lives_{table}", key]


def part(reader: Any, household: str) -> str:
    """What somebody is in a household; "" for whoever is not of it."""
    found = rows(reader, "housemate", household_id=household, person_id=reader.id)
    return found[0]["part"] if found else ""


def works_for(reader: Any, household: str = "", looking: str = "") -> bool:
    """Somebody of the scheme who is on neither side, and kept from nobody who is."""
    if not reader.roles & SCHEME:
        return False
    people = {row["person_id"] for row in rows(reader, "housemate", household_id=household)}
    if looking:
        seeker = one(reader, "looking", looking)
        people |= {seeker["person_id"], seeker["helper_id"]}
    apart = any(
        reader.id in (wall["one_id"], wall["other_id"])
        and people & {wall["one_id"], wall["other_id"]}
        for wall in reader.facts.tables["wall"]
        if not wall["lifted_at"]
    )
    return reader.id not in people and not apart


def persons_side(reader: Any, looking: str) -> bool:
    """The person who looks, or whom they chose, unless that one works for the council."""
    row = one(reader, "looking", looking)
    chosen = row["helper_id"] == reader.id and not reader.roles
    return reader.id is not None and (row["person_id"] == reader.id or chosen)


def pair_side(reader: Any, pair: dict[str, Any]) -> str:
    """On which side of a possibility somebody is: a helper who lives there is of the household."""
    looking = one(reader, "looking", pair["looking_id"])
    if looking["person_id"] == reader.id:
        return "person"
    if part(reader, pair["household_id"]):
        return "household"
    return "person" if persons_side(reader, pair["looking_id"]) else ""


def on_both(reader: Any, possibility: str) -> bool:
    """Either side of a possibility, and the scheme."""
    pair = one(reader, "possibility", possibility)
    return bool(pair_side(reader, pair)) or works_for(
        reader, pair["household_id"], pair["looking_id"]
    )


def of_life(reader: Any, arrangement: str) -> bool:
    return on_both(reader, one(reader, "arrangement", arrangement)["possibility_id"])


def papers(reader: Any, arrangement: str) -> bool:
    """What was agreed and what reviews say: of the household its carers', until it ends."""
    life = one(reader, "arrangement", arrangement)
    if pair_side(reader, one(reader, "possibility", life["possibility_id"])) != "household":
        return of_life(reader, arrangement)
    return part(reader, life["household_id"]) == "carer" and life["state"] != "ended"


def sits(reader: Any, consideration: str) -> bool:
    """A member of the panel who said that they have no interest in it."""
    row = one(reader, "consideration", consideration)
    seat = rows(
        reader,
        "panel_seat",
        consideration_id=consideration,
        person_id=reader.id,
        interest="none",
    )
    panel = "shared_lives.panel" in reader.roles
    return panel and bool(seat) and not part(reader, row["household_id"])


def sits_on(reader: Any, household: str, report: str = "", day: str = "") -> bool:
    """Whether they sit in a consideration of a household: of one version of its report, or one
    that was not decided before a day."""
    where = {"household_id": household} | ({"report_id": report} if report else {})
    return any(
        sits(reader, row["id"]) and not (row["decided_on"] and day > row["decided_on"])
        for row in rows(reader, "consideration", **where)
    )


def meets(reader: Any, person: str) -> bool:
    """Who walks with somebody who looks, and so hears how they understand and are understood."""
    return any(
        persons_side(reader, row["id"]) or works_for(reader, looking=row["id"])
        for row in rows(reader, "looking", person_id=person)
    )


def household(reader: Any, row: Any, column: str) -> bool:
    """Its own words: everybody in it, the scheme, and to whom it shows its page."""
    key = row["id"]
    if part(reader, key) or works_for(reader, key) or row["begun_by_id"] == reader.id:
        return True
    pairs = [
        pair
        for pair in rows(reader, "possibility", household_id=key)
        if pair_side(reader, pair) == "person"
    ]
    if column == "name":
        return bool(pairs) or "shared_lives.panel" in reader.roles
    return any(pair["household_shows_at"] and not pair["closed_at"] for pair in pairs)


def looking(reader: Any, row: Any, column: str) -> bool:
    """Their own words: they, whom they chose, the scheme, and to whom they show their page."""
    if persons_side(reader, row["id"]) or works_for(reader, looking=row["id"]):
        return True
    return column not in ("situation", "social_worker") and any(
        pair["person_shows_at"] and not pair["closed_at"] and part(reader, pair["household_id"])
        for pair in rows(reader, "possibility", looking_id=row["id"])
    )


def piece(reader: Any, row: Any, column: str) -> bool:
    if row["given_by_id"] == reader.id:
        return True
    if row["household_id"]:
        return household(reader, one(reader, "household", row["household_id"]), "home")
    return looking(reader, one(reader, "looking", row["looking_id"]), "gifts")


def possibility(reader: Any, row: Any, column: str) -> bool:
    if works_for(reader, row["household_id"], row["looking_id"]):
        return True
    if column in ("speaks_for", "speaks_against", "existing_how"):
        return reader.id is not None and row["thought_of_by_id"] == reader.id
    return pair_side(reader, row) == "person"


def carers(reader: Any, row: Any) -> bool:
    return part(reader, row["household_id"]) == "carer"


def scheme(reader: Any, row: Any) -> bool:
    return works_for(reader, row["household_id"])


def application(reader: Any, row: Any, column: str) -> bool:
    given = bool(row["sent_at"]) and scheme(reader, row)
    return given or carers(reader, row) or row["sent_by_id"] == reader.id


def requirement(reader: Any, row: Any, column: str) -> bool:
    """What is written of one person's check is that person's; that it came, the other carer's."""
    about = row["person_id"]
    mine = about == reader.id if about else False
    others = carers(reader, row) and (column != "words" or not about)
    return scheme(reader, row) or mine or others


def visit(reader: Any, row: Any, column: str) -> bool:
    """Somebody's own words are for the household only where they agree; the panel hears them."""
    if scheme(reader, row) or (reader.id is not None and row["with_id"] == reader.id):
        return True
    if column == "words":
        agreed = bool(row["may_read"]) and carers(reader, row)
        return agreed or sits_on(reader, row["household_id"], day=row["day"])
    return carers(reader, row) or (column == "who" and sits_on(reader, row["household_id"]))


def report(reader: Any, row: Any, column: str) -> bool:
    shared = bool(row["shared_at"]) and carers(reader, row)
    return scheme(reader, row) or shared or sits_on(reader, row["household_id"], row["id"])


def comment(reader: Any, row: Any, column: str) -> bool:
    return row["person_id"] == reader.id or report(
        reader, one(reader, "report", row["report_id"]), "words"
    )


def carer_review(reader: Any, row: Any, column: str) -> bool:
    """What others say of the household is never the household's to read, nor who asked them."""
    return scheme(reader, row) or (column not in ("views", "views_by") and carers(reader, row))


def enquiry(reader: Any, row: Any, column: str) -> bool:
    asker = row["person_id"]
    of_it = reader.id is not None and asker == reader.id
    return of_it or works_for(reader, row["household_id"] or "")


def meeting(reader: Any, row: Any, column: str) -> bool:
    before = rows(reader, "consideration", meeting_id=row["id"])
    panel = bool(reader.roles & {*SCHEME, "shared_lives.panel"})
    return panel or any(carers(reader, found) for found in before)


def consideration(reader: Any, row: Any, column: str) -> bool:
    told = bool(row["decision"]) and carers(reader, row)
    return scheme(reader, row) or told or sits(reader, row["id"])


def seat(reader: Any, row: Any, column: str) -> bool:
    """The panel sees each other's; the household only who saw it otherwise, when it is decided."""
    over = one(reader, "consideration", row["consideration_id"])
    dissent = bool(over["decision"]) and row["view"] not in ("", over["decision"])
    told = column == "view_words" and dissent and carers(reader, over)
    of_panel = sits(reader, over["id"]) or scheme(reader, over)
    return row["person_id"] == reader.id or of_panel or told


def question(reader: Any, row: Any, column: str) -> bool:
    over = one(reader, "consideration", row["consideration_id"])
    asked = reader.id is not None and row["asked_by_id"] == reader.id
    return asked or sits(reader, over["id"]) or scheme(reader, over)


def diary(reader: Any, row: Any, column: str) -> bool:
    met = one(reader, "introduction", row["introduction_id"])
    if row["author_id"] == reader.id:
        return True
    pair = one(reader, "possibility", met["possibility_id"])
    mates = rows(reader, "housemate", household_id=pair["household_id"])
    came = [mate["created_at"] for mate in mates if mate["person_id"] == reader.id]
    if pair_side(reader, pair) == "household" and row["created_at"] < min(came):
        return False
    if row["shared_at"]:
        return on_both(reader, met["possibility_id"])
    return pair_side(reader, one(reader, "possibility", met["possibility_id"])) == row["side"]


def choice(reader: Any, row: Any, column: str) -> bool:
    """What a side chose is its own and the scheme's."""
    pair = one(reader, "possibility", row["possibility_id"])
    own = pair_side(reader, pair) == row["side"] or row["by_id"] == reader.id
    return own or works_for(reader, pair["household_id"], pair["looking_id"])


def ordinary(reader: Any, row: Any, column: str) -> bool:
    """Of those who live together; the scheme's where it is shown (rule 22)."""
    life = one(reader, "arrangement", row["arrangement_id"])
    if row["author_id"] == reader.id:
        return True
    among = bool(pair_side(reader, one(reader, "possibility", life["possibility_id"])))
    return among or (bool(row["shown"]) and of_life(reader, life["id"]))


def _of_life(reader: Any, row: Any, column: str) -> bool:
    return of_life(reader, row["arrangement_id"])


def _papers(reader: Any, row: Any, column: str) -> bool:
    return papers(reader, row["arrangement_id"])


RULES = {
    "own_factor": lambda reader, row, column: reader.id is not None,
    "household": household,
    "looking": looking,
    "vacancy": lambda reader, row, column: household(
        reader, one(reader, "household", row["household_id"]), "home"
    ),
    "piece": piece,
    "possibility": possibility,
    "move": lambda reader, row, column: (
        bool(part(reader, row["household_id"])) or scheme(reader, row)
    ),
    "application": application,
    "requirement": requirement,
    "visit": visit,
    "report": report,
    "comment": comment,
    "approval": lambda reader, row, column: (
        bool(part(reader, row["household_id"])) or scheme(reader, row)
    ),
    "training": lambda reader, row, column: (
        row["person_id"] == reader.id or carers(reader, row) or scheme(reader, row)
    ),
    "carer_review": carer_review,
    "enquiry": enquiry,
    "panel_meeting": meeting,
    "consideration": consideration,
    "panel_seat": seat,
    "panel_question": question,
    "introduction": lambda reader, row, column: on_both(reader, row["possibility_id"]),
    "diary_entry": diary,
    "choice": choice,
    "arrangement": lambda reader, row, column: of_life(reader, row["id"]),
    "stay": _of_life,
    "agreement": _papers,
    "signature": lambda reader, row, column: papers(
        reader, one(reader, "agreement", row["agreement_id"])["arrangement_id"]
    ),
    "living_review": _papers,
    "review_words": lambda reader, row, column: (
        row["author_id"] == reader.id
        or papers(reader, one(reader, "living_review", row["review_id"])["arrangement_id"])
    ),
    "ordinary": ordinary,
    "trouble_told": lambda reader, row, column: False,
}


def knows(reader: Any, other: str) -> bool:
    """Whether Shared Lives tells somebody without a role another's name.

    Those of one household, who of the scheme walks with it or took its enquiry; the person whom a
    household is asked about, the household's people and who wrote something to a life together.
    """
    for row in reader.facts.tables["shared_lives_household"]:
        if part(reader, row["id"]) and (
            rows(reader, "housemate", household_id=row["id"], person_id=other)
            or row["worker_id"] == other
        ):
            return True
    if rows(reader, "enquiry", person_id=reader.id, taken_by_id=other):
        return True
    for pair in reader.facts.tables["shared_lives_possibility"]:
        if not pair_side(reader, pair):
            continue
        seeker = one(reader, "looking", pair["looking_id"])
        if other == seeker["person_id"]:
            return True
        for life in rows(reader, "arrangement", possibility_id=pair["id"]):
            wrote = rows(reader, "ordinary", arrangement_id=life["id"], author_id=other)
            for held in rows(reader, "living_review", arrangement_id=life["id"]):
                wrote += rows(reader, "review_words", review_id=held["id"], author_id=other)
            if wrote:
                return True
    return any(
        persons_side(reader, row["id"]) and other in (row["person_id"], row["helper_id"])
        for row in reader.facts.tables["shared_lives_looking"]
    )
