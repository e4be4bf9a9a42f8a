"""Print what was measured: one line a page and concurrency, ratios in the middle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.bars import BARS, DEEP_BY_FIRST, TAIL
from bench.compare import Figures, Row
from bench.sides import DEEP, LIST

HEAD = (
    "page",
    "at once",
    "bare/s (p99 ms)",
    "alongside/s (p99 ms)",
    "ratio",
    "by CPU",
    "bar",
    "p99÷p50",
    "CPU ms bare (server+db)",
    "alongside",
    "SQL bare",
    "alongside",
)
ABSENT = "–"


def pages_table(rows: Sequence[Row], sql: Mapping[str, Mapping[str, int]]) -> str:
    """Lay the rows out as a table; `sql` counts statements by side and page."""
    return lay_out([HEAD, *(_line(row, sql) for row in rows)])


def remarks(rows: Sequence[Row]) -> list[str]:
    """Return the bars that compare one of Alongside's pages with another."""
    times = {row.page: row.alongside.p50 for row in rows if row.alongside and row.concurrency == 1}
    if DEEP not in times or LIST not in times:
        return []
    return [
        ratio_line("a page deep in the list ÷ the first", times[DEEP] / times[LIST], DEEP_BY_FIRST)
    ]


def ratio_line(what: str, ratio: float, most: float) -> str:
    """Say a ratio that is to stay under a bar, and whether it does."""
    return f"{what}: {ratio:.2f} (bar: at most {most:g}{'' if ratio <= most else ', MISSED'})"


def lay_out(lines: Sequence[Sequence[str]]) -> str:
    """Pad cells so that the columns stand under each other."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    padded = [" | ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    padded.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(padded)


def _line(row: Row, sql: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    bar = BARS[row.page]
    ours = row.alongside
    return (
        row.page,
        str(row.concurrency),
        _speed(row.bare),
        _speed(ours) if ours else ABSENT,
        f"{ours.rate / row.bare.rate:.0%}" if ours else ABSENT,
        f"{_all_cpu(row.bare) / _all_cpu(ours):.0%}" if ours else ABSENT,
        _bar(bar.share, ours.rate / row.bare.rate) if ours else ABSENT,
        _tail(ours, row.concurrency) if ours else ABSENT,
        _cpu(row.bare),
        _cpu(ours) if ours else ABSENT,
        _count(sql.get("bare", {}).get(bar.beside)),
        _count(sql.get("alongside", {}).get(row.page), bar.statements),
    )


def _speed(figures: Figures) -> str:
    return f"{figures.rate:.0f} ({figures.p99:.1f})"


def _bar(share: float | None, reached: float) -> str:
    if share is None:
        return ABSENT
    return f"≥ {share:.0%}{'' if reached >= share else ' MISSED'}"


def _tail(figures: Figures, concurrency: int) -> str:
    tail = figures.p99 / figures.p50
    missed = concurrency in (1, 16) and tail > TAIL
    return f"{tail:.1f}{' MISSED' if missed else ''}"


def _cpu(figures: Figures) -> str:
    return f"{figures.server_cpu:.2f}+{figures.database_cpu:.2f}"


def _all_cpu(figures: Figures) -> float:
    """Processor milliseconds a request, at the least one that divides."""
    return max(figures.server_cpu + figures.database_cpu, 0.001)


def _count(count: int | None, most: int | None = None) -> str:
    if count is None:
        return ABSENT
    return f"{count}{'' if most is None else f' of {most}'}"
