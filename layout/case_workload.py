"""How many of the people listed each manager has, beneath the list of cases."""

import streamlit as st

from charts.style import style
from charts.workload import by_manager
from findings import alternatives, questions, stays_and_workload
from layout import states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel
from queries import caseload


def workload(page: Page, listed: int) -> None:
    """Draw the spread of the managers' caseloads; what the list holds back is held back here too.

    `listed` is how many people are on the list.
    """
    figures = ask(caseload.workload, page, people="listed")
    # Where the link at the head of the list leads.
    st.html('<span id="workload"></span>')
    if not figures.frame.height:
        states.too_little("No managers are recorded in this snapshot. They come with the extract snapshots.")
        return
    panel(
        stays_and_workload.workload(figures),
        drawn(by_manager, figures, style(page.theme), labels=stays_and_workload.ROLES),
        figures,
        alt=alternatives.workload(figures, stays_and_workload.ROLES),
        ask=questions.WORKLOAD,
        note="one dot a manager; a person may have one in each role",
        n=listed,
    )
