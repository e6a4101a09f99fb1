"""What every chart starts from: an empty figure in our style, and text that fits and cannot be markup."""

import html
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.style import Style
from disclosure.figures import Figures

MINUS = "\N{MINUS SIGN}"


def blank(style: Style, height: int) -> go.Figure:
    """An empty figure of `height` pixels in our template."""
    return go.Figure(layout={"template": style.template, "height": height, "autosize": True})


def withheld(figures: Figures) -> str:
    """“Withheld: fewer than 5”, to stand where the point would be; the number is not in the figures."""
    smallest = figures.released.filter(pl.col("mark").is_not_null()).get_column("smallest").to_list()
    return f"Withheld: fewer than {max(smallest, default=5)}"


def plain(text: object, limit: int = 40) -> str:
    """Loaded text for Plotly, which reads tags: escaped, and cut at `limit` characters."""
    short = str(text) if len(str(text)) <= limit else str(text)[: limit - 1].rstrip() + "…"
    return html.escape(short, quote=False)


def wrapped(text: object, width: int = 22) -> str:
    """Loaded text on at most two lines of about `width` characters, escaped."""
    lines = textwrap.wrap(str(text), width, max_lines=2, placeholder="…", break_long_words=True) or [""]
    return "<br>".join(plain(line, width + 1) for line in lines)


def text_width(text: str, style: Style) -> float:
    """About how many pixels wide `text` is drawn; Source Sans averages 0.53 of its size."""
    return len(text) * style.size * 0.55


def signed(number: float) -> str:
    """“+8”, “−13” with a typographic minus, or “0”."""
    whole = round(number)
    return "0" if whole == 0 else f"{'+' if whole > 0 else MINUS}{abs(whole):,}"


def people_range(values: Sequence[float | None], headroom: float = 0.08) -> list[float]:
    """A range from zero to just above the largest value; [0, 5] where there is none."""
    top = max((value for value in values if value is not None), default=0)
    return [0, max(top * (1 + headroom), 5)]


def rows_range(rows: int, least: int = 3) -> list[float]:
    """The range of an axis of `rows` bars; as wide as for `least` of them, so that one alone is no block."""
    pad = max(least - rows, 0) / 2
    return [-0.6 - pad, rows - 0.4 + pad]


def spread_labels(heights: Sequence[float], gap: float) -> list[float]:
    """`heights` moved as little as needed for neighbours to be `gap` apart, in their order."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [heights[i] for i in order]
    for _ in range(50):
        for low in range(len(placed) - 1):
            overlap = gap - (placed[low + 1] - placed[low])
            if overlap > 1e-9:
                placed[low] -= overlap / 2
                placed[low + 1] += overlap / 2
    lift = max(0.0, -placed[0]) if placed else 0.0
    result = [0.0] * len(heights)
    for position, index in enumerate(order):
        result[index] = placed[position] + lift
    return result
