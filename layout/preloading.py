"""Everything that pages import, imported once and by one thread.

Every reader's session runs in a thread of its own. When several come to a server that has just started, they
would import the same modules at once; NumPy, autograd and others break on that, being half made. Python's
lock on the package `layout`, held while it is imported, makes the others wait.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import plotly.graph_objects as go

PACKAGES = ("access", "data_model", "disclosure", "queries", "charts", "findings", "layout")

COMMANDS = ("__main__", "cli", "demo")
"""Parts of packages that are for the command line."""

LATE = ("pandas", "pyarrow", "orjson", "scipy.special")
"""What Streamlit, Plotly and the metrics' own sums import only when they first need it."""


def preload() -> None:
    """Nothing; afterwards every module that a page needs is whole."""
    for name in (*LATE, *_modules()):
        import_module(name)
    # Plotly makes its classes when they are first used.
    go.Figure([go.Bar(x=[1]), go.Scatter(x=[1])]).add_shape(type="line").add_annotation(text="").to_json()


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        folder = import_module(package).__path__
        for module in walk_packages(folder, f"{package}."):
            parts = module.name.split(".")
            if not set(parts) & set(COMMANDS) and not _is_of_a_metric(
                Path(folder[0]).parent.joinpath(*parts)
            ):
                yield module.name


def _is_of_a_metric(path: Path) -> bool:
    """Whether the module stands beside a metric's SQL: as a submodule it would hide the typed function."""
    return path.with_suffix(".sql").exists()
