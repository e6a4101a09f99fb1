"""The data quality metrics: one test per sentence of their definitions."""

from datetime import UTC, date, datetime

import pytest
from support.rows import SCHEME, areas, cohort, episode, referral, scheme, snapshot

from access.viewer import OPERATOR, NotPermitted, Viewer
from data_model.collection import TABLES
from queries import quality, run


def person(ref, **other):
    return {
        "person_ref": ref,
        "birth_month": date(1990, 1, 1),
        "sex": "female",
        "ethnicity": "not_stated",
    } | other


def loads(*ids):
    return [
        {
            "load_id": one,
            "loaded_at": datetime(2022, 9, number + 1, 12, tzinfo=UTC).replace(tzinfo=None),
            "source": f"extracts {one}",
            "origin": "extract",
        }
        for number, one in enumerate(ids)
    ]


def file(load, table, read, refused):
    numbers = {"read": read, "loaded": read - refused, "refused": refused}
    return {"load_id": load, "table": table, "file": f"{table}.csv"} | numbers


def refusal(row, load="l1", **other):
    known = {"load_id": load, "table": "snapshots", "file": "snapshots.csv", "row": row, "column": "setting"}
    return known | {"value": "prison", "rule": "one of community, custody", "record": "{}"} | other


def test_loads_adds_up_the_files_of_each_load_the_latest_first(store):
    reader = store(
        loads=loads("l1", "l2"),
        load_files=[file("l1", "people", 10, 1), file("l1", "snapshots", 20, 2), file("l2", "people", 5, 0)],
    )
    rows = run("quality.loads", reader, OPERATOR).frame.to_dicts()
    assert [row["load_id"] for row in rows] == ["l2", "l1"]
    assert [rows[1][name] for name in ("files", "rows_read", "loaded", "rejected")] == [
        2,
        10 + 20,
        9 + 18,
        1 + 2,
    ]


def test_a_load_without_files_has_read_nothing(store):
    (row,) = run("quality.loads", store(loads=loads("l1")), OPERATOR).frame.to_dicts()
    assert (row["files"], row["rows_read"]) == (0, 0)


def test_files_and_warnings_go_with_their_load(store):
    reader = store(
        loads=loads("l1", "l2"),
        load_files=[file("l1", "people", 10, 1), file("l2", "people", 5, 0)],
        load_warnings=[{"load_id": "l1", "file": "odd.csv", "warning": "not a file of the dictionary"}],
    )
    assert quality.files(reader, OPERATOR).frame["rejected"].to_list() == [0, 1]
    assert quality.warnings(reader, Viewer()).frame["file"].to_list() == ["odd.csv"]


def test_refusals_lists_every_refused_row_of_the_load_asked_for(store):
    reader = store(loads=loads("l1", "l2"), refusals=[refusal(7), refusal(3), refusal(9, "l2")])
    assert quality.refusals(reader, OPERATOR).frame["row"].to_list() == [9, 3, 7]
    assert quality.refusals(reader, OPERATOR, load_id="l1").frame["row"].to_list() == [3, 7]


def test_refused_rows_are_for_those_who_work_the_cases(store, board):
    with pytest.raises(NotPermitted, match="work the cases"):
        quality.refusals(store(), board)


def test_who_may_see_one_scheme_sees_the_refused_rows_that_name_it(store):
    named = refusal(1, record=f'{{"scheme": "{SCHEME}"}}')
    reader = store(loads=loads("l1"), refusals=[named, refusal(2, record='{"scheme": "other"}'), refusal(3)])
    limited = Viewer(OPERATOR.role, frozenset({SCHEME}), OPERATOR.view)
    assert quality.refusals(reader, limited).frame["row"].to_list() == [1]


def test_why_rows_were_refused_is_counted_by_rule(store, board):
    rows = [refusal(1), refusal(2), refusal(3, column="area", rule="known area")]
    found = quality.refusals_by_rule(store(loads=loads("l1"), refusals=rows), board).frame
    assert found.select("column", "rows").rows() == [("setting", 2), ("area", 1)]


def test_completeness_counts_what_is_empty_of_all_rows(store):
    rows = [
        snapshot(date(2022, 6, 30), ref, ogrs=ogrs) for ref, ogrs in (("a", 50.0), ("b", None), ("c", None))
    ]
    frame = quality.completeness(store(snapshots=rows), OPERATOR).frame
    (ogrs,) = frame.filter(table="snapshots", column="ogrs").to_dicts()
    assert (ogrs["rows"], ogrs["missing"]) == (3, 2)
    assert ogrs["share"] == pytest.approx(2 / 3)


def test_not_stated_is_an_answer_and_counted_apart(store):
    people = [person("a"), person("b", ethnicity="white_british"), person("c", disability="not_stated")]
    frame = quality.completeness(store(people=people), OPERATOR).frame
    cells = {
        row["column"]: (row["missing"], row["not_stated"]) for row in frame.filter(table="people").to_dicts()
    }
    assert cells["ethnicity"] == (0, 2)
    assert cells["disability"] == (2, 1)


def test_a_table_never_loaded_has_no_row(store):
    frame = quality.completeness(store(), OPERATOR).frame
    assert set(frame["table"]) == {"schemes", "cohorts"}


def test_completeness_knows_every_column_of_the_dictionary(store):
    full = {name: [dict.fromkeys(schema.column_names())] for name, schema in TABLES.items()}
    found = quality.completeness(store(**full), OPERATOR).frame
    assert set(found.select("table", "column").rows()) == {
        (name, column) for name, schema in TABLES.items() for column in schema.column_names()
    }


def test_every_closed_list_with_not_stated_or_unknown_is_looked_at(store):
    """Filled with such an answer wherever the dictionary allows it, every such column counts one."""
    unsaid = {
        (name, column): answer
        for name, schema in TABLES.items()
        for column, kind in schema.columns().items()
        for answer in getattr(kind, "categories", None) or ()
        if answer in ("not_stated", "unknown")
    }
    assert ("releases", "accommodation_on_release") in unsaid
    full = {
        name: [{column: unsaid.get((name, column)) for column in schema.column_names()}]
        for name, schema in TABLES.items()
    }
    found = quality.completeness(store(**full), OPERATOR).frame.filter(not_stated=1)
    assert set(found.select("table", "column").rows()) == set(unsaid)


def test_completeness_of_one_scheme_counts_its_own_people(store):
    mine = [person("a"), person("b", disability="yes")]
    reader = store(
        schemes=[scheme(), scheme(scheme="other")],
        people=[*mine, person("c")],
        snapshots=[snapshot(date(2022, 6, 30), "a")],
        referrals=[referral(1, date(2022, 6, 1), person_ref="b")],
        episodes=[episode("c", date(2022, 6, 1), scheme="other")],
    )
    frame = quality.completeness(reader, OPERATOR, scheme=SCHEME).frame
    (cell,) = frame.filter(table="people", column="disability").to_dicts()
    assert (cell["rows"], cell["missing"]) == (2, 1)
    limited = quality.completeness(reader, Viewer(OPERATOR.role, frozenset({"other"}), OPERATOR.view)).frame
    assert limited.filter(table="people", column="disability")["rows"].to_list() == [1]


def test_the_board_sees_what_is_missing_of_places_and_not_of_few_people(store, board):
    frame = quality.completeness(store(people=[person("a")], areas=areas("n")), board).display()
    cells = {(row["table"], row["column"]): row["missing"] for row in frame.to_dicts()}
    assert cells[("people", "disability")] == "[c]"
    assert cells[("areas", "latitude")] == "1"


def test_freshness_is_the_last_date_on_or_before_the_day_and_its_age(store):
    days = [date(2022, 6, 30), date(2022, 7, 31), date(2022, 9, 30)]
    reader = store(snapshots=[snapshot(day, "a") for day in days])
    frame = quality.freshness(reader, OPERATOR, as_at=date(2022, 8, 10)).frame
    (row,) = frame.filter(table="snapshots").to_dicts()
    assert (row["last_date"], row["age_in_days"]) == (days[1], 10)


def test_freshness_takes_the_latest_of_a_tables_dates(store):
    rows = [
        episode("a", date(2022, 1, 1), date(2022, 5, 1)),
        episode("b", date(2022, 3, 1), date(2023, 1, 1)),
    ]
    frame = quality.freshness(store(episodes=rows), OPERATOR, as_at=date(2022, 6, 1)).frame
    assert frame.filter(table="episodes")["last_date"].item() == date(2022, 5, 1)


def test_a_table_without_dates_keeps_its_row_with_nothing_in_it(store):
    frame = quality.freshness(store(), OPERATOR).frame
    assert frame.filter(table="rag_ratings").select("last_date", "age_in_days").rows() == [(None, None)]
    assert frame.height == 12


def disagreements(rows):
    return [(row["person_ref"], row["date"], row["disagreement"]) for row in rows]


def test_a_snapshot_shows_somebody_without_an_episode(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a"), snapshot(ends[0], "b"), snapshot(ends[1], "a")],
        episodes=[episode("a", ends[0], ends[0])],
    )
    assert disagreements(answer(reader, "quality.reconciliation")) == [
        ("b", ends[0], "in_snapshot_without_episode"),
        ("a", ends[1], "in_snapshot_without_episode"),
    ]


def test_an_episode_covers_a_day_whose_snapshot_does_not_show_the_person(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a"), snapshot(ends[1], "a"), snapshot(ends[2], "a")],
        episodes=[episode("a", ends[0]), episode("b", ends[0], ends[2])],
    )
    assert disagreements(answer(reader, "quality.reconciliation")) == [
        ("b", ends[1], "in_episode_without_snapshot")
    ]


def test_somebody_adopted_to_one_cohort_and_first_seen_in_another(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a", "flex"), snapshot(ends[1], "a", "free"), snapshot(ends[0], "b")],
        episodes=[episode("a", ends[0]), episode("b", ends[0], ends[0])],
    )
    (row,) = answer(reader, "quality.reconciliation")
    assert disagreements([row]) == [("a", ends[0], "adopted_to_another_cohort")]
    assert (row["snapshot_cohort"], row["episode_cohort"]) == ("flex", "fixed")


def test_nothing_dated_after_the_day_disagrees(store, answer, ends):
    reader = store(
        snapshots=[snapshot(ends[0], "a"), snapshot(ends[1], "x")], episodes=[episode("a", ends[0], ends[3])]
    )
    assert answer(reader, "quality.reconciliation", as_at=ends[0]) == []


def test_without_episodes_there_is_nothing_to_compare(store, answer, ends):
    reader = store(snapshots=[snapshot(ends[0], "a")])
    assert answer(reader, "quality.reconciliation") == []
    assert answer(reader, "quality.reconciliation_summary") == []


def test_reconciliation_is_for_those_who_work_the_cases(store, ask, board):
    with pytest.raises(NotPermitted):
        ask(store(), "quality.reconciliation", board)


def test_the_summary_counts_the_people_that_the_list_lists(store, answer, ends):
    reader = store(
        cohorts=[cohort("fixed")],
        snapshots=[snapshot(day, ref) for day in ends[:2] for ref in ("a", "b", "c")],
        episodes=[episode("c", ends[0]), episode("d", date(2022, 1, 1))],
    )
    listed = answer(reader, "quality.reconciliation")
    summary = {row["disagreement"]: row for row in answer(reader, "quality.reconciliation_summary")}
    assert set(summary) == {
        "adopted_to_another_cohort",
        "in_episode_without_snapshot",
        "in_snapshot_without_episode",
    }
    for kind, row in summary.items():
        mine = [one for one in listed if one["disagreement"] == kind]
        assert row["people"] == len({one["person_ref"] for one in mine})
        assert (row["first_date"], row["last_date"]) == (
            min((one["date"] for one in mine), default=None),
            max((one["date"] for one in mine), default=None),
        )
