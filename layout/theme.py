"""What Streamlit's options for the look cannot do, in one place. No value from outside enters it."""

from typing import Literal

import streamlit as st

Theme = Literal["light", "dark"]

_CSS = """
<style>
/* All of the width, with the menu's words, the filters and the panels on one left edge. */
[data-testid="stMainBlockContainer"] {{ padding-left: 1.5rem; padding-right: 1.5rem; }}
[data-testid="stHeading"] h1 {{ padding: 0.35rem 0 0.5rem; }}
.st-key-filters input {{ text-overflow: ellipsis; }}
/* Panels: a title of their own size, and feet on one line whatever stands above them. */
[class*="st-key-panel-"] {{ row-gap: 0.35rem; padding-top: 0.8rem; padding-bottom: 0.7rem; }}
[class*="st-key-panel-"] [data-testid="stHeading"] h2 {{ font-size: 1.05rem; padding: 0 0 0.4rem; }}
[class*="st-key-panel-"] > :has(> [class*="st-key-foot-"]) {{ margin-top: auto; }}
[class*="st-key-panel-"] .st-key-foot-cases h2 {{ padding: 0; }}
/* The controls under a chart are a quiet line, not a toolbar; 24 px is the least target that can be hit. */
[class*="st-key-foot-"] {{ row-gap: 0.1rem; }}
[class*="st-key-foot-"] button {{ min-height: 1.65rem; padding-top: 0; padding-bottom: 0; }}
/* Quiet text is quiet, and can still be read: Streamlit's own is too pale for WCAG 2.2 AA. */
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] *,
[data-testid="stMetricDeltaDescription"], [class*="st-key-"] button kbd {{ color: {quiet}; opacity: 1; }}
/* A sparkline is drawn to the very edge of its box and loses half its line there. */
[data-testid="stMetricChart"] {{ padding-bottom: 3px; margin-bottom: 0.4rem; }}
/* Its hover dot is an image without a name to a screen reader; the number above it says as much. */
[data-testid="stMetricChart"] .mark-symbol {{ display: none; }}
[data-testid="stMetricChart"] svg, [data-testid="stMetricChart"] canvas {{ overflow: visible; }}
/* MACC mode is read across a room. */
.st-key-macc [data-testid="stHeading"] h1 {{ font-size: max(2rem, 2.3vw); padding: 0 0 0.4rem; }}
.st-key-macc [data-testid="stHeading"] h2 {{ font-size: max(1.35rem, 1.55vw); padding: 0.2rem 0; }}
.st-key-macc [data-testid="stMarkdownContainer"] :is(p, li) {{ font-size: max(1.2rem, 1.4vw); }}
</style>
"""

_QUIET: dict[Theme, str] = {"light": "#5A6570", "dark": "#AEB9C6"}


def apply_theme() -> Theme:
    """The theme the reader has, after sending what the options cannot do."""
    theme = current_theme()
    st.html(_CSS.format(quiet=_QUIET[theme]))
    return theme


def current_theme() -> Theme:
    """“dark” or “light”; light where the browser has not said yet."""
    return "dark" if st.context.theme.type == "dark" else "light"
