"""Why and when people leave a scheme."""

from datetime import date
from random import Random

from data_model.demo.chance import pick
from data_model.demo.county.cases import Case, order_ended

BY_CHANCE = {"moved_area": 0.005, "unsuitable": 0.004, "died": 0.0004, "other": 0.002}


def reason(rng: Random, case: Case, meeting: date, rated: bool) -> str | None:
    """The reason if the person leaves at this meeting."""
    days = (meeting - case.adopted_on).days
    if rated and case.greens() >= 3 and rng.random() < 0.38:
        return "three_greens"
    free = not case.person.in_custody(meeting)
    if case.order_until <= meeting and free and order_ended(rng, case, meeting):
        return "sentence_ended"
    if days > 120 and _locked_away(case, meeting):
        return "long_custody" if rng.random() < 0.5 else None
    if days > 60 and rng.random() < sum(BY_CHANCE.values()):
        return pick(rng, BY_CHANCE)
    return "risk_reduced" if days > 240 and case.greens() and rng.random() < 0.03 else None


def _locked_away(case: Case, meeting: date) -> bool:
    """In custody for two months already, with half a year or more to go."""
    now = [stay for stay in case.person.stays if stay.holds(meeting)]
    return any((meeting - stay.start).days > 60 and (stay.end - meeting).days > 180 for stay in now)


def forced_reason(rng: Random, case: Case) -> str:
    """The reason where the cohort has to come down to its number."""
    if case.greens() >= 3:
        return "three_greens"
    if case.first_group.live_to:
        return pick(rng, {"risk_reduced": 0.45, "sentence_ended": 0.3, "other": 0.25})
    return "risk_reduced" if case.ratings and case.ratings[-1][1] != "red" else "unsuitable"
