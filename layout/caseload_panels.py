"""The panels of the Caseload page: who is on the scheme, over time and against capacity."""

from datetime import timedelta

import streamlit as st

from charts import changes, flows, levels, spread, trends, waterfall
from charts.waterfall import Step
from disclosure.figures import Figures
from findings import alternatives, growth, questions
from findings import caseload as said
from findings.words import day, short_day, since
from layout import states
from layout.ask import ask
from layout.caseload_sheet import Sheet, Window
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel
from layout.plain import plain
from queries import caseload, schemes


def headline(sheet: Sheet) -> None:
    """The finding of the page as its title."""
    page = sheet.page
    said_of_all = growth.headline(sheet.trend(), sheet.groups, page.compare_with, page.as_at)
    st.title(plain(f"{page.area_name}: {said_of_all}" if page.area_name else said_of_all), anchor=False)


def over_time(sheet: Sheet) -> None:
    """People by cohort over time, with the scheme's events."""
    page, figures = sheet.page, sheet.trend()
    events = ask(schemes.events, page, start=page.dates[0], end=page.as_at)
    total = said.total(sheet.spread(), page.as_at)
    panel(
        said.against_capacity(total, sheet.capacity, sheet.chosen),
        drawn(trends.by_cohort, figures, sheet.cohorts, sheet.style, events=events.frame, height=352),
        figures,
        alt=alternatives.trend(figures, sheet.cohorts.labels, events.frame),
        ask=questions.TREND,
    )


def joined_and_left(sheet: Sheet) -> None:
    """From the number at the comparison date to the number now."""
    page, window = sheet.page, sheet.window()
    if window is None:
        states.too_little(
            "No month begins between two snapshots here, so who joined and who left cannot be said."
        )
        return
    panel(
        said.joined_and_left(window.moved, window.since),
        drawn(waterfall.waterfall, _steps(page, window), sheet.style, capacity=sheet.capacity, height=316),
        window.figures,
        alt=alternatives.movement(window.moved, window.since, page.as_at, sheet.capacity),
        ask=questions.MOVEMENT,
        note="opening + joined − left = closing",
        n=window.moved.closing,
        key="movement",
    )


def _steps(page: Page, window: Window) -> list[Step]:
    moved = window.moved
    moves = [Step("Moved in", moved.moved_in), Step("Moved out", _less(moved.moved_out))]
    return [
        Step(window.opening, moved.opening, "level"),
        Step("Joined", moved.joined),
        *(moves if moved.moves_count else []),
        Step("Left", _less(moved.left)),
        Step(short_day(page.as_at), moved.closing, "level"),
    ]


def _less(people: int | None) -> int | None:
    return None if people is None else -people


def by_cohort(sheet: Sheet) -> None:
    """Each cohort against its plan and its cap."""
    figures = ask(caseload.by_cohort, sheet.page)
    panel(
        said.by_cohort(figures),
        drawn(levels.by_cohort, figures, sheet.cohorts, sheet.style),
        figures,
        alt=alternatives.by_cohort(figures),
        ask=questions.BY_COHORT,
    )


def month_by_month(sheet: Sheet) -> None:
    """Who joined and who left in each whole period of about the last year."""
    page = sheet.page
    every = "quarter" if page.rhythm == "quarterly snapshots" else "month"
    figures = ask(caseload.flow, page, start=page.as_at - timedelta(days=350), end=page.as_at, every=every)
    if not _whole_periods(figures):
        states.too_little(
            f"No whole {every} lies between two snapshots yet, so joining and leaving cannot be shown."
        )
        return
    panel(
        said.flow(figures, every),
        drawn(flows.joined_and_left, figures, sheet.style),
        figures,
        alt=alternatives.flow(figures),
        ask=questions.FLOW,
        note=f"by {every}, whole {every}s only",
        key="flow",
    )


def _whole_periods(figures: Figures) -> int:
    frame = figures.frame
    return frame.filter(frame["complete"] & ~frame["first_snapshot"]).height


def community_and_custody(sheet: Sheet) -> None:
    """Where people are, and the statutory share of those in the community."""
    figures = sheet.spread()
    panel(
        said.spread(figures),
        drawn(spread.community_and_custody, figures, sheet.style, height=360),
        figures,
        alt=alternatives.spread(figures),
        ask=questions.SPREAD,
        note=said.statutory(figures) or None,
        n=said.total(figures, sheet.page.as_at),
    )


def by_group(sheet: Sheet, by: caseload.By) -> None:
    """People by area, order type or lead agency at the two dates."""
    page = sheet.page
    start = page.compare_with or page.as_at
    figures = ask(caseload.change, page, start=start, end=page.as_at, by=by)
    what, labels = by.replace("_", " "), said.group_labels(figures)
    panel(
        said.by_group(figures, what, labels, page.compare_with, page.as_at),
        drawn(changes.by_group, figures, start, page.as_at, sheet.style, labels=labels),
        figures,
        alt=alternatives.by_group(figures, what, labels, start, page.as_at),
        ask=questions.BY_GROUP,
        note=f"since {since(start, page.as_at)}" if page.compare_with else f"on {day(page.as_at)} alone",
        n=said.counted(figures),
        key=f"change-{by}",
    )
