"""What a page is given when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from access.viewer import Viewer
from data_model.reader import Reader
from layout.theme import Theme


@dataclass(frozen=True)
class Page:
    """Who looks, at what, and with which filters."""

    reader: Reader
    viewer: Viewer
    location: str
    """The store as the settings name it."""
    scheme: str
    scheme_name: str
    capacity: int | None
    """The scheme's; None where it has none, and where one area is looked at."""
    origin: str
    """`extract`, `synthetic` or `example`."""
    as_at: date
    compare_with: date | None
    """None where no snapshot is earlier than `as_at`."""
    dates: tuple[date, ...]
    """The scheme's snapshot dates up to today, in order."""
    cohorts: tuple[str, ...]
    """Codes of the cohorts chosen; empty means all of them."""
    area: str | None
    """Code of the one area looked at; None for all of them."""
    area_name: str | None
    tables: frozenset[str]
    """The tables that hold rows of the scheme."""
    theme: Theme

    @property
    def filters(self) -> Mapping[str, object]:
        """The filters under the names of the queries' parameters."""
        return {
            "scheme": self.scheme,
            "as_at": self.as_at,
            "cohort": list(self.cohorts) or None,
            "area": self.area,
        }

    @property
    def rhythm(self) -> str:
        """“monthly snapshots”, “quarterly snapshots” or “snapshots”, as the dates lie."""
        return rhythm(self.dates)


def rhythm(dates: tuple[date, ...]) -> str:
    """How often the snapshots were taken, in words."""
    gaps = sorted((later - earlier).days for earlier, later in pairwise(dates))
    middle = gaps[len(gaps) // 2] if gaps else 0
    if 27 <= middle <= 32:
        return "monthly snapshots"
    return "quarterly snapshots" if 88 <= middle <= 93 else "snapshots"
