"""People by area: rates for each 10,000 adults and how each area stands to the rest, from released counts."""

from collections.abc import Mapping

import polars as pl

from queries.ratios import NOTHING, Estimate, event_rate, rate_ratio

TOLERANCE = (0.8, 1.25)
"""A ratio whose whole interval lies between these is no difference worth the name."""

COMPUTED = {
    "per_10000": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "ratio": pl.Float64,
    "ratio_low": pl.Float64,
    "ratio_high": pl.Float64,
    "finding": pl.String,
}


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`released` with rate, ratio to the rest and finding; empty where count or adults are not known."""
    whole = released.filter(area="total").to_dicts()
    made = [_row(row, whole[0]) for row in released.to_dicts()]
    return released.with_columns(pl.DataFrame(made, schema=COMPUTED))


def _row(row: dict[str, object], whole: dict[str, object]) -> dict[str, object]:
    people, adults = row["people"], row["adults"]
    if not isinstance(people, int) or not isinstance(adults, int):
        return dict.fromkeys(COMPUTED)
    rate, ratio = event_rate(people, adults / 10_000), _to_the_rest(people, adults, row, whole)
    return {
        "per_10000": rate.value,
        "low": rate.low,
        "high": rate.high,
        "ratio": ratio.value,
        "ratio_low": ratio.low,
        "ratio_high": ratio.high,
        "finding": None if row["area"] == "total" else _finding(ratio),
    }


def _to_the_rest(people: int, adults: int, row: dict[str, object], whole: dict[str, object]) -> Estimate:
    everyone, all_adults = whole["people"], whole["adults"]
    if row["area"] == "total" or not isinstance(everyone, int) or not isinstance(all_adults, int):
        return NOTHING
    return rate_ratio(people, adults, max(everyone - people, 0), all_adults - adults)


def _finding(ratio: Estimate) -> str:
    if ratio.low is None or ratio.high is None:
        return "too few to tell"
    if ratio.low > 1:
        return "above"
    if ratio.high < 1:
        return "below"
    inside = TOLERANCE[0] <= ratio.low and ratio.high <= TOLERANCE[1]
    return "no difference" if inside else "too few to tell"
