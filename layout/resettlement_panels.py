"""The panels of the Resettlement page: homes on release and three months on, and treatment requirements."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import dropwhile
from typing import Literal

import streamlit as st

from charts import parts_of_a_whole, shares
from charts import requirements as requirement_bars
from charts.rag_parts import Part
from charts.shares import Share
from charts.style import Style, style
from disclosure.figures import Figures
from findings import questions
from findings import resettlement as said
from findings.resettlement import COLUMNS, Measure
from findings.words import short_quarter
from layout import states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel
from layout.plain import plain
from layout.quarters import quarter_begun
from queries import resettlement

YEAR = 365
QUARTERS = 8
"""How many quarters are shown side by side."""
WORDS = {"prison": ("prison", "prisons"), "area": ("district", "districts")}


@dataclass(frozen=True)
class ResettlementSheet:
    """A page with what its panels of resettlement share."""

    page: Page
    style: Style

    @property
    def since(self) -> date:
        """The first day of the year that ends with the as-at date."""
        return self.page.as_at - timedelta(YEAR - 1)

    @property
    def first_quarter(self) -> date:
        """The first day of the first of the quarters that are shown side by side."""
        return quarter_begun(self.page.as_at, QUARTERS - 1)

    def releases(self, by: resettlement.By) -> Figures:
        """Releases of the year in these groups; of the last two years by quarter."""
        first = self.first_quarter if by == "quarter" else self.since
        return ask(resettlement.accommodation, self.page, start=first, end=self.page.as_at, by=by)


def sheet(page: Page) -> ResettlementSheet:
    """The sheet of a started page."""
    return ResettlementSheet(page, style(page.theme))


def headline(this: ResettlementSheet) -> None:
    """How both targets stand, as the title; a word where no release was loaded."""
    if "releases" in this.page.tables:
        st.title(plain(said.headline(this.releases("total"))), anchor=False)
    else:
        st.title("Homes after prison, and treatment", anchor=False)
        states.not_loaded("releases")


def quarter_by_quarter(this: ResettlementSheet, measure: Measure) -> None:
    """The share of each of the last eight quarters against its target."""
    if "releases" not in this.page.tables:
        return
    figures, total = this.releases("quarter"), this.releases("total")
    if figures.frame.is_empty():
        return
    begun = dropwhile(lambda row: row["releases"] == 0, figures.frame.to_dicts())
    rows = [_quarter(row, measure) for row in begun]
    apart = said.unknown(total) if measure == "housed" else said.due(total)
    hollow = "hollow: not yet whole" if any(row.faded and row.share is not None for row in rows) else ""
    panel(
        said.finding(total, measure),
        drawn(shares.over_time, rows, this.style, target=_target(total, measure)),
        figures,
        alt=said.alternative(figures, measure, _target(total, measure)),
        ask=questions.HOUSED if measure == "housed" else questions.SETTLED,
        note="; ".join(part for part in ("title: the last year", apart, hollow) if part),
        n=_releases(total),
        key=f"{measure}-quarter",
    )


def by_group(this: ResettlementSheet, by: Literal["prison", "area", "protocol"], measure: Measure) -> None:
    """The share of the last year, group by group, against its target."""
    if "releases" not in this.page.tables:
        return
    figures, total = this.releases(by), this.releases("total")
    if figures.frame.is_empty():
        return
    if by == "protocol" and set(figures.frame["group"]) == {"not_recorded"}:
        if measure == "housed":
            states.too_little("Whether people came through the housing protocol is not on record.")
        return
    rows = [_share(row, measure, said.beside(row, measure)) for row in figures.frame.to_dicts()]
    panel(
        said.protocol(figures, measure) if by == "protocol" else said.groups(figures, measure, *WORDS[by]),
        drawn(shares.by_group, rows, this.style, target=_target(total, measure)),
        figures,
        alt=said.alternative(figures, measure, _target(total, measure)),
        ask=questions.PROTOCOL if by == "protocol" else questions.HOUSED_BY,
        note=f"{COLUMNS[measure].words}, releases of the last year",
        n=_releases(figures),
        key=f"{measure}-{by}",
    )


def requirements(this: ResettlementSheet) -> None:
    """Treatment requirements made in the year, and what became of them."""
    if "treatment_requirements" not in this.page.tables:
        states.not_loaded("treatment_requirements")
        return
    figures = ask(resettlement.requirements, this.page, start=this.since, end=this.page.as_at)
    if not any(made is None or made for made in figures.frame["made"]):
        states.too_little("No treatment requirement was made in the year up to this date.")
        return
    panel(
        said.requirements(figures),
        drawn(parts_of_a_whole.bars, figures, _outcomes(this.style), this.style),
        figures,
        alt=said.requirements_in_words(figures),
        ask=questions.REQUIREMENTS,
        note="made in the last year",
    )


def requirements_by_quarter(this: ResettlementSheet) -> None:
    """The same by the quarter in which they were made."""
    if "treatment_requirements" not in this.page.tables:
        return
    first, last = this.first_quarter, this.page.as_at
    figures = ask(resettlement.requirements, this.page, start=first, end=last, by="quarter")
    if not any(made is None or made for made in figures.frame["made"]):
        return
    note = "by quarter of making" if all(figures.frame["complete"]) else "pale: not yet whole"
    panel(
        said.requirements_by_quarter(figures),
        drawn(requirement_bars.by_quarter, figures, _names(figures), this.style),
        figures,
        alt=said.requirements_in_words(figures),
        ask=questions.REQUIREMENTS_BY_QUARTER,
        note=note,
        key="requirements-quarter",
    )


def _quarter(row: dict[str, object], measure: Measure) -> Share:
    name = short_quarter(date.fromisoformat(str(row["group"])))
    return replace(_share(row, measure, said.beside(row, measure)), name=name)


def _share(row: dict[str, object], measure: Measure, words: str) -> Share:
    columns = COLUMNS[measure]
    share, low, high = (_number(row[name]) for name in (columns.share, columns.low, columns.high))
    return Share(str(row["label"]), share, low, high, words, faded=row["complete"] is False)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _target(total: Figures, measure: Measure) -> float | None:
    found = total.frame.get_column(COLUMNS[measure].target).to_list()
    return found[0] if found else None


def _releases(figures: Figures) -> int | None:
    releases = figures.frame["releases"]
    return None if releases.null_count() else int(releases.sum())


def _names(figures: Figures) -> dict[date, str]:
    return {first: short_quarter(first) for first in figures.frame["quarter"].unique().drop_nulls()}


def _outcomes(style: Style) -> tuple[Part, ...]:
    light = style.background
    return (
        Part("completed", "Completed", "●", style.teal, light),
        Part("ongoing", "Ongoing", "■", style.blue, light),
        Part("breached", "Breached", "▲", style.orange, light),
        Part("revoked", "Revoked", "▼", style.plum, light),
        Part("not_recorded", "Outcome not recorded", "◇", style.quiet, light),
    )
