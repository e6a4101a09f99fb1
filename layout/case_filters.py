"""The controls above the list of cases: search, district, manager, setting, ratings and flags."""

from collections.abc import Callable, Mapping

import streamlit as st

from findings.case_list import FLAGS, RATINGS, SETTINGS
from layout import case_choices
from layout.case_choices import LONGEST_SEARCH, Choices
from layout.plain import plain

ALL = ""
"""The option that narrows nothing."""


def controls(
    choices: Choices,
    areas: Mapping[str, str],
    managers: Mapping[str, int],
    ratings: Mapping[str, int],
    flags: Mapping[str, int],
) -> None:
    """Draw the controls; `ratings` and `flags` with how many people have each.

    Several flags together list those who have them all; several ratings, those who have one of them.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="case-controls"):
        _search(choices.search)
        _select("District", "area", choices.area, {ALL: "All districts", **areas}, 180)
        if managers:
            held = {manager: f"{manager} ({people:,})" for manager, people in managers.items()}
            _select("Manager", "manager", choices.manager, {ALL: "All managers", **held}, 195)
        _select("Setting", "setting", choices.setting, {ALL: "Community and custody", **SETTINGS}, 200)
        if ratings:
            _pills("Ratings", "rag", choices.rag, {code: RATINGS[code] for code in ratings}, ratings)
        if flags:
            _pills("Flags", "flag", choices.flags, {flag: FLAGS[flag] for flag in flags}, flags)


def offer_clearing(choices: Choices) -> None:
    """The way back to the whole list, where it is narrowed."""
    if choices.narrowed:
        st.button(
            "Clear filters",
            type="tertiary",
            icon=":material/filter_alt_off:",
            key="case-clear",
            on_click=case_choices.clear,
        )


def _search(text: str) -> None:
    st.session_state["case-search"] = text
    st.text_input(
        "Search by reference",
        type="search",
        key="case-search",
        max_chars=LONGEST_SEARCH,
        placeholder="Search by reference",
        on_change=_chosen("search"),
        label_visibility="collapsed",
        width=200,
    )


def _select(label: str, name: str, chosen: str, words: Mapping[str, str], width: int) -> None:
    # Set on every run: the address says what is chosen, and the control may have forgotten.
    st.session_state[f"case-{name}"] = chosen
    st.selectbox(
        label,
        list(words),
        format_func=lambda option: words.get(option, option),
        key=f"case-{name}",
        on_change=_chosen(name),
        label_visibility="collapsed",
        width=width,
    )


def _pills(
    label: str, name: str, chosen: tuple[str, ...], words: Mapping[str, str], people: Mapping[str, int]
) -> None:
    st.session_state[f"case-{name}"] = [one for one in chosen if one in words]
    st.pills(
        label,
        list(words),
        selection_mode="multi",
        format_func=lambda code: f"{plain(words[code])} **{people[code]:,}**",
        key=f"case-{name}",
        on_change=_chosen(name),
        label_visibility="collapsed",
    )


def _chosen(name: str) -> Callable[[], None]:
    def record() -> None:
        value = st.session_state[f"case-{name}"]
        text = value.strip() if isinstance(value, str) else ",".join(value or ())
        case_choices.choose(**{name: text})

    return record
