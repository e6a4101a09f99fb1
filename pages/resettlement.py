"""Resettlement and treatment: homes on release and three months on, and treatment requirements."""

import streamlit as st

from layout import resettlement_panels as panels
from layout.start import start_page

page = start_page()
this = panels.sheet(page)

panels.headline(this)
left, right = st.columns(2)
with left:
    panels.quarter_by_quarter(this, "housed")
with right:
    panels.quarter_by_quarter(this, "settled")

left, right = st.columns(2)
with left:
    panels.by_group(this, "protocol", "housed")
with right:
    panels.by_group(this, "protocol", "settled")

left, right = st.columns(2)
with left:
    panels.by_group(this, "prison", "housed")
with right:
    panels.by_group(this, "prison", "settled")

left, right = st.columns(2)
with left:
    panels.by_group(this, "area", "housed")
with right:
    panels.by_group(this, "area", "settled")

left, right = st.columns(2)
with left:
    panels.requirements(this)
with right:
    panels.requirements_by_quarter(this)
