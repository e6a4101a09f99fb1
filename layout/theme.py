"""The little of the look that Streamlit's options cannot do, in one place. No value from outside enters it."""

from typing import Literal

import streamlit as st

Theme = Literal["light", "dark"]

_CSS = """
<style>
/* All of the width, with the menu's words, the filters and the panels on one left edge. */
[data-testid="stMainBlockContainer"] { padding-left: 1.5rem; padding-right: 1.5rem; }
/* The controls under a chart are a quiet line, not a toolbar; 24 px is the least target that can be hit. */
[class*="st-key-foot-"] button { min-height: 1.6rem; padding-top: 0; padding-bottom: 0; }
[class*="st-key-foot-"] { row-gap: 0.2rem; }
[class*="st-key-panel-"] { row-gap: 0.35rem; }
/* A sparkline is drawn to the very edge of its box and loses half its line there. */
[data-testid="stMetricChart"] { padding-bottom: 3px; }
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
