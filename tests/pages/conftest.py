"""What the tests of the pages share: a page as its reader gets it, on any store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from support.stores import make_store

ROOT = Path(__file__).parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    """Settings of this test's own."""
    for setting in ("IOM_ROLE", "IOM_SCHEMES", "IOM_STORE_KEY", "IOM_STORE_KEY_FILE"):
        monkeypatch.delenv(setting, raising=False)
    monkeypatch.setenv("IOM_REGISTER", f"sqlite:///{tmp_path / 'register.sqlite'}")


@pytest.fixture
def open_page(monkeypatch) -> Open:
    """The page `script` on the store in `folder`, run once, with the address's parameters as given."""

    def opened(folder: Path | str, script: str = "overview", **address: str) -> AppTest:
        monkeypatch.setenv("IOM_STORE", str(folder))
        app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
        app.query_params.update(address)
        # Before any run, as a deep link does.
        return app.run() if script == "overview" else app.switch_page(f"pages/{script}.py").run()

    return opened


@pytest.fixture
def store_of(tmp_path) -> Callable[..., Path]:
    """The folder of a store with these tables."""

    def made(origin: str = "extract", **tables: list[dict[str, object]]) -> Path:
        make_store(tmp_path / "store", tables, origin=origin)
        return tmp_path / "store"

    return made
