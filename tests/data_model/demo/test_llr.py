"""LLR 2015-16: every published figure, counted from the files in plain Python."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from data_model.demo.chance import stream
from data_model.demo.llr.scheme import llr

DAYS = [date(2015, 4, 1), date(2015, 7, 1), date(2015, 10, 1), date(2016, 1, 1), date(2016, 3, 31)]
AREAS = ["NC", "NL", "NE", "NR", "NH", "NN", "NS", "NW", "OSF"]


def rows(extract, table):
    return extract("llr", table).to_dicts()


@pytest.fixture(scope="module")
def snapshots(extract):
    return rows(extract, "snapshots")


@pytest.mark.parametrize(
    ("day", "cohorts", "expected"),
    [
        (DAYS[0], ["priority"], [11, 37, 34, 13, 26, 10, 36, 68, 2]),
        (DAYS[4], ["priority"], [19, 42, 44, 7, 21, 11, 34, 91, 1]),
        (DAYS[0], ["enhanced"], [9, 9, 17, 3, 11, 5, 16, 30, 0]),
        (DAYS[4], ["enhanced"], [12, 10, 19, 3, 15, 5, 21, 24, 1]),
        (DAYS[0], ["priority", "enhanced"], [20, 46, 51, 16, 37, 15, 52, 98, 2]),
        (DAYS[4], ["priority", "enhanced"], [31, 52, 63, 10, 36, 16, 55, 115, 2]),
    ],
)
def test_caseload_by_area(snapshots, day, cohorts, expected):
    found = Counter(r["area"] for r in snapshots if r["snapshot_date"] == day and r["cohort"] in cohorts)
    assert [found[area] for area in AREAS] == expected


def test_totals_are_those_of_the_rows(snapshots):
    found = Counter((r["cohort"], r["snapshot_date"]) for r in snapshots)
    assert [found["priority", day] for day in DAYS] == [237, 249, 248, 264, 270]
    assert (found["enhanced", DAYS[0]], found["enhanced", DAYS[4]]) == (100, 110)
    assert {r["cohort"] for r in snapshots} == {"priority", "enhanced"}
    assert sorted({r["snapshot_date"] for r in snapshots}) == DAYS


def test_spread_of_the_priority_caseload(snapshots):
    outside = [r for r in snapshots if r["cohort"] == "priority" and r["setting"] == "community"]
    inside = [r for r in snapshots if r["cohort"] == "priority" and r["setting"] == "custody"]

    def by_day(some):
        found = Counter(r["snapshot_date"] for r in some)
        return [found[day] for day in DAYS]

    assert by_day(outside) == [80, 107, 105, 118, 115]
    assert by_day(inside) == [157, 142, 143, 146, 155]
    assert by_day(r for r in outside if r["lead_agency"] == "crc") == [23, 31, 43, 50, 55]
    assert by_day(r for r in outside if r["lead_agency"] == "nps") == [13, 25, 26, 34, 38]
    assert by_day(r for r in outside if r["statutory"]) == [36, 56, 69, 84, 93]


def sample(extract, snapshots):
    """Seen in the community, offended in the year before: cohort, area, age, offences before and after."""
    born = {r["person_ref"]: r["birth_month"] for r in rows(extract, "people")}
    first = {}
    for r in sorted(snapshots, key=lambda r: r["snapshot_date"]):
        if r["setting"] == "community":
            first.setdefault(r["person_ref"], r)
    before, after = Counter(), Counter()
    for r in rows(extract, "offences"):
        before[r["person_ref"]] += date(2014, 4, 1) <= r["offence_date"] < date(2015, 4, 1)
        after[r["person_ref"]] += date(2015, 4, 1) <= r["offence_date"] < date(2016, 3, 31)
    return [
        (r["cohort"], r["area"], (DAYS[0] - born[ref]).days / 365.25, before[ref], after[ref])
        for ref, r in first.items()
        if before[ref]
    ]


def added_up(people):
    people = list(people)
    return len(people), sum(one[3] for one in people), sum(one[4] for one in people)


def test_reoffending_by_level(extract, snapshots):
    people = sample(extract, snapshots)
    assert added_up(p for p in people if p[0] == "priority") == (105, 380, 232)
    assert added_up(p for p in people if p[0] == "enhanced") == (58, 365, 215)
    assert added_up(people) == (163, 745, 447)


def test_reoffending_by_age(extract, snapshots):
    people = sample(extract, snapshots)
    assert added_up(p for p in people if p[2] < 25)[1:] == (196, 90)
    assert added_up(p for p in people if p[2] >= 25)[1:] == (549, 357)
    assert all(p[2] >= 18 for p in people)


def test_nobody_offended_on_the_last_day_so_that_either_end_of_the_year_will_do(extract):
    assert max(r["offence_date"] for r in rows(extract, "offences")) < date(2016, 3, 31)


def test_offences_fell_in_every_area_but_a_small_one(extract, snapshots):
    before, after = Counter(), Counter()
    for _, area, _, earlier, later in sample(extract, snapshots):
        before[area] += earlier
        after[area] += later
    assert [area for area in before if after[area] >= before[area]] == ["NR"]


def test_needs_at_entry(extract):
    first = {}
    for r in sorted(rows(extract, "assessments"), key=lambda r: r["assessed_on"]):
        first.setdefault((r["pathway"], r["person_ref"]), r["score"])
    scores = defaultdict(list)
    for (pathway, _), score in first.items():
        scores[pathway].append(score)
    found = {p: (len(s), sum(x > 0 for x in s), sum(s)) for p, s in scores.items()}
    assert found == {
        "accommodation": (67, 47, 259),
        "education_training_employment": (67, 46, 255),
        "health": (67, 13, 73),
        "drugs_alcohol": (67, 61, 355),
        "finance_benefit_debt": (67, 57, 347),
        "children_families": (67, 34, 187),
        "attitudes_thinking_behaviour": (67, 67, 457),
    }
    assert all(x == int(x) for s in scores.values() for x in s)


def test_the_67_were_assessed_every_three_months_up_to_twelve(extract):
    days = defaultdict(set)
    for r in rows(extract, "assessments"):
        days[r["person_ref"]].add(r["assessed_on"])
    assert len(days) == 67
    for mine in days.values():
        entry = min(mine)
        for months in (3, 6, 9, 12):
            assert min(abs((day - entry).days - months * 365 / 12) for day in mine) <= 20
        assert max(mine) <= date(2016, 3, 31)


def test_needs_fall_over_the_year_in_every_pathway(extract):
    entry, latest = {}, {}
    for r in sorted(rows(extract, "assessments"), key=lambda r: r["assessed_on"]):
        entry.setdefault((r["pathway"], r["person_ref"]), r["score"])
        latest[r["pathway"], r["person_ref"]] = r["score"]
    change = defaultdict(list)
    for pathway, person in entry:
        change[pathway].append(latest[pathway, person] - entry[pathway, person])
    assert all(sum(changes) < 0 for changes in change.values())
    assert any(one > 0 for changes in change.values() for one in changes)


def test_episodes_agree_with_every_snapshot(extract, snapshots):
    for day in DAYS:
        on = {
            r["person_ref"]
            for r in rows(extract, "episodes")
            if r["adopted_on"] <= day and (r["deselected_on"] is None or r["deselected_on"] > day)
        }
        assert on == {r["person_ref"] for r in snapshots if r["snapshot_date"] == day}


@pytest.mark.parametrize("seed", [2, 3])
def test_other_seeds_add_up_too(seed):
    tables = llr(seed)
    offences = tables["offences"]["offence_date"]
    assert len(tables["snapshots"]) == 237 + 249 + 248 + 264 + 270 + 100 + 103 + 105 + 108 + 110
    assert (offences >= date(2015, 4, 1)).sum() >= 447
    assert tables["assessments"]["score"].sum() != llr(seed + 10)["assessments"]["score"].sum()


def test_draws_of_one_name_leave_those_of_another_alone():
    assert stream(1, "a").random() == stream(1, "a").random() != stream(1, "b").random()
