"""Progress: the change of each pathway since entry, with its interval."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.float64]

DRAWS = 1_000
SEED = 20_221_213
FEWEST = 5
"""People without whom no interval is given: drawing so few again says more than is known."""


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`rows` with the mean of their `changes` and its 95 % limits in the place of the list."""
    changes = rows["changes"].to_list()
    sizes = [len(one or ()) for one in changes]
    limits: list[tuple[float | None, float | None]] = [(None, None)] * len(sizes)
    for people in {size for size in sizes if size >= FEWEST}:
        places = [place for place, size in enumerate(sizes) if size == people]
        for place, pair in zip(places, _limits([changes[place] for place in places]), strict=True):
            limits[place] = pair
    return rows.drop("changes").with_columns(
        rows["changes"].cast(pl.List(pl.Float64)).list.mean().alias("change"),
        pl.Series("change_low", [low for low, _ in limits], dtype=pl.Float64),
        pl.Series("change_high", [high for _, high in limits], dtype=pl.Float64),
    )


def _limits(changes: list[list[float]]) -> list[tuple[float, float]]:
    """The limits of the mean of each list, all lists of the same length."""
    means = _weights(len(changes[0])) @ np.asarray(changes, dtype=np.float64).T
    low, high = np.quantile(means, (0.025, 0.975), axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _weights(people: int) -> Numbers:
    """How much of the mean each person makes up in each draw (draws × people).

    The same draws serve every point and pathway with as many people. `scipy.stats.bootstrap` gives the same
    interval (there is a test of it) and draws anew for each, which takes seconds where a scheme is large.
    """
    drawn = np.random.default_rng(SEED).integers(0, people, (DRAWS, people))
    cells = drawn + people * np.arange(DRAWS)[:, None]
    return np.bincount(cells.ravel(), minlength=DRAWS * people).reshape(DRAWS, people) / people
