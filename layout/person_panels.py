"""The panels of one person's page: the facts, the history on one time axis, the needs, and what was last."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
import streamlit as st

from charts.needs_then_and_now import needs_then_and_now
from charts.style import style
from charts.timeline import timeline
from disclosure.figures import Figures
from findings import case_history, case_questions
from findings import cases as said
from findings import needs as needed
from findings.case_list import flagged
from layout import address, states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel, table_panel
from layout.plain import plain
from queries import cases

YEAR = timedelta(days=365)
WHOLE = "whole"
"""What the address has under `history` where all of it is drawn."""

LANES = {
    "rating": "rag_ratings",
    "episode": "episodes",
    "custody": "custody_periods",
    "offence": "offences",
    "enforcement": "enforcement",
    "assessment": "assessments",
    "service": "service_referrals",
    "requirement": "treatment_requirements",
}
"""Lane to the extract it is drawn from."""


def header(page: Page, facts: Mapping[str, Any]) -> None:
    """Who the person is to the scheme, in two rows of four facts, and the flags."""
    entries = said.header(facts, page.as_at)
    with st.container(border=True, gap="small", key="panel-person"):
        for row in (entries[:4], entries[4:]):
            for column, (label, value, more) in zip(st.columns(4), row, strict=True):
                column.caption(plain(label))
                column.markdown(f"**{plain(value)}**" + (f"  \n:small[{plain(more)}]" if more else ""))
        _flags(facts)


def _flags(facts: Mapping[str, Any]) -> None:
    with st.container(horizontal=True, gap="small"):
        for flag in flagged(dict(facts)):
            st.badge(plain(flag), color="orange")
        st.caption(plain(said.exit_plan(facts)))


def history(page: Page, facts: Mapping[str, Any]) -> None:
    """Everything that is recorded, from a year before adoption; all of it at a click."""
    figures = ask(cases.events, page, person=facts["person_ref"])
    if not figures.frame.height:
        states.too_little("Nothing dated is recorded of this person up to this date.")
        return
    first, adopted = min(figures.frame["from_date"].to_list()), facts["adopted_on"]
    start = _start(page, first, adopted)
    panel(
        case_history.title(figures.frame, adopted),
        drawn(
            timeline, figures, style(page.theme), start=start, as_at=page.as_at, adopted=adopted,
            not_loaded=tuple(lane for lane, table in LANES.items() if table not in page.tables),
        ),
        figures,
        alt=case_history.alternative(figures.frame, start, page.as_at),
        ask=case_questions.HISTORY,
        note=case_history.KEY,
        key="history",
    )  # fmt: skip
    _choose_start(page, first, adopted)


def _start(page: Page, first: date, adopted: date | None) -> date:
    """A year before adoption, or before the day itself; the first day recorded where all is asked for."""
    usual = (adopted or page.as_at) - YEAR
    return (
        min(first, page.as_at - timedelta(days=30)) if address.own("history") == WHOLE else max(first, usual)
    )


def _choose_start(page: Page, first: date, adopted: date | None) -> None:
    if first >= (adopted or page.as_at) - YEAR:
        return
    whole = address.own("history") == WHOLE
    st.button(
        "Show from a year before adoption" if whole else "Show the whole history",
        type="tertiary",
        key="history-range",
        on_click=address.record_own,
        kwargs={"history": "" if whole else WHOLE},
    )


def needs(page: Page, person: str) -> None:
    """The pathways then and now, one small chart for each instrument."""
    figures = ask(cases.needs, page, person=person)
    if "assessments" not in page.tables:
        states.not_loaded("assessments")
        return
    found = instruments(figures)
    if not found:
        states.too_little(needed.NONE)
    for code, label, rows in found:
        panel(
            needed.title(rows),
            drawn(needs_then_and_now, figures, code, style(page.theme)),
            figures,
            alt=needed.alternative(rows),
            ask=case_questions.NEEDS,
            note=f"{label} · hollow: first score, filled: latest",
            key=f"needs-{code}",
        )


def instruments(figures: Figures) -> list[tuple[str, str, pl.DataFrame]]:
    """Code, name and rows of each instrument with a score, the main one first."""
    scored = figures.frame.filter(pl.col("latest_score").is_not_null())
    codes = list(dict.fromkeys(scored["instrument"].to_list()))
    named = dict(figures.frame.select("instrument", "instrument_label").iter_rows())
    return [(code, named[code] or code, figures.frame.filter(pl.col("instrument") == code)) for code in codes]


def lately(page: Page, person: str) -> None:
    """What was recorded last, as a table."""
    figures = ask(cases.events, page, person=person)
    table_panel(
        "What happened last",
        case_history.latest(figures.frame),
        figures,
        ask=case_questions.LATELY,
        note="newest first; all of it under Table",
        key="lately",
    )
