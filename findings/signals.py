"""What a control chart says: within its usual range, or a real change, and for how long."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from disclosure.figures import Figures
from findings.words import count, fitting, month, percent

Way = Literal["above", "below", "usual", "few", "withheld", "none"]

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True)
class Reading:
    """Where the latest point stands; `run` points in a row up to it are on its side of the mean."""

    way: Way
    value: float | None = None
    run: int = 0
    outside: bool = False
    points: int = 0

    @property
    def changed(self) -> bool:
        """Whether it is a signal: more than chance explains."""
        return self.way in ("above", "below")


def latest(figures: Figures) -> Reading:
    """What `spc.signals` says of its latest point. Earlier signals are past: the chart has them."""
    frame = measured(figures)
    points = frame["value"].count()
    if not frame.height:
        return Reading("none")
    last = frame.row(-1, named=True)
    if last["value"] is None:
        return Reading("withheld", points=points)
    if last["mean"] is None:
        return Reading("few", last["value"], points=points)
    if not last["signal"]:
        return Reading("usual", last["value"], points=points)
    above = last["value"] > last["mean"]
    run = _run(frame["value"].to_list(), last["mean"], above)
    return Reading("above" if above else "below", last["value"], run, last["signal"] == "outside", points)


def measured(figures: Figures) -> pl.DataFrame:
    """The months of `spc.signals` in which anything was measured, withheld or not."""
    hidden = set(figures.withheld_cells()["row"])
    rows = figures.frame.with_row_index("place")
    known = pl.col("value").is_not_null() | pl.col("place").is_in(sorted(hidden))
    return rows.filter(known).drop("place").sort("period")


def _run(values: list[float | None], mean: float, above: bool) -> int:
    run = 0
    for value in reversed(values):
        if value is None or value == mean or (value > mean) != above:
            break
        run += 1
    return run


def verdict(reading: Reading, each: str = "meeting") -> str:
    """“within its usual range” or “a real change: eight meetings above the mean”, or why neither."""
    if reading.changed:
        return f"a real change: {stretch(reading, each)}"
    return {
        "usual": "within its usual range",
        "few": f"{_times(reading.points, each)}, too few to judge",
        "withheld": "the latest number is withheld",
    }.get(reading.way, "not known yet")


def stretch(reading: Reading, each: str = "meeting") -> str:
    """“eight meetings above the mean”, “above its usual range”; an empty text where nothing has changed."""
    if not reading.changed:
        return ""
    if reading.outside:
        return f"{reading.way} its usual range"
    return f"{_times(reading.run, each)} {reading.way} the mean"


def title(name: str, reading: Reading, each: str = "meeting") -> str:
    """“Share green 29 %, within its usual range”, “Share green: a real change, eight … above the mean”."""
    said = verdict(reading, each)
    if reading.changed:
        return fitting(f"{name}: {said.replace(':', ',')}", f"{name}: a real change")
    value = "" if reading.value is None else f" {percent(reading.value)}"
    return fitting(f"{name}{value}, {said}" if value else f"{name}: {said}", f"{name}: {said}")


def marked(figures: Figures) -> str:
    """“◆ beyond chance in 3 months, the last October 2025”; an empty text where no month is."""
    told = measured(figures).filter(pl.col("signal").fill_null("") != "")
    if not told.height:
        return ""
    last = told["period"][-1]
    when = f"the last {month(last)}" if told.height > 1 else month(last)
    return f"◆ beyond chance in {count(told.height, 'month', 'months')}, {when}"


def _times(how_many: int, each: str) -> str:
    word = _NUMBERS[how_many] if how_many < len(_NUMBERS) else f"{how_many:,}"
    return f"{word} {each if how_many == 1 else f'{each}s'}"
