"""The people that each cohort is to have at each month end."""

from collections.abc import Sequence
from random import Random


def path(opening: Sequence[int], rng: Random, months: int, heading_for: float, most: int) -> tuple[int, ...]:
    """`opening` as it stands, then a walk of whole people that wobbles its way to `heading_for`.

    As many numbers as `months`; never more than `most`.
    """
    numbers = list(opening[:months])
    level = float(numbers[-1])
    wobble = 0.0
    while len(numbers) < months:
        level += (heading_for - level) * 0.045
        wobble = 0.55 * wobble + rng.gauss(0, 0.9)
        numbers.append(max(0, min(most, round(level + wobble))))
    return tuple(numbers)


def within(paths: Sequence[tuple[int, ...]], capacity: int) -> list[tuple[int, ...]]:
    """The paths with people taken from the first, the largest, wherever they are over the capacity."""
    over = [max(0, sum(month) - capacity) for month in zip(*paths, strict=True)]
    first = tuple(people - less for people, less in zip(paths[0], over, strict=True))
    return [first, *paths[1:]]
