"""What processes cost, read from Linux's /proc: processor seconds and memory."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


def tree(root: int) -> list[int]:
    """Return the process with this id and everything that it started, directly or not."""
    parents = {pid: stat[1] for pid in _pids() if (stat := _stat(pid))}
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if int(parent) == pid]
    return found


def cpu_seconds(pids: Iterable[int]) -> float:
    """Return the processor seconds, user and system, that these processes have used so far."""
    return sum(sum(map(int, stat[11:13])) for pid in pids if (stat := _stat(pid))) / TICK


def pss_mib(pids: Iterable[int]) -> float:
    """Return their proportional memory in MiB: shared pages count once, however many share them."""
    total = 0
    for pid in pids:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def _pids() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def _stat(pid: int) -> list[str]:
    """Return /proc/<pid>/stat from the state on, or nothing if the process has gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
