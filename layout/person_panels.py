"""The panels of one person's page: the facts, the history on one time axis, the needs, and what was last."""

from collections.abc import Mapping
from datetime import timedelta
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
from layout.panels import CONFIG, framed, panel, show_foot, table_panel
from layout.plain import plain
from queries import cases

Instrument = tuple[str, str, pl.DataFrame]
"""An instrument's code, its name, and its rows of `cases.needs`."""

YEAR, MONTH = timedelta(days=365), timedelta(days=30)
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


def header(page: Page, facts: Mapping[str, Any], last: said.Stay) -> None:
    """Who the person is to the scheme, in two rows of four facts."""
    entries = said.header(facts, last, page.as_at)
    with st.container(border=True, gap="xsmall", key="panel-person"):
        for row in (entries[:4], entries[4:]):
            for column, (label, value, more) in zip(st.columns([6, 6, 5, 5]), row, strict=True):
                column.markdown(f":gray[:small[{plain(label)}]]  \n**{plain(value)}** :small[{plain(more)}]")


def flags(facts: Mapping[str, Any]) -> None:
    """The flags of the list, and whether there is an exit plan; of somebody on the scheme."""
    if facts["restricted"]:
        st.badge("Restricted case", color="violet")
    if facts["on_scheme"]:
        for flag in flagged(facts):
            st.badge(plain(flag), color="orange")
        st.caption(plain(said.exit_plan(facts)), width="content")


def history(page: Page, figures: Figures, last: said.Stay) -> None:
    """Everything that is recorded, from a year before the last adoption; all of it at a click."""
    if not figures.frame.height:
        states.too_little("Nothing dated is recorded of this person up to this date.")
        return
    adopted, first = last[0] if last else None, min(figures.frame["from_date"].to_list())
    usual = (adopted or page.as_at) - YEAR
    start = max(first, usual) if address.own("history") != WHOLE else min(first, page.as_at - MONTH)
    absent = tuple(lane for lane, table in LANES.items() if table not in page.tables)
    title = case_history.title(figures.frame, adopted, absent)
    with framed(title, "history"):
        st.plotly_chart(
            drawn(
                timeline, figures, style(page.theme), start=start, as_at=page.as_at, adopted=adopted,
                not_loaded=absent,
            ),
            theme=None,
            config=CONFIG,
            alt=case_history.alternative(figures.frame, start, page.as_at),
            key="chart-history",
        )  # fmt: skip
        if first < usual:
            _choose_range()
        show_foot(figures, "history", title, ask=case_questions.HISTORY, note=case_history.KEY)


def _choose_range() -> None:
    whole = address.own("history") == WHOLE
    with st.container(key="foot-history-range"):
        st.button(
            "Show from a year before adoption" if whole else "Show the whole history",
            type="tertiary",
            icon=":material/date_range:",
            key="history-range",
            on_click=address.record_own,
            kwargs={"history": "" if whole else WHOLE},
        )


def needs_and_lately(page: Page, person: str, events: Figures) -> None:
    """The pathways then and now, a chart for each instrument, and beside or beneath them what was last."""
    if "assessments" not in page.tables:
        states.not_loaded("assessments")
        _lately(events)
        return
    figures = ask(cases.needs, page, person=person)
    found = instruments(figures)
    if not found:
        states.too_little(needed.NONE)
    beside = len(found) == 1
    for place, column in enumerate(st.columns([5, 4] if beside else len(found)) if found else ()):
        with column:
            if place < len(found):
                _needs(page, figures, found[place])
            else:
                _lately(events)
    if not beside:
        _lately(events)


def _needs(page: Page, figures: Figures, instrument: Instrument) -> None:
    code, label, rows = instrument
    panel(
        needed.title(rows),
        drawn(needs_then_and_now, figures, code, style(page.theme)),
        figures,
        alt=needed.alternative(rows),
        ask=case_questions.NEEDS,
        note=f"{label} · hollow: first score, filled: latest, stroke: worst",
        key=f"needs-{code}",
    )


def instruments(figures: Figures) -> list[Instrument]:
    """Code, name and rows of each instrument with a score, the main one first."""
    scored = figures.frame.filter(pl.col("latest_score").is_not_null())
    named = dict(figures.frame.select("instrument", "instrument_label").iter_rows())
    codes = dict.fromkeys(scored["instrument"].to_list())
    return [(code, named[code] or code, figures.frame.filter(pl.col("instrument") == code)) for code in codes]


def _lately(events: Figures) -> None:
    """What was recorded last, as a table."""
    table_panel(
        "What happened last",
        case_history.latest(events.frame),
        events,
        ask=case_questions.LATELY,
        note="newest first; all of it under Table",
        key="lately",
    )
