"""Loads that are killed: a script that forks one child per moment, and kills it right there.

Run as `python killed_load.py FOLDER...`: each folder holds a store, and its name says the moment: `step-7` is
before the seventh thing done to a file of the store, `fill-…` within the load itself, `after-20` twenty
milliseconds in. Prints per folder `killed` or `published`. It runs nothing before it forks, because polars
and DuckDB have threads from then on.
"""

import os
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path

import duckdb

from data_model.reference_data import reference_frames
from data_model.versions import Store

AT_ONCE = 4
"""Children that run side by side."""


def fill(connection: duckdb.DuckDBPyConnection, moment: str = "") -> None:
    """A load that replaces `before` by `after` in two tables, and perhaps never gets to its end."""
    connection.execute("update schemes set name = 'after'")
    if moment == "fill-half":
        die()
    connection.execute("update areas set name = 'after'")
    if moment == "fill-written":
        connection.execute("checkpoint store")
        die()
    if moment == "fill-open":
        connection.begin()
        connection.execute(
            "insert into areas select 'x', range::varchar, 'after', null, null from range(200000)"
        )
        die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_before_step(steps: int, folder: Path) -> None:
    """Die when Python is about to do the `steps`-th thing to a file in `folder` from here on."""
    left = steps

    def count(_: str, about: tuple[object, ...]) -> None:
        nonlocal left
        if any(str(folder) in one for one in about if isinstance(one, str)):
            left -= 1
            if left == 0:
                die()

    sys.addaudithook(count)


def load(folder: Path) -> None:
    kind, _, number = folder.name.partition("-")
    reference_frames()
    if kind == "step":
        die_before_step(int(number), folder)
    if kind == "after":
        threading.Timer(int(number) / 1000, die).start()
    Store(folder / "store").publish(lambda connection: fill(connection, folder.name))


def main(folders: list[str]) -> None:
    import_module("pandas")  # as DuckDB does when it first passes a value, which takes long
    import_module("pyarrow.dataset")
    running: dict[int, str] = {}
    for folder in folders:
        if len(running) == AT_ONCE:
            report(running)
        child = os.fork()
        if child == 0:
            load(Path(folder))
            os._exit(0)
        running[child] = Path(folder).name
    while running:
        report(running)


def report(running: dict[int, str]) -> None:
    """Wait for the next child to end, and say how it did."""
    child, status = os.wait()
    outcome = {0: "published", signal.SIGKILL: "killed"}.get(status, f"status {status}")
    print(running.pop(child), outcome, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
