"""The few numbers behind a tile's small line."""

from collections.abc import Iterable


def points(values: Iterable[float | None], most: int = 60) -> list[float]:
    """The last `most` known values, oldest first; empty where fewer than two are known, as no line can be drawn."""
    known = [float(value) for value in values if value is not None][-most:]
    return known if len(known) > 1 else []
