"""partnership.fast_track and partnership.waits: one test per sentence of their definitions."""

from datetime import date, timedelta

from support.rows import episode, service

METRIC, WAITS = "partnership.fast_track", "partnership.waits"
DAY, AS_AT = date(2022, 5, 10), date(2022, 12, 31)
ASKED = {"as_at": AS_AT, "end": AS_AT}


def referred(*waits, fast=True, first=0, pathway="housing", **other):
    """A referral for each wait in days; None where nobody was seen yet."""
    return [
        service(
            first + number,
            "a",
            pathway,
            DAY,
            fast_track=fast,
            first_contact_on=None if wait is None else DAY + timedelta(wait),
            contacts=None if wait is None else 2,
            **other,
        )
        for number, wait in enumerate(waits)
    ]


def filled(store, rows):
    return store(service_referrals=rows, episodes=[episode("a", date(2022, 1, 1))])


def test_days_of_the_fast_track_and_of_the_others(store, answer):
    rows = referred(2, 4, 9, None) + referred(10, 30, fast=False, first=10)
    (row,) = answer(filled(store, rows), METRIC, **ASKED)
    assert (row["agency"], row["pathway"], row["label"]) == ("housing", "housing", "Housing")
    assert (row["referrals"], row["fast_track"]) == (6, 4)
    assert (row["median_days_fast"], row["median_days_other"]) == (4, (10 + 30) / 2)
    assert (row["lower_quartile_fast"], row["upper_quartile_fast"]) == ((2 + 4) / 2, (4 + 9) / 2)
    assert (row["contacted_fast"], row["waiting_fast"], row["waiting_other"]) == (3, 1, 0)
    assert row["contacts"] == 2 * 5


def test_a_row_per_agency_and_pathway_or_as_asked(store, answer):
    rows = referred(1, 2) + referred(3, first=5, pathway="drugs") + referred(4, first=7, agency="police")
    reader = filled(store, rows)
    keys = {
        by: {
            (row["agency"], row["pathway"]): row["referrals"]
            for row in answer(reader, METRIC, by=by, **ASKED)
        }
        for by in ("agency_pathway", "agency", "pathway", "total")
    }
    assert keys["agency_pathway"] == {
        ("housing", "housing"): 2,
        ("housing", "drugs"): 1,
        ("police", "housing"): 1,
    }
    assert keys["agency"] == {("housing", "total"): 3, ("police", "total"): 1}
    assert keys["pathway"] == {("total", "housing"): 3, ("total", "drugs"): 1}
    assert keys["total"] == {("total", "total"): 4}


def test_without_a_contact_by_the_day_there_is_no_median(store, answer):
    (row,) = answer(filled(store, referred(5)), METRIC, as_at=DAY + timedelta(4), end=AS_AT)
    assert (row["median_days_fast"], row["median_days_other"], row["waiting_fast"]) == (None, None, 1)
    assert row["contacts"] is None


def test_only_referrals_in_the_window_while_on_the_scheme(store, answer):
    assert answer(filled(store, referred(5)), METRIC, **(ASKED | {"start": DAY + timedelta(1)})) == []
    assert answer(filled(store, referred(5)), METRIC, as_at=AS_AT, end=DAY - timedelta(1)) == []
    before = store(service_referrals=referred(5), episodes=[episode("a", DAY + timedelta(1))])
    assert answer(before, METRIC, **ASKED) == []


def test_the_week_of_the_first_contact_and_those_waiting(store, answer):
    rows = referred(0, 6, 7, 55, 56, 200, None) + referred(14, fast=False, first=10)
    found = answer(filled(store, rows), WAITS, **ASKED)
    fast = {row["week"]: row["referrals"] for row in found if row["track"] == "fast"}
    assert fast == {1: 2, 2: 1, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 1, 9: 2, None: 1}
    other = {row["week"]: row["share"] for row in found if row["track"] == "other"}
    assert (other[3], other[1], len(other)) == (1, 0, 10)
    assert [row["label"] for row in found[:2]] == ["Within a week", "Week 2"]


def test_a_track_that_nobody_took_has_no_share(store, answer):
    found = answer(filled(store, referred(5)), WAITS, **ASKED)
    assert {row["share"] for row in found if row["track"] == "other"} == {None}
    assert answer(filled(store, []), WAITS, **ASKED) == []


def test_few_contacted_are_withheld_with_median_and_quartiles(store, ask, board):
    rows = referred(*range(6)) + referred(10, 20, fast=False, first=10)
    (shown,) = ask(filled(store, rows), METRIC, board, **ASKED).display().to_dicts()
    assert (shown["referrals"], shown["median_days_fast"]) == ("8", "2.5")
    assert shown["contacted_other"] == shown["median_days_other"] == shown["upper_quartile_other"] == "[c]"
