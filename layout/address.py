"""The filters in the address: always written, even defaults, and kept as the reader moves between pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

KEYS = ("scheme", "as_at", "compare_with", "cohort")

AREA = "area"
"""A filter too, but one that most readers never set: in the address only while it is."""

_REMEMBERED = "address_remembered"
_CHOSEN = "address_chosen"


@dataclass(frozen=True)
class Asked:
    """What the address asks for, unchecked; an empty text where it asks for nothing."""

    scheme: str = ""
    as_at: str = ""
    compare_with: str = ""
    cohorts: tuple[str, ...] = ()
    area: str = ""


def restore() -> None:
    """Put the filters back into an address that has none: moving to another page drops them."""
    remembered: dict[str, list[str]] = st.session_state.get(_REMEMBERED, {})
    if remembered and not any(key in st.query_params for key in KEYS):
        _write({**_present(), **remembered})


def asked() -> Asked:
    """What is asked for: a control moved just now, else the address."""
    given: Mapping[str, list[str]] = st.session_state.pop(_CHOSEN, None) or _present()
    return Asked(
        scheme=_last(given, "scheme"),
        as_at=_last(given, "as_at"),
        compare_with=_last(given, "compare_with"),
        cohorts=tuple(part for text in given.get("cohort", []) for part in text.split(",") if part),
        area=_last(given, AREA),
    )


def choose(**changes: str) -> None:
    """Ask for something else in the run that follows; an empty text gives up what was asked before."""
    given = {**_present(), **{key: [value] if value else [] for key, value in changes.items()}}
    st.session_state[_CHOSEN] = {key: values for key, values in given.items() if values}


def record(
    scheme: str, as_at: date, compare_with: date | None, cohorts: tuple[str, ...], area: str | None
) -> None:
    """Write what is shown into the address, in one step of the browser's history, and remember it."""
    shown = {
        "scheme": [scheme],
        "as_at": [as_at.isoformat()],
        "compare_with": [compare_with.isoformat() if compare_with else ""],
        "cohort": [",".join(cohorts)],
        **({AREA: [area]} if area else {}),
    }
    present = _present()
    others = {key: value for key, value in present.items() if key != AREA}
    # In the order in which they stand: the same filters in another order would be another step back.
    st.session_state[_REMEMBERED] = {key: shown[key] for key in (*present, *KEYS, AREA) if key in shown}
    if {**others, **shown} != present:
        _write({**others, **shown})


def own(key: str) -> str:
    """What the address says under a page's own `key`; an empty text where it says nothing."""
    return _last(_present(), key)


def record_own(**values: str) -> None:
    """Write a page's own keys into the address; an empty text takes a key out."""
    present = _present()
    kept = {key: given for key, given in present.items() if key not in values}
    wanted = {**kept, **{key: [value] for key, value in values.items() if value}}
    if wanted != present:
        _write(wanted)


def _present() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _write(values: Mapping[str, list[str]]) -> None:
    st.query_params.from_dict(values)


def _last(given: Mapping[str, list[str]], key: str) -> str:
    return (given.get(key) or [""])[-1]
