"""LLR: the people's ages and characteristics, their episodes and their referrals."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from data_model.demo.calendar import birth_month
from data_model.demo.chance import day_between, pick
from data_model.demo.frames import Row
from data_model.demo.llr.members import Member
from data_model.demo.llr.offending import Sampled
from data_model.demo.llr.published import DATES, SCHEME, START

ETHNICITY = {
    "white_british": 0.7,
    "white_other": 0.03,
    "white_irish": 0.01,
    "asian_indian": 0.07,
    "asian_pakistani": 0.02,
    "asian_other": 0.02,
    "black_caribbean": 0.03,
    "black_african": 0.02,
    "mixed_white_black_caribbean": 0.04,
    "other": 0.01,
    "not_stated": 0.05,
}
LEAVING = {"risk_reduced": 0.4, "sentence_ended": 0.3, "moved_area": 0.1, "unsuitable": 0.1, "other": 0.1}
SOURCES = {
    "probation": 0.4,
    "police": 0.3,
    "prison": 0.2,
    "youth_offending_service": 0.05,
    "local_authority": 0.05,
}


def ages(rng: Random, people: Sequence[Member], chosen: Sequence[Sampled]) -> dict[str, date]:
    """Reference to month of birth; in the sample 19 to 23, or 26 and over, as the sample needs it."""
    young = {one.person.ref: one.group.young for one in chosen}
    return {person.ref: birth_month(_age(rng, person, young.get(person.ref)), START) for person in people}


def _age(rng: Random, person: Member, young: bool | None) -> float:
    if young is None and "youth_offending_service" in person.leads.values():
        return rng.uniform(15.5, 17.5)
    if young or (young is None and rng.random() < 0.25):
        return rng.uniform(19, 23.5)
    return min(58.0, rng.uniform(26, 30) + rng.gammavariate(1.6, 5))


def person_rows(rng: Random, refs: Sequence[str], born: Mapping[str, date]) -> Iterator[Row]:
    """Rows of `people`; characteristics that LLR did not record are empty."""
    for ref in refs:
        yield {
            "person_ref": ref,
            "birth_month": born.get(ref) or birth_month(rng.uniform(19, 50), START),
            "sex": pick(rng, {"male": 0.93, "female": 0.07}),
            "ethnicity": pick(rng, ETHNICITY),
            "disability": pick(rng, {"no": 0.7, "yes": 0.2, "not_stated": 0.1}),
            "restricted": False,
        }


def adopted_on(rng: Random, person: Member, needs_assessed: bool) -> date:
    """Day of adoption: between two dates or before the first; early enough for the closed group."""
    if person.first:
        before, after = DATES[person.first - 1], DATES[person.first]
        return day_between(rng, before + timedelta(days=2), after - timedelta(days=2))
    if needs_assessed:
        return day_between(rng, date(2014, 3, 1), date(2015, 3, 1))
    return START - timedelta(days=rng.randint(20, 900))


def episode_row(rng: Random, person: Member, adopted: date) -> Row:
    """The row of `episodes` of a person."""
    row: dict[str, object] = {
        "scheme": SCHEME,
        "episode_ref": person.ref.replace("-p-", "-e-"),
        "person_ref": person.ref,
        "cohort": person.cohort,
        "profile": "all",
        "adopted_on": adopted,
    }
    if person.last == len(DATES) - 1:
        return row
    day = day_between(
        rng, DATES[person.last] + timedelta(days=45), DATES[person.last + 1] - timedelta(days=2)
    )
    inside = person.settings[person.last] == "custody"
    reason = "long_custody" if inside else pick(rng, LEAVING)
    return row | {"deselected_on": day, "exit_reason": reason, "exit_plan": rng.random() < 0.7}


def referral_rows(rng: Random, adopted: Mapping[str, date], cohorts: Mapping[str, str]) -> Iterator[Row]:
    """Rows of `referrals` to the single referral meeting over the year: the adopted and some declined."""
    joined = sorted((day, ref) for ref, day in adopted.items() if day >= START)
    for number, (day, ref) in enumerate(joined):
        yield _referral(rng, f"llr-r-{number:04d}", ref, day, "adopted") | {"cohort": cohorts[ref]}
        if number % 3 == 0:
            declined = day + timedelta(days=rng.randint(0, 3))
            yield _referral(rng, f"llr-r-{number:04d}d", f"llr-p-d{number:03d}", declined, "declined")


def _referral(rng: Random, ref: str, person_ref: str, decided: date, decision: str) -> dict[str, object]:
    return {
        "scheme": SCHEME,
        "referral_ref": ref,
        "person_ref": person_ref,
        "referred_on": decided - timedelta(days=rng.randint(3, 40)),
        "source": pick(rng, SOURCES),
        "decided_on": decided,
        "decision": decision,
        "reason": "Managed well enough at standard level" if decision == "declined" else None,
    }
