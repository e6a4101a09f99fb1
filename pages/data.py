"""Data: what was loaded, what was refused and why, how complete it is and how old."""

import streamlit as st

from layout import data_panels
from layout.start import start_page
from layout.upload import loading_panel

page = start_page()

data_panels.headline(page)
wide, narrow = st.columns([5, 3])
with wide:
    data_panels.loads(page)
    data_panels.refusals(page)
with narrow:
    data_panels.freshness(page)

wide, narrow = st.columns([5, 3])
with wide:
    data_panels.missing(page)
with narrow:
    data_panels.agreement(page)

data_panels.lists(page)
loading_panel(page)
