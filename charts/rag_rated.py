"""Who was rated in time: bars of the same length by cohort, parted into rated, overdue and never rated."""

import plotly.graph_objects as go

from charts.cohorts import Cohorts
from charts.rag_mix import Row, bars
from charts.rag_parts import Part
from charts.style import Style
from disclosure.figures import Figures

TOTAL = "total"
COLUMNS = ("rated_within", "overdue", "never_rated")


def by_cohort(
    figures: Figures, cohorts: Cohorts, style: Style, *, days: int = 35, height: int = 300
) -> go.Figure:
    """`rag.rated`: a bar for each cohort, and one for everyone where there are several."""
    rows = [
        Row(
            "Everyone" if row["cohort"] == TOTAL else cohorts.group(row["cohort"]),
            tuple(row[name] for name in COLUMNS),
        )
        for row in figures.frame.iter_rows(named=True)
    ]
    shown = rows if len(rows) > 2 else rows[:1]
    return bars(shown, _parts(style, days), figures, style, height=height)


def _parts(style: Style, days: int) -> tuple[Part, ...]:
    dark = "#10151C"
    return (
        Part("rated_within", f"Within {days} days", "●", style.blue, style.background),
        Part("overdue", "Overdue", "▲", style.orange, style.background),
        Part("never_rated", "Never", "◇", style.ratings["unrated"], dark),
    )
