"""A scheme the project has never seen: loaded and asked by command, held against plain Python."""

import csv
import datetime as dt
import io
import json
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from acceptance.northshire import COHORTS, SNAPSHOTS, Tables, make_scheme, write_folder

ROOT = Path(__file__).parents[2]


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module", params=[1, 2])
def loaded(request, tmp_path_factory) -> tuple[Tables, Path]:
    folder = tmp_path_factory.mktemp("northshire")
    tables = make_scheme(request.param)
    write_folder(tables, folder / "extracts")
    report = folder / "report.json"
    done = command(
        "data_model",
        "load",
        str(folder / "extracts"),
        "--store",
        str(folder / "store"),
        "--report",
        str(report),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted = json.loads(report.read_text())["tables"]
    assert {table: counted[table] for table in tables} == {
        table: {"read": len(rows), "loaded": len(rows), "refused": 0} for table, rows in tables.items()
    }
    return tables, folder / "store"


def ask(store: Path, metric: str, **parameters: object) -> list[dict[str, str]]:
    words = [
        word for name, value in parameters.items() for word in (f"--{name.replace('_', '-')}", str(value))
    ]
    done = command(
        "queries", "run", metric, "--store", str(store), "--scheme", "northshire", *words, "--format", "csv"
    )
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def on(tables: Tables, date: dt.date) -> list[dict]:
    return [row for row in tables["snapshots"] if row["snapshot_date"] == date]


def test_by_cohort_keeps_the_cohorts_with_nobody_and_the_share_of_all(loaded):
    tables, store = loaded
    rows = on(tables, SNAPSHOTS[5])
    counted = Counter((row["cohort"], row["profile"]) for row in rows)

    answer = ask(store, "caseload.by_cohort", as_at="2024-07-10")

    assert {(row["cohort"], row["profile"]): int(row["people"]) for row in answer} == {
        (cohort, profile): counted[(cohort, profile)] for cohort, profile, _ in COHORTS
    }
    for row in answer:
        expected = counted[(row["cohort"], row["profile"])] / len(rows)
        assert float(row["share"]) == pytest.approx(expected)
    assert {row["label"] for row in answer} == {label for _, _, label in COHORTS}


def test_change_by_area(loaded):
    tables, store = loaded
    start, end = SNAPSHOTS[2], SNAPSHOTS[9]
    answer = ask(store, "caseload.change", start=start, end=end, by="area")

    for row in answer:
        inside = [
            sum(
                (row["cohort"] in ("total", person["cohort"])) and (row["group"] in ("total", person["area"]))
                for person in on(tables, date)
            )
            for date in (start, end)
        ]
        assert [int(row["people_start"]), int(row["people_end"])] == inside
        if inside[0]:
            assert float(row["change_pct"]) == pytest.approx(100 * (inside[1] - inside[0]) / inside[0])
        else:
            assert row["change_pct"] == ""
    assert {row["group"] for row in answer} == {"north", "south", "isle", "total"}
    assert {row["cohort"] for row in answer} == {"core", "wider", "total"}


def test_spread(loaded):
    tables, store = loaded
    answer = ask(store, "caseload.spread", start=SNAPSHOTS[0], end=SNAPSHOTS[-1])

    assert [row["snapshot_date"] for row in answer] == [date.isoformat() for date in SNAPSHOTS]
    for row, date in zip(answer, SNAPSHOTS, strict=True):
        people = on(tables, date)
        community = [person for person in people if person["setting"] == "community"]
        statutory = [person for person in community if person["statutory"]]
        assert int(row["community"]) == len(community)
        assert int(row["custody"]) == len(people) - len(community)
        assert int(row["total"]) == len(people)
        assert int(row["community_statutory"]) == len(statutory)
        assert float(row["community_statutory_share"]) == pytest.approx(len(statutory) / len(community))
        police = sum(person["lead_agency"] == "police" for person in community)
        assert int(row["community_police"]) == police


def test_flow_balances_and_agrees_with_the_sets_of_people(loaded):
    tables, store = loaded
    answer = ask(store, "caseload.flow", start="2024-02-01", end="2024-12-31", every="month")

    membership = {date: {row["person_ref"]: row["cohort"] for row in on(tables, date)} for date in SNAPSHOTS}
    for row in answer:
        this = SNAPSHOTS[int(row["period_start"][5:7]) - 1]
        before, after = membership[SNAPSHOTS[SNAPSHOTS.index(this) - 1]], membership[this]
        cohort = row["cohort"]
        here = {person for person, its in after.items() if its == cohort}
        was = {person for person, its in before.items() if its == cohort}
        assert int(row["opening"]) == len(was)
        assert int(row["closing"]) == len(here)
        assert int(row["adopted"]) == len(here - before.keys())
        assert int(row["deselected"]) == len(was - after.keys())
        assert int(row["moved_in"]) == len((here & before.keys()) - was)
        assert int(row["moved_out"]) == len((was & after.keys()) - here)
    assert len(answer) == 11 * 2


def test_funnel_as_known_at_the_last_snapshot(loaded):
    tables, store = loaded
    end, known = dt.date(2024, 10, 31), SNAPSHOTS[-1]
    answer = ask(store, "referrals.funnel", start="2024-01-01", end=end, as_at=known)

    for row in answer:
        mine = [
            referral
            for referral in tables["referrals"]
            if row["source"] in ("total", referral["source"]) and referral["referred_on"] <= end
        ]
        decided = [referral for referral in mine if referral["decision"] and referral["decided_on"] <= known]
        assert int(row["referred"]) == len(mine)
        assert int(row["decided"]) == len(decided)
        days = [(referral["decided_on"] - referral["referred_on"]).days for referral in decided]
        assert float(row["median_days_to_decision"]) == pytest.approx(statistics.median(days))


def test_the_board_sees_no_count_from_one_to_four_of_an_area(loaded):
    _, store = loaded
    done = command(
        "queries", "run", "caseload.change", "--store", str(store), "--scheme", "northshire", "--board",
        "--start", "2024-01-28", "--end", "2024-12-28", "--by", "area", "--format", "csv",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["group"] != "total"]
    seen = [row[column] for row in rows for column in ("people_start", "people_end")]
    assert "[c]" in seen
    assert not {"1", "2", "3", "4"} & set(seen)
