"""What a meeting sees of one person: why they are due, their last ratings, what changed, and their needs."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from charts import rating_strip
from charts.needs_then_and_now import needs_then_and_now
from charts.style import style
from disclosure.figures import Figures
from findings import cases as said
from findings import meeting
from findings import needs as needed
from findings.case_history import last_stay, run
from layout import states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import CONFIG
from layout.person_panels import Instrument, instruments
from layout.plain import plain
from queries import cases

TEXT = 18
"""Pixels of a chart's text, to be read across a room."""


def person(page: Page, facts: Mapping[str, Any], due: Mapping[str, Any], at: int, of: int) -> None:
    """One person on one screen."""
    events = ask(cases.events, page, person=facts["person_ref"])
    place = meeting.place(at, of)
    st.title(plain(f"{place} · {facts['person_ref']} · {facts['label'] or facts['cohort']}"), anchor=False)
    left, right = st.columns([1, 1], gap="medium")
    with left:
        st.header(plain(meeting.why(due)), anchor=False)
        _ratings(page, events)
        st.markdown(plain(f"{_standing(page, facts, events)}. {said.line(facts)}."))
        st.markdown(f"**{plain(said.exit_plan(facts))}.**")
        _changes(page, events, due)
    with right:
        _needs(page, facts["person_ref"])


def _standing(page: Page, facts: Mapping[str, Any], events: Figures) -> str:
    return said.headline(facts, last_stay(events.frame), run(events.frame), page.as_at)


def _ratings(page: Page, events: Figures) -> None:
    meetings = meeting.ratings(events.frame)
    if not meetings:
        st.caption("No meeting is recorded since adoption.")
        return
    st.plotly_chart(
        drawn(rating_strip.strip, meetings, style(page.theme, size=TEXT), most=6),
        theme=None, config=CONFIG, alt=meeting.strip_alternative(meetings[-6:]), key="macc-strip",
    )  # fmt: skip


def _changes(page: Page, events: Figures, due: Mapping[str, Any]) -> None:
    since = meeting.since(due["last_meeting"], page.as_at)
    st.header(plain(f"What changed {since}"), anchor=False)
    lines = meeting.changes(events.frame, due["last_meeting"], page.as_at)
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _needs(page: Page, person: str) -> None:
    figures = ask(cases.needs, page, person=person)
    if "assessments" not in page.tables:
        states.not_loaded("assessments")
        return
    found = instruments(figures)
    if not found:
        states.too_little(needed.NONE)
        return
    code, label, rows = found[0]
    st.header(plain(needed.title(rows)), anchor=False)
    st.plotly_chart(
        drawn(needs_then_and_now, figures, code, style(page.theme, size=TEXT - 2), label=26),
        theme=None, config=CONFIG, alt=needed.alternative(rows), key="macc-needs",
    )  # fmt: skip
    st.caption(plain(f"{label} · hollow: first score, filled: latest" + _others(found)))


def _others(found: list[Instrument]) -> str:
    return f" · {meeting.more_instruments(len(found) - 1)}" if len(found) > 1 else ""
