"""Lincolnshire's events: the timeline of the strategy and the scrutiny report of 13 December 2022."""

from datetime import date

EVENTS = (
    (
        date(2021, 12, 8),
        "IOM goes live",
        "Fixed and flex cohorts begin, and the Multi-Agency Case Conference.",
    ),
    (date(2022, 1, 17), "Female cohort live", "Female cohort goes live within the free cohort."),
    (
        date(2022, 2, 7),
        "First evaluation",
        "Internal evaluation by the police's Continuous Improvement Unit.",
    ),
    (
        date(2022, 2, 28),
        "Last ARC clients leave",
        "The legacy of the former scheme is wound up by February 2022.",
    ),
    (
        date(2022, 3, 7),
        "Young adult cohort live",
        "18 to 25 year old cohort goes live within the free cohort.",
    ),
    (
        date(2022, 5, 2),
        "Domestic abuse cohort put off",
        "Planned for this day, postponed until interventions for perpetrators are recommissioned.",
    ),
    (
        date(2022, 6, 1),
        "Housing protocol pilot",
        "Lincolnshire Prisoner Release Housing Protocol, June 2022.",
    ),
    (date(2022, 9, 5), "Second evaluation", "Second internal evaluation by the Continuous Improvement Unit."),
    (
        date(2022, 12, 13),
        "Scrutiny committee report",
        "Public Protection and Communities Scrutiny Committee.",
    ),
    (
        date(2023, 2, 1),
        "Mental health requirement",
        "Mental Health Treatment Requirement, expected in Q4 2022-23; the day is the demo's own.",
    ),
    (date(2023, 3, 31), "Strategy 2023–25 adopted", "Planned for March 2023 by the strategy's timeline."),
    (
        date(2023, 5, 1),
        "Domestic abuse cohort live",
        "The day is the demo's own: none was published. At most 10 people.",
    ),
    (date(2024, 10, 31), "Performance framework due", "To be agreed for implementation by October 2024."),
)
"""Day, title of at most 30 characters, and a sentence; days of which only the month is known are its end."""
