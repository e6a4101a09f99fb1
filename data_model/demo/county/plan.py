"""What a county scheme is made from: its areas, cohorts, partners and the caseload that it is to reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NEIGHBOURHOOD = {
    "28.2": 0.34,
    "30A.2": 0.2,
    "45": 0.14,
    "34": 0.12,
    "48": 0.08,
    "39": 0.06,
    "28.1": 0.02,
    "29": 0.02,
    "30A.1": 0.01,
    "31": 0.01,
}
"""Appendix 1 of the Lincolnshire strategy, by a plausible weight."""

SERIOUS = ("28.1", "28.2", "29", "30A.1", "30A.2", "31", "34")
"""Burglary and robbery: the lower threshold applies."""


@dataclass(frozen=True)
class Area:
    """A district; in a hard one people wait longer, are green less often and in custody more often."""

    code: str
    name: str
    latitude: float
    longitude: float
    weight: float
    minority_weight: float
    coms: tuple[int, ...]
    polms: tuple[int, ...]
    officers: tuple[int, ...]
    hard: bool = False


@dataclass(frozen=True)
class Traits:
    """What sort of people a cohort takes."""

    age: tuple[float, float, int, int]
    female: float
    statutory: float
    custody: float
    ogrs: tuple[float, float]
    css: float
    offences: Mapping[str, float]
    yearly: float
    fixed_rule: bool = False


@dataclass(frozen=True)
class Group:
    """A cohort and profile, and the people on it at each month end from the first of the scheme."""

    cohort: str
    profile: str
    label: str
    traits: Traits
    path: tuple[int, ...]
    live_from: date
    live_to: date | None = None
    capacity: int | None = None
    share_target: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Cohort and profile."""
        return self.cohort, self.profile


@dataclass(frozen=True)
class Event:
    """Something to draw on a trend."""

    day: date
    title: str
    detail: str


@dataclass(frozen=True)
class Plan:
    """A scheme: everything that the demo of one county needs to know."""

    scheme: str
    prefix: str
    name: str
    capacity: int | None
    go_live: date
    end: date
    groups: tuple[Group, ...]
    areas: tuple[Area, ...]
    events: tuple[Event, ...]
    adopted_ethnicity: Mapping[str, float]
    declined_ethnicity: Mapping[str, float]
    referrals_a_month: tuple[int, int]
    prisons: Mapping[str, float]
    women_prisons: Mapping[str, float]
    services: Mapping[str, Mapping[str, float]]
    agencies: tuple[str, ...] = ()
    absent: tuple[str, date, date] | None = None
    policy: Mapping[str, object] | None = None
    protocol_prisons: tuple[str, ...] = ()
    protocol_from: date | None = None
    treatment: bool = False
    mental_health_from: date | None = None

    def ref(self, kind: str, number: int, digits: int = 4) -> str:
        """A reference of this scheme, such as `lincs-p-0042`."""
        return f"{self.prefix}-{kind}-{number:0{digits}d}"
