"""`alongside worker`: sends messages and reminders, apart from the web server."""

import logging
import os
import signal
import threading
import time

import click

from alongside.cli.plain import Plain, the_app
from alongside.cli.safety import refuse_unsafe
from alongside.messages.queue import queue_of
from alongside.messages.transports import transport_for
from alongside.worker import tick


@click.command(cls=Plain)
@click.option("--once", is_flag=True, help="Do what waits now, and stop.")
@click.option("--beside", type=int, hidden=True, help="Stop when this process has gone.")
def worker(once: bool, beside: int | None) -> None:
    """Send messages and reminders, until told to stop."""
    app = the_app()
    refuse_unsafe(app)
    transport_for(app)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alongside.audit").setLevel(logging.INFO)  # a log elsewhere keeps the anchors
    if once:
        tick(app)
        return
    if beside is not None:
        threading.Thread(target=_leave_with, args=(beside,), daemon=True).start()
    else:
        click.echo(f"The worker is at work; messages go by {app.config['MAIL_TRANSPORT']}.")
    consumer = queue_of(app).huey.create_consumer(  # two: a reminder without an end stops only one
        workers=2, max_delay=1.0, graceful_signal="TERM", shutdown_timeout=8
    )
    threading.Thread(target=tick, args=(app,), daemon=True).start()
    consumer.run()


def _leave_with(parent: int) -> None:
    """Ask this process to stop as soon as the one that started it has gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
