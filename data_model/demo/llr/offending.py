"""LLR: the reoffending sample and its offences in the year before and after 1 April 2015."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data_model.demo.chance import pick
from data_model.demo.frames import Row
from data_model.demo.llr.custody import Stay
from data_model.demo.llr.members import Member, share_out
from data_model.demo.llr.published import AREAS, END, SAMPLE, START, YEAR_BEFORE, Offending

CODES = {
    "46": 0.3,
    "28.2": 0.14,
    "49": 0.1,
    "45": 0.1,
    "105A": 0.1,
    "8N": 0.08,
    "58C": 0.08,
    "92D": 0.06,
    "34": 0.04,
}
WORSE = "NR"
"""The one small area in which offences rose, through two people."""


@dataclass
class Sampled:
    """A person of the sample with the offences of the two years."""

    person: Member
    group: Offending
    before: int = 0
    after: int = 0


def sample(rng: Random, people: Sequence[Member]) -> list[Sampled]:
    """The sample: seen in the community, offended in the year before; with its offences shared out."""
    chosen: list[Sampled] = []
    for group in SAMPLE:
        free = _candidates(rng, people, group.cohort, {one.person.ref for one in chosen})
        part = [Sampled(person, group) for person in free[: group.people]]
        _offences_before(rng, part, group)
        _offences_after(rng, part, group)
        chosen += part
    _worse(chosen)
    return chosen


def _candidates(rng: Random, people: Sequence[Member], cohort: str, taken: set[str]) -> list[Member]:
    """People who may be in the sample; a few of the small area come first so that it is there at all."""
    free = [p for p in people if p.cohort == cohort and p.in_community() and p.ref not in taken]
    inside = [person for person in free if person.area != "OSF"]
    rng.shuffle(inside)
    few = [person for person in inside if person.area == WORSE][:3]
    return few + [person for person in inside if person.area != WORSE]


def _offences_before(rng: Random, part: Sequence[Sampled], group: Offending) -> None:
    appetite = [rng.gammavariate(0.9, 1) for _ in part]
    for one, more in zip(part, share_out(appetite, group.before - group.people), strict=True):
        one.before = 1 + more


def _offences_after(rng: Random, part: Sequence[Sampled], group: Offending) -> None:
    """Each area's offences fall in the proportion of the whole; who in the area they fall for is chance."""
    places = [[one for one in part if one.person.area == area] for area in AREAS]
    totals = share_out([sum(one.before for one in here) for here in places], group.after)
    for here, total in zip(places, totals, strict=True):
        if here:
            likely = [one.before * rng.gammavariate(0.7, 1) for one in here]
            for one, count in zip(here, share_out(likely, total), strict=True):
                one.after = count


def _worse(chosen: Sequence[Sampled]) -> None:
    """Moves offences of the after year to two people of the small area from the largest, within one group."""
    older = [one for one in chosen if one.group is SAMPLE[1]]
    two = [one for one in older if one.person.area == WORSE][:2]
    here = [one for one in chosen if one.person.area == WORSE]
    rise = sum(one.before for one in here) + 3 - sum(one.after for one in here)
    givers = sorted((one for one in older if one.person.area == "NW"), key=lambda one: -one.after)
    for step in range(rise):
        giver = max(givers, key=lambda one: one.after)
        giver.after -= 1
        two[step % 2].after += 1


def offence_rows(
    rng: Random, chosen: Sequence[Sampled], stays: Mapping[str, Sequence[Stay]]
) -> Iterator[Row]:
    """Rows of `offences` of the sample, on days at liberty."""
    last = END - timedelta(days=1)
    for one in chosen:
        before = (YEAR_BEFORE, START - timedelta(days=1), one.before)
        for first, final, count in (before, (START, last, one.after)):
            for _ in range(count):
                yield _offence(rng, one.person.ref, _free_day(rng, first, final, stays[one.person.ref]))


def other_rows(rng: Random, people: Sequence[Member], stays: Mapping[str, Sequence[Stay]]) -> Iterator[Row]:
    """Rows of `offences` of people outside the sample: none in the year before if seen in the community."""
    for person in people:
        if person.in_community() and rng.random() < 0.3:
            yield _offence(rng, person.ref, _free_day(rng, START, END - timedelta(days=1), stays[person.ref]))
        elif not person.in_community() and stays[person.ref]:
            arrest = stays[person.ref][0].start
            yield _offence(rng, person.ref, arrest - timedelta(days=rng.randint(2, 40)))


def _free_day(rng: Random, first: date, last: date, stays: Sequence[Stay]) -> date:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return rng.choice([day for day in days if not any(stay.holds(day) for stay in stays)])


def _offence(rng: Random, person_ref: str, day: date) -> Row:
    proven = day + timedelta(days=rng.randint(20, 260))
    return {
        "person_ref": person_ref,
        "offence_date": day,
        "offence_code": pick(rng, CODES),
        "proven_on": proven if rng.random() < 0.75 else None,
    }


def numbered(offences: Sequence[Row]) -> Iterator[Row]:
    """The offences with a reference each."""
    for number, row in enumerate(offences, 1):
        yield {"offence_ref": f"llr-o-{number:05d}", **row}
