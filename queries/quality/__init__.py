"""Data quality: what was loaded, what was refused, what is missing, how old it is, what disagrees."""

from datetime import date

from access.viewer import Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries.runner import run


def loads(reader: Reader, viewer: Viewer) -> Figures:
    """Each load, the latest first: its files, rows read, loaded and rejected."""
    return run("quality.loads", reader, viewer)


def files(reader: Reader, viewer: Viewer) -> Figures:
    """Each file of each load: its table, rows read, loaded and rejected."""
    return run("quality.files", reader, viewer)


def warnings(reader: Reader, viewer: Viewer) -> Figures:
    """What each load found odd and went on with."""
    return run("quality.warnings", reader, viewer)


def refusals(reader: Reader, viewer: Viewer, *, load_id: str | None = None) -> Figures:
    """Every refused row with its rule. NotPermitted outside the operator's view."""
    return run("quality.refusals", reader, viewer, load_id=load_id)


def refusals_by_rule(reader: Reader, viewer: Viewer, *, load_id: str | None = None) -> Figures:
    """Rows refused per load, table, column and rule."""
    return run("quality.refusals_by_rule", reader, viewer, load_id=load_id)


def completeness(reader: Reader, viewer: Viewer, *, scheme: str | None = None) -> Figures:
    """Rows, missing, their share (0–1) and “not stated” per table and column."""
    return run("quality.completeness", reader, viewer, scheme=scheme)


def freshness(
    reader: Reader, viewer: Viewer, *, scheme: str | None = None, as_at: date | None = None
) -> Figures:
    """The last date in each table on or before `as_at` (default: today) and its age in days."""
    return run("quality.freshness", reader, viewer, scheme=scheme, as_at=as_at)


def reconciliation(reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None) -> Figures:
    """Person, date and what disagrees; NotPermitted outside the operator's view."""
    return run("quality.reconciliation", reader, viewer, scheme=scheme, as_at=as_at)


def reconciliation_summary(
    reader: Reader, viewer: Viewer, *, scheme: str, as_at: date | None = None
) -> Figures:
    """People per kind of disagreement between snapshots and episodes, and when first and last seen."""
    return run("quality.reconciliation_summary", reader, viewer, scheme=scheme, as_at=as_at)
