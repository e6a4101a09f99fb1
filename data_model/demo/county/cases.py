"""A case: one person's time on the scheme, with the order, the scores and the staff that go with it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import takewhile
from random import Random

from data_model.demo.chance import pick, whole
from data_model.demo.county.people import Person
from data_model.demo.county.plan import SERIOUS, Group

NEW_PREDICTOR = date(2024, 7, 1)
"""From here on assessments use OGRS4 (the demo's own date)."""

UNIFIED = date(2021, 6, 26)
"""The day the unified Probation Service took over from the National Probation Service and the CRCs."""

ORDERS = {"licence": 0.36, "community_order": 0.36, "suspended_sentence_order": 0.28}


@dataclass
class Case:
    """One stay on the scheme; what changes over it is as it stands in the month being worked through."""

    ref: str
    person: Person
    group: Group
    first_group: Group
    adopted_on: date
    statutory: bool
    order: str
    order_until: date
    offence: str | None
    ogrs: int | None
    predictor: str
    css: int | None
    scored_next: date
    mappa: bool
    com: str | None
    polm: str | None
    officer: str | None
    ratings: list[tuple[date, str]] = field(default_factory=list)
    deselected_on: date | None = None
    exit_reason: str | None = None

    def greens(self) -> int:
        """How many of the last ratings in a row were green."""
        return len(list(takewhile(lambda rating: rating[1] == "green", reversed(self.ratings))))


def first_offence(rng: Random, group: Group) -> str | None:
    """The index offence: now and then not recorded, or a code that the reference table lacks."""
    odd = rng.random()
    if odd < 0.02:
        return None
    return "999.9" if odd < 0.035 and not group.traits.fixed_rule else pick(rng, group.traits.offences)


def first_scores(rng: Random, group: Group, offence: str | None) -> tuple[int | None, int | None]:
    """Reconviction and severity score at adoption; most of a fixed cohort meet its rule, some do not."""
    traits = group.traits
    ogrs = whole(rng, *traits.ogrs, low=12, high=97)
    css = round(traits.css * rng.lognormvariate(0, 0.45))
    if traits.fixed_rule and rng.random() < 0.93:
        ogrs = max(ogrs, (50 if offence in SERIOUS else 60) + rng.randint(0, 12))
        css = max(css, 1000 + rng.randint(0, 400))
    return (None if rng.random() < 0.03 else ogrs), (None if rng.random() < 0.02 else css)


def rescore(rng: Random, case: Case, day: date) -> None:
    """The score of a later assessment; from July 2024 with the newer predictor."""
    drift = {"improves": -3.0, "holds": -0.5, "worsens": 1.0}[case.person.response]
    predictor = "ogrs4" if day >= NEW_PREDICTOR else "ogrs3"
    switched = 4 if predictor != case.predictor else 0
    case.ogrs = whole(rng, (case.ogrs or 60) + drift - switched, 2.5, 5, 98)
    case.css = round((case.css or 900) * rng.lognormvariate(drift / 60, 0.06))
    case.predictor = predictor
    case.scored_next = day + timedelta(days=rng.randint(150, 260))


def first_order(rng: Random, group: Group, inside: bool, day: date) -> tuple[bool, str, date]:
    """Statutory or not, the order or licence and when it ends."""
    until = day + timedelta(days=rng.randint(240, 640))
    if rng.random() < group.traits.statutory:
        return True, "licence" if inside else pick(rng, ORDERS), until
    return False, pick(rng, {"conditional_caution": 0.6, "voluntary": 0.4}), until


def order_ended(rng: Random, case: Case, day: date) -> bool:
    """What happens when an order has run out; true where the person is to leave with it."""
    if case.order == "licence" and rng.random() < 0.5:
        case.order = "post_sentence_supervision"
        case.order_until = day + timedelta(days=rng.randint(120, 340))
        return False
    if rng.random() < 0.35:
        return True
    again = case.group.traits.fixed_rule or rng.random() < 0.4
    case.statutory, case.order = again, "community_order" if again else "voluntary"
    case.order_until = day + timedelta(days=rng.randint(240, 540))
    return False


def lead_agency(case: Case, day: date) -> str:
    """Probation where there is an order or licence, else the police."""
    if not case.statutory:
        return "police"
    return "probation_service" if day >= UNIFIED else "nps"
