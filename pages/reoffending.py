"""Reoffending: before and after, the proven rate, what was expected, how soon, and how risk changed."""

import streamlit as st

from layout import reoffending_panels as panels
from layout.start import start_page

page = start_page()
this = panels.sheet(page)

panels.headline(this)
wide, narrow = st.columns(2)
with wide:
    panels.before_and_after(this)
with narrow:
    panels.proven_rate(this)

# Each column by itself: where one panel has too little to show, the next moves up.
left, right = st.columns(2)
with left:
    panels.expected(this)
    panels.at_liberty(this)
    panels.by_group(this)
with right:
    panels.time_to_first(this)
    panels.severity(this)
    panels.risk_change(this)

panels.benchmarks(this)
