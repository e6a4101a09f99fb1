"""The fixed rule, part by part, and what other thresholds would do."""

from datetime import date

import polars as pl
import pytest
from support.rows import SCHEME, snapshot

from access.viewer import NotPermitted, Role, View, Viewer
from queries import QueryError, run, selection

DAY = date(2022, 9, 30)
RULE = {
    "scheme": SCHEME,
    "effective_from": date(2021, 12, 8),
    "ogrs": 60.0,
    "ogrs_serious": 50.0,
    "css": 1000.0,
}
MEETS = {"statutory": True, "mappa": False, "index_offence": "45", "ogrs": 60.0, "css": 1000.0}


def someone(person="p1", cohort="fixed", **other):
    """Somebody who just meets the rule, but for what `other` says."""
    return snapshot(DAY, person, cohort, **MEETS | other)


@pytest.fixture
def judge(store, answer):
    """The one row of eligibility of somebody like that."""

    def judged(rules=(RULE,), **other):
        reader = store(snapshots=[someone(**other)], selection_policy=list(rules))
        return answer(reader, "selection.eligibility")[0]

    return judged


def test_somebody_on_every_threshold_meets_the_rule(judge):
    row = judge()
    assert row["meets_fixed"] is True
    assert row["reason"] == "meets every part of the rule: Theft from vehicle (45)"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"statutory": False}, "not statutory"),
        ({"mappa": True}, "MAPPA nominal"),
        ({"index_offence": "46"}, "Shoplifting (46) is not neighbourhood crime"),
        ({"index_offence": "999.9"}, "index offence 999.9 is not in the list of offences"),
        ({"ogrs": 59.5}, "OGRS 59.5 is below 60"),
        ({"ogrs": 59.0, "predictor": "ogrs4"}, "OGRS4 59 is below 60"),
        ({"ogrs": 12.0, "predictor": "arp"}, "ARP 12 is below 60"),
        ({"ogrs": 48.0, "index_offence": "34"}, "OGRS 48 is below 50 (robbery or burglary)"),
        ({"css": 999.9}, "CSS 999.9 is below 1000"),
        ({"statutory": False, "ogrs": 48.0}, "not statutory; OGRS 48 is below 60"),
    ],
)
def test_every_part_that_fails_is_a_reason(judge, other, reason):
    row = judge(**other)
    assert row["meets_fixed"] is False
    assert row["reason"] == reason


@pytest.mark.parametrize("code", ["28.1", "28.2", "29", "30A.1", "30A.2", "31", "34"])
def test_a_lower_score_is_enough_for_robbery_and_burglary(judge, code):
    assert judge(index_offence=code, ogrs=50.0)["meets_fixed"] is True


@pytest.mark.parametrize("code", ["39", "45", "48"])
def test_and_not_for_other_neighbourhood_crime(judge, code):
    assert judge(index_offence=code, ogrs=59.0)["meets_fixed"] is False


def test_the_lower_mark_is_a_way_in_and_never_a_higher_bar(judge):
    upside_down = RULE | {"ogrs": 50.0, "ogrs_serious": 70.0}
    assert judge(rules=[upside_down], index_offence="34", ogrs=55.0)["meets_fixed"] is True


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        ({"ogrs": None}, "score"),
        ({"css": None}, "Crime Severity Score"),
        ({"index_offence": None}, "index offence"),
        ({"ogrs": None, "css": None, "index_offence": None}, "score, Crime Severity Score, index offence"),
    ],
)
def test_what_is_missing_and_decides_leaves_it_open(judge, other, missing):
    row = judge(**other)
    assert row["meets_fixed"] is None
    assert row["missing"] == missing
    assert row["reason"] == f"cannot be told: {missing} missing"


def test_what_is_missing_is_not_zero_even_where_zero_would_do(judge):
    nothing = RULE | {"ogrs": 0.0, "ogrs_serious": 0.0, "css": 0.0}
    assert judge(rules=[nothing], ogrs=None)["meets_fixed"] is None
    assert judge(rules=[nothing], css=None)["meets_fixed"] is None


def test_whoever_fails_for_certain_does_not_meet_it_whatever_is_missing(judge):
    row = judge(mappa=True, css=None)
    assert row["meets_fixed"] is False
    assert (row["reason"], row["missing"]) == ("MAPPA nominal", "Crime Severity Score")


def test_without_an_offence_a_score_below_both_marks_fails(judge):
    assert judge(index_offence=None, ogrs=49.0)["reason"] == "OGRS 49 is below 50"
    assert judge(index_offence=None, ogrs=55.0)["meets_fixed"] is None


def test_mappa_not_recorded_is_not_mappa_and_said(judge):
    row = judge(mappa=None)
    assert row["meets_fixed"] is True
    assert row["reason"].endswith("MAPPA is not recorded")


def test_the_rule_is_the_one_that_took_effect_last(judge, store, answer):
    later = RULE | {"effective_from": DAY, "css": 1500.0}
    to_come = RULE | {"effective_from": date(2022, 10, 1), "css": 0.0}
    of_another = RULE | {"scheme": "elsewhere", "effective_from": DAY, "css": 1.0}
    row = judge(rules=[RULE, later, to_come, of_another])
    assert row["reason"] == "CSS 1000 is below 1500"
    reader = store(snapshots=[someone()], selection_policy=[RULE, later, to_come, of_another])
    [in_force] = answer(reader, "selection.rule")
    assert (in_force["effective_from"], in_force["css"]) == (DAY, 1500.0)


@pytest.mark.parametrize("rules", [[], [RULE | {"effective_from": date(2022, 10, 1)}]])
def test_without_a_rule_in_force_everybody_is_listed_and_nobody_judged(store, answer, rules):
    reader = store(snapshots=[someone("p1"), someone("p2", statutory=False)], selection_policy=rules)
    found = answer(reader, "selection.eligibility")
    assert [(row["meets_fixed"], row["reason"]) for row in found] == [(None, "no fixed rule is in force")] * 2
    assert answer(reader, "selection.fixed_mismatch") == []
    assert answer(reader, "selection.rule") == []
    table = answer(reader, "selection.what_if")
    assert {row["meets"] for row in table} == {None}


def test_the_score_is_banded_and_keeps_its_predictor(store, answer):
    scores = {"a": 0.0, "b": 49.5, "c": 50.0, "d": 74.9, "e": 75.0, "f": 90.0, "g": None}
    rows = [someone(person, ogrs=score, predictor=None) for person, score in scores.items()]
    found = answer(store(snapshots=rows, selection_policy=[RULE]), "selection.eligibility")
    assert [row["band"] for row in found] == ["low", "low", "medium", "medium", "high", "very_high", None]
    assert [row["predictor"] for row in found] == ["ogrs3"] * 6 + [None]


def test_the_two_mismatches_and_nobody_who_cannot_be_told(store, answer):
    rows = [
        someone("fits"),
        someone("outside", css=1.0),
        someone("unknown", css=None),
        someone("could", "flex"),
        someone("elsewhere", "flex", css=1.0),
    ]
    found = answer(store(snapshots=rows, selection_policy=[RULE]), "selection.fixed_mismatch")
    assert [(row["person_ref"], row["mismatch"]) for row in found] == [
        ("outside", "in_fixed_not_meeting"),
        ("could", "meeting_not_in_fixed"),
    ]


def person(ref, **other):
    return {"person_ref": ref, "birth_month": date(1990, 1, 1), "sex": "male", "ethnicity": "arab"} | other


def what_if(reader, answer, **setting):
    return pl.DataFrame(answer(reader, "selection.what_if", **setting), infer_schema_length=None)


def one(table, characteristic="all", group="all", cohort="total"):
    return table.row(
        by_predicate=(pl.col("characteristic") == characteristic)
        & (pl.col("group") == group)
        & (pl.col("cohort") == cohort),
        named=True,
    )


def test_other_thresholds_count_who_meets_joins_and_leaves(store, answer):
    rows = [
        someone("stays", ogrs=80.0),
        someone("joins", "flex", ogrs=80.0, css=900.0),
        someone("leaves", ogrs=60.0, css=5000.0),
        someone("unknown", ogrs=80.0, css=None),
    ]
    table = what_if(store(snapshots=rows, selection_policy=[RULE]), answer, ogrs=70, css=900)
    total = one(table)
    assert (total["meets"], total["does_not_meet"], total["unknown"]) == (2, 1, 1)
    assert (total["joins"], total["leaves"]) == (1, 1)
    assert (total["within_rule"], total["outside_rule"]) == (2, 1)
    assert one(table, cohort="flex")["joins"] == 1
    assert one(table, cohort="free")["meets"] == 0


def test_a_threshold_left_out_is_the_schemes_own(store, answer):
    reader = store(snapshots=[someone()], selection_policy=[RULE])
    for setting in ({}, {"ogrs": 60}, {"css": 1000.0}, {"ogrs": 60, "ogrs_serious": 50, "css": 1000}):
        total = one(what_if(reader, answer, **setting))
        assert (total["meets"], total["joins"], total["leaves"]) == (1, 0, 0)


def test_thresholds_may_have_decimals(store, answer):
    reader = store(snapshots=[someone(ogrs=57.5)], selection_policy=[RULE])
    assert one(what_if(reader, answer, ogrs=57.5))["joins"] == 1
    assert one(what_if(reader, answer, ogrs="57.6"))["joins"] == 0


@pytest.mark.parametrize("wrong", [-1, "nan", "inf", "sixty", ""])
def test_a_threshold_that_cannot_be_is_refused_by_name(store, ask, wrong):
    with pytest.raises(QueryError, match=r"\[css\] cannot be .* a number from 0"):
        ask(store(), "selection.what_if", css=wrong)


def test_without_a_rule_three_thresholds_can_be_tried_and_nobody_moves(store, answer):
    table = what_if(store(snapshots=[someone()]), answer, ogrs=1, ogrs_serious=1, css=1)
    total = one(table)
    assert (total["meets"], total["joins"], total["within_rule"]) == (1, None, None)


def test_people_are_counted_by_sex_age_and_broad_group(store, answer):
    people = [
        person("a", sex="female", birth_month=date(1997, 10, 1)),
        person("b", birth_month=date(1997, 9, 1), ethnicity="white_roma"),
        person("c", birth_month=date(2005, 1, 1), ethnicity="not_stated"),
    ]
    rows = [someone(ref) for ref in ("a", "b", "c", "nobody_known")]
    table = what_if(store(snapshots=rows, people=people, selection_policy=[RULE]), answer)
    held = {
        (row["characteristic"], row["group"]): row["meets"]
        for row in table.iter_rows(named=True)
        if row["meets"] and row["characteristic"] != "all"
    }
    assert held == {
        ("sex", "female"): 1,
        ("sex", "male"): 2,
        ("sex", "not_stated"): 1,
        ("age_band", "under_18"): 1,
        ("age_band", "18-24"): 1,
        ("age_band", "25-34"): 1,
        ("age_band", "not_stated"): 1,
        ("ethnicity", "other"): 1,
        ("ethnicity", "white"): 1,
        ("ethnicity", "not_stated"): 2,
    }


def moving(women, men, joining_women, joining_men):
    """People who fall short by severity alone; those joining by less."""
    rows, people = [], []
    for sex, all_of_them, joining in (("female", women, joining_women), ("male", men, joining_men)):
        for number in range(all_of_them):
            ref = f"{sex}-{number}"
            people.append(person(ref, sex=sex))
            rows.append(someone(ref, "flex", css=900.0 if number < joining else 100.0))
    return {"snapshots": rows, "people": people, "selection_policy": [RULE]}


@pytest.mark.parametrize(
    ("people", "finding"),
    [
        ((20, 20, 15, 2), "more often"),
        ((20, 20, 2, 15), "less often"),
        ((10, 10, 3, 2), "too few to tell"),
        ((5, 5, 4, 0), "too few to tell"),
        ((400, 400, 40, 40), "about as often"),
    ],
)
def test_a_group_is_told_apart_only_where_the_numbers_allow(store, answer, people, finding):
    row = one(what_if(store(**moving(*people)), answer, css=900), "sex", "female")
    assert row["joins_finding"] == finding
    assert row["leaves_finding"] is None
    assert row["joins_share"] == people[2] / people[0]
    assert row["joins_difference"] == pytest.approx(people[2] / people[0] - people[3] / people[1])
    assert row["joins_low"] <= row["joins_difference"] <= row["joins_high"]


def test_not_stated_is_counted_and_never_compared(store, answer):
    tables = moving(10, 10, 5, 5)
    tables["people"] = [
        row | ({"sex": "not_stated"} if "-0" in row["person_ref"] else {}) for row in tables["people"]
    ]
    row = one(what_if(store(**tables), answer, css=900), "sex", "not_stated")
    assert row["joins"] == 2
    assert row["joins_finding"] is None


@pytest.mark.parametrize("metric", ["eligibility", "fixed_mismatch", "what_if"])
def test_single_people_are_for_those_who_work_the_cases(store, ask, metric):
    reader = store(snapshots=[someone()], selection_policy=[RULE])
    for viewer in (Viewer(), Viewer(view=View.PUBLISH), Viewer.of(Role.PRESENTER)):
        with pytest.raises(NotPermitted):
            ask(reader, f"selection.{metric}", viewer)


def test_restricted_people_are_for_those_who_may_see_them_in_lists_and_in_counts(store, ask):
    reader = store(
        snapshots=[someone("a", "flex"), someone("b", "flex")],
        people=[person("a"), person("b", restricted=True)],
        selection_policy=[RULE],
    )
    without = Viewer.of(Role.INSPECTOR)
    with_permission = Viewer.of(Role.INSPECTOR, restricted=True)
    for metric in ("eligibility", "fixed_mismatch"):
        assert ask(reader, f"selection.{metric}", without).frame["person_ref"].to_list() == ["a"]
        assert ask(reader, f"selection.{metric}", with_permission).frame["person_ref"].to_list() == ["a", "b"]
    assert one(ask(reader, "selection.what_if", without).frame)["meets"] == 1
    assert one(ask(reader, "selection.what_if", with_permission).frame)["meets"] == 2


def test_the_typed_functions_ask_the_metrics(store):
    reader, viewer = store(snapshots=[someone()], selection_policy=[RULE]), Viewer.of(Role.INSPECTOR)
    for name in ("rule", "eligibility", "fixed_mismatch", "what_if"):
        typed = getattr(selection, name)(reader, viewer, scheme=SCHEME, as_at=DAY)
        assert typed.frame.equals(run(f"selection.{name}", reader, viewer, scheme=SCHEME, as_at=DAY).frame)
