"""What is said about selection: at none, one and many, with and without a rule."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import selection
from findings.words import words_in

DAY = date(2022, 9, 30)
PERSON = {
    "person_ref": "p",
    "cohort": "fixed",
    "ogrs": 60.0,
    "css": 1000.0,
    "predictor": "ogrs3",
    "band": "medium",
    "index_offence": "34",
}
PERSON |= {"meets_fixed": True, "missing": None, "mismatch": None}
TYPES = {"meets_fixed": pl.Boolean, "missing": pl.String, "mismatch": pl.String, "ogrs": pl.Float64}
TYPES |= {"index_offence": pl.String, "css": pl.Float64, "predictor": pl.String, "band": pl.String}


def people(*rows):
    frame = pl.DataFrame([PERSON | row for row in rows], schema_overrides=TYPES) if rows else None
    empty = pl.DataFrame(schema=dict.fromkeys(PERSON, pl.String) | TYPES)
    return literal_figures(empty if frame is None else frame)


def mismatch(outside, elsewhere):
    kinds = [selection.IN_FIXED] * outside + [selection.ELSEWHERE] * elsewhere
    return people(*({"mismatch": kind} for kind in kinds))


@pytest.mark.parametrize(
    ("outside", "elsewhere", "said"),
    [
        (5, 4, "Fixed: 5 do not meet the rule, 4 elsewhere do"),
        (1, 1, "Fixed: 1 does not meet the rule, 1 elsewhere does"),
        (5, 0, "Fixed: 5 do not meet the rule, nobody elsewhere does"),
        (0, 4, "Nobody in Fixed fails the rule; 4 elsewhere meet it"),
        (0, 0, "Fixed and the fixed rule agree about everybody known"),
    ],
)
def test_the_headline_is_who_and_the_rule_disagree_about(outside, elsewhere, said):
    found = selection.headline(mismatch(outside, elsewhere), "Fixed", fixed_shown=True, others_shown=True)
    assert found == said
    assert words_in(found) <= 10


def test_the_headline_is_of_the_cohorts_looked_at():
    alone = selection.headline(mismatch(5, 0), "Fixed", fixed_shown=True, others_shown=False)
    assert alone == "5 people in Fixed do not meet the rule"
    others = selection.headline(mismatch(0, 1), "Fixed", fixed_shown=False, others_shown=True)
    assert others == "1 person meets the rule and is not in Fixed"


def test_nobody_in_a_list_is_said():
    assert selection.in_fixed(mismatch(0, 0), "Fixed") == "Everybody in Fixed who can be told meets the rule"
    assert selection.elsewhere(mismatch(0, 0), "Fixed") == "Nobody outside Fixed meets the rule"
    assert selection.missing(people()) == "Nobody has a score or an offence missing"
    one = people({"missing": "score", "ogrs": None}, {})
    assert selection.missing(one) == "1 person has a score or an offence missing"


def test_what_was_never_loaded_is_said_once_and_not_of_everybody():
    lacks = {"css": None, "missing": "Crime Severity Score"}
    figures = people(lacks, lacks, lacks | {"ogrs": None, "missing": "score, Crime Severity Score"})
    assert selection.missing(figures) == "Nobody has a Crime Severity Score"
    assert selection.missing_rows(figures)["missing"].to_list() == ["score, Crime Severity Score"]
    both = people(lacks | {"index_offence": None, "missing": "Crime Severity Score, index offence"})
    assert selection.missing(both) == "Nobody has a Crime Severity Score or an index offence"
    assert not selection.missing_rows(both).height


def test_a_scheme_without_a_rule_has_none_to_meet():
    assert selection.no_rule("Gwent") == "Gwent has no fixed rule to meet"
    long = selection.no_rule("The Integrated Offender Management Scheme of Leicester and Leicestershire")
    assert long == "The scheme has no fixed rule to meet"


RULE = {"effective_from": date(2021, 12, 8), "ogrs": 60.0, "ogrs_serious": 50.0, "css": 1000.0}


def test_the_rule_is_said_with_its_date():
    assert selection.rule(RULE) == (
        "The rule since 8 December 2021: statutory, not MAPPA, a neighbourhood-crime index offence, a Crime "
        "Severity Score (CSS) of 1,000 or more and a score of 60 or more (50 for robbery and burglary)."
    )
    assert "robbery" not in selection.rule(RULE | {"ogrs_serious": 60.0})


def test_the_scatter_counts_who_meets_and_of_whom_it_cannot_be_told():
    figures = people({}, {"meets_fixed": False}, {"meets_fixed": None})
    assert selection.meeting(figures) == "1 of 3 people meets the fixed rule; 1 cannot be told"
    assert selection.meeting(people({"meets_fixed": False})) == "Nobody of 1 person meets the fixed rule"
    assert selection.meeting(people()) == "Nobody is on the scheme"
    assert selection.scored(people({}, {"css": None})) == "Score and severity of 1 person"


def test_a_setting_is_held_against_the_places_planned():
    said = selection.setting
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
    assert (
        selection.movers(few, own=False) == "4 would join, nobody would leave: too few to tell of any group"
    )
    more = what_if(
        {"joins": 9, "leaves": 1}, {"characteristic": "sex", "group": "male", "joins_finding": "more often"}
    )
    assert selection.movers(more, own=False) == "9 would join, 1 would leave; 1 group stands out"
    assert selection.movers(what_if({}), own=False) == "With this setting nobody would join or leave"
    assert selection.movers(what_if({}), own=True) == "At the scheme's own rule nobody joins or leaves"


def test_groups_are_rows_of_words_and_those_with_nobody_are_left_out():
    table = selection.group_rows(
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
    assert selection.compared(row) == "too few to tell"


def test_bars_are_of_each_cohort_and_the_total_is_not_one():
    figures = what_if(
        {"cohort": "fixed", "meets": 3, "does_not_meet": 1, "within_rule": 2},
        {"meets": 3, "does_not_meet": 1},
    )
    assert selection.bars(figures, own=False) == [
        ("On the scheme", {"fixed": 4}),
        ("Meet the scheme's rule", {"fixed": 2}),
        ("Meet this setting", {"fixed": 3}),
    ]
    assert len(selection.bars(figures, own=True)) == 2
    assert selection.whole(figures)["meets"] == 3


def test_predictors_are_named_and_never_added_up():
    one = people({}, {}, {"band": "high"})
    assert selection.bands(one) == "By OGRS3 most are medium: 2 of 3"
    spread = people({}, {}, {"band": "high"}, {"band": "low"})
    assert selection.bands(spread) == "By OGRS3 the largest band is medium: 2 of 4"
    two = people({}, {"predictor": "ogrs4", "band": "high"})
    assert selection.bands(two) == "Scores by OGRS3 and OGRS4 are kept apart"
    assert selection.bands(people({"ogrs": None, "predictor": None})) == "Nobody has a score"
    said = selection.bands_alternative(two)
    assert "OGRS3: low 0, medium 1, high 0, very high 0; OGRS4: low 0, medium 0, high 1, very high 0." in said


def test_the_charts_are_said_in_words():
    said = selection.scatter_alternative(people({}, {"predictor": "ogrs4", "meets_fixed": False}), DAY)
    assert "30 September 2022" in said
    assert "(OGRS3: 1 person, OGRS4: 1 person). 1 of them meets" in said
    bars = [("On the scheme", {"fixed": 4, "flex": 2})]
    assert selection.capacity_alternative(bars, 120, 72) == "Bars: on the scheme 6. capacity 120, 72 planned."
    assert selection.capacity_alternative(bars, None, None) == "Bars: on the scheme 6."
