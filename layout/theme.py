"""The little of the look that Streamlit's options cannot do, in one place. No value from outside enters it."""

from typing import Literal

import streamlit as st

Theme = Literal["light", "dark"]

_CSS = """
<style>
/* All of the width, with the menu, the filters and the panels on one left edge. */
[data-testid="stMainBlockContainer"] { padding-left: 2rem; padding-right: 2rem; }
/* A sparkline is drawn to the very edge of its box and loses half its line there. */
[data-testid="stMetricChart"] svg, [data-testid="stMetricChart"] canvas { overflow: visible; }
</style>
"""


def apply_theme() -> Theme:
    """The theme the reader has, after sending what the options cannot do."""
    st.html(_CSS)
    return current_theme()


def current_theme() -> Theme:
    """“dark” or “light”; light where the browser has not said yet."""
    return "dark" if st.context.theme.type == "dark" else "light"
