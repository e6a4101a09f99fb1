"""What the tests of the queries share: a scratch store, and the question."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from support.rows import SCHEME, cohort, scheme
from support.scratch import Scratch

from access.viewer import OPERATOR, Viewer
from data_model.reader import Reader
from disclosure.figures import Figures
from queries import run

COHORTS = (
    cohort("fixed", share_target=0.6),
    cohort("flex"),
    cohort("free", "female"),
    cohort("free", "young_adult"),
)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory) -> Scratch:
    return Scratch(tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def store(scratch) -> Callable[..., Reader]:
    """A store with the test's tables beside one scheme and its cohorts."""
    return lambda **tables: scratch.fill({"schemes": [scheme()], "cohorts": COHORTS} | tables)


@pytest.fixture
def ask() -> Callable[..., Figures]:
    """Figures of the scheme that the test rows are of, as the operator sees them unless told."""

    def asked(reader: Reader, metric: str, viewer: Viewer = OPERATOR, **parameters: Any) -> Figures:
        return run(metric, reader, viewer, scheme=SCHEME, **parameters)

    return asked


@pytest.fixture
def answer(ask) -> Callable[..., list[dict[str, Any]]]:
    """The rows of the operator's figures."""

    def answered(reader: Reader, metric: str, **parameters: Any) -> list[dict[str, Any]]:
        frame: pl.DataFrame = ask(reader, metric, **parameters).frame
        return frame.to_dicts()

    return answered


@pytest.fixture
def ends() -> list[date]:
    """Four month ends."""
    return [date(2022, 6, 30), date(2022, 7, 31), date(2022, 8, 31), date(2022, 9, 30)]


@pytest.fixture
def board() -> Viewer:
    """Somebody of the board."""
    return Viewer()
