"""The registry of pages, and the menu on top that is made from it."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from layout import address

FOLDER = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True)
class Entry:
    """One page: its script in `pages/`, which is its address too, and where it stands in the menu."""

    script: str
    title: str
    section: str
    help: str
    default: bool = False

    @property
    def path(self) -> Path:
        """The script's file."""
        return FOLDER / f"{self.script}.py"


PAGES = (
    Entry("overview", "Overview", "Overview", "The whole scheme on one screen.", default=True),
    Entry("caseload", "Caseload", "Caseload", "Who is on the scheme, against capacity and over time."),
    Entry("data", "Data", "Records", "What was loaded, what was refused and why, and how complete it is."),
)
"""Every page there is, in the order of the menu."""


def navigate() -> StreamlitPage:
    """The page of the address. Sends the menu; whoever calls from `app.py` runs the page.

    Called by every page as well: Streamlit's first run after a start takes the folder `pages/` for its old
    menu and runs the page of a deep link without `app.py` (docs/decisions/0008).
    """
    # Before the menu is sent: the browser then moves to page and filters in one step of its history.
    address.restore()
    return st.navigation(menu(), position="top")


def menu() -> dict[str, list[StreamlitPage]]:
    """Section to pages, as the menu takes it: a section of one page is an entry of its own, others open."""
    sections: dict[str, list[StreamlitPage]] = {"": []}
    for entry in PAGES:
        alone = sum(other.section == entry.section for other in PAGES) == 1
        sections.setdefault("" if alone else entry.section, []).append(_page(entry))
    return sections


def _page(entry: Entry) -> StreamlitPage:
    url_path = None if entry.default else entry.script
    return st.Page(entry.path, title=entry.title, url_path=url_path, default=entry.default, help=entry.help)
