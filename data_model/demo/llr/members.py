"""Who is at which level of LLR on each date, in which area, where, and led by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from data_model.demo.llr.published import AREAS, DATES, Level


@dataclass
class Member:
    """A person at one level, from one of the published dates to another."""

    ref: str
    cohort: str
    area: str
    first: int
    last: int = len(DATES) - 1
    settings: dict[int, str] = field(default_factory=dict)
    leads: dict[int, str] = field(default_factory=dict)

    def present(self, at: int) -> bool:
        """Is the person on the scheme on date number `at`?"""
        return self.first <= at <= self.last

    def in_community(self) -> bool:
        """Was the person in the community on any date?"""
        return "community" in self.settings.values()


def members(rng: Random, level: Level, numbered_from: int) -> list[Member]:
    """Everyone at a level, with settings and lead agencies that come to the published counts."""
    people = [
        member for place, area in enumerate(AREAS) for member in _area(rng, level, area, _path(level, place))
    ]
    for number, person in enumerate(people, numbered_from):
        person.ref = f"llr-p-{number:04d}"
    for at in range(len(DATES)):
        _place(rng, level, people, at)
    return people


def _path(level: Level, place: int) -> list[int]:
    """People in an area on each date: the published ends, and between them shares of the published totals."""
    steps = range(len(DATES))
    return [share_out(_between(level, step), level.totals[step])[place] for step in steps]


def _between(level: Level, step: int) -> list[float]:
    part = step / (len(DATES) - 1)
    ends = zip(level.by_area_start, level.by_area_end, strict=True)
    return [start + (end - start) * part for start, end in ends]


def share_out(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers in the proportion of `parts` that add up to `total` (largest remainders)."""
    scale = total / sum(parts) if sum(parts) else 0.0
    exact = [part * scale for part in parts]
    whole = [int(number + 1e-9) for number in exact]
    by_remainder = sorted(range(len(parts)), key=lambda n: (whole[n] - exact[n], n))
    for n in by_remainder[: total - sum(whole)]:
        whole[n] += 1
    return whole


def _area(rng: Random, level: Level, area: str, path: Sequence[int]) -> list[Member]:
    people = [Member("", level.cohort, area, 0) for _ in range(path[0])]
    for at in range(1, len(path)):
        here = [person for person in people if person.present(at - 1)]
        leaving = max(round(len(here) * 0.1), len(here) - path[at])
        for person in rng.sample(here, leaving):
            person.last = at - 1
        joining = path[at] - (len(here) - leaving)
        people += [Member("", level.cohort, area, at) for _ in range(joining)]
    return people


def _place(rng: Random, level: Level, people: Sequence[Member], at: int) -> None:
    """Settings and lead agencies of one date; people mostly stay where and with whom they were."""
    here = [person for person in people if person.present(at)]
    outside = _stay(rng, here, at, "community", level.community[at])
    for person in here:
        person.settings[at] = "custody"
        person.leads[at] = person.leads.get(at - 1) or rng.choice(("nps", "crc", "nps", "crc", "police"))
    for person in outside:
        person.settings[at] = "community"
    nps = _stay(rng, outside, at, "nps", level.nps[at])
    rest = [person for person in outside if person not in nps]
    crc = _stay(rng, rest, at, "crc", level.crc[at])
    for person in rest:
        person.leads[at] = "crc" if person in crc else _partner(rng, person, at)
    for person in nps:
        person.leads[at] = "nps"


def _stay(rng: Random, people: Sequence[Member], at: int, what: str, count: int) -> list[Member]:
    """`count` of the people, those for whom it was so on the date before first, with some turnover."""

    def order(person: Member) -> float:
        before = (person.settings.get(at - 1), person.leads.get(at - 1))
        return rng.random() + (0 if what in before else 0.8 if at > person.first else 0.4)

    return sorted(people, key=order)[:count]


def _partner(rng: Random, person: Member, at: int) -> str:
    """Who leads a case that probation does not lead: the police, or for some at enhanced level others."""
    before = person.leads.get(at - 1)
    if before in ("police", "youth_offending_service", "other"):
        return before
    young = 0.2 if person.cohort == "enhanced" else 0
    return rng.choices(("police", "youth_offending_service", "other"), (0.85, young, 0.1))[0]
