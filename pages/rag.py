"""RAG: how people are rated, and whether that changes beyond chance."""

import streamlit as st

from layout import rag_lists, rag_panels
from layout.rag_sheet import rag_sheet
from layout.start import start_page

page = start_page()
this = rag_sheet(page)

rag_panels.headline(this)
wide, narrow = st.columns([5, 3])
with wide:
    rag_panels.share(this, "green")
with narrow:
    rag_panels.mix(this)

rag_lists.lists(this)

wide, narrow = st.columns([5, 3])
with wide:
    rag_panels.over_time(this)
with narrow:
    rag_panels.share(this, "red", height=300)

wide, narrow = st.columns([5, 3])
with wide:
    rag_panels.flows(this)
with narrow:
    rag_panels.time_in_red(this)

left, right = st.columns(2)
with left:
    rag_panels.greens(this)
with right:
    rag_panels.rated(this)
