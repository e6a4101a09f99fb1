"""The rows of the list of cases as the table takes them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from charts.style import Style
from findings.case_list import BANDS, PREDICTORS, RATINGS, SETTINGS, flagged
from findings.words import NBSP, days, number, short_day
from layout import case_choices
from layout.case_choices import Choices
from layout.record_table import Cell, Column, Record

COLUMNS = (
    Column("person_ref", "Person"),
    Column("rag", "Rating"),
    Column("rated_on", "Rated"),
    Column("cohort", "Cohort"),
    Column("area_name", "District"),
    Column("setting", "Setting"),
    Column("com_ref", "Managers"),
    Column("ogrs", "Score", number=True),
    Column("adopted_on", "Adopted"),
    Column("flags", "Flags"),
)


def record(row: Mapping[str, Any], choices: Choices, filters: Mapping[str, str], style: Style) -> Record:
    """A row of `cases.list` as a record that opens its person."""
    person = str(row["person_ref"])
    cells = (
        _rating(row, style),
        Cell(_day(row["rated_on"]), _before(row)),
        Cell(str(row["label"] or row["cohort"])),
        Cell(str(row["area_name"] or row["area"])),
        _setting(row),
        _managers(row),
        _score(row),
        _stay(row),
        Cell(chips=flagged(row)),
    )
    return Record(person, case_choices.link(choices, filters, person), person, cells)


def _rating(row: Mapping[str, Any], style: Style) -> Cell:
    rag = row["rag"]
    if rag == "unrated":
        return Cell(quiet=RATINGS[rag])
    return Cell(RATINGS[rag], fill=style.ratings[rag], ink=style.inks[rag])


def _before(row: Mapping[str, Any]) -> str:
    before = row["rating_before"]
    return f"before: {RATINGS[before].lower()}" if before in RATINGS else ""


def _setting(row: Mapping[str, Any]) -> Cell:
    due = row["release_due"]
    return Cell(SETTINGS[row["setting"]], f"release {_day(due)}" if due else "")


def _managers(row: Mapping[str, Any]) -> Cell:
    staff = [row[role] for role in ("com_ref", "polm_ref", "support_officer_ref") if row[role]]
    return Cell(staff[0] if staff else "", ", ".join(staff[1:])) if staff else Cell(quiet="none recorded")


def _score(row: Mapping[str, Any]) -> Cell:
    """The score with the instrument that gave it: scores of two instruments are not the same thing."""
    if row["ogrs"] is None:
        return Cell(quiet="not scored")
    predictor = PREDICTORS.get(row["predictor"] or "ogrs3", str(row["predictor"]))
    return Cell(number(row["ogrs"]), f"{predictor}, {BANDS[row['band']]}")


def _stay(row: Mapping[str, Any]) -> Cell:
    if row["adopted_on"] is None:
        return Cell(quiet="not recorded")
    return Cell(_day(row["adopted_on"]), days(row["days_on_scheme"]))


def _day(on: date | None) -> str:
    """The day, which does not break; nothing where there is none."""
    return short_day(on).replace(" ", NBSP) if on else ""
