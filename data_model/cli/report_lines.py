"""A load's report as plain lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from data_model.cli.failures import printable
from data_model.loading import Report

SHOWN = 5
"""Refusals printed; the rest are in the report file and on the Data page."""


def lines(report: Report, *, checked: bool = False) -> Iterator[str]:
    """The warnings, the counts table by table, and the first refusals."""
    for warned in report.warnings:
        yield printable(f"Warning: [{warned.file}] {warned.warning}", None)
    yield from _table_lines(report, "to load" if checked else "loaded")
    yield from _refusal_lines(report)


def refused_rows(report: Report) -> int:
    """Rows refused in all tables together."""
    return sum(counts.refused for counts in report.tables.values())


def facts(report: Report) -> dict[str, str | int | None]:
    """What the register keeps of a load: the version and the rows in all tables together."""
    counts = report.tables.values()
    return {
        "version": report.published.name if report.published else None,
        "read": sum(table.read for table in counts),
        "loaded": sum(table.loaded for table in counts),
        "refused": sum(table.refused for table in counts),
    }


def _table_lines(report: Report, loaded: str) -> Iterator[str]:
    if not report.tables:
        return
    width = max(len(table) for table in report.tables)
    yield f"{'table':{width}}  {'read':>10}  {loaded:>10}  {'refused':>10}"
    for table, counts in report.tables.items():
        yield f"{table:{width}}  {counts.read:>10,}  {counts.loaded:>10,}  {counts.refused:>10,}"


def _refusal_lines(report: Report) -> Iterator[str]:
    count = refused_rows(report)
    if not count:
        return
    yield ""
    yield f"Refused rows, the first {SHOWN} of {count:,}:" if count > SHOWN else "Refused rows:"
    yield from (f"  {_refusal(row)}" for row in report.refused.head(SHOWN).iter_rows(named=True))


def _refusal(row: dict[str, Any]) -> str:
    places = [str(row["file"]), f"row {row['row']}"]
    if row["column"]:
        places.append(f"column {row['column']} {_value(row['value'] or '')}")
    return printable(f"{', '.join(places)}: {row['rule']}", None)


def _value(value: str) -> str:
    return value if value.startswith("[masked") else f"[{printable(value, 40)}]"
