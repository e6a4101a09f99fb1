"""The what-if of the Selection page: sliders, and beside each other how many and who."""

import streamlit as st

from charts import selection_capacity
from disclosure.figures import Figures
from findings import questions
from findings import what_if as said
from layout.ask import ask
from layout.drawing import drawn
from layout.panels import panel, table_panel
from layout.selection_setting import Setting, controls
from layout.selection_sheet import Selected
from queries import selection


def what_if(sheet: Selected) -> None:
    """Sliders for the thresholds, and what their setting would do; nothing where there is no rule."""
    if sheet.own is None or sheet.setting is None:
        return
    with st.container(border=True, gap="xsmall", key="panel-selection-setting"):
        st.header("What if the thresholds were others?", anchor=False)
        controls(sheet.own, sheet.setting, _most_severe(sheet))
    figures = _figures(sheet, sheet.setting)
    left, right = st.columns(2)
    with left:
        _how_many(sheet, figures)
    with right:
        _who(sheet, figures)


def _most_severe(sheet: Selected) -> float:
    known = sheet.everyone.frame["css"].drop_nulls().to_list()
    return float(max(known, default=0))


def _figures(sheet: Selected, setting: Setting) -> Figures:
    marks = {"ogrs": setting.ogrs, "ogrs_serious": setting.ogrs_serious, "css": setting.css}
    return ask(selection.what_if, sheet.page, **marks)


def _how_many(sheet: Selected, figures: Figures) -> None:
    """How many would meet the setting, against the capacity and what is planned for Fixed."""
    row, bars = said.whole(figures), said.bars(figures, own=sheet.at_own_rule)
    places = (sheet.capacity, sheet.planned)
    panel(
        said.setting(row["meets"], row["unknown"], sheet.planned, own=sheet.at_own_rule, fixed=sheet.fixed),
        drawn(selection_capacity.against_capacity, bars, *places, sheet.cohorts, sheet.style),
        figures,
        alt=said.capacity_alternative(bars, *places),
        ask=questions.WHAT_IF,
        note=said.counted(row["unknown"]),
        n=sheet.everyone.frame.height,
        key="selection-how-many",
    )


def _who(sheet: Selected, figures: Figures) -> None:
    """Who would come within the rule and who would fall out of it, group by group."""
    table_panel(
        said.movers(figures, own=sheet.at_own_rule),
        said.group_rows(figures),
        figures,
        ask=questions.WHO_MOVES,
        note=said.COMPARED,
        n=sheet.everyone.frame.height,
        key="selection-who",
    )
