"""The runner: a metric's name and parameters in, released figures out."""

from datetime import UTC, date, datetime

import polars as pl

from access.viewer import NotPermitted, Viewer
from data_model.reader import Reader
from disclosure.assembly import assemble
from disclosure.columns import expand
from disclosure.counts import counts_of, without_open
from disclosure.figures import Figures
from disclosure.release import release
from disclosure.thresholds import in_force
from queries.catalogue import Metric, find
from queries.errors import QueryError
from queries.parameters import Value, complete
from queries.store_facts import StoreFacts, store_facts, thresholds_table, visible


def run(name: str, reader: Reader, viewer: Viewer, **parameters: object) -> Figures:
    """The figures of the metric `name` as `viewer` may see them.

    QueryError for a metric, parameter or value that does not exist; NotPermitted for a scheme or a metric
    that the viewer may not see.
    """
    metric = find(name)
    schemes = _schemes(metric, viewer, parameters)
    facts = store_facts(reader, schemes)
    _refuse_unknown_scheme(parameters.get("scheme"), facts)
    today = datetime.now(UTC).date()
    values = complete(metric, parameters, facts, today)
    limits = {"schemes": schemes, "restricted": viewer.restricted}
    rows = metric.summarise(reader.read(metric.sql, {**values, **limits}), values)
    return _released(metric, rows, values, reader, viewer, facts, today)


def _schemes(metric: Metric, viewer: Viewer, parameters: dict[str, object]) -> list[str] | None:
    """The schemes whose rows may be read; None for every one. NotPermitted where the viewer may not ask."""
    if viewer.view not in metric.header.views:
        raise NotPermitted(f"[{metric.name}] shows single people: it is for those who work the cases.")
    scheme = parameters.get("scheme")
    if isinstance(scheme, str):
        viewer.require(scheme)
        return [scheme]
    return visible(viewer)


def _refuse_unknown_scheme(scheme: object, facts: StoreFacts) -> None:
    if scheme is not None and scheme not in facts.schemes:
        raise QueryError(
            f"The store has no scheme [{scheme}]; `python -m queries run schemes.list` shows them."
        )


def _released(
    metric: Metric,
    rows: pl.DataFrame,
    values: dict[str, Value],
    reader: Reader,
    viewer: Viewer,
    facts: StoreFacts,
    today: date,
) -> Figures:
    thresholds = in_force(thresholds_table(reader), viewer.view, today)
    columns = expand(metric.header.columns, rows.columns)
    if values.get("area") is not None:  # an area is behind every count then
        rows, columns = without_open(rows, columns)
    return assemble(
        release(counts_of(rows, columns), thresholds),
        rows,
        columns,
        thresholds,
        metric=metric.name,
        parameters=values,
        as_at=_as_at(values, facts),
        version=reader.version,
        origin=facts.origin,
        derive=lambda released: metric.derive(released, values),
    )


def _as_at(values: dict[str, Value], facts: StoreFacts) -> date | None:
    """The day the figures stand for: `as_at`, or the last snapshot of a span."""
    as_at, end = values.get("as_at"), values.get("end")
    if isinstance(as_at, date):
        return as_at
    return facts.on_or_before(end) if isinstance(end, date) else None
