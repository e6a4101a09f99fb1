"""The metrics of people followed, and of scores, against counts in plain Python, made up and on the demo."""

from datetime import timedelta
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, t
from support.offence_worlds import around, chosen_cohorts, groupings, offence_worlds
from support.reoffending_oracle import Asked, check_groups, later
from support.rows import SCHEME

from data_model.reader import open_reader

few = settings(max_examples=30, deadline=None)


@pytest.fixture(scope="module")
def world(scratch):
    return lambda tables: Asked(scratch.fill(tables), tables, SCHEME)


@pytest.fixture(scope="module", params=["lincolnshire", "gwent", "llr"])
def demo_world(request, demo_store):
    reader = open_reader(demo_store)
    yield Asked.of_store(reader, request.param)
    reader.close()


def placed(followed, as_at):
    return {ref: (row, turn or as_at) for ref, (row, turn) in followed.items()}


def check_binary(asked, by, as_at, cohorts):
    hand = asked.by_hand
    followed = hand.followed(as_at, cohorts)
    groups = hand.grouped(placed(followed, as_at), by, cohorts)
    found = asked("binary", by=by, as_at=as_at, cohort=cohorts)
    check_groups(found, groups, hand.groups_always_there(by, cohorts))
    for row in found:
        begun = [(ref, followed[ref][1]) for ref in groups.get(row["group"], [])]
        done = [(ref, turn) for ref, turn in begun if turn and later(turn, 18) <= as_at]
        again = [len(hand.reoffences(ref, turn, 12)) for ref, turn in done]
        assert (row["people"], row["reoffenders"], row["reoffences"]) == (
            len(done),
            sum(map(bool, again)),
            sum(again),
        )
        assert row["excluded_in_custody"] == sum(turn is None for _, turn in begun)
        assert row["provisional_people"] == len(begun) - len(done) - row["excluded_in_custody"]
        assert row["rate"] == (pytest.approx(sum(map(bool, again)) / len(done)) if done else None)
        if done:
            exact = binomtest(sum(map(bool, again)), len(done)).proportion_ci(method="exact")
            assert (row["rate_low"], row["rate_high"]) == pytest.approx(tuple(exact))


def check_expected(asked, by, as_at, cohorts, predictor):
    hand = asked.by_hand
    followed = hand.followed(as_at, cohorts)
    scores = {}
    for ref, (row, _) in followed.items():
        until = min(row["adopted_on"] + timedelta(92), as_at)
        for seen in hand.snapshots.get(ref, []):
            if row["adopted_on"] <= seen["snapshot_date"] <= until and seen["ogrs"] is not None:
                scores.setdefault(ref, (seen["ogrs"], seen["predictor"] or "ogrs3"))
    scores = {ref: score for ref, score in scores.items() if predictor in ("any", score[1])}
    groups = hand.grouped(placed(followed, as_at), by, cohorts)
    for row in asked("expected", by=by, as_at=as_at, cohort=cohorts, predictor=predictor):
        refs = groups.get(row["group"], [])
        scored = [(ref, followed[ref][1]) for ref in refs if ref in scores]
        done = [(ref, turn) for ref, turn in scored if turn and later(turn, 30) <= as_at]
        observed = sum(bool(hand.reoffences(ref, turn, 24)) for ref, turn in done)
        expected = sum(scores[ref][0] / 100 for ref, _ in done)
        assert (row["people"], row["observed"]) == (len(done), observed)
        assert row["expected"] == pytest.approx(expected)
        assert row["predictors"] == (", ".join(sorted({scores[ref][1] for ref, _ in done})) or None)
        assert row["without_score"] == len(refs) - len(scored)
        assert row["excluded_in_custody"] == sum(turn is None for _, turn in scored)
        assert row["provisional_people"] == len(scored) - len(done) - row["excluded_in_custody"]
        assert row["ratio"] == (pytest.approx(observed / expected) if expected else None)
        if expected:
            low = chi2.ppf(0.025, 2 * observed) / 2 / expected if observed else 0
            high = chi2.ppf(0.975, 2 * observed + 2) / 2 / expected
            assert (row["low"], row["high"]) == pytest.approx((low, high))


def check_time_to_first(asked, by, as_at, cohorts):
    hand = asked.by_hand
    until = later(as_at, -6)
    lengths = {}
    for ref, (row, turn) in hand.followed(as_at, cohorts).items():
        if turn and turn < until:
            proven = hand.offended(ref, turn, until, as_at, "only")
            first = min((one["offence_date"] for one in proven), default=None)
            lengths[ref] = (row, turn, ((first or until) - turn).days, first is not None)
    groups = hand.grouped({ref: (row, turn) for ref, (row, turn, _, _) in lengths.items()}, by, cohorts)
    found = asked("time_to_first", by=by, as_at=as_at, cohort=cohorts)
    assert {row["group"] for row in found} == set(groups)
    for group, refs in groups.items():
        rows = [row for row in found if row["group"] == group]
        pairs = [lengths[ref][2:] for ref in refs]
        last = min(24, int(max(days for days, _ in pairs) / (365.25 / 12)))
        assert [row["month"] for row in rows] == list(range(last + 1))
        for row in rows:
            at = row["month"] * 365.25 / 12
            lasting = 1.0
            for day in {days for days, has in pairs if has and days <= at}:
                lasting *= 1 - sum(one == (day, True) for one in pairs) / sum(one[0] >= day for one in pairs)
            assert row["without_reoffence"] == pytest.approx(lasting)
            assert row["low"] <= row["without_reoffence"] + 1e-9
            assert row["high"] >= row["without_reoffence"] - 1e-9
            assert row["people"] == len(refs)
            assert row["at_risk"] == sum(days >= at for days, _ in pairs)
            assert row["reoffended"] == sum(has and days <= at for days, has in pairs)


def check_risk_change(asked, by, as_at, cohorts):
    hand = asked.by_hand
    ends = {}
    for ref, rows in hand.snapshots.items():
        seen = [row for row in rows if row["snapshot_date"] <= as_at]
        if not seen or (cohorts and seen[0]["cohort"] not in cohorts):
            continue
        scored = [row for row in seen if row["ogrs"] is not None]
        used = [row["predictor"] or "ogrs3" for row in (scored[:1] + scored[-1:])]
        kind = (
            "not_scored"
            if not scored
            else "scored_once"
            if len(scored) == 1
            else "changed"
            if used[0] != used[1]
            else used[0]
        )
        ends[ref] = (seen[0], kind, scored, [row["css"] for row in seen if row["css"] is not None])
    groups = hand.grouped({ref: (row, as_at) for ref, (row, _, _, _) in ends.items()}, by, cohorts)
    found = {
        (row["cohort"], row["predictor"]): row
        for row in asked("risk_change", by=by, as_at=as_at, cohort=cohorts)
    }
    expected = {(group, ends[ref][1]) for group, refs in groups.items() for ref in refs}
    nobody = hand.groups_always_there(by, cohorts) - set(groups)
    assert set(found) == expected | {(group, "not_scored") for group in nobody}
    for (group, kind), row in found.items():
        mine = [ends[ref] for ref in groups.get(group, []) if ends[ref][1] == kind]
        assert row["people"] == len(mine)
        apart = kind in ("not_scored", "scored_once", "changed")
        pairs = [] if apart else [(one[2][0]["ogrs"], one[2][-1]["ogrs"]) for one in mine]
        check_means(row, pairs, "mean_ogrs_entry", "mean_ogrs_latest", "change", "low", "high")
        css = [(one[3][0], one[3][-1]) for one in mine if len(one[3]) > 1]
        assert row["css_people"] == len(css)
        check_means(row, css, "mean_css_entry", "mean_css_latest", "css_change", "css_low", "css_high")


def check_means(row, pairs, first, last, change, low, high):
    if not pairs:
        assert {row[name] for name in (first, last, change, low, high)} == {None}
        return
    differences = [after - before for before, after in pairs]
    assert row[first] == pytest.approx(mean(before for before, _ in pairs))
    assert row[last] == pytest.approx(mean(after for _, after in pairs))
    assert row[change] == pytest.approx(mean(differences), abs=1e-9)
    if len(pairs) == 1:
        assert row[low] is row[high] is None
        return
    half = t.ppf(0.975, len(pairs) - 1) * stdev(differences) / len(pairs) ** 0.5
    assert (row[low], row[high]) == pytest.approx(
        (mean(differences) - half, mean(differences) + half), abs=1e-9
    )


@few
@given(tables=offence_worlds(), by=groupings, as_at=around, cohorts=chosen_cohorts)
def test_those_followed(world, tables, by, as_at, cohorts):
    asked = world(tables)
    check_binary(asked, by, as_at, cohorts)
    check_time_to_first(asked, by, as_at, cohorts)
    for predictor in ("any", "ogrs3", "ogrs4"):
        check_expected(asked, by, as_at, cohorts, predictor)


@few
@given(
    tables=offence_worlds(), by=st.sampled_from(["cohort", "profile"]), as_at=around, cohorts=chosen_cohorts
)
def test_risk_change(world, tables, by, as_at, cohorts):
    check_risk_change(world(tables), by, as_at, cohorts)


@pytest.mark.parametrize("by", ["cohort", "area", "sex"])
def test_those_followed_of_the_demo(demo_world, by):
    for _, day in demo_world.years():
        check_binary(demo_world, by, day, None)
        check_expected(demo_world, by, day, None, "any")
        check_time_to_first(demo_world, by, day, None)


@pytest.mark.parametrize("cohorts", [None, ["fixed", "priority"]])
def test_risk_change_of_the_demo(demo_world, cohorts):
    known = {row["cohort"] for row in demo_world.by_hand.cohorts}
    asked_for = [one for one in cohorts if one in known] if cohorts else None
    for _, day in demo_world.years():
        check_risk_change(demo_world, "profile", day, asked_for)
