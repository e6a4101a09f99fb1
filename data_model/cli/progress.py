"""How far a long command has come: a bar on a terminal, plain lines elsewhere, nothing where it is quick."""

import time
from threading import Timer
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from data_model.cli.failures import printable

QUICK = 1.0
"""Seconds before anything is shown, and at least between two plain lines."""


class Steps:
    """Shows steps on standard error, as they are told to it."""

    def __init__(self, console: Console | None = None, quick: float = QUICK) -> None:
        self._console = console or Console(stderr=True)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        self._bar = Progress(
            *columns, console=self._console, transient=True, disable=not self._console.is_terminal
        )
        self._task = self._bar.add_task("starting", total=None)
        self._quick = quick
        self._told = time.monotonic()
        # a timer, as the first step alone may take long; daemonic, so as never to keep a command alive
        self._timer = Timer(quick, self._bar.start)
        self._timer.daemon = True

    def __enter__(self) -> "Steps":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._bar.stop()

    def __call__(self, doing: str, done: int, steps: int) -> None:
        """Show that `done` of `steps` steps are done and that `doing` is what comes now."""
        words = printable(doing)
        self._bar.update(self._task, description=words, completed=done, total=steps or None)
        if not self._console.is_terminal and time.monotonic() - self._told >= self._quick:
            self._told = time.monotonic()
            click.echo(f"{words} ({done / max(steps, 1):.0%})", err=True)
