"""What the panels of the caseload share: the page, its style, and the scheme's cohorts."""

from dataclasses import dataclass
from datetime import date, timedelta

from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures
from findings.caseload import total as caseload_total
from findings.movement import Movement, counted_since, first_whole_month, movement
from findings.words import short_day
from layout.ask import ask
from layout.page import Page
from queries import caseload, schemes


@dataclass(frozen=True)
class Window:
    """The whole months since the comparison date."""

    figures: Figures
    moved: Movement
    since: str
    """From when, in words: “June”, or “the start of July” where the snapshots lie within the months."""
    opening: str
    """The day on which it opens, in words."""


@dataclass(frozen=True)
class Sheet:
    """A page with what its caseload panels need again and again."""

    page: Page
    style: Style
    cohorts: Cohorts
    listed: Figures
    """The scheme's own list of cohorts."""

    @property
    def groups(self) -> dict[str, str]:
        """Each whole cohort in words: “Fixed”, and “the Free cohorts” where it has several profiles."""
        codes = [cohort for cohort, _ in self.cohorts.labels]
        return {
            code: f"the {self.cohorts.group(code)} cohorts"
            if codes.count(code) > 1
            else self.cohorts.group(code)
            for code in codes
        }

    @property
    def chosen(self) -> list[str]:
        """The cohorts and the area looked at in words; empty where it is all of them."""
        cohorts = [self.groups[cohort] for cohort in self.page.cohorts]
        where = self.page.area_name
        if where is None:
            return cohorts
        return [*cohorts[:-1], f"{cohorts[-1]} in {where}"] if cohorts else [where]

    @property
    def capacity(self) -> int | None:
        """The scheme's capacity; none where only some cohorts are looked at, as it is not theirs."""
        return None if self.page.cohorts else self.page.capacity

    @property
    def after(self) -> date | None:
        """The day after the comparison date, from which referrals count."""
        return None if self.page.compare_with is None else self.page.compare_with + timedelta(days=1)

    def window(self) -> "Window | None":
        """Who joined and left since the comparison date; None where no month begins between the two dates."""
        compared, end = self.page.compare_with, self.page.as_at
        if compared is None or first_whole_month(compared) > end:
            return None
        # A day into the month, as a snapshot on the 1st belongs to the month before.
        start = first_whole_month(compared) + timedelta(days=1)
        figures = ask(caseload.flow, self.page, start=start, end=end, every="month")
        moved = movement(figures)
        then = caseload_total(self.spread(everywhere=True), compared)
        opening = short_day(compared if moved.opening == then else first_whole_month(compared))
        return Window(figures, moved, counted_since(moved, then, compared, end), opening)

    def trend(self, *, everyone: bool = False) -> Figures:
        """People by cohort up to the as-at date; `everyone` sets the cohort filter aside."""
        chosen = {"cohort": None} if everyone else {}
        return ask(caseload.trend, self.page, start=self.page.dates[0], end=self.page.as_at, **chosen)

    def spread(self, *, everywhere: bool = False) -> Figures:
        """Community and custody up to the as-at date; `everywhere` sets the area aside."""
        chosen = {"area": None} if everywhere else {}
        return ask(caseload.spread, self.page, start=self.page.dates[0], end=self.page.as_at, **chosen)


def sheet(page: Page) -> Sheet:
    """The sheet of a started page."""
    listed = ask(schemes.cohorts, page)
    return Sheet(page, style(page.theme), Cohorts.of(listed.frame), listed)
