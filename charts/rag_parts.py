"""The ratings as every chart shows them: their order, a word and a shape each, never a colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl

from charts.style import Style
from disclosure.figures import Figures


@dataclass(frozen=True)
class Part:
    """One of the parts that a whole is made of: its code, its word, its shape and its colours."""

    code: str
    word: str
    shape: str
    fill: str
    ink: str

    @property
    def marked(self) -> str:
        """The shape in its colour, then the word in that of the text around it."""
        return f'<span style="color:{self.fill}">{self.shape}</span> {self.word}'


_WORDS = {
    "red": ("Red", "▲"),
    "amber": ("Amber", "■"),
    "green": ("Green", "●"),
    "unrated": ("Unrated", "◇"),
}
RATINGS = tuple(_WORDS)
"""Red, amber, green and unrated, in this order everywhere."""


def ratings(style: Style) -> tuple[Part, ...]:
    """The four ratings in the colours of `style`."""
    return tuple(
        Part(code, word, shape, style.ratings[code], style.inks[code])
        for code, (word, shape) in _WORDS.items()
    )


def placeholder(figures: Figures) -> float:
    """How many people a withheld number is drawn as: always the same, half of the fewest that are shown."""
    smallest = figures.released.filter(pl.col("mark").is_not_null()).get_column("smallest").to_list()
    return max(smallest, default=5) / 2


def shares(counts: Sequence[int | None], instead: float) -> list[float]:
    """Each count as a part of 1, a withheld one as if it were `instead`; zeros where nobody is counted.

    Made of what is released alone: the bar of a whole with a withheld part is near the truth, and no nearer.
    """
    known = [instead if count is None else count for count in counts]
    whole = sum(known)
    return [count / whole if whole else 0.0 for count in known]


def key(figure: go.Figure, parts: Sequence[Part], style: Style, *, hatched: str = "") -> None:
    """Above the plot: shape and word of each part, and what the hatching stands for where there is any."""
    words = [part.marked for part in parts] + ([f"▨ {hatched}"] if hatched else [])
    line_above(figure, "   ".join(words), style)


def line_above(figure: go.Figure, text: str, style: Style) -> None:
    """A quiet line above the plot, from the left edge of the figure."""
    font = {"color": style.quiet, "size": style.size - 1}
    figure.update_layout(
        margin_t=style.size * 2 + 6,
        title={
            "text": text, "font": font, "x": 0, "xref": "container", "xanchor": "left",
            "y": 1, "yref": "container", "yanchor": "top", "pad": {"l": 2, "t": 9},
        },
    )  # fmt: skip


def hatching(style: Style) -> dict[str, object]:
    """The marker of what is withheld."""
    return {
        "color": style.background,
        "pattern": {"shape": "/", "fgcolor": style.quiet, "size": 6, "solidity": 0.2},
        "line": {"color": style.quiet, "width": 1},
    }
