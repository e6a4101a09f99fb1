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
