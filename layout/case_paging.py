"""A long list a page at a time: the query sorts all of it, and only the page's rows go to the browser."""

from dataclasses import dataclass

import streamlit as st

from layout import address

PAGE_LENGTH = 50
"""Rows on a page: as many as can be looked through, and a browser draws them at once."""


@dataclass(frozen=True)
class Part:
    """The page of a list that is shown."""

    matched: int
    """Rows in the whole list."""
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The place of its first row, counted from 1; 0 in an empty list."""
        return min((self.page - 1) * PAGE_LENGTH + 1, self.matched)

    @property
    def last(self) -> int:
        """The place of its last row."""
        return min(self.page * PAGE_LENGTH, self.matched)


def paged(matched: int, page: int) -> Part:
    """Page `page` of a list of `matched` rows; the nearest there is where it has no such page."""
    pages = max(1, -(-matched // PAGE_LENGTH))
    return Part(matched, min(max(page, 1), pages), pages)


def pages(part: Part) -> None:
    """The way to the other pages; nothing where there is one alone."""
    if part.pages == 1:
        return
    # A control of its own for each page: one that stayed would keep its page against the address.
    key = f"case-page-{part.page}-{part.pages}"
    st.pagination(part.pages, default=part.page, key=key, on_change=_turned, args=(key,))


def _turned(key: str) -> None:
    page = st.session_state[key]
    address.record_own(page="" if page == 1 else str(page))
