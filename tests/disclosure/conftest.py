"""What the tests of disclosure control share: the three views, and figures from literal rows."""

from collections.abc import Callable

import polars as pl
import pytest

from access.viewer import View
from disclosure.assembly import Derive, assemble
from disclosure.columns import Column, Kind
from disclosure.counts import counts_of
from disclosure.figures import Figures
from disclosure.release import release
from disclosure.thresholds import Thresholds

VIEWS = {
    View.OPERATOR: Thresholds(View.OPERATOR, 0, 0, 0),
    View.BOARD: Thresholds(View.BOARD, 5, 0, 0),
    View.PUBLISH: Thresholds(View.PUBLISH, 10, 5, 100),
}


@pytest.fixture
def thresholds() -> dict[View, Thresholds]:
    return VIEWS


@pytest.fixture
def figures() -> Callable[..., Figures]:
    """The figures of `rows` with `columns` in a view."""

    def made(rows: pl.DataFrame, columns: list[Column], view: View, derive: Derive | None = None) -> Figures:
        released = release(counts_of(rows, columns), VIEWS[view])
        return assemble(
            released,
            rows,
            tuple(columns),
            VIEWS[view],
            metric="a.metric",
            parameters={},
            as_at=None,
            version="v",
            origin="extract",
            derive=derive,
        )

    return made


def key(name: str) -> Column:
    return Column(name, Kind.KEY)


def count(name: str, **other) -> Column:
    return Column(name, Kind.COUNT, **other)
