"""What a practice says of itself.

A `Practice` is a plain value: nothing in it runs, and nothing assumes where it came from. The
kernel reads it; the author writes it once, at the top of the package that the entry point names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from alongside.kernel.importable import Importable

if TYPE_CHECKING:
    from alongside.access.permissions import Permission

API = "1"
FUNCTION_ID_MAX = 40
ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
ERASURES = ("delete", "anonymise", "retain")
RESERVED = frozenset(
    # first parts of the core's addresses
    {"accessibility", "council", "demo", "groups", "health", "home", "imports", "join"}
    | {"language", "leave", "logo", "me", "people", "privacy", "ready", "requests", "sign_in"}
    | {"sign_out", "signed_out", "static", "theme", "walls"}
    # first parts of the names of the core's tables
    | {"about", "communication", "import", "looking", "name", "passkey", "record", "recovery"}
    | {"practice", "rights", "rights_copied", "sign", "wall", "withholding", "work"}
    # what the core's messages are about
    | {"audit", "identity", "roles"}
    # what would be mistaken for the core
    | {"account", "admin", "core", "group", "messages", "person"}
)

Text = Any  # str or a lazy translation, which pretends to be one


class DeclarationError(Exception):
    """A practice's declaration contradicts itself; the message says where and what to do."""


def may_be_called(practice_id: str) -> bool:
    """Whether a practice can have an id: lower-case words joined by underscores, not the core's."""
    return ID.fullmatch(practice_id) is not None and practice_id not in RESERVED


@dataclass(frozen=True)
class Role:
    """A part that a member plays in a group, such as "coordinator".

    `leads` says that it carries the group's work: a group where one person alone does so is told,
    gently, that it need not be so (no heroes: leadership is shared).
    """

    id: str
    title: Text
    leads: bool = False


@dataclass(frozen=True)
class Function:
    """Something that somebody does for the council in a practice, such as managing it.

    An administrator gives it to a person, with a reason and an end, like the core's own roles; its
    holder has the `id` among `actor.roles`. It gives functions, never anyone's content. `title`
    goes on after "as a", and `what_for` says in a sentence what it lets somebody do.
    """

    id: str
    title: Text
    what_for: Text


@dataclass(frozen=True)
class GroupKind:
    """A kind of group that a practice brings, and the parts its members can play."""

    id: str
    title: Text
    roles: Sequence[Role] = ()


@dataclass(frozen=True)
class Holding:
    """Whose data a table holds, and what erasing a person does with it.

    `person` is the column that says whose row it is (None where the row is about nobody).
    `erasure` is `delete` (the row goes), `anonymise` (`clear` lists the columns emptied and the
    person column is cut), or `retain` (kept, with `because` naming the legal reason).

    A row that is anonymised stays because it is somebody else's too. Whoever asks what is held
    about them reads of it what `clear` names, which is theirs, and what `shows` names besides;
    of a row that is deleted or retained, everything.

    `sealed_until` names a column that must be true before anybody but the person reads the row,
    also where they ask for a copy, which somebody looks through.

    `untold` is the legal reason for which the person is not told of the rows at all, because that
    could hurt somebody. Erasure has its way with them like with any other.

    `retention` is how long the rows are kept: a class of `alongside.rights.retention.CLASSES`.

    `own_words` says that the person wrote the rows themself, and changes them where they did; what
    others wrote about somebody is put right by asking (`alongside.corrections`).

    `through` is for a row about several people at once, such as a household or a group: `person` is
    then the column that leads to them, and `through` the tables from there to the people, each as
    (table, its column that holds the same, its column that leads on); the last leads to a person.
    `alone` names a column: where it says something, the row is that one person's, not everybody's.
    What is written about several people tells each of the others too, so of such a row somebody
    reads on their own page only what `shows` names: that it is there, and when. In a copy that they
    ask for everything else is withheld until a data officer, who reads it, lets it go. Erasing one
    of them leaves it (`retain`, `because` the others are still there); what becomes of it when the
    last of them goes, the practice's hook `erasing` does.
    """

    table: str
    person: str | None
    what: Text
    erasure: Literal["delete", "anonymise", "retain"] = "delete"
    clear: Sequence[str] = ()
    because: Text = ""
    shows: Sequence[str] = ()
    sealed_until: str = ""
    untold: Text = ""
    retention: str = "care"
    own_words: bool = False
    through: Sequence[tuple[str, str, str]] = ()
    alone: str = ""


@dataclass(frozen=True)
class Practice:
    """One practice: its name, what it needs and holds, and where its pages are.

    `id` is its table prefix and template folder, and with hyphens its address. `api` is the
    plugin interface that it was written for. `settings` is a form class: schema, validator and
    page at once. `functions` are what people can do in it for the council. `imports` are what
    spreadsheets can be brought in as. `views` names its
    `Pages` as "module:attribute", imported after the check of `api`. `migrations` is a folder
    beside the declaring module. `columns` says what the columns of its tables are called to
    whoever reads what is held about them. `changes` says for each version, in a sentence, what is
    different for people since; administrators read it.
    """

    id: str
    title: Text
    summary: Text
    api: str = API
    settings: type[Any] | None = None
    permissions: "Sequence[Permission]" = ()
    functions: Sequence[Function] = ()
    group_kinds: Sequence[GroupKind] = ()
    roles: Sequence[Role] = ()
    holdings: Sequence[Holding] = ()
    imports: Sequence[Importable] = ()
    columns: Mapping[str, Text] = field(default_factory=dict)
    changes: Mapping[str, Text] = field(default_factory=dict)
    views: str | None = None
    migrations: str | None = None

    def __post_init__(self) -> None:
        """Raise DeclarationError for a name that would collide or mislead."""
        if not ID.fullmatch(self.id):
            raise DeclarationError(
                f"The practice id {self.id!r} must be lower-case words joined by underscores."
            )
        if self.id in RESERVED:
            raise DeclarationError(f"The practice id {self.id!r} is taken by the core.")
        for permission in self.permissions:
            if not permission.name.startswith(f"{self.id}."):
                raise DeclarationError(
                    f"Permission {permission.name!r} of practice {self.id!r} must start with "
                    f'"{self.id}."'
                )
        for function in self.functions:
            prefix, _, name = function.id.partition(".")
            if prefix != self.id or not ID.fullmatch(name) or len(function.id) > FUNCTION_ID_MAX:
                raise DeclarationError(
                    f"Function {function.id!r} of practice {self.id!r} must be "
                    f'"{self.id}." and lower-case words joined by underscores, '
                    f"{FUNCTION_ID_MAX} letters at most."
                )
        for holding in self.holdings:
            if not holding.table.startswith(f"{self.id}_"):
                raise DeclarationError(
                    f"Holding {holding.table!r} of practice {self.id!r} must start with "
                    f'"{self.id}_"'
                )
            if holding.erasure not in ERASURES:
                raise DeclarationError(
                    f"Holding {holding.table!r} of practice {self.id!r} has erasure "
                    f"{holding.erasure!r}, which is none of {', '.join(ERASURES)}."
                )
            if holding.through and (not holding.person or holding.erasure != "retain"):
                raise DeclarationError(
                    f"Holding {holding.table!r} of practice {self.id!r} is about several people "
                    "(through): it needs the column that leads to them, and erasure must be "
                    '"retain".'
                )
        for one in self.imports:
            if not ID.fullmatch(one.id) or not one.permission.startswith(f"{self.id}."):
                raise DeclarationError(
                    f"Import {one.id!r} of practice {self.id!r} must be lower-case words joined by "
                    f'underscores, with a permission that starts with "{self.id}."'
                )

    @property
    def prefix(self) -> str:
        """Where its pages live: `/shared-lives`."""
        return "/" + self.id.replace("_", "-")
