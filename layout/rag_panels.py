"""The panels of the RAG page: how people are rated, whether that changes beyond chance, who moved where."""

import streamlit as st

from charts import rag_flows, rag_greens, rag_history, rag_mix, rag_rated, stays, xmr
from findings import questions, signals
from findings import rag as said
from findings import rag_alternatives as alternatives
from findings.words import count, day
from layout import states
from layout.ask import ask
from layout.drawing import drawn
from layout.panels import panel
from layout.plain import plain
from layout.rag_sheet import RagSheet, Rating
from queries import rag

DAYS = 35
"""Days after which a rating is overdue: conferences are monthly."""


def headline(sheet: RagSheet) -> None:
    """Whether people are getting better, beyond chance, as the title; ends the page before any rating."""
    if not sheet.rated:
        st.title(said.UNRATED, anchor=False)
        _say_why_not(sheet)
        st.stop()
    title = said.headline(sheet.reading("green"), sheet.reading("red"), sheet.each)
    st.title(plain(title), anchor=False)


def _say_why_not(sheet: RagSheet) -> None:
    if "rag_ratings" in sheet.page.tables:
        states.too_little(f"The first rating of these people was given after {day(sheet.page.as_at)}.")
    else:
        states.not_loaded("rag_ratings")


def share(sheet: RagSheet, rating: Rating, height: int = 352) -> None:
    """The share with this rating month by month, with its usual range and signals."""
    figures, reading = sheet.signals(rating), sheet.reading(rating)
    if reading.way == "none":
        states.too_little(f"No whole month with a meeting lies before {day(sheet.page.as_at)} yet.")
        return
    panel(
        signals.title(f"Share {rating}", reading, sheet.each),
        drawn(
            xmr.xmr, figures, sheet.style, name=rating.capitalize(),
            signal=signals.stretch(reading, sheet.each), height=height,
        ),
        figures,
        alt=alternatives.signals(figures, f"Share {rating}", reading, sheet.each),
        ask=questions.RATINGS_GREEN if rating == "green" else questions.RATINGS_RED,
        note=" · ".join(filter(None, ["of all ratings given", signals.marked(figures)])),
        key=f"share-{rating}",
    )  # fmt: skip


def mix(sheet: RagSheet, height: int = 316) -> None:
    """The ratings of each cohort now."""
    figures = sheet.current()
    panel(
        said.mix(figures),
        drawn(rag_mix.by_cohort, figures, sheet.style, height=height),
        figures,
        alt=alternatives.mix(figures),
        ask=questions.RATINGS_MIX,
        note="last rating of each person",
        n=sheet.people,
    )


def over_time(sheet: RagSheet) -> None:
    """The mix at every meeting, with those on the scheme and not rated."""
    figures = sheet.history()
    panel(
        said.last_meeting(figures),
        drawn(rag_history.over_time, figures, sheet.style),
        figures,
        alt=alternatives.history(figures),
        ask=questions.RATINGS_HISTORY,
        note="ratings given at each meeting, of everyone on the scheme",
        n=sheet.people,
    )


def flows(sheet: RagSheet) -> None:
    """Who moved between ratings in the last quarters, and who joined and left."""
    steps = sheet.steps()
    if not steps:
        states.too_little("There is no earlier snapshot yet from which people could have moved.")
        return
    dates = (steps[0][0], *(end for _, end, _ in steps))
    start, end, last = steps[-1]
    panel(
        said.moves(last, start, end),
        drawn(rag_flows.chain, dates, sheet.style, *(figures for *_, figures in steps)),
        last,
        alt=alternatives.flows(steps),
        ask=questions.RATINGS_FLOWS,
        note=f"table: from {day(start)}",
        n=sheet.people,
    )


def time_in_red(sheet: RagSheet) -> None:
    """How long people stay red before they move."""
    figures = ask(rag.time_in_red, sheet.page)
    total = figures.frame.filter(figures.frame["cohort"] == "total")
    runs = total["spells"][0] if total.height else None
    panel(
        said.time_in_red(figures),
        drawn(stays.by_cohort, figures, sheet.cohorts, sheet.style, what=stays.RED, height=380),
        figures,
        alt=alternatives.time_in_red(figures, sheet.labels(figures)),
        ask=questions.TIME_IN_RED,
        note=" · ".join(filter(None, [runs and count(runs, "time in red", "times in red"), "dot: median"])),
    )


def greens(sheet: RagSheet) -> None:
    """How many have one, two and three greens, and an exit plan: to be considered, and no decision."""
    figures = ask(rag.greens, sheet.page)
    panel(
        said.greens(figures),
        drawn(rag_greens.greens, figures, sheet.style),
        figures,
        alt=alternatives.greens(figures),
        ask=questions.GREENS,
        note=said.THREE_GREENS,
        n=sheet.people,
    )


def rated(sheet: RagSheet) -> None:
    """Whose rating is overdue, by cohort."""
    figures = ask(rag.rated, sheet.page, days=DAYS)
    panel(
        said.rated(figures, DAYS),
        drawn(rag_rated.by_cohort, figures, sheet.cohorts, sheet.style),
        figures,
        alt=alternatives.rated(figures, sheet.labels(figures)),
        ask=questions.RATED,
        note="conferences are monthly",
        n=sheet.people,
    )
