"""The thresholds tried out: three sliders whose setting is in the address, so that a saved one is a link."""

import math
from dataclasses import astuple, dataclass, fields

import polars as pl
import streamlit as st

from charts.selection_scatter import Thresholds
from layout import address

NOT_A_THRESHOLD = "The address asks for a threshold that cannot be, so the scheme's own rule is shown."
WORDS = {
    "ogrs": "Least score, per cent",
    "ogrs_serious": "Least score for robbery and burglary",
    "css": "Least Crime Severity Score",
}
_LEFT = "selection_left"
STEPS = {"ogrs": 1.0, "ogrs_serious": 1.0, "css": 25.0}
MOST = {"ogrs": 100.0, "ogrs_serious": 100.0, "css": 50_000.0}
"""The largest threshold that can be asked for."""


@dataclass(frozen=True)
class Setting:
    """Three thresholds: the scheme's own rule, or one tried out."""

    ogrs: float
    ogrs_serious: float
    css: float

    @classmethod
    def of(cls, rule: pl.DataFrame) -> "Setting":
        """From the row of `selection.rule`."""
        return cls(*rule.select(names()).row(0))

    @property
    def thresholds(self) -> Thresholds:
        """As the charts take them."""
        return Thresholds(*astuple(self))


def names() -> list[str]:
    """The keys in the address, which are the parameters of the query too."""
    return [field.name for field in fields(Setting)]


def asked(rule: Setting) -> tuple[Setting, str]:
    """The setting in the address; the `rule` for what it leaves out, and a quiet word where it cannot be."""
    _come_back()
    given = _in_address()
    read = {name: _number(text, MOST[name]) for name, text in given.items() if text}
    if None in read.values():
        return rule, NOT_A_THRESHOLD
    known = {name: value for name, value in read.items() if value is not None}
    return Setting(**{**_as_dict(rule), **known}), ""


def leave() -> None:
    """Keep the setting for the way back: the browser's own drops what a page wrote into its address."""
    st.session_state[_LEFT] = _in_address()


def _come_back() -> None:
    left: dict[str, str] = st.session_state.pop(_LEFT, {})
    if any(left.values()) and not any(_in_address().values()):
        address.record_own(**left)


def _in_address() -> dict[str, str]:
    return {name: address.own(name) for name in names()}


def _number(text: str, most: float) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number <= most else None


def _as_dict(setting: Setting) -> dict[str, float]:
    return dict(zip(names(), astuple(setting), strict=True))


def controls(rule: Setting, setting: Setting, most_severe: float) -> None:
    """The sliders, and the way back to the scheme's rule where another setting is shown."""
    ends = {**MOST, "css": _severity_end(most_severe, rule, setting)}
    columns = st.columns([3, 3, 3, 2], vertical_alignment="bottom")
    for column, (name, value) in zip(columns, _as_dict(setting).items(), strict=False):
        # Set on every run: the address says where the slider stands, whoever moved it.
        st.session_state[f"selection_{name}"] = value
        with column:
            st.slider(
                WORDS[name], 0.0, ends[name], step=STEPS[name], format="%.10g", key=f"selection_{name}",
                on_change=_moved, args=(rule,), help=f"The scheme's own: {_as_dict(rule)[name]:,g}.",
            )  # fmt: skip
    with columns[-1]:
        st.button(
            "Back to the scheme's rule", icon=":material/undo:", key="selection_back",
            disabled=setting == rule, on_click=_record, args=(rule, rule), width="stretch",
        )  # fmt: skip


def _severity_end(most_severe: float, rule: Setting, setting: Setting) -> float:
    """The end of the severity slider: above everybody and both settings, on a whole 500."""
    highest = max(most_severe, rule.css * 2, setting.css, 1.0)
    return min(math.ceil(highest / 500) * 500.0, MOST["css"])


def _moved(rule: Setting) -> None:
    _record(Setting(*(float(st.session_state[f"selection_{name}"]) for name in names())), rule)


def _record(setting: Setting, rule: Setting) -> None:
    """Write a whole setting; the scheme's own rule is none, so that a link to it follows the rule."""
    own = setting == rule
    address.record_own(**{name: "" if own else f"{value:g}" for name, value in _as_dict(setting).items()})
