"""Who may read what two write who get to know each other and live together, from the tables alone.

For the canaries (`test_canaries.py`): rules by table, and what the demo has no text for.
"""

SCHEME = {"shared_lives.worker", "shared_lives.manager"}
FILLED = {
    "shared_lives_arrangement.ended_because",
    "shared_lives_arrangement.goodbye",
    "shared_lives_arrangement.keeping_in_touch",
    "shared_lives_choice.with_words",
    "shared_lives_diary_entry.written_with",
    "shared_lives_review_words.written_with",
}
"""Empty in the demo, and filled."""

NOT_IN_THE_DEMO = {("shared_lives_trouble_told", "words")}


def side_of(reader, pair) -> str:
    """On which side of a possibility a reader is, told from its rows."""
    looking = reader.facts.by_id["shared_lives_looking", pair["looking_id"]]
    helps = looking["helper_id"] == reader.id and not reader.roles
    if reader.id and (looking["person_id"] == reader.id or helps):
        return "person"
    homes = {
        row["household_id"]
        for row in reader.facts.tables["shared_lives_housemate"]
        if row["person_id"] == reader.id
    }
    return "household" if pair["household_id"] in homes else ""


def is_in(reader, pair) -> bool:
    """On either side, or of the scheme."""
    return bool(side_of(reader, pair)) or bool(reader.roles & SCHEME)


def pair_of(reader, row):
    """The possibility, or what stands for it, that a row belongs to."""
    by_id = reader.facts.by_id
    if "review_id" in row:
        row = by_id["shared_lives_living_review", row["review_id"]]
    if "agreement_id" in row:
        row = by_id["shared_lives_agreement", row["agreement_id"]]
    if "introduction_id" in row:
        row = by_id["shared_lives_introduction", row["introduction_id"]]
    if "arrangement_id" in row:
        return by_id["shared_lives_arrangement", row["arrangement_id"]]
    if "looking_id" in row:
        return row
    return by_id["shared_lives_possibility", row["possibility_id"]]


def both(reader, row) -> bool:
    """Everybody on both sides, and the scheme; and whoever wrote it or whom it is about."""
    own = {row.get("author_id"), row.get("person_id"), row.get("by_id")} - {None}
    return reader.id in own or is_in(reader, pair_of(reader, row))


def _diary(reader, row) -> bool:
    mine = row["author_id"] == reader.id or side_of(reader, pair_of(reader, row)) == row["side"]
    return mine or (bool(row["shared_at"]) and both(reader, row))


def _choice(reader, row) -> bool:
    """Its own side and the scheme, always; the other side never."""
    mine = row["by_id"] == reader.id or side_of(reader, pair_of(reader, row)) == row["side"]
    return mine or bool(reader.roles & SCHEME)


def _ordinary(reader, row) -> bool:
    """Those who live together; the scheme where it is shown (rule 22)."""
    mine = row["author_id"] == reader.id or bool(side_of(reader, pair_of(reader, row)))
    return mine or (bool(row["shown"]) and bool(reader.roles & SCHEME))


RULES = {
    "shared_lives_introduction": both,
    "shared_lives_diary_entry": _diary,
    "shared_lives_choice": _choice,
    "shared_lives_arrangement": both,
    "shared_lives_stay": both,
    "shared_lives_agreement": both,
    "shared_lives_signature": both,
    "shared_lives_living_review": both,
    "shared_lives_review_words": both,
    "shared_lives_ordinary": _ordinary,
    "shared_lives_trouble_told": lambda reader, row: False,
}


def may_know(reader, other: str) -> bool:
    """Names: of those on both sides, to each other."""
    facts = reader.facts
    for pair in facts.tables["shared_lives_possibility"]:
        if not is_in(reader, pair):
            continue
        looking = facts.by_id["shared_lives_looking", pair["looking_id"]]
        mates = {
            row["person_id"]
            for row in facts.tables["shared_lives_housemate"]
            if row["household_id"] == pair["household_id"]
        }
        if other in {looking["person_id"], looking["helper_id"], *mates}:
            return True
    return False
