"""Offences before and after, reoffending and scores of a scheme, counted in plain Python from its tables."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from access.viewer import OPERATOR
from data_model.reader import Reader
from queries import run

TABLES = ("people", "cohorts", "areas", "snapshots", "episodes", "offences", "custody_periods")
Row = dict[str, Any]
Tables = dict[str, list[Row]]
DAY = timedelta(1)


def later(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Offending:
    """One scheme's people, and what they did."""

    def __init__(self, tables: Tables, scheme: str) -> None:
        self.people = {row["person_ref"]: row for row in tables["people"]}
        self.cohorts = [row for row in tables["cohorts"] if row["scheme"] == scheme]
        self.areas = [row["area"] for row in tables["areas"] if row["scheme"] == scheme]
        self.snapshots = _by_person(row for row in tables["snapshots"] if row["scheme"] == scheme)
        self.episodes = _by_person(row for row in tables["episodes"] if row["scheme"] == scheme)
        self.offences = _by_person(tables["offences"])
        self.custody = _by_person(tables["custody_periods"])
        for rows, name in (
            (self.snapshots, "snapshot_date"),
            (self.episodes, "adopted_on"),
            (self.custody, "from_date"),
        ):
            for one in rows.values():
                one.sort(key=lambda row, name=name: (row[name], row.get("episode_ref", "")))

    def first_adoptions(self, as_at: date, cohorts: list[str] | None) -> dict[str, Row]:
        """Person to the episode that began first, with the area seen first since."""
        found = {}
        for ref, stays in self.episodes.items():
            begun = [row for row in stays if row["adopted_on"] <= as_at]
            if begun and (not cohorts or begun[0]["cohort"] in cohorts):
                seen = [
                    row
                    for row in self.snapshots.get(ref, [])
                    if begun[0]["adopted_on"] <= row["snapshot_date"] <= as_at
                ]
                found[ref] = begun[0] | {"area": seen[0]["area"] if seen else None}
        return found

    def grouped(
        self, placed: dict[str, tuple[Row, date]], by: str, cohorts: list[str] | None
    ) -> dict[str, list[str]]:
        """Group to its people, each also in the total and perhaps in Fixed and Flex."""
        groups: dict[str, list[str]] = defaultdict(list)
        headline = "fixed_flex" in self.groups_always_there(by, cohorts)
        for ref, (place, day) in placed.items():
            groups[self._own_group(ref, place, day, by)].append(ref)
            groups["total"].append(ref)
            if headline and place["cohort"] in ("fixed", "flex"):
                groups["fixed_flex"].append(ref)
        return groups

    def _own_group(self, ref: str, place: Row, day: date, by: str) -> str:
        known = self.people.get(ref)
        if by == "profile":
            whole = place["profile"] == "all"
            return place["cohort"] if whole else f"{place['cohort']}/{place['profile']}"
        if by == "sex":
            return known["sex"] if known else "not_stated"
        if by == "age_band":
            years = age(known["birth_month"], day) if known else None
            return (
                "not_recorded"
                if years is None
                else "under-18"
                if years < 18
                else "18-24"
                if years < 25
                else "25+"
            )
        return place[by] or "not_recorded"

    def groups_always_there(self, by: str, cohorts: list[str] | None) -> set[str]:
        """Groups that have a row even with nobody in them."""
        asked = [row for row in self.cohorts if not cohorts or row["cohort"] in cohorts]
        headline = {row["cohort"] for row in self.cohorts} & {"fixed", "flex"}
        whole = headline and not headline - {row["cohort"] for row in asked}
        return {"total"} | {
            "cohort": {row["cohort"] for row in asked},
            "profile": {self._own_group("", row, date.min, "profile") for row in asked}
            | ({"fixed_flex"} if whole else set()),
            "area": set(self.areas),
            "sex": {"female", "male", "not_stated"},
            "age_band": {"18-24", "25+"},
        }[by]

    def sample(
        self,
        start: date,
        end: date,
        as_at: date,
        *,
        sample: str = "fixed_period",
        proven: str = "any",
        cohorts: list[str] | None = None,
    ) -> dict[str, tuple[Row, date, date, date]]:
        """Person to where they are counted, first day before, first day after, and day after the last."""
        if sample == "adoption":
            year = timedelta(365)
            return {
                ref: (row, row["adopted_on"] - year, row["adopted_on"], row["adopted_on"] + year)
                for ref, row in self.first_adoptions(as_at, cohorts).items()
                if row["adopted_on"] + year <= as_at
            }
        found = {}
        for ref, rows in self.snapshots.items():
            seen = [
                row
                for row in rows
                if row["setting"] == "community" and start <= row["snapshot_date"] <= min(end, as_at)
            ]
            first_day = later(start, -12)
            if (
                seen
                and (not cohorts or seen[0]["cohort"] in cohorts)
                and self.offended(ref, first_day, start, as_at, proven)
            ):
                found[ref] = (seen[0], first_day, start, end)
        return found

    def offended(self, ref: str, first: date, until: date, as_at: date, proven: str = "any") -> list[Row]:
        """Offences from `first` to before `until` that are known, or known to be proven, by the day."""
        return [
            row
            for row in self.offences.get(ref, [])
            if first <= row["offence_date"] < until
            and row["offence_date"] <= as_at
            and (proven == "any" or (row["proven_on"] is not None and row["proven_on"] <= as_at))
        ]

    def days_at_liberty(self, ref: str, first: date, until: date, as_at: date) -> int:
        """Days from `first` to the day before `until`, none after `as_at`, not in custody: one by one."""
        until = min(until, as_at + DAY)
        days = {first + DAY * number for number in range(max((until - first).days, 0))}
        for stay in self.custody.get(ref, []):
            last = stay["to_date"] or date.max
            days = {day for day in days if not stay["from_date"] <= day <= last}
        return len(days)

    def followed(self, as_at: date, cohorts: list[str] | None) -> dict[str, tuple[Row, date | None]]:
        """Person to the first adoption and the day from which they are followed; none if not released yet."""
        return {
            ref: (row, self._released(ref, row["adopted_on"], as_at))
            for ref, row in self.first_adoptions(as_at, cohorts).items()
        }

    def _released(self, ref: str, adopted: date, as_at: date) -> date | None:
        stays = [
            (row["from_date"], row["to_date"] if row["to_date"] and row["to_date"] <= as_at else date.max)
            for row in self.custody.get(ref, [])
            if row["from_date"] <= as_at
        ]
        inside = [number for number, stay in enumerate(stays) if stay[0] <= adopted <= stay[1]]
        if not inside:
            return adopted
        last = stays[inside[0]][1]
        for before, after in pairwise(stays[inside[0] :]):
            if before[1] == date.max or after[0] != before[1] + DAY:
                break
            last = after[1]
        return None if last == date.max else last

    def reoffences(self, ref: str, first: date, months: int) -> list[Row]:
        """Offences within so many months, proven within six more."""
        return [
            row
            for row in self.offences.get(ref, [])
            if first <= row["offence_date"] < later(first, months)
            and row["proven_on"]
            and row["proven_on"] < later(first, months + 6)
        ]


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["person_ref"]].append(row)
    return dict(found)


def total(refs: Iterable[str], of: Callable[[str], float]) -> float:
    """What `of` gives, added up over the people."""
    return sum(of(ref) for ref in refs)


class Asked:
    """One store, asked and counted by hand."""

    def __init__(self, reader: Reader, tables: Tables, scheme: str) -> None:
        self.reader, self.scheme = reader, scheme
        self.by_hand = Offending(tables, scheme)

    @classmethod
    def of_store(cls, reader: Reader, scheme: str) -> "Asked":
        """A scheme of a store, whose tables are read as they are."""
        return cls(reader, {name: reader.read(f'from "{name}"').to_dicts() for name in TABLES}, scheme)

    def __call__(self, metric: str, **parameters: Any) -> list[Row]:
        """The rows of the operator's figures."""
        figures = run(f"reoffending.{metric}", self.reader, OPERATOR, scheme=self.scheme, **parameters)
        return figures.frame.to_dicts()

    def years(self) -> list[tuple[date, date]]:
        """The middle and the last day of the snapshots, each with the day a year before it."""
        known = sorted({row["snapshot_date"] for rows in self.by_hand.snapshots.values() for row in rows})
        return [(later(day, -12), day) for day in (known[len(known) // 2], known[-1])]


def check_groups(found: list[Row], groups: Iterable[str], always: set[str]) -> None:
    """One row for every group that must be there or has anybody, and the total last."""
    assert sorted(row["group"] for row in found) == sorted(always | set(groups))
    assert found[-1]["group"] == "total"
