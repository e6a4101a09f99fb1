"""The panels of the Data page."""

import streamlit as st

from layout.page import Page


def headline(page: Page) -> None:
    """Draw the title of the page."""
    st.title("Data", anchor=False)
