"""MACC mode: the people due at the next meeting, one on each screen."""

import streamlit as st

from layout.page import Page
from layout.plain import plain


def show(page: Page) -> None:
    """Draw the person at the place that the address names, of those due at the next meeting."""
    st.title("Nobody is listed for the next meeting", anchor=False)
    st.markdown(f"No list of people due was made for {plain(page.scheme_name)}.")
