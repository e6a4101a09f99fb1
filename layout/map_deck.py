"""The panel of a map: a deck in the frame of a chart, which says what was clicked."""

import pydeck as pdk
import streamlit as st

from disclosure.figures import Figures
from layout.panels import framed, show_foot
from layout.plain import plain

_CLICKS = "map_clicks"


def deck_panel(
    finding: str,
    deck: pdk.Deck,
    figures: Figures,
    *,
    alt: str,
    ask: str,
    note: str,
    n: int | None,
    layer: str,
    credit: str = "",
    height: int = 430,
) -> str | None:
    """Draw a panel whose chart is a map, and give back the area that was clicked just now on its `layer`.

    `credit` is what the licence of what is drawn asks to be shown.
    """
    name = figures.metric.replace(".", "-")
    with framed(finding, name):
        # One key for each state of the filter: a click is acted on once, and forgotten with its map.
        key = f"map-{name}-{_clicks()}"
        state = st.pydeck_chart(deck, height=height, alt=alt, key=key, on_select="rerun")
        show_foot(figures, name, finding, ask=ask, note=note, n=n)
        if credit:
            st.caption(plain(credit))
    return _clicked(state, layer)


def _clicks() -> int:
    return int(st.session_state.get(_CLICKS, 0))


def _clicked(state: object, layer: str) -> str | None:
    selection = getattr(state, "selection", None) or {}
    objects = selection.get("objects", {}).get(layer, [])
    if not objects:
        return None
    st.session_state[_CLICKS] = _clicks() + 1
    found = objects[0].get("properties", objects[0]).get("area")
    return str(found) if found else None
