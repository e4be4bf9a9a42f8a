"""Run a function in a process of its own, so that nothing it imported or set up stays behind."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def apart(work: Callable[..., Result], *args: object) -> Result:
    """Return what `work` returns, or raise what it raises, in a fresh interpreter."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(work, *args).result()
