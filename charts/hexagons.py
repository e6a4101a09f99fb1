"""Hexagons on a grid: where they stand and their corners, in degrees that a flat map takes as they are."""

from math import cos, pi, sin, sqrt

Point = tuple[float, float]

SIZE = 0.1
"""Degrees from the middle of a hexagon to a corner. About the equator, where a degree is as wide as high."""


def middle(q: int, r: int) -> Point:
    """The middle of the hexagon in column `q` and row `r`: rows go north, odd ones half a step east."""
    return SIZE * sqrt(3) * (q + 0.5 * (r % 2)), SIZE * 1.5 * r


def corners(middle: Point) -> list[Point]:
    """The outline of the hexagon about `middle`: pointed at the top, closed, against the clock."""
    x, y = middle
    angles = [pi / 6 + pi / 3 * step for step in range(6)]
    found = [(x + SIZE * cos(angle), y + SIZE * sin(angle)) for angle in angles]
    return [*found, found[0]]


def centred(middles: dict[str, Point]) -> dict[str, Point]:
    """`middles` moved together so that they lie about the origin; as they are where there are none."""
    if not middles:
        return middles
    xs, ys = [x for x, _ in middles.values()], [y for _, y in middles.values()]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {area: (left - x, up - y) for area, (left, up) in middles.items()}
