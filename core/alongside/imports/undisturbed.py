"""Doing much at once without Python looking for garbage all the while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back the search for garbage that comes in circles; what nobody has is freed anyway.

    Twenty thousand rows make objects that all stay until the end, and Python would look through
    all of them again and again: a third of the time that an import takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
