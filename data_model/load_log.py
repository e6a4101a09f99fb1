"""What the store keeps of each load: its files, warnings and refused rows."""

import uuid
from datetime import UTC, datetime

import duckdb
import polars as pl

from data_model import ddl
from data_model.report import Report


def log(connection: duckdb.DuckDBPyConnection, report: Report, origin: str) -> None:
    """Record a load in the version that it fills."""
    load_id = uuid.uuid4().hex
    at = datetime.now(UTC).replace(tzinfo=None)
    files = [
        (table, counts.file, counts.read, counts.loaded, counts.refused)
        for table, counts in report.tables.items()
    ]
    warnings = [(warned.file, warned.warning) for warned in report.warnings]
    connection.execute("insert into loads values (?, ?, ?, ?)", [load_id, at, report.source, origin])
    for row in files:
        connection.execute("insert into load_files values (?, ?, ?, ?, ?, ?)", [load_id, *row])
    for pair in warnings:
        connection.execute("insert into load_warnings values (?, ?, ?)", [load_id, *pair])
    ddl.append(connection, "refusals", report.refused.with_columns(pl.lit(load_id).alias("load_id")))
