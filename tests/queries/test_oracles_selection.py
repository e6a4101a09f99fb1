"""The fixed rule against plain Python: on schemes made by Hypothesis, and on the demo's."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from support.rows import SCHEME
from support.selection_worlds import DAYS, selection_worlds, thresholds

from access.viewer import OPERATOR, Role, Viewer
from data_model.reader import open_reader
from queries import run

few = settings(max_examples=25, deadline=None)
INSPECTOR = Viewer.of(Role.INSPECTOR)

BURGLARY_AND_ROBBERY = {"28.1", "28.2", "29", "30A.1", "30A.2", "31", "34"}
APPENDIX_1 = BURGLARY_AND_ROBBERY | {"39", "45", "48"}
BROAD = {
    "white": "white",
    "mixed": "mixed",
    "asian": "asian",
    "black": "black",
    "arab": "other",
    "other": "other",
}


def judged(row, rule):
    """True, False, or None where what is missing decides: every part of the rule, one by one."""
    if rule is None:
        return None
    least, serious, css = rule
    code, score, severity = row.get("index_offence"), row.get("ogrs"), row.get("css")
    if code is None:
        enough = None if score is None or min(least, serious) <= score < least else score >= least
    else:
        needed = min(least, serious) if code in BURGLARY_AND_ROBBERY else least
        enough = None if score is None else score >= needed
    parts = [
        row["statutory"],
        row.get("mappa") is not True,
        None if code is None else code in APPENDIX_1,
        enough,
        None if severity is None else severity >= css,
    ]
    return False if False in parts else None if None in parts else True


def failing(row, rule):
    """How many parts of the rule fail for certain."""
    least, serious, css = rule
    code = row.get("index_offence")
    needed = min(least, serious) if code is None or code in BURGLARY_AND_ROBBERY else least
    return sum(
        [
            not row["statutory"],
            row.get("mappa") is True,
            code is not None and code not in APPENDIX_1,
            row.get("ogrs") is not None and row["ogrs"] < needed,
            row.get("css") is not None and row["css"] < css,
        ]
    )


def in_force(tables, day):
    mine = [
        row for row in tables["selection_policy"] if row["scheme"] == SCHEME and row["effective_from"] <= day
    ]
    last = max(mine, key=lambda row: row["effective_from"], default=None)
    return last and (last["ogrs"], last["ogrs_serious"], last["css"])


def on(tables, day, viewer):
    mine = [row for row in tables["snapshots"] if row["scheme"] == SCHEME]
    days = [row["snapshot_date"] for row in mine if row["snapshot_date"] <= day]
    hidden = set()
    if not viewer.restricted:
        hidden = {row["person_ref"] for row in tables["people"] if row["restricted"]}
    return [
        row for row in mine if days and row["snapshot_date"] == max(days) and row["person_ref"] not in hidden
    ], max(days, default=None)


def asked(scratch, tables, metric, viewer, **parameters):
    return run(metric, scratch.fill(tables), viewer, scheme=SCHEME, **parameters).frame.to_dicts()


viewers = st.sampled_from([OPERATOR, INSPECTOR])
cohort_filters = st.sampled_from([None, ["fixed"], ["flex", "free"]])


@few
@given(tables=selection_worlds(), day=st.sampled_from(DAYS), viewer=viewers, cohorts=cohort_filters)
def test_eligibility(scratch, tables, day, viewer, cohorts):
    found = asked(scratch, tables, "selection.eligibility", viewer, as_at=day, cohort=cohorts)
    people, snapshot_day = on(tables, day, viewer)
    people = {row["person_ref"]: row for row in people if not cohorts or row["cohort"] in cohorts}
    assert [row["person_ref"] for row in found] == sorted(people)
    rule = in_force(tables, snapshot_day) if snapshot_day else None
    for row in found:
        given_row = people[row["person_ref"]]
        assert row["meets_fixed"] is judged(given_row, rule), row
        assert (row["ogrs"], row["css"]) == (given_row["ogrs"], given_row["css"])
        lacks = [given_row[name] is None for name in ("ogrs", "css", "index_offence")]
        assert (row["missing"] or "").count(",") + bool(row["missing"]) == sum(lacks)
        if rule and row["meets_fixed"] is False:
            assert row["reason"].count("; ") + 1 == failing(given_row, rule), row["reason"]
        assert (row["predictor"] is None) == (given_row["ogrs"] is None)


@few
@given(tables=selection_worlds(), day=st.sampled_from(DAYS), viewer=viewers, cohorts=cohort_filters)
def test_fixed_mismatch(scratch, tables, day, viewer, cohorts):
    found = asked(scratch, tables, "selection.fixed_mismatch", viewer, as_at=day, cohort=cohorts)
    people, snapshot_day = on(tables, day, viewer)
    rule = in_force(tables, snapshot_day) if snapshot_day else None
    expected = set()
    for row in people:
        verdict, fixed = judged(row, rule), row["cohort"] == "fixed"
        if cohorts and row["cohort"] not in cohorts:
            continue
        if fixed and verdict is False:
            expected.add((row["person_ref"], "in_fixed_not_meeting"))
        if not fixed and verdict is True:
            expected.add((row["person_ref"], "meeting_not_in_fixed"))
    assert {(row["person_ref"], row["mismatch"]) for row in found} == expected
    assert len(found) == len(expected)


def age_band(person, day):
    if person is None:
        return "not_stated"
    born = person["birth_month"]
    age = day.year - born.year - (day.month < born.month)
    for band, first, last in (("under_18", 0, 17), ("18-24", 18, 24), ("25-34", 25, 34), ("35-44", 35, 44)):
        if first <= age <= last:
            return band
    return "45-54" if age < 55 else "55-64" if age < 65 else "65+"


def groups_of(row, tables, day):
    """Every row of the table that the person is counted in."""
    person = next((one for one in tables["people"] if one["person_ref"] == row["person_ref"]), None)
    ethnicity = "not_stated" if person is None else person["ethnicity"]
    return [
        (row["cohort"], "all", "all"),
        ("total", "all", "all"),
        ("total", "sex", "not_stated" if person is None else person["sex"]),
        ("total", "age_band", age_band(person, day)),
        ("total", "ethnicity", BROAD.get(ethnicity.split("_")[0], "not_stated")),
    ]


@few
@given(
    tables=selection_worlds(),
    day=st.sampled_from(DAYS),
    viewer=viewers,
    setting=st.fixed_dictionaries(
        {},
        optional={
            "ogrs": thresholds,
            "ogrs_serious": thresholds,
            "css": st.sampled_from([0.0, 999.95, 1000.0]),
        },
    ),
)
def test_what_if(scratch, tables, day, viewer, setting):
    found = asked(scratch, tables, "selection.what_if", viewer, as_at=day, **setting)
    people, snapshot_day = on(tables, day, viewer)
    if snapshot_day is None:
        assert found == []
        return
    rule = in_force(tables, snapshot_day)
    given_marks = [setting.get(name) for name in ("ogrs", "ogrs_serious", "css")]
    tried = None
    if rule or None not in given_marks:
        own = rule or (None,) * 3
        tried = tuple(own[n] if mark is None else mark for n, mark in enumerate(given_marks))
    counted = Counter()
    for row in people:
        met, meets = judged(row, rule), judged(row, tried)
        for key in groups_of(row, tables, snapshot_day):
            counted[(*key, "meets")] += meets is True
            counted[(*key, "does_not_meet")] += meets is False
            counted[(*key, "unknown")] += meets is None
            counted[(*key, "joins")] += meets is True and met is False
            counted[(*key, "leaves")] += meets is False and met is True
            counted[(*key, "within_rule")] += met is True
            counted[(*key, "outside_rule")] += met is False
    keys = {(row["cohort"], row["characteristic"], row["group"]) for row in found}
    assert {key for row in people for key in groups_of(row, tables, snapshot_day)} <= keys
    assert len(keys) == len(found)
    for row in found:
        key = (row["cohort"], row["characteristic"], row["group"])
        for name in ("meets", "does_not_meet", "unknown"):
            assert row[name] == (counted[(*key, name)] if tried else None), (key, name)
        for name in ("joins", "leaves", "within_rule", "outside_rule"):
            assert row[name] == (counted[(*key, name)] if rule else None), (key, name)
    check_findings(found)


def check_findings(found):
    """Each finding by the rule in its definition: Fisher's exact test, corrected after Holm by hand."""
    for characteristic in ("sex", "age_band", "ethnicity"):
        stated = [
            row for row in found if row["characteristic"] == characteristic and row["group"] != "not_stated"
        ]
        for move, of in (("joins", "outside_rule"), ("leaves", "within_rule")):
            if stated and stated[0][of] is not None:
                check_groups(stated, move, of)


def check_groups(rows, move, of):
    moving, everyone = sum(row[move] for row in rows), sum(row[of] for row in rows)
    ps = {row["group"]: p(row[move], row[of], moving, everyone) for row in rows if 0 < row[of] < everyone}
    worst, differs = 0.0, set()
    for place, group in enumerate(sorted(ps, key=ps.get)):
        worst = max(worst, ps[group] * (len(ps) - place))
        differs |= {group} if worst < 0.05 else set()
    for row in rows:
        said = row[f"{move}_finding"]
        if not moving or row["group"] not in ps:
            assert said is None
        elif moving < 5:
            assert said == "too few to tell"
        else:
            assert (said in ("more often", "less often")) == (row["group"] in differs)


def p(moved, of, moving, everyone):
    """Fisher's exact test of a group against everybody else."""
    return fisher_exact([[moved, of - moved], [moving - moved, everyone - of - moving + moved]]).pvalue


@pytest.fixture(scope="module")
def demo(demo_store):
    return open_reader(demo_store)


@pytest.mark.parametrize("day", [date(2022, 9, 30), date(2024, 11, 30), date(2025, 12, 31)])
def test_the_demo(demo, day):
    rows = demo.read(
        "select * from snapshots where scheme = 'lincolnshire' and snapshot_date = $day", {"day": day}
    ).to_dicts()
    found = run("selection.eligibility", demo, OPERATOR, scheme="lincolnshire", as_at=day).frame.to_dicts()
    expected = {row["person_ref"]: judged(row, (60.0, 50.0, 1000.0)) for row in rows}
    assert {row["person_ref"]: row["meets_fixed"] for row in found} == expected
    assert len(set(expected.values())) > 1
    table = run("selection.what_if", demo, OPERATOR, scheme="lincolnshire", as_at=day).frame
    total = table.filter(cohort="total", characteristic="all").row(0, named=True)
    verdicts = Counter(expected.values())
    assert (total["meets"], total["does_not_meet"], total["unknown"]) == (
        verdicts[True],
        verdicts[False],
        verdicts[None],
    )


@pytest.mark.parametrize("day", [date(2022, 9, 30), date(2024, 11, 30), date(2025, 12, 31)])
@pytest.mark.parametrize("viewer", [OPERATOR, INSPECTOR], ids=["all", "without restricted"])
def test_the_list_of_cases_flags_the_same_people(demo, day, viewer):
    asking = {"scheme": "lincolnshire", "as_at": day}
    mismatch = run("selection.fixed_mismatch", demo, viewer, **asking).frame.filter(
        mismatch="in_fixed_not_meeting"
    )
    flagged = run("cases.list", demo, viewer, **asking).frame.filter(outside_fixed_rule=True)
    assert sorted(mismatch["person_ref"]) == sorted(flagged["person_ref"]) != []


@pytest.mark.parametrize("scheme", ["llr", "gwent"])
def test_a_demo_scheme_without_a_rule_has_no_verdicts_and_no_flag(demo, scheme):
    found = run("selection.eligibility", demo, OPERATOR, scheme=scheme).frame
    assert found.height > 0
    assert found["meets_fixed"].null_count() == found.height
    assert run("selection.fixed_mismatch", demo, OPERATOR, scheme=scheme).frame.height == 0
    assert not run("cases.list", demo, OPERATOR, scheme=scheme).frame["outside_fixed_rule"].any()
