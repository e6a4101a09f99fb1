"""Which colour and which label a cohort has: the same on every chart, for any scheme's cohorts."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from charts.style import Style

Key = tuple[str, str]
"""A cohort and a profile, as loaded."""

_OWN = {
    ("fixed", "all"): "blue",
    ("flex", "all"): "teal",
    ("free", "female"): "plum",
    ("free", "young_adult"): "orange",
    ("free", "domestic_abuse"): "violet",
    ("free", "arc_legacy"): "grey",
}


@dataclass(frozen=True)
class Cohorts:
    """The cohorts and profiles of one scheme in their order, with their labels."""

    labels: dict[Key, str]

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "Cohorts":
        """From the scheme's own list (`cohort, profile, label`), whatever is filtered later."""
        rows = frame.select("cohort", "profile", "label").iter_rows()
        return cls({(cohort, profile): label for cohort, profile, label in rows})

    def label(self, cohort: str, profile: str = "all") -> str:
        """The label shown to people; made from the codes where the scheme's list has none."""
        known = self.labels.get((cohort, profile))
        return known or _words(cohort if profile == "all" else f"{cohort} – {profile}")

    def group(self, cohort: str) -> str:
        """The label of a whole cohort: its only profile's, or the words of its code."""
        own = [label for (code, _), label in self.labels.items() if code == cohort]
        return own[0] if len(own) == 1 else self.label(cohort)

    def colours(self, style: Style) -> dict[Key, str]:
        """A colour for each cohort and profile: the strategy's have their own, others the next unused."""
        own = {key: getattr(style, _OWN[key]) for key in self.labels if key in _OWN}
        return own | _assigned([key for key in self.labels if key not in own], own.values(), style)

    def group_colours(self, style: Style) -> dict[str, str]:
        """A colour for each whole cohort: that of its only profile; a quiet one where several share it."""
        groups: dict[str, str] = {}
        for (cohort, _), colour in self.colours(style).items():
            groups[cohort] = style.quiet if cohort in groups else colour
        return groups


def _assigned(keys: list[Key], taken: Iterable[str], style: Style) -> dict[Key, str]:
    used = set(taken)
    free = [colour for colour in style.series if colour not in used] or list(style.series)
    return {key: free[position % len(free)] for position, key in enumerate(keys)}


def _words(code: str) -> str:
    text = code.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
