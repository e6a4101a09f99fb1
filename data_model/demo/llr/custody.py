"""LLR: stays in custody and releases that agree with where people were on each date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data_model.demo.chance import day_between, pick
from data_model.demo.frames import Row
from data_model.demo.llr.members import Member
from data_model.demo.llr.published import DATES, END, SCHEME

DUE = timedelta(days=91)
PRISONS = {"HMP Leicester": 0.5, "HMP Stocken": 0.2, "HMP Glen Parva": 0.2, "HMP Gartree": 0.1}
HOUSING = {
    "settled": 0.42,
    "temporary": 0.22,
    "approved_premises": 0.1,
    "rough_sleeping": 0.06,
    "none": 0.12,
    "unknown": 0.08,
}


@dataclass(frozen=True)
class Stay:
    """A stay in custody; `end` is the last day, empty while it goes on."""

    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Was the person in custody on that day?"""
        return self.start <= day and (self.end is None or day <= self.end)


def stays(rng: Random, person: Member, adopted_on: date) -> list[Stay]:
    """The stays behind the dates on which the person was in custody."""
    return [_stay(rng, person, run, adopted_on) for run in _runs(person)]


def _runs(person: Member) -> Iterator[list[int]]:
    """The stretches of dates spent in custody."""
    run: list[int] = []
    for at in range(person.first, person.last + 1):
        if person.settings[at] == "custody":
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stay(rng: Random, person: Member, run: Sequence[int], adopted_on: date) -> Stay:
    first, last = run[0], run[-1]
    if first == person.first:
        start = min(adopted_on, DATES[first]) - timedelta(days=rng.randint(10, 150))
        start = max(start, DATES[first] - timedelta(days=rng.randint(90, 240)))
    else:
        start = day_between(rng, DATES[first - 1] + timedelta(days=46), DATES[first] - timedelta(days=2))
    if last == person.last:
        return Stay(start, None)
    return Stay(start, DATES[last] + timedelta(days=rng.randint(5, 44)))


def custody_rows(person: Member, periods: Sequence[Stay]) -> Iterator[Row]:
    """Rows of `custody_periods`."""
    for stay in periods:
        yield {"person_ref": person.ref, "from_date": stay.start, "to_date": stay.end}


def release_rows(rng: Random, person: Member, periods: Sequence[Stay]) -> Iterator[Row]:
    """Rows of `releases`, one for each stay that ended."""
    for stay in periods:
        if stay.end:
            yield {
                "person_ref": person.ref,
                "released_on": stay.end,
                "prison": pick(rng, PRISONS),
                "area": person.area,
                "accommodation_on_release": pick(rng, HOUSING),
                "accommodation_at_3_months": pick(rng, HOUSING) if stay.end + DUE <= END else None,
            }


def snapshot_rows(rng: Random, person: Member) -> Iterator[Row]:
    """Rows of `snapshots`: statutory exactly where the National Probation Service or the CRC leads."""
    offence = rng.choice(("28.2", "30A.2", "34", "8N", "46", "45", "92A", "10D", "48", "3B"))
    score = rng.randint(38, 95)
    for at in range(person.first, person.last + 1):
        statutory = person.leads[at] in ("nps", "crc")
        yield {
            "scheme": SCHEME,
            "snapshot_date": DATES[at],
            "person_ref": person.ref,
            "cohort": person.cohort,
            "profile": "all",
            "area": person.area,
            "setting": person.settings[at],
            "statutory": statutory,
            "lead_agency": person.leads[at],
            "order_type": _order(rng, person, at, statutory),
            "index_offence": offence,
            "ogrs": float(score),
            "mappa": score % 7 == 0,
        }


def _order(rng: Random, person: Member, at: int, statutory: bool) -> str:
    """The order or licence; post-sentence supervision comes in over the year, as the report supposes."""
    if not statutory:
        return "voluntary"
    if person.settings[at] == "custody":
        return "licence"
    kinds = {"licence": 0.45, "community_order": 0.3, "suspended_sentence_order": 0.15}
    return pick(rng, kinds | {"post_sentence_supervision": 0.05 + 0.1 * at})
