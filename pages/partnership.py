"""Partnership: who comes to the meetings, and how soon services see the people referred to them."""

import streamlit as st

from layout import partnership_panels as panels
from layout.start import start_page

page = start_page()
this = panels.sheet(page)

panels.headline(this)
wide, narrow = st.columns([5, 3])
with wide:
    panels.meeting_by_meeting(this)
with narrow:
    panels.trend(this)

wide, narrow = st.columns([5, 3]) if this.misses else (st.container(), st.container())
with wide:
    panels.by_agency(this)
with narrow:
    panels.missed(this)

left, right = st.columns(2)
with left:
    panels.waiting(this)
with right:
    panels.waiting_by_agency(this)

panels.contacts(this)
