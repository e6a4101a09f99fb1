"""Progress: the change of each pathway since entry, with its interval."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.float64]

DRAWS = 2_000
SEED = 20_221_213
FEWEST = 5
"""People without whom no interval is given: resampling so few says more than is known."""
SCHEMA = {"change": pl.Float64, "change_low": pl.Float64, "change_high": pl.Float64}


def summarise(rows: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`rows` with the mean of their `changes` and its 95 % limits in the place of the list."""
    weights: dict[int, Numbers] = {}
    found = [_change(np.asarray(one or [], dtype=np.float64), weights) for one in rows["changes"].to_list()]
    return rows.drop("changes").hstack(pl.DataFrame(found, schema=SCHEMA, orient="row"))


def _change(changes: Numbers, weights: dict[int, Numbers]) -> tuple[float | None, float | None, float | None]:
    if not changes.size:
        return None, None, None
    mean = float(changes.mean())
    if changes.size < FEWEST:
        return mean, None, None
    if changes.size not in weights:
        weights[changes.size] = _weights(changes.size)
    low, high = np.quantile(weights[changes.size] @ changes, (0.025, 0.975))
    return mean, float(low), float(high)


def _weights(people: int) -> Numbers:
    """How much of the mean each person makes up in each draw (draws × people).

    The same draws serve every point and pathway with as many people. `scipy.stats.bootstrap` gives the same
    interval (there is a test of it) and draws anew for each, which takes seconds where a scheme is large.
    """
    drawn = np.random.default_rng(SEED).integers(0, people, (DRAWS, people))
    cells = drawn + people * np.arange(DRAWS)[:, None]
    return np.bincount(cells.ravel(), minlength=DRAWS * people).reshape(DRAWS, people) / people
