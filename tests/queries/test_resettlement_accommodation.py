"""resettlement.accommodation: one test per sentence of its definition."""

from datetime import date, timedelta

import pytest
from support.rows import areas, episode, release, snapshot

METRIC = "resettlement.accommodation"
DAY, AS_AT = date(2022, 5, 10), date(2022, 12, 31)
HOMES = ["settled", "temporary", "approved_premises", "rough_sleeping", "none", "unknown"]


def stays(*people, until=None):
    return [episode(person, date(2022, 1, 1), until) for person in people]


def total(answer, reader, **asked):
    (row,) = answer(reader, METRIC, **({"as_at": AS_AT, "end": AS_AT, "by": "total"} | asked))
    return row


def released(*homes, later=None, **other):
    return {
        "releases": [release(f"p{n}", DAY, home, later, **other) for n, home in enumerate(homes)],
        "episodes": stays(*(f"p{n}" for n in range(len(homes)))),
    }


def test_settled_temporary_and_approved_are_housed_of_those_known(store, answer):
    row = total(answer, store(**released(*HOMES)))
    assert (row["releases"], row["known"], row["unknown"]) == (6, 5, 1)
    assert (row["housed_on_release"], row["housed_share"], row["target"]) == (3, 3 / 5, 0.90)
    assert (row["settled"], row["rough_sleeping"], row["no_accommodation"]) == (1, 1, 1)


def test_where_nothing_is_known_there_is_no_share(store, answer):
    row = total(answer, store(**released("unknown")))
    assert (row["releases"], row["known"], row["housed_on_release"]) == (1, 0, 0)
    assert row["housed_share"] is row["housed_low"] is row["housed_high"] is None


@pytest.mark.parametrize(("as_at", "due"), [(date(2022, 8, 9), 0), (date(2022, 8, 10), 1)])
def test_three_months_on_are_due_three_months_after_the_release(store, answer, as_at, due):
    row = total(answer, store(**released("none", later="settled")), as_at=as_at)
    assert (row["due_3m"], row["settled_3m"], row["not_yet_due"]) == (due, due, 1 - due)
    assert row["settled_share"] == (1 if due else None)
    assert row["target_3m"] == 0.80


def test_unknown_and_empty_three_months_on_are_in_no_share(store, answer):
    rows = [
        release("a", DAY, later="settled"),
        release("b", DAY, later="temporary"),
        release("c", DAY, later="unknown"),
        release("d", DAY, later=None),
    ]
    row = total(answer, store(releases=rows, episodes=stays(*"abcd")))
    assert (row["due_3m"], row["known_3m"], row["unknown_3m"]) == (4, 2, 2)
    assert (row["settled_3m"], row["settled_share"]) == (1, 1 / 2)


def test_only_people_on_the_scheme_on_the_day_of_release(store, answer):
    rows = [release("a", DAY), release("b", DAY), release("c", DAY), release("nobody", DAY)]
    left = [episode("b", date(2022, 1, 1), DAY), episode("c", date(2022, 1, 1), DAY - timedelta(1))]
    row = total(answer, store(releases=rows, episodes=[*stays("a"), *left]))
    assert row["releases"] == 2


def test_a_person_of_two_schemes_is_counted_where_they_are(store, answer):
    there = episode("a", date(2022, 1, 1), scheme="elsewhere")
    assert answer(store(releases=[release("a", DAY)], episodes=[there]), METRIC, as_at=AS_AT) == []


def test_without_a_stay_a_snapshot_lasts_until_the_next(store, answer):
    seen = [snapshot(DAY - timedelta(20), "a"), snapshot(DAY, "b")]
    for day, people in ((DAY - timedelta(1), 1), (DAY, 0)):
        found = answer(store(releases=[release("a", day)], snapshots=seen), METRIC, as_at=AS_AT, end=AS_AT)
        assert len(found) == people


def test_start_and_end_are_inclusive_and_nothing_after_the_day(store, answer):
    rows = [release(person, DAY + timedelta(n)) for n, person in enumerate("abcd")]
    reader = store(releases=rows, episodes=stays(*"abcd"))
    inside = {"start": DAY + timedelta(1), "end": DAY + timedelta(2)}
    assert total(answer, reader, **inside)["releases"] == 2
    assert total(answer, reader, as_at=DAY)["releases"] == 1


def test_by_prison_area_and_protocol(store, answer):
    rows = [
        release("a", DAY, prison="HMP Leeds", protocol=True),
        release("b", DAY, "none", area=None, protocol=False),
        release("c", DAY, area="abroad"),
    ]
    reader = store(releases=rows, episodes=stays(*"abc"), areas=areas("north", "south"))
    found = {
        by: {
            row["group"]: (row["releases"], row["housed_share"])
            for row in answer(reader, METRIC, by=by, as_at=AS_AT, end=AS_AT)
        }
        for by in ("prison", "area", "protocol")
    }
    assert found["prison"] == {"HMP Leeds": (1, 1), "HMP Lincoln": (2, 1 / 2)}
    assert found["area"] == {"north": (1, 1), "south": (0, None), "abroad": (1, 1), "not_recorded": (1, 0)}
    assert found["protocol"] == {"yes": (1, 1), "no": (1, 0), "not_recorded": (1, 1)}


def test_a_quarter_that_is_not_over_is_incomplete_and_one_without_releases_has_its_row(store, answer):
    rows = [release("a", date(2022, 2, 1)), release("b", date(2022, 8, 1))]
    reader = store(releases=rows, episodes=stays("a", "b"))
    found = answer(reader, METRIC, by="quarter", start=date(2022, 1, 1), end=date(2022, 8, 31), as_at=AS_AT)
    assert [(row["group"], row["releases"], row["complete"]) for row in found] == [
        ("2022-01-01", 1, True),
        ("2022-04-01", 0, True),
        ("2022-07-01", 1, False),
    ]
    assert found[0]["label"] == "January to March 2022"


def test_without_any_release_nothing_is_said_to_be_nought(store, answer):
    for by in ("prison", "area", "quarter", "protocol", "total"):
        reader = store(episodes=stays("a"), areas=areas("north"))
        assert answer(reader, METRIC, by=by, as_at=AS_AT, end=AS_AT) == []


def test_few_releases_are_withheld_with_shares_and_limits(store, ask, board):
    reader = store(**released(*["settled"] * 6, "none", "none", later="temporary"))
    (shown,) = ask(reader, METRIC, board, as_at=AS_AT, end=AS_AT, by="total").display().to_dicts()
    assert (shown["releases"], shown["housed_on_release"], shown["no_accommodation"]) == ("8", "6", "[c]")
    assert (shown["settled_3m"], shown["settled_share"]) == ("0", "0.0\N{NO-BREAK SPACE}%")
    few = store(**released(*["settled"] * 3, *["none"] * 5))
    (shown,) = ask(few, METRIC, board, as_at=AS_AT, end=AS_AT, by="total").display().to_dicts()
    assert {shown[name] for name in ("housed_on_release", "housed_share", "housed_low")} == {"[c]"}
