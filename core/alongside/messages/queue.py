"""The job queue: what makes a message go out seconds after it was written, not minutes.

A job says only "look at this council": at its outbox, and at imports that wait. So losing one
loses nothing: the worker looks at every council each minute anyway. That is why a full disk or an
absent Redis never stops a page.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app, has_app_context
from huey import Huey, RedisHuey, SqliteHuey, crontab
from sqlalchemy import event

from alongside.config import ConfigError
from alongside.db.tenancy import CouncilSession
from alongside.messages.models import Message

log = logging.getLogger(__name__)
WRITTEN = "messages_written"


class Queue:
    """One app's jobs. Nothing is opened before the first job, nor shared with a child process."""

    def __init__(
        self, app: Flask, sweep: Callable[[Flask, str], object], tick: Callable[[Flask], object]
    ) -> None:
        """Remember what the jobs do: `sweep` for one council's id, `tick` for all, each minute."""
        self._app, self._sweep, self._tick = app, sweep, tick
        self._huey: Huey | None = None
        self._sweep_job: Any = None

    @property
    def huey(self) -> Huey:
        """The queue itself, opened when it is first asked for."""
        if self._huey is None:
            self._huey = _open(self._app)
            app, sweep, tick = self._app, self._sweep, self._tick
            self._sweep_job = self._huey.task(name="sweep")(lambda council: sweep(app, council))
            self._huey.periodic_task(crontab(minute="*"), name="tick")(lambda: tick(app))
        return self._huey

    def ask(self, council_id: str) -> None:
        """Ask for a council's outbox and imports to be looked at soon."""
        huey = self.huey
        huey.enqueue(self._sweep_job.s(council_id))

    def say(self, key: str, what: str) -> None:
        """Leave a word beside the jobs that anybody may read at once; losing it loses nothing."""
        try:
            self.huey.storage.put_data(key, what.encode())
        except Exception:
            log.warning("A word could not be left beside the jobs")

    def said(self, key: str) -> str:
        """What was left under a key, or ""."""
        try:
            found = self.huey.storage.peek_data(key)
        except Exception:
            return ""
        return found.decode() if isinstance(found, bytes) else ""

    def close(self) -> None:
        """Let go of the queue, before this process has children."""
        if self._huey is not None:
            self._huey.storage.close()
            self._huey = None


def _open(app: Flask) -> Huey:
    url = app.config["JOBS_URL"]
    if not url:
        Path(app.instance_path).mkdir(parents=True, exist_ok=True)
        path = Path(app.instance_path) / "jobs.sqlite3"
        return SqliteHuey("alongside", filename=str(path), results=False, fsync=False)
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ConfigError(f"ALONGSIDE_JOBS_URL must be a redis:// address, not {url!r}.")
    try:
        return RedisHuey("alongside", url=url, results=False)
    except ImportError as error:
        raise ConfigError("ALONGSIDE_JOBS_URL needs: pip install 'alongside[redis]'") from error


def queue_of(app: Flask) -> Queue:
    """The app's queue."""
    return cast(Queue, app.extensions["alongside.queue"])


def install(
    app: Flask, sweep: Callable[[Flask, str], object], tick: Callable[[Flask], object]
) -> None:
    """Give the app its queue. In tests nothing is sent unless the test asks for it."""
    app.extensions["alongside.queue"] = Queue(app, sweep, tick)


def soon(session: CouncilSession) -> None:
    """Ask for the council to be looked at soon, when what the session writes is kept."""
    session.info[WRITTEN] = True


def _notice(session: CouncilSession, context: Any) -> None:
    if any(isinstance(row, Message) for row in session.new):
        soon(session)


def _ask(session: CouncilSession) -> None:
    """After a commit that kept messages, ask for the outbox to be looked at."""
    if session.in_nested_transaction() or not session.info.pop(WRITTEN, False):
        return
    if not has_app_context() or current_app.config["TESTING"]:
        return
    try:
        queue_of(cast(Any, current_app)._get_current_object()).ask(str(session.council_id))
    except Exception:
        log.exception("A job could not be queued; the worker's next round sends what waits")


def _forget(session: CouncilSession) -> None:
    if not session.in_nested_transaction():
        session.info.pop(WRITTEN, None)


event.listen(CouncilSession, "after_flush", _notice)
event.listen(CouncilSession, "after_commit", _ask)
event.listen(CouncilSession, "after_rollback", _forget)
