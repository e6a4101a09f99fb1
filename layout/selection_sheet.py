"""What the panels of the Selection page share: the page, the rule in force and the setting tried out."""

from dataclasses import dataclass
from functools import partial

import polars as pl

from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures
from layout import states
from layout.ask import ask
from layout.page import Page
from layout.selection_setting import Setting, asked
from queries import schemes, selection

FIXED = "fixed"


@dataclass(frozen=True)
class Selected:
    """Everyone in the snapshot against the rule in force."""

    page: Page
    style: Style
    cohorts: Cohorts
    listed: pl.DataFrame
    """The scheme's own list of cohorts."""
    everyone: Figures
    rule: Figures
    own: Setting | None
    """The scheme's thresholds; None where it has no rule in force."""
    setting: Setting | None
    notice: str

    @property
    def fixed(self) -> str:
        """The name of the fixed cohort."""
        return self.cohorts.group(FIXED)

    @property
    def fixed_shown(self) -> bool:
        """Whether the cohort filter leaves the fixed cohort."""
        return not self.page.cohorts or FIXED in self.page.cohorts

    @property
    def others_shown(self) -> bool:
        """Whether the cohort filter leaves any other."""
        return not self.page.cohorts or set(self.page.cohorts) != {FIXED}

    @property
    def at_own_rule(self) -> bool:
        """Whether the setting is the scheme's own."""
        return self.setting == self.own

    @property
    def capacity(self) -> int | None:
        """The scheme's capacity."""
        return self.page.capacity

    @property
    def planned(self) -> int | None:
        """How many places are planned for the fixed cohort: its share of the capacity."""
        share = self.listed.filter(pl.col("cohort") == FIXED)["share_target"].drop_nulls()
        return None if self.capacity is None or not len(share) else round(self.capacity * float(share[0]))


def selected(page: Page) -> Selected:
    """The sheet of a started page; ends the page for the board, also where it runs without its menu."""
    if not page.viewer.works_cases:
        states.stop_not_for_viewer("Selection")
    listed = ask(schemes.cohorts, page)
    rule, everyone = ask(selection.rule, page), ask(selection.eligibility, page)
    own = Setting.of(rule.frame) if rule.frame.height else None
    setting, notice = asked(own) if own else (None, "")
    make = partial(Selected, page, style(page.theme), Cohorts.of(listed.frame), listed.frame)
    return make(everyone, rule, own, setting, notice)
