"""Gwent: a small made-up scheme with WISDOM in the free cohort, after the Chief Officer Team report."""

from datetime import date

from data_model.demo.calendar import month_ends
from data_model.demo.chance import stream
from data_model.demo.county.paths import path
from data_model.demo.county.plan import NEIGHBOURHOOD, Area, Event, Group, Plan, Traits
from data_model.demo.county.tables import county
from data_model.demo.frames import Tables

GO_LIVE = date(2020, 7, 5)

AREAS = (
    Area("W06000018", "Caerphilly", 51.657, -3.183, 0.29, 0.2, (1, 2), (1, 2), ()),
    Area("W06000019", "Blaenau Gwent", 51.776, -3.204, 0.15, 0.1, (3,), (3,), ()),
    Area("W06000020", "Torfaen", 51.702, -3.041, 0.16, 0.15, (4,), (4,), ()),
    Area("W06000021", "Monmouthshire", 51.778, -2.868, 0.08, 0.05, (4,), (5,), ()),
    Area("W06000022", "Newport", 51.588, -2.998, 0.32, 0.5, (5, 6), (6, 7, 8), (), hard=True),
)
ETHNICITY = {
    "white_british": 86.0,
    "white_other": 2.4,
    "white_irish": 0.6,
    "mixed_white_black_caribbean": 1.4,
    "asian_pakistani": 0.8,
    "asian_bangladeshi": 0.8,
    "black_african": 0.8,
    "arab": 0.2,
    "not_stated": 7.0,
}
VIOLENT = {"8N": 0.4, "5D": 0.3, "34": 0.12, "10D": 0.1, "3B": 0.08}
FIXED = Traits((33, 8, 19, 57), 0.06, 0.95, 0.3, (75, 10), 1800, NEIGHBOURHOOD, 4.6, fixed_rule=True)
FLEX = Traits((32, 8, 18, 57), 0.1, 0.85, 0.2, (62, 12), 1000, NEIGHBOURHOOD | {"46": 0.4, "8N": 0.15}, 3.8)
WISDOM = Traits((38, 9, 20, 62), 0.02, 0.95, 0.25, (48, 13), 2600, VIOLENT, 1.8)
EVENTS = (
    Event(GO_LIVE, "IOM goes live", "Among the first in England and Wales with the new model."),
    Event(date(2020, 12, 9), "National strategy published", "Neighbourhood Crime IOM Strategy."),
    Event(
        date(2021, 4, 1), "East and west teams joined", "One team: eight IOM managers, and one for WISDOM."
    ),
    Event(date(2021, 9, 1), "Chief Officer Team report", "Next steps: a performance framework."),
)


def gwent(seed: int, years: int) -> Tables:
    """The tables of Gwent from go-live on 5 July 2020, at most to the end of 2023."""
    return county(plan(seed, years), seed)


def plan(seed: int, years: int) -> Plan:
    """What the county is made from; it states no capacity, no share target and no selection rule."""
    end = date(2019 + min(years, 4), 12, 31)
    months = len(month_ends(GO_LIVE, end))
    rng = stream(seed, "gwent", "paths")
    return Plan(
        scheme="gwent",
        prefix="gwent",
        name="Gwent",
        capacity=None,
        go_live=GO_LIVE,
        end=end,
        groups=(
            Group("fixed", "all", "Fixed", FIXED, path((24, 26, 27), rng, months, 31.0, 40), GO_LIVE),
            Group("flex", "all", "Flex", FLEX, path((9, 10, 11), rng, months, 13.0, 18), GO_LIVE),
            Group("free", "wisdom", "Free – WISDOM", WISDOM, path((7, 8, 8), rng, months, 11.0, 15), GO_LIVE),
        ),
        areas=AREAS,
        events=EVENTS,
        adopted_ethnicity=ETHNICITY,
        declined_ethnicity=ETHNICITY,
        referrals_a_month=(6, 10),
        prisons={"HMP Cardiff": 0.5, "HMP Parc": 0.3, "HMP Usk and Prescoed": 0.2},
        women_prisons={"HMP Eastwood Park": 1.0},
        services={
            "drugs": {"Drug and alcohol service": 1.0},
            "alcohol": {"Drug and alcohol service": 1.0},
            "housing": {"Council housing": 1.0},
            "education_training_employment": {"Probation employment service": 1.0},
        },
    )
