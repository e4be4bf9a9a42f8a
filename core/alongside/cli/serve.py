"""`alongside serve`: the web server, and the worker beside it when asked."""

import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask import Flask

from alongside.cli.plain import Plain, the_app
from alongside.cli.safety import refuse_unsafe
from alongside.db.engine import db
from alongside.messages.queue import queue_of

try:
    from gunicorn.app.base import BaseApplication
except ImportError:  # pragma: no cover - the `serve` extra is not installed, or not for this system
    BaseApplication = None


@click.command(cls=Plain)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=int, envvar="PORT", default=8000, show_default=True)
@click.option("--with-worker", is_flag=True, help="Start the worker too, and stop it at the end.")
def serve(host: str, port: int, with_worker: bool) -> None:
    """Serve the pages of this installation."""
    app = the_app()
    refuse_unsafe(app)
    refuse_taken(host, port)
    if not app.config["PROXIES"] and not app.config["PUBLIC_PORT"]:
        app.config["PUBLIC_PORT"] = port
    click.echo(f"Alongside answers at http://{'localhost' if host == '127.0.0.1' else host}:{port}")
    run(app, host, port, with_worker)


def refuse_taken(host: str, port: int) -> None:
    """Say so in plain words when something else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise click.ClickException(f"{port} is not a port; choose one to 65535.") from None
        except OSError as error:
            raise click.ClickException(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Something else may be using it: choose another with PORT=8001."
            ) from None


def run(app: Flask, host: str, port: int, with_worker: bool) -> None:
    """Serve until told to stop; the worker, when there is one, stops with it."""
    queue_of(app).close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()  # a connection must not be shared by the processes that come
    with _worker_beside(app) if with_worker else _nothing():
        if BaseApplication is not None:
            _gunicorn(app, host, port)
        elif app.config["MODE"] == "production":
            raise click.ClickException(
                "In production Alongside is served by gunicorn: pip install 'alongside[serve]'"
            )
        else:
            click.echo("gunicorn is not installed, so this is the development server.", err=True)
            app.run(host, port, debug=False, threaded=True)


def _gunicorn(app: Flask, host: str, port: int) -> None:
    """Two workers that share what was loaded before they were made.

    Behind a proxy they are the fastest that two cores allow. A browser that speaks to them itself
    keeps connections open that it may never use, each of which would hold up a whole worker; so
    without a proxy they use threads.
    """
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": 2,
        "worker_class": "sync" if app.config["PROXIES"] else "gthread",
        "threads": 1 if app.config["PROXIES"] else 4,
        "preload_app": True,
        "post_fork": lambda server, worker: gc.freeze(),
        "loglevel": "warning",
        "graceful_timeout": 10,
        "control_socket_disable": True,
    }

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Server().run()


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _worker_beside(app: Flask) -> Iterator[None]:
    """A worker process that lives as long as the server does.

    It is out of reach of the terminal's Ctrl-C, so that the server ends it in order.
    """
    environment: dict[str, Any] = {
        **os.environ,
        "ALONGSIDE_MODE": app.config["MODE"],
        "ALONGSIDE_INSTANCE": app.instance_path,
        "ALONGSIDE_PUBLIC_PORT": str(app.config["PUBLIC_PORT"]),
    }
    command = [sys.executable, "-m", "alongside", "worker", "--beside", str(os.getpid())]
    worker = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603
    try:
        yield
    finally:
        worker.send_signal(signal.SIGTERM)
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            worker.kill()
