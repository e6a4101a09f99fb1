"""A small valid load in every table, to be spoilt in one place by each test."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from data_model.loading import check
from data_model.reader import open_reader
from data_model.versions import Store

Rows = list[dict[str, str]]

TABLES: dict[str, Rows] = {
    "schemes": [{"scheme": "fenland", "name": "Fenland", "capacity": "40"}],
    "cohorts": [
        {
            "scheme": "fenland",
            "cohort": "core",
            "profile": "all",
            "label": "Core",
            "live_from": "2022-01-01",
            "live_to": "",
        },
        {
            "scheme": "fenland",
            "cohort": "wider",
            "profile": "rural",
            "label": "Wider – rural",
            "live_from": "",
            "live_to": "2023-12-31",
        },
    ],
    "areas": [
        {
            "scheme": "fenland",
            "area": "E07000136",
            "name": "Boston",
            "latitude": "52.98",
            "longitude": "-0.02",
        },
        {"scheme": "fenland", "area": "marsh", "name": "Marsh", "latitude": "", "longitude": ""},
    ],
    "people": [
        {
            "person_ref": f"per-{number}",
            "birth_month": f"198{number}-04-01",
            "sex": "female" if number == 1 else "male",
            "ethnicity": "white_british",
            "restricted": "false",
        }
        for number in (1, 2, 3, 4)
    ],
    "snapshots": [
        {
            "scheme": "fenland",
            "snapshot_date": date,
            "person_ref": f"per-{number}",
            "cohort": "core",
            "profile": "all",
            "area": "E07000136",
            "setting": "community",
            "statutory": "true",
            "lead_agency": "probation_service",
            "ogrs": "62.5",
            "com_ref": "off-7",
        }
        for date in ("2022-08-31", "2022-09-30")
        for number in (1, 2)
    ],
    "episodes": [
        {
            "scheme": "fenland",
            "episode_ref": f"epi-{number}",
            "person_ref": f"per-{number}",
            "cohort": "core",
            "profile": "all",
            "adopted_on": "2022-02-01",
            "deselected_on": "",
        }
        for number in (1, 2)
    ],
    "referrals": [
        {
            "scheme": "fenland",
            "referral_ref": "rfl-1",
            "person_ref": "per-1",
            "referred_on": "2022-01-10",
            "source": "police",
            "cohort": "core",
            "decided_on": "2022-01-20",
            "decision": "adopted",
            "reason": "meets the rule",
        }
    ],
    "rag_ratings": [
        {
            "scheme": "fenland",
            "meeting_date": "2022-08-10",
            "person_ref": f"per-{number}",
            "rag": "green",
            "outcome": "retain",
        }
        for number in (1, 2)
    ],
    "assessments": [
        {
            "scheme": "fenland",
            "assessment_ref": "ass-1",
            "person_ref": "per-1",
            "assessed_on": "2022-03-01",
            "instrument": "in_house",
            "pathway": pathway,
            "score": score,
        }
        for pathway, score in (("alcohol", "3"), ("drugs", "0"), ("housing", "7.5"))
    ],
    "offences": [
        {
            "offence_ref": "ofc-1",
            "person_ref": "per-1",
            "offence_date": "2021-06-01",
            "offence_code": "28.2",
            "proven_on": "2021-09-01",
            "severity": "438",
        }
    ],
    "custody_periods": [
        {"person_ref": "per-2", "from_date": "2022-05-01", "to_date": "2022-05-20"},
        {"person_ref": "per-2", "from_date": "2022-07-01", "to_date": ""},
    ],
    "releases": [
        {
            "person_ref": "per-2",
            "released_on": "2022-05-20",
            "prison": "Lincoln",
            "area": "marsh",
            "accommodation_on_release": "settled",
            "protocol": "yes",
        }
    ],
    "treatment_requirements": [
        {"person_ref": "per-1", "requirement": "alcohol", "made_on": "2022-03-01", "started_on": "2022-03-15"}
    ],
    "service_referrals": [
        {
            "service_referral_ref": "svc-1",
            "person_ref": "per-1",
            "pathway": "housing",
            "agency": "Framework",
            "referred_on": "2022-04-01",
            "fast_track": "no",
            "contacts": "3",
        }
    ],
    "enforcement": [{"person_ref": "per-1", "event_date": "2022-06-01", "kind": "breach"}],
    "meeting_attendance": [
        {
            "scheme": "fenland",
            "meeting_date": "2022-08-10",
            "meeting": "macc",
            "agency": "Police",
            "expected": "2",
            "attended": "1",
        }
    ],
    "selection_policy": [
        {
            "scheme": "fenland",
            "effective_from": "2022-01-01",
            "ogrs": "60",
            "ogrs_serious": "50",
            "css": "1000",
            "source": "Fenland strategy, 2021",
        }
    ],
    "scheme_events": [
        {"scheme": "fenland", "event_date": "2022-01-01", "title": "Go-live", "detail": "The scheme began."}
    ],
}


def changed(table: str, row: int, **values: str) -> dict[str, Rows]:
    """All tables, with some values of one row (counted from 0) changed."""
    rows = [dict(old) for old in TABLES[table]]
    rows[row] |= values
    return TABLES | {table: rows}


def with_row(table: str, **values: str) -> dict[str, Rows]:
    """All tables, with a further row: the first of the table with some values changed."""
    return TABLES | {table: [*TABLES[table], {**TABLES[table][0], **values}]}


def csv_text(rows: Sequence[Mapping[str, str]]) -> str:
    """The rows as a CSV file would have them."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_folder(folder: Path, tables: Mapping[str, Rows] = TABLES) -> Path:
    """A folder with a CSV file for each table; gives the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        (folder / f"{table}.csv").write_text(csv_text(rows), encoding="utf-8")
    return folder


def write_quoted(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """One CSV file with every value in quotation marks."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)


def stored_rows(store: Store, table: str) -> list[tuple[object, ...]]:
    """The rows of a table of the current version, in the order of all their columns."""
    reader = open_reader(store.folder)
    try:
        return reader.read(f'select * from "{table}" order by all').rows()
    finally:
        reader.close()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table that extracts fill."""
    return {table: stored_rows(store, table) for table in TABLES}


def refused(folder: Path, tables: Mapping[str, Rows], store: Store | None = None) -> list[tuple[object, ...]]:
    """Table, row, column, value and rule of each row that a check of `tables` refuses."""
    report = check(write_folder(folder, tables), store)
    assert report.errors == ()
    return report.refused.select("table", "row", "column", "value", "rule").rows()
