"""What the pages of imports share: the blueprint, and how an import is found."""

import uuid
from collections.abc import Mapping

from alongside.db.tenancy import CouncilSession
from alongside.imports.kinds import allowed, importables, of_id
from alongside.imports.models import ImportRun
from alongside.kernel.importable import Importable
from alongside.web.context import current, house
from alongside.web.pages import Pages

RUN = "/imports/<uuid:run_id>"
pages = Pages("imports", __name__)


def load_run(session: CouncilSession, run_id: uuid.UUID) -> ImportRun | None:
    """An import of this council; whose it is, the permission asks."""
    return session.get(ImportRun, run_id)


def locked(run: ImportRun) -> ImportRun:
    """The import as it is now, held until the end of the request: the worker may have it too."""
    return current.session.get_one(ImportRun, run.id, with_for_update=True, populate_existing=True)


def kinds_here() -> Mapping[str, Importable]:
    """What the reader may bring in here."""
    return allowed(house().permissions, current.actor, house().registry, current.practices)


def kind_of(run: ImportRun) -> Importable:
    """What an import brings in."""
    found = of_id(importables(house().registry, current.practices), run.kind)
    if found is None:
        raise LookupError(run.kind)
    return found
