"""One person's events as a timeline draws them: in which lane, in which span, and in which words."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from charts.canvas import plain
from charts.dates import said
from charts.lanes import LANES, SHARED

POINTS = frozenset({"rating", "meeting", "offence", "enforcement", "assessment", "release", "referral"})
"""Kinds that happen on one day."""

_WHAT = {
    "rating": "Rated {label}",
    "offence": "{label}",
    "release": "Released: {label}",
    "referral": "Referred: {label}",
    "meeting": "Meeting without a rating",
    "assessment": "Assessed: {label}",
}
_NUMBER = {
    "offence": "severity {:,.0f}",
    "assessment": "need on {:,.0f} pathways",
    "service": "{:,.0f} contacts",
}


@dataclass(frozen=True)
class Event:
    """One event: its kind and code, when it was, its words, and its number (of an offence: its severity)."""

    kind: str
    code: str
    start: date
    end: date | None
    label: str
    more: str
    """More of it as a code, such as `not_proven`."""
    detail: str
    """More of it in words."""
    value: float | None

    @property
    def lane(self) -> str:
        """The lane it is drawn in."""
        return SHARED.get(self.kind, self.kind)

    @property
    def is_point(self) -> bool:
        """Whether it happened on one day."""
        return self.kind in POINTS

    @property
    def words(self) -> str:
        """What hover says of it, escaped for Plotly."""
        label = self.label.lower() if self.kind == "rating" else self.label
        what = _WHAT.get(self.kind, "{label}").format(label=label)
        number = "" if self.value is None else _NUMBER.get(self.kind, "").format(self.value)
        detail = "" if self.kind == "meeting" else self.detail.replace("_", " ")
        lines = [f"<b>{plain(what, 60)}</b>", plain(detail, 90), number, self._when()]
        return "<br>".join(line for line in lines if line)

    def _when(self) -> str:
        if self.is_point or self.end == self.start:
            return said(self.start)
        if self.end is None:
            return f"since {said(self.start)}"
        return f"{said(self.start)} to {said(self.end)}"


def events_of(frame: pl.DataFrame) -> list[Event]:
    """The rows of `cases.events` in the order of their days; kinds that no lane knows are left out."""
    ordered = frame.sort("from_date", maintain_order=True)
    events = [_event(row) for row in ordered.iter_rows(named=True)]
    return [event for event in events if event.lane in LANES]


def _event(row: dict[str, object]) -> Event:
    start, end, value = row["from_date"], row["to_date"], row["value"]
    return Event(
        kind=str(row["lane"]),
        code=str(row["what"] or ""),
        start=start if isinstance(start, date) else date.min,
        end=end if isinstance(end, date) else None,
        label=str(row["label"] or row["what"] or ""),
        more=str(row["detail"] or ""),
        detail=str(row["detail_label"] or row["detail"] or ""),
        value=float(value) if isinstance(value, (int, float)) else None,
    )
