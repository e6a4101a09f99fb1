"""The colours of the ratings as people with and without colour-blind vision see them, in both themes."""

from itertools import combinations

import numpy as np
import pytest

from charts.rag_parts import ratings
from charts.style import style

# Machado, Oliveira and Fernandes 2009, “A Physiologically-based Model for Simulation of Color Vision
# Deficiency”: their matrices for the whole deficiency (severity 1.0), on linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
LEAST_DIFFERENCE = 15
"""CIEDE2000; about 2 is seen side by side, above 10 at a glance."""


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    bent = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(chroma**7 / (chroma**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    middle = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * np.cos(np.radians(middle - 30))
        + 0.24 * np.cos(np.radians(2 * middle))
        + 0.32 * np.cos(np.radians(3 * middle + 6))
        - 0.20 * np.cos(np.radians(4 * middle - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    twist = (
        -2
        * np.sqrt(chroma**7 / (chroma**7 + 25**7))
        * np.sin(np.radians(60 * np.exp(-(((middle - 275) / 25) ** 2))))
    )
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, hue / sh
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + twist * dc * dh))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    light, dark = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ],
)
def test_the_difference_is_that_of_the_published_test_data(one, other, known):
    assert difference(np.array(one), np.array(other)) == pytest.approx(known, abs=1e-4)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_ratings_look_alike(theme, vision):
    seen = {part.word: lab(VISION[vision] @ linear(part.fill)) for part in ratings(style(theme))}
    assert len(seen) == 4
    for (one, first), (other, second) in combinations(seen.items(), 2):
        assert difference(first, second) >= LEAST_DIFFERENCE, (one, other)


def test_pure_red_and_green_would_not_pass():
    red, green = (lab(VISION["deuteranopia"] @ linear(colour)) for colour in ("#C00000", "#5F7F00"))
    assert difference(red, green) < LEAST_DIFFERENCE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_rating_stands_out_from_the_background_and_its_number_from_it(theme):
    look = style(theme)
    for part in ratings(look):
        assert contrast(part.fill, look.background) >= 3
        assert contrast(part.ink, part.fill) >= 4.5


def test_every_rating_has_a_word_and_a_shape_of_its_own(look):
    parts = ratings(look)
    assert len({part.shape for part in parts}) == len({part.word for part in parts}) == 4
    assert all(part.shape and part.word in part.marked and part.shape in part.marked for part in parts)
