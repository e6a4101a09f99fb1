"""The people of a county scheme, with their protected characteristics."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from data_model.demo.calendar import birth_month
from data_model.demo.chance import EvenSpread, pick, stream
from data_model.demo.county.plan import Area, Group, Plan
from data_model.demo.frames import Row

RESPONSES = {"improves": 0.5, "holds": 0.3, "worsens": 0.2}
"""How people take to the scheme; it runs through their ratings, needs, offences and time in custody."""

DISABILITY = {"no": 0.63, "yes": 0.3, "not_stated": 0.07}
RELIGION = {"no_religion": 0.52, "christian": 0.31, "muslim": 0.03, "other": 0.02, "not_stated": 0.12}
ORIENTATION = {"straight": 0.82, "gay_lesbian": 0.02, "bisexual": 0.02, "other": 0.01, "not_stated": 0.13}
REASSIGNMENT = {"no": 0.92, "yes": 0.005, "not_stated": 0.075}
MARITAL = {
    "single": 0.7,
    "married": 0.09,
    "civil_partnership": 0.005,
    "separated": 0.05,
    "divorced": 0.09,
    "widowed": 0.005,
    "not_stated": 0.06,
}


@dataclass(frozen=True)
class Stay:
    """A stay in custody from `start` to its last day `end`."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Was the person in custody on that day?"""
        return self.start <= day <= self.end


@dataclass
class Person:
    """Someone referred or adopted."""

    ref: str
    birth_month: date
    sex: str
    ethnicity: str
    disability: str
    area: Area
    response: str
    stays: list[Stay] = field(default_factory=list)

    def in_custody(self, day: date) -> bool:
        """Was the person in custody on that day?"""
        return any(stay.holds(day) for stay in self.stays)


class People:
    """Draws people one after another; ethnicity and disability in even shares, so that each is there.

    Ethnicity differs between the adopted and the declined as the plan says; disability does not.
    """

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan = plan
        self._rng = stream(seed, plan.scheme, "people")
        self._ethnicity = {adopted: EvenSpread(self._rng.random()) for adopted in (True, False)}
        self._disability = {adopted: EvenSpread(self._rng.random()) for adopted in (True, False)}
        self.drawn: list[Person] = []

    def draw(self, group: Group, day: date, adopted: bool) -> Person:
        """A new person for a cohort, aged for it on that day."""
        plan, rng = self._plan, self._rng
        mix = plan.adopted_ethnicity if adopted else plan.declined_ethnicity
        ethnicity = self._ethnicity[adopted].pick(mix)
        person = Person(
            ref=plan.ref("p", len(self.drawn) + 1),
            birth_month=birth_month(_age(rng, group), day),
            sex=_sex(rng, group),
            ethnicity=ethnicity,
            disability=self._disability[adopted].pick(DISABILITY),
            area=_area(rng, plan, ethnicity),
            response=pick(rng, RESPONSES),
        )
        self.drawn.append(person)
        return person


def _age(rng: Random, group: Group) -> float:
    mean, spread, low, high = group.traits.age
    return min(high + 0.9, max(low + 0.1, rng.gauss(mean, spread)))


def _sex(rng: Random, group: Group) -> str:
    if group.traits.female in (0, 1):
        return "female" if group.traits.female else "male"
    female = group.traits.female
    return pick(rng, {"female": female, "male": 0.993 - female, "not_stated": 0.007})


def is_minority(ethnicity: str) -> bool:
    """Is it one of the White minorities?"""
    return ethnicity.startswith("white_") and ethnicity != "white_british"


def _area(rng: Random, plan: Plan, ethnicity: str) -> Area:
    minority = is_minority(ethnicity)
    weights = [area.minority_weight if minority else area.weight for area in plan.areas]
    return rng.choices(plan.areas, weights)[0]


def person_rows(plan: Plan, seed: int, drawn: list[Person]) -> Iterator[Row]:
    """Rows of `people`."""
    rng = stream(seed, plan.scheme, "characteristics")
    for person in drawn:
        yield {
            "person_ref": person.ref,
            "birth_month": person.birth_month,
            "sex": person.sex,
            "ethnicity": person.ethnicity,
            "disability": person.disability,
            "religion": _often(rng, RELIGION),
            "sexual_orientation": _often(rng, ORIENTATION),
            "gender_reassignment": _often(rng, REASSIGNMENT),
            "marital_status": _often(rng, MARITAL),
            "pregnancy_maternity": _pregnancy(rng, person),
            "restricted": rng.random() < 0.012,
            "review_by": plan.end + timedelta(days=rng.randint(30, 700)),
        }


def _often(rng: Random, weights: Mapping[str, float]) -> str | None:
    """One of the values; now and then nobody filled in the field."""
    return None if rng.random() < 0.02 else pick(rng, weights)


def _pregnancy(rng: Random, person: Person) -> str | None:
    if person.sex != "female":
        return None
    return pick(rng, {"no": 0.87, "yes": 0.06, "not_stated": 0.07})
