"""What a page says where there is nothing to show: one honest sentence, and what to do."""

from typing import NoReturn

import streamlit as st

from data_model.store_errors import NewerStore, NoStore, OlderStore, StoreError, WrongKey
from findings.words import CODES
from layout.plain import plain, plain_but_code

MAKE_ONE = "python -m data_model demo --store {place}\npython -m data_model load extracts/ --store {place}"

UNCOUNTED = ("meeting_attendance",)
"""Tables whose name is no plural."""

UPGRADE = "python -m data_model upgrade --store {place}"


def stop_without_store(error: StoreError, place: str) -> NoReturn:
    """Say why the store cannot be read, and end the page."""
    headline, command = {
        NoStore: ("There is no store to read yet", MAKE_ONE.format(place=place)),
        WrongKey: ("The store is locked", None),
        NewerStore: ("The store is newer than this dashboard", None),
        OlderStore: ("The store is older than this dashboard", UPGRADE.format(place=place)),
    }.get(type(error), ("The store cannot be read", None))
    _stop(headline, str(error), command)


def stop_empty(place: str) -> NoReturn:
    """Say that the store holds no scheme that may be seen, and end the page."""
    _stop(
        "There is nothing to show yet",
        "The store holds no scheme that you may see. Load the extracts of one:",
        f"python -m data_model load extracts/ --store {place}",
    )


def stop_without_snapshot(scheme_name: str) -> NoReturn:
    """Say that the scheme has no snapshot up to today, and end the page."""
    _stop(
        f"{scheme_name} has no caseload to show yet",
        "No snapshot up to today was loaded for this scheme. Load the extract `snapshots`.",
        None,
    )


def stop_not_for_viewer(title: str) -> NoReturn:
    """Say that the page shows single people and is not for whoever looks, and end it."""
    _stop(
        f"{title} is for people who work the cases",
        "It shows single people, so inspectors and analysts see it and the board does not. "
        "Nothing was opened. The other pages of the menu are for you.",
        None,
    )


def stop_on_setting(error: Exception) -> NoReturn:
    """Say which setting cannot be used, and end the page."""
    _stop("A setting cannot be used", str(error), None)


def not_loaded(table: str) -> None:
    """Say that the scheme has no rows in `table`, where a chart of them would stand."""
    noun = CODES.get(table, table.replace("_", " "))
    verb = "was" if table in UNCOUNTED else "were"
    st.info(f"No {noun} {verb} loaded for this scheme. Load the extract `{table}`.", icon=":material/inbox:")


def too_little(sentence: str) -> None:
    """Say in one sentence why there is no chart, where it would stand."""
    st.info(plain(sentence), icon=":material/inbox:")


def _stop(headline: str, sentence: str, command: str | None) -> NoReturn:
    st.title(plain(headline), anchor=False)
    st.markdown(plain_but_code(sentence))
    if command:
        st.code(command, language="bash")
    st.stop()
