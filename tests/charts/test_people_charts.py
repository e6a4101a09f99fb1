"""The charts of one date or two: cohorts, groups, referrals, stays, workloads."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import changes, funnel, levels, stays, workload

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)


def everything(figure) -> str:
    return figure.to_json()


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def by_cohort(*people: int | None):
    rows = [
        ("fixed", "all", "Fixed", people[0], None, 43 / 92, 0.6),
        ("free", "domestic_abuse", "Free – domestic abuse", people[1], 10, 0.1, None),
    ]
    names = ["cohort", "profile", "label", "people", "capacity", "share", "share_target"]
    return literal_figures(pl.DataFrame(rows, names, orient="row"), "people")


def test_bars_of_cohorts_carry_share_plan_and_cap(cohorts, look):
    figure = levels.by_cohort(by_cohort(43, 8), cohorts, look)
    assert texts(figure) == ["<b>8</b> (10\u00a0%), cap 10", "<b>43</b> (47\u00a0%), plan 60\u00a0%"]
    assert figure.layout.xaxis.range[0] == 0


def test_the_plan_is_marked_at_its_share_of_everyone(cohorts, look):
    figure = levels.by_cohort(by_cohort(43, 8), cohorts, look)
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [10, pytest.approx(0.6 * (43 + 8))]


def test_a_withheld_cohort_has_words_no_bar_and_takes_the_plan_along(cohorts, look):
    figure = levels.by_cohort(by_cohort(43, None), cohorts, look)
    assert len(figure.data) == 1
    assert any("Withheld: fewer than 5" in text for text in texts(figure))
    assert not figure.layout.shapes


def change(*rows: tuple[str, str, int | None, int | None]):
    frame = pl.DataFrame(rows, ["cohort", "group", "people_start", "people_end"], orient="row")
    return literal_figures(frame, "people_start", "people_end")


def test_groups_are_those_over_all_cohorts_largest_at_the_top(look):
    figures = change(
        ("priority", "NC", 11, 19),
        ("total", "NC", 20, 31),
        ("total", "NW", 98, 115),
        ("total", "total", 118, 146),
    )
    figure = changes.by_group(figures, JUNE, SEPTEMBER, look, labels={"NC": "North City"})
    assert list(figure.layout.yaxis.ticktext) == ["North City", "NW"]
    assert texts(figure)[:2] == ["20 → <b>31</b>  (+11)", "98 → <b>115</b>  (+17)"]


def test_a_withheld_group_is_named_with_the_words(look):
    figures = change(("total", "NC", 20, 31), ("total", "OSF", None, None), ("total", "total", 22, 33))
    figure = changes.by_group(figures, JUNE, SEPTEMBER, look)
    assert "Withheld: fewer than 5" in texts(figure)
    assert "OSF" in figure.layout.yaxis.ticktext


def test_more_than_twelve_groups_are_counted_not_drawn(look):
    rows = [("total", f"g{n}", n + 10, n + 10) for n in range(15)]
    figure = changes.by_group(change(*rows), JUNE, SEPTEMBER, look)
    assert len(figure.layout.yaxis.ticktext) == 12
    assert "3 smaller in the table" in texts(figure)[-1]


def test_one_date_alone_has_one_dot_a_group(look):
    figure = changes.by_group(change(("total", "NC", 20, 20)), JUNE, JUNE, look)
    assert len(figure.data) == 1
    assert texts(figure)[-1] == "● 30 June 2022"


COLUMNS = ["source", "referred", "decided", "adopted", "declined", "deferred", "open"]


def referred(*rows: tuple[str | int | None, ...]):
    return literal_figures(pl.DataFrame(rows, COLUMNS, orient="row"), *COLUMNS[1:])


def test_the_funnel_shows_each_stage_of_those_referred(look):
    figure = funnel.stages(referred(("total", 30, 27, 17, 7, 3, 3)), look)
    words = {bar.hovertext[0] for bar in figure.data}
    assert "Adopted 17  (57\u00a0%)" in words
    assert "Not yet decided 3  (10\u00a0%)" in words


def test_a_withheld_stage_has_no_bar(look):
    figure = funnel.stages(referred(("total", 30, None, 17, 7, None, None)), look)
    assert len(figure.data) == 3
    assert texts(figure).count("Withheld: fewer than 5") == 3


def test_sources_that_sent_nobody_are_left_out(look):
    figures = referred(
        ("police", 14, 12, 8, 3, 1, 2), ("court", 0, 0, 0, 0, 0, 0), ("total", 14, 12, 8, 3, 1, 2)
    )
    figure = funnel.by_source(figures, look, labels={"police": "Police"})
    assert list(figure.layout.yaxis.ticktext) == ["Police"]
    assert figure.data[0].text[0] == "<b>14</b> referred, 8 adopted"


def stay(*rows: tuple[str | float | None, ...]):
    names = ["cohort", "people", "ended", "median_days", "lower_quartile_days", "upper_quartile_days"]
    return literal_figures(pl.DataFrame(rows, names, orient="row"), "people", "ended")


def test_a_median_stay_is_a_dot_with_its_days(cohorts, look):
    figure = stays.by_cohort(stay(("fixed", 60, 30, 212.0, 120.0, 390.0)), cohorts, look)
    assert list(figure.data[0].x) == [212]
    assert texts(figure) == ["<b>212 days</b>"]


def test_a_median_not_reached_is_said_and_not_drawn(cohorts, look):
    figure = stays.by_cohort(stay(("fixed", 60, 6, None, None, None)), cohorts, look)
    assert not figure.data
    assert texts(figure) == ["too few have left to tell"]


def test_a_withheld_stay_says_so(cohorts, look):
    figure = stays.by_cohort(stay(("fixed", 60, None, None, None, None)), cohorts, look)
    assert texts(figure) == ["Withheld: fewer than 5"]


def managers(*people: int | None):
    rows = [("com", f"s{place}", count) for place, count in enumerate(people)]
    return literal_figures(pl.DataFrame(rows, ["role", "staff_ref", "people"], orient="row"), "people")


def test_every_manager_is_a_dot_on_the_middle_half_with_a_line_at_the_median(look):
    figure = workload.by_manager(managers(6, 8, 8, 18), look, labels={"com": "Offender managers"})
    assert sorted(figure.data[0].x) == [6, 8, 8, 18]
    assert len(set(zip(figure.data[0].x, figure.data[0].y, strict=True))) == 4
    # Quartiles as the values a quarter and three quarters of the way along: 6 + 0.75 × 2, 8 + 0.25 × 10.
    assert texts(figure) == ["median 8, middle half 7.5 to 10.5, from 6 to 18"]
    (band,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.x0, band.x1) == (7.5, 10.5)


def test_three_managers_have_no_middle_half(look):
    assert texts(workload.by_manager(managers(6, 8, 18), look)) == ["median 8, from 6 to 18"]
    assert texts(workload.by_manager(managers(6), look)) == ["median 6"]


def test_a_withheld_manager_takes_the_median_along(look):
    figure = workload.by_manager(managers(6, 8, None), look)
    assert texts(figure) == []
    assert figure.layout.yaxis.ticktext[0] == "com<br>1 more: withheld: fewer than 5"


def test_no_reference_of_a_person_or_a_manager_reaches_a_chart(look):
    assert "s0" not in everything(workload.by_manager(managers(6, 8), look))
