"""What is said of homes after prison and of treatment: against the targets, and never beyond the interval."""

from dataclasses import dataclass
from typing import Any, Literal

from disclosure.figures import Figures
from findings.words import capital, count, fitting, names, percent

Measure = Literal["housed", "settled"]


@dataclass(frozen=True)
class Columns:
    """The columns of one measure, and its words."""

    share: str
    low: str
    high: str
    part: str
    known: str
    unknown: str
    target: str
    words: str


COLUMNS: dict[Measure, Columns] = {
    "housed": Columns(
        "housed_share", "housed_low", "housed_high", "housed_on_release", "known", "unknown", "target",
        "housed on release",
    ),
    "settled": Columns(
        "settled_share", "settled_low", "settled_high", "settled_3m", "known_3m", "unknown_3m", "target_3m",
        "settled at three months",
    ),
}  # fmt: skip


def headline(total: Figures) -> str:
    """Both targets in one sentence."""
    row = _first(total)
    if row is None or row["releases"] == 0:
        return "Nobody on the scheme was released from prison in the year"
    housed, settled = (row[COLUMNS[one].share] for one in ("housed", "settled"))
    stands = {_stands(row, COLUMNS[one]) for one in ("housed", "settled")}
    if len(stands) == 1 and stands <= {"above", "below"}:
        verb = "met" if stands == {"above"} else "missed"
        return f"Both housing targets {verb}: {percent(housed)} housed, {percent(settled)} settled"
    if stands == {""} and housed is not None and settled is not None:
        return f"{percent(housed)} housed, {percent(settled)} settled: too few to judge either"
    return f"Housed {_brief(row, 'housed')}; settled {_brief(row, 'settled')}"


def finding(total: Figures, measure: Measure) -> str:
    """How the measure stands to its target, in ten words or fewer."""
    row = _first(total)
    if row is None or not row["releases"]:
        return "Nobody was released in the year" if row is None or row["releases"] == 0 else "Withheld"
    return capital(_short(row, measure))


def beside(row: dict[str, Any], measure: Measure) -> str:
    """How many the share is of: “13 of 19, 1 unknown”; or why there is none."""
    columns = COLUMNS[measure]
    if row["releases"] == 0:
        return "nobody"
    known, part, unknown = row[columns.known], row[columns.part], row[columns.unknown]
    if known is None:
        return "withheld: fewer than 5"
    if known == 0:
        late = row["not_yet_due"] if measure == "settled" else 0
        return "none due yet" if late or late is None else "none known"
    if part is None:
        return f"fewer than 5 of {known:,}"
    said = f"{part:,} of {known:,}"
    hidden = "fewer than 5 unknown" if unknown is None else f"{unknown:,} unknown"
    return said if unknown == 0 else f"{said}, {hidden}"


def unknown(total: Figures) -> str:
    """Those whose accommodation is not known, as a share of their own."""
    row = _first(total)
    if row is None or not row["releases"]:
        return ""
    if row["unknown"] is None:
        return "accommodation unknown for fewer than 5"
    return f"accommodation unknown for {percent(row['unknown'] / row['releases'])}"


def due(total: Figures) -> str:
    """Those who are not yet due at three months."""
    row = _first(total)
    if row is None or not row["releases"]:
        return ""
    if row["not_yet_due"] is None:
        return "fewer than 5 releases not yet due"
    return f"{count(row['not_yet_due'], 'release', 'releases')} not yet due"


def protocol(figures: Figures, measure: Measure) -> str:
    """With the housing protocol against without it."""
    columns = COLUMNS[measure]
    rows = {row["group"]: row for row in figures.frame.to_dicts()}
    yes, no = rows.get("yes"), rows.get("no")
    if not yes or not no or yes[columns.share] is None or no[columns.share] is None:
        return "Too little is known to compare with and without protocol"
    apart = yes[columns.low] > no[columns.high] or no[columns.low] > yes[columns.high]
    said = f"{percent(yes[columns.share])} {measure} with protocol, {percent(no[columns.share])} without"
    return said if apart else f"{said}: too few to tell"


def groups(figures: Figures, measure: Measure, kind: str, kinds: str) -> str:
    """Which of the groups (`kind` is one of them) stay below the target beyond chance."""
    columns = COLUMNS[measure]
    told = [row for row in figures.frame.to_dicts() if row[columns.low] is not None]
    if not told or told[0][columns.target] is None:
        return f"Too little is known to compare {kinds}"
    target = percent(told[0][columns.target])
    below = [row["label"] for row in told if _stands(row, columns) == "below"]
    if not below:
        hidden = any(row[columns.low] is None and row[columns.known] != 0 for row in figures.frame.to_dicts())
        return f"No {kind}{' shown' if hidden else ''} is below {target} beyond chance"
    if len(below) > 1:
        return f"{len(below)} {kinds} are below {target} beyond chance"
    return fitting(
        f"{below[0]} is below {target} beyond chance", f"One {kind} is below {target} beyond chance"
    )


def requirements(figures: Figures) -> str:
    """How many treatment requirements were made, and of which kind most."""
    rows = figures.frame.to_dicts()
    made = [row["made"] for row in rows]
    if not any(made) and None not in made:
        return "No treatment requirement was made in the year"
    if None in made:
        return "Treatment requirements in the year, partly withheld"
    most = [row["label"] for row in rows if row["made"] == max(made)]
    said = f"{count(sum(made), 'requirement', 'requirements')} made"
    if len(most) > 1:
        return said
    return f"{said}, {'all' if max(made) == sum(made) else 'most'} for {_lower(most[0])}"


def requirements_by_quarter(figures: Figures) -> str:
    """How many were made in the last whole quarter, and in the one before."""
    whole = [row for row in figures.frame.to_dicts() if row["complete"]]
    quarters = list(dict.fromkeys(row["quarter"] for row in whole))[-2:]
    made = [[row["made"] for row in whole if row["quarter"] == quarter] for quarter in quarters]
    if not made:
        return "No whole quarter is on record yet"
    if any(None in one for one in made):
        return "Some numbers by quarter are too small to show"
    last = f"{capital(count(sum(made[-1]), 'requirement', 'requirements'))} made last quarter"
    return last if len(made) == 1 else f"{last}, {sum(made[0]) or 'none'} the quarter before"


def alternative(figures: Figures, measure: Measure, target: float | None) -> str:
    """The chart in words."""
    parts = [f"{row['label']} {_value(row, measure)}" for row in figures.frame.to_dicts()]
    aim = "" if target is None else f" The target is {percent(target)}."
    return f"Share {COLUMNS[measure].words}: {names(parts) or 'nobody'}.{aim}"


def requirements_in_words(figures: Figures) -> str:
    """The chart of requirements in words."""
    parts = [
        f"{_named(row)}: {_count(row['made'])} made, {_count(row['completed'])} completed, "
        f"{_count(row['breached'])} breached"
        for row in figures.frame.to_dicts()
    ]
    return f"Treatment requirements. {'; '.join(parts) or 'None'}."


def _named(row: dict[str, Any]) -> str:
    quarter = row.get("quarter_label")
    return f"{row['label']}, {quarter}" if quarter else str(row["label"])


def _short(row: dict[str, Any], measure: Measure) -> str:
    columns = COLUMNS[measure]
    share, target = row[columns.share], row[columns.target]
    if share is None and row[columns.known] == 0:
        return f"not known who was {columns.words}"
    if share is None:
        return f"too few to show those {columns.words}"
    said = f"{percent(share)} {columns.words}"
    return said if target is None else f"{said}, {_against(row, columns, target)}"


def _against(row: dict[str, Any], columns: Columns, target: float) -> str:
    stands = _stands(row, columns)
    return f"{stands} the {percent(target)} target" if stands else "too few to judge"


def _brief(row: dict[str, Any], measure: Measure) -> str:
    """The share and how it stands, without its name."""
    columns = COLUMNS[measure]
    if row[columns.share] is None:
        return "withheld" if row[columns.known] is None or row[columns.known] else "not known yet"
    stands = _stands(row, columns)
    return f"{percent(row[columns.share])}, {f'{stands} target' if stands else 'too few to tell'}"


def _stands(row: dict[str, Any], columns: Columns) -> str:
    """`above` or `below` where the interval leaves the target out, else empty."""
    low, high, target = row[columns.low], row[columns.high], row[columns.target]
    if target is None or low is None or high is None:
        return ""
    if high < target:
        return "below"
    return "above" if low >= target else ""


def _value(row: dict[str, Any], measure: Measure) -> str:
    share = row[COLUMNS[measure].share]
    return beside(row, measure) if share is None else f"{percent(share)} ({beside(row, measure)})"


def _count(how_many: int | None) -> str:
    return "a withheld number" if how_many is None else f"{how_many:,}"


def _first(figures: Figures) -> dict[str, Any] | None:
    return figures.frame.row(0, named=True) if figures.frame.height else None


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
