"""One person's rows as the queries `cases.person`, `cases.events` and `cases.needs` give them."""

from datetime import date
from typing import Any

import polars as pl
from support.literal_figures import literal_figures

from disclosure.figures import Figures

AS_AT = date(2022, 9, 30)

EVENTS = {
    "lane": pl.String,
    "from_date": pl.Date,
    "to_date": pl.Date,
    "what": pl.String,
    "detail": pl.String,
    "value": pl.Float64,
    "label": pl.String,
    "detail_label": pl.String,
}


def event(lane: str, start: date, what: str = "", **other: Any) -> dict[str, Any]:
    """One row of `cases.events`; on one day unless `other` says when it ended."""
    row = dict.fromkeys(EVENTS) | {"lane": lane, "from_date": start, "to_date": start, "what": what}
    return row | {"label": what.replace("_", " ").capitalize()} | other


def rated(rag: str, *days: date) -> list[dict[str, Any]]:
    """A rating on each of `days`."""
    return [event("rating", on, rag, detail="retain", detail_label="Retain") for on in days]


def frame_of(*rows: dict[str, Any]) -> pl.DataFrame:
    """The rows as `cases.events`."""
    return pl.DataFrame(rows, EVENTS)


def events_figures(*rows: dict[str, Any]) -> Figures:
    """The rows as the figures of `cases.events`."""
    return literal_figures(frame_of(*rows), metric="cases.events", as_at=AS_AT)


def need(
    pathway: str, first: float | None, latest: float | None, instrument: str = "in_house", **other: Any
) -> dict[str, Any]:
    """One row of `cases.needs`, assessed at the start of 2022 and in September."""
    lower = instrument != "justice_star"
    scores = [one for one in (first, latest) if one is not None]
    row = {
        "pathway": pathway,
        "label": pathway.capitalize(),
        "instrument": instrument,
        "first_on": date(2022, 1, 10) if first is not None else None,
        "first_score": first,
        "latest_on": date(2022, 9, 10) if latest is not None else None,
        "latest_score": latest,
        "worst_score": (max(scores) if lower else min(scores)) if scores else None,
        "no_need": 0.0 if lower else 10.0,
        "better": "lower" if lower else "higher",
        "instrument_label": instrument.replace("_", " ").capitalize(),
        "scale_low": 0.0 if lower else 1.0,
        "scale_high": 10.0,
    }
    return row | other


def needs_figures(*rows: dict[str, Any]) -> Figures:
    """The rows as the figures of `cases.needs`."""
    return literal_figures(pl.DataFrame(rows, infer_schema_length=None), metric="cases.needs", as_at=AS_AT)


def facts(**other: Any) -> dict[str, Any]:
    """The row of `cases.person` of somebody adopted on 31 July 2021."""
    row = {
        "person_ref": "P1", "cohort": "fixed", "profile": "all", "label": "Fixed", "rag": "green",
        "rated_on": date(2022, 9, 14), "rating_before": "green", "green_streak": 3, "area": "north",
        "area_name": "North", "setting": "community", "statutory": True, "com_ref": "com-1",
        "polm_ref": None, "support_officer_ref": None, "ogrs": 62.0, "predictor": "ogrs3", "band": "medium",
        "css": 1200.0, "adopted_on": date(2021, 7, 31), "exit_plan": None, "release_due": None, "sex": "male",
        "age": 34, "episodes": 1, "index_offence": "34", "index_offence_title": "Robbery",
        "review_by": date(2023, 1, 1), "snapshot_date": AS_AT, "on_scheme": True, "restricted": False,
    }  # fmt: skip
    return row | other
