"""Map: where people are, as counts and for each 10,000 adults."""

import streamlit as st

from layout import map_panels
from layout.start import start_page

page = start_page()
this = map_panels.sheet(page)

map_panels.headline(this)
wide, narrow = st.columns([5, 4])
with wide:
    map_panels.map_of_areas(this)
with narrow:
    map_panels.table_of_areas(this)
