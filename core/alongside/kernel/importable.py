"""What a spreadsheet can be brought in as: a plain value, from the core or a practice.

`Importable` says which columns there may be, who may do it, and what keeps the rows. Reading the
file, matching its columns, showing every row's result, mending in place, keeping all of it or
nothing and undoing it are the core's, the same for each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Text = Any  # str or a lazy translation, which pretends to be one
Level = Literal["bad", "alike", "look"]
Kind = Literal[
    "text",
    "long",
    "name",
    "date",
    "past_date",
    "phone",
    "email",
    "postcode",
    "yes_no",
    "choice",
]
FIRST, LAST = "first", "last"


@dataclass(frozen=True)
class ImportField:
    """One thing that a row may say: `names` are other headings that people write over it.

    `kind` says how a cell is read, and what `row.values` holds of it: a str ("text", "long",
    "name", "phone" as people write it here, "email", "postcode", one of `choices` for "choice"), a
    date ("date"; "past_date" is not to come), or a bool ("yes_no"). None where nothing was said. A
    "name" may stand in one cell or in two. `choices` are (value, title, other words for it…).
    """

    name: str
    title: Text
    names: Sequence[str] = ()
    kind: Kind = "text"
    required: bool = False
    choices: Sequence[Sequence[Any]] = ()
    hint: Text = ""

    @property
    def columns(self) -> dict[str, str]:
        """What of it a column can be: itself, and of a name its two parts."""
        parts = (FIRST, LAST) if self.kind == "name" else ()
        return {self.name: "", **{f"{self.name}.{part}": part for part in parts}}


@dataclass
class ImportRow:
    """One row as it was read: its number in the sheet, its values, and what is to be said of it.

    `said` holds (field, level, words): "bad" keeps the row out, "alike" keeps it out until somebody
    says that it is another (`taken`), "look" lets it in.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    said: list[tuple[str, Level, str]] = field(default_factory=list)
    taken: bool = False

    def wrong(self, name: str, words: Text) -> None:
        """The row cannot be imported as it is, because of this field."""
        self.said.append((name, "bad", str(words)))

    def alike(self, name: str, words: Text) -> None:
        """What it is about is perhaps here already."""
        self.said.append((name, "alike", str(words)))

    def look(self, name: str, words: Text) -> None:
        """Something was understood that somebody should look at."""
        self.said.append((name, "look", str(words)))

    @property
    def status(self) -> str:
        """The gravest thing that was said, or "good"."""
        if not self.said:
            return "good"
        levels = {level for _name, level, _words in self.said}
        return next(one for one in ("bad", "alike", "look") if one in levels)

    @property
    def comes_in(self) -> bool:
        """Whether it is kept, by what was said of it until now: what it says may count."""
        status = self.status
        return status in ("good", "look") or (status == "alike" and self.taken)


Check = Callable[[Any, Sequence[ImportRow], Any], None]
Keep = Callable[[Any, Sequence[ImportRow], Any], Sequence[Sequence[Any]]]


@dataclass(frozen=True)
class Importable:
    """Something that spreadsheets hold, such as "carers".

    `permission` is one that writes; whoever has it may import. `keep(session, rows, by)` gets some
    hundred rows at a time and gives for each the objects that it made and added, the one that the
    row is about first. `check(session, rows, by)` gets every row that could be read, once, and says
    of some what is wrong with them or whom they are like: ask for what it needs of all rows
    together, never for each. `by` is who imports, None on the command line. Neither commits.
    `more_fields` gives what else a row may say at the council at hand, by its settings: it is asked
    each time, and a field of a name that there is already is left out.
    """

    id: str
    title: Text
    fields: Sequence[ImportField]
    permission: str
    keep: Keep
    check: Check | None = None
    hint: Text = ""
    more_fields: Callable[[], Sequence[ImportField]] | None = None

    def at_hand(self) -> "Importable":
        """The same with the fields of the council at hand among its own."""
        if self.more_fields is None:
            return self
        fields = {one.name: one for one in self.fields}
        for one in self.more_fields():
            fields.setdefault(one.name, one)
        return replace(self, fields=tuple(fields.values()), more_fields=None)

    def columns(self) -> Mapping[str, tuple[ImportField, str]]:
        """Each thing that a column can be, with its field and which part of it."""
        return {key: (one, part) for one in self.fields for key, part in one.columns.items()}
