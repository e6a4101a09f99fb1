"""The panel: a finding as the title, its chart, and one quiet line with the table, the definition and the download."""

import plotly.graph_objects as go
import streamlit as st

from disclosure.figures import Figures
from layout.definitions import show_definition
from layout.downloads import offer_csv
from layout.plain import plain
from layout.quiet_line import quiet_line
from layout.tables import show_table

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

    `note` stands in the quiet line after the date, in the place of how often snapshots are taken. `n` is the number of
    people counted, where the figures' own `people` do not say it. `key` sets two panels of one metric apart.
    """
    name = key or figures.metric.replace(".", "-")
    with st.container(border=True, gap="xsmall", height="stretch", key=f"panel-{name}"):
        st.subheader(plain(finding), anchor=False)
        st.plotly_chart(chart, theme=None, config=CONFIG, alt=alt, width="stretch", key=f"chart-{name}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"foot-{name}"):
            st.caption(plain(quiet_line(figures, note, n)), width="stretch")
            show_controls(figures, name, finding)
        st.caption(plain(ask))


def show_controls(figures: Figures, name: str, title: str) -> None:
    """The table, the definition and the download of `figures`; `name` sets them apart from others on the page."""
    with st.container(horizontal=True, horizontal_alignment="right", width="content", gap="xsmall"):
        with st.popover("Table", type="tertiary", icon=":material/table_rows:", key=f"table-{name}"):
            show_table(figures, title)
        with st.popover("How this is counted", type="tertiary", icon=":material/info:", key=f"how-{name}"):
            show_definition(figures.metric)
        offer_csv(figures, name)
