"""What a query needs to know of the store before it is asked."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

import polars as pl

from access.viewer import Viewer
from data_model.reader import Reader

FACTS = """
with chosen as (
    select scheme from schemes where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),
dates as (
    select list(distinct snapshot_date order by snapshot_date) from snapshots semi join chosen using (scheme)
),
origins as (select list(distinct origin) from scheme_origins semi join chosen using (scheme)),
codes as (select list(scheme order by scheme) from chosen),
cohort_codes as (select list(distinct cohort order by cohort) from cohorts semi join chosen using (scheme))
select
    (from codes) as schemes,
    (from dates) as dates,
    (from origins) as origins,
    (from cohort_codes) as cohorts
"""

BADGES = ("synthetic", "example")
"""Origins that a figure must own up to, the more telling first."""


@dataclass(frozen=True)
class StoreFacts:
    """The schemes asked for that exist, their snapshot dates and cohorts, and where their rows come from."""

    schemes: tuple[str, ...]
    snapshot_dates: tuple[date, ...]
    cohorts: tuple[str, ...]
    origin: str

    def on_or_before(self, day: date) -> date | None:
        """The latest snapshot date on or before `day`; None where there is none."""
        return max((one for one in self.snapshot_dates if one <= day), default=None)


class _Known:
    """What was found in one version, which never changes: kept as long as its reader is."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, ...] | None, StoreFacts] = {}
        self.thresholds: pl.DataFrame | None = None


_KNOWN: WeakKeyDictionary[Reader, _Known] = WeakKeyDictionary()


def store_facts(reader: Reader, schemes: list[str] | None) -> StoreFacts:
    """The facts about `schemes` (None: every one)."""
    known = _KNOWN.setdefault(reader, _Known())
    key = None if schemes is None else tuple(schemes)
    if key not in known.facts:
        known.facts[key] = _read_facts(reader, schemes)
    return known.facts[key]


def _read_facts(reader: Reader, schemes: list[str] | None) -> StoreFacts:
    facts = reader.read(FACTS, {"schemes": schemes}).row(0, named=True)
    origins = facts["origins"] or ()
    return StoreFacts(
        schemes=tuple(facts["schemes"] or ()),
        snapshot_dates=tuple(facts["dates"] or ()),
        cohorts=tuple(facts["cohorts"] or ()),
        origin=next((badge for badge in BADGES if badge in origins), "extract"),
    )


def thresholds_table(reader: Reader) -> pl.DataFrame:
    """The reference table `disclosure_thresholds`."""
    known = _KNOWN.setdefault(reader, _Known())
    if known.thresholds is None:
        known.thresholds = reader.read("from disclosure_thresholds")
    return known.thresholds


def visible(viewer: Viewer) -> list[str] | None:
    """The schemes a viewer may see, as a query takes them; None for every one."""
    return None if viewer.schemes is None else sorted(viewer.schemes)
