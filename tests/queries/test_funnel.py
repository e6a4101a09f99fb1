"""referrals.funnel: one test per sentence of its definition."""

from datetime import date, timedelta

from support.rows import referral, snapshots

METRIC = "referrals.funnel"
DAY = date(2022, 6, 1)


def decided(number, days, decision="adopted", **other):
    return referral(number, DAY, decided_on=DAY + timedelta(days), decision=decision, **other)


def by_source(rows):
    return {row["source"]: row for row in rows}


def test_each_decision_is_counted_and_what_is_not_decided_is_open(store, answer):
    rows = [
        decided(1, 4),
        decided(2, 4),
        decided(3, 9, "declined"),
        decided(4, 6, "deferred"),
        referral(5, DAY),
    ]
    total = by_source(answer(store(referrals=rows), METRIC, end=date(2022, 12, 31)))["total"]
    assert (total["referred"], total["decided"], total["open"]) == (2 + 1 + 1 + 1, 2 + 1 + 1, 1)
    assert (total["adopted"], total["declined"], total["deferred"]) == (2, 1, 1)
    assert total["median_days_to_decision"] == (4 + 6) / 2


def test_one_row_per_source_and_a_total_that_comes_last(store, answer):
    rows = [decided(1, 4), decided(2, 8, source="prison"), referral(3, DAY, "self")]
    found = answer(store(referrals=rows), METRIC, end=date(2022, 12, 31))
    assert [(row["source"], row["referred"]) for row in found] == [
        ("police", 1),
        ("prison", 1),
        ("self", 1),
        ("total", 3),
    ]


def test_start_and_end_are_inclusive_and_of_the_day_of_referral(store, answer):
    rows = [referral(day, date(2022, 6, day)) for day in (1, 2, 3, 4)]
    found = by_source(answer(store(referrals=rows), METRIC, start=date(2022, 6, 2), end=date(2022, 6, 3)))
    assert found["total"]["referred"] == 2


def test_a_source_that_ever_referred_keeps_its_row(store, answer):
    rows = [referral(1, date(2021, 1, 1), "health"), referral(2, DAY)]
    found = by_source(answer(store(referrals=rows), METRIC, start=DAY, end=DAY))
    assert found["health"]["referred"] == 0
    assert found["health"]["median_days_to_decision"] is None


def test_a_decision_after_the_day_is_not_counted_yet(store, answer):
    reader = store(referrals=[decided(1, 10)])
    before = by_source(answer(reader, METRIC, end=DAY, as_at=DAY + timedelta(9)))["total"]
    then = by_source(answer(reader, METRIC, end=DAY, as_at=DAY + timedelta(10)))["total"]
    assert (before["decided"], before["open"], before["median_days_to_decision"]) == (0, 1, None)
    assert (then["decided"], then["open"], then["median_days_to_decision"]) == (1, 0, 10)


def test_decisions_up_to_the_latest_snapshot_count_unless_told(store, answer):
    reader = store(referrals=[decided(1, 10)], snapshots=snapshots(DAY + timedelta(29), 1))
    assert by_source(answer(reader, METRIC, end=DAY))["total"]["decided"] == 1


def test_only_referrals_to_the_cohorts_asked_for(store, answer):
    rows = [referral(1, DAY, cohort="fixed"), referral(2, DAY, cohort="flex"), referral(3, DAY)]
    found = by_source(answer(store(referrals=rows), METRIC, end=DAY, cohort=["flex"]))
    assert found["total"]["referred"] == 1


def test_without_any_referral_nothing_is_said_to_be_nought(store, answer, ends):
    assert answer(store(snapshots=snapshots(ends[0], 1)), METRIC) == []


def test_few_referrals_of_one_source_are_withheld_with_their_median(store, ask, board):
    rows = [decided(1, 4, source="self"), *(decided(number, 4) for number in range(2, 8))]
    shown = by_source(ask(store(referrals=rows), METRIC, board, end=DAY + timedelta(9)).display().to_dicts())
    assert (shown["self"]["referred"], shown["self"]["median_days_to_decision"]) == ("[c]", "[c]")
    assert (shown["self"]["declined"], shown["police"]["referred"], shown["total"]["referred"]) == (
        "0",
        "6",
        "7",
    )
