"""Ratings counted again in plain Python, one person and one meeting at a time, by reading the definitions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
COLOURS = ("red", "amber", "green", "unrated")
NAMES = ("none", "one", "two", "three_or_more")


class Stay:
    """One stay as it was known on a day, with the ratings that belong to it."""

    def __init__(self, row: Row, known: date) -> None:
        left = row["deselected_on"]
        self.row, self.adopted = row, row["adopted_on"]
        self.left = left if left and left <= known else None
        self.ratings: list[tuple[date, str]] = []

    def covers(self, day: date) -> bool:
        return self.adopted <= day and (self.left is None or day <= self.left)

    def streak(self) -> list[date]:
        """Days of the greens at the end, latest first."""
        found = []
        for day, rag in reversed(self.ratings):
            if rag != "green":
                break
            found.append(day)
        return found

    def red_spells(self, known: date) -> Iterable[tuple[int, bool]]:
        began = None
        for day, rag in self.ratings:
            if rag == "red" and began is None:
                began = day
            elif rag != "red" and began is not None:
                yield (day - began).days, True
                began = None
        if began is not None:
            yield ((self.left or known) - began).days, False


class Scheme:
    """The rows of one scheme, arranged for counting by hand."""

    def __init__(self, tables: dict[str, list[Row]], code: str) -> None:
        def mine(name: str) -> list[Row]:
            return [row for row in tables.get(name, []) if row["scheme"] == code]

        self.cohorts, self.episodes, self.referrals = mine("cohorts"), mine("episodes"), mine("referrals")
        self.offences = tables.get("offences", [])
        self.restricted = {row["person_ref"] for row in tables.get("people", []) if row["restricted"]}
        self.snapshots: dict[date, dict[str, Row]] = defaultdict(dict)
        for row in mine("snapshots"):
            self.snapshots[row["snapshot_date"]][row["person_ref"]] = row
        self.meetings: dict[date, dict[str, str]] = defaultdict(dict)
        for row in mine("rag_ratings"):
            self.meetings[row["meeting_date"]][row["person_ref"]] = row["rag"]

    def snapshot_day(self, day: date) -> date | None:
        return max((one for one in self.snapshots if one <= day), default=None)

    def on_list(self, day: date, cohorts: list[str] | None = None) -> dict[str, Row]:
        found = self.snapshots.get(self.snapshot_day(day) or date.min, {})
        return {who: row for who, row in found.items() if not cohorts or row["cohort"] in cohorts}

    def last_rating(self, who: str, day: date) -> tuple[date, str] | None:
        return max(
            ((one, given[who]) for one, given in self.meetings.items() if one <= day and who in given),
            default=None,
        )

    def colour(self, who: str, day: date) -> str:
        last = self.last_rating(who, day)
        return last[1] if last else "unrated"

    def is_live(self, row: Row, day: date) -> bool:
        return (row["live_from"] or date.min) <= day <= (row["live_to"] or date.max)

    def stays(self, known: date) -> dict[str, list[Stay]]:
        """Every stay begun, by person, with its ratings: of two that touch, the first has the day."""
        found: dict[str, list[Stay]] = defaultdict(list)
        begun = [row for row in self.episodes if row["adopted_on"] <= known]
        for row in sorted(begun, key=lambda row: (row["adopted_on"], row["deselected_on"] or date.max)):
            found[row["person_ref"]].append(Stay(row, known))
        for day in sorted(one for one in self.meetings if one <= known):
            for who, rag in self.meetings[day].items():
                its = next((stay for stay in found.get(who, []) if stay.covers(day)), None)
                if its:
                    its.ratings.append((day, rag))
        return found

    def open_stays(self, day: date) -> dict[str, Stay]:
        found = {who: [stay for stay in stays if stay.left is None] for who, stays in self.stays(day).items()}
        return {who: stays[0] for who, stays in found.items() if stays}

    def current(self, day: date, cohorts: list[str] | None) -> Counter:
        """(cohort, profile, rag) to people, zeros kept."""
        people = self.on_list(day, cohorts)
        at = self.snapshot_day(day)
        spine = [row for row in self.cohorts if at and self.is_live(row, at)]
        chosen = [row for row in spine if not cohorts or row["cohort"] in cohorts]
        places = {(row["cohort"], row["profile"]) for row in [*chosen, *people.values()]}
        found = Counter({(*place, rag): 0 for place in places for rag in COLOURS})
        for who, row in people.items():
            found[row["cohort"], row["profile"], self.colour(who, day)] += 1
        return found

    def history(
        self, first: date, last: date, cohorts: list[str] | None
    ) -> dict[tuple[date, str], int | None]:
        found: dict[tuple[date, str], int | None] = {}
        for meeting in sorted(day for day in self.meetings if first <= day <= last):
            counts = Counter(dict.fromkeys(COLOURS, 0))
            listed = self.on_list(meeting)
            for who, rag in self.meetings[meeting].items():
                counts[rag] += not cohorts or self.cohort_at(who, meeting) in cohorts
            for who, row in listed.items():
                if who not in self.meetings[meeting] and not self.left_by(who, meeting):
                    counts["unrated"] += not cohorts or row["cohort"] in cohorts
            found |= {(meeting, rag): number for rag, number in counts.items()}
            if self.snapshot_day(meeting) is None:
                found[meeting, "unrated"] = None
        return found

    def left_by(self, who: str, meeting: date) -> bool:
        """Whether somebody of the snapshot was deselected since and before the meeting, and is not back."""
        own = [row for row in self.episodes if row["person_ref"] == who]
        since = self.snapshot_day(meeting)
        left = any(row["deselected_on"] and since <= row["deselected_on"] < meeting for row in own)
        return left and not any(
            row["adopted_on"] <= meeting <= (row["deselected_on"] or date.max) for row in own
        )

    def cohort_at(self, who: str, meeting: date) -> str | None:
        listed = self.on_list(meeting)
        if who in listed:
            return str(listed[who]["cohort"])
        own = [row for row in self.episodes if row["person_ref"] == who]
        there = [row for row in own if row["adopted_on"] <= meeting <= (row["deselected_on"] or date.max)]
        return min(there, key=lambda row: row["adopted_on"])["cohort"] if there else None

    def transitions(self, first: date, last: date, cohorts: list[str] | None) -> Counter:
        before, after = self.on_list(first), self.on_list(last)
        found = Counter()
        for who in before.keys() | after.keys() if before else ():
            if cohorts and (after.get(who) or before[who])["cohort"] not in cohorts:
                continue
            came = self.colour(who, first) if who in before else "adopted"
            went = self.colour(who, last) if who in after else "deselected"
            found[came, went] += 1
        return found

    def greens(self, day: date, cohorts: list[str] | None) -> Counter:
        """(streak, whether an exit plan is recorded) to people; not_known without an open stay."""
        open_stays = self.open_stays(day)
        found = Counter()
        for who in self.on_list(day, cohorts):
            stay = open_stays.get(who)
            if stay is None:
                found["not_known", None] += 1
            else:
                found[NAMES[min(3, len(stay.streak()))], bool(stay.row["exit_plan"])] += 1
        return found

    def days_since(self, who: str, day: date) -> int | None:
        last = self.last_rating(who, day)
        return (day - last[0]).days if last else None

    def spells(self, day: date) -> dict[str, list[tuple[int, bool]]]:
        """Cohort of adoption to days in red and whether they ended."""
        found: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for stays in self.stays(day).values():
            for stay in stays:
                found[stay.row["cohort"]].extend(stay.red_spells(day))
        return found

    def months(self, first: date, last: date) -> list[tuple[date, date]]:
        """First and last days of the months from `first` that are over by the last snapshot up to `last`."""
        over, month, found = self.snapshot_day(last), first.replace(day=1), []
        while over:
            following = (month + timedelta(32)).replace(day=1)
            if following - timedelta(1) > over:
                break
            found.append((month, following - timedelta(1)))
            month = following
        return found

    def series(
        self, measure: str, first: date, last: date, cohorts: list[str] | None
    ) -> list[tuple[date, Any, Any]]:
        """Month, numerator and denominator."""
        count = getattr(self, f"_{measure}")
        return [(month, *count(month, end, cohorts)) for month, end in self.months(first, last)]

    def _caseload(self, month: date, end: date, cohorts: list[str] | None) -> tuple[Any, Any]:
        at = self.snapshot_day(end)
        return (len(self.on_list(end, cohorts)) if at and at >= month else None), None

    def _share_green(
        self, month: date, end: date, cohorts: list[str] | None, rag: str = "green"
    ) -> tuple[Any, Any]:
        given = [
            its
            for day, ratings in self.meetings.items()
            if month <= day <= end
            for who, its in ratings.items()
            if not cohorts or self.cohort_at(who, day) in cohorts
        ]
        return (given.count(rag), len(given)) if given else (None, None)

    def _share_red(self, month: date, end: date, cohorts: list[str] | None) -> tuple[Any, Any]:
        return self._share_green(month, end, cohorts, "red")

    def _reoffences_per_person(self, month: date, end: date, cohorts: list[str] | None) -> tuple[Any, Any]:
        members = {who for listed in self.snapshots.values() for who in listed}
        known = [row["offence_date"] for row in self.offences if row["person_ref"] in members]
        at, before = self.snapshot_day(month), (month - timedelta(1)).replace(day=1)
        people = self.on_list(month, cohorts)
        if not known or min(known) > end or at is None or at < before or not people:
            return None, None
        done = [
            row
            for row in self.offences
            if month <= row["offence_date"] <= end and row["person_ref"] in people
        ]
        return len(done), len(people)

    def _referrals(self, month: date, end: date, cohorts: list[str] | None) -> tuple[Any, Any]:
        if all(row["referred_on"] > end for row in self.referrals):
            return None, None
        there = [row for row in self.referrals if month <= row["referred_on"] <= end]
        return sum(not cohorts or row["cohort"] in cohorts for row in there), None
