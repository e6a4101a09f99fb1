"""The panels of the Data page: what was loaded and refused, what is missing or old, what disagrees."""

import polars as pl
import streamlit as st

from access.viewer import View
from charts.completeness import completeness
from charts.style import style
from disclosure.figures import Figures
from findings import data_quality as said
from findings.words import capital, count
from layout.ask import ask
from layout.downloads import offer_csv
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel, table_panel
from layout.plain import plain
from layout.tables import draw, headed
from queries import quality

LOADS_SHOWN = 8
REASONS_SHOWN = 8
ROWS_SHOWN = 500


def headline(page: Page) -> None:
    """The finding of the page as its title."""
    st.title(
        plain(said.headline(ask(quality.freshness, page, as_at=None), ask(quality.loads, page))), anchor=False
    )


def loads(page: Page) -> None:
    """The loads, the latest first."""
    figures = ask(quality.loads, page)
    shown = figures.display().drop("load_id").head(LOADS_SHOWN)
    table_panel(
        said.last_load(figures),
        headed(
            shown.rename(
                {"loaded_at": "loaded", "rows_read": "read", "loaded": "accepted", "rejected": "refused"}
            )
        ),
        figures,
        note="rows of files, not people; times in UTC",
        ask="How you can use this table: accepted and refused add up. Did the load you expected arrive?",
    )


def freshness(page: Page) -> None:
    """The last date in each table, and how long ago that is."""
    figures = ask(quality.freshness, page, as_at=None)
    known = figures.frame["last_date"].is_not_null()
    table_panel(
        said.freshest(figures),
        headed(figures.display().filter(known)),
        figures,
        note="age counted from today",
        ask="How you can use this table: a table that lags behind was not extracted. Which one is late?",
    )


def missing(page: Page) -> None:
    """The columns least often known."""
    figures = ask(quality.completeness, page)
    finding = said.missing(figures)
    panel(
        finding,
        drawn(completeness, said.of_people(figures), style(page.theme)),
        figures,
        alt=f"Bars of the columns least often known, empty and not stated. {finding}.",
        note="dark: empty · grey: not stated · some are rightly empty",
        ask="How you can use this chart: what is not recorded cannot be shown fair. Who could record it?",
    )


def refusals(page: Page) -> None:
    """Why rows were refused: the rules, and how many rows broke each."""
    figures = ask(quality.refusals_by_rule, page)
    latest = _latest_load(ask(quality.loads, page))
    reasons = (
        figures.display().filter(figures.frame["load_id"] == latest) if latest else figures.display().clear()
    )
    table_panel(
        said.refusals(figures, latest),
        headed(reasons.select("table", "column", "rule", "rows").head(REASONS_SHOWN)),
        figures,
        note="the last load",
        ask="How you can use this table: mend these at their source and load again. Which rule is worst?",
    )


def agreement(page: Page) -> None:
    """Whether the snapshots and the episodes tell the same story."""
    figures = ask(quality.reconciliation_summary, page)
    shown = figures.display().with_columns(pl.col("disagreement").replace(said.WORDS))
    table_panel(
        said.agreement(figures),
        headed(shown),
        figures,
        note="people",
        ask="How you can use this table: each disagreement is a record to mend. Which of the two is right?",
    )


def lists(page: Page) -> None:
    """Row by row, for those who work the cases: what was refused, what disagrees, what loads warned of."""
    if page.viewer.view is not View.OPERATOR:
        return
    _list("refused row", "refused rows", ask(quality.refusals, page))
    _list("disagreement to correct", "disagreements to correct", ask(quality.reconciliation, page))
    _list("warning", "warnings", ask(quality.warnings, page))


def _list(one: str, many: str, figures: Figures) -> None:
    if figures.frame.is_empty():
        return
    name = figures.metric.replace(".", "-")
    with st.expander(capital(count(figures.frame.height, one, many)), key=f"list-{name}"):
        draw(headed(figures.display().head(ROWS_SHOWN)), alt=capital(many))
        if figures.frame.height > ROWS_SHOWN:
            st.caption(f"The first {ROWS_SHOWN:,}; the download holds them all.")
        offer_csv(figures, name, label="Download as CSV")


def _latest_load(loads: Figures) -> str | None:
    return None if loads.frame.is_empty() else str(loads.frame["load_id"][0])
