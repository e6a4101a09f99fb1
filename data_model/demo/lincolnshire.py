"""Lincolnshire: made-up people on the scheme that the strategy and the scrutiny report describe."""

from datetime import date

from data_model.demo.calendar import month_ends
from data_model.demo.chance import stream
from data_model.demo.county.paths import path, within
from data_model.demo.county.plan import NEIGHBOURHOOD, Area, Event, Group, Plan, Traits
from data_model.demo.county.tables import county
from data_model.demo.frames import Tables
from data_model.demo.lincolnshire_events import EVENTS

GO_LIVE = date(2021, 12, 8)
DOMESTIC_ABUSE_LIVE = date(2023, 5, 1)
"""The demo's own date: the launch planned for 2 May 2022 was postponed, and no date was published."""

CAPACITY = 120
MOST = 117
"""The demo stays under the capacity."""

AREAS = (
    Area("E07000136", "Boston", 52.978, -0.026, 0.13, 0.38, (1,), (1,), (1,)),
    Area("E07000137", "East Lindsey", 53.227, 0.112, 0.15, 0.09, (2, 3), (2, 5), (2,), hard=True),
    Area("E07000138", "Lincoln", 53.228, -0.546, 0.34, 0.2, (4, 5, 6), (3, 4), (3, 4)),
    Area("E07000139", "North Kesteven", 53.039, -0.406, 0.07, 0.04, (7,), (5,), (4,)),
    Area("E07000140", "South Holland", 52.797, -0.108, 0.1, 0.2, (8,), (6,), (5,)),
    Area("E07000141", "South Kesteven", 52.848, -0.512, 0.12, 0.06, (9,), (7,), (5, 6)),
    Area("E07000142", "West Lindsey", 53.383, -0.577, 0.08, 0.03, (10,), (8,), (6,)),
)
REST = {
    "mixed_white_black_caribbean": 0.9,
    "mixed_other": 0.6,
    "black_african": 0.6,
    "black_caribbean": 0.4,
    "asian_indian": 0.3,
    "asian_pakistani": 0.3,
    "asian_other": 0.4,
    "arab": 0.2,
    "other": 0.3,
    "not_stated": 5.0,
}
ADOPTED = {
    "white_british": 84.5,
    "white_other": 4.4,
    "white_gypsy_irish_traveller": 1.2,
    "white_irish": 0.6,
} | REST
DECLINED = {
    "white_british": 70.7,
    "white_other": 16.4,
    "white_gypsy_irish_traveller": 1.7,
    "white_irish": 0.9,
    "white_roma": 1.3,
} | REST
"""White minorities are planted as adopted at about half the rate of the White British people referred."""

WIDER = NEIGHBOURHOOD | {"46": 0.4, "49": 0.15, "8N": 0.12, "54": 0.05}
OTHER = {"46": 0.34, "8N": 0.14, "105A": 0.12, "49": 0.1, "28.2": 0.1, "92D": 0.06, "92A": 0.06, "34": 0.08}
ABUSE = {"8N": 0.4, "105A": 0.3, "8L": 0.12, "8Q": 0.08, "58A": 0.1}
FIXED = Traits((34, 8, 19, 58), 0.05, 0.97, 0.3, (74, 10), 1900, NEIGHBOURHOOD, 5.0, fixed_rule=True)
FLEX = Traits((33, 8, 19, 58), 0.09, 0.88, 0.2, (62, 13), 1050, WIDER, 4.2)
FEMALE = Traits((34, 8, 19, 58), 1, 0.62, 0.08, (52, 14), 620, OTHER, 3.4)
YOUNG = Traits((21, 1.6, 18, 22), 0.08, 0.66, 0.08, (63, 12), 760, OTHER, 3.8)
DOMESTIC_ABUSE = Traits((36, 9, 19, 60), 0.04, 0.85, 0.12, (54, 12), 1300, ABUSE, 2.2)
LEGACY = Traits((36, 8, 19, 60), 0.1, 0.5, 0.06, (60, 13), 800, WIDER, 3.0)

OPENING = {
    "fixed": (24, 27, 30, 33, 35, 37, 39, 41, 42, 43),
    "flex": (9, 10, 12, 13, 14, 16, 17, 17, 18, 19),
    "female": (0, 5, 8, 10, 12, 14, 15, 16, 17, 18),
    "young_adult": (0, 0, 0, 3, 5, 7, 8, 10, 11, 12),
    "domestic_abuse": (0,) * 17 + (3, 5, 6, 8, 8, 9),
    "arc_legacy": (26, 14, 0),
}
"""People at each month end from December 2021; September 2022 is as published: 43, 19, 18 and 12."""

HEADING_FOR = {
    "fixed": 53.0,
    "flex": 19.0,
    "female": 18.5,
    "young_adult": 13.0,
    "domestic_abuse": 9.5,
    "arc_legacy": 0.0,
}
MOST_IN = {"fixed": 72, "flex": 24, "female": 22, "young_adult": 16, "domestic_abuse": 10, "arc_legacy": 0}


def lincolnshire(seed: int, years: int) -> Tables:
    """The tables of Lincolnshire from go-live on 8 December 2021 for so many years, at most four."""
    return county(plan(seed, years), seed)


def plan(seed: int, years: int) -> Plan:
    """What the county is made from."""
    end = date(2021 + min(years, 4), 12, 31)
    return Plan(
        scheme="lincolnshire",
        prefix="lincs",
        name="Lincolnshire",
        capacity=CAPACITY,
        go_live=GO_LIVE,
        end=end,
        groups=_groups(seed, len(month_ends(GO_LIVE, end))),
        areas=AREAS,
        events=tuple(Event(*event) for event in EVENTS),
        adopted_ethnicity=ADOPTED,
        declined_ethnicity=DECLINED,
        referrals_a_month=(12, 20),
        prisons={
            "HMP Lincoln": 0.55,
            "HMP North Sea Camp": 0.16,
            "HMP Morton Hall": 0.09,
            "HMP Nottingham": 0.2,
        },
        women_prisons={"HMP Peterborough": 0.6, "HMP Foston Hall": 0.3, "HMP New Hall": 0.1},
        services=SERVICES,
        agencies=AGENCIES,
        absent=("Department for Work and Pensions", date(end.year, 9, 1), date(end.year, 11, 30)),
        policy={
            "effective_from": GO_LIVE,
            "ogrs": 60.0,
            "ogrs_serious": 50.0,
            "css": 1000.0,
            "source": "Lincolnshire Integrated Offender Management (IOM) Strategy 2021-2023, Cohorts",
        },
        protocol_prisons=("HMP Lincoln", "HMP North Sea Camp"),
        protocol_from=date(2022, 6, 1),
        treatment=True,
        mental_health_from=date(2023, 2, 1),
    )


def _groups(seed: int, months: int) -> tuple[Group, ...]:
    paths = _paths(seed, months)
    return (
        Group("fixed", "all", "Fixed", FIXED, paths["fixed"], GO_LIVE, share_target=0.6),
        Group("flex", "all", "Flex", FLEX, paths["flex"], GO_LIVE),
        Group("free", "female", "Free – female", FEMALE, paths["female"], date(2022, 1, 17)),
        Group("free", "young_adult", "Free – young adult", YOUNG, paths["young_adult"], date(2022, 3, 7)),
        Group(
            "free",
            "domestic_abuse",
            "Free – domestic abuse",
            DOMESTIC_ABUSE,
            paths["domestic_abuse"],
            DOMESTIC_ABUSE_LIVE,
            capacity=10,
        ),
        Group(
            "free",
            "arc_legacy",
            "Free – ARC legacy",
            LEGACY,
            paths["arc_legacy"],
            GO_LIVE,
            live_to=date(2022, 2, 28),
        ),
    )


def _paths(seed: int, months: int) -> dict[str, tuple[int, ...]]:
    rng = stream(seed, "lincolnshire", "paths")
    loose = [path(OPENING[name], rng, months, HEADING_FOR[name], MOST_IN[name]) for name in OPENING]
    return dict(zip(OPENING, within(loose, MOST), strict=True))


SERVICES = {
    "alcohol": {"We Are With You": 1.0},
    "drugs": {"We Are With You": 1.0},
    "finance_debt": {"Department for Work and Pensions": 1.0},
    "relationships": {"Lincolnshire Action Trust": 1.0},
    "housing": {"Nacro with Shelter": 0.6, "District council housing": 0.4},
    "mental_wellbeing": {
        "Lincolnshire Partnership NHS Foundation Trust": 0.6,
        "Lincolnshire Action Trust": 0.4,
    },
    "education_training_employment": {"Ingeus": 1.0},
    "attitudes_thinking_behaviour": {"The Forward Trust": 0.5, "Lincolnshire Action Trust": 0.5},
}
AGENCIES = (
    "Lincolnshire Police",
    "Probation Service",
    "Lincolnshire Action Trust",
    "We Are With You",
    "Lincolnshire Partnership NHS Foundation Trust",
    "District council housing",
    "HM Prison Service",
    "Nacro",
    "Ingeus",
    "Lincolnshire County Council",
    "Edan Lincs",
    "Department for Work and Pensions",
)
