"""Lincolnshire: the published caseload, the cohorts' dates, and what is planted, counted from the files."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import polars as pl
import pytest
from scipy.stats import fisher_exact, poisson_means_test

SCHEME = "lincolnshire"


@pytest.fixture(scope="module")
def snapshots(extract):
    return extract(SCHEME, "snapshots")


def people_by_cohort(snapshots, day):
    rows = snapshots.filter(pl.col("snapshot_date") == day).select("cohort", "profile").iter_rows()
    return Counter("/".join(row) for row in rows)


def test_september_2022_is_as_published(snapshots):
    assert people_by_cohort(snapshots, date(2022, 9, 30)) == {
        "fixed/all": 43,
        "flex/all": 19,
        "free/female": 18,
        "free/young_adult": 12,
    }


def test_it_is_counted_at_every_month_end_for_four_years(snapshots):
    days = sorted(set(snapshots["snapshot_date"]))
    assert (len(days), days[0], days[-1]) == (49, date(2021, 12, 31), date(2025, 12, 31))
    assert all((day + timedelta(days=1)).day == 1 for day in days)


def test_legacy_clients_are_gone_by_the_end_of_february_2022(snapshots, extract):
    legacy = snapshots.filter(pl.col("profile") == "arc_legacy")
    assert sorted(set(legacy["snapshot_date"])) == [date(2021, 12, 31), date(2022, 1, 31)]
    assert max(
        day for day in extract(SCHEME, "episodes").filter(pl.col("profile") == "arc_legacy")["adopted_on"]
    ) == date(2021, 12, 8)


def test_at_most_ten_people_are_on_the_domestic_abuse_cohort(snapshots):
    abuse = snapshots.filter(pl.col("profile") == "domestic_abuse")
    assert max(Counter(abuse["snapshot_date"]).values()) <= 10
    assert min(abuse["snapshot_date"]) >= date(2023, 5, 1)


def test_the_capacity_is_never_exceeded_on_any_day(extract):
    changes = Counter()
    for adopted, left in extract(SCHEME, "episodes").select("adopted_on", "deselected_on").iter_rows():
        changes[adopted] += 1
        if left:
            changes[left] -= 1
    people = 0
    for day in sorted(changes):
        people += changes[day]
        assert people <= 120, day


def test_nobody_is_counted_in_a_cohort_that_was_not_live(snapshots, extract):
    live = {
        (c, p): (a, b or date.max)
        for c, p, a, b in extract(SCHEME, "cohorts")
        .select("cohort", "profile", "live_from", "live_to")
        .iter_rows()
    }
    for day, cohort, profile in snapshots.select("snapshot_date", "cohort", "profile").iter_rows():
        first, last = live[cohort, profile]
        assert first <= day <= last


def test_cohorts_hold_the_people_they_are_for(snapshots, extract):
    counted = snapshots.join(extract(SCHEME, "people"), on="person_ref")
    assert set(counted.filter(pl.col("profile") == "female")["sex"]) == {"female"}
    young = counted.filter(pl.col("profile") == "young_adult")
    ages = (young["snapshot_date"] - young["birth_month"]).dt.total_days() / 365.25
    assert ages.min() >= 18
    assert ages.max() < 26
    fixed = counted.filter(pl.col("cohort") == "fixed")
    assert (fixed["sex"] == "male").mean() > 0.85


def test_most_of_the_fixed_cohort_meet_the_fixed_rule_and_some_do_not(snapshots):
    fixed = snapshots.filter(pl.col("cohort") == "fixed")
    serious = pl.col("index_offence").is_in(["28.1", "28.2", "29", "30A.1", "30A.2", "31", "34"])
    other = pl.col("index_offence").is_in(["39", "45", "48"])
    scored = (serious & (pl.col("ogrs") >= 50)) | (other & (pl.col("ogrs") >= 60))
    meets = fixed.select(
        (pl.col("statutory") & ~pl.col("mappa") & scored & (pl.col("css") >= 1000)).fill_null(False)
    )
    assert 0.6 < meets.to_series().mean() < 0.95


def test_the_newer_predictor_comes_in_from_july_2024(snapshots):
    newer = snapshots.filter(pl.col("predictor") == "ogrs4")
    assert min(newer["snapshot_date"]) >= date(2024, 7, 1)
    last = snapshots.filter(pl.col("snapshot_date") == date(2025, 12, 31))
    assert (last["predictor"] == "ogrs4").mean() > 0.9


def adopted_of_decided(extract, characteristic):
    """Value of the characteristic to people adopted and not, of the referrals decided for or against."""
    decided = extract(SCHEME, "referrals").filter(pl.col("decision").is_in(["adopted", "declined"]))
    rows = decided.join(extract(SCHEME, "people"), on="person_ref")
    return Counter(rows.select(characteristic, "decision").iter_rows())


def test_white_minorities_are_adopted_at_a_lower_rate(extract):
    counts = adopted_of_decided(extract, "ethnicity")
    minorities = ("white_other", "white_irish", "white_roma", "white_gypsy_irish_traveller")
    table = [[sum(counts[group, decision] for group in minorities) for decision in ("adopted", "declined")]]
    table.append([counts["white_british", decision] for decision in ("adopted", "declined")])
    assert table[0][0] / sum(table[0]) < 0.8 * table[1][0] / sum(table[1])
    assert fisher_exact(table).pvalue < 0.01


def test_white_minorities_are_adopted_at_a_lower_rate_in_the_last_four_quarters(extract):
    recent = extract(SCHEME, "referrals").filter(
        pl.col("referred_on") >= date(2025, 1, 1), pl.col("decided_on").is_not_null()
    )
    rows = recent.join(extract(SCHEME, "people"), on="person_ref").with_columns(
        pl.col("ethnicity")
        .is_in(["white_other", "white_irish", "white_roma", "white_gypsy_irish_traveller"])
        .alias("minority")
    )
    counts = Counter(
        rows.filter(pl.col("ethnicity").str.starts_with("white"))
        .select("minority", pl.col("decision") == "adopted")
        .iter_rows()
    )
    assert (
        fisher_exact(
            [[counts[True, True], counts[True, False]], [counts[False, True], counts[False, False]]]
        ).pvalue
        < 0.05
    )


def test_disabled_people_are_adopted_at_the_same_rate(extract):
    counts = adopted_of_decided(extract, "disability")
    table = [[counts[value, decision] for decision in ("adopted", "declined")] for value in ("yes", "no")]
    assert fisher_exact(table).pvalue > 0.2
    assert 0.8 < (table[0][0] / sum(table[0])) / (table[1][0] / sum(table[1])) < 1.25


def test_one_district_differs(extract, snapshots):
    area = snapshots.unique("person_ref", maintain_order=True).select(
        "person_ref", hard=pl.col("area") == "E07000137"
    )
    ratings = extract(SCHEME, "rag_ratings").join(area, on="person_ref")
    green = dict(ratings.group_by("hard").agg((pl.col("rag") == "green").mean()).iter_rows())
    assert green[True] < 0.7 * green[False]
    inside = dict(
        snapshots.group_by(pl.col("area") == "E07000137")
        .agg((pl.col("setting") == "custody").mean())
        .iter_rows()
    )
    assert inside[True] > 1.25 * inside[False]
    adopted = extract(SCHEME, "referrals").filter(pl.col("decision") == "adopted").join(area, on="person_ref")
    waits = adopted.with_columns((pl.col("decided_on") - pl.col("referred_on")).dt.total_days().alias("days"))
    days = dict(waits.group_by("hard").agg(pl.col("days").median()).iter_rows())
    assert days[True] > 1.4 * days[False]


def test_ratings_are_sticky(extract):
    ratings = extract(SCHEME, "rag_ratings").sort("person_ref", "meeting_date")
    pairs = list(ratings.select("person_ref", "rag").iter_rows())
    same = [a[1] == b[1] for a, b in pairwise(pairs) if a[0] == b[0]]
    assert sum(same) / len(same) > 0.6


def test_people_leave_for_three_greens_only_after_three_greens(extract):
    ratings = extract(SCHEME, "rag_ratings")
    left = extract(SCHEME, "episodes").filter(pl.col("exit_reason") == "three_greens")
    assert len(left) > 50
    for person, adopted, day in left.select("person_ref", "adopted_on", "deselected_on").iter_rows():
        mine = ratings.filter(pl.col("person_ref") == person, pl.col("meeting_date").is_between(adopted, day))
        assert mine.sort("meeting_date")["rag"].to_list()[-3:] == ["green"] * 3


def test_need_falls_for_more_people_than_it_rises_for(extract):
    totals = (
        extract(SCHEME, "assessments")
        .filter(pl.col("instrument") == "in_house")
        .group_by("person_ref", "assessed_on")
        .agg(pl.col("score").sum())
    )
    ends = (
        totals.sort("assessed_on")
        .group_by("person_ref")
        .agg(pl.col("score").last() - pl.col("score").first())
    )
    fell, rose = (ends["score"] < 0).sum(), (ends["score"] > 0).sum()
    assert fell > 2 * rose > 0


def test_offences_fall_after_adoption_and_not_for_everyone(extract):
    adopted = dict(
        extract(SCHEME, "episodes")
        .sort("adopted_on", descending=True)
        .select("person_ref", "adopted_on")
        .iter_rows()
    )
    followed = {person for person, day in adopted.items() if day <= date(2024, 12, 31)}
    before, after = Counter(), Counter()
    for person, day in extract(SCHEME, "offences").select("person_ref", "offence_date").iter_rows():
        if person in followed:
            away = (day - adopted[person]).days
            before[person] += -365 <= away < 0
            after[person] += 0 <= away < 365
    assert 0.4 < sum(after.values()) / sum(before.values()) < 0.8
    assert sum(after[person] > before[person] for person in followed) > 20
    assert poisson_means_test(sum(after.values()), 1, sum(before.values()), 1).pvalue < 0.01


def test_unknowns_occur(extract, snapshots):
    people = extract(SCHEME, "people")
    assert 0.03 < (people["ethnicity"] == "not_stated").mean() < 0.08
    assert 0.04 < (people["disability"] == "not_stated").mean() < 0.1
    assert 0.04 < (extract(SCHEME, "releases")["accommodation_on_release"] == "unknown").mean() < 0.12
    assert 0 < snapshots["ogrs"].null_count() < 0.06 * len(snapshots)


def test_three_episodes_disagree_with_the_last_snapshot(extract, snapshots):
    episodes = extract(SCHEME, "episodes")
    wrong = Counter()
    for day in sorted(set(snapshots["snapshot_date"])):
        counted = set(snapshots.filter(pl.col("snapshot_date") == day)["person_ref"])
        on = episodes.filter(
            pl.col("adopted_on") <= day, pl.col("deselected_on").is_null() | (pl.col("deselected_on") > day)
        )
        wrong[day] = len(counted ^ set(on["person_ref"]))
    assert +wrong == {date(2025, 12, 31): 3}


def test_every_adoption_but_the_legacy_ones_was_referred(extract):
    adopted = extract(SCHEME, "referrals").filter(pl.col("decision") == "adopted")
    referred = set(adopted.select("person_ref", "decided_on").iter_rows())
    episodes = extract(SCHEME, "episodes").filter(pl.col("profile") != "arc_legacy")
    entered = set(episodes.select("person_ref", "adopted_on").iter_rows())
    assert entered < referred
    assert len(referred - entered) == 1


def test_one_agency_misses_three_conferences_in_a_row(extract):
    macc = extract(SCHEME, "meeting_attendance").filter(pl.col("meeting") == "macc").sort("meeting_date")
    missing = set()
    for (agency,), rows in macc.group_by("agency"):
        came = [attended > 0 for attended in rows["attended"]]
        if any(not any(came[at : at + 3]) for at in range(len(came) - 2)):
            missing.add(agency)
    assert missing == {"Department for Work and Pensions"}


def test_mental_health_requirements_begin_with_the_programme(extract):
    made = extract(SCHEME, "treatment_requirements").filter(pl.col("requirement") == "mental_health")[
        "made_on"
    ]
    assert len(made) > 5
    assert min(made) >= date(2023, 2, 1)


def test_the_housing_protocol_begins_in_june_2022(extract):
    through = extract(SCHEME, "releases").filter(pl.col("protocol"))
    assert set(through["prison"]) == {"HMP Lincoln", "HMP North Sea Camp"}
    assert min(through["released_on"]) >= date(2022, 6, 1)
