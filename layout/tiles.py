"""The tile of a key figure: the number, its change and how it got there."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from layout.plain import plain

Direction = Literal["up", "down", "neutral"]
"""Which way is better; neutral where a rise is neither good nor bad."""

_COLOURS: dict[Direction, Literal["normal", "inverse", "off"]] = {
    "up": "normal",
    "down": "inverse",
    "neutral": "off",
}


def tile(
    label: str,
    value: str,
    delta: str | None = None,
    delta_description: str | None = None,
    *,
    direction: Direction = "neutral",
    spark: Sequence[float | None] | None = None,
    help: str | None = None,  # noqa: A002 - Streamlit's own word for it
) -> None:
    """Draw a key figure. `delta` is written with its sign; `spark` holds its values, the oldest first."""
    st.metric(
        plain(label),
        plain(value),
        signed(delta),
        delta_color=_COLOURS[direction],
        delta_description=plain(delta_description) if delta_description else None,
        help=plain(help) if help else None,
        chart_data=known(spark),
        border=True,
        height="stretch",
    )


def signed(delta: str | None) -> str | int | None:
    """`delta` as Streamlit reads its sign: an ASCII hyphen for less, the number 0 for no change."""
    if delta is None:
        return None
    text = delta.replace("\N{MINUS SIGN}", "-").strip()
    return 0 if text.lstrip("+-±") == "0" else plain(text).replace("\\-", "-", 1)


def known(spark: Sequence[float | None] | None) -> list[float] | None:
    """The values of a sparkline without those unknown or withheld; None where fewer than two are left."""
    values = [value for value in spark or () if value is not None]
    return values if len(values) > 1 else None
