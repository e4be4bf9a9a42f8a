"""The suite that every practice passes: the house's promises, each as a test.

    from alongside.testing import Conformance

    class TestConformance(Conformance):
        practice = "long_table"

What each promise means, and what to do when it is broken, stands in docs/plugins/conformance.md.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from alongside.testing import (
    accessible,
    choosing,
    crossing,
    declaration,
    keeping,
    moving,
    nonsense,
    visiting,
)
from alongside.testing.planting import Barren
from alongside.testing.promises import NOT_LOADED, Broken, broken, promise
from alongside.testing.quiet import Quiet
from alongside.testing.source import Said
from alongside.testing.stage import Stage
from alongside.testing.staging import staged

MOST_SAID = 8
CHECKS: Mapping[str, tuple[Callable[[Stage], Iterable[Said]], ...]] = {
    "off": (visiting.found_though_off,),
    "permissions": (visiting.without_leave,),
    "councils": (
        crossing.loose_tables,
        crossing.seen_by_others,
        crossing.changed_by_others,
        choosing.chosen_by_others,
    ),
    "settings": (nonsense.taken,),
    "holdings": (keeping.unaccounted, keeping.round_trip),
    "enabling": (moving.lost,),
    "accessible": (accessible.violations,),
    "declaration": (declaration.contradictions,),
    "reading": (visiting.changed_by_looking,),
    "pages": (visiting.breaking,),
    "escaping": (visiting.raw,),
}
"""What is asked of a practice on its stage. The other promises are asked about the way there."""


def keep(name: str, said: Iterable[Said]) -> None:
    """Raise what was said as one broken promise; does nothing when nothing was."""
    try:
        found = list(said)
    except Barren as error:
        raise broken(name, str(error)) from error
    if found:
        more = len(found) - MOST_SAID
        words = [what for what, _ in found[:MOST_SAID]] + [f"… and {more} more"] * (more > 0)
        look = dict.fromkeys(where for _, where in found[:MOST_SAID] if where)
        raise broken(name, "\n".join(words), ", ".join(look))


def ask(name: str, stage: Stage) -> None:
    """Ask everything that a promise asks. Raises Broken where it was not kept."""
    for check in CHECKS[name]:
        keep(name, check(stage))


@pytest.mark.usefixtures("nothing_leaves")
class Conformance:
    """The promises of a practice. Derive from it, and say which practice.

    `file` is the path of a single-file practice that is not in an instance. `fitting` says by
    "table.column" what a column takes that does not take just any text, such as a kind; `needed`
    names columns that may be empty, but not in every row.
    """

    practice: ClassVar[str]
    file: ClassVar[str | Path | None] = None
    fitting: ClassVar[Mapping[str, Any]] = {}
    needed: ClassVar[Iterable[str]] = ()

    @promise("loads")
    def test_it_loads_and_everything_that_it_names_is_there(self, bare_stage: Any) -> None:
        if isinstance(bare_stage, Broken) and bare_stage.promise == "loads":
            raise bare_stage

    @promise("off")
    def test_what_is_off_is_not_found(self, stage: Stage) -> None:
        ask("off", stage)

    @promise("permissions")
    def test_every_page_says_who_may_open_it(self, bare_stage: Any) -> None:
        if not isinstance(bare_stage, Broken):
            ask("permissions", bare_stage)
        elif bare_stage.promise == "permissions":
            raise bare_stage
        else:
            pytest.skip(NOT_LOADED)

    @promise("councils")
    def test_nothing_crosses_from_one_council_to_another(self, stage: Stage) -> None:
        ask("councils", stage)

    @promise("settings")
    def test_settings_refuse_nonsense(self, stage: Stage) -> None:
        ask("settings", stage)

    @promise("holdings")
    def test_whoever_asks_gets_everything_and_is_forgotten_as_was_said(self, stage: Stage) -> None:
        ask("holdings", stage)

    @promise("migrations")
    def test_tables_go_up_down_and_up_again(
        self, request: pytest.FixtureRequest, database: dict[str, str], tmp_path: Path
    ) -> None:
        with staged(request.cls, tmp_path, database) as found:
            if not isinstance(found, Broken):
                keep("migrations", moving.up_and_down(found))
            elif found.promise == "migrations":
                raise found
            else:
                pytest.skip(NOT_LOADED)

    @promise("enabling")
    def test_switched_off_and_on_again_it_has_lost_nothing(self, stage: Stage) -> None:
        ask("enabling", stage)

    @promise("accessible")
    @pytest.mark.parametrize("bare_stage", ["sqlite"], indirect=True)  # the same pages on both
    def test_everybody_can_use_its_pages(self, stage: Stage) -> None:
        ask("accessible", stage)

    @promise("declaration")
    def test_what_it_declares_is_what_it_does(self, stage: Stage) -> None:
        ask("declaration", stage)

    @promise("reading")
    def test_looking_changes_nothing(self, stage: Stage) -> None:
        ask("reading", stage)

    @promise("pages")
    def test_no_page_breaks_whoever_opens_it(self, stage: Stage) -> None:
        ask("pages", stage)

    @promise("escaping")
    def test_what_somebody_wrote_is_never_run(self, stage: Stage) -> None:
        ask("escaping", stage)

    @promise("quiet")
    def test_nothing_leaves_the_house_unasked(self, stage: Stage, nothing_leaves: Quiet) -> None:
        keep("quiet", visiting.leaving(stage, nothing_leaves))
