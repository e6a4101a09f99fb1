from pathlib import Path

import pytest
from support.small_load import TABLES, Rows, changed, refused, with_row, write_folder

from data_model.loading import check, load
from data_model.versions import Store

RANGE = "must be a date from 1900-01-01 to 2199-12-31"
REFERENCE = "must be 1 to 64 letters, digits, _ or -"

ONE_ROW = [
    ("schemes", "capacity", "-1", "must be at least 0"),
    ("schemes", "capacity", "12.5", "is not a whole number: write digits only, such as 12"),
    ("cohorts", "share_target", "60", "must be at most 1"),
    ("cohorts", "live_to", "2021-12-31", "live_to is not before live_from"),
    ("areas", "latitude", "91", "must be at most 90"),
    ("people", "sex", "unknown", "must be one of female, male, not_stated"),
    ("people", "sex", "", "must not be empty"),
    ("people", "restricted", "perhaps", "must be true or false (yes and no, 1 and 0 will do)"),
    ("snapshots", "ogrs", "101", "must be at most 100"),
    ("snapshots", "com_ref", "off 7", REFERENCE),
    ("episodes", "deselected_on", "2022-01-31", "deselected_on is not before adopted_on"),
    ("episodes", "adopted_on", "0022-02-01", RANGE),
    ("referrals", "decided_on", "2022-01-09", "decided_on is not before referred_on"),
    ("referrals", "decided_on", "", "decided_on is empty exactly when decision is"),
    ("assessments", "score", "-3", "must be at least 0"),
    ("assessments", "score", "11", "must be at most 10"),
    ("offences", "proven_on", "2021-05-31", "proven_on is not before offence_date"),
    ("custody_periods", "to_date", "2022-04-30", "to_date is not before from_date"),
    ("treatment_requirements", "started_on", "2022-02-01", "started_on is not before made_on"),
    ("service_referrals", "ended_on", "2022-03-01", "ended_on is not before referred_on"),
    ("service_referrals", "contacts", "-2", "must be at least 0"),
    ("meeting_attendance", "attended", "3", "attended is not more than expected"),
    ("scheme_events", "title", "x" * 501, "must be at most 500 characters"),
]


@pytest.mark.parametrize(("table", "column", "value", "rule"), ONE_ROW)
def test_a_row_that_breaks_a_rule_is_refused(
    tmp_path: Path, table: str, column: str, value: str, rule: str
) -> None:
    found = refused(tmp_path / "in", changed(table, 0, **{column: value}))
    assert (table, 2, column, value or None, rule) in found


def test_justice_star_scores_from_1(tmp_path: Path) -> None:
    wrong = changed("assessments", 1, instrument="justice_star")
    assert refused(tmp_path / "in", wrong) == [
        ("assessments", 3, "score", "0", "A Justice Star score runs from 1 to 10")
    ]


REFERS = [
    ("cohorts", {"scheme": "moor"}, "scheme", "is not in schemes"),
    ("areas", {"scheme": "moor"}, "scheme", "is not in schemes"),
    ("snapshots", {"scheme": "moor"}, "scheme", "is not in schemes"),
    ("snapshots", {"area": "peak"}, "area", "is not an area of its scheme"),
    ("snapshots", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("snapshots", {"profile": "rural"}, "profile", "is not a profile of its cohort in its scheme"),
    ("episodes", {"cohort": "none"}, "profile", "is not a profile of its cohort in its scheme"),
    ("referrals", {"cohort": "none"}, "cohort", "is not a cohort of its scheme"),
    ("rag_ratings", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("assessments", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("offences", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("custody_periods", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("releases", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("releases", {"area": "peak"}, "area", "is not an area of any scheme"),
    ("treatment_requirements", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("service_referrals", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("enforcement", {"person_ref": "per-9"}, "person_ref", "is not in people"),
    ("meeting_attendance", {"scheme": "moor"}, "scheme", "is not in schemes"),
    ("selection_policy", {"scheme": "moor"}, "scheme", "is not in schemes"),
    ("scheme_events", {"scheme": "moor"}, "scheme", "is not in schemes"),
]


@pytest.mark.parametrize(("table", "values", "column", "rule"), REFERS)
def test_what_a_row_refers_to_must_be_there(
    tmp_path: Path, table: str, values: dict[str, str], column: str, rule: str
) -> None:
    found = refused(tmp_path / "in", changed(table, 0, **values))
    assert (table, 2, column, rule) in [(row[0], row[1], row[2], row[4]) for row in found]


def test_what_depends_on_a_refused_row_is_refused_with_that_reason(tmp_path: Path) -> None:
    found = refused(tmp_path / "in", changed("people", 0, sex="unknown"))
    why = "refers to people.csv row 2, which was refused: must be one of female, male, not_stated"
    assert ("rag_ratings", 2, "person_ref", "per-1", why) in found
    assert ("snapshots", 4, "person_ref", "per-1", why) in found
    dependent = sum(row.get("person_ref") == "per-1" for rows in TABLES.values() for row in rows)
    assert len(found) == dependent


def test_a_refused_cohort_refuses_its_snapshots(tmp_path: Path) -> None:
    found = refused(tmp_path / "in", changed("cohorts", 0, share_target="2"))
    why = "refers to cohorts.csv row 2, which was refused: must be at most 1"
    assert ("snapshots", 2, "profile", "all", why) in found


def test_a_row_refused_now_but_stored_earlier_can_be_referred_to(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load(write_folder(tmp_path / "first"), store)
    found = refused(tmp_path / "in", changed("people", 0, sex="unknown"), store)
    assert [row[:2] for row in found] == [("people", 2)]


def test_identical_rows_load_once(tmp_path: Path) -> None:
    assert refused(tmp_path / "in", with_row("offences", person_ref=" per-1 ")) == [
        ("offences", 3, "offence_ref", "ofc-1", "repeats row 2")
    ]


def test_rows_that_share_a_key_and_differ_are_all_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "in", with_row("offences", offence_code="29")) == [
        ("offences", 2, "offence_ref", "ofc-1", "shares its key with row 3 and differs"),
        ("offences", 3, "offence_ref", "ofc-1", "shares its key with row 2 and differs"),
    ]


def test_a_faulty_row_clashes_with_the_row_that_shares_its_key(tmp_path: Path) -> None:
    found = refused(tmp_path / "in", changed("offences", 0, severity="") | _twice("offences", severity="x"))
    assert [row[1:] for row in found] == [
        (2, "offence_ref", "ofc-1", "shares its key with row 3 and differs"),
        (3, "severity", "x", "is not a number: write digits and a point only, such as 12.5"),
    ]


def _twice(table: str, **values: str) -> dict[str, Rows]:
    first = {**TABLES[table][0], **dict.fromkeys(values, "")}
    return {table: [first, {**first, **values}]}


def test_snapshots_lie_within_the_days_of_their_cohort(tmp_path: Path) -> None:
    tables = changed("cohorts", 0, live_from="2022-09-01", live_to="2022-09-29")
    rules = {row[1]: row[3:] for row in refused(tmp_path / "in", tables) if row[0] == "snapshots"}
    assert rules == {
        2: ("2022-08-31", "is before 2022-09-01, the first day of its cohort"),
        3: ("2022-08-31", "is before 2022-09-01, the first day of its cohort"),
        4: ("2022-09-30", "is after 2022-09-29, the last day of its cohort"),
        5: ("2022-09-30", "is after 2022-09-29, the last day of its cohort"),
    }


def test_a_cohort_may_not_leave_stored_snapshots_outside_its_days(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load(write_folder(tmp_path / "first"), store)
    later = {"cohorts": changed("cohorts", 0, live_from="2022-09-01")["cohorts"]}
    assert refused(tmp_path / "later", later, store) == [
        ("cohorts", 2, "live_from", "2022-09-01", "is after the stored snapshot of 2022-08-31")
    ]
    ended = {"cohorts": changed("cohorts", 0, live_to="2022-09-29")["cohorts"]}
    assert refused(tmp_path / "ended", ended, store) == [
        ("cohorts", 2, "live_to", "2022-09-29", "is before the stored snapshot of 2022-09-30")
    ]


def test_overlapping_episodes_are_both_refused(tmp_path: Path) -> None:
    found = refused(tmp_path / "in", with_row("episodes", episode_ref="epi-3", adopted_on="2022-05-01"))
    assert found == [
        ("episodes", 2, "adopted_on", "2022-02-01", "overlaps with row 4"),
        ("episodes", 4, "adopted_on", "2022-05-01", "overlaps with row 2"),
    ]


def test_an_episode_may_begin_on_the_day_another_ended(tmp_path: Path) -> None:
    first = {**TABLES["episodes"][0], "deselected_on": "2022-05-01"}
    again = {**first, "episode_ref": "epi-3", "adopted_on": "2022-05-01", "deselected_on": ""}
    assert refused(tmp_path / "in", TABLES | {"episodes": [first, again]}) == []


def test_a_long_stay_overlaps_everything_within_it(tmp_path: Path) -> None:
    stays = [("2022-01-01", "2022-12-31"), ("2022-02-01", "2022-02-10"), ("2022-03-01", "2022-03-10")]
    rows = [{"person_ref": "per-2", "from_date": begun, "to_date": ended} for begun, ended in stays]
    found = refused(tmp_path / "in", TABLES | {"custody_periods": rows})
    assert [row[4] for row in found] == ["overlaps with row 3", "overlaps with row 2", "overlaps with row 2"]


def test_custody_begins_again_on_a_later_day(tmp_path: Path) -> None:
    rows = [
        {"person_ref": "per-2", "from_date": "2022-05-01", "to_date": "2022-05-20"},
        {"person_ref": "per-2", "from_date": "2022-05-20", "to_date": ""},
        {"person_ref": "per-3", "from_date": "2022-05-21", "to_date": ""},
    ]
    found = refused(tmp_path / "in", TABLES | {"custody_periods": rows})
    assert [row[1] for row in found] == [2, 3]
    rows[1]["from_date"] = "2022-05-21"
    assert refused(tmp_path / "later", TABLES | {"custody_periods": rows}) == []


def test_an_episode_that_overlaps_a_stored_one_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    load(write_folder(tmp_path / "first"), store)
    new = {**TABLES["episodes"][0], "episode_ref": "epi-3", "adopted_on": "2022-05-01"}
    assert refused(tmp_path / "in", {"episodes": [new]}, store) == [
        ("episodes", 2, "adopted_on", "2022-05-01", "overlaps with the stored row [epi-1]")
    ]
    ended = {**TABLES["episodes"][0], "deselected_on": "2022-05-01"}
    assert refused(tmp_path / "ended", {"episodes": [new, ended]}, store) == []


def test_a_refused_episode_leaves_the_stored_one_in_place(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    old = {**TABLES["episodes"][0], "adopted_on": "2021-01-01", "deselected_on": "2021-03-01"}
    now = {**TABLES["episodes"][0], "episode_ref": "epi-5"}
    load(write_folder(tmp_path / "first", TABLES | {"episodes": [old, now]}), store)
    moved = {**old, "adopted_on": "2022-02-10", "deselected_on": "2022-03-01"}
    new = {**old, "episode_ref": "epi-6", "adopted_on": "2021-02-01", "deselected_on": "2021-04-01"}
    found = refused(tmp_path / "in", {"episodes": [moved, new]}, store)
    assert [row[4] for row in found] == [
        "overlaps with the stored row [epi-5]",
        "overlaps with the stored row [epi-1]",
    ]


def test_every_fault_of_a_row_is_told_in_one_refusal(tmp_path: Path) -> None:
    tables = changed("snapshots", 0, ogrs="120", setting="abroad", statutory="")
    report = check(write_folder(tmp_path / "in", tables), None)
    assert report.refused.select("column", "also").rows() == [
        ("setting", "statutory: must not be empty; ogrs: must be at most 100")
    ]
