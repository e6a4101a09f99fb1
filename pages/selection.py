"""Selection: who meets the fixed rule and who does not, and what other thresholds would do. Advice only."""

import streamlit as st

from layout import selection_lists, selection_panels, selection_what_if
from layout.selection_sheet import selected
from layout.start import start_page

page = start_page()
selection_lists.follow()
this = selected(page)

selection_panels.headline(this)
left, right = st.columns(2)
with left:
    selection_panels.scatter(this)
    selection_panels.bands(this)
with right:
    selection_lists.mismatches(this)
    selection_lists.missing(this)

selection_what_if.what_if(this)
