"""What is said of other thresholds: how many would meet them, who would move, and what that tells."""

import polars as pl
from support.literal_figures import literal_figures

from findings import what_if as findings


def test_a_setting_is_held_against_the_places_planned():
    said = findings.setting
    assert said(45, 0, 72, own=False, fixed="Fixed") == "45 would meet this setting, 27 below the 72 planned"
    assert said(80, 0, 72, own=True, fixed="Fixed") == "80 meet the rule, 8 above the 72 planned"
    assert said(72, 0, 72, own=True, fixed="Fixed") == "72 meet the rule, exactly the 72 planned for Fixed"
    assert said(0, 2, None, own=False, fixed="Fixed") == "Nobody would meet this setting; 2 cannot be told"
    assert said(1, 0, None, own=True, fixed="Fixed") == "1 meets the rule"


COUNTS = ("meets", "does_not_meet", "unknown", "joins", "leaves", "within_rule", "outside_rule")
GROUP = dict.fromkeys(COUNTS, 0) | {"cohort": "total", "characteristic": "all", "group": "all"}
GROUP |= {"joins_finding": None, "leaves_finding": None}


def what_if(*rows):
    text = {"joins_finding": pl.String, "leaves_finding": pl.String}
    frame = pl.DataFrame([GROUP | row for row in rows], schema_overrides=text)
    return literal_figures(frame, *COUNTS)


def test_who_would_move_is_said_and_whether_that_tells_anything():
    few = what_if(
        {"joins": 4}, {"characteristic": "sex", "group": "female", "joins_finding": "too few to tell"}
    )
    assert findings.movers(few, own=False) == "4 would join, nobody would leave: too few to tell of any group"
    more = what_if(
        {"joins": 9, "leaves": 1}, {"characteristic": "sex", "group": "male", "joins_finding": "more often"}
    )
    assert findings.movers(more, own=False) == "9 would join, 1 would leave; 1 group stands out"
    assert findings.movers(what_if({}), own=False) == "With this setting nobody would join or leave"
    assert findings.movers(what_if({}), own=True) == "At the scheme's own rule nobody joins or leaves"


def test_groups_are_rows_of_words_and_those_with_nobody_are_left_out():
    table = findings.group_rows(
        what_if(
            {"meets": 9},
            {
                "characteristic": "sex",
                "group": "female",
                "meets": 5,
                "does_not_meet": 2,
                "joins": 3,
                "joins_finding": "more often",
                "leaves_finding": "too few to tell",
            },
            {"characteristic": "age_band", "group": "18-24", "meets": 1, "leaves": 1, "unknown": 1},
            {"characteristic": "age_band", "group": "65+"},
            {"characteristic": "ethnicity", "group": "not_stated", "meets": 1, "joins": 1},
        )
    )
    assert table.rows() == [
        ("Sex: female", "7", "5", "+3", "0", "joins more often; leaves: too few to tell"),
        ("Age: 18–24", "2", "1", "0", "−1", ""),
        ("Ethnicity: not stated", "1", "1", "+1", "0", "not compared"),
    ]


def test_one_word_for_both_ways_where_it_holds_for_both():
    row = GROUP | {"group": "male", "joins_finding": "too few to tell", "leaves_finding": "too few to tell"}
    assert findings.compared(row) == "too few to tell"


def test_bars_are_of_each_cohort_and_the_total_is_not_one():
    figures = what_if(
        {"cohort": "fixed", "meets": 3, "does_not_meet": 1, "within_rule": 2},
        {"meets": 3, "does_not_meet": 1},
    )
    assert findings.bars(figures, own=False) == [
        ("On the scheme", {"fixed": 4}),
        ("Meet the scheme's rule", {"fixed": 2}),
        ("Meet this setting", {"fixed": 3}),
    ]
    assert len(findings.bars(figures, own=True)) == 2
    assert findings.whole(figures)["meets"] == 3


def test_the_bars_are_said_in_words():
    bars = [("On the scheme", {"fixed": 4, "flex": 2})]
    assert findings.capacity_alternative(bars, 120, 72) == "Bars: on the scheme 6. capacity 120, 72 planned."
    assert findings.capacity_alternative(bars, None, None) == "Bars: on the scheme 6."
