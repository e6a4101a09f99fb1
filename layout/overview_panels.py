"""The panels of the Overview: the headline, the key figures, what changed, and how fresh the data is."""

import streamlit as st

from charts.sparkline import points
from findings import caseload as said
from findings import key_figures, overview, surprise
from findings.key_figures import KeyFigure
from findings.words import since
from layout import states
from layout.ask import ask
from layout.caseload_sheet import Sheet
from layout.navigation import PAGES
from layout.panels import show_controls
from layout.plain import plain
from layout.tiles import tile
from queries import caseload, quality, referrals


def headline(sheet: Sheet) -> None:
    """The finding of the page as its title."""
    page = sheet.page
    now, then = (said.total(sheet.spread(), on) for on in (page.as_at, page.compare_with))
    finding = overview.headline(now, then, sheet.capacity, page.compare_with, page.as_at, sheet.chosen)
    st.title(plain(finding), anchor=False)


def tiles(sheet: Sheet) -> None:
    """The key figures in two rows: those with a past to draw, then the others, whose row is lower for it."""
    for row in (_with_past(sheet), _without_past(sheet)):
        for column, figure in zip(st.columns(len(row)), row, strict=True):
            with column:
                _tile(figure)


def _tile(figure: KeyFigure) -> None:
    tile(
        figure.label,
        figure.value,
        figure.delta,
        figure.description,
        spark=points(figure.spark),
        help=figure.help,
    )


def _with_past(sheet: Sheet) -> list[KeyFigure]:
    page, spread = sheet.page, sheet.spread()
    planned = key_figures.planned_share(
        sheet.trend(everyone=True), sheet.listed.frame, page.compare_with, page.as_at
    )
    return [
        key_figures.caseload(spread, sheet.capacity, page.compare_with, page.as_at),
        *([planned] if planned else []),
        key_figures.custody(spread, page.compare_with, page.as_at),
        key_figures.statutory(spread, page.compare_with, page.as_at),
    ]


def _without_past(sheet: Sheet) -> list[KeyFigure]:
    moved = _joined_and_left(sheet)
    age = key_figures.age(ask(quality.freshness, sheet.page))
    return [*([moved] if moved else []), _referrals(sheet), _stay(sheet), age]


def _joined_and_left(sheet: Sheet) -> KeyFigure | None:
    window = sheet.window()
    return None if window is None else key_figures.joined_and_left(window.moved, window.since)


def _referrals(sheet: Sheet) -> KeyFigure:
    page = sheet.page
    if "referrals" not in page.tables:
        return key_figures.not_loaded("Referrals", "referrals")
    if page.compare_with is None or sheet.after is None:
        now = ask(referrals.funnel, page, end=page.as_at)
        return key_figures.referrals(now, None, None, page.as_at)
    now = ask(referrals.funnel, page, start=sheet.after, end=page.as_at)
    earlier = sheet.after - (page.as_at - page.compare_with)
    before = None
    if earlier > page.dates[0]:
        before = ask(referrals.funnel, page, start=earlier, end=page.compare_with, as_at=page.compare_with)
    return key_figures.referrals(now, before, page.compare_with, page.as_at)


def _stay(sheet: Sheet) -> KeyFigure:
    page = sheet.page
    if "episodes" not in page.tables:
        return key_figures.not_loaded("Median stay", "episodes")
    then = ask(caseload.length_of_stay, page, as_at=page.compare_with) if page.compare_with else None
    labels = {cohort: sheet.cohorts.group(cohort) for cohort, _ in sheet.cohorts.labels}
    return key_figures.stay(ask(caseload.length_of_stay, page), then, labels)


def what_changed(sheet: Sheet) -> None:
    """The changes since the comparison date, most surprising first, each with the page that shows it."""
    page = sheet.page
    if page.compare_with is None:
        states.too_little("There is no earlier snapshot, so nothing can be said of what changed.")
        return
    with st.container(border=True, gap="xsmall", height="stretch", key="panel-changed"):
        st.subheader(
            f"What changed since {since(page.compare_with, page.as_at)}, most surprising first", anchor=False
        )
        flow = ask(caseload.flow, page, start=page.dates[0], end=page.as_at, every="month")
        measures = overview.measures(sheet.trend(), sheet.spread(), flow, sheet.cohorts.labels)
        changes = surprise.changes(measures, page.compare_with, page.as_at)
        if not changes:
            st.markdown("Nothing that can be shown has changed.")
        for change in changes[: overview.MOST_CHANGES]:
            _change(change)
        st.caption(plain(surprise.METHOD))


def _change(change: surprise.Change) -> None:
    unusual, what, where = st.columns([3, 6, 2], vertical_alignment="center")
    unusual.markdown(plain(change.how_unusual))
    what.markdown(plain(change.what))
    entry = next(entry for entry in PAGES if entry.script == change.page)
    where.page_link(entry.path, label=entry.title)


def freshness(sheet: Sheet) -> None:
    """How old each table is at the as-at date."""
    figures = ask(quality.freshness, sheet.page)
    with st.container(border=True, gap="xsmall", height="stretch", key="panel-freshness"):
        st.subheader(plain(overview.freshness(figures)), anchor=False)
        for line in overview.oldest(figures):
            st.markdown(plain(line))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot-freshness"):
            st.caption("Age at the as-at date", width="stretch")
            show_controls(figures, "freshness", "Freshness")
