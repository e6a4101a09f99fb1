"""Figures of the IOM Performance Report, April 2015 to March 2016 (Reducing Reoffending Board, LLR)."""

from dataclasses import dataclass
from datetime import date

SCHEME = "llr"
AREAS = ("NC", "NL", "NE", "NR", "NH", "NN", "NS", "NW", "OSF")
DATES = (date(2015, 4, 1), date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 3, 31))
"""The dates of "Caseload spread (Priority IOM)"."""

START, END = DATES[0], DATES[-1]
YEAR_BEFORE = date(2014, 4, 1)


@dataclass(frozen=True)
class Level:
    """One level of the scheme: its people by area at the first and last date, and in between."""

    cohort: str
    by_area_start: tuple[int, ...]
    by_area_end: tuple[int, ...]
    totals: tuple[int, ...]
    community: tuple[int, ...]
    crc: tuple[int, ...]
    nps: tuple[int, ...]


PRIORITY = Level(
    "priority",
    (11, 37, 34, 13, 26, 10, 36, 68, 2),
    (19, 42, 44, 7, 21, 11, 34, 91, 1),
    (237, 249, 248, 264, 270),
    (80, 107, 105, 118, 115),
    (23, 31, 43, 50, 55),
    (13, 25, 26, 34, 38),
)
ENHANCED = Level(
    "enhanced",
    (9, 9, 17, 3, 11, 5, 16, 30, 0),
    (12, 10, 19, 3, 15, 5, 21, 24, 1),  # adds up to 110; the report prints 109
    (100, 103, 105, 108, 110),  # published at the first and last date only
    (84, 86, 87, 90, 92),  # not published
    (30, 33, 36, 38, 40),  # not published
    (9, 10, 11, 12, 13),  # not published
)


@dataclass(frozen=True)
class Offending:
    """Part of the reoffending sample: people, and their offences in the year before and after."""

    cohort: str
    young: bool
    people: int
    before: int
    after: int


SAMPLE = (
    Offending("priority", True, 20, 76, 36),
    Offending("priority", False, 85, 304, 196),
    Offending("enhanced", True, 23, 120, 54),
    Offending("enhanced", False, 35, 245, 161),
)
"""Adds up to the published rows: priority 105 people 380 to 232, enhanced 58 people 365 to 215.

Young adults (18 to 24) come to 196 and 90, a fall of 54 %, the others to 549 and 357, a fall of 35 %;
the report gives only the percentages.
"""

NEEDS = {
    "accommodation": (47, 259),
    "education_training_employment": (46, 255),
    "health": (13, 73),
    "drugs_alcohol": (61, 355),
    "finance_benefit_debt": (57, 347),
    "children_families": (34, 187),
    "attitudes_thinking_behaviour": (67, 457),
}
"""Pathway to people with need at the first assessment and the sum of their scores, which gives the means."""

ASSESSED = 67
"""People assessed every three months up to twelve."""
