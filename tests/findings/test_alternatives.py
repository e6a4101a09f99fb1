from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from findings import alternatives, questions
from findings.movement import Movement

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)
NO_EVENTS = pl.DataFrame(schema={"event_date": pl.Date, "title": pl.String})


def test_the_trend_in_words(trend):
    figures = trend(
        (JUNE, "fixed", "all", 41), (SEPTEMBER, "fixed", "all", 43), (SEPTEMBER, "flex", "all", None)
    )
    events = pl.DataFrame({"event_date": [date(2022, 7, 4)], "title": ["Female cohort live"]})
    labels = {("fixed", "all"): "Fixed", ("flex", "all"): "Flex"}
    said = alternatives.trend(figures, labels, events)
    assert said == (
        "Lines of people by cohort from 30 June 2022 to 30 September 2022. At the end: "
        "Fixed 43; Flex withheld. Events: Female cohort live (4 July 2022)."
    )
    assert alternatives.trend(figures, {}, NO_EVENTS).count("Events") == 0


def test_the_waterfall_in_words():
    moved = Movement(84, 21, 0, 0, None, 92, complete=True, from_nothing=False)
    assert alternatives.movement(moved, "June", SEPTEMBER, 120) == (
        "Bars from opening to closing. Since June: 84; 21 joined, withheld left; 30 September 2022: 92. "
        "A dashed line marks the capacity of 120."
    )


def test_the_spread_in_words(spread):
    said = alternatives.spread(spread((SEPTEMBER, 64, None, 66, None)))
    assert said.count("30 September 2022") == 1
    assert "custody withheld, statutory share of the community withheld" in said


def test_the_workload_does_not_name_a_middle_that_is_not_known():
    rows = [("com", 6), ("com", 8), ("com", None)]
    figures = literal_figures(pl.DataFrame(rows, ["role", "people"], orient="row"), "people")
    said = alternatives.workload(figures, {"com": "Offender managers"})
    assert said == "Dots for each manager's people, by role. Offender managers (3): largest 8, 1 withheld."


def test_the_workload_says_its_middle_and_its_ends():
    figures = literal_figures(
        pl.DataFrame([("com", 6), ("com", 9)], ["role", "people"], orient="row"), "people"
    )
    said = alternatives.workload(figures, {"com": "Offender managers"})
    assert said.endswith("Offender managers (2): median 7.5, from 6 to 9.")


def test_long_lists_end_with_how_many_more():
    rows = [("total", f"g{place}", 5, 6) for place in range(10)]
    frame = pl.DataFrame(rows, ["cohort", "group", "people_start", "people_end"], orient="row")
    figures = literal_figures(frame, "people_start", "people_end")
    assert "and 2 more in the table" in alternatives.by_group(figures, "area", {}, JUNE, SEPTEMBER)


def test_every_chart_has_a_question():
    asked = [text for name, text in vars(questions).items() if name.isupper() and not name.startswith("_")]
    assert len(asked) >= 19
    for text in asked:
        assert text.startswith(tuple(f"How you can use this {what}: " for what in ("chart", "list", "table")))
        assert text.endswith("?")
