from datetime import date

import polars as pl
from support.literal_figures import literal_figures

from findings import rag_alternatives as said
from findings.signals import Reading

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


def made(names: list[str], *rows: tuple[object, ...], counts: tuple[str, ...]):
    return literal_figures(pl.DataFrame(rows, names, orient="row", infer_schema_length=None), *counts)


def test_the_mix():
    figures = made(
        ["label", "rag", "people"],
        ("Fixed", "red", 12), ("Fixed", "amber", 5), ("Fixed", "green", None), ("Fixed", "unrated", 0),
        counts=("people",),
    )  # fmt: skip
    assert said.mix(figures) == (
        "Bars of the same length, parted by rating. Fixed: red 12, amber 5, green withheld, unrated 0."
    )


def test_the_meetings():
    rows = [(on, colour, 5) for on in (JUNE, SEPTEMBER) for colour in ("red", "amber", "green", "unrated")]
    text = said.history(made(["meeting_date", "rag", "people"], *rows, counts=("people",)))
    assert text.startswith("A column each for 2 meetings, parted by rating: on 30 June 2022, red 5, ")
    assert "on 30 September 2022" in text
    assert (
        said.history(made(["meeting_date", "rag", "people"], *rows[:4], counts=("people",))).count("on 30")
        == 1
    )


def months(*rows: tuple[object, ...]):
    names = {
        "period": pl.Date,
        "value": pl.Float64,
        "mean": pl.Float64,
        "lower": pl.Float64,
        "upper": pl.Float64,
        "signal": pl.String,
    }
    return literal_figures(pl.DataFrame(rows, names, orient="row"))


def test_the_control_chart():
    figures = months((JUNE, 0.4, 0.25, -0.1, 0.35, "outside"), (SEPTEMBER, 0.3, 0.25, -0.1, 0.35, ""))
    assert said.signals(figures, "Share green", Reading("usual", 0.3), "meeting") == (
        "A line by month: share green was 30\u00a0% in September 2022, mean 25\u00a0%, "
        "usual range 0\u00a0% to 35\u00a0%; within its usual range. Points marked as signals: 1."
    )
    few = months((SEPTEMBER, 0.3, None, None, None, ""))
    assert "no usual range yet; one meeting, too few" in said.signals(
        few, "Share green", Reading("few", 0.3, points=1), "meeting"
    )
    assert said.signals(months(), "Share green", Reading("none"), "meeting") == "Share green: no months yet."


def test_the_flows():
    step = made(
        ["from_rag", "to_rag", "people"],
        ("red", "green", 5), ("adopted", "red", 7), ("green", "deselected", None), ("red", "red", 0),
        counts=("people",),
    )  # fmt: skip
    assert said.flows([(JUNE, SEPTEMBER, step)]) == (
        "Bands between ratings from date to date since 30 June 2022. From 30 June 2022 to 30 September 2022: "
        "joined to red 7; red to green 5; green to left withheld."
    )


def test_time_in_red():
    figures = made(
        ["cohort", "spells", "median_days"], ("fixed", 40, 63.0), ("total", 48, None), counts=("spells",)
    )
    text = said.time_in_red(figures, {"fixed": "Fixed", "total": "everyone"})
    assert text.endswith("Fixed 63 days; everyone not known.")


def test_greens_and_overdue_ratings():
    greens = made(
        ["greens", "people", "with_exit_plan"],
        ("three_or_more", 7, None),
        counts=("people", "with_exit_plan"),
    )
    assert said.greens(greens).endswith("Three or more 7, with an exit plan withheld.")
    names = ["cohort", "rated_within", "overdue", "never_rated"]
    rated = made(names, ("total", 80, None, 5), counts=("rated_within", "overdue", "never_rated"))
    assert "everyone: rated 80, overdue withheld, never rated 5" in said.rated(rated, {"total": "everyone"})
