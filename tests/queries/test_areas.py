"""People by area and the shapes of areas: each sentence of their definitions, and a second count."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson
from support.rows import SCHEME, areas, episode, snapshot
from support.worlds import days, worlds

from access.viewer import OPERATOR, Viewer
from data_model.reader import open_reader
from queries import run
from queries.areas import Measure

LINCOLN, BOSTON = "E07000138", "E07000136"
ADULTS = {LINCOLN: 84_413, BOSTON: 56_133}
DAY = date(2022, 9, 30)
MEASURES = Measure.__args__


@pytest.fixture
def rates(store, answer):
    """People per area of the measure; the rows as they come with `whole=True`."""

    def asked(measure="people", whole=False, places=(LINCOLN, BOSTON), **tables):
        found = answer(store(areas=areas(*places), **tables), "areas.rates", as_at=DAY, measure=measure)
        return found if whole else {row["area"]: row["people"] for row in found}

    return asked


def test_everybody_in_the_snapshot_counts_where_they_are_and_a_place_with_nobody_has_a_row(rates):
    there = [snapshot(DAY, person, area=LINCOLN) for person in "abc"]
    assert rates(snapshots=there) == {BOSTON: 0, LINCOLN: 3, "total": 3}


def test_the_setting_is_that_of_the_snapshot(rates):
    there = [snapshot(DAY, "a", area=LINCOLN), snapshot(DAY, "b", area=LINCOLN, setting="custody")]
    assert rates("custody", snapshots=there) == {BOSTON: 0, LINCOLN: 1, "total": 1}
    assert rates("community", snapshots=there)["total"] == 1


def test_the_rating_is_the_last_one_by_the_day_in_this_scheme(rates):
    def rated(day, rag, scheme=SCHEME):
        return {"scheme": scheme, "meeting_date": day, "person_ref": "a", "rag": rag}

    there = [snapshot(DAY, "a", area=LINCOLN)]
    given_then = [rated(date(2022, 8, 10), "red"), rated(date(2022, 9, 14), "green")]
    later = [rated(date(2022, 10, 12), "red"), rated(date(2022, 9, 20), "red", "elsewhere")]
    assert rates("green", snapshots=there, rag_ratings=[*given_then, *later])["total"] == 1
    assert rates("red", snapshots=there, rag_ratings=[*given_then, *later])["total"] == 0


def test_adopted_is_within_the_year_and_where_the_person_was_last_seen(rates):
    seen = [
        snapshot(date(2022, 6, 30), "a", area=BOSTON),
        snapshot(DAY, "a", area=LINCOLN),
        snapshot(date(2022, 3, 31), "b", area=BOSTON),
        snapshot(DAY, "c", area=LINCOLN),
    ]
    stays = [
        episode("a", date(2022, 6, 1)),
        episode("b", date(2021, 10, 1), date(2022, 4, 1)),
        episode("c", date(2021, 9, 30)),
    ]
    assert rates("adopted", snapshots=seen, episodes=stays) == {BOSTON: 1, LINCOLN: 1, "total": 2}


def test_released_is_where_the_release_says_or_else_where_the_person_was_last_seen(rates):
    seen = [snapshot(DAY, person, area=LINCOLN) for person in "ab"]
    released = [
        {"person_ref": "a", "released_on": date(2022, 5, 1), "prison": "p", "area": BOSTON},
        {"person_ref": "b", "released_on": date(2022, 5, 1), "prison": "p"},
        {"person_ref": "b", "released_on": date(2021, 9, 30), "prison": "p"},
        {"person_ref": "stranger", "released_on": date(2022, 5, 1), "prison": "p", "area": LINCOLN},
    ]
    rows = [row | {"accommodation_on_release": "settled"} for row in released]
    assert rates("released", snapshots=seen, releases=rows) == {BOSTON: 1, LINCOLN: 1, "total": 2}


def test_the_rate_is_for_ten_thousand_adults_with_the_interval_of_a_poisson_count(rates):
    there = [snapshot(DAY, f"p{one}", area=LINCOLN) for one in range(30)]
    row = next(row for row in rates(snapshots=there, whole=True) if row["area"] == LINCOLN)
    assert row["per_10000"] == pytest.approx(30 / 84_413 * 10_000)
    assert poisson.cdf(30, row["high"] * 8.4413) == pytest.approx(0.025)
    assert poisson.sf(29, row["low"] * 8.4413) == pytest.approx(0.025)


@pytest.mark.parametrize(
    ("lincoln", "boston", "finding"),
    [(30, 1, "above"), (3, 1, "too few to tell"), (0, 1, "too few to tell"), (1, 30, "below")],
)
def test_above_or_below_only_where_the_interval_leaves_one_out(rates, lincoln, boston, finding):
    there = [snapshot(DAY, f"l{one}", area=LINCOLN) for one in range(lincoln)]
    there += [snapshot(DAY, f"b{one}", area=BOSTON) for one in range(boston)]
    found = {row["area"]: row["finding"] for row in rates(snapshots=there, whole=True)}
    assert found[LINCOLN] == finding
    assert found["total"] is None


def test_no_difference_needs_a_narrow_interval(rates):
    there = [snapshot(DAY, f"l{one}", area=LINCOLN) for one in range(1500)]
    there += [snapshot(DAY, f"b{one}", area=BOSTON) for one in range(1000)]
    found = {row["area"]: row["finding"] for row in rates(snapshots=there, whole=True)}
    assert found[LINCOLN] == "no difference"


def test_a_place_without_a_figure_of_its_adults_has_a_count_and_no_rate(rates):
    there = [snapshot(DAY, "a", area="north")]
    for row in rates(snapshots=there, whole=True, places=("north",)):
        assert row["people"] == 1
        assert (row["adults"], row["per_10000"], row["finding"]) == (None, None, None)


def test_the_board_sees_no_count_below_five_and_nothing_worked_out_of_one(store):
    there = [snapshot(DAY, f"p{one}", area=LINCOLN) for one in range(3)]
    reader = store(areas=areas(LINCOLN, BOSTON), snapshots=there)
    figures = run("areas.rates", reader, Viewer(), scheme=SCHEME, as_at=DAY)
    lincoln = figures.frame.row(1, named=True)
    assert {name for name, cell in lincoln.items() if cell is not None} == {"area", "name", "adults"}
    assert all(figures.is_withheld(1, name) for name in ("people", "per_10000", "low", "ratio", "finding"))


@settings(max_examples=20, deadline=None)
@given(tables=worlds(), day=days, measure=st.sampled_from(["people", "community", "custody", "adopted"]))
def test_counts_agree_with_a_second_count(scratch, tables, day, measure):
    found = run("areas.rates", scratch.fill(tables), OPERATOR, scheme=SCHEME, as_at=day, measure=measure)
    assert {row["area"]: row["people"] for row in found.frame.to_dicts()} == second_count(
        tables, day, measure
    )


def second_count(tables, day, measure):
    seen = [row for row in tables["snapshots"] if row["scheme"] == SCHEME and row["snapshot_date"] <= day]
    if not seen:
        return {}
    latest = max(row["snapshot_date"] for row in seen)
    last = {row["person_ref"]: row["area"] for row in sorted(seen, key=lambda row: row["snapshot_date"])}
    now = [row for row in seen if row["snapshot_date"] == latest]
    if measure == "adopted":
        begun = {
            row["person_ref"]
            for row in tables["episodes"]
            if row["scheme"] == SCHEME and latest - timedelta(365) < row["adopted_on"] <= latest
        }
        where = [last[person] for person in begun if person in last]
    else:
        where = [row["area"] for row in now if measure in ("people", row["setting"])]
    places = [row["area"] for row in tables["areas"] if row["scheme"] == SCHEME]
    return {place: where.count(place) for place in places} | {"total": len(where)}


@pytest.mark.parametrize("measure", MEASURES)
def test_on_the_demo_the_areas_add_up_to_the_total(demo_store, measure):
    reader = open_reader(demo_store)
    try:
        found = run("areas.rates", reader, OPERATOR, scheme="lincolnshire", as_at=DAY, measure=measure)
    finally:
        reader.close()
    people = dict(found.frame.select("area", "people").iter_rows())
    total = people.pop("total")
    assert total > 0
    assert sum(people.values()) >= total if measure == "released" else sum(people.values()) == total


def test_a_shape_is_as_much_as_is_known_of_the_area(store, answer):
    boundary = {"area": LINCOLN, "geometry": "{}", "attribution": "Somebody", "file": "f"}
    places = [*areas(LINCOLN), {"scheme": SCHEME, "area": "x", "name": "X", "latitude": 53.1, "longitude": 0}]
    lincoln, other = answer(store(areas=places, boundaries=[boundary]), "areas.shapes")
    assert (lincoln["q"], lincoln["r"], lincoln["geometry"]) == (11, 12, "{}")
    assert lincoln["attribution"] == "Somebody"
    assert (other["latitude"], other["q"], other["geometry"]) == (53.1, None, None)
