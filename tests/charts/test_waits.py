"""Waits for a service: the two tracks side by side, and no number where one is withheld."""

import polars as pl
import pytest
from support.literal_figures import literal_figures

from charts import waits

SPREAD = ("median_days", "lower_quartile", "upper_quartile", "contacted")


def weeks(*rows):
    """Figures of (track, label, referrals, all referrals)."""
    frame = pl.DataFrame(list(rows), ["track", "label", "referrals", "all_referrals"], orient="row")
    share = pl.col("referrals").cast(pl.Float64) / pl.col("all_referrals")
    return literal_figures(
        frame.with_columns(pl.when(pl.col("all_referrals") > 0).then(share).alias("share")),
        "referrals",
        "all_referrals",
    )


def agencies(**rows):
    """Figures of (median, lower, upper, contacted) by the fast track and otherwise, by agency."""
    names = [f"{name}_{track}" for track in waits.TRACKS for name in SPREAD]
    listed = [{"agency": agency} | dict(zip(names, values, strict=True)) for agency, values in rows.items()]
    types = {"agency": pl.String} | dict.fromkeys(names, pl.Float64)
    return literal_figures(pl.DataFrame(listed, types), "contacted_fast", "contacted_other")


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_each_bar_is_the_part_of_its_own_track(look):
    figure = waits.by_week(
        weeks(("fast", "Within a week", 30, 60), ("other", "Within a week", 10, 100)), look
    )
    assert [bar.y for bar in figure.data] == [(0.5,), (0.1,)]
    assert figure.data[0].hovertext == ("Fast track, within a week: 30 of 60",)
    assert "Fast track" in figure.layout.title.text
    assert "Ordinary" in figure.layout.title.text


def test_a_withheld_week_is_a_word_and_a_week_of_nobody_is_not(look):
    figure = waits.by_week(weeks(("fast", "Week 2", None, 60), ("fast", "Week 3", 0, 60)), look)
    assert figure.data[0].text == ("&lt;5", "")
    assert "withheld" in figure.data[0].hovertext[0]
    assert figure.data[0].hovertext[1] == "Fast track, week 3: 0 of 60"


def test_a_track_that_nobody_went_by_is_not_called_withheld(look):
    figure = waits.by_week(weeks(("fast", "Week 2", 6, 6), ("other", "Week 2", 0, 0)), look)
    assert figure.data[1].text == ("",)
    assert figure.data[1].hovertext == ("Ordinary, week 2: 0 of 0",)


def test_the_median_of_each_track_has_its_own_shape_on_the_middle_half(look):
    figure = waits.by_agency(agencies(Housing=(8, 5, 12, 20, 19, 14, 27, 30)), look)
    assert [(point.x[0], point.marker.symbol) for point in figure.data] == [(8, "circle"), (19, "square")]
    assert [(line.x0, line.x1) for line in figure.layout.shapes] == [(5, 12), (14, 27)]
    assert "Housing, fast track: median 8 days" in figure.data[0].hovertext[0]


@pytest.mark.parametrize(
    ("contacted", "said"), [(0, "ordinary: nobody seen"), (None, "ordinary: withheld, fewer than 5")]
)
def test_where_there_is_no_median_it_says_why(look, contacted, said):
    figure = waits.by_agency(agencies(Housing=(8, 5, 12, 20, None, None, None, contacted)), look)
    assert said in texts(figure)
    assert len(figure.data) == 1


def test_nobody_at_all_is_an_empty_chart(look):
    assert not waits.by_agency(agencies(), look).data


def test_a_week_is_named_in_full_on_narrow_lines(look):
    figure = waits.by_week(weeks(("fast", "Over eight weeks", 6, 6)), look)
    assert figure.layout.xaxis.ticktext == ("Over<br>eight<br>weeks",)
