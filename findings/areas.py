"""What the map says: where people are, and which areas differ from the rest beyond chance."""

from collections.abc import Mapping

import polars as pl

from disclosure.figures import Figures
from findings.words import capital, fitting, names, number, people

MEASURES: Mapping[str, str] = {
    "people": "On the scheme",
    "community": "In the community",
    "custody": "In custody",
    "red": "Last rated red",
    "green": "Last rated green",
    "adopted": "Adopted in the year",
    "released": "Released in the year",
}
"""What can be shown, in words."""

PHRASES: Mapping[str, str] = {
    "people": "on the scheme",
    "community": "in the community",
    "custody": "in custody",
    "red": "last rated red",
    "green": "last rated green",
    "adopted": "adopted in the year",
    "released": "released from prison in the year",
}

WORDS: Mapping[str | None, str] = {
    "above": "▲ above the rest",
    "below": "▼ below the rest",
    "no difference": "no different",
    "too few to tell": "too few to tell",
    None: "",
}
"""The finding about an area, with its shape."""


def headline(figures: Figures, measure: str) -> str:
    """The finding of the map, in ten words or so."""
    named = _areas(figures)
    above, below = _named(named, "above"), _named(named, "below")
    if above:
        verb = "stands" if len(above) == 1 else "stand"
        return fitting(
            f"{names(above)} {verb} above the rest, beyond chance",
            f"{len(above)} areas stand above the rest, beyond chance",
        )
    if below:
        verb = "stands" if len(below) == 1 else "stand"
        return fitting(
            f"{names(below)} {verb} below the rest, beyond chance",
            f"{len(below)} areas stand below the rest, beyond chance",
        )
    if named.get_column("finding").drop_nulls().is_empty():
        return _most(figures, measure)
    return "No area differs from the rest beyond chance"


def title(figures: Figures, measure: str) -> str:
    """The title of the map itself: how many people it shows."""
    total = figures.frame.filter(area="total").get_column("people").to_list()
    return capital(f"{people(total[0] if total else 0)} {PHRASES[measure]}")


def table(figures: Figures) -> pl.DataFrame:
    """The areas as a table of texts: name, people, rate with its interval, and the finding."""
    shown = figures.display()
    rows = zip(figures.frame.to_dicts(), shown.to_dicts(), strict=True)
    return pl.DataFrame(
        [
            {
                "Area": text["name"],
                "People": text["people"],
                "For each 10,000 adults": _rate(row, text),
                "Beside the rest": "[c]" if text["finding"] == "[c]" else WORDS[row["finding"]],
            }
            for row, text in rows
        ],
        schema=dict.fromkeys(("Area", "People", "For each 10,000 adults", "Beside the rest"), pl.String),
    )


def alternative(figures: Figures, measure: str) -> str:
    """The map in words, for those who do not see it."""
    parts = [f"{row['name']} {people(row['people'])}" for row in _areas(figures).to_dicts()]
    return f"Map of people {PHRASES[measure]}: {names(parts)}. {headline(figures, measure)}."


def _areas(figures: Figures) -> pl.DataFrame:
    return figures.frame.filter(pl.col("area") != "total")


def _named(areas: pl.DataFrame, finding: str) -> list[str]:
    return areas.filter(pl.col("finding") == finding).get_column("name").to_list()


def _most(figures: Figures, measure: str) -> str:
    """Where nothing is known of the adults: where most people are."""
    known = _areas(figures).drop_nulls("people").filter(pl.col("people") > 0)
    if known.is_empty():
        return f"Nobody is shown {PHRASES[measure]}"
    most = known.sort("people", descending=True, maintain_order=True).row(0, named=True)
    return f"Most people {PHRASES[measure]} are in {most['name']}"


def _rate(row: dict[str, float | None], text: dict[str, str]) -> str:
    rate, low, high = row["per_10000"], row["low"], row["high"]
    if rate is None or low is None or high is None:
        return "[c]" if text["per_10000"] == "[c]" else "not known"
    return f"{number(rate, 1)} ({number(low, 1)} to {number(high, 1)})"
