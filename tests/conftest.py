"""What tests of several folders share."""

from pathlib import Path

import pytest

from data_model.demo.publishing import demo
from data_model.versions import Store


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the three demo schemes, written and loaded once by generator and loader.

    Read it, and load nothing into it: other tests count on what it holds.
    """
    folder = tmp_path_factory.mktemp("demo") / "store"
    demo(Store(folder), seed=1, schemes=3, years=4)
    return folder
