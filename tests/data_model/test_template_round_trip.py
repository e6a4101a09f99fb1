"""A template that somebody filled in loads as it is, every table of it."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data_model.collection import TABLES
from data_model.loading import Report, load
from data_model.template import template
from data_model.versions import Store

ON, LATER = date(2022, 9, 30), date(2022, 10, 31)
FILLED: dict[str, dict[str, object]] = {
    "schemes": {"scheme": "ours", "name": "Our scheme", "capacity": 10},
    "cohorts": {"scheme": "ours", "cohort": "fixed", "profile": "all", "label": "Fixed", "share_target": 0.6},
    "areas": {"scheme": "ours", "area": "north", "name": "North", "latitude": 53.2, "longitude": -0.5},
    "people": {
        "person_ref": "p1",
        "birth_month": date(1990, 4, 1),
        "sex": "male",
        "ethnicity": "white_british",
        "restricted": "false",
    },
    "snapshots": {
        "scheme": "ours",
        "snapshot_date": ON,
        "person_ref": "p1",
        "cohort": "fixed",
        "profile": "all",
        "area": "north",
        "setting": "community",
        "statutory": "true",
        "lead_agency": "probation_service",
        "index_offence": "28.2",
        "ogrs": 61.5,
    },
    "episodes": {
        "scheme": "ours",
        "episode_ref": "e1",
        "person_ref": "p1",
        "cohort": "fixed",
        "profile": "all",
        "adopted_on": ON,
    },
    "referrals": {
        "scheme": "ours",
        "referral_ref": "r1",
        "person_ref": "p1",
        "referred_on": ON,
        "source": "police",
        "decided_on": ON,
        "decision": "adopted",
    },
    "rag_ratings": {"scheme": "ours", "meeting_date": ON, "person_ref": "p1", "rag": "red"},
    "assessments": {
        "scheme": "ours",
        "assessment_ref": "a1",
        "person_ref": "p1",
        "assessed_on": ON,
        "instrument": "in_house",
        "pathway": "drugs",
        "score": 7,
    },
    "offences": {"offence_ref": "o1", "person_ref": "p1", "offence_date": ON, "offence_code": "34"},
    "custody_periods": {"person_ref": "p1", "from_date": ON, "to_date": LATER},
    "releases": {
        "person_ref": "p1",
        "released_on": LATER,
        "prison": "HMP Lincoln",
        "area": "north",
        "accommodation_on_release": "settled",
        "protocol": "true",
    },
    "treatment_requirements": {"person_ref": "p1", "requirement": "alcohol", "made_on": ON},
    "service_referrals": {
        "service_referral_ref": "s1",
        "person_ref": "p1",
        "pathway": "housing",
        "agency": "A housing agency",
        "referred_on": ON,
        "fast_track": "true",
        "contacts": 2,
    },
    "enforcement": {"person_ref": "p1", "event_date": ON, "kind": "arrest"},
    "meeting_attendance": {
        "scheme": "ours",
        "meeting_date": ON,
        "meeting": "macc",
        "agency": "Police",
        "expected": 2,
        "attended": 1,
    },
    "selection_policy": {
        "scheme": "ours",
        "effective_from": ON,
        "ogrs": 60,
        "ogrs_serious": 50,
        "css": 1000,
    },
    "scheme_events": {"scheme": "ours", "event_date": ON, "title": "Go-live"},
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder: Path = tmp_path_factory.mktemp("filled")
    workbook = template()
    for table, row in FILLED.items():
        sheet = workbook[table]
        heading = [cell.value for cell in sheet[1]]
        for name, value in row.items():
            sheet.cell(2, heading.index(name) + 1, value)
    workbook.save(folder / "extracts.xlsx")
    return load(folder / "extracts.xlsx", Store(folder / "store"))


def test_every_table_is_filled() -> None:
    assert set(FILLED) == set(TABLES)


def test_everything_is_loaded_and_nothing_refused(report: Report) -> None:
    assert report.refused.to_dicts() == []
    assert {table: (counts.read, counts.loaded) for table, counts in report.tables.items()} == dict.fromkeys(
        TABLES, (1, 1)
    )
    assert report.published is not None


def test_the_sheets_of_the_template_itself_are_no_cause_for_a_warning(report: Report) -> None:
    assert report.warnings == ()


def test_sheets_left_empty_are_neither_read_nor_missed(tmp_path: Path) -> None:
    workbook = template()
    for table in ("schemes", "areas", "people"):
        for place, name in enumerate(TABLES[table].columns(), start=1):
            workbook[table].cell(2, place, FILLED[table].get(name))
    workbook.save(tmp_path / "extracts.xlsx")
    report = load(tmp_path / "extracts.xlsx", Store(tmp_path / "store"))
    assert set(report.tables) == {"schemes", "areas", "people"}
    assert report.published is not None


def test_a_template_opened_and_saved_elsewhere_still_has_its_columns(tmp_path: Path) -> None:
    template().save(tmp_path / "one.xlsx")
    again = openpyxl.load_workbook(tmp_path / "one.xlsx")
    again.save(tmp_path / "two.xlsx")
    saved = openpyxl.load_workbook(tmp_path / "two.xlsx")
    for table, schema in TABLES.items():
        assert [cell.value for cell in saved[table][1]] == list(schema.columns())
