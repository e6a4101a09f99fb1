"""The row under the menu: scheme, as-at, compare-with and cohorts; what the data is; who looks."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from access.session import switch_role
from access.viewer import Role, Viewer
from findings.words import day
from layout import address, choices
from layout.address import Asked
from layout.plain import plain

BADGES = {
    "synthetic": ("Synthetic data", "Made-up people: no row is of a real person."),
    "example": ("Example data", "Made-up rows that add up to published figures: no row is of a real person."),
}

ROLES = {
    Role.BOARD: "As the board",
    Role.PRESENTER: "As a presenter",
    Role.INSPECTOR: "As an inspector",
    Role.ANALYST: "As an analyst",
}


@dataclass(frozen=True)
class Filters:
    """What the filters stand at, and what has to be said about it."""

    as_at: date
    compare_with: date | None
    cohorts: tuple[str, ...]
    area: str | None
    notices: tuple[str, ...]


def settle(asked: Asked, dates: Sequence[date], cohorts: Sequence[str], areas: Collection[str]) -> Filters:
    """Where the filters of a scheme with these snapshot `dates`, `cohorts` and `areas` come to stand."""
    as_at = choices.as_at(asked, dates)
    compare_with = choices.compare_with(asked, dates, as_at.choice)
    chosen = choices.cohorts(asked, cohorts)
    area = choices.area(asked, areas)
    notices = (as_at.notice, compare_with.notice, chosen.notice, area.notice)
    return Filters(
        as_at.choice, compare_with.choice, chosen.choice, area.choice, tuple(filter(None, notices))
    )


def choose_scheme(names: Mapping[str, str], scheme: str, *, narrow: bool = False) -> None:
    """The scheme, chosen among `names` (code to name), in a box `narrow` or wide; text where only one."""
    if len(names) == 1:
        st.markdown(f"**{plain(names[scheme])}**", width="content")
        return
    longest = max(map(len, names.values()))
    width = min(max(60 + 7 * longest, 150), 160 if narrow else 230)
    _select("Scheme", "filter_scheme", list(names), scheme, names, _scheme_chosen, width)


def choose_dates(dates: Sequence[date], filters: Filters) -> None:
    """The as-at date and the one compared with, the latest first."""
    latest_first = [one.isoformat() for one in reversed(dates)]
    as_at = filters.as_at.isoformat()
    words = {one.isoformat(): f"As at {day(one)}" for one in dates}
    _select("As at", "filter_as_at", latest_first, as_at, words, _as_at_chosen, 205)
    earlier = [one for one in latest_first if one < as_at]
    if filters.compare_with is None:
        st.caption("Nothing earlier to compare with", width="content")
        return
    words = {one.isoformat(): f"Compared with {day(one)}" for one in dates}
    chosen = filters.compare_with.isoformat()
    _select("Compared with", "filter_compare_with", earlier, chosen, words, _compare_with_chosen, 246)


def choose_cohorts(names: Mapping[str, str], cohorts: tuple[str, ...]) -> None:
    """The cohorts, chosen among `names` (code to name); none pressed means all."""
    if len(names) < 2:
        return
    st.session_state["filter_cohort"] = list(cohorts)
    st.pills(
        "Cohorts",
        list(names),
        selection_mode="multi",
        format_func=lambda code: plain(names[code]),
        key="filter_cohort",
        on_change=_cohorts_chosen,
        label_visibility="collapsed",
    )


def show_area(name: str) -> None:
    """The district that everything is narrowed to, and the way back to all of them."""
    st.button(
        plain(name),
        icon=":material/close:",
        icon_position="right",
        key="filter_area",
        help="Only this district is shown where a figure can be. Press to show all of them.",
        on_click=_area_dropped,
    )


def show_standing(origin: str, viewer: Viewer | None) -> None:
    """At the right: what the data is, where not a scheme's own; the role, where a `viewer` may change it."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        if origin in BADGES:
            label, meaning = BADGES[origin]
            st.badge(label, color="orange", help=meaning)
        if viewer is not None:
            words = {role.value: text for role, text in ROLES.items()}
            _select("Role", "filter_role", list(words), viewer.role.value, words, _role_chosen, 140)


def show_notices(notices: Iterable[str]) -> None:
    """A quiet line for what the address asked for and could not have."""
    said = " ".join(notice for notice in notices if notice)
    if said:
        st.caption(said)


def _select(
    label: str,
    key: str,
    options: list[str],
    chosen: str,
    words: Mapping[str, str],
    moved: Callable[[], None],
    width: int,
) -> None:
    # Set on every run: a control belongs to its page, and would forget its value on the next one.
    st.session_state[key] = chosen
    st.selectbox(
        label,
        options,
        format_func=lambda option: words.get(option, option),
        key=key,
        on_change=moved,
        label_visibility="collapsed",
        width=width,
    )


def _scheme_chosen() -> None:
    address.choose(scheme=st.session_state["filter_scheme"], as_at="", compare_with="", cohort="", area="")


def _as_at_chosen() -> None:
    address.choose(as_at=st.session_state["filter_as_at"], compare_with="")


def _compare_with_chosen() -> None:
    address.choose(compare_with=st.session_state["filter_compare_with"])


def _cohorts_chosen() -> None:
    address.choose(cohort=",".join(st.session_state["filter_cohort"]))


def _area_dropped() -> None:
    address.choose(area="")


def _role_chosen() -> None:
    chosen = st.session_state["filter_role"]
    if chosen in set(Role):
        switch_role(Role(chosen))
