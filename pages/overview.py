"""Overview: the whole scheme on one screen, and what changed."""

import streamlit as st

from layout import overview_panels
from layout.caseload_sheet import sheet
from layout.start import start_page

page = start_page()
this = sheet(page)

overview_panels.headline(this)
overview_panels.tiles(this)

wide, narrow = st.columns([5, 3])
with wide:
    overview_panels.what_changed(this)
with narrow:
    overview_panels.freshness(this)
