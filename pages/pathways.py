"""Pathways: need at entry and now, progress beyond chance, and services against need."""

import streamlit as st

from layout import pathways_panels as panels
from layout.start import start_page

page = start_page()
this = panels.sheet(page)

panels.headline(this)
wide, narrow = st.columns([5, 4])
with wide:
    panels.progress(this)
with narrow:
    panels.movement(this)

wide, narrow = st.columns([5, 4])
with wide:
    panels.averages(this)
with narrow:
    panels.services(this)

panels.fall_out(this)
panels.mapping(this)
