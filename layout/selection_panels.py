"""The Selection page: its headline, the scatter of score and severity, and how the scores lie."""

import streamlit as st

from charts import selection_bands, selection_scatter
from findings import questions
from findings import selection as said
from layout import states
from layout.ask import ask
from layout.drawing import drawn
from layout.panels import panel
from layout.plain import plain
from layout.selection_sheet import Selected
from queries import selection


def headline(sheet: Selected) -> None:
    """The finding of the page as its title, and that all of it is advice."""
    if sheet.own is None:
        st.title(plain(said.no_rule(sheet.page.scheme_name)), anchor=False)
    else:
        mismatch = ask(selection.fixed_mismatch, sheet.page)
        shown = {"fixed_shown": sheet.fixed_shown, "others_shown": sheet.others_shown}
        st.title(plain(said.headline(mismatch, sheet.fixed, **shown)), anchor=False)
    with st.container(gap=None, key="selection-advice"):
        st.markdown(f"**{plain(said.ADVICE)}**")
        if sheet.own is not None:
            st.caption(plain(said.rule(sheet.rule.frame.row(0, named=True))))
        if sheet.notice:
            st.caption(plain(sheet.notice))


def scatter(sheet: Selected) -> None:
    """Score against severity with the region of the rule; the state sentence where nobody has both."""
    figures = sheet.everyone
    if not figures.frame.drop_nulls(["ogrs", "css"]).height:
        states.too_little(
            "Nobody here has both a score and a Crime Severity Score, so there is nothing to draw."
        )
        return
    rule = None if sheet.own is None else sheet.own.thresholds
    setting = None if sheet.setting is None else sheet.setting.thresholds
    chart = drawn(
        selection_scatter.by_predictor,
        figures,
        sheet.cohorts,
        sheet.style,
        rule=rule,
        setting=setting,
    )
    panel(
        said.meeting(figures) if rule else said.scored(figures),
        chart,
        figures,
        alt=said.scatter_alternative(figures, sheet.page.as_at),
        ask=questions.SELECTION,
        note=said.RESTRICTED,
        n=figures.frame.height,
        key="selection-scatter",
    )


def bands(sheet: Selected) -> None:
    """How the scores lie, predictor by predictor."""
    figures = sheet.everyone
    if not figures.frame["ogrs"].count():
        states.too_little("Nobody here has a score.")
        return
    panel(
        said.bands(figures),
        drawn(selection_bands.by_predictor, figures, sheet.style),
        figures,
        alt=said.bands_alternative(figures),
        ask=questions.SCORE_BANDS,
        note="low 0–49, medium 50–74, high 75–89, very high 90–100",
        n=figures.frame["ogrs"].count(),
        key="selection-bands",
    )
