"""Asking the store, and keeping what was asked: by store version, viewer and parameters, within bounds."""

import inspect
import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from access.settings import store_key
from access.viewer import Viewer
from data_model import lake
from data_model.reader import Reader, open_reader, version_at
from disclosure.figures import Figures
from layout.page import Page

Query = Callable[..., Figures]

LAKE_LOOK = 60
"""Seconds after which a lake is looked at again: it has no pointer to watch."""


def open_store(location: str) -> Reader:
    """The reader of the store's current version; StoreError where it cannot be read.

    The pointer is looked at on every run, so that a new load shows without a restart.
    """
    return _reader(location, _version(location))


def ask(query: Query, page: Page, **parameters: object) -> Figures:
    """The figures of `query` for the filters of `page`; `parameters` come first.

    The filters (`scheme`, `as_at`, `cohort`) are passed wherever the query takes them.
    """
    takes = inspect.signature(query).parameters
    filters = {name: value for name, value in page.filters.items() if name in takes}
    return ask_store(query, page.reader, page.location, page.viewer, **{**filters, **parameters})


def ask_store(query: Query, reader: Reader, location: str, viewer: Viewer, **parameters: object) -> Figures:
    """The figures of `query` where no page has started yet."""
    key = (location, reader.version, query.__module__, query.__qualname__, _seen(viewer), _stated(parameters))
    return _figures(key, query, reader, viewer, parameters)


# A resource and not data: figures never change, and data is pickled. Pickling a Polars frame in one session
# while another collects one that calls back into Python stops both for ever (docs/decisions/0008).
@st.cache_resource(max_entries=1024, ttl="1h", show_spinner=False)
def _figures(
    key: tuple[str, ...], _query: Query, _reader: Reader, _viewer: Viewer, _parameters: dict[str, object]
) -> Figures:
    return _query(_reader, _viewer, **_parameters)


@st.cache_resource(max_entries=3, show_spinner=False)
def _reader(location: str, version: str) -> Reader:
    return open_reader(location, store_key())


def _version(location: str) -> str:
    """What changes when the store does: its version's name, a single file's age and size, a lake's minute."""
    path = Path(location)
    if path.is_file():
        return f"{path.stat().st_mtime_ns} {path.stat().st_size}"
    if location.startswith(lake.SCHEME):
        return str(int(time.monotonic() // LAKE_LOOK))
    return version_at(location)


def _seen(viewer: Viewer) -> str:
    schemes = "*" if viewer.schemes is None else ",".join(sorted(viewer.schemes))
    return f"{viewer.role} {viewer.view} {schemes} {viewer.restricted}"


def _stated(parameters: dict[str, object]) -> str:
    return repr(sorted((name, repr(value)) for name, value in parameters.items()))
