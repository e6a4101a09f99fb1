"""The list of cases: who is on the scheme, narrowed, sorted and paged, each row opening its person."""

import streamlit as st

from charts.style import style
from disclosure.figures import Figures
from findings import case_list as said
from findings.words import capital
from layout import address, case_choices, case_filters, consulting
from layout.ask import ask
from layout.case_choices import Choices
from layout.case_paging import PAGE_LENGTH, Part, paged, pages
from layout.case_rows import COLUMNS, record
from layout.case_workload import workload
from layout.definitions import show_definition
from layout.downloads import offer_csv
from layout.filters import show_notices
from layout.page import Page
from layout.plain import plain
from layout.record_table import Order, record_table
from queries import cases


def show(page: Page) -> None:
    """Draw the list with its controls, and how many people each manager has."""
    flags, everyone = ask(cases.flags, page, area=None), _everyone(page)
    st.title(plain(said.headline(flags)), anchor=False)
    choices, notice = _choices(everyone)
    case_filters.controls(
        choices,
        said.areas(everyone.frame),
        said.managers(everyone.frame),
        said.ratings(everyone.frame),
        said.counts(flags),
    )
    show_notices([notice])
    _panel(page, choices, everyone.frame.height)
    workload(page, everyone.frame.height)


def around(page: Page) -> tuple[str, ...]:
    """The people of the list that the address asks for, in its order."""
    choices, _ = _choices(_everyone(page))
    return tuple(ask(cases.list, page, **choices.parameters).frame["person_ref"])


def _everyone(page: Page) -> Figures:
    """The whole list: the district is one of its own choices, and sets nothing aside here."""
    return ask(cases.list, page, area=None)


def _choices(everyone: Figures) -> tuple[Choices, str]:
    """What the address asks for, as far as these people have it; a sentence where not all of it."""
    areas, managers = said.areas(everyone.frame), said.managers(everyone.frame)
    return case_choices.settled(case_choices.asked(), areas, managers)


def _panel(page: Page, choices: Choices, everyone: int) -> None:
    figures = ask(cases.list, page, **choices.parameters)
    part = paged(figures.frame.height, choices.page)
    with st.container(border=True, gap="xsmall", key="panel-cases"):
        _head(choices, figures, part, everyone)
        if part.matched:
            _table(page, choices, figures, part)
            pages(part)
        else:
            st.markdown(plain(said.nobody(everyone)))
        st.caption(plain(f"{said.ADVICE} {said.RESTRICTED}"))


def _head(choices: Choices, figures: Figures, part: Part, everyone: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot-cases"):
        shown = capital(said.matching(part.matched, everyone, part.first, part.last))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.header(plain(shown), anchor=False, width="content")
            case_filters.offer_clearing(choices)
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            width="content",
            gap="xsmall",
        ):
            st.caption("[Each manager's caseload](#workload)", width="content")
            st.button("MACC mode", type="tertiary", icon=":material/groups:", key="case-macc", on_click=_meet)
            with st.popover("What the flags mean", type="tertiary", icon=":material/info:", key="how-cases"):
                _meanings(figures)
            offer_csv(figures, "cases-list")


def _meanings(figures: Figures) -> None:
    """Each flag as the query describes it, and how the list is made."""
    described = {column.name: column.description for column in figures.columns}
    lines = [f"- **{plain(words)}:** {plain(described[flag])}" for flag, words in said.FLAGS.items()]
    st.markdown("\n".join(lines))
    show_definition(figures.metric)


def _table(page: Page, choices: Choices, figures: Figures, part: Part) -> None:
    look, filters = style(page.theme), case_choices.filters_of_page()
    rows = figures.frame.slice(part.first - 1, PAGE_LENGTH).iter_rows(named=True)
    record_table(
        f"People on the scheme, {said.matching(part.matched, part.matched, part.first, part.last)}",
        COLUMNS,
        [record(row, choices, filters, look) for row in rows],
        Order(choices.order, choices.descending),
        key="case-table",
        quiet=look.quiet,
        opened=_open,
        sorted_by=lambda column: _sort(choices, column),
    )


def _open(person: str) -> None:
    consulting.coming_from_list()
    address.record_own(person=person)


def _sort(choices: Choices, column: str) -> None:
    case_choices.choose(order=choices.sorted_by(column).written()["order"])


def _meet() -> None:
    address.record_own(mode="macc")
