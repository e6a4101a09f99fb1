"""The page of this run, for what is drawn on it without being handed it."""

import streamlit as st

from layout.page import Page

_PAGE = "current_page"


def keep(page: Page) -> Page:
    """`page`, kept until the next one starts."""
    st.session_state[_PAGE] = page
    return page


def current_page() -> Page | None:
    """The page that started last in this session; None before any has."""
    page = st.session_state.get(_PAGE)
    return page if isinstance(page, Page) else None
