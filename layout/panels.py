"""The panel: a finding as the title, its chart or table, and a quiet line with what is behind it."""

import plotly.graph_objects as go
import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from disclosure.figures import Figures
from layout.definitions import show_definition
from layout.downloads import offer_csv
from layout.plain import plain
from layout.quiet_line import quiet_line
from layout.tables import draw, show_table

CONFIG = {"displayModeBar": False}


def panel(
    finding: str,
    chart: go.Figure,
    figures: Figures,
    *,
    alt: str,
    ask: str,
    note: str | None = None,
    n: int | None = None,
    key: str | None = None,
) -> None:
    """Draw a panel. `alt` says the chart in words; `ask` is what to ask of it and ends in a question.

    `note` stands in the quiet line after the date, in the place of how often snapshots are taken. `n` is the
    number of people counted, where the figures' own `people` do not say it. `key` sets two panels of one
    metric apart.
    """
    name = key or figures.metric.replace(".", "-")
    with framed(finding, name):
        st.plotly_chart(chart, theme=None, config=CONFIG, alt=alt, width="stretch", key=f"chart-{name}")
        show_foot(figures, name, finding, ask=ask, note=note, n=n)


def table_panel(
    finding: str,
    table: pl.DataFrame,
    figures: Figures,
    *,
    ask: str,
    note: str | None = None,
    n: int | None = None,
    key: str | None = None,
) -> None:
    """Draw a panel whose chart is a table of texts: `table`, made from `figures`."""
    name = key or figures.metric.replace(".", "-")
    with framed(finding, name):
        if table.is_empty():
            st.caption("None.")
        else:
            draw(table, alt=f"Table: {finding}")
        show_foot(figures, name, finding, ask=ask, note=note, n=n)


def framed(finding: str, name: str) -> DeltaGenerator:
    """The bordered container of a panel, with its title drawn."""
    frame = st.container(border=True, gap="xsmall", height="stretch", key=f"panel-{name}")
    frame.header(plain(finding), anchor=False)
    return frame


def show_controls(figures: Figures, name: str, title: str) -> None:
    """The table, the definition and the download of `figures`; `name` sets them apart from others."""
    with st.container(horizontal=True, horizontal_alignment="right", width="content", gap="xsmall"):
        with st.popover("Table", type="tertiary", icon=":material/table_rows:", key=f"table-{name}"):
            show_table(figures, title)
        with st.popover("How this is counted", type="tertiary", icon=":material/info:", key=f"how-{name}"):
            show_definition(figures.metric)
        offer_csv(figures, name)


def show_foot(
    figures: Figures, name: str, title: str, *, ask: str, note: str | None = None, n: int | None = None
) -> None:
    """The quiet line of a panel with its controls, and what to ask."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"foot-{name}"):
        st.caption(plain(quiet_line(figures, note, n)), width="stretch")
        show_controls(figures, name, title)
    st.caption(plain(ask))
