"""What the metrics of single people must say, worked out in plain Python from the tables."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Any

Row = dict[str, Any]

SERIOUS = {"28.1", "28.2", "29", "30A.1", "30A.2", "31", "34"}
NEIGHBOURHOOD = SERIOUS | {"39", "45", "48"}
"""Appendix 1 of the strategy; robbery and burglary are the serious ones."""
FLAGS = (
    "red_twice",
    "overdue_rating",
    "overdue_assessment",
    "three_greens",
    "no_exit_plan",
    "release_due_soon",
    "outside_fixed_rule",
    "over_two_years",
)
FROM_SNAPSHOT = (
    "person_ref",
    "cohort",
    "profile",
    "area",
    "setting",
    "statutory",
    "lead_agency",
    "order_type",
    "com_ref",
    "polm_ref",
    "support_officer_ref",
    "ogrs",
    "css",
)


class Oracle:
    """A scheme on a day, as somebody may see it who may or may not see restricted cases."""

    def __init__(
        self, tables: Mapping[str, list[Row]], scheme: str, day: date, restricted: bool = True
    ) -> None:
        self.scheme, self.day, self.tables = scheme, day, tables
        self._by_person: dict[str, defaultdict[str, list[Row]]] = {}
        self.hidden = {
            row["person_ref"] for row in tables["people"] if row.get("restricted") and not restricted
        }
        mine = [row for row in self.mine("snapshots") if row["snapshot_date"] <= day]
        self.latest = max((row["snapshot_date"] for row in mine), default=None)
        self.shown = [row for row in mine if row["person_ref"] not in self.hidden]

    def mine(self, table: str) -> list[Row]:
        """The rows of the scheme."""
        return [row for row in self.tables.get(table, []) if row["scheme"] == self.scheme]

    def of(self, table: str, person: str) -> list[Row]:
        """The rows of a person, of this scheme where the table has one."""
        if table not in self._by_person:
            self._by_person[table] = defaultdict(list)
            for row in self.tables.get(table, []):
                if row.get("scheme", self.scheme) == self.scheme:
                    self._by_person[table][row["person_ref"]].append(row)
        return self._by_person[table][person]

    def people(self) -> list[Row]:
        """The rows of the latest snapshot that may be seen."""
        return [row for row in self.shown if row["snapshot_date"] == self.latest]

    def last_seen(self, person: str) -> Row | None:
        """The last row of a snapshot that may be seen of the person."""
        rows = [row for row in self.shown if row["person_ref"] == person]
        return max(rows, key=lambda row: row["snapshot_date"], default=None)

    def open_episode(self, person: str) -> Row | None:
        """The episode open on the day."""
        for row in self.of("episodes", person):
            if row["adopted_on"] <= self.day and (
                not row["deselected_on"] or row["deselected_on"] > self.day
            ):
                return row
        return None

    def ratings(self, person: str) -> list[Row]:
        """The person's ratings up to the day, the last first."""
        rows = [row for row in self.of("rag_ratings", person) if row["meeting_date"] <= self.day]
        return sorted(rows, key=lambda row: row["meeting_date"], reverse=True)

    def of_episode(self, person: str) -> list[Row]:
        """Those given in the open episode, and not on the day on which another ended; all without one."""
        episode = self.open_episode(person)
        if not episode:
            return self.ratings(person)
        ended = [
            row["deselected_on"]
            for row in self.of("episodes", person)
            if row["deselected_on"] and row["deselected_on"] <= episode["adopted_on"]
        ]
        return [
            row
            for row in self.ratings(person)
            if row["meeting_date"] >= episode["adopted_on"] and row["meeting_date"] not in ended
        ]

    def rule(self) -> Row | None:
        """The fixed rule in force."""
        rows = [row for row in self.mine("selection_policy") if row["effective_from"] <= self.day]
        return max(rows, key=lambda row: row["effective_from"], default=None)

    def meets_fixed(self, row: Row) -> bool | None:
        """Whether a row meets the rule; None without a rule, and where what is missing decides."""
        rule, code, ogrs, css = self.rule(), row["index_offence"], row["ogrs"], row["css"]
        if not rule:
            return None
        parts = [row["statutory"], not row["mappa"]]
        parts.append(None if code is None else code in NEIGHBOURHOOD)
        parts.append(None if css is None else css >= rule["css"])
        if ogrs is None:
            parts.append(None)
        elif ogrs >= rule["ogrs"]:
            parts.append(True)
        elif ogrs < rule["ogrs_serious"]:
            parts.append(False)
        else:
            parts.append(None if code is None else code in SERIOUS)
        return False if False in parts else None if None in parts else True

    def facts(self, row: Row) -> Row:
        """What the list says of somebody in a row of a snapshot."""
        person = row["person_ref"]
        rated, episode = self.ratings(person), self.open_episode(person)
        assessed = [
            one["assessed_on"] for one in self.of("assessments", person) if one["assessed_on"] <= self.day
        ]
        facts = {name: row[name] for name in FROM_SNAPSHOT}
        facts |= {
            "label": self._name("cohorts", "label", cohort=row["cohort"], profile=row["profile"]),
            "area_name": self._name("areas", "name", area=row["area"]),
            "rag": rated[0]["rag"] if rated else "unrated",
            "rated_on": rated[0]["meeting_date"] if rated else None,
            "rating_before": rated[1]["rag"] if len(rated) > 1 else None,
            "green_streak": self._greens(person) if episode else None,
            "predictor": None if row["ogrs"] is None else row["predictor"] or "ogrs3",
            "band": _band(row["ogrs"]),
            "adopted_on": episode and episode["adopted_on"],
            "days_on_scheme": episode and (self.day - episode["adopted_on"]).days,
            "exit_plan": episode and episode["exit_plan"],
            "last_assessed_on": max(assessed, default=None),
            "release_due": self._release_due(row),
        }
        return facts | self._flags(row, facts)

    def _flags(self, row: Row, facts: Row) -> Row:
        colours = [one["rag"] for one in self.of_episode(row["person_ref"])]
        ready = None if facts["green_streak"] is None else facts["green_streak"] >= 3
        meets = self.meets_fixed(row)
        fixed = row["cohort"] == "fixed"
        rated = {
            "red_twice": colours[:2] == ["red", "red"],
            "overdue_rating": self._older(facts["rated_on"], 35),
            "three_greens": ready,
            "no_exit_plan": ready and not facts["exit_plan"],
        }
        if not any(one["meeting_date"] <= self.day for one in self.mine("rag_ratings")):
            rated = dict.fromkeys(rated)
        has_assessments = any(one["assessed_on"] <= self.day for one in self.mine("assessments"))
        due = facts["release_due"]
        return rated | {
            "overdue_assessment": self._older(facts["last_assessed_on"], 105) if has_assessments else None,
            "release_due_soon": due is not None and due <= self.day + timedelta(90),
            "outside_fixed_rule": None
            if not self.rule() or (fixed and meets is None)
            else fixed and not meets,
            "over_two_years": facts["adopted_on"] and _two_years_on(facts["adopted_on"]) < self.day,
        }

    def _older(self, last: date | None, most: int) -> bool:
        return last is None or (self.day - last).days > most

    def _greens(self, person: str) -> int:
        streak = 0
        for one in self.of_episode(person):
            if one["rag"] != "green":
                break
            streak += 1
        return streak

    def _release_due(self, row: Row) -> date | None:
        if row["setting"] != "custody":
            return None
        for one in self.of("custody_periods", row["person_ref"]):
            if one["to_date"] and one["from_date"] <= self.day <= one["to_date"]:
                return one["to_date"]
        return None

    def _name(self, table: str, column: str, **key: str) -> str | None:
        for row in self.mine(table):
            if all(row[name] == code for name, code in key.items()):
                return row[column]
        return None

    def why(self, facts: Row) -> str:
        """Why the next meeting takes somebody where it does."""
        meetings = self.meetings()
        if facts["rag"] == "red":
            return "red"
        if facts["rag"] == "unrated":
            return "never_rated"
        if facts["rated_on"] != meetings[-1]:
            return "missed_last_meeting"
        if facts["three_greens"]:
            return "three_greens"
        return "release_due" if facts["release_due_soon"] else "routine"

    def meetings(self) -> list[date]:
        """The dates on which somebody was rated, in order."""
        rated = self.mine("rag_ratings")
        return sorted({one["meeting_date"] for one in rated if one["meeting_date"] <= self.day})

    def next_meeting(self) -> date | None:
        """The last meeting and the median of the last twelve gaps."""
        dates = self.meetings()
        gaps = [(after - before).days for before, after in pairwise(dates)][-12:]
        return dates[-1] + timedelta(median_low(gaps)) if gaps else None


def _band(score: float | None) -> str | None:
    if score is None:
        return None
    return next(
        band
        for least, band in ((90, "very_high"), (75, "high"), (50, "medium"), (0, "low"))
        if score >= least
    )


def _two_years_on(day: date) -> date:
    return date(day.year + 2, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
