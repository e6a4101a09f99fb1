"""Charts drawn once: the same figures in the same style give the same chart, whoever looks at them."""

from collections.abc import Callable

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from disclosure.figures import Figures

Chart = Callable[..., go.Figure]


def drawn(chart: Chart, *given: object, **options: object) -> go.Figure:
    """What `chart` draws of what it is given; drawn anew only where something of that is different.

    Drawing takes far longer than asking, and the readers of one meeting look at the same few charts. The
    figure is shared: nobody may change it.
    """
    named = sorted(options.items())
    key = (
        chart.__module__,
        chart.__qualname__,
        *map(_print, given),
        *(f"{name}={_print(one)}" for name, one in named),
    )
    figure, _ = _drawn(key, chart, given, options)
    return figure


@st.cache_resource(max_entries=192, ttl="1h", show_spinner=False)
def _drawn(
    key: tuple[str, ...], _chart: Chart, _given: tuple[object, ...], _options: dict[str, object]
) -> tuple[go.Figure, tuple[object, ...]]:
    # What was given is kept with the chart: while it is, no other figures can have its identity.
    return _chart(*_given, **_options), (_given, _options)


def _print(given: object) -> str:
    """What tells one argument from another: figures by identity, as they are kept and never change."""
    if isinstance(given, Figures):
        return f"figures {id(given)}"
    if isinstance(given, pl.DataFrame):
        return repr((given.columns, given.rows()))
    return repr(given)
