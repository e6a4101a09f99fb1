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
    changes = rows["changes"].cast(pl.List(pl.Float64))
    sizes = changes.list.len().fill_null(0)
    low, high = np.full(rows.height, np.nan), np.full(rows.height, np.nan)
    for people in sizes.filter(sizes >= FEWEST).unique():
        alike = (sizes == people).to_numpy()
        low[alike], high[alike] = _limits(changes.filter(alike).explode().to_numpy().reshape(-1, people))
    return rows.drop("changes").with_columns(
        changes.list.mean().alias("change"),
        pl.Series("change_low", low).fill_nan(None),
        pl.Series("change_high", high).fill_nan(None),
    )


def _limits(changes: Numbers) -> Numbers:
    """The lower and the upper limit of the mean of each row of `changes`."""
    means = _weights(changes.shape[1]) @ changes.T
    return np.quantile(means, (0.025, 0.975), axis=0)


def _weights(people: int) -> Numbers:
    """How much of the mean each person makes up in each draw (draws × people).

    The same draws serve every point and pathway with as many people. `scipy.stats.bootstrap` gives the same
    interval (there is a test of it) and draws anew for each, which takes seconds where a scheme is large.
    """
    drawn = np.random.default_rng(SEED).integers(0, people, (DRAWS, people))
    cells = drawn + people * np.arange(DRAWS)[:, None]
    return np.bincount(cells.ravel(), minlength=DRAWS * people).reshape(DRAWS, people) / people
