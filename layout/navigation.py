"""The registry of pages, and the menu on top that is made from it."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from access.session import current_viewer
from access.settings import SettingError
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
    of_people: bool = False
    """Shows single people: in the menu of those who work the cases, and for nobody else."""

    @property
    def path(self) -> Path:
        """The script's file."""
        return FOLDER / f"{self.script}.py"


PAGES = (
    Entry("overview", "Overview", "Overview", "The whole scheme on one screen.", default=True),
    Entry("caseload", "Caseload", "Caseload", "Who is on the scheme, against capacity and over time."),
    Entry("rag", "RAG", "Caseload", "How people are rated, and whether that changes beyond chance."),
    Entry("pathways", "Pathways", "Outcomes", "Need by pathway at entry and now, and services against it."),
    Entry(
        "reoffending",
        "Reoffending",
        "Outcomes",
        "Offences before and after, the proven rate, and what was expected.",
    ),
    Entry(
        "resettlement",
        "Resettlement and treatment",
        "Outcomes",
        "Homes after prison against the targets, and treatment that courts order.",
    ),
    Entry(
        "partnership",
        "Partnership",
        "Outcomes",
        "Who comes to the meetings, and how soon services see people.",
    ),
    Entry("map", "Map", "Caseload", "Where people are, as counts and for each 10,000 adults."),
    Entry(
        "cases",
        "Cases",
        "Cases",
        "The caseload person by person: who is red, overdue, or ready to be considered.",
        of_people=True,
    ),
    Entry(
        "selection",
        "Selection",
        "Cases",
        "Who meets the fixed rule, who does not, and what other thresholds would do. Advice only.",
        of_people=True,
    ),
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
    return st.navigation(menu(works_cases=_works_cases()), position="top")


def entry_of(page: StreamlitPage) -> Entry:
    """The registry's line about a page of the menu; about the page that runs, where one runs by itself.

    Streamlit takes the first page of the menu for the one that runs then.
    """
    context = get_script_run_ctx()
    script = Path(context.pages_manager.main_script_path) if context else None
    alone = [entry for entry in PAGES if entry.path == script]
    return next(iter(alone), None) or next(entry for entry in PAGES if entry.title == page.title)


def menu(*, works_cases: bool) -> dict[str, list[StreamlitPage]]:
    """Section to pages, as the menu takes it: the page that opens first is an entry of its own, others open.

    Pages of single people are there for everybody, so that their address leads to a word of why not; but only
    those who work the cases see them in the menu.
    """
    sections: dict[str, list[StreamlitPage]] = {"": []}
    for entry in PAGES:
        page = _page(entry, shown=works_cases or not entry.of_people)
        sections.setdefault("" if entry.default else entry.section, []).append(page)
    return sections


def _works_cases() -> bool:
    """As far as can be told before the store is read; what may be seen is decided after that."""
    try:
        return current_viewer(demo=True).works_cases
    except SettingError:
        return False


def _page(entry: Entry, *, shown: bool) -> StreamlitPage:
    return st.Page(
        entry.path,
        title=entry.title,
        url_path=None if entry.default else entry.script,
        default=entry.default,
        visibility="visible" if shown else "hidden",
        help=entry.help,
    )
