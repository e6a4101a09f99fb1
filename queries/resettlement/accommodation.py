"""Accommodation: the exact intervals of the two shares, from released counts alone."""

from collections.abc import Mapping

import numpy as np
import polars as pl
from scipy.special import betaincinv

SHARES = {"housed": ("housed_on_release", "known"), "settled": ("settled_3m", "known_3m")}


def derive(released: pl.DataFrame, parameters: Mapping[str, object]) -> pl.DataFrame:
    """`released` with the 95 % limits of both shares (Clopper–Pearson); null where a count is."""
    limits = [_limits(released, name, *counts) for name, counts in SHARES.items()]
    return released.hstack([one for pair in limits for one in pair])


def _limits(released: pl.DataFrame, name: str, part: str, whole: str) -> tuple[pl.Series, pl.Series]:
    """The limits as quantiles of beta distributions; none where there is nobody."""
    k, n = (released[one].cast(pl.Float64).fill_null(np.nan).to_numpy() for one in (part, whole))
    with np.errstate(invalid="ignore"):
        low = np.where(k > 0, betaincinv(k, n - k + 1, 0.025), 0.0)
        high = np.where(k < n, betaincinv(k + 1, n - k, 0.975), 1.0)
        told = n > 0
    return _series(f"{name}_low", low, told), _series(f"{name}_high", high, told)


def _series(name: str, limits: np.ndarray, told: np.ndarray) -> pl.Series:
    return pl.Series(name, np.where(told, limits, np.nan), dtype=pl.Float64).fill_nan(None)
