"""One person's history: opened for those who work the cases, recorded before anything is shown."""

import streamlit as st

from layout.page import Page


def show(page: Page, person: str, around: tuple[str, ...]) -> None:
    """Draw the history of `person`, with the way to those before and after in `around`."""
    st.title("This record cannot be opened", anchor=False)
    st.markdown("It may not exist, or it may not be yours to see. Nothing was opened.")
