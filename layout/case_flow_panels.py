"""The panels of the Caseload page about referrals, stays, workloads and what is ahead."""

from datetime import date

import streamlit as st

from charts import funnel
from charts import projection as ahead
from charts import stays as stay_chart
from charts import workload as workload_chart
from disclosure.figures import Figures
from findings import alternatives, questions, stays_and_workload
from findings import projection as projected
from findings import referrals as said
from findings.words import day
from layout import states
from layout.ask import ask
from layout.caseload_sheet import Sheet
from layout.drawing import drawn
from layout.panels import panel
from queries import caseload, referrals


def referral_panels(sheet: Sheet) -> None:
    """The funnel and its sources, side by side; the state sentence where no referrals were loaded."""
    page = sheet.page
    if "referrals" not in page.tables:
        states.not_loaded("referrals")
        return
    figures = ask(referrals.funnel, page, start=sheet.after, end=page.as_at, as_at=page.as_at)
    if not _referred(figures):
        states.too_little(f"Nobody was referred {_window(sheet.after, page.as_at)}.")
        return
    left, right = st.columns(2)
    with left:
        _funnel(sheet, figures)
    with right:
        _sources(sheet, figures)


def _referred(figures: Figures) -> bool:
    """Whether anybody was referred; a withheld number is somebody."""
    return said.whole(figures).get("referred", 0) != 0


def _window(after: date | None, end: date) -> str:
    return f"up to {day(end)}" if after is None else f"from {day(after)} to {day(end)}"


def _funnel(sheet: Sheet, figures: Figures) -> None:
    panel(
        said.funnel(figures),
        drawn(funnel.stages, figures, sheet.style),
        figures,
        alt=alternatives.funnel(said.whole(figures)),
        ask=questions.FUNNEL,
        note=" ".join(
            filter(None, [f"referred {_window(sheet.after, sheet.page.as_at)}.", said.waiting(figures)])
        ),
        key="referrals-funnel",
    )


def _sources(sheet: Sheet, figures: Figures) -> None:
    sources = {code: said.source_label(code) for code in figures.frame["source"]}
    panel(
        said.by_source(figures),
        drawn(funnel.by_source, figures, sheet.style, labels=sources, height=300),
        figures,
        alt=alternatives.by_source(figures),
        ask=questions.BY_SOURCE,
        note=f"referred {_window(sheet.after, sheet.page.as_at)}",
        key="referrals-sources",
    )


def length_of_stay(sheet: Sheet) -> None:
    """The median stay by cohort; the state sentence where no episodes were loaded."""
    if "episodes" not in sheet.page.tables:
        states.not_loaded("episodes")
        return
    figures = ask(caseload.length_of_stay, sheet.page)
    if not figures.frame.height:
        states.too_little("Nobody had been adopted by then, so no stay can be measured.")
        return
    if not figures.frame["lower_quartile_days"].count():
        states.too_little("Too few people have left to say how long they stay.")
        return
    labels = {cohort: sheet.cohorts.group(cohort) for cohort in figures.frame["cohort"]}
    panel(
        stays_and_workload.stays(figures, labels),
        drawn(stay_chart.by_cohort, figures, sheet.cohorts, sheet.style),
        figures,
        alt=alternatives.stays(figures, labels),
        ask=questions.STAYS,
        note="dot: median; bar: the middle half; by cohort of adoption",
    )


def workload(sheet: Sheet) -> None:
    """People per manager, role by role."""
    figures = ask(caseload.workload, sheet.page)
    if not figures.frame.height:
        states.too_little("No managers are recorded in this snapshot. They come with the extract snapshots.")
        return
    panel(
        stays_and_workload.workload(figures),
        drawn(workload_chart.by_manager, figures, sheet.style, labels=stays_and_workload.ROLES),
        figures,
        alt=alternatives.workload(figures, stays_and_workload.ROLES),
        ask=questions.WORKLOAD,
        note="one dot a manager; a person may have one in each role",
        n=said_people(sheet),
    )


def said_people(sheet: Sheet) -> int | None:
    """Everyone in the snapshot, for the quiet line: the roles count the same people up to three times."""
    frame = sheet.spread().frame.filter(sheet.spread().frame["snapshot_date"] == sheet.page.as_at)
    return frame["total"][0] if frame.height else None


def projection(sheet: Sheet) -> None:
    """When capacity is reached at the usual pace; the whole scheme, whatever the cohort filter."""
    figures = ask(caseload.projection, sheet.page)
    whole = "the whole scheme" if sheet.page.cohorts else ""
    title, interval = projected.title(figures), projected.interval(figures)
    panel(
        title,
        drawn(ahead.projection, figures, sheet.style),
        figures,
        alt=alternatives.projection(figures, title, interval),
        ask=questions.PROJECTION,
        note=" · ".join(filter(None, [whole, interval])),
        n=said_people(sheet),
    )
