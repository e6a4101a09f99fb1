"""Who is on a made-up scheme, from which month to which: the frame that its tables are made from."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data_model.demo.calendar import month_ends

LAST_YEAR = 2025
AREAS = 5
COHORTS = (("fixed", "all"), ("flex", "all"), ("free", "female"), ("free", "young_adult"))
SHARES = (0.48, 0.22, 0.18, 0.12)
MEAN_STAY = 14
"""Months."""


@dataclass(frozen=True)
class MadeUp:
    """One made-up scheme: its number, its months and the source of its draws."""

    number: int
    years: int
    rng: np.random.Generator

    @property
    def code(self) -> str:
        """Such as `scheme-04`."""
        return f"scheme-{self.number:02d}"

    @property
    def months(self) -> list[date]:
        """The month ends of its years, up to December 2025."""
        return month_ends(date(LAST_YEAR + 1 - self.years, 1, 1), date(LAST_YEAR, 12, 31))

    @property
    def first_day(self) -> date:
        """The day it went live."""
        return self.months[0].replace(day=1)

    def refs(self, kind: str, numbers: pl.Expr) -> pl.Expr:
        """References such as `scheme-04-p-00042`."""
        return pl.format(f"{self.code}-{kind}-{{}}", numbers.cast(pl.String).str.zfill(5))

    def picks(self, values: list[str], shares: list[float], rows: int) -> pl.Series:
        """A column of values by share."""
        weights = np.array(shares) / sum(shares)
        return pl.Series(values=np.array(values, dtype=object)[self.rng.choice(len(values), rows, p=weights)])

    def days(self, low: int, high: int, rows: int) -> pl.Expr:
        """A column of whole days from `low` to under `high`."""
        return pl.lit(pl.Series(values=self.rng.integers(low, high, rows)).cast(pl.Int32))

    def chance(self, share: float, rows: int) -> pl.Series:
        """A column that is true for about that share of the rows."""
        return pl.Series(values=self.rng.random(rows) < share)


def stays(scheme: MadeUp) -> pl.DataFrame:
    """One row per person: `place, start, end` (months, end not included), cohort, area and dates."""
    places = int(scheme.rng.integers(200, 340))
    spans = _spans(scheme, places)
    rows = len(spans)
    cohort = scheme.rng.choice(len(COHORTS), places, p=SHARES)[spans["place"].to_numpy()]
    months = len(scheme.months)
    begins = pl.Series("begins", [day.replace(day=1) for day in scheme.months] + [None])
    return spans.with_row_index("number", offset=1).with_columns(
        scheme.refs("p", pl.col("number")).alias("person_ref"),
        pl.Series("cohort", [COHORTS[c][0] for c in cohort]),
        pl.Series("profile", [COHORTS[c][1] for c in cohort]),
        pl.format("area-{}", pl.Series(scheme.rng.integers(1, AREAS + 1, rows))).alias("area"),
        (pl.col("start").replace_strict(range(months + 1), begins) + pl.duration(days=9)).alias("adopted_on"),
        (pl.col("end").replace_strict(range(months + 1), begins) + pl.duration(days=9)).alias(
            "deselected_on"
        ),
        pl.Series("slope", scheme.rng.normal(-0.12, 0.12, rows)),
        pl.Series("level", scheme.rng.normal(0, 1, rows)),
        scheme.chance(0.25, rows).alias("jailed"),
        scheme.chance(0.85, rows).alias("statutory"),
        pl.Series("staff", scheme.rng.integers(1, 16, rows)),
    )


def _spans(scheme: MadeUp, places: int) -> pl.DataFrame:
    """Every place is filled by one person after another; some places only come into being later."""
    months = len(scheme.months)
    turns = months // 3 + 2
    late = np.where(scheme.rng.random(places) < 0.3, scheme.rng.integers(0, min(18, months), places), 0)
    lengths = 3 + scheme.rng.geometric(1 / (MEAN_STAY - 3), (places, turns))
    starts = late[:, None] + np.hstack([np.zeros((places, 1), int), np.cumsum(lengths, axis=1)[:, :-1]])
    place = np.repeat(np.arange(places), turns)
    frame = pl.DataFrame({"place": place, "start": starts.ravel(), "end": (starts + lengths).ravel()})
    return frame.filter(pl.col("start") < months).with_columns(pl.col("end").clip(upper_bound=months))


def person_months(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """One row per person and month on the scheme, with the month end and the months since adoption."""
    lengths = (people["end"] - people["start"]).to_numpy()
    rows = np.repeat(np.arange(len(people)), lengths)
    tenure: NDArray[np.int64] = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    ends = pl.Series("ends", scheme.months)
    return people[rows].with_columns(
        pl.Series("tenure", tenure),
        pl.Series("snapshot_date", ends.gather(people["start"].to_numpy()[rows] + tenure)),
        (pl.Series("in_turn", tenure) % 12).is_between(4, 6).alias("jail_month"),
    )
