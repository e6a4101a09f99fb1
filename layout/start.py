"""The start of every page: menu, store, viewer and filters, or an honest word why there are none."""

from datetime import date

import streamlit as st

from access.session import current_viewer
from access.settings import SettingError, store_location
from data_model.store_errors import StoreError
from layout import address, choices, filters, states
from layout.ask import open_store
from layout.current import keep
from layout.filters import Filters
from layout.navigation import Entry, entry_of, navigate
from layout.page import Page
from layout.store import Opened, Scheme, is_demo
from layout.theme import Theme, apply_theme


def start_page() -> Page:
    """What the page is to show, with menu and filters drawn; ends the page where there is nothing to show.

    The first thing that every page calls. It relies on nothing that `app.py` did, and whatever the page reads
    goes through the viewer in what it returns.
    """
    entry = entry_of(navigate())
    st.set_page_config(page_title=f"{entry.title} · IOM performance", layout="wide")
    theme = apply_theme()
    location = store_location()
    try:
        reader = open_store(location)
        demo = is_demo(reader, location)
        opened = Opened(reader, location, current_viewer(demo=demo))
    except StoreError as error:
        states.stop_without_store(error, location)
    except SettingError as error:
        states.stop_on_setting(error)
    return _filtered(opened, entry, demo, theme)


def _filtered(opened: Opened, entry: Entry, demo: bool, theme: Theme) -> Page:
    known = opened.schemes()
    if not known:
        states.stop_empty(opened.location)
    asked = address.asked()
    found = choices.scheme(asked, known, opened.newest)
    scheme = known[found.choice]
    dates, cohorts = opened.dates(scheme.code), opened.cohorts(scheme.code)
    areas = opened.areas(scheme.code)
    settled = filters.settle(asked, dates, list(cohorts), areas) if dates else None
    if settled:
        address.record(scheme.code, settled.as_at, settled.compare_with, settled.cohorts, settled.area)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        names = {code: one.name for code, one in known.items()}
        filters.choose_scheme(names, scheme.code, narrow=bool(settled and settled.area))
        if settled:
            filters.choose_dates(dates, settled)
            filters.choose_cohorts(cohorts, settled.cohorts)
            if settled.area:
                filters.show_area(areas[settled.area])
        filters.show_standing(scheme.origin, opened.viewer if demo else None)
    if entry.of_people and not opened.viewer.works_cases:
        states.stop_not_for_viewer(entry.title)
    if settled is None:
        states.stop_without_snapshot(scheme.name)
    filters.show_notices((found.notice, *settled.notices))
    return keep(_page(opened, scheme, dates, settled, theme))


def _page(opened: Opened, scheme: Scheme, dates: tuple[date, ...], settled: Filters, theme: Theme) -> Page:
    return Page(
        reader=opened.reader,
        viewer=opened.viewer,
        location=opened.location,
        scheme=scheme.code,
        scheme_name=scheme.name,
        capacity=None if settled.area else scheme.capacity,
        origin=scheme.origin,
        as_at=settled.as_at,
        compare_with=settled.compare_with,
        dates=dates,
        cohorts=settled.cohorts,
        area=settled.area,
        area_name=opened.areas(scheme.code).get(settled.area or ""),
        tables=opened.tables(scheme.code),
        theme=theme,
    )
