"""Where each kind of event is drawn on a timeline: its lane, and rows for bars that would overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ROW = 21
"""Pixels of one row of bars."""
MOST_ROWS = 6
"""Rows that a lane may grow to; bars beyond them lie on the last row."""

LANES = {
    "rating": ("Rating", 34),
    "episode": ("On the scheme", 28),
    "custody": ("Custody", 28),
    "offence": ("Offences", 60),
    "enforcement": ("Enforcement", 30),
    "assessment": ("Assessments", 28),
    "service": ("Services", 28),
    "requirement": ("Requirements", 28),
}
"""Lane to its name and its least height in pixels, from the top."""

SHARED = {"meeting": "rating", "referral": "episode", "release": "custody"}
"""Kinds of event that are drawn in another one's lane."""

STACKED = ("service", "requirement")
"""Lanes whose bars overlap in time, so that they grow by rows."""


@dataclass(frozen=True)
class Lane:
    """One lane: its name, its height in pixels, and how far its middle lies below the top."""

    name: str
    height: int
    middle: float

    @property
    def top(self) -> float:
        """Where it begins, in pixels below the top."""
        return self.middle - self.height / 2

    @property
    def bottom(self) -> float:
        """Where it ends, in pixels below the top."""
        return self.middle + self.height / 2


def lanes(rows: Mapping[str, int]) -> dict[str, Lane]:
    """Every lane in its place; `rows` says how many rows of bars a stacked one needs."""
    placed: dict[str, Lane] = {}
    top = 0.0
    for code, (name, least) in LANES.items():
        height = max(least, ROW * rows.get(code, 0) + 6)
        placed[code] = Lane(name, height, top + height / 2)
        top += height
    return placed


def stacked(spans: Sequence[tuple[date, date]], gap: timedelta) -> list[int]:
    """The row of each span, counted from 0: the first that has been free for `gap` when it begins."""
    ends: list[date] = []
    rows = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda one: spans[one]):
        start, end = spans[place]
        row = next((n for n, taken in enumerate(ends) if taken + gap <= start), len(ends))
        row = min(row, MOST_ROWS - 1)
        if row == len(ends):
            ends.append(end)
        ends[row] = max(ends[row], end)
        rows[place] = row
    return rows
