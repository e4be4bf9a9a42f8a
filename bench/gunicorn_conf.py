"""How both apps are served: the same server, the same settings.

With BENCH_STATEMENTS naming a file, each request's statements are written there, one line of JSON
a request; the timed servers run without it.
"""

import gc
import json
import os
from pathlib import Path

wsgi_app = os.environ["BENCH_APP"]
bind = f"127.0.0.1:{os.environ['BENCH_PORT']}"
workers = int(os.environ.get("BENCH_WORKERS", "2"))
worker_class = "sync"
preload_app = True
loglevel = "warning"
control_socket_disable = True

STATEMENTS = os.environ.get("BENCH_STATEMENTS")
_seen: list[str] = []


def post_fork(server, worker):
    """Leave what the app brought along out of every later collection."""
    gc.freeze()


if STATEMENTS:
    from sqlalchemy import Engine, event

    @event.listens_for(Engine, "before_cursor_execute")
    def _note(connection, cursor, statement, parameters, context, executemany):
        _seen.append(statement)

    def pre_request(worker, request):
        """Begin to count."""
        _seen.clear()

    def post_request(worker, request, environ, response):
        """Write down what this request asked of the database."""
        line = {"method": request.method, "path": request.path, "statements": _seen}
        with Path(STATEMENTS).open("a") as notes:
            notes.write(json.dumps(line) + "\n")
