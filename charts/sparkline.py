"""The few numbers behind a tile's small line."""

from collections.abc import Iterable


def points(values: Iterable[float | None], most: int = 60) -> list[float]:
    """The values since the last unknown one, oldest first, at most `most`; empty where under two are left.

    A small line cannot show a gap, and joining across one would draw what is withheld.
    """
    run: list[float] = []
    for value in values:
        run = [] if value is None else [*run, float(value)]
    return run[-most:] if len(run) > 1 else []
