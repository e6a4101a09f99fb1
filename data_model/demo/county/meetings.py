"""Attendance at the meetings of a scheme, agency by agency."""

from collections.abc import Iterator
from datetime import date
from random import Random

from data_model.demo.calendar import month_ends, quarter_wednesdays, second_wednesday, wednesdays
from data_model.demo.chance import stream
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row


def attendance_rows(plan: Plan, seed: int) -> Iterator[Row]:
    """Rows of `meeting_attendance`: the monthly conference, the weekly meeting, the quarterly boards."""
    rng = stream(seed, plan.scheme, "meetings")
    conferences = [second_wednesday(day) for day in month_ends(plan.go_live, plan.end)]
    first, last = plan.go_live, plan.end
    quarters = quarter_wednesdays(first, last)
    boards = [day.replace(day=min(28, day.day + 7)) for day in quarters]
    diary = {"macc": conferences, "map": wednesdays(first, last)[1:], "ro_cpg": quarters, "slp_board": boards}
    share = {"macc": 1.0, "map": 0.45, "ro_cpg": 0.8, "slp_board": 0.6}
    for meeting, days in diary.items():
        for number in range(round(len(plan.agencies) * share[meeting])):
            yield from _of_agency(rng, plan, meeting, [day for day in days if first <= day <= last], number)


def _of_agency(rng: Random, plan: Plan, meeting: str, days: list[date], number: int) -> Iterator[Row]:
    """Police and probation nearly always come; the further down the list of agencies, the less often.

    Nobody misses three meetings in a row, but for the agency that the plan has stay away.
    """
    agency, missed = plan.agencies[number], 0
    expected = 2 if number < 2 and meeting in ("macc", "ro_cpg") else 1
    for day in days:
        attended = sum(rng.random() < max(0.68, 0.98 - 0.025 * number) for _ in range(expected))
        if _stays_away(plan, meeting, agency, day):
            attended = 0
        elif missed == 2:
            attended = max(1, attended)
        missed = 0 if attended else missed + 1
        yield {
            "scheme": plan.scheme,
            "meeting_date": day,
            "meeting": meeting,
            "agency": agency,
            "expected": expected,
            "attended": attended,
        }


def _stays_away(plan: Plan, meeting: str, agency: str, day: date) -> bool:
    if not plan.absent or meeting != "macc":
        return False
    who, first, last = plan.absent
    return agency == who and first <= day <= last
